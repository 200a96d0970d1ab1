"""Counts and percentages in tables: the head of the column and that of the row are their noun.

"| Chi bộ | Tổng số đảng viên | Nữ |" over "| Chi bộ thôn Đông | 34 | 12 |" → 34 đảng viên and 12
đảng viên (nữ) of Chi bộ thôn Đông. A head without a noun takes that of the column before it. Silent
on columns of order, of money, areas and days, and on rows that do not fit under the head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.numerals import NUMERAL, numeral_value
from schemas.document import Block, CleanDocument, Range
from schemas.facts import Count, FigureKind, Percentage
from schemas.textview import folded_view

TOTAL_RE = regex.compile(
    r"(?:tổng(?:\s+(?:số|cộng|cộng\s+số|chung))?|cộng(?:\s+chung)?|toàn\s+(?:đảng\s+bộ|huyện|xã|tỉnh|phường|ngành))\s*:?"
)
_CELL_RE = regex.compile(rf"(?P<numeral>{NUMERAL})(?P<percent>\s?%)?")
_RULE_RE = regex.compile(r"[-=:\s]*")
_ORDER_HEAD_RE = regex.compile(r"(?:s?tt|số\s+(?:tt|thứ\s+tự)|số)\.?")
_ORDER_RE = regex.compile(r"\(?(?:[ivx]+|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)]?")
# Columns that count nothing.
_UNCOUNTED_RE = regex.compile(
    r"(?<!\p{L})(?:diện\s+tích|kinh\s+phí|lệ\s+phí|đảng\s+phí|số\s+tiền|đơn\s+giá|thành\s+tiền|năm\s+sinh|tuổi|ghi\s+chú|điện\s+thoại|thời\s+gian|ngày|số\s+hiệu|doanh\s+thu|thu\s+nhập|điểm(?!\s+cầu)|km|ha|m2|tỷ\s+đồng|triệu\s+đồng|nghìn\s+đồng|đồng(?!\s+chí)|tấn|kg|bình\s+quân|trung\s+bình)(?!\p{L})"
)
_PERCENT_HEAD_RE = regex.compile(r"%|(?:tỷ|tỉ)\s+lệ")
_GENERIC_HEAD_RE = regex.compile(
    r"(?:số\s+lượng|kết\s+quả|thực\s+hiện|kế\s+hoạch|chỉ\s+tiêu|tổng(?:\s+(?:số|cộng))?|(?:6|9|sáu|chín)\s+tháng.*|quý.*|nhiệm\s+kỳ.*)"
)
_YEAR_RE = regex.compile(r"(?:^|(?<=năm\s)|(?<=/))((?:19|20)\d{2})(?!\d)")
_MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class _Head:
    """A column: its words, the noun that it counts with its kind (None: none), its year."""

    text: str
    noun: Range | None
    kind: FigureKind
    year: str | None
    percent: bool
    counted: bool

    @property
    def generic(self) -> bool:
        """Does the head name a time or an amount, and leave the noun to the rows?"""
        return self.noun is None and (
            self.year is not None or _GENERIC_HEAD_RE.fullmatch(self.text) is not None
        )


def table_figures(doc: CleanDocument) -> Iterator[Count | Percentage]:
    """What the tables of the document state, row by row."""
    tables: dict[int, list[Block]] = {}
    for block in doc.blocks:
        if block.kind == "table" and block.table is not None:
            tables.setdefault(block.table, []).append(block)
    if not tables:
        return
    view = folded_view(doc.text)
    for rows in tables.values():
        yield from _of_table(doc, view, rows[:_MOST_ROWS])


def _of_table(doc: CleanDocument, view: str, rows: Sequence[Block]) -> Iterator[Count | Percentage]:
    rows = [row for row in rows if not all(_RULE_RE.fullmatch(view, *cell) for cell in row.cells)]
    first = next((at for at, row in enumerate(rows) if _has_numbers(view, row)), None)
    if first is None:
        return
    width = max(len(row.cells) for row in rows)
    columns = _columns(doc, view, [row for row in rows[:first] if len(row.cells) == width])
    for row in rows[first:]:
        if _is_numbering(view, row) or len(row.cells) < 2:
            continue
        head = _row_head(view, row)
        total = head is not None and TOTAL_RE.fullmatch(view[slice(*head)].strip()) is not None
        if head is None or not (len(row.cells) == width or (total and len(row.cells) == width - 1)):
            continue
        for back in range(len(row.cells) - 1, 0, -1):
            cell = row.cells[-back]
            if cell[0] <= head[0]:
                continue
            column = columns[-back] if columns else None
            figure = _figure(doc, view, row, cell, head, column, total=total)
            if figure is not None:
                yield figure


def _has_numbers(view: str, row: Block) -> bool:
    """Does the row hold a number behind a cell of words?"""
    head = _row_head(view, row)
    return (
        head is not None
        and not _is_numbering(view, row)
        and any(cell[0] > head[0] and _match(view, cell) for cell in row.cells)
    )


def _is_numbering(view: str, row: Block) -> bool:
    """ "| 1 | 2 | 3 |", "| (1) | (2) | (3) |": numbers of columns."""
    digits = [view[slice(*cell)].strip(" ()") for cell in row.cells]
    return len(digits) > 2 and digits == [str(n) for n in range(1, len(digits) + 1)]


def _row_head(view: str, row: Block) -> Range | None:
    """The first cell that is neither a number of order nor a figure; a year is a head too."""
    for index, cell in enumerate(row.cells[:3]):
        words = view[slice(*cell)].strip()
        if _YEAR_RE.fullmatch(words) or (not _ORDER_RE.fullmatch(words) and not _match(view, cell)):
            return cell
        if index and not _ORDER_RE.fullmatch(words):
            return None
    return None


def _match(view: str, cell: Range) -> "regex.Match[str] | None":
    words = view[slice(*cell)]
    left = cell[0] + len(words) - len(words.lstrip())
    return _CELL_RE.fullmatch(view, left, left + len(words.strip()))


def _columns(doc: CleanDocument, view: str, heads: Sequence[Block]) -> list[_Head]:
    """The columns from left to right; [] where no row stands over them."""
    out: list[_Head] = []
    if not heads:
        return out
    noun: Range | None = None
    kind: FigureKind = "other"
    for index in range(len(heads[0].cells)):
        cells = [row.cells[index] for row in heads]
        words = " ".join(" ".join(view[slice(*cell)].split()) for cell in cells)
        year = _YEAR_RE.search(words)
        found = next(filter(None, (_noun_in(view, cell) for cell in cells[::-1])), None)
        if found is not None and index and not (noun and _only_narrows(found)):
            noun, kind = (found.start, found.end), cast(FigureKind, p.noun_kinds()[found.phrase])
        out.append(
            _Head(
                text=words,
                noun=noun,
                kind=kind,
                year=year[1] if year else None,
                percent=_PERCENT_HEAD_RE.search(words) is not None,
                counted=not _ORDER_HEAD_RE.fullmatch(words) and not _UNCOUNTED_RE.search(words),
            )
        )
    return out


def _only_narrows(found: p.NounMatch) -> bool:
    """ "Dự bị", "Dân tộc thiểu số": values that divide what the column before counts."""
    return found.phrase in p.dividing_values() or p.noun_kinds()[found.phrase] == "other"


_WORD_RE = regex.compile(r"(?<!\p{L})\p{L}+")


def _noun_in(view: str, cell: Range) -> p.NounMatch | None:
    """The first unit noun in the cell, a longer one before a shorter."""
    for word in _WORD_RE.finditer(view, *cell):
        noun = p.noun_at(view, word.start())
        if noun is not None and noun.end <= cell[1] and len(noun.phrase) > 2:
            return noun
    return None


def _figure(
    doc: CleanDocument,
    view: str,
    row: Block,
    cell: Range,
    head: Range,
    column: _Head | None,
    *,
    total: bool,
) -> Count | Percentage | None:
    match = _match(view, cell)
    if match is None or (column is not None and not column.counted):
        return None
    value = numeral_value(match["numeral"])
    at = match.span()
    if match["percent"] or (column is not None and column.percent):
        return Percentage(
            span=doc.span(*at),
            at=at,
            section=row.section,
            rule="percentage.table",
            value=value,
            numeral=doc.text[slice(*match.span("numeral"))],
        )
    row_words = " ".join(doc.text[slice(*head)].split())
    if value != value.to_integral_value() or _UNCOUNTED_RE.search(row_words.lower()):
        return None
    of_row = column is None or column.generic  # the row says what is counted
    noun, kind = (column.noun, column.kind) if column else (None, "other")
    if of_row and (found := _noun_in(view, head)):
        noun, kind = (found.start, found.end), cast(FigureKind, p.noun_kinds()[found.phrase])
    if noun is None and of_row:
        return None
    row_year = _YEAR_RE.search(row_words)
    words = row_words.lower() if of_row or column is None else column.text
    return Count(
        span=doc.span(*at),
        at=at,
        section=row.section,
        rule="count.table",
        value=value,
        numeral=doc.text[slice(*at)],
        unit=doc.text[slice(*noun)] if noun else words,
        kind=kind,
        qualifiers=() if total or of_row else (row_words,),
        as_of=(column.year if column else None) or (row_year[1] if row_year else None),
        label=words,
        number_at=at,
    )
