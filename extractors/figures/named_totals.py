"""Percentages that are of what no figure states, and say so.

"444/444 đại biểu tham gia biểu quyết (bằng 92,5% tổng số đại biểu Quốc hội)": the percentage names
its whole, and those who voted are not all. "432 đại biểu tham gia (87,45% tổng số đại biểu), 8 đại
biểu không tán thành (1,62% tổng số đại biểu)": what is a part of the total itself is not the total.
"6/8 khu phố hoàn thành với tỉ lệ 100% người dân đi bỏ phiếu": of the people, not of the quarters.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.patterns import noun_at, noun_kinds
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import share_slip
from extractors.matching import match_near
from schemas.facts import Percentage, Ratio

# "tổng số đại biểu", "so với tổng số hộ"; not "tổng số 194 đảng viên", which states it.
_TOTAL_RE = regex.compile(r"\s*(?:(?:so\s+với|trên|của|trong)\s+)?tổng\s+(?:số\s+)?\p{L}")
_NEAR = 90  # characters between a count and its percentage


def is_of_another_total(view: str, share: Share, percentages: Sequence[Percentage]) -> bool:
    """Does the share fail, and its percentage name a total, or others, that are not its whole?

    `percentages` are all of the report by place; `view` is the folded text.
    """
    if share.binding in ("target", "inferred") or reconciles(share, units=1):
        return False
    stated = share.percentage
    if isinstance(share.whole, Ratio) and _names_others(view, stated, share.whole):
        return True
    if not _names_total(view, stated):
        return False
    if share.binding in ("named", "probable"):
        behind = bisect_left(percentages, share.whole.at[1], key=lambda found: found.at[0])
        own = percentages[behind]
        beside = own is not stated and own.at[0] - share.whole.at[1] <= _NEAR
        return beside and _names_total(view, own)
    return not share_slip(stated.value, stated.numeral, share.part_value, share.whole_value)


def _names_others(view: str, percentage: Percentage, ratio: Ratio) -> bool:
    """Is what the percentage is of counted right behind it, and not what the ratio counts?"""
    noun = noun_at(view, percentage.at[1])
    if noun is None or noun_kinds().get(noun.phrase) not in ("people", "organisation"):
        return False
    unit = (ratio.unit or noun.phrase).lower()
    return not is_one_noun(unit, noun.phrase) and not {unit, noun.phrase} <= PEOPLE


def _names_total(view: str, percentage: Percentage) -> bool:
    return match_near(_TOTAL_RE, view, percentage.at[1]) is not None
