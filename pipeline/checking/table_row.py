"""table_row: the cells of a row against each other, where the rows show how they hang together.

"Tiếp nhận 4.216 | Đã giải quyết 3.902 | Đang giải quyết 314": where one column is the sum of others
in every row but one, that one is wrong. The rows must be enough, and their sums no accident.

True: "| 412 | 380 | 23 |" under four rows that add up. False alarm avoided: columns that agree in
two rows, or in rows of zeros; a row of averages; amounts that were rounded one by one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from itertools import combinations, islice
from operator import and_, or_

from extractors.figures.slips import digits, sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from pipeline.checking.table_grid import Entry, Numbers, numbers_of
from pipeline.checking.table_rates import rate_rows
from pipeline.checking.table_rounding import amount_columns, amount_rows, is_rounded_sum
from pipeline.checking.told_differences import is_told_below
from schemas.document import CleanDocument
from schemas.facts import Check, Severity
from schemas.grid import Table

RULE = "table_row"
_Row = Mapping[int, Entry]
_LEAST_ROWS, _MOST_ROWS, _MOST_COLUMNS = 4, 2000, 12
_MOST_PARTS = 4
_TELLING, _DIGITS = 10, 8
_LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class _Relation:
    """One column as the sum of others, with the rows where it holds, where rounding explains it,
    and where it does not hold."""

    whole: int
    parts: tuple[int, ...]
    holding: frozenset[int]
    rounded: frozenset[int]
    failing: frozenset[int]


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each row of a table whose columns add up, and for one that does not."""
    for table in evidence.doc.tables:
        if not _LEAST_ROWS <= len(table.blocks) - table.header <= _MOST_ROWS:
            continue
        if table.width > _MOST_COLUMNS:
            continue
        rates = rate_rows(evidence.doc, table)
        numbers = numbers_of(evidence, table)
        rows = {
            row: entries
            for row, entries in numbers.items()
            if len(entries) >= _LEAST_CELLS and row not in rates
        }
        measured = _Measured(evidence.doc, table, numbers, tuple(rows))
        section = evidence.doc.blocks[table.blocks[0]].section
        for relation in _relations(tuple(rows.values()), measured, table.width):
            for index, row in enumerate(rows.values()):
                severity = _severity(row, relation, index)
                if severity == "error" and is_told_below(evidence, table, _off(row, relation)):
                    severity = "suspect"
                if severity is not None:
                    yield _row(evidence.doc, row, relation, section, severity)


