"""Counts and percentages in tables: the head of the column and that of the row are their noun.

"| Chi bộ | Tổng số đảng viên | Nữ |" over "| Chi bộ thôn Đông | 34 | 12 |" → 34 đảng viên and 12
đảng viên (nữ) of Chi bộ thôn Đông. A head without a noun takes that of the column before it. Silent
on columns of order, of money, areas and days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.figures.table_aspects import column_approximation, column_aspect, names_plan
from extractors.numerals import NUMERAL, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count, FigureKind, Percentage
from schemas.folding import modern_tone
from schemas.grid import Cell, Table
from schemas.registry.amounts import measures
from schemas.replacing import replaced
from schemas.textview import folded_view

_TOTAL_RE = regex.compile(
    r"(?:tổng(?:\s+(?:số|cộng|cộng\s+số|chung))?|cộng(?:\s+chung)?|toàn\s+(?:đảng\s+bộ|huyện|xã|tỉnh|phường|ngành))\s*:?"
)
_CELL_RE = regex.compile(rf"(?P<numeral>{NUMERAL})(?P<percent>\s?%)?")
_ORDER_HEAD_RE = regex.compile(r"(?:s?tt|số\s+(?:tt|thứ\s+tự)|số)\.?")
# Columns that count nothing.
_UNCOUNTED_RE = regex.compile(
    r"(?<!\p{L})(?:diện\s+tích|kinh\s+phí|lệ\s+phí|đảng\s+phí|số\s+tiền|đơn\s+giá|thành\s+tiền|năm\s+sinh|tuổi|ghi\s+chú|điện\s+thoại|thời\s+gian|ngày|số\s+hiệu|doanh\s+thu|thu\s+nhập|điểm(?!\s+cầu)|km|ha|m2|tỷ\s+đồng|triệu\s+đồng|nghìn\s+đồng|đồng(?!\s+chí)|tấn|kg|bình\s+quân|trung\s+bình)(?!\p{L})"
)
_PERCENT_HEAD_RE = regex.compile(r"%|(?:tỷ|tỉ)\s+lệ")
# A row of rates: "Tỷ lệ (%)" under "Cộng".
_RATE_ROW_RE = regex.compile(
    r"(?:[-–+*•]\s*)?(?:(?:chiếm\s+)?(?:tỷ|tỉ)\s+(?:lệ|trọng)(?!\p{L})|\p{L}[^%]*%\s*\)?$)"
)
_GENERIC_HEAD_RE = regex.compile(
    r"(?:số\s+lượng|kết\s+quả(?:\s+(?:đạt\s+được|thực\s+hiện))?|(?:đã\s+|ước\s+)?thực\s+hiện|ước|(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu)(?:\s+(?:được\s+)?giao|\s+năm|\s+đề\s+ra)?|(?:nghị\s+quyết|nq)(?:\s+(?:đại\s+hội|đh|giao|đề\s+ra|hđnd))*|kh|th|dự\s+kiến"
    r"|tăng(?:[\s()+/,-]*giảm)?[\s()+/,-]*|chênh\s+lệch|so\s+sánh|so\s+với\s+[^%]*|tổng(?:\s+(?:số|cộng))?|(?:6|9|sáu|chín)\s+tháng.*|quý.*|nhiệm\s+kỳ.*)"
)
_YEAR_RE = regex.compile(
    r"(?:^|(?<=(?:năm|hoạch|tiêu|hiện|quả|kh|th|ước)\s)|(?<=/))((?:19|20)\d{2})(?!\d|\s*-\s*(?:19|20)\d{2})"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands over a column: its words, the noun that it counts with its kind, its year."""

    text: str
    noun: str | None
    kind: FigureKind
    year: str | None
    percent: bool
    counted: bool

    @property
    def generic(self) -> bool:
        """Does the head name a time or an amount, or nothing, and leave the noun to the rows?"""
        return self.noun is None and (
            not self.text
            or self.year is not None
            or _GENERIC_HEAD_RE.fullmatch(self.text) is not None
        )


