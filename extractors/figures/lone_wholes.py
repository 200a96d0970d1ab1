"""Wholes of percentages whose part nobody counts: "Dân số có 2007 người, 99% dân số là …" → 2007.

The text names the population, whose size it tells once, or puts the number right behind the
percentage: "80% trong tổng số 59 đảng viên". A percentage that goes on from such a one ("99% dân số
là dân tộc Nùng, 01% dân tộc Tày") is of the same whole.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

import regex

from extractors.matching import match_near
from schemas.document import Range
from schemas.facts import Count, Percentage

_POPULATION = "dân số"
# A part of the people ("dân số trong độ tuổi lao động") is no population.
_OF_POPULATION_RE = regex.compile(
    r"\s*(?:/|(?:của|trên|trong|so\s+với)\s)?\s*(?:tổng\s+)?(?:số\s+)?dân\s+số(?!\s+(?:trong|từ|trên|dưới|ở|nông|thành|đô|nam|nữ)(?!\p{L}))(?!\p{L})"
)
_OF_NUMBER_RE = regex.compile(
    r"\s*(?:(?:của|trong|trên)\s+)?(?:tổng\s+)?số\s+(?=\d)|\s*(?:của|trong|trên)\s+(?=\d)"
)
_CHANGE_RE = regex.compile(r"(?r)(?:tăng|giảm|vượt)(?:\s+(?:thêm|được|bình\s+quân))?\s+$")
_CHANGE = 24
# What the same people are besides: ", 01% dân tộc Tày".
_GOES_ON_RE = regex.compile(r"[^.;:\n\d%()]{1,60}(?:,|,?\s+và|,?\s+còn\s+lại)\s+")
_WORD_RE = regex.compile(r"\s*(?:(?:dân\s+số|là|thuộc|người)\s+)*(?P<first>\p{L}+)")
_PEOPLE = frozenset(("người", "khẩu", "nhân khẩu", "người dân"))
_ALL = Decimal(100)


def lone_wholes(
    view: str, percentages: Sequence[Percentage], counts: Sequence[Count]
) -> dict[Range, Decimal]:
    """Place of a percentage → the whole that the text tells of it; both in reading order.

    `view` is the folded text that the places count in.
    """
    if not percentages:
        return {}
    population = _population(counts)
    found: dict[Range, Decimal] = {}
    before: Percentage | None = None
    for percentage in percentages:
        whole = None
        if percentage.value <= _ALL:
            whole = _whole_of(view, percentage, counts, population)
            if whole is None and before is not None and _goes_on(view, before, percentage):
                whole = found.get(before.at)
        if whole is not None:
            found[percentage.at] = whole
        before = percentage
    return found


def _whole_of(
    view: str, percentage: Percentage, counts: Sequence[Count], population: Decimal | None
) -> Decimal | None:
    start, end = percentage.at
    if _CHANGE_RE.search(view, max(0, start - _CHANGE), start):
        return None
    if match_near(_OF_POPULATION_RE, view, end):
        return population
    if (number := match_near(_OF_NUMBER_RE, view, end)) is None:
        return None
    index = bisect_left(counts, number.end(), key=lambda count: count.number_at[0])
    behind = counts[index : index + 1]
    return next((c.value for c in behind if c.number_at[0] == number.end() and _is_sure(c)), None)


def _population(counts: Iterable[Count]) -> Decimal | None:
    """How many people the text says that there are, if it tells one number."""
    values = {
        count.value
        for count in counts
        if count.unit.lower() in _PEOPLE
        and count.label is not None
        and _POPULATION in count.label
        and _is_sure(count)
    }
    return values.pop() if len(values) == 1 else None


def _is_sure(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None


def _goes_on(view: str, before: Percentage, percentage: Percentage) -> bool:
    """Are both of one whole: said of the same respect, or all of it together?"""
    if not _GOES_ON_RE.fullmatch(view, before.at[1], percentage.at[0]):
        return False
    first, second = (match_near(_WORD_RE, view, found.at[1]) for found in (before, percentage))
    if first is None or second is None:
        return False
    return first["first"] == second["first"] or before.value + percentage.value == _ALL
