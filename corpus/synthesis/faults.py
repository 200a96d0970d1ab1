"""Faults planted in consistent reports.

`digit_changes` enumerates, for one report, the single-digit changes that any reader could detect:
the altered figure stands in a relation whose figures the text itself ties together, and after the
change that relation cannot hold by rounding. `plant` alters a report by one of the usual kinds of
slips, digits among them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal

from corpus.synthesis.documents import written_date
from corpus.synthesis.draft import Annotated, Number, Relation
from corpus.synthesis.edits import apply_edits
from corpus.synthesis.headings import ROMAN
from corpus.synthesis.relations import judge_values
from schemas.document import Range
from schemas.facts import CheckKind

DigitFault = Literal["dropped", "doubled", "swapped", "replaced"]
FaultKind = Literal[
    "dropped", "doubled", "swapped", "replaced", "total", "table_total", "base", "ratio",
    "restated", "date", "repeated_number", "skipped_number",
]  # fmt: skip
FAULT_KINDS: tuple[FaultKind, ...] = FaultKind.__args__  # type: ignore[attr-defined]
_DIGIT_FAULTS: tuple[DigitFault, ...] = ("dropped", "doubled", "swapped", "replaced")
_NUMERIC: frozenset[CheckKind] = frozenset(
    ("part_sum", "percent", "percent_sum", "ratio", "conflict")
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What was altered: the kind, the altered figure in the new text, and the relations that no
    longer hold, by kind and as ranges of their figures (the altered one included)."""

    kind: FaultKind
    at: Range
    before: str
    after: str
    broken: tuple[CheckKind, ...]
    figures: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """A report with one fault; `challenged` is the index of the altered figure's span."""

    report: Annotated
    fault: Fault
    challenged: int


@dataclass(frozen=True, slots=True)
class DigitChange:
    """One change of the digits of a number, not yet applied; `relation` is what it breaks."""

    kind: DigitFault
    relation: CheckKind
    number: int
    after: str
    value: Decimal


def digit_changes(report: Annotated) -> Iterator[DigitChange]:
    """Every detectable single-digit change, in the order of the text."""
    relations = _relations_by_number(report)
    for index in sorted(relations, key=lambda i: report.spans[report.numbers[i].at]):
        number = report.numbers[index]
        written = report.quote(number.at)
        for kind in _DIGIT_FAULTS:
            for after in _variants(kind, written):
                value = _value(after)
                if value is None or value == number.value:
                    continue
                for relation in relations[index]:
                    if _breaks(relation, report, index, value):
                        yield DigitChange(kind, relation.kind, index, after, value)
                        break


def apply_change(report: Annotated, change: DigitChange) -> Faulty:
    """The report with the change made."""
    return _restate(report, change.kind, change.number, change.after, change.value)


def plant(rng: Random, report: Annotated) -> Faulty | None:
    """The report with one fault of a kind drawn at random; None where it offers no place."""
    for kind in rng.sample(FAULT_KINDS, len(FAULT_KINDS)):
        found = _PLANTERS[kind](rng, report)
        if found is not None:
            return found
    return None


def _variants(kind: DigitFault, written: str) -> Iterator[str]:
    """Ways to miswrite a numeral. Groups of thousands and decimals stay well formed."""
    whole, comma, decimals = written.partition(",")
    grouped = "." in whole
    if kind == "dropped" and not grouped and len(whole) >= 2:
        for i in range(len(whole)):
            yield whole[:i] + whole[i + 1 :] + comma + decimals
    elif kind == "doubled" and not grouped and not whole.startswith("0"):
        for i in range(len(whole)):
            yield whole[: i + 1] + whole[i:] + comma + decimals
    elif kind == "swapped":
        for i in range(len(whole) - 1):
            one, two = whole[i], whole[i + 1]
            if one.isdigit() and two.isdigit() and one != two and (two != "0" or i > 0):
                yield whole[:i] + two + one + whole[i + 2 :] + comma + decimals
    elif kind == "replaced":
        for i, digit in enumerate(written):
            if digit.isdigit() and not (i == 0 and digit == "0"):
                for other in (str((int(digit) + 1) % 10), str((int(digit) + 4) % 10)):
                    if i > 0 or other != "0":
                        yield written[:i] + other + written[i + 1 :]


