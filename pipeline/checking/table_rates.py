"""Rows of rates ("Tỷ lệ (%)" under "Cộng"), read as the columns of the table turned on its side.

What a column of percentages is made of is told by other columns; what a row of them is made of, by
the total row and the rows around it, cell by cell, or by their number in the column of the total.
"""

from collections.abc import Iterator, Mapping

import regex

from pipeline.checking.table_grid import Entry
from pipeline.checking.table_lines import LEAST_ROWS, Columns
from schemas.document import CleanDocument
from schemas.folding import fold
from schemas.grid import Table

# "Tỷ lệ (%)", "Chiếm tỷ lệ", "So với kế hoạch (%)".
_RATE_ROW_RE = regex.compile(
    r"(?:[-–+*•]\s*)?(?:(?:chiem |dat )?(?:t[yi] le|ty trong|ty suat|toc do)\b.*|\p{L}.*%\s*\)?)"
)
_PERCENT = frozenset(("%", "(%)"))
_TOTAL_HEAD_RE = regex.compile(r"(?:tong|cong)\b.*")
_ABOVE, _BELOW = 3, 1
_ALL = 100


def rate_rows(doc: CleanDocument, table: Table) -> frozenset[int]:
    """The rows whose numbers are rates by their name or by a cell that says "%"."""
    text = doc.text
    return frozenset(
        cell.row
        for cell in table.cells
        if cell.row >= table.header
        if (said := fold(text[slice(*cell.at)].strip())) in _PERCENT
        or (cell.column <= 1 and _RATE_ROW_RE.fullmatch(said))
    )


def turned(columns: Columns, rates: frozenset[int]) -> Iterator[Columns]:
    """For each row of `rates` with enough numbers a table of which it is the first column, and the
    total row and those around it are the others; its rows are the columns of the table."""
    numbers = columns.numbers
    for rate in sorted(rates & numbers.keys()):
        said = numbers[rate]
        if len(said) < LEAST_ROWS:
            continue
        near = [*range(rate - 1, rate - 1 - _ABOVE, -1), *range(rate + 1, rate + 1 + _BELOW)]
        rows = [row for row in near if row in numbers and row not in rates]
        if columns.total in numbers and columns.total not in rows:
            rows.append(columns.total)
        picked = (rate, *rows)
        yield Columns(
            {
                column: {
                    index: numbers[row][column]
                    for index, row in enumerate(picked, 1)
                    if column in numbers[row]
                }
                for column in said
            },
            ("", "%", *("" for _ in rows)),
            _total(columns, said),
            frozenset(c for c in said if columns.shares(c)),
            frozenset(columns.amount_columns),
            frozenset(index for index, row in enumerate(picked, 1) if row in columns.amounts),
        )


def _total(columns: Columns, said: Mapping[int, Entry]) -> int | None:
    """The column that the others are shares of: the first one that is 100, or is called so."""
    called = (c for c in said if _TOTAL_HEAD_RE.fullmatch(columns.heads[c]))
    return next((c for c, entry in said.items() if entry.value == _ALL), next(called, None))
