"""Columns of a table that are made of two others by division, found by their numbers.

A column of percentages may be the share of one column in another, the growth from one to another,
or the share of each row in the total of a column; a column of averages is a quotient. A reading is
taken where at least three rows come out that could not by chance, and all others but one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
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
# Amounts stand for what they were rounded from.
_MEASURED_RE = regex.compile(
    r"(?<!\p{L})(?:nghin|trieu|ty|tr\.?d|dong|tan|ha|km|m2|m3|kg|ta|1\.000|1000)(?!\p{L})(?! le)"
)
_ROWS, _DIGITS, _MOST_FAILING = 3, 8, 1


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
        return len(telling) >= _ROWS and sum(telling) >= _DIGITS and len(others) <= _MOST_FAILING


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of a table, the folded words over its columns, its row of totals, and the rows
    that are measured in percent."""

    numbers: Numbers
    heads: Sequence[str]
    total: int | None
    skipped: frozenset[int]

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


def readings(columns: Columns, stated: Iterable[Decimal]) -> Iterator[Reading]:
    """For each column that is made of others how it is; `stated` are numbers of the text.

    Where two readings fail in as few rows and expect different things, none is returned.
    """
    width = len(columns.heads)
    bases = [c for c in range(1, width) if not columns.shares(c)]
    for column in range(1, width):
        kinds: list[Kind] = ["share", "growth"] if columns.percent(column) else []
        if columns.average(column):
            kinds.append("average")
        if not kinds:
            continue
        others = [c for c in bases if c != column]
        found = list(_of_two(columns, column, others, kinds))
        if "share" in kinds:
            found += _of_totals(columns, column, others)
            if not found:
                found += _of_stated(columns, column, others, stated)
        if not found:
            continue
        least = min(len(reading.failing) for reading in found)
        best = [reading for reading in found if len(reading.failing) == least]
        expected = {
            (line.row, round(line.exact, 1)) for reading in best for line in reading.failing
        }
        if len(expected) == least:
            yield best[0]


def _of_two(
    columns: Columns, column: int, others: Sequence[int], kinds: Sequence[Kind]
) -> Iterator[Reading]:
    rows = {
        row: found
        for row, found in columns.numbers.items()
        if row not in columns.skipped and column in found and found[column].numeral
    }
    if len(rows) < _ROWS:
        return
    for part, whole in permutations(others, 2):
        for kind in kinds:
            lines: list[Line] = []
            failing = 0
            for row, found in rows.items():
                if part not in found or whole not in found or not found[part].numeral:
                    continue
                base = found[whole].value
                if base <= 0:
                    continue
                line = _line(columns, kind, row, column, part, found[whole], base)
                failing += line.verdict == "error" and row != columns.total
                if failing > _MOST_FAILING:
                    break
                lines.append(line)
            else:
                reading = Reading(kind, tuple(lines), columns.total)
                if reading.is_shown:
                    yield reading


def _of_totals(columns: Columns, column: int, others: Sequence[int]) -> Iterator[Reading]:
    """The share of each row in the total of a column, stated or not."""
    for part in others:
        total = columns.numbers.get(columns.total, {}).get(part) if columns.total else None
        body = [
            f[part].value
            for row, f in columns.numbers.items()
            if part in f and row != columns.total
        ]
        base = total.value if total is not None else sum(body, Decimal(0))
        if base > 0:
            reading = _of_one(columns, column, part, total, base)
            if reading.is_shown:
                yield reading


def _of_stated(
    columns: Columns, column: int, others: Sequence[int], stated: Iterable[Decimal]
) -> Iterator[Reading]:
    """The share of each row in a number that the text states."""
    wholes = sorted(set(stated))
    for part in others:
        for base in _wholes_of(columns, column, part, wholes):
            reading = replace(_of_one(columns, column, part, None, base), of_text=base)
            if reading.is_shown:
                yield reading
                break


def _wholes_of(
    columns: Columns, column: int, part: int, wholes: Sequence[Decimal]
) -> Iterator[Decimal]:
    """Those of the numbers that the first or the second row is this share of."""
    pairs = (
        (found[column], found[part])
        for row, found in columns.numbers.items()
        if column in found and part in found and found[column].value > 0
    )
    near: set[Decimal] = set()
    for _, (said, of) in zip(range(2), pairs, strict=False):
        step = Decimal(1).scaleb(-decimals(said.numeral))
        low = of.value * 100 / (said.value + step)
        high = of.value * 100 / max(said.value - step, step)
        near.update(whole for whole in wholes if low <= whole <= high)
    yield from sorted(near)


def _of_one(
    columns: Columns, column: int, part: int, total: Entry | None, base: Decimal
) -> Reading:
    lines = tuple(
        _line(columns, "share", row, column, part, total, base)
        for row, found in columns.numbers.items()
        if column in found and part in found
        if row not in columns.skipped and found[column].numeral and found[part].numeral
    )
    return Reading("share", lines, columns.total)


def _line(
    columns: Columns,
    kind: Kind,
    row: int,
    column: int,
    part: int,
    whole: Entry | None,
    base: Decimal,
) -> Line:
    found = columns.numbers[row]
    said, of = found[column], found[part]
    exact = value_of(kind, of.value, base)
    verdict = verdict_of(exact, said, falls=_FALL_RE.search(columns.heads[column]) is not None)
    if verdict == "error" and _within(columns, kind, part, said, of, whole, base):
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
    columns: Columns,
    kind: Kind,
    part: int,
    said: Entry,
    of: Entry,
    whole: Entry | None,
    base: Decimal,
) -> bool:
    """May the numbers, before they were rounded to their last digit, make the stated one?"""
    written = (of,) if whole is None else (of, whole)
    if not any(decimals(entry.numeral) for entry in written) and not _MEASURED_RE.search(
        columns.heads[part]
    ):
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


def _is_telling(line: Line) -> bool:
    """Does a row that comes out show that it is no accident?"""
    return (
        line.verdict != "error"
        and line.said.value not in (0, 100)
        and line.part.value != 0
        and len(line.said.numeral) > 1
    )


def wanted(
    line: Line, offs: Mapping[Range, Sequence[Decimal]]
) -> Iterator[tuple[Decimal, Decimal]]:
    """The part and the base of a row, each with what a wrong sum of the table asks of it."""
    for value in offs.get(line.part.at, ()):
        yield value, line.base
    if line.whole is not None:
        for value in offs.get(line.whole.at, ()):
            yield line.part.value, value
