"""Columns of a table that are made of two others by division, found by their numbers.

A column of percentages may be the share of one column in another, the growth from one to another,
or the share of each row in the total of a column; a column of averages is a quotient. A reading is
taken where at least three rows come out that could not by chance, and all others but one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from extractors.numerals import decimals
from pipeline.checking.table_grid import Entry
from pipeline.checking.table_lines import (
    LEAST_ROWS,
    MOST_FAILING,
    Columns,
    Kind,
    Line,
    Reading,
    line_of,
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
    if len(rows) < LEAST_ROWS:
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
                line = line_of(columns, kind, row, column, part, found[whole], base)
                failing += line.verdict == "error" and row != columns.total
                if failing > MOST_FAILING:
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
        line_of(columns, "share", row, column, part, total, base)
        for row, found in columns.numbers.items()
        if column in found and part in found
        if row not in columns.skipped and found[column].numeral and found[part].numeral
    )
    return Reading("share", lines, columns.total)
