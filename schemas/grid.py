"""Tables in a text: rows, cells with their columns, and the words that head each of them.

    Đơn vị      | Tổng số | Trong đó |
                |         | Nam      | Nữ
    Chi bộ Bắc  | 12      | 7        | 5

is a table of three rows, the first two its header, and "5" stands under "Trong đó Nữ", in the row
of "Chi bộ Bắc".
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

Range = tuple[int, int]
"""Half-open interval [start, end) of offsets."""

# The row under a header that numbers its columns.
_NUMBER_RE = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
_ORDER_RE = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[IVX]+\.?|\(?[A-Za-zĐđ\d]{1,2}[.)]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty. `at` are clean offsets; `row` and the columns count from 0.

    `last` is the last column that it stands over; only a cell of the header stands over several.
    """

    at: Range
    row: int
    column: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `blocks` are the indexes of its rows in `CleanDocument.blocks`, the first
    `header` of which are the header; `cells` stand in reading order."""

    blocks: tuple[int, ...]
    header: int
    width: int
    cells: tuple[Cell, ...]

    def cell_at(self, offset: int) -> Cell | None:
        """The cell that holds the clean offset, or None between cells and outside."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell.at[0]) - 1
        if index < 0 or offset >= self.cells[index].at[1]:
            return None
        return self.cells[index]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of one row."""
        first = bisect_left(self.cells, row, key=lambda cell: cell.row)
        return self.cells[first : bisect_right(self.cells, row, key=lambda cell: cell.row)]

    def column_headers(self, text: str) -> list[str]:
        """For each column the words of the header over it, from the top down, joined by one space;
        "" where there is none. `text` is the document's clean text."""
        words: list[list[str]] = [[] for _ in range(self.width)]
        for number in range(self.header):
            cells = self.row(number)
            if number and all(_NUMBER_RE.fullmatch(text[slice(*cell.at)]) for cell in cells):
                continue
            for cell in cells:
                for column in range(cell.column, cell.last + 1):
                    words[column].append(text[slice(*cell.at)])
        return [" ".join(over) for over in words]

    def row_header(self, text: str, row: int) -> str:
        """The words that name a row below the header: its first cell that is no number of order,
        where that is not the last cell; else ""."""
        cells = self.row(row)
        for cell in cells[:-1]:
            words = text[slice(*cell.at)]
            if not _ORDER_RE.fullmatch(words):
                return words
        return ""
