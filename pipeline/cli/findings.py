"""The findings for people: by unit, report and severity, each with its arithmetic and sentence."""

import textwrap
from collections.abc import Iterable

from pipeline.exporting import Cell, Listing
from pipeline.exporting.cells import flat
from pipeline.messages import SEVERITIES, VERDICTS, counted, plural
from schemas.views import SETTLED

Record = dict[str, Cell]

_COUNTED = {
    "vi": "đã tính lại {checked} phép: {passed} khớp{settled}; {unbound}/{figures} số liệu không "
    "đối chiếu được với số nào",
    "en": "{checked} recomputed: {passed} hold{settled}; {unbound} of {figures} held against no "
    "other",
}
_SETTLED = {"vi": ", {settled} đã giải quyết", "en": ", {settled} settled"}
_LABELS = {
    "vi": {"figures": "Số liệu", "sentence": "Câu", "note": "Ghi chú"},
    "en": {"figures": "Figures", "sentence": "Sentence", "note": "Note"},
}
_DECISION = {"vi": "Quyết định", "en": "Decision"}
_UNKNOWN = {"vi": "(chưa rõ đơn vị)", "en": "(unit unknown)"}


def render_findings(found: Listing, checked: Listing, width: int | None, lang: str) -> str:
    """The findings as text, ended by a newline; units and reports without any are left out."""
    by_report: dict[Cell, list[Record]] = {}
    for record in found.records():
        by_report.setdefault(record["report_id"], []).append(record)
    by_unit: dict[Cell, list[Record]] = {}
    for report in checked.records():
        if report["report_id"] in by_report:
            # Reports whose unit nobody can tell stand alone.
            key = report["unit"] or report["report_id"]
            by_unit.setdefault(key, []).append(report)
    lines: list[str] = []
    for reports in by_unit.values():
        every = [record for report in reports for record in by_report[report["report_id"]]]
        unit = reports[0]["unit"]
        name = flat(str(unit)) if unit else _UNKNOWN[lang]
        lines += ["", f"{name}: {_severities(every, lang)}"]
        for report in reports:
            head = f"{flat(str(report['report']))} ({_counted(report, lang)})"
            lines.append(_wrapped(head, 2, width))
            for record in by_report[report["report_id"]]:
                lines += _finding(record, width, lang)
    return "".join(f"{line}\n" for line in lines[1:])


def _severities(records: Iterable[Record], lang: str) -> str:
    """ "4 sai, 1 nghi ngờ"."""
    counts: dict[str, int] = dict.fromkeys(SEVERITIES[lang], 0)
    for record in records:
        if record["verdict"] not in SETTLED:
            counts[str(record["severity"])] += 1
    return ", ".join(counted(n, severity, lang) for severity, n in counts.items() if n)


def _counted(report: Record, lang: str) -> str:
    settled = _SETTLED[lang].format(**report) if report["settled"] else ""
    if lang == "en":
        nouns = {"checked": "relation", "figures": "figure"}
        report = {**report, **{key: plural(int(str(report[key])), n) for key, n in nouns.items()}}
    return _COUNTED[lang].format(**{**report, "settled": settled})


def _finding(record: Record, width: int | None, lang: str) -> list[str]:
    severity = SEVERITIES[lang][str(record["severity"])].upper()
    where = f" [{flat(str(record['section']))}]" if record["section"] else ""
    head = f"{severity} {record['finding_id']}: {flat(str(record['message']))}{where}"
    lines = [_wrapped(head, 2, width)]
    quoted = record["figures"] if isinstance(record["figures"], tuple) else ()
    details = {
        "figures": " · ".join(f"“{flat(str(quote))}”" for quote in quoted),
        "sentence": flat(str(record["sentence"] or "")),
        "verdict": verdict_of(record, lang),
        "note": flat(str(record["note"] or "")),
    }
    for key, text in details.items():
        if text:
            label = "" if key == "verdict" else f"{_LABELS[lang][key]}: "
            lines.append(_wrapped(label + text, 6, width))
    return lines


def verdict_of(record: Record, lang: str) -> str:
    """What a person decided of the record, "Quyết định: bỏ qua (lý do)", or nothing."""
    if not record["verdict"]:
        return ""
    why = f" ({flat(str(record['why']))})" if record["why"] else ""
    return f"{_DECISION[lang]}: {VERDICTS[lang][str(record['verdict'])]}{why}"


def _wrapped(text: str, indent: int, width: int | None) -> str:
    pad = " " * indent
    if width is None:
        return pad + text
    return textwrap.fill(
        text,
        max(width, indent + 30),
        initial_indent=pad,
        subsequent_indent=pad + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
