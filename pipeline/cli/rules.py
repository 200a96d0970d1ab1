"""`rules`: the rules of the checks, and their switches."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import by_option, database_option, output_options
from pipeline.cli.output import tell
from pipeline.exporting import Format

if TYPE_CHECKING:
    from pipeline.storing import Store


@click.command(cls=BaocaoCommand)
@click.option("--off", multiple=True, metavar="QUY_TẮC", help="Tắt quy tắc này ở mọi lệnh.")
@click.option("--on", multiple=True, metavar="QUY_TẮC", help="Bật lại quy tắc này.")
@click.option("--why", metavar="LÝ_DO", help="Lý do.")
@by_option
@output_options
@database_option
def rules(
    db: str,
    fmt: Format | None,
    output: str | None,
    lang: str,
    off: tuple[str, ...],
    on: tuple[str, ...],
    why: str | None,
    by: str | None,
) -> None:
    """Các quy tắc kiểm tra: mỗi quy tắc đã tính lại bao nhiêu phép; bật, tắt từng quy tắc.

    Quy tắc đã tắt không chạy khi nạp báo cáo, và kết quả cũ của nó không có ở lệnh nào, khung nhìn
    SQL nào. Khi bật lại, kết quả cũ trở lại và những báo cáo nạp trong lúc tắt được kiểm tra lại
    ngay. Chỉ bỏ qua một lần: baocao check --without QUY_TẮC.

    \b
    Ví dụ:
      baocao rules
      baocao rules --off contradiction --why "đơn vị dùng chung tên gọi"
      baocao rules --on contradiction
    """
    from pipeline.querying.filters import QueryError
    from pipeline.querying.rules import ids_meant, rules_listing

    try:
        switches = {"off": ids_meant(off, kinds=False), "on": ids_meant(on, kinds=False)}
    except QueryError as error:
        raise click.UsageError(error.message) from None
    if not off and not on:
        if why is not None or by is not None:
            raise click.UsageError("--why và --by chỉ đi cùng --off hoặc --on.")
        give(ask(db, rules_listing), fmt, output, lang)
        return
    if set(switches["off"]) & set(switches["on"]):
        raise click.UsageError("không thể vừa bật vừa tắt một quy tắc.")
    from pipeline.messages import plural
    from pipeline.storing import judgements
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with store.write() as connection:
            for ids, is_on in ((switches["off"], False), (switches["on"], True)):
                if ids:
                    judgements.switch_rules(
                        store, connection, ids, on=is_on, why=why, by=judgements.who(by)
                    )
        apart = _tell_apart(store, lang) if off else 0
        rechecked = _recheck(store, lang) if on else 0
    finally:
        store.close()
    for names, words in zip((off, on), _SWITCHED[lang], strict=True):
        if names:
            tell(f"{words}: {', '.join(names)}")
    if apart:
        tell(_APART[lang].format(number=apart, reports=plural(apart, "report")))
    if rechecked:
        reports = plural(rechecked, "report")
        tell(_RECHECKED[lang].format(number=rechecked, reports=reports))


_SWITCHED = {"vi": ("đã tắt", "đã bật"), "en": ("switched off", "switched on")}
_RECHECKED = {
    "vi": "đã kiểm tra lại {number} báo cáo được nạp trong lúc tắt",
    "en": "checked {reports} again that came in while it was off",
}
_APART = {
    "vi": "đã kiểm tra lại {number} báo cáo có kết quả chung với quy tắc khác",
    "en": "checked {reports} again where it told what other rules found as well",
}
_RECHECKING = {"vi": "Đang kiểm tra lại", "en": "Checking again"}


def _recheck(store: "Store", lang: str) -> int:
    """Run what did not run while it was off; for how many reports."""
    from pipeline.cli.progress import shown_progress
    from pipeline.rechecking import recheck_stale
    from pipeline.storing.judgements import rules_off

    with store.read() as connection:
        off = rules_off(connection)
    with shown_progress(_RECHECKING[lang]) as step:
        return recheck_stale(store, off, step)


def _tell_apart(store: "Store", lang: str) -> int:
    """Tell by themselves what other rules found where one that is off told it with its own."""
    from pipeline.cli.progress import shown_progress
    from pipeline.rechecking import tell_apart
    from pipeline.storing.judgements import rules_off

    with store.read() as connection:
        off = rules_off(connection)
    with shown_progress(_RECHECKING[lang]) as step:
        return tell_apart(store, off, step)
