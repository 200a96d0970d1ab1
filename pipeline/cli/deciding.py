"""What a person decides of findings, written down by `check --accept`, `--dismiss` and others."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.output import tell

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pipeline.querying.references import Referred
    from pipeline.storing import Store


def decide_findings(
    db: str, said: Mapping[str, Sequence[str]], why: str | None, by: str | None, lang: str
) -> None:
    """Write down one verdict ("undo": none any more) on the findings of those references."""
    if not said:
        raise click.UsageError(
            f"{'--by' if why is None else '--why'} cần đi cùng một trong --accept, --dismiss, "
            '--corrected, ví dụ: baocao check --dismiss MÃ --why "hai đợt khác nhau".'
        )
    if len(said) > 1:
        raise click.UsageError(
            "mỗi lần chỉ ghi một loại quyết định: --accept, --dismiss, --corrected hoặc --undo."
        )
    verdict, words = next(iter(said.items()))
    if verdict == "dismissed" and not (why or "").strip():
        raise click.UsageError('--dismiss cần lý do; hãy thêm --why "…".')
    if verdict == "undo" and (why is not None or by is not None):
        raise click.UsageError("--undo xóa cả quyết định lẫn lý do; hãy bỏ --why, --by.")
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with store.write() as connection:
            lines = [
                _decide(store, connection, word, verdict, why, by, lang)
                for word in dict.fromkeys(words)
            ]
    finally:
        store.close()
    for line in lines:
        tell(line)


def _decide(
    store: "Store",
    connection: "Connection",
    word: str,
    verdict: str,
    why: str | None,
    by: str | None,
    lang: str,
) -> str:
    from pipeline.messages import VERDICTS
    from pipeline.querying.references import refer, refer_said
    from pipeline.storing import judgements
    from pipeline.wording import equation_text
    from schemas import tables as t

    if verdict == "undo":
        said = refer_said(connection, word, t.finding_decision, "sai lệch")
        judgements.take_back(connection, t.finding_decision, said["content"], said["ref"])
        return f"{said['ref']}: {_UNDONE[lang].format(VERDICTS[lang][said['verdict']])}"
    found = refer(connection, word, ("finding", "contrast"))
    if found.row["severity"] == "ok":
        raise click.ClickException(f"{found.ref} là một phép tính khớp; không có gì để quyết định.")
    values = {key: found.row[key] for key in _AS_OF}
    judgements.keep(
        store,
        connection,
        t.finding_decision,
        {
            **said_of(found),
            **values,
            "verdict": verdict,
            "why": why,
            "decided_by": judgements.who(by),
        },
    )
    reason = f" ({_WHY[lang]}: {why})" if why else ""
    equation = equation_text(found.row["equation"], lang)
    return f"{found.ref}: {VERDICTS[lang][verdict]}{reason}: {equation}"


_UNDONE = {"vi": "đã bỏ quyết định “{}”", "en": "no longer marked “{}”"}
_WHY = {"vi": "lý do", "en": "reason"}
_AS_OF = ("kind", "stated", "expected", "rule", "severity", "equation")


def said_of(found: "Referred") -> dict[str, object]:
    """The columns that everything said of a place has, but for who, when and why."""
    return {
        **{key: found.row[key] for key in ("content", "ref", "start", "end", "quote")},
        "sentence": found.sentence,
        "nth": found.nth,
        "unit": found.unit,
        "report": found.report,
        "path": found.path,
    }
