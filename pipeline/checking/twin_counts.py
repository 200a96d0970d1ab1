"""Counts told as a pair, of which a percentage behind it is the first one's.

"Đã xử lý 8.699 vụ - 15.971 bị can, gồm tạm đình chỉ 400 vụ - 544 bị can (4,6%)": 400 of 8.699.
"""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

import regex

from extractors.figures.share import Share
from pipeline.checking.intervals import compare
from schemas.facts import Count

# "400 vụ - 544 bị can", "400 vụ án với 544 bị can".
_PAIR_RE = regex.compile(r"(?:\s+\p{L}+){0,2}\s*(?:[-–/,]|với|và)\s*")
_FAR = 16
_LAST = 4
"""Counts before another; only those of one place may end behind the next one's beginning."""


def is_of_the_twins(share: Share, counts: Sequence[Count], view: str) -> bool:
    """Does the percentage hold of the two counts that stand right before its part and its whole?

    `counts` in reading order.
    """
    if not isinstance(share.part, Count) or not isinstance(share.whole, Count):
        return False
    part, whole = (_twin(count, counts, view) for count in (share.part, share.whole))
    if part is None or whole is None or part.unit != whole.unit or not part.value < whole.value:
        return False
    value = 100 * Fraction(part.value) / Fraction(whole.value)
    stated = share.percentage
    return compare(value, stated.value, stated.numeral, stated.approx) == "ok"


def _twin(count: Count, counts: Sequence[Count], view: str) -> Count | None:
    """The count of another thing that stands right before a count."""
    start = count.at[0]
    index = bisect_left(counts, start, key=lambda one: one.at[0])
    before = [one for one in counts[max(0, index - _LAST) : index] if one.at[1] <= start]
    one = max(before, key=lambda one: one.at[1], default=None)
    if one is None or one.at[1] < start - _FAR or one.unit == count.unit:
        return None
    return one if _PAIR_RE.fullmatch(view, one.at[1], start) else None
