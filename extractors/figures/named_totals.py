"""Percentages that are of a total which no figure states.

"444/444 đại biểu tham gia biểu quyết (bằng 92,5% tổng số đại biểu Quốc hội)": the percentage names
its whole, and those who voted are not all. "432 đại biểu tham gia (87,45% tổng số đại biểu), 8 đại
biểu không tán thành (1,62% tổng số đại biểu)": what is a part of the total itself is not the total.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.share import Share, reconciles
from extractors.figures.slips import share_slip
from extractors.matching import match_near
from schemas.facts import Percentage

# "tổng số đại biểu", "so với tổng số hộ"; not "tổng số 194 đảng viên", which states it.
_TOTAL_RE = regex.compile(r"\s*(?:(?:so\s+với|trên|của|trong)\s+)?tổng\s+(?:số\s+)?\p{L}")
_NEAR = 90  # characters between a count and its percentage


def is_of_another_total(view: str, share: Share, percentages: Sequence[Percentage]) -> bool:
    """Does the share fail, and its percentage name a total that is not its whole?

    `percentages` are all of the report by place; `view` is the folded text.
    """
    if share.binding in ("target", "inferred") or reconciles(share, units=1):
        return False
    stated = share.percentage
    if not _names_total(view, stated):
        return False
    if share.binding in ("named", "probable"):
        behind = bisect_left(percentages, share.whole.at[1], key=lambda found: found.at[0])
        own = percentages[behind]
        beside = own is not stated and own.at[0] - share.whole.at[1] <= _NEAR
        return beside and _names_total(view, own)
    return not share_slip(stated.value, stated.numeral, share.part_value, share.whole_value)


def _names_total(view: str, percentage: Percentage) -> bool:
    return match_near(_TOTAL_RE, view, percentage.at[1]) is not None
