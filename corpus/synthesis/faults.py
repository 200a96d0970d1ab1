"""Faults planted in consistent reports: the usual slips of those who write them."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.synthesis.changes import (
    FAULT_KINDS,
    DigitFault,
    Fault,
    FaultKind,
    Faulty,
    apply_change,
    breaks,
    digit_changes,
    relations_by_number,
    restate,
)
from corpus.synthesis.draft import Annotated, Relation
from corpus.synthesis.edits import apply_edits
from corpus.synthesis.headings import ROMAN


def plant(rng: Random, report: Annotated) -> Faulty | None:
    """The report with one fault of a kind drawn at random; None where it offers no place."""
    for kind in rng.sample(FAULT_KINDS, len(FAULT_KINDS)):
        found = _PLANTERS[kind](rng, report)
        if found is not None:
            return found
    return None


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
    relations = relations_by_number(report)
    usable = [
        (index, value)
        for index, value in candidates
        if value > 0 and any(breaks(r, report, index, value) for r in relations[index])
    ]
    if not usable:
        return None
    index, value = rng.choice(usable)
    return restate(report, kind, index, _written(report, index, value), value)


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
    relations = relations_by_number(report)
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