def _value(written: str) -> Decimal | None:
    plain = written.replace(".", "").replace(",", ".")
    return Decimal(plain) if plain and plain[0].isdigit() else None


def _relations_by_number(report: Annotated) -> dict[int, list[Relation]]:
    relations: dict[int, list[Relation]] = defaultdict(list)
    for relation in report.relations:
        # A ratio may exceed its whole by right; a part that is larger than the whole is a fault.
        if relation.kind in _NUMERIC and (relation.required or relation.kind == "ratio"):
            for index in relation.members:
                relations[index].append(relation)
    return relations


def _breaks(relation: Relation, report: Annotated, index: int, value: Decimal) -> bool:
    values = [value if i == index else report.numbers[i].value for i in relation.members]
    return judge_values(relation, values).severity == "error"


def _restate(report: Annotated, kind: FaultKind, index: int, after: str, value: Decimal) -> Faulty:
    """The report with another value for one number."""
    number = report.numbers[index]
    start, end = report.spans[number.at]
    before = report.text[start:end]
    relations = _relations_by_number(report)[index]
    broken = [r for r in relations if _breaks(r, report, index, value)]
    numbers = list(report.numbers)
    numbers[index] = replace(number, value=value)
    altered = apply_edits(replace(report, numbers=tuple(numbers)), [(start, end, after)])
    members = dict.fromkeys(i for relation in broken for i in relation.members)
    fault = Fault(
        kind=kind,
        at=altered.spans[number.owner],
        before=before,
        after=after,
        broken=tuple(dict.fromkeys(relation.kind for relation in broken)),
        figures=tuple(altered.spans[altered.numbers[i].owner] for i in members),
    )
    return Faulty(altered, fault, number.owner)


def _digits(kind: DigitFault) -> Callable[[Random, Annotated], Faulty | None]:
    def plant_digit(rng: Random, report: Annotated) -> Faulty | None:
        changes = [change for change in digit_changes(report) if change.kind == kind]
        return apply_change(report, rng.choice(changes)) if changes else None

    return plant_digit


def _other_value(
    rng: Random,
    report: Annotated,
    kind: FaultKind,
    candidates: list[tuple[int, Decimal]],
) -> Faulty | None:
    relations = _relations_by_number(report)
    usable = [
        (index, value)
        for index, value in candidates
        if value > 0 and any(_breaks(r, report, index, value) for r in relations[index])
    ]
    if not usable:
        return None
    index, value = rng.choice(usable)
    return _restate(report, kind, index, _written(report, index, value), value)


def _written(report: Annotated, index: int, value: Decimal) -> str:
    """The value in the manner of the number that it replaces."""
    before = report.quote(report.numbers[index].at)
    if value != value.to_integral_value() or "," in before:
        return str(value).replace(".", ",")
    if before.startswith("0") and value < 10:
        return f"0{value}"
    plain = len(before) > 3 and "." not in before
    return str(value) if plain else f"{int(value):,}".replace(",", ".")


def _sums(report: Annotated, *, table: bool) -> list[Relation]:
    cells = {entry.number for entry in report.counts if entry.table}
    return [
        relation
        for relation in report.relations
        if relation.kind == "part_sum" and (relation.members[0] in cells) == table
    ]


def _total(rng: Random, report: Annotated) -> Faulty | None:
    """A part was updated and the total was not."""
    step = rng.choice((1, 2, 3, 5))
    candidates = [
        (part, report.numbers[part].value + step)
        for relation in _sums(report, table=False)
        for part in relation.members[1:]
    ]
    return _other_value(rng, report, "total", candidates)


def _table_total(rng: Random, report: Annotated) -> Faulty | None:
    """The total row of a table is off."""
    step = rng.choice((-10, -2, -1, 1, 2, 10))
    candidates = [
        (relation.members[0], report.numbers[relation.members[0]].value + step)
        for relation in _sums(report, table=True)
    ]
    return _other_value(rng, report, "table_total", candidates)