@dataclass(frozen=True)
class _Measured:
    """Which rows of a table (`kept`, by their place) and which columns hold amounts; told only of
    a table where a sum does not come out."""

    doc: CleanDocument
    table: Table
    numbers: Numbers
    kept: Sequence[int]

    @cached_property
    def _rows(self) -> frozenset[int]:
        return amount_rows(self.doc, self.table, self.numbers)

    @cached_property
    def _columns(self) -> frozenset[int]:
        return amount_columns(self.table, self.doc.text)

    def explains(self, index: int, whole: int, parts: Sequence[int]) -> bool:
        """May rounding be what the row is off by?"""
        row = self.numbers[self.kept[index]]
        amounts = self.kept[index] in self._rows or whole in self._columns
        return is_rounded_sum(row[whole], [row[part] for part in parts], amounts=amounts)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The numbers of the rows, and for each column the rows where it has one, and one other than
    0, as bits."""

    rows: Sequence[Mapping[int, Decimal]]
    measured: _Measured
    filled: Mapping[int, int]
    counted: Mapping[int, int]

    def rows_of(self, columns: Sequence[int]) -> tuple[int, int]:
        """The rows where all the columns have a number, and those where one of them is not 0."""
        filled = reduce(and_, (self.filled[column] for column in columns))
        return filled, filled & reduce(or_, (self.counted[column] for column in columns))


def _relations(rows: Sequence[_Row], measured: _Measured, width: int) -> Iterator[_Relation]:
    """For each column the sum of others that it is in all rows but at most one."""
    if len(rows) < _LEAST_ROWS:
        return
    numbers = [{c: entry.value for c, entry in row.items() if not entry.percent} for row in rows]
    columns = [c for c in range(width) if sum(c in row for row in numbers) >= _LEAST_ROWS]
    wholes = [
        c for c in columns if sum(row.get(c, 0) >= _TELLING for row in numbers) >= _LEAST_ROWS - 1
    ]
    if not wholes:
        return
    grid = _Grid(
        numbers,
        measured,
        {c: sum(1 << i for i, row in enumerate(numbers) if c in row) for c in columns},
        {c: sum(1 << i for i, row in enumerate(numbers) if row.get(c)) for c in columns},
    )
    possible = _possible(grid, columns, wholes)
    taken: set[int] = set()
    for whole in wholes:
        for size in range(2, _MOST_PARTS + 1):
            if whole in taken:
                break
            found = [
                relation
                for parts in possible[whole, size]
                if (relation := _relation(grid, whole, parts)) is not None
            ]
            if found:
                best = min(found, key=lambda relation: len(relation.failing))
                # A part is what its whole leaves: the same relation seen from the other side.
                taken.update((whole, *best.parts))
                yield best


def _possible(
    grid: _Grid, columns: Sequence[int], wholes: Sequence[int]
) -> Mapping[tuple[int, int], Sequence[tuple[int, ...]]]:
    """Whole, number of parts → the parts that come out in one of the first two rows that tell."""
    out: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
    for size in range(2, _MOST_PARTS + 1):
        for parts in combinations(columns, size):
            _, counted = grid.rows_of(parts)
            if counted.bit_count() < _LEAST_ROWS - 1:
                continue
            telling = [
                (row, sum((row[part] for part in parts), Decimal(0)))
                for row in (grid.rows[index] for index in islice(_bits(counted), 2))
            ]
            for whole in wholes:
                if whole not in parts and any(row.get(whole, of) == of for row, of in telling):
                    out[whole, size].append(parts)
    return out


def _relation(grid: _Grid, whole: int, parts: tuple[int, ...]) -> _Relation | None:
    filled, counted = grid.rows_of((whole, *parts))
    if counted.bit_count() < _LEAST_ROWS - 1:
        return None
    failing: list[int] = []
    rounded: list[int] = []
    telling: list[int] = []  # the digits of the sums that are no accident
    for index in _bits(counted):
        row = grid.rows[index]
        off = sum((row[part] for part in parts), Decimal(0)) - row[whole]
        if off and grid.measured.explains(index, whole, parts):
            rounded.append(index)
        elif off:
            failing.append(index)
            if len(failing) > 1:
                return None
        elif row[whole] >= _TELLING and sum(row[part] > 0 for part in parts) >= 2:
            telling.append(len(digits(row[whole])))
    if len(telling) < _LEAST_ROWS - 1 or sum(telling) < _DIGITS:
        return None
    held = frozenset(_bits(filled)).difference(failing, rounded)
    return _Relation(whole, parts, held, frozenset(rounded), frozenset(failing))


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits of a number that are 1, from the lowest up."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _off(row: _Row, relation: _Relation) -> Decimal:
    """How much more the parts are than the whole."""
    parts = (row[part].value for part in relation.parts)
    return sum(parts, Decimal(0)) - row[relation.whole].value


def _severity(row: _Row, relation: _Relation, index: int) -> Severity | None:
    """How the row comes out; None where it has not all of the numbers, or is one of averages."""
    if index in relation.holding:
        return "ok"
    if index in relation.rounded:
        return "rounding"
    if index not in relation.failing:
        return None
    whole, values = row[relation.whole].value, [row[part].value for part in relation.parts]
    if sum_slips(whole, values):
        return "error"
    return None if min(values) <= whole <= max(values) else "suspect"


def _row(
    doc: CleanDocument, row: _Row, relation: _Relation, section: int | None, severity: Severity
) -> Check:
    whole, parts = row[relation.whole], [row[part] for part in relation.parts]
    terms = [(doc.span(*part.at), part.value) for part in parts]
    return terms_row(RULE, (doc.span(*whole.at), whole.value), terms, section, severity)