def table_figures(doc: CleanDocument) -> Iterator[Count | Percentage]:
    """What the tables of the document state, in reading order."""
    if not doc.tables:
        return
    view = folded_view(doc.text)
    for table in doc.tables:
        heads = list(_heads(view, table))
        found: list[tuple[Cell, Count | Percentage]] = []
        rows = [_row_name(doc.text, view, table, number) for number in range(len(table.blocks))]
        units = row_units(view, table)
        for cell in _unmerged(view, table):
            if cell.row >= table.header and cell.column:
                row = rows[cell.row]
                head = column = heads[cell.column]
                if cell.row in units:
                    head = _in_unit(head, units[cell.row], modern_tone(row.lower()))
                elif _RATE_ROW_RE.match(row.lower()):
                    head = replace(head, percent=True)
                figure = _figure(doc, view, cell, row, head, column) if row else None
                if figure is not None:
                    found.append((cell, figure))
        yield from _placed(found)


def _unmerged(view: str, table: Table) -> Iterator[Cell]:
    """The cells, those of a total row moved to the right by the cell that its name has swallowed.

    "Toàn xã | 1.024 | 350" under "TT | Thôn | Số hộ | Hộ nghèo".
    """
    counted = [
        cell.row
        for cell in table.cells
        if cell.column == 1 and cell.row >= table.header and _CELL_RE.fullmatch(view, *cell.at)
    ]
    merged = counted[0] if len(counted) == 1 else None
    if merged is not None:
        cells = table.row(merged)
        name = " ".join(view[slice(*cells[0].at)].split())
        short = cells[-1].column + 1 == len(cells) < table.width
        if not short or not _TOTAL_RE.fullmatch(name) or len(table.blocks) - table.header < _ROWS:
            merged = None
    for cell in table.cells:
        if cell.row == merged and cell.column:
            yield replace(cell, column=cell.column + 1, last=cell.last + 1)
        else:
            yield cell


_ROWS = 3  # a total and two rows of which it is one
_UNIT_HEAD_RE = regex.compile(r"(?:đơn\s+vị\s+tính|đv\s?t|đv\s+tính|đ/v\s+tính)\.?")


def row_units(view: str, table: Table) -> dict[int, str]:
    """Row → its unit, where a column of the table ("ĐVT") gives one."""
    heads = table.column_headers(view)
    columns = [i for i, head in enumerate(heads) if _UNIT_HEAD_RE.fullmatch(head.strip())]
    said = {
        cell.row: " ".join(view[slice(*cell.at)].split())
        for cell in table.cells
        if columns and cell.column == columns[0] and cell.row >= table.header
    }
    return {row: unit for row, unit in said.items() if unit}


def _in_unit(head: _Head, unit: str, row: str) -> _Head:
    """The head of a cell whose row says in what it is: "người" is counted, "triệu đồng" is not."""
    noun = p.noun_at(unit, 0)
    measured = unit in measures() or unit.split()[-1] in measures()
    return replace(
        head,
        text=row,
        noun=noun.phrase if noun is not None else unit,
        kind=cast(FigureKind, p.noun_kinds()[noun.phrase]) if noun is not None else "other",
        percent=head.percent or unit == "%",
        counted=head.counted and not measured,
    )


def _placed(found: Sequence[tuple[Cell, Count | Percentage]]) -> Iterator[Count | Percentage]:
    """The figures, those of the one total row as the wholes of their columns."""
    counts = [(cell, figure) for cell, figure in found if isinstance(figure, Count)]
    totals = {cell.column: (cell.row, f.value) for cell, f in counts if f.place == "whole"}
    rows = {row for row, _ in totals.values()}
    for cell, figure in found:
        if isinstance(figure, Count) and len(rows) == 1 and cell.column in totals:
            if cell.row not in rows:
                whole = totals[cell.column][1]
                figure = replaced(figure, place="part", dimension="row", whole=whole)
        elif isinstance(figure, Count):
            figure = replaced(figure, place=None)
        yield figure


