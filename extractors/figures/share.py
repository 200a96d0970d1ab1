"""A percentage with its part and its whole."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.numerals import decimals
from schemas.facts import Count, Percentage, Ratio
from schemas.making import quickly_made

Binding = Literal["ratio", "named", "target", "declared", "inferred", "probable"]
"""How the text ties the whole to the part; a `target` may be exceeded, an `inferred` whole merely
stands nearby and must reconcile the percentage, a `probable` one would with one other digit."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, its part and its whole; both are figures of the report."""

    percentage: Percentage
    part: Count | Ratio
    whole: Count | Ratio
    binding: Binding

    @property
    def part_value(self) -> Decimal:
        return Decimal(self.part.num) if isinstance(self.part, Ratio) else self.part.value

    @property
    def whole_value(self) -> Decimal:
        return Decimal(self.whole.den) if isinstance(self.whole, Ratio) else self.whole.value


def reconciles(share: Share, units: int = 0) -> bool:
    """Does the percentage follow from part and whole by rounding?

    `units` = 1 also accepts a percentage that was cut off or is one off in its last digit: not for
    a whole that is only inferred.
    """
    if share.whole_value == 0:
        return False
    value = share.part_value * 100 / share.whole_value
    unit = Decimal(1).scaleb(-decimals(share.percentage.numeral))
    return abs(value - share.percentage.value) <= (unit if units else unit / 2)
