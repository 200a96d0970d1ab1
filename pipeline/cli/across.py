"""`check --across`: what reports say of one quantity, held against each other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.cli.asking import ask
from pipeline.cli.output import emit, tell
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.exporting import Cell
    from pipeline.querying.rules import RuleChoice

_INDENT = "    "
_SUMMARY = {
    "vi": "Đã đối chiếu {checked} lần giữa các báo cáo: {suspect} chỗ nghi ngờ.",
    "en": "{checked} relations between reports recomputed: {suspect} suspect.",
}


def show_across(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    *,
    held: bool,
    rules: "RuleChoice",
) -> set["Cell"]:
    """Print the relations between reports; what comes back are the severities among those that
    nobody settled."""
    from pipeline.querying.across import across
    from pipeline.querying.rules import switched_off

    (found, checked), off = ask(
        db,
        lambda connection: (
            across(connection, filters, lang=lang, held=held, rules=rules),
            switched_off(connection, rules, across=True),
        ),
    )
    emit([found], fmt, output, lang, text=lambda width: render_across(found, width, lang))
    from schemas.views import SETTLED

    severities = [
        record["severity"] for record in found.records() if record["verdict"] not in SETTLED
    ]
    tell(_SUMMARY[lang].format(checked=checked, suspect=severities.count("suspect")))
    tell_switched_off(off)
    return set(severities)


def tell_switched_off(rules: Sequence[str]) -> None:
    """What was not looked at, so that nobody takes silence for an answer."""
    if rules:
        tell(f"Quy tắc đang tắt: {', '.join(rules)} (bật lại: baocao rules --on QUY_TẮC).")


def render_across(found: Listing, width: int | None, lang: str) -> str:
    """The relations for people, each with the sentence of every report that has a part in it."""
    from pipeline.cli.findings import LABELS, verdict_of
    from pipeline.exporting.cells import flat
    from pipeline.messages import SEVERITIES

    lines: list[str] = []
    for record in found.records():
        severity = SEVERITIES[lang][str(record["severity"])].upper()
        head = f"{severity} {record['finding_id']}"
        message = f"{head}: {record['message']} ({record['equation']})"
        lines += [""] if lines else []
        lines.append(_wrapped(flat(message), "", width))
        sources, sentences = record["sources"], record["sentences"]
        assert isinstance(sources, tuple)
        assert isinstance(sentences, tuple)
        for source, sentence in zip(sources, sentences, strict=True):
            lines.append(_wrapped(f"{flat(source)}: “{flat(sentence)}”", _INDENT, width))
        if record["verdict"]:
            lines.append(_wrapped(verdict_of(record, lang), _INDENT, width))
        if record["note"]:
            note = f"{LABELS[lang]['note']}: {flat(str(record['note']))}"
            lines.append(_wrapped(note, _INDENT, width))
    return "".join(f"{line}\n" for line in lines)


def _wrapped(text: str, indent: str, width: int | None) -> str:
    if width is None:
        return indent + text
    from textwrap import fill

    return fill(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
