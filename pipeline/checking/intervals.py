"""Stated figures as intervals, and how a recomputed value compares with one. Arithmetic is exact.

"81,3%" was rounded from somewhere in [81.25, 81.35), or cut off from [81.3, 81.4).
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from extractors.figures.measured import half_unit
from extractors.numerals import decimals
from schemas.facts import Approximation, Count

Verdict = Literal["ok", "rounding", "error"]
_TENTH = 10  # "gần 200" is at most a tenth away


def compare(value: Fraction, stated: Decimal, numeral: str, approx: Approximation) -> Verdict:
    """How a recomputed value agrees with a stated figure.

    ok: the figure is the value, rounded half up or to the nearest at its own digits (or, for an
    approximate figure, the inequality holds); rounding: cut off, rounded up, or one unit off in the
    last digit; error: none of these.
    """
    unit = Fraction(1, 10 ** decimals(numeral))
    excess = value - Fraction(stated)
    if approx == "about":
        return "ok" if abs(excess) <= max(unit, Fraction(stated) / 20) else "error"
    if 2 * abs(excess) <= unit:
        return "ok"
    if (approx == "at_least" and excess > 0) or (approx == "at_most" and excess < 0):
        return "ok"
    return "rounding" if abs(rounded(value, numeral) - stated) <= unit else "error"


def share_within(part: Count, whole: Count, stated: Decimal, numeral: str, *, growth: bool) -> bool:
    """May the percentage be that of two amounts before each was rounded to its last digit?

    With `growth` the percentage is of the change from `whole` to `part`.
    """
    (low, high), (least, most) = _bounds(whole), _bounds(part)
    if low <= 0:
        return False
    base = 100 if growth else 0
    half = Fraction(1, 2 * 10 ** decimals(numeral))
    lowest, highest = 100 * least / high - base, 100 * most / low - base
    return lowest - half <= Fraction(stated) <= highest + half


def _bounds(count: Count) -> tuple[Fraction, Fraction]:
    """The least and the most that a figure may stand for: "hơn 6,5 triệu" is less than 6,6."""
    half = half_unit(count)
    if count.approx == "exact":
        return Fraction(count.value - half), Fraction(count.value + half)
    digits = str(int(count.value))
    zeros = len(digits) - len(digits.rstrip("0"))
    step = 2 * half or min(Decimal(10) ** zeros, count.value / _TENTH)
    below = Decimal(0) if count.approx == "at_least" else step
    above = Decimal(0) if count.approx == "at_most" else step
    return Fraction(count.value - below), Fraction(count.value + above)


def rounded(value: Fraction, numeral: str) -> Decimal:
    """The value rounded half up to as many decimals as the numeral has."""
    places = Decimal(1).scaleb(-decimals(numeral))
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(places, ROUND_HALF_UP)


def show(number: Decimal) -> str:
    """A number as Vietnamese reports print it: 8201 → "8.201", 81.3 → "81,3", 50.0 → "50,0"."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return f"{int(number):,}".replace(",", ".")
    whole, _, rest = f"{number:f}".partition(".")
    return f"{int(whole):,}".replace(",", ".") + "," + rest
