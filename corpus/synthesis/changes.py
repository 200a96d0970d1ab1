"""Single-digit changes of a consistent report that any reader could detect.

The altered figure stands in a relation whose figures the text itself ties together, and after the
change that relation cannot hold by rounding. Nothing here knows the analysis: what can be detected
is fixed by the generator beforehand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from corpus.synthesis.draft import Annotated, Relation
from corpus.synthesis.edits import apply_edits
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
    relations = relations_by_number(report)
    for index in sorted(relations, key=lambda i: report.spans[report.numbers[i].at]):
        number = report.numbers[index]
        written = report.quote(number.at)
        for kind in _DIGIT_FAULTS:
            for after in _variants(kind, written):
                value = _value(after)
                if value is None or value == number.value:
                    continue
                for relation in relations[index]:
                    if breaks(relation, report, index, value):
                        yield DigitChange(kind, relation.kind, index, after, value)
                        break


def apply_change(report: Annotated, change: DigitChange) -> Faulty:
    """The report with the change made."""
    return restate(report, change.kind, change.number, change.after, change.value)


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


def relations_by_number(report: Annotated) -> dict[int, list[Relation]]:
    """For each number the relations that it stands in and that a reader can tell."""
    relations: dict[int, list[Relation]] = defaultdict(list)
    for relation in report.relations:
        # A ratio may exceed its whole by right; a part that is larger than the whole is a fault.
        if relation.kind in _NUMERIC and (relation.required or relation.kind == "ratio"):
            for index in relation.members:
                relations[index].append(relation)
    return relations


def breaks(relation: Relation, report: Annotated, index: int, value: Decimal) -> bool:
    """Does the relation fail, beyond rounding, when the number `index` has this value?"""
    values = [value if i == index else report.numbers[i].value for i in relation.members]
    return judge_values(relation, values).severity == "error"


def restate(report: Annotated, kind: FaultKind, index: int, after: str, value: Decimal) -> Faulty:
    """The report with another value for one number."""
    number = report.numbers[index]
    start, end = report.spans[number.at]
    before = report.text[start:end]
    relations = relations_by_number(report)[index]
    broken = [r for r in relations if breaks(r, report, index, value)]
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
