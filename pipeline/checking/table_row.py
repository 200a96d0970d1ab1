"""table_row: the cells of a row against each other, where the rows show how they hang together.

"Tiếp nhận 4.216 | Đã giải quyết 3.902 | Đang giải quyết 314": where one column is the sum of others
in every row but one, that one is wrong. The rows must be enough, and their sums no accident.

True: "| 412 | 380 | 23 |" under four rows that add up. False alarm avoided: columns that agree in
two rows, or in rows of zeros.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

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
    holding: tuple[int, ...]
    failing: tuple[int, ...]


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


def _relations(rows: Sequence[_Row], width: int) -> Iterator[_Relation]:
    """For each column the sum of others that it is in all rows but at most one."""
    if len(rows) < _LEAST_ROWS:
        return
    numbers = [{c: entry.value for c, entry in row.items() if not entry.percent} for row in rows]
    columns = [c for c in range(width) if sum(c in row for row in numbers) >= _LEAST_ROWS]
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
    rows: Sequence[Mapping[int, Decimal]], whole: int, parts: tuple[int, ...]
) -> _Relation | None:
    failing: list[int] = []
    telling: list[int] = []  # the digits of the sums that are no accident
    held: list[int] = []
    for index, row in enumerate(rows):
        if whole not in row or any(part not in row for part in parts):
            continue
        if sum((row[part] for part in parts), Decimal(0)) != row[whole]:
            failing.append(index)
            if len(failing) > 1:
                return None
            continue
        held.append(index)
        if row[whole] >= _TELLING and sum(row[part] > 0 for part in parts) >= 2:
            telling.append(len(digits(row[whole])))
    if len(telling) < _LEAST_ROWS - 1 or sum(telling) < _DIGITS:
        return None
    return _Relation(whole, parts, tuple(held), tuple(failing))


def _row(
    doc: CleanDocument, row: _Row, relation: _Relation, section: int | None, *, holds: bool
) -> Check:
    whole, parts = row[relation.whole], [row[part] for part in relation.parts]
    slipped = bool(sum_slips(whole.value, [part.value for part in parts]))
    severity: Severity = "ok" if holds else "error" if slipped else "suspect"
    terms = [(doc.span(*part.at), part.value) for part in parts]
    return terms_row(RULE, (doc.span(*whole.at), whole.value), terms, section, severity)
