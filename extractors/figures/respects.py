"""Percentages that say what they are about: "đạt 97,0% về số vụ và 92,3% về số bị can".

Where two nouns are counted side by side, each of the percentages behind them is of the one that it
names, which need not be the last.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.patterns import noun_at
from extractors.figures.share import Share, reconciles
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_RESPECT_RE = regex.compile(r"\s*về\s+(?:(?:tổng\s+)?số\s+)?(?P<noun>\p{L}+)")
# "đạt 97% số vụ và 92% số bị can": side by side, each of its own.
_SIDE_RE = regex.compile(
    r"\s*(?:tổng\s+)?số\s+(?P<noun>\p{L}+)(?:\s+\p{L}+){0,3}?\s*(?:,|và|,\s+và)\s+\d[\d.,]*\s?%\s*(?:tổng\s+)?số\s"
)
_LAST_SIDE_RE = regex.compile(
    r"(?r)%\s*(?:tổng\s+)?số\s+\p{L}+(?:\s+\p{L}+){0,3}\s*(?:,|và|,\s+và)\s+\Z"
)
_OF_NUMBER_RE = regex.compile(r"\s*(?:tổng\s+)?số\s+(?P<noun>\p{L}+)")
_LONGEST_SIDE = 48
_MONEY = frozenset(("tiền", "vốn"))
_CHANGE_RE = regex.compile(r"(?:tăng|giảm|vượt)(?:\s+(?:thêm|được))?\s+$")
_REACH = 500  # characters before the percentage


def respect_of(view: str, percentage: Percentage) -> str | None:
    """The counted noun that the words behind the percentage say it is about, or None.

    `view` is the folded text.
    """
    start, end = percentage.at
    found = match_near(_RESPECT_RE, view, end) or match_near(_SIDE_RE, view, end)
    if found is None and _LAST_SIDE_RE.search(view, max(0, start - _LONGEST_SIDE), start):
        found = match_near(_OF_NUMBER_RE, view, end)
    if found is None:
        return None
    if found["noun"] in _MONEY:
        return found["noun"]
    noun = noun_at(view, found.start("noun"))
    return None if noun is None else noun.phrase


def counts_noun(count: Count, noun: str) -> bool:
    """Does the count count what the noun says?"""
    unit = count.unit.lower()
    return is_one_noun(unit, noun) or (unit in PEOPLE and noun in PEOPLE)


def share_in_respect(
    doc: CleanDocument, view: str, percentage: Percentage, noun: str, counts: Sequence[Count]
) -> Share | None:
    """The share that the last count of the noun has of an earlier one, where it holds.

    `counts` by place.
    """
    start = max(doc.block_at(percentage.at[0]).start, percentage.at[0] - _REACH)
    first, last = (bisect_left(counts, at, key=_place) for at in (start, percentage.at[0]))
    of_noun = [
        count
        for count in counts[first:last]
        if counts_noun(count, noun)
        and count.value_max is None
        and not _CHANGE_RE.search(view, max(start, count.at[0] - 24), count.at[0])
    ]
    if not of_noun:
        return None
    part = of_noun[-1]
    shares = (
        Share(percentage, part, whole, "inferred")
        for whole in reversed(of_noun[:-1])
        if whole.value >= part.value
    )
    return next((share for share in shares if reconciles(share)), None)


def _place(count: Count) -> int:
    return count.at[0]
