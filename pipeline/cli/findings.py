"""The findings for people: by unit, report and severity, each with its arithmetic and sentence."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.exporting import Cell, Listing
from pipeline.exporting.cells import flat
from pipeline.messages import SEVERITIES, VERDICTS, counted, plural
from pipeline.wording import report_time
from schemas.views import SETTLED

Record = dict[str, Cell]

_COUNTED = {
    "vi": "đã tính lại {checked} phép: {passed} khớp{settled}; {unbound}/{figures} số liệu không "
    "đối chiếu được với số nào",
    "en": "{checked} recomputed: {passed} hold{settled}; {unbound} of {figures} held against no "
    "other",
}
_SETTLED = {"vi": ", {settled} đã giải quyết", "en": ", {settled} settled"}
LABELS = {
    "vi": {"figures": "Số liệu", "sentence": "Câu", "note": "Ghi chú"},
    "en": {"figures": "Figures", "sentence": "Sentence", "note": "Note"},
}
_NOTHING_OPEN = {"vi": "đã giải quyết hết", "en": "all settled"}
_DECISION = {"vi": "Quyết định", "en": "Decision"}
UNKNOWN = {"vi": "(chưa rõ đơn vị)", "en": "(unit unknown)"}


def render_findings(found: Listing, checked: Listing, width: int | None, lang: str) -> str:
    """The findings as text, ended by a newline; units and reports without any are left out.

    The units with the worst findings come first. Where there are several, a table of them stands
    before their findings.
    """
    by_report: dict[Cell, list[Record]] = {}
    for record in found.records():
        by_report.setdefault(record["report_id"], []).append(record)
    units: dict[Cell, _Unit] = {}
    for report in checked.records():
        if report["report_id"] in by_report:
            # Reports whose unit nobody can tell stand alone.
            name = flat(str(report["unit"])) if report["unit"] else UNKNOWN[lang]
            unit = units.setdefault(report["unit"] or report["report_id"], _Unit(name, [], []))
            unit.reports.append(report)
            unit.findings.extend(by_report[report["report_id"]])
    # Sorting is stable: units with the same counts stay in the order of their names.
    worst_first = sorted(units.values(), key=lambda unit: [-n for n in unit.counts])
    lines = _overview(worst_first, len(checked.rows), width, lang) if len(units) > 1 else []
    for unit in worst_first:
        head = f"{unit.name}: {_severities(unit.findings, lang)}"
        lines += ["", wrapped(head, 0, width)]
        names = Counter(report["report"] for report in unit.reports)
        for report in unit.reports:
            time = _time(report, lang) if names[report["report"]] > 1 else ""
            head = f"{flat(str(report['report']))}{time} ({_counted(report, lang)})"
            lines.append(wrapped(head, 2, width))
            for record in by_report[report["report_id"]]:
                lines += _finding(record, width, lang)
    return "".join(f"{line}\n" for line in lines[0 if len(units) > 1 else 1 :])


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    reports: list[Record]
    findings: list[Record]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many findings nobody settled, by severity, errors first."""
        return tuple(_by_severity(self.findings).values())


_LISTED = 20
_OVERVIEW = {
    "vi": "{counts} ở {units} đơn vị, trong {reports} báo cáo; nhiều sai nhất trước:",
    "en": "{counts} in {units} units, of {reports} reports; the worst first:",
}
_MORE = {"vi": "… và {} đơn vị nữa", "en": "… and {} more units"}


def _overview(units: Sequence[_Unit], reports: int, width: int | None, lang: str) -> list[str]:
    """One line for all, and one for each of the units with the worst findings."""
    every = [record for unit in units for record in unit.findings]
    head = _OVERVIEW[lang].format(
        counts=_severities(every, lang), units=len(units), reports=reports
    )
    rows = [(_severities(unit.findings, lang), unit.name) for unit in units[:_LISTED]]
    longest = max(len(counts) for counts, _ in rows)
    room = max((width or 10_000) - longest - 4, 20)
    lines = [wrapped(head, 0, width)]
    lines += [f"  {counts:<{longest}}  {_cut(name, room)}" for counts, name in rows]
    if len(units) > _LISTED:
        lines.append(f"  {_MORE[lang].format(len(units) - _LISTED)}")
    return lines


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _by_severity(records: Iterable[Record]) -> dict[str, int]:
    counts = dict.fromkeys(("error", "suspect", "rounding", "ok"), 0)
    for record in records:
        if record["verdict"] not in SETTLED:
            counts[str(record["severity"])] += 1
    return counts


def _severities(records: Iterable[Record], lang: str) -> str:
    """ "4 sai, 1 nghi ngờ"."""
    counts = _by_severity(records)
    told = ", ".join(counted(n, severity, lang) for severity, n in counts.items() if n)
    return told or _NOTHING_OPEN[lang]


def _time(report: Record, lang: str) -> str:
    """What tells a report from another one of the same file name: ", năm 2024"."""
    words = report_time(report["period_start"], report["period_end"], report["report_date"], lang)
    return f", {words}" if words else ""


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
    lines = [wrapped(head, 2, width)]
    quoted = record["figures"] if isinstance(record["figures"], tuple) else ()
    details = {
        "figures": " · ".join(f"“{flat(str(quote))}”" for quote in quoted),
        "sentence": flat(str(record["sentence"] or "")),
        "verdict": verdict_of(record, lang),
        "note": flat(str(record["note"] or "")),
    }
    for key, text in details.items():
        if text:
            label = "" if key == "verdict" else f"{LABELS[lang][key]}: "
            lines.append(wrapped(label + text, 6, width))
    return lines


def verdict_of(record: Record, lang: str) -> str:
    """What a person decided of the record, "Quyết định: bỏ qua (lý do)", or nothing."""
    if not record["verdict"]:
        return ""
    why = f" ({flat(str(record['why']))})" if record["why"] else ""
    return f"{_DECISION[lang]}: {VERDICTS[lang][str(record['verdict'])]}{why}"


def wrapped(text: str, indent: int, width: int | None) -> str:
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
