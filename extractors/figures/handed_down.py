"""Percentages that are of what their whole is a percentage of.

"Kết nạp 1.200 đảng viên, đạt 60% so với nghị quyết; trong đó nữ 500 đồng chí (25%)": the 500 are
25 % of the 2.000 of the plan, as the 1.200 are 60 % of it, and not 25 % of the 1.200.
"""

from decimal import Decimal

from extractors.figures.share import Share, reconciles
from extractors.numerals import decimals
from schemas.facts import Percentage


def is_handed_down(share: Share, of_whole: Percentage) -> bool:
    """Does the share fail, and hold of what `of_whole`, the percentage of its whole, is of?

    Both percentages are as wide as their last digits, and the share may be cut off; where they
    leave the base open (a whole of 100 %, or none), the share is what it seems.
    """
    if reconciles(share, units=1) or not share.whole_value or of_whole.value >= 100:
        return False
    ratio = share.part_value / share.whole_value
    (low, high), (least, most) = _ends(share.percentage), _ends(of_whole)
    return least > 0 and low <= ratio * most and ratio * least <= high + (high - low) / 2


def _ends(percentage: Percentage) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that rounds to the percentage as written."""
    half = Decimal(1).scaleb(-decimals(percentage.numeral)) / 2
    return percentage.value - half, percentage.value + half
