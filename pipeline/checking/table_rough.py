"""Which numbers of a table cannot be a share, growth or average of two others, told in floats.

Most pairs of columns fail in their first rows. What is not surely wrong here is judged exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.numerals import decimals
from pipeline.checking.table_grid import Entry
from pipeline.checking.table_lines import Columns, Kind

_UNITS = 1.5  # of the last digit: what is one unit off, before it was rounded
_ERROR = 1e-9


@dataclass(frozen=True, slots=True)
class Rough:
    """A number, half a unit of its last digit, and whether it was measured or rounded."""

    value: float
    half: float
    measured: bool


RoughNumbers = Mapping[int, Mapping[int, Rough]]
"""Row → column → the number there."""


def rough_numbers(columns: Columns) -> RoughNumbers:
    """All numbers of the table."""
    return {
        row: {
            column: rough(entry, row in columns.amounts or column in columns.amount_columns)
            for column, entry in found.items()
        }
        for row, found in columns.numbers.items()
    }


def rough(entry: Entry, amount: bool = False) -> Rough:
    """One number; an `amount` was rounded from another."""
    places = decimals(entry.numeral)
    return Rough(float(entry.value), 0.5 * 10.0**-places, amount or places > 0)


def exactly(value: Decimal) -> Rough:
    """A sum, which no digit was cut off."""
    return Rough(float(value), 0.0, False)


def is_surely_wrong(kind: Kind, said: Rough, part: Rough, base: Rough) -> bool:
    """Is the stated number, with or without its sign, further off than rounding explains?"""
    parts, bases = [part.value], [base.value]
    if part.measured or base.measured:
        parts = [part.value - part.half, part.value + part.half]
        bases = [base.value - base.half, base.value + base.half]
    if bases[0] <= 0:
        return False
    ends = [of / by for of in parts for by in bases]
    if kind != "average":
        ends = [100 * end - (100 if kind == "growth" else 0) for end in ends]
    least, most = min(ends), max(ends)
    slack = 2 * _UNITS * said.half + _ERROR * (1 + abs(said.value))
    return all(
        stated < least - slack or stated > most + slack for stated in (said.value, -said.value)
    )