def _heads(view: str, table: Table) -> Iterator[_Head]:
    """The columns from left to right; one without a noun takes that of the one before."""
    noun: str | None = None
    kind: FigureKind = "other"
    headers = [" ".join(header.split()) for header in table.column_headers(view)]
    for column, words in enumerate(headers):
        year = _YEAR_RE.search(words)
        found = _noun_in(words)
        if found is not None and names_plan(found.phrase, headers):
            found = None
        if found is not None and column and not (noun and _only_narrows(found)):
            noun, kind = found.phrase, cast(FigureKind, p.noun_kinds()[found.phrase])
        yield _Head(
            text=words,
            noun=noun,
            kind=kind,
            year=year[1] if year else None,
            percent=_PERCENT_HEAD_RE.search(words) is not None,
            counted=not _ORDER_HEAD_RE.fullmatch(words) and not _UNCOUNTED_RE.search(words),
        )


def _row_name(text: str, view: str, table: Table, row: int) -> str:
    """The words that name a row, or the year that heads it."""
    return table.row_header(text, row) or _first_year(view, table, row)


def _first_year(view: str, table: Table, row: int) -> str:
    """The year that heads a row ("2021 | 12"), or ""."""
    cells = table.row(row)
    words = view[slice(*cells[0].at)] if cells else ""
    return words if _YEAR_RE.fullmatch(words) else ""


def _only_narrows(found: p.NounMatch) -> bool:
    """ "Dự bị", "Dân tộc thiểu số": values that divide what the column before counts."""
    return found.phrase in p.dividing_values() or p.noun_kinds()[found.phrase] == "other"


# "Kết quả" and the like begin no noun with their last syllable.
_WORD_RE = regex.compile(r"(?<!\p{L})(?<!(?:kết|hiệu|hậu|thành)\s(?=quả))\p{L}+")


def _noun_in(words: str) -> p.NounMatch | None:
    """The first unit noun among the words."""
    for word in _WORD_RE.finditer(words):
        noun = p.noun_at(words, word.start())
        if noun is not None and len(noun.phrase) > 2:
            return noun
    return None


def _figure(
    doc: CleanDocument, view: str, cell: Cell, row: str, head: _Head, column: _Head
) -> Count | Percentage | None:
    """The figure of a cell; `head` is what stands over it with the unit of its row."""
    match = _CELL_RE.fullmatch(view, *cell.at)
    if match is None or not head.counted:
        return None
    value, at, section = numeral_value(match["numeral"]), cell.at, doc.section_at(cell.at[0])
    row = " ".join(row.split())
    low = modern_tone(row.lower())
    year_of_row = _YEAR_RE.search(low)
    year = column.year or (year_of_row[1] if year_of_row else None)
    if match["percent"] or head.percent:
        return Percentage(
            span=doc.span(*at),
            at=at,
            section=section,
            rule="percentage.table",
            value=value,
            numeral=doc.text[slice(*match.span("numeral"))],
            time=year,
            time_from="list" if year else None,
        )
    if value != value.to_integral_value() or _UNCOUNTED_RE.search(low):
        return None
    noun, kind = head.noun, head.kind
    if head.generic and (found := _noun_in(low)):
        noun, kind = found.phrase, cast(FigureKind, p.noun_kinds()[found.phrase])
    if noun is None and head.generic:
        return None
    return Count(
        span=doc.span(*at),
        at=at,
        section=section,
        rule="count.table",
        value=value,
        numeral=doc.text[slice(*at)],
        unit=noun or head.text,
        kind=kind,
        qualifiers=() if head.generic or _TOTAL_RE.fullmatch(low) else (row,),
        as_of=year,
        label=low if head.generic else head.text,
        number_at=at,
        approx=column_approximation(column.text),
        aspect=column_aspect(column.text, column.noun, low if head.generic else ""),
        place="whole" if _TOTAL_RE.fullmatch(low) else None,
    )
