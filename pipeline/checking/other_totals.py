"""Parts of a list that the text itself says to be of another whole than the one in front of them.

"455 đại biểu gồm 366 …, 89 đại biểu lưu nhiệm, trong đó 60 đại biểu dân tộc (13,2%), 62 đại biểu nữ
(13,6%)": shares of the 455, no parts of the 89. "Tiếp nhận 659.245 hồ sơ, đúng hạn 635.593 hồ sơ
(98,81%), quá hạn 7.677 hồ sơ (1,19%)": all of those that were dealt with, not of those received.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from extractors.numerals import decimals

_FEW = 2
# What is dealt with in time or ranked need not be all there is.
_OF_SOME = frozenset(("punctuality", "rank"))


def shares_by_part(shares: Iterable[Share]) -> Mapping[int, list[Share]]:
    """The shares of each part, by the identity of the part."""
    found: dict[int, list[Share]] = {}
    for share in shares:
        found.setdefault(id(share.part), []).append(share)
    return found


def are_of_another_whole(group: Group, shares: Mapping[int, list[Share]]) -> bool:
    """Do two and more of its parts have a percentage that holds, and none of the group's whole?"""
    held = [
        share
        for part in group.parts
        for share in shares.get(id(part), ())
        if share.binding != "probable" and reconciles(share)
    ]
    return len({id(share.part) for share in held}) >= _FEW and all(
        share.whole_value != group.whole.value for share in held
    )


def are_all_of_some(group: Group, shares: Mapping[int, list[Share]]) -> bool:
    """Are the percentages of the parts those of their own sum, which is less than the whole?"""
    if group.total >= group.whole.value or not group.dimensions & _OF_SOME:
        return False
    said = [shares.get(id(part), []) for part in group.parts]
    return (
        len(said) >= _FEW
        and all(any(_is_share(share, group.total) for share in shared) for shared in said)
        and not all(any(reconciles(share, units=1) for share in shared) for shared in said)
    )


def _is_share(share: Share, total: Decimal) -> bool:
    unit = Decimal(1).scaleb(-decimals(share.percentage.numeral))
    return abs(share.part_value * 100 / total - share.percentage.value) <= unit
