"""A change: what was, what changed, what is, and the change as a percentage of what was."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.numerals import decimals
from schemas.facts import Count, Percentage
from schemas.making import quickly_made

Direction = Literal[1, -1]


@quickly_made
@dataclass(frozen=True, slots=True)
class Change:
    """A quantity before and after, its change and that change as a share of what was before.

    `inferred` where `after` is known only by its value: that proves nothing about others; and where
    `before` alone is known, from a bracket in front.
    """

    direction: Direction
    before: Count | None
    after: Count | None
    amount: Count | None
    percentage: Percentage | None
    inferred: bool = False

    @property
    def figures(self) -> tuple[Count, ...]:
        """The counts that are stated, in reading order."""
        counts = (count for count in (self.before, self.after, self.amount) if count is not None)
        return tuple(sorted(counts, key=lambda count: count.at))

    @property
    def holds(self) -> bool | None:
        """Does the change lead from before to after? None where not all three are stated."""
        if self.before is None or self.after is None or self.amount is None:
            return None
        return self.before.value + self.direction * self.amount.value == self.after.value

    @property
    def sides(self) -> tuple[Decimal, Decimal] | None:
        """How much changed, and what was before; what is not stated follows from the rest."""
        before, after, amount = self.before, self.after, self.amount
        if amount is not None and before is not None:
            return amount.value, before.value
        if amount is not None and after is not None:
            return amount.value, after.value - self.direction * amount.value
        if before is not None and after is not None:
            return self.direction * (after.value - before.value), before.value
        return None

    @property
    def grows_as_stated(self) -> bool:
        """Does the percentage follow from the change and from what was before by rounding?"""
        if self.percentage is None or self.sides is None or self.sides[1] <= 0:
            return False
        amount, before = self.sides
        unit = Decimal(1).scaleb(-decimals(self.percentage.numeral))
        return abs(amount * 100 / before - self.percentage.value) <= unit / 2


def alike(left: Count, right: Count) -> bool:
    """May the two count the same thing?"""
    one, other = left.unit.lower(), right.unit.lower()
    if left.value_max is not None or right.value_max is not None:
        return False
    if one in PEOPLE and other in PEOPLE:
        return True
    return left.kind == right.kind and is_one_noun(one, other)
