"""The ledger of a report as rows of the tables: each relation with its figures."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.storing.passages import Sections, split_passages
from pipeline.storing.placing import Placer, Row
from pipeline.storing.storable import storable, storable_or_none
from schemas.columns import canonical
from schemas.document import Span
from schemas.facts import Check, Report
from schemas.references import finding_reference


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation of the ledger: its row, and the rows of its figures in their order."""

    row: Row
    spans: tuple[Row, ...]

    @property
    def says(self) -> tuple[object, ...]:
        """What the relation says and of which words: equal for two that say the same."""
        spans = tuple((span["start"], span["end"]) for span in self.spans)
        return (*(self.row[name] for name in _SAID), spans)

    def at(self, ordinal: int, revised: str | None = None) -> "Entry":
        """The same relation in that place of the ledger."""
        row = {**self.row, "ordinal": ordinal, "revised": revised}
        return Entry(row, tuple({**span, "ledger": ordinal} for span in self.spans))


_SAID = ("kind", "rule", "severity", "start", "end", "stated", "expected", "equation", "suggestion")


def ledger_entries(sha256: str, report: Report) -> list[Entry]:
    """The ledger of the report, in the order of the challenged figures."""
    sections = Sections(report.headings)
    place = Placer(sha256, sections, split_passages(report.text, sections))
    return placed_entries(place, sha256, report)


def placed_entries(place: Placer, sha256: str, report: Report) -> list[Entry]:
    """The same with what places the facts of the report."""
    entries: list[Entry] = []
    for i, check in enumerate(sorted(report.checks, key=_check_order)):
        row = {**place(i, _challenged(check), check.section, check.rule), **_check(check)}
        values = (row[key] for key in ("kind", "start", "end", "stated", "expected"))
        row |= {"ref": finding_reference(sha256, *values), "revised": None}
        spans = (
            {
                "content": sha256,
                "ledger": i,
                "ordinal": j,
                "start": span.start,
                "end": span.end,
                "text": storable(span.text),
            }
            for j, span in enumerate(check.spans)
        )
        entries.append(Entry(row, tuple(spans)))
    return entries


def _check(check: Check) -> Row:
    return {
        "kind": check.kind,
        "severity": check.severity,
        "stated": _number_or_text(check.stated),
        "expected": _number_or_text(check.expected),
        "stated_value": check.stated if isinstance(check.stated, Decimal) else None,
        "expected_value": check.expected if isinstance(check.expected, Decimal) else None,
        "equation": storable(check.equation),
        "suggestion": storable_or_none(check.suggestion),
    }


def _number_or_text(value: Decimal | str) -> str:
    if isinstance(value, str):
        return storable(value)
    number = canonical(value)
    return str(value) if number is None else format(number, "f")


def _challenged(check: Check) -> Span:
    return check.spans[0] if check.spans else Span(0, 0, "")


def _check_order(check: Check) -> tuple[int, int, str, str]:
    span = _challenged(check)
    return span.start, span.end, check.kind, repr(check)
