"""Divisions whose whole stands elsewhere.

"Trình độ: tiến sĩ 06; thạc sĩ 41; đại học 147" divides the "194 đảng viên" of the paragraph before.

Only where the list adds up to a count that stands before it: a sum that agrees with a number of
two digits or more is no accident, a sum that does not says nothing.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.dimensions import closed_dimensions, dimensions_of
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred, is_plan_of
from schemas.document import CleanDocument
from schemas.facts import Count

_LEAST = 20
_REACH = 8000  # characters; further away stand other quantities


def find_distant(
    doc: CleanDocument, governed: Sequence[Governed], groups: Sequence[Group]
) -> Iterator[Group]:
    """Groups of lists that no whole of their own governs."""
    summed = {
        id(part) for group in groups if group.total == group.whole.value for part in group.parts
    }
    wholes: dict[Decimal, list[Count]] = {}
    scopes: dict[int, list[Governed]] = {}
    for item in governed:
        scopes.setdefault(item.scope, []).append(item)
        if item.count.value >= _LEAST and item.count.approx == "exact":
            wholes.setdefault(item.count.value, []).append(item.count)
    for items in scopes.values():
        counts = [item.count for item in items]
        if any(id(count) in summed for count in counts):
            continue
        for parts in _lists(doc, counts):
            total = sum((part.value for part in parts), Decimal(0))
            whole = _whole(parts, wholes.get(total, ()))
            if whole is not None:
                shared = frozenset.intersection(*(frozenset(dimensions_of(part)) for part in parts))
                yield Group(whole, parts, shared, (), declared=False, listed=False)


def _lists(doc: CleanDocument, counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """The labelled counts of each sentence, where there are enough for a division."""
    by_sentence: dict[int, list[Count]] = {}
    for count in counts:
        sentence = doc.sentence_at(count.at[0])
        by_sentence.setdefault(sentence.start if sentence else -1, []).append(count)
    for inside in by_sentence.values():
        if len(inside) < 2 or any(c.label is None or c.approx != "exact" for c in inside):
            continue
        shared = set.intersection(*(set(dimensions_of(count)) for count in inside))
        if len(inside) >= 3 or shared & closed_dimensions():
            yield tuple(inside)


def _whole(parts: Sequence[Count], candidates: Sequence[Count]) -> Count | None:
    """The nearest count before the list that its parts may divide."""
    start = parts[0].at[0]
    for whole in reversed(candidates):
        if 0 < start - whole.at[1] <= _REACH and all(
            is_kindred(whole, part) and not is_plan_of(whole, part) and part.value < whole.value
            for part in parts
        ):
            return whole
    return None