def _base(rng: Random, report: Annotated) -> Faulty | None:
    """A percentage was computed on another whole."""
    candidates: list[tuple[int, Decimal]] = []
    wholes = sorted({number.value for number in report.numbers if number.value >= 5})
    for relation in report.relations:
        if relation.kind == "percent" and relation.required:
            stated, part, whole = (report.numbers[i].value for i in relation.members)
            for other in wholes:
                if part < other and other != whole:
                    value = (part * 100 / other).quantize(stated)
                    candidates.append((relation.members[0], value))
    return _other_value(rng, report, "base", candidates)


def _ratio(rng: Random, report: Annotated) -> Faulty | None:
    """The part of a ratio is larger than its whole."""
    candidates = [
        (entry.num, report.numbers[entry.den].value + rng.randint(1, 4)) for entry in report.ratios
    ]
    return _other_value(rng, report, "ratio", candidates)


def _restated(rng: Random, report: Annotated) -> Faulty | None:
    """A quantity is stated again with another value, where nothing else could show it."""
    relations = _relations_by_number(report)
    candidates = [
        (index, report.numbers[index].value + rng.choice((-3, -2, -1, 1, 2, 3)))
        for relation in report.relations
        if relation.kind == "conflict"
        for index in relation.members
        if all(r.kind == "conflict" for r in relations[index])
    ]
    return _other_value(rng, report, "restated", candidates)


def _date(rng: Random, report: Annotated) -> Faulty | None:
    """A document is dated on another day than elsewhere."""
    dated = [r for r in report.relations if r.kind == "citation_date"]
    if not dated:
        return None
    relation = rng.choice(dated)
    index = rng.choice(relation.members)
    citation = report.citations[index]
    assert citation.date_at is not None
    assert citation.date is not None
    year, month, day = map(int, citation.date.split("-"))
    other = day + 10 if day <= 18 else day - 10
    start, end = report.spans[citation.date_at]
    before = report.text[start:end]
    after = f"{other:02}{before[2:]}"
    citations = list(report.citations)
    citations[index] = replace(citation, date=f"{year}-{month:02}-{other:02}")
    altered = apply_edits(replace(report, citations=tuple(citations)), [(start, end, after)])
    fault = Fault(
        "date",
        altered.spans[citation.at],
        before,
        after,
        ("citation_date",),
        tuple(altered.spans[altered.citations[i].at] for i in relation.members),
    )
    return Faulty(altered, fault, citation.at)


def _number(kind: FaultKind, step: int) -> Callable[[Random, Annotated], Faulty | None]:
    def plant_number(rng: Random, report: Annotated) -> Faulty | None:
        groups = [r.members for r in report.relations if r.kind == "numbering"]
        # A repeated number needs a heading after the first, a skipped one the last of its group.
        choices = [m[-1] for m in groups if len(m) > 2 or step < 0]
        if not choices:
            return None
        index = rng.choice(choices)
        heading = report.headings[index]
        assert heading.label is not None
        start, end = report.spans[heading.label]
        before = report.text[start:end]
        ordinal = heading.ordinal + step
        old = ROMAN[heading.ordinal - 1] if heading.level == 1 else str(heading.ordinal)
        new = ROMAN[ordinal - 1] if heading.level == 1 else str(ordinal)
        cut = before.rindex(old)
        after = before[:cut] + new + before[cut + len(old) :]
        headings = list(report.headings)
        headings[index] = replace(heading, ordinal=ordinal)
        altered = apply_edits(replace(report, headings=tuple(headings)), [(start, end, after)])
        sibling = next(m for m in groups if index in m)[-2]
        fault = Fault(
            kind,
            altered.spans[heading.at],
            before,
            after,
            ("numbering",),
            (altered.spans[heading.at], altered.spans[report.headings[sibling].at]),
        )
        return Faulty(altered, fault, heading.at)

    return plant_number


_PLANTERS: dict[FaultKind, Callable[[Random, Annotated], Faulty | None]] = {
    "dropped": _digits("dropped"),
    "doubled": _digits("doubled"),
    "swapped": _digits("swapped"),
    "replaced": _digits("replaced"),
    "total": _total,
    "table_total": _table_total,
    "base": _base,
    "ratio": _ratio,
    "restated": _restated,
    "date": _date,
    "repeated_number": _number("repeated_number", -1),
    "skipped_number": _number("skipped_number", 1),
}
