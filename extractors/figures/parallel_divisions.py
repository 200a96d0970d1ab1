"""Divisions of one whole that another division bears out.

"Đảng bộ có 245 đảng viên. Nam 150 đồng chí, nữ 95 đồng chí. Dân tộc: Kinh 200 đồng chí, Tày 35 đồng
chí, Nùng 11 đồng chí": the first list adds up to the members, so the next one by what people are
divides them too, though it has one too many.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.dimensions import closed_dimensions, dimensions_of
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred
from schemas.document import CleanDocument
from schemas.facts import Count

# What each member has one value of; a rank or a year may be of others than those who are there now.
_ATTRIBUTES = frozenset(
    ("gender", "membership", "ethnicity", "schooling", "degree", "theory", "age")
)
_REACH = 600  # characters between one list and the next


def find_parallel(
    doc: CleanDocument, counts: Sequence[Count], groups: Sequence[Group]
) -> Iterator[Group]:
    """Groups of lists that no whole of their own governs; `counts` in reading order."""
    held = {id(part) for group in groups if group.declared or group.sound for part in group.parts}
    proven = sorted(
        (g for g in groups if g.total == g.whole.value and g.dimensions & _ATTRIBUTES),
        key=lambda group: group.parts[-1].at,
    )
    if not proven:
        return
    at = 0
    last: Group | None = None  # the nearest division before the list that adds up
    reach = 0  # where the lists behind it end
    for parts in _lists(doc, counts):
        while at < len(proven) and proven[at].parts[-1].at[1] <= parts[0].at[0]:
            last, reach = proven[at], proven[at].parts[-1].at[1]
            at += 1
        if last is None or not _goes_on(doc, last, reach, parts):
            continue
        reach = parts[-1].at[1]
        if any(id(part) in held for part in parts):
            continue
        shared = frozenset.intersection(*(frozenset(dimensions_of(part)) for part in parts))
        group = Group(last.whole, parts, shared & _ATTRIBUTES, (), declared=True, listed=False)
        if not group.dimensions & last.dimensions and _is_near(group):
            yield group


def _lists(doc: CleanDocument, counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """The labelled counts of each sentence that divide people by one attribute."""
    by_sentence: dict[int, list[Count]] = {}
    for count in counts:
        sentence = doc.sentence_at(count.at[0])
        if sentence is not None:
            by_sentence.setdefault(sentence.start, []).append(count)
    for inside in by_sentence.values():
        if len(inside) < 2 or any(
            count.label is None or count.approx != "exact" or count.kind != "people"
            for count in inside
        ):
            continue
        if _ATTRIBUTES.intersection(*(dimensions_of(count) for count in inside)):
            yield tuple(inside)


def _goes_on(doc: CleanDocument, last: Group, reach: int, parts: Sequence[Count]) -> bool:
    start = parts[0].at[0]
    return (
        0 <= start - reach <= _REACH
        and doc.section_at(start) == doc.section_at(last.whole.at[0])
        and all(is_kindred(last.whole, part) and part.value <= last.whole.value for part in parts)
    )


def _is_near(group: Group) -> bool:
    """Does the list come near to the whole, so that it is meant to be complete?"""
    total, whole = group.total, group.whole.value
    if group.dimensions & closed_dimensions():
        return total * 2 >= whole and total * 2 <= whole * 3
    return abs(total - whole) * 10 <= whole and total != Decimal(0)
