"""Columns of a table that are made of two others by division, found by their numbers.

A column of percentages may be the share of one column in another, the growth from one to another,
or the share of each row in the total of a column; a column of averages is a quotient. A reading is
taken where at least three rows come out that could not by chance, and all others but one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, permutations

from extractors.numerals import decimals
from pipeline.checking.table_grid import Entry
from pipeline.checking.table_lines import (
    LEAST_DIGITS,
    LEAST_ROWS,
    MOST_FAILING,
    Columns,
    Kind,
    Reading,
    is_telling,
    line_of,
)
from pipeline.checking.table_rough import (
    RoughNumbers,
    exactly,
    is_surely_wrong,
    rough_numbers,
)


def readings(columns: Columns, stated: Iterable[Decimal]) -> Iterator[Reading]:
    """For each column that is made of others how it is; `stated` are numbers of the text.

    Where two readings fail in as few rows and expect different things, none is returned.
    """
    width = len(columns.heads)
    bases = [c for c in range(1, width) if not columns.shares(c)]
    numbers: RoughNumbers = {}
    for column in range(1, width):
        kinds: list[Kind] = ["share", "growth"] if columns.percent(column) else []
        if columns.average(column):
            kinds.append("average")
        if not kinds:
            continue
        if not _is_telling(columns, column):
            continue
        numbers = numbers or rough_numbers(columns)
        others = [c for c in bases if c != column]
        found: list[Reading] = []
        for reading in _found(columns, numbers, column, others, kinds):
            found.append(reading)
            if not reading.failing:
                break
        if "share" in kinds and not found:
            found += _of_stated(columns, numbers, column, others, stated)
        if not found:
            continue
        least = min(len(reading.failing) for reading in found)
        best = [reading for reading in found if len(reading.failing) == least]
        expected = {
            (line.row, round(line.exact, 1)) for reading in best for line in reading.failing
        }
        if len(expected) == least:
            yield best[0]


def _is_telling(columns: Columns, column: int) -> bool:
    """Has the column enough numbers that could not come out by chance?"""
    said = [row[column] for row in columns.numbers.values() if column in row]
    telling = [len(cell.numeral) for cell in said if is_telling(cell)]
    return len(telling) >= LEAST_ROWS and sum(telling) >= LEAST_DIGITS


def _found(
    columns: Columns,
    numbers: RoughNumbers,
    column: int,
    others: Sequence[int],
    kinds: Sequence[Kind],
) -> Iterator[Reading]:
    yield from _of_two(columns, numbers, column, others, kinds)
    if "share" in kinds:
        yield from _of_totals(columns, numbers, column, others)


def _of_two(
    columns: Columns,
    numbers: RoughNumbers,
    column: int,
    others: Sequence[int],
    kinds: Sequence[Kind],
) -> Iterator[Reading]:
    rows = {
        row: found
        for row, found in columns.numbers.items()
        if row not in columns.skipped and column in found and found[column].numeral
    }
    if len(rows) < LEAST_ROWS:
        return
    for part, whole in permutations(others, 2):
        able = [
            row
            for row, found in rows.items()
            if part in found and whole in found and found[part].numeral and found[whole].value > 0
        ]
        for kind in kinds:
            wrong = (
                (row, is_surely_wrong(kind, rough[column], rough[part], rough[whole]))
                for row in able
                for rough in (numbers[row],)
            )
            if len(able) < LEAST_ROWS or _fail(wrong, columns.total):
                continue
            lines = tuple(
                line_of(columns, kind, row, column, part, found[whole], found[whole].value)
                for row in able
                for found in (rows[row],)
            )
            reading = Reading(kind, lines, columns.total)
            if reading.is_shown:
                yield reading


def _fail(wrong: Iterable[tuple[int, bool]], total: int | None) -> bool:
    """Are more rows than may be, not counting that of the totals, surely wrong?"""
    failing = (row for row, is_wrong in wrong if is_wrong and row != total)
    return len(list(islice(failing, MOST_FAILING + 1))) > MOST_FAILING


def _of_totals(
    columns: Columns, numbers: RoughNumbers, column: int, others: Sequence[int]
) -> Iterator[Reading]:
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
            reading = _of_one(columns, numbers, column, part, total, base)
            if reading is not None and reading.is_shown:
                yield reading


def _of_stated(
    columns: Columns,
    numbers: RoughNumbers,
    column: int,
    others: Sequence[int],
    stated: Iterable[Decimal],
) -> Iterator[Reading]:
    """The share of each row in a number that the text states."""
    wholes = sorted(set(stated))
    for part in others:
        for base in _wholes_of(columns, column, part, wholes):
            reading = _of_one(columns, numbers, column, part, None, base)
            if reading is not None and reading.is_shown:
                yield replace(reading, of_text=base)
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
        near.update(wholes[bisect_left(wholes, low) : bisect_right(wholes, high)])
    yield from sorted(near)


def _of_one(
    columns: Columns,
    numbers: RoughNumbers,
    column: int,
    part: int,
    total: Entry | None,
    base: Decimal,
) -> Reading | None:
    """The reading of each row as a share of one number, or None where too many rows fail."""
    rows = [
        row
        for row, found in columns.numbers.items()
        if column in found and part in found
        if row not in columns.skipped and found[column].numeral and found[part].numeral
    ]
    of = exactly(base) if total is None else numbers[columns.total or 0][part]
    share: Kind = "share"
    wrong = (
        (row, is_surely_wrong(share, numbers[row][column], numbers[row][part], of)) for row in rows
    )
    if len(rows) < LEAST_ROWS or _fail(wrong, columns.total):
        return None
    lines = (line_of(columns, share, row, column, part, total, base) for row in rows)
    return Reading(share, tuple(lines), columns.total)
