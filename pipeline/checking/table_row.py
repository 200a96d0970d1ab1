"""table_row: the cells of a row against each other, where the rows show how they hang together.

"Tiếp nhận 4.216 | Đã giải quyết 3.902 | Đang giải quyết 314": where one column is the sum of others
in every row but one, that one is wrong. The rows must be enough, and their sums no accident.

True: "| 412 | 380 | 23 |" under four rows that add up. False alarm avoided: columns that agree in
two rows, or in rows of zeros.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import combinations, islice
from operator import and_, or_

from extractors.figures.slips import digits, sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from pipeline.checking.table_grid import Entry, numbers_of
from pipeline.checking.table_rates import rate_rows
from schemas.document import CleanDocument
from schemas.facts import Check, Severity

RULE = "table_row"
_Row = Mapping[int, Entry]
_LEAST_ROWS, _MOST_ROWS, _MOST_COLUMNS = 4, 2000, 12
_MOST_PARTS = 4
_TELLING, _DIGITS = 10, 8
_LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class _Relation:
    """One column as the sum of others, with the rows where it holds and where it does not."""

    whole: int
    parts: tuple[int, ...]
    holding: frozenset[int]
    failing: frozenset[int]


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each row of a table whose columns add up, and for one that does not."""
    for table in evidence.doc.tables:
        if not _LEAST_ROWS <= len(table.blocks) - table.header <= _MOST_ROWS:
            continue
        if table.width > _MOST_COLUMNS:
            continue
        rates = rate_rows(evidence.doc, table)
        rows = [
            entries
            for row, entries in numbers_of(evidence, table).items()
            if len(entries) >= _LEAST_CELLS and row not in rates
        ]
        section = evidence.doc.blocks[table.blocks[0]].section
        for relation in _relations(rows, table.width):
            for index, row in enumerate(rows):
                if index in relation.failing or index in relation.holding:
                    holds = index not in relation.failing
                    yield _row(evidence.doc, row, relation, section, holds=holds)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The numbers of the rows, and for each column the rows where it has one, and one other than
    0, as bits."""

    rows: Sequence[Mapping[int, Decimal]]
    filled: Mapping[int, int]
    counted: Mapping[int, int]

    def rows_of(self, columns: Sequence[int]) -> tuple[int, int]:
        """The rows where all the columns have a number, and those where one of them is not 0."""
        filled = reduce(and_, (self.filled[column] for column in columns))
        return filled, filled & reduce(or_, (self.counted[column] for column in columns))


def _relations(rows: Sequence[_Row], width: int) -> Iterator[_Relation]:
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
    telling: list[int] = []  # the digits of the sums that are no accident
    for index in _bits(counted):
        row = grid.rows[index]
        if sum((row[part] for part in parts), Decimal(0)) != row[whole]:
            failing.append(index)
            if len(failing) > 1:
                return None
        elif row[whole] >= _TELLING and sum(row[part] > 0 for part in parts) >= 2:
            telling.append(len(digits(row[whole])))
    if len(telling) < _LEAST_ROWS - 1 or sum(telling) < _DIGITS:
        return None
    held = (index for index in _bits(filled) if index not in failing)
    return _Relation(whole, parts, frozenset(held), frozenset(failing))


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits of a number that are 1, from the lowest up."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _row(
    doc: CleanDocument, row: _Row, relation: _Relation, section: int | None, *, holds: bool
) -> Check:
    whole, parts = row[relation.whole], [row[part] for part in relation.parts]
    slipped = bool(sum_slips(whole.value, [part.value for part in parts]))
    severity: Severity = "ok" if holds else "error" if slipped else "suspect"
    terms = [(doc.span(*part.at), part.value) for part in parts]
    return terms_row(RULE, (doc.span(*whole.at), whole.value), terms, section, severity)
