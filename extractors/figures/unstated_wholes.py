"""Shares of a whole that nobody states, told by their agreeing on it.

"Cháy kho 124 vụ (13,4%), cháy rừng 60 vụ (6,5%), cháy chợ 24 vụ (2,6%)" beside "toàn quốc có 881
vụ": of some 925 each, whatever that is, and of no 881. Nothing can be said against them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil, floor

from extractors.numerals import decimals
from schemas.document import CleanDocument, Range
from schemas.facts import Count, Percentage, Ratio

Pair = tuple[Percentage, Count]

_LEAST = 4  # shares that have to agree; three do so by chance now and then
_MOST_SPREAD = Decimal("0.03")  # of the whole: what agrees on anything tells nothing


def shares_of_unstated(
    doc: CleanDocument, pairs: Iterable[Pair], counts: Iterable[Count], ratios: Iterable[Ratio]
) -> set[Range]:
    """The places of the percentages whose paragraph has shares of a whole that no figure states.

    `pairs` are percentages with their parts, whose whole nothing tells, in reading order; `counts`
    and `ratios` are those of the report.
    """
    by_block: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_block.setdefault(doc.block_index(pair[0].at[0]), []).append(pair)
    many = [near for near in by_block.values() if len(near) >= _LEAST]
    if not many:
        return set()
    stated = sorted({*(c.value for c in counts), *(Decimal(r.den) for r in ratios)})
    return {percentage.at for near in many if _agree(near, stated) for percentage, _ in near}


def _agree(pairs: Sequence[Pair], stated: Sequence[Decimal]) -> bool:
    """Are most of the parts shares of one whole number that is none of those `stated`, in order?"""
    intervals = sorted(_intervals(pairs))
    best: list[tuple[Decimal, Decimal]] = []
    open_: list[tuple[Decimal, Decimal]] = []
    for interval in intervals:
        open_ = [earlier for earlier in open_ if earlier[1] >= interval[0]]
        open_.append(interval)
        if len(open_) > len(best):
            best = list(open_)
    if len(best) < max(_LEAST, ceil(len(pairs) * 0.6)):
        return False
    low, high = max(i[0] for i in best), min(i[1] for i in best)
    if ceil(low) > floor(high) or high - low > _MOST_SPREAD * high:
        return False
    index = bisect_left(stated, low)
    return index == len(stated) or stated[index] > high


def _intervals(pairs: Iterable[Pair]) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which wholes the percentage of each part is rounded to what is stated."""
    for percentage, part in pairs:
        half = Decimal(1).scaleb(-decimals(percentage.numeral)) / 2
        if percentage.value > half:
            hundredfold = part.value * 100
            yield hundredfold / (percentage.value + half), hundredfold / (percentage.value - half)
