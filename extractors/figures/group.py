"""A whole with the counts that divide it."""

from dataclasses import dataclass
from decimal import Decimal

from extractors.figures.dimensions import closed_dimensions
from schemas.facts import Count
from schemas.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """A whole and the counts that divide it by one dimension, in reading order.

    `declared` where the text ties them together; `listed` where it says that the list is all
    ("gồm"). `dimensions` are those that all parts share; `values` the parts' own. `candidates` are
    the wholes that might be meant; `stray` is true where the list holds a number that was not read.
    """

    whole: Count
    parts: tuple[Count, ...]
    dimensions: frozenset[str]
    values: tuple[str, ...]
    declared: bool
    listed: bool
    candidates: tuple[Count, ...] = ()
    stray: bool = False

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def complete(self) -> bool:
        """Do the parts add up to the whole?"""
        return self.total == self.whole.value

    @property
    def sound(self) -> bool:
        """May they be its parts? Counts that merely stand behind a larger one only where they add
        up to it."""
        total = self.total
        return total == self.whole.value or (self.declared and total < self.whole.value)

    @property
    def closed(self) -> bool:
        """Are the parts all that the dimension has (nam and nữ, chính thức and dự bị; of grassroots
        organisations đảng bộ and chi bộ)?

        Badges are given from 30 years on: a list that begins there is no choice of the highest.
        """
        if "badge" in self.dimensions:
            return len(self.parts) >= 3 and "30" in self.values
        if "grassroots" in self.dimensions:
            return True
        return any(
            len(self.parts) >= (3 if dimension == "rank" else 2)
            for dimension in self.dimensions & closed_dimensions()
        )
