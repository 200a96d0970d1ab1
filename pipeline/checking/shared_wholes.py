"""Shares that fail together and would all hold of one other whole.

"45/48 phiếu tín nhiệm cao, chiếm 91,8%; 3/48 phiếu tín nhiệm, chiếm 6,1%": both are shares of 49,
of all who sit and not of those who voted. Nobody makes a slip twice to the same effect, so such
percentages are put before people and accuse no one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

from extractors.figures.share import Share, reconciles
from extractors.figures.slips import digits, single_digit_slip
from extractors.numerals import decimals
from schemas.document import CleanDocument

_Place = tuple[Decimal, int | None]
"""A stated whole, and the section of its shares."""
_TELLING = 3  # digits of a percentage that seldom agrees by chance
_ALIKE = 2
_FEW = 50  # wholes to look at


class OtherWholes:
    """Tells the shares of one report that fail of their whole and hold of one that nothing states.

    Two of one section at least must agree on it, one of them with three digits, and none that holds
    of the stated whole may stand beside them. Where one digit makes the stated whole the other one,
    that whole is the slip, unless it is stated more than once.
    """

    def __init__(self, doc: CleanDocument, shares: Iterable[Share]) -> None:
        self._doc = doc
        self._shares = shares
        self._agreeing: dict[_Place, frozenset[int]] = {}

    @cached_property
    def _beside(self) -> dict[_Place, list[Share]]:
        by_whole: dict[_Place, list[Share]] = defaultdict(list)
        for share in self._shares:
            if share.percentage.value not in (0, 100):
                by_whole[self._place(share)].append(share)
        return by_whole

    def _place(self, share: Share) -> _Place:
        return share.whole_value, self._doc.section_at(share.percentage.at[0])

    def has(self, share: Share) -> bool:
        """Is it a share of another whole? Its stated one is not 0."""
        place = self._place(share)
        if place not in self._agreeing:
            found = _agreeing(self._beside[place])
            self._agreeing[place] = frozenset(id(other) for other in found)
        return id(share) in self._agreeing[place]


def may_be_of_one_whole(shares: Iterable[Share]) -> bool:
    """Is there one number of which all these percentages are shares?"""
    least, most = _common(shares)
    return least <= most


def _common(shares: Iterable[Share]) -> tuple[Decimal, Decimal]:
    """The least and the greatest whole number of which all are shares; crossed where none is."""
    ends = [_wholes(share) for share in shares]
    least = max(low for low, _ in ends).to_integral_value(ROUND_CEILING)
    return least, min(high for _, high in ends).to_integral_value(ROUND_FLOOR)


def _agreeing(beside: list[Share]) -> Iterator[Share]:
    failing = [share for share in beside if not reconciles(share, units=1)]
    kinds = {(share.part_value, share.percentage.value) for share in failing}
    if len(kinds) < _ALIKE or any(reconciles(share) for share in beside):
        return
    if not any(len(digits(share.percentage.value)) >= _TELLING for share in failing):
        return
    least, most = _common(failing)
    if least > most:
        failing = _most_alike(failing)
        if len({(share.part_value, share.percentage.value) for share in failing}) < _ALIKE:
            return
        least, most = _common(failing)
    # A whole that is stated once, and a digit away, is the slip.
    stated = digits(failing[0].whole_value)
    restated = len({share.whole.at for share in failing}) > 1
    if restated or not any(
        single_digit_slip(stated, str(whole)) for whole in range(int(least), int(most) + 1)[:_FEW]
    ):
        yield from failing


def _most_alike(failing: list[Share]) -> list[Share]:
    """More than half of those shares that tell their whole closely, where they agree on one."""
    telling = [s for s in failing if len(digits(s.percentage.value)) >= _TELLING][:_FEW]
    best: list[Share] = []
    for low, _ in map(_wholes, telling):
        whole = low.to_integral_value(ROUND_CEILING)
        agreeing = [s for s in telling if _wholes(s)[0] <= whole <= _wholes(s)[1]]
        best = max(best, agreeing, key=len)
    return best if 2 * len(best) > len(failing) else []


def _wholes(share: Share) -> tuple[Decimal, Decimal]:
    """The least and the greatest whole of which the percentage is that of the part."""
    stated = share.percentage
    half = Decimal(1).scaleb(-decimals(stated.numeral)) / 2
    part = share.part_value * 100
    return part / (stated.value + half), part / max(stated.value - half, half / 100)
