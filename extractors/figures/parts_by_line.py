"""The two of a class on lines of their own, under a line with their whole.

"- Tổng số đảng viên: 83 đồng chí.⏎- Chính thức: 80 đồng chí.⏎- Dự bị: 03 đồng chí." Only where they
add up: lines beside each other need not be of one thing.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.figures.dimensions import dimensions_of
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred
from schemas.facts import Count

_CLASSES = ("gender", "membership", "party")
_BACK = 8  # counts between a whole and the first of its parts


def by_line(text: str, governed: Sequence[Governed], known: Sequence[Group]) -> Iterator[Group]:
    """Groups of two lines each, with the nearest count before them that they make.

    `governed` in reading order; `known` are the groups read so far.
    """
    taken = {part.at for group in known for part in group.parts}
    for index, (first, second) in enumerate(pairwise(governed)):
        one, other = first.count, second.count
        if {one.at, other.at} & taken:
            continue
        if text[one.at[1] : other.number_at[0]].count("\n") != 1:
            continue
        shared = _class_of(one, other)
        if shared is None:
            continue
        total = one.value + other.value
        for item in reversed(governed[max(0, index - _BACK) : index]):
            whole = item.count
            if whole.section != one.section:
                break
            if whole.value == total and is_kindred(whole, one) and is_kindred(whole, other):
                yield Group(whole, (one, other), frozenset((shared,)), (), True, False, (whole,))
                break


def _class_of(one: Count, other: Count) -> str | None:
    """The class that the two are all values of."""
    mine, theirs = dimensions_of(one), dimensions_of(other)
    return next(
        (d for d in _CLASSES if d in mine and d in theirs and mine[d] != theirs[d]),
        None,
    )
