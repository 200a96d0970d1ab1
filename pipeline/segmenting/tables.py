"""Rows to tables: which column each cell stands in, and which rows are the header.

Cells between "|" or tabs count; cells between wide gaps stand in the column of the fullest row that
they overlap, or come nearest to. The header is what stands over a ruled line, else the rows above
the first one with a figure behind its first cell; years and numbers of columns are no figures.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import regex

from pipeline.segmenting.lines import Line, cell_ranges

_ROWS = ("table", "columns")
_FIGURE_RE = regex.compile(r"[-+]?\d[\d.,]*\s*%?")
_YEAR_RE = regex.compile(r"(?i:năm\s*)?(?:19|20)\d{2}")
_NUMBER_OF_COLUMN_RE = regex.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=\s*[\d()+\-*/:. ]+)?")
_INDENTED = 6
_SHORT = 40
_HEAD = 12
_LEAST_PROSE = 60
_MOST_COLUMNS = 60
_MOST_HEADER = 5
"""More is no table that a person made; without a limit the time would grow with the square."""


@dataclass(frozen=True, slots=True)
class Row:
    """The text of one row and the place of its first letter in the line."""

    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Grid:
    """For each row the first and last column of each of its cells, and how many rows are header."""

    columns: tuple[tuple[tuple[int, int], ...], ...]
    header: int
    width: int


def settle_rows(lines: list[Line]) -> list[Line]:
    """The lines, of which a wide gap alone makes no row: one in a line of prose between others is
    prose, and a short line far to the right between two rows is the rest of a cell."""
    if not any(line.kind in _ROWS for line in lines):
        return lines
    out = list(lines)
    in_body = False
    for index, line in enumerate(lines):
        before = out[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        in_body = in_body or index >= _HEAD or line.label is not None
        if line.kind == "columns" and _is_prose(line, before, after, in_body=in_body):
            out[index] = line._replace(kind="prose")
        elif line.kind == "prose" and before is not None and _goes_on_row(line, before, after):
            out[index] = line._replace(kind="columns")
    return out


def _goes_on_row(line: Line, before: Line, after: Line | None) -> bool:
    """A line with a tab below a row, or a short one far to the right between two rows."""
    if before.kind not in _ROWS:
        return False
    return "\t" in line.text or (
        line.indent >= _INDENTED
        and len(line.text) <= _SHORT
        and not line.blank_before
        and before.kind == "columns"
        and after is not None
        and after.kind == "columns"
        and not after.blank_before
    )


def _is_prose(line: Line, before: Line | None, after: Line | None, *, in_body: bool) -> bool:
    """One gap in mid-sentence and no row beside the line: a tab in front of a small letter, or,
    below the letterhead, what a converter justified."""
    if any(near is not None and near.kind in _ROWS for near in (before, after)):
        return False
    cells = cell_ranges(line.text)
    if len(cells) != 2:
        return False
    right = line.text[cells[1][0] :]
    if "\t" in line.text and right[0].islower() and not right.startswith("ngày"):
        return True
    return in_body and len(line.text) >= _LEAST_PROSE and not right[0].isupper()


def read_grid(rows: Sequence[Row], ruled: int | None = None) -> Grid:
    """The columns and the header of rows that stand together; `ruled` rows stand over the first
    ruled line, where there is one."""
    places = [_places(row) for row in rows]
    width = max((last + 1 for row in places if row for *_, last in row), default=0)
    if any(place is None for place in places):
        places, width = _aligned(rows)
    texts = [_texts(row) for row in rows]
    known = [row or [] for row in places]
    header = min(_header(texts), len(rows) - 1)
    if ruled is not None and 0 < ruled <= max(header, 1):
        # A chapter's name under the ruled line is no header; a row with nothing in its first column
        # divides the header above it.
        while ruled < header and known[ruled] and known[ruled][0][0] > 0:
            ruled += 1
        header = ruled
    return Grid(tuple(map(tuple, _widened(known, header, width, rows))), header, width)


def _texts(row: Row) -> list[str]:
    return [row.text[left:right].strip() for left, right in cell_ranges(row.text)]


def _places(row: Row) -> list[tuple[int, int]] | None:
    """The columns of the cells of a row with "|", None where only gaps part them."""
    if "|" not in row.text:
        return None
    parts = row.text.split("|")
    if not parts[0].strip():
        del parts[0]
    return [(column, column) for column, part in enumerate(parts) if part.strip()]


def _spots(row: Row) -> list[tuple[int, int]]:
    """The first and last place in the line that each cell of a row takes."""
    return [(row.indent + left, row.indent + right) for left, right in cell_ranges(row.text)]


def _aligned(rows: Sequence[Row]) -> tuple[list[list[tuple[int, int]] | None], int]:
    """The columns of rows parted by tabs or gaps, and how many there are."""
    spots = [_spots(row) for row in rows]
    if len({row.text.count("\t") for row in rows}) == 1 and "\t" in rows[0].text:
        tabbed = [
            [(c, c) for c, part in enumerate(row.text.split("\t")) if part.strip()] for row in rows
        ]
        if all(len(cells) == len(row) for cells, row in zip(tabbed, spots, strict=True)):
            return list(tabbed), rows[0].text.count("\t") + 1
    width = max(map(len, spots))
    if width > _MOST_COLUMNS:
        return [[(c, c) for c in range(len(row))] for row in spots], width
    full = [row for row in spots if len(row) == width]
    columns = [
        (min(row[c][0] for row in full), max(row[c][1] for row in full)) for c in range(width)
    ]
    out: list[list[tuple[int, int]] | None] = []
    for row in spots:
        if len(row) == width:
            out.append([(c, c) for c in range(width)])
            continue
        found: list[tuple[int, int]] = []
        least = 0
        for number, spot in enumerate(row):
            most = width - (len(row) - number)
            best = min(range(least, most + 1), key=lambda c: (_distance(columns[c], spot), c))
            found.append((best, best))
            least = best + 1
        out.append(found)
    return out, width


def _distance(column: tuple[int, int], spot: tuple[int, int]) -> float:
    """Negative where the two overlap, the more the further; else how far their middles lie."""
    overlap = min(column[1], spot[1]) - max(column[0], spot[0])
    return -overlap if overlap > 0 else abs(sum(column) - sum(spot)) / 2


def _header(texts: Sequence[Sequence[str]]) -> int:
    """How many rows stand over the first one with a figure behind its first cell."""
    for number, cells in zip(count(), texts):
        if _are_numbers_of_columns(cells):
            continue
        behind = cells[1:]
        years = [cell for cell in behind if _YEAR_RE.fullmatch(cell)]
        if number == 0 and years and len(years) == len(behind):
            continue
        if any(_FIGURE_RE.fullmatch(cell) for cell in behind):
            return number if number <= _MOST_HEADER else 1
    return 1


def _are_numbers_of_columns(cells: Sequence[str]) -> bool:
    """ "(1) (2) (3)", "A B 1 2 3=1+2": a row that numbers the columns under the header."""
    if len(cells) < 2 or not all(_NUMBER_OF_COLUMN_RE.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(digits[0]) for cell in cells if (digits := regex.search(r"\d+", cell))]
    return numbers == list(range(1, len(numbers) + 1)) and len(numbers) + 2 >= len(cells)


def _widened(
    places: list[list[tuple[int, int]]], header: int, width: int, rows: Sequence[Row]
) -> list[list[tuple[int, int]]]:
    """The cells of the header stretched over the columns that a lower row of it divides."""
    out = [list(row) for row in places]
    for number in range(header - 1):
        row = out[number]
        taken = {column for column, _ in row}
        below = {c for lower in places[number + 1 : header] for c, _ in lower}
        gaps = "|" not in rows[number].text and "\t" not in rows[number].text
        middles = [sum(spot) / 2 for spot in _spots(rows[number])] if gaps else []
        # The second line of a cell stands under the first and over nothing else.
        above = {place for higher in out[:number] for place in higher}
        whole = {i for i, place in enumerate(row) if gaps and place in above}
        for column in sorted(below - taken):
            right = bisect_left(row, (column,))
            left = right - 1
            owner: int | None = left if right else None
            if gaps and 0 < right < len(row):
                here = _middle_below(rows, places, number, header, column)
                nearer = abs(middles[right] - here) < abs(middles[left] - here)
                owner = right if nearer else left
            elif gaps and row and not right:
                owner = right
            if owner is not None and owner not in whole:
                first, last = row[owner]
                row[owner] = (min(first, column), max(last, column))
    return out


def _middle_below(
    rows: Sequence[Row],
    places: list[list[tuple[int, int]]],
    number: int,
    header: int,
    column: int,
) -> float:
    for lower in range(number + 1, header):
        for (place, _), spot in zip(places[lower], _spots(rows[lower]), strict=True):
            if place == column:
                return sum(spot) / 2
    return 0.0
