"""table_row: the cells of a row against each other, where the rows show how they hang together.

"Tiếp nhận 4.216 | Đã giải quyết 3.902 | Đang giải quyết 314": where one column is the sum of others
in every row but one, that one is wrong. The rows must be enough, and their sums no accident.

True: "| 412 | 380 | 23 |" under four rows that add up. False alarm avoided: columns that agree in
two rows, or in rows of zeros.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractors.figures.slips import digits, sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.slips import sum_slip
from pipeline.checking.table_sum import is_total, number_in, text_of
from schemas.document import Block, CleanDocument, Range
from schemas.facts import Check, Severity

RULE = "table_row"
_Row = Sequence[Decimal | None]
_LEAST_ROWS, _MOST_ROWS, _MOST_COLUMNS = 4, 2000, 12
_MOST_PARTS = 4
_TELLING, _DIGITS = 10, 8


@dataclass(frozen=True, slots=True)
class _Relation:
    """One column as the sum of others, with the rows where it holds and where it does not."""

    whole: int
    parts: tuple[int, ...]
    holding: tuple[int, ...]
    failing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A row with as many cells as the table has columns, and the numbers in them."""

    block: Block
    cells: tuple[Range, ...]
    values: _Row


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each row of a table whose columns add up, and for one that does not."""
    doc = evidence.doc
    tables: dict[int, list[Block]] = {}
    for block in doc.blocks:
        if block.kind == "table" and block.table is not None:
            tables.setdefault(block.table, []).append(block)
    for blocks in tables.values():
        width = max(len(block.cells) for block in blocks)
        rows = [row for block in blocks if (row := _read(doc, block, width)) is not None]
        if not _LEAST_ROWS <= len(rows) <= _MOST_ROWS or width > _MOST_COLUMNS:
            continue
        for relation in _relations([row.values for row in rows]):
            for index in sorted((*relation.holding, *relation.failing)):
                yield _row(doc, rows[index], relation, holds=index in relation.holding)


def _read(doc: CleanDocument, block: Block, width: int) -> _Read | None:
    """A row of numbers; the total row may have no number of order."""
    cells = block.cells
    values = [number_in(text_of(doc, cell)) for cell in cells]
    if len(cells) == width - 1 and is_total(doc, block):
        cells, values = (cells[0], *cells), [None, *values]
    if len(cells) < width or sum(value is not None for value in values) < 3:
        return None
    return _Read(block, tuple(cells), tuple(values))


def _relations(rows: Sequence[_Row]) -> Iterator[_Relation]:
    """For each column the sum of others that it is in all rows but at most one."""
    columns = [c for c in range(len(rows[0])) if all(row[c] is not None for row in rows)]
    numbers = [[value or Decimal(0) for value in row] for row in rows]
    taken: set[int] = set()
    for whole in columns:
        others = [column for column in columns if column != whole]
        for size in range(2, min(_MOST_PARTS, len(others)) + 1):
            found = [
                relation
                for parts in combinations(others, size)
                if (relation := _relation(numbers, whole, parts)) is not None
            ]
            if found and whole not in taken:
                best = min(found, key=lambda relation: len(relation.failing))
                # A part is what its whole leaves: the same relation seen from the other side.
                taken.update((whole, *best.parts))
                yield best
                break


def _relation(
    rows: Sequence[Sequence[Decimal]], whole: int, parts: tuple[int, ...]
) -> _Relation | None:
    failing: list[int] = []
    telling: list[int] = []  # the digits of the sums that are no accident
    for index, row in enumerate(rows):
        if sum((row[part] for part in parts), Decimal(0)) != row[whole]:
            failing.append(index)
            if len(failing) > 1:
                return None
        elif row[whole] >= _TELLING and sum(row[part] > 0 for part in parts) >= 2:
            telling.append(len(digits(row[whole])))
    if len(telling) < _LEAST_ROWS - 1 or sum(telling) < _DIGITS:
        return None
    holding = tuple(index for index in range(len(rows)) if index not in failing)
    return _Relation(whole, parts, holding, tuple(failing))


def _row(doc: CleanDocument, row: _Read, relation: _Relation, *, holds: bool) -> Check:
    stated = row.values[relation.whole] or Decimal(0)
    parts = [row.values[part] or Decimal(0) for part in relation.parts]
    total = sum(parts, Decimal(0))
    slipped = bool(sum_slips(stated, parts))
    severity: Severity = "ok" if holds else "error" if slipped else "suspect"
    equation = f"{' + '.join(map(show, parts))} = {show(total)}"
    return Check(
        kind="part_sum",
        severity=severity,
        rule=RULE,
        spans=tuple(doc.span(*row.cells[c]) for c in (relation.whole, *relation.parts)),
        stated=stated,
        expected=total,
        equation=equation if holds else f"{equation} ≠ {show(stated)}",
        section=row.block.section,
        suggestion=None if holds else sum_slip(stated, parts),
    )
