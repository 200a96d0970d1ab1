"""conflict: one quantity stated in several places with one value.

A count, either number of a ratio, a percentage or a cell of a table that is stated again ("28 đảng
viên … 26/28 đồng chí"). Body, time, noun and qualifiers must not differ, and the words around must
agree the more, the smaller the number is: "27 vụ" of theft and "27 vụ" of drugs agree by chance.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checking.evidence import Evidence
from pipeline.checking.quantities import row
from pipeline.checking.sameness import Comparer
from pipeline.checking.stating import Statement
from schemas.facts import Check

RULE = "restated"
_MOST = 40  # statements of one value that are held against each other
_MOST_CELLS = 12  # a value that more cells have tells none of them from the others


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each time that a quantity is stated again with the same value."""
    by_value: dict[tuple[Decimal, bool], list[Statement]] = {}
    for statement in evidence.statements:
        share = statement.role == "share"
        by_value.setdefault((statement.value, share), []).append(statement)
    comparer = Comparer(evidence)
    for (value, share), same_value in by_value.items():
        if value <= 1 and not share:
            continue  # they agree by chance, whatever the words say
        told = [statement for statement in same_value if statement.role != "cell"]
        if 0 < len(same_value) - len(told) <= _MOST_CELLS:
            told = same_value
        if len(told) > 1:
            yield from _again(comparer, told[:_MOST])


def _again(comparer: Comparer, statements: Sequence[Statement]) -> Iterator[Check]:
    """Each statement with the first one before it that is of the same quantity."""
    for index, later in enumerate(statements):
        for earlier in statements[:index]:
            if comparer.is_one_quantity(earlier, later):
                yield row(RULE, (earlier.mention, later.mention), "ok")
                break
