"""How a stated percentage came about from the numbers of its equation.

The modes are tried in this order: nearest (half to even), half up, truncation, ceiling, one unit in
the last digit. "48 / 59 = 81,4% ≠ 81,3%" → truncation; "11 / 59 = 18,6% ≠ 18,7%" → ceiling.
"""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal

import regex

from extractors.numerals import decimals, numeral_value
from schemas.facts import Check

Mode = Literal["nearest", "half_up", "truncation", "ceiling", "last_digit"]

_QUOTIENT_RE = regex.compile(
    r"(?P<part>[\d.,]+) / (?P<whole>[\d.,]+) = [\d.,]+%(?: [≠≈] (?P<stated>[\d.,]+)%)?"
)
_ROUNDINGS: tuple[tuple[Mode, str], ...] = (
    ("nearest", ROUND_HALF_EVEN),
    ("half_up", ROUND_HALF_UP),
    ("truncation", ROUND_DOWN),
    ("ceiling", ROUND_CEILING),
)


def rounding_mode(check: Check) -> Mode | None:
    """The first mode that explains the stated percentage; None where none does, where the check is
    about something else, and where the equation does not hold the numbers."""
    match = _QUOTIENT_RE.fullmatch(check.equation)
    if match is None or check.severity not in ("ok", "rounding"):
        return None
    numeral = match["stated"] or check.equation.rpartition(" = ")[2].rstrip("%")
    stated = numeral_value(numeral)
    unit = Decimal(1).scaleb(-decimals(numeral))
    whole = numeral_value(match["whole"])
    if not whole:
        return None
    value = 100 * numeral_value(match["part"]) / whole
    for mode, rounding in _ROUNDINGS:
        if value.quantize(unit, rounding) == stated:
            return mode
    near = abs(value.quantize(unit, ROUND_HALF_UP) - stated) <= unit
    return "last_digit" if near else None
