"""The rows of a column that others of its table are divided to make: what each states, and whether
it comes out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import regex

from extractors.numerals import decimals
from pipeline.checking.intervals import Verdict, compare
from pipeline.checking.table_grid import Entry, Numbers
from schemas.document import Range

Kind = Literal["share", "growth", "average"]

_PERCENT_RE = regex.compile(
    r"%|(?<!\p{L})(?:t[yi] le|co cau|so sanh|so voi|so cung ky|tang|giam|dat)\b"
)
_AVERAGE_RE = regex.compile(r"(?<!\p{L})(?:binh quan|trung binh|bq)\b|(?<=\p{L})/(?=\p{L})")
_FALL_RE = regex.compile(r"(?<!\p{L})giam\b")
LEAST_ROWS, MOST_FAILING = 3, 1
LEAST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a reading: what it states, and what of what that is.

    `whole` is None where the total of the part's column stands nowhere in the table.
    """

    row: int
    said: Entry
    part: Entry
    whole: Entry | None
    base: Decimal
    verdict: Verdict
    exact: Fraction


@dataclass(frozen=True, slots=True)
class Reading:
    """How a column comes out of others, row by row; `total` is the row of the totals, `of_text`
    the whole that the text before the table states."""

    kind: Kind
    lines: tuple[Line, ...]
    total: int | None = None
    of_text: Decimal | None = None

    @property
    def failing(self) -> tuple[Line, ...]:
        """The rows that do not come out."""
        return tuple(line for line in self.lines if line.verdict == "error")

    @property
    def is_shown(self) -> bool:
        """Do enough rows come out, and all but one?"""
        telling = [len(line.said.numeral) for line in self.lines if _is_telling(line)]
        others = [line for line in self.failing if line.row != self.total]
        return (
            len(telling) >= LEAST_ROWS
            and sum(telling) >= LEAST_DIGITS
            and len(others) <= MOST_FAILING
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of a table, the folded words over its columns, its row of totals, the rows whose
    numbers are percentages, and those (or the columns) whose numbers are amounts, which stand for
    what they were rounded from."""

    numbers: Numbers
    heads: Sequence[str]
    total: int | None
    skipped: frozenset[int]
    amounts: frozenset[int] = frozenset()
    amount_columns: frozenset[int] = frozenset()

    def percent(self, column: int) -> bool:
        """May the column hold percentages?"""
        cells = [row[column] for row in self.numbers.values() if column in row]
        written = sum(cell.percent for cell in cells)
        return 2 * written > len(cells) or _PERCENT_RE.search(self.heads[column]) is not None

    def average(self, column: int) -> bool:
        """May the column hold averages?"""
        return _AVERAGE_RE.search(self.heads[column]) is not None

    def shares(self, column: int) -> bool:
        """Are they surely percentages, which nothing is a share of?"""
        head = self.heads[column]
        return "%" in head or any(
            row[column].percent for row in self.numbers.values() if column in row
        )


def line_of(
    columns: Columns,
    kind: Kind,
    row: int,
    column: int,
    part: int,
    whole: Entry | None,
    base: Decimal,
) -> Line:
    """The row with its part and base, and how the stated number agrees with them."""
    found = columns.numbers[row]
    said, of = found[column], found[part]
    exact = value_of(kind, of.value, base)
    verdict = verdict_of(exact, said, falls=_FALL_RE.search(columns.heads[column]) is not None)
    rounded = row in columns.amounts or part in columns.amount_columns
    if verdict == "error" and _within(kind, said, of, whole, base, rounded=rounded):
        verdict = "ok"
    return Line(row, said, of, whole, base, verdict, exact)


def value_of(kind: Kind, part: Decimal, base: Decimal) -> Fraction:
    """The share, growth (both in percent) or average of two numbers."""
    quotient = Fraction(part) / Fraction(base)
    if kind == "average":
        return quotient
    return 100 * quotient - (100 if kind == "growth" else 0)


def verdict_of(exact: Fraction, said: Entry, *, falls: bool) -> Verdict:
    """How the computed value agrees; where the column `falls` ("giảm") a fall may have no sign."""
    stated = said.value
    if stated < 0 or (falls and exact < 0):
        exact, stated = -exact, abs(stated)
    return compare(exact, stated, said.numeral, "exact")


def _within(
    kind: Kind, said: Entry, of: Entry, whole: Entry | None, base: Decimal, *, rounded: bool
) -> bool:
    """May the numbers, before they were rounded to their last digit, make the stated one?"""
    written = (of,) if whole is None else (of, whole)
    if not rounded and not any(decimals(entry.numeral) for entry in written):
        return False
    around = [Decimal(5).scaleb(-decimals(entry.numeral) - 1) for entry in written]
    slack = around[-1] if whole is not None else Decimal(0)
    if base <= slack:
        return False
    low = value_of(kind, of.value - around[0], base + slack)
    high = value_of(kind, of.value + around[0], base - slack)
    half = Fraction(1, 2 * 10 ** decimals(said.numeral))
    stated = Fraction(said.value)
    return low - half <= stated <= high + half or low - half <= -stated <= high + half


def is_telling(said: Entry) -> bool:
    """Can the number, where it comes out, show that it does so by no accident?"""
    return said.value not in (0, 100) and len(said.numeral) > 1


def _is_telling(line: Line) -> bool:
    return line.verdict != "error" and line.part.value != 0 and is_telling(line.said)


def wanted(
    line: Line, offs: Mapping[Range, Sequence[Decimal]]
) -> Iterator[tuple[Decimal, Decimal]]:
    """The part and the base of a row, each with what a wrong sum of the table asks of it."""
    for value in offs.get(line.part.at, ()):
        yield value, line.base
    if line.whole is not None:
        for value in offs.get(line.whole.at, ()):
            yield line.part.value, value
