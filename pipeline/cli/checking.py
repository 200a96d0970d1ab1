"""`check`: figures that cannot be true, with the arithmetic, and what people decide of them."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.across import show_across, tell_switched_off
from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import (
    by_option,
    database_option,
    filter_options,
    output_options,
    rule_options,
)
from pipeline.cli.output import emit, tell
from pipeline.cli.refusing import refuse_beside_a_decision, refuse_what_says_nothing
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.querying.rules import RuleChoice

_FAIL_ON = {
    "error": ("error",),
    "suspect": ("error", "suspect"),
    "rounding": ("error", "suspect", "rounding"),
}
FOUND = 4
"""Exit code where `--fail-on` met a finding."""


@click.command(cls=BaocaoCommand)
@click.argument("more", metavar="[MÃ...]", nargs=-1)
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAIL_ON)),
    metavar="[error|suspect|rounding]",
    help="Thoát với mã 4 nếu có sai lệch từ mức này trở lên.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Liệt kê cả những phép tính khớp, đã giải quyết."
)
@click.option("--unbound", is_flag=True, help="Những số liệu không đối chiếu được với số nào.")
@click.option("--decided", is_flag=True, help="Những gì đã giải quyết, và bản sau của báo cáo.")
@click.option("--dismissed", is_flag=True, help="Chỉ những sai lệch đã bỏ qua.")
@click.option("--accept", multiple=True, metavar="MÃ", help="Đúng là sai: vẫn liệt kê.")
@click.option("--dismiss", multiple=True, metavar="MÃ", help="Không phải lỗi (cần --why): ẩn đi.")
@click.option("--corrected", multiple=True, metavar="MÃ", help="Đơn vị đã sửa: ẩn đi.")
@click.option("--undo", multiple=True, metavar="MÃ", help="Bỏ quyết định đã ghi.")
@click.option("--why", metavar="LÝ_DO", help="Lý do của quyết định.")
@by_option
@rule_options
@click.option(
    "--across", "between", is_flag=True, help="Đối chiếu giữa các báo cáo, thay vì trong từng cái."
)
@filter_options
@output_options
@database_option
@click.pass_context
def check(
    ctx: click.Context,
    more: tuple[str, ...],
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    rules: "RuleChoice",
    fail_on: str | None,
    everything: bool,
    unbound: bool,
    decided: bool,
    dismissed: bool,
    accept: tuple[str, ...],
    dismiss: tuple[str, ...],
    corrected: tuple[str, ...],
    undo: tuple[str, ...],
    why: str | None,
    by: str | None,
    between: bool,
) -> None:
    """Những con số không khớp, kèm phép tính và câu gốc.

    Đơn vị nhiều sai nhất đứng trước. Mỗi sai lệch có một MÃ không đổi. Quyết định về nó được giữ
    theo văn bản, loại, vị trí và giá trị, còn nguyên sau mỗi lần nạp lại; --decided cho biết bản
    sau của báo cáo đã sửa hay chưa.

    \b
    Ví dụ:
      baocao check
      baocao check --unit "Hải Yến" --lang en
      baocao check --fail-on error -o sai-lech.xlsx
      baocao check --rule percent --without growth
      baocao check --dismiss kq2f7mzxa --why "hai đợt khác nhau"
      baocao check --accept kq2f7mzxa km4x7wqza
      baocao check --decided
      baocao check --across
    """
    asked = {
        "accepted": accept,
        "dismissed": dismiss,
        "corrected": corrected,
        "undo": undo,
    }
    said = {verdict: ids for verdict, ids in asked.items() if ids}
    if more and not said:
        raise click.UsageError(
            "MÃ cần đi cùng một trong --accept, --dismiss, --corrected, --undo, ví dụ: "
            f"baocao check --accept {more[0]}."
        )
    # "--accept A B": the ids behind the first one are meant as well.
    said = {verdict: (*ids, *more) for verdict, ids in said.items()}
    if said or why is not None or by is not None:
        from pipeline.cli.deciding import decide_findings

        refuse_beside_a_decision(ctx)
        decide_findings(db, said, why, by, lang)
        return
    refuse_what_says_nothing(ctx, rules)
    if decided or dismissed:
        from pipeline.cli.lists import render_decided
        from pipeline.querying.decided import decided as decisions

        verdict = "dismissed" if dismissed else None
        listing = ask(db, lambda c: decisions(c, filters, verdict=verdict, lang=lang))
        give(listing, fmt, output, lang, text=lambda width: render_decided(listing, width, lang))
        return
    if unbound:
        from pipeline.cli.lists import render_unbound
        from pipeline.querying import facts

        listing = ask(db, lambda c: facts.figures(c, filters, ids=True, unbound=True))
        give(listing, fmt, output, lang, text=lambda width: render_unbound(listing, width, lang))
        return
    if between:
        found_across = show_across(db, filters, fmt, output, lang, held=everything, rules=rules)
        if fail_on is not None and found_across & set(_FAIL_ON[fail_on]):
            ctx.exit(FOUND)
        return
    from pipeline.querying import findings as query

    wanted = ("error", "suspect", "rounding", "ok") if everything else _FAIL_ON["rounding"]
    from pipeline.querying.rules import switched_off

    found, checked, off = ask(
        db,
        lambda connection: (
            query.findings(
                connection,
                filters,
                lang=lang,
                severities=wanted,
                rules=rules,
                settled=everything,
            ),
            query.checked(connection, filters, rules=rules),
            switched_off(connection, rules),
        ),
    )
    emit(
        [found],
        fmt,
        output,
        lang,
        sheets=[checked],
        text=lambda width: _text(found, checked, width, lang),
    )
    tell(_summary(checked, lang))
    tell_switched_off(off)
    from schemas.views import SETTLED

    severities = {
        record["severity"] for record in found.records() if record["verdict"] not in SETTLED
    }
    if fail_on is not None and severities & set(_FAIL_ON[fail_on]):
        ctx.exit(FOUND)


def _text(found: Listing, checked: Listing, width: int | None, lang: str) -> str:
    from pipeline.cli.findings import render_findings

    return render_findings(found, checked, width, lang)


_SUMMARIES = {
    "vi": (
        "{reports} báo cáo, đã tính lại {checked} phép: {passed} khớp, {error} sai, "
        "{suspect} nghi ngờ, {rounding} làm tròn{settled}. "
        "{unbound}/{figures} số liệu không đối chiếu được với số nào (xem: --unbound).",
        ", {} đã giải quyết (xem: --decided)",
    ),
    "en": (
        "{reports}, {checked} recomputed: {passed} hold, {error}, {suspect}, {rounding}{settled}. "
        "{unbound} of {figures} could not be held against any other (see --unbound).",
        ", {} settled (see --decided)",
    ),
}


def _summary(checked: Listing, lang: str) -> str:
    from pipeline.messages import counted, plural

    totals: dict[str, int | str] = {
        key: sum(number for record in checked.records() if isinstance(number := record[key], int))
        for key in ("checked", "passed", "rounding", "suspect", "error", "figures", "unbound")
    }
    totals["reports"] = len(checked.rows)
    settled = sum(
        number for record in checked.records() if isinstance(number := record["settled"], int)
    )
    if lang == "en":
        totals |= {name: counted(int(totals[name]), name, lang) for name in _SEVERE}
        totals |= {name: plural(int(totals[name]), noun) for name, noun in _NOUNS.items()}
    sentence, ending = _SUMMARIES[lang]
    return sentence.format(settled=ending.format(settled) if settled else "", **totals)


_SEVERE = ("error", "suspect", "rounding")
_NOUNS = {"reports": "report", "checked": "relation", "figures": "figure"}
