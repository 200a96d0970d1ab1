"""conflict: one quantity stated in several places with one value.

A count that is stated again, or that is the whole of a ratio ("28 đảng viên … 26/28 đồng chí").
Noun, qualifiers and year must agree; small numbers agree by chance and are left out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.kindred import PEOPLE, is_one_noun
from pipeline.checking.evidence import Evidence
from pipeline.checking.quantities import Mention, row
from schemas.facts import Check, Count, Ratio

RULE = "restated"
_LEAST_OF_PEOPLE = 20
_MOST = 200  # mentions of one value that are held against each other


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each time that a quantity is stated again with the same value."""
    by_value: dict[Decimal, list[Mention]] = {}
    for mention in evidence.mentions:
        by_value.setdefault(mention.value, []).append(mention)
    for same_value in by_value.values():
        for same in _quantities(same_value):
            for again in same[1:]:
                yield row(RULE, (same[0], again), "ok")


def _quantities(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions of one value that are of one quantity, in reading order."""
    groups: list[list[Mention]] = []
    for mention in mentions[:_MOST]:
        for group in groups:
            if any(_one_quantity(other, mention) for other in group):
                group.append(mention)
                break
        else:
            groups.append([mention])
    yield from (group for group in groups if len(group) > 1)


def _one_quantity(first: Mention, second: Mention) -> bool:
    ratios = [isinstance(mention.figure, Ratio) for mention in (first, second)]
    if first.sentence == second.sentence and not any(ratios):
        return False
    if first.year and second.year and first.year != second.year:
        return False
    people = _are_people(first, second) or not (first.unit and second.unit)
    if people and first.value < _LEAST_OF_PEOPLE and not any(ratios):
        return False
    named = dict(first.dimensions)
    if any(named.get(name, said) != said for name, said in second.dimensions):
        return False
    if any(ratios):
        return people or is_one_noun(first.unit, second.unit)
    if {name for name, _ in first.dimensions} != {name for name, _ in second.dimensions}:
        return False
    return people or is_one_noun(first.unit, second.unit)


def _are_people(first: Mention, second: Mention) -> bool:
    """ "46 giáo viên" and "28/46 người": one of them says only that they are people."""
    if {first.unit, second.unit} <= PEOPLE:
        return True
    return "người" in (first.unit, second.unit) and all(
        not isinstance(m.figure, Count) or m.figure.kind == "people" for m in (first, second)
    )
