"""table_sum: the rows of a table against its total row, column by column.

A column that adds up is ok. One that does not is an error only where another column of the same
rows does, which proves that the rows are those that the total is of; else it is suspect.

True: "Tổng cộng | 294 | 117" over rows whose second column adds up to 115. False alarm avoided: a
column of percentages, of averages, of numbers of order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractors.numerals import numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.slips import sum_slip
from schemas.document import Block, CleanDocument, Range
from schemas.facts import Check, Severity
from schemas.folding import fold

RULE = "table_sum"
_TOTAL_RE = regex.compile(
    r"(?:tong(?: so| cong| cong so| chung)?|cong(?: chung)?"
    r"|toan (?:dang bo|huyen|xa|tinh|phuong|nganh|thanh pho|thi xa|truong))"
    r"\s*(?:\([^()]*\))?\s*:?"
)
# "Cộng khối xã", "Cộng (I)", "Tổng nhóm A": of the rows above it, not of all.
_SUBTOTAL_RE = regex.compile(
    r"(?:(?:tong )?cong|tong(?: so)?) \(?"
    r"(?:khoi|nhom|muc|phan|cum|vung|chuong|loai|[ivx]+|[a-h])\b.*"
    r"|tieu (?:ke|cong).*|cong don.*"
)
_NUMERAL_RE = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_NOTHING = frozenset(("-", "--", "0", "x"))
# Columns whose total is no sum.
_NOT_SUMMED_RE = regex.compile(r"%|ty le|ti le|binh quan|trung binh|don gia|diem|nam sinh|ghi chu")
_ORDER_RE = regex.compile(r"(?:[IVX]+|[A-Z]|\d+\.\d+)[.)]?")
_LEAST_ROWS = 2
_MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class _Column:
    """The numbers of one column: those of the rows, and the total under (or above) them."""

    total: Range
    stated: Decimal
    cells: tuple[Range, ...]
    values: tuple[Decimal, ...]

    @property
    def sum(self) -> Decimal:
        """What the rows add up to."""
        return sum(self.values, Decimal(0))


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each column that has a total."""
    doc = evidence.doc
    tables: dict[int, list[Block]] = {}
    for block in doc.blocks:
        if block.kind == "table" and block.table is not None:
            tables.setdefault(block.table, []).append(block)
    for rows in tables.values():
        if len(rows) > _LEAST_ROWS:
            columns = list(_columns(evidence, rows))
            proven = any(column.sum == column.stated and column.stated > 0 for column in columns)
            for column in columns:
                yield _row(doc, column, rows[0].section, proven=proven)


def _columns(evidence: Evidence, rows: Sequence[Block]) -> Iterator[_Column]:
    """The columns of a plain table: a head, rows of one width, one total row."""
    doc, right = evidence.doc, evidence.cells

    def number(cell: Range) -> Decimal | None:
        return right[cell] if cell in right else number_in(text_of(doc, cell))

    totals = [index for index, row in enumerate(rows) if is_total(doc, row)]
    if len(totals) != 1:
        return
    width = max(len(row.cells) for row in rows)
    filled = [i for i, row in enumerate(rows) if i != totals[0] and _is_filled(doc, row)]
    body = [rows[index] for index in filled if len(rows[index].cells) == width]
    if len(body) < len(filled) or not _LEAST_ROWS <= len(body) <= _MOST_ROWS:
        return
    if any(_ORDER_RE.fullmatch(text_of(doc, row.cells[0])) for row in body):
        return  # parts and chapters: some rows are sums of others
    if any(is_subtotal(doc, row) for row in body):
        return
    head = [row for row in rows[: filled[0]] if len(row.cells) == width]
    total = rows[totals[0]]
    for back in range(1, min(len(total.cells), width)):
        name = fold(" ".join(text_of(doc, row.cells[-back]) for row in head))
        stated = number(total.cells[-back])
        values = [number(row.cells[-back]) for row in body]
        known = [value for value in values if value is not None]
        if stated is None or len(known) != len(values) or _NOT_SUMMED_RE.search(name):
            continue
        yield _Column(
            total.cells[-back], stated, tuple(row.cells[-back] for row in body), tuple(known)
        )


def is_total(doc: CleanDocument, row: Block) -> bool:
    """Does the row say that it is the total?"""
    return any(_TOTAL_RE.fullmatch(fold(text_of(doc, cell))) for cell in row.cells[:2])


def is_subtotal(doc: CleanDocument, row: Block) -> bool:
    """Does the row say that it adds up the rows above it?"""
    return any(_SUBTOTAL_RE.fullmatch(fold(text_of(doc, cell))) for cell in row.cells[:2])


def is_not_summed(head: str) -> bool:
    """Is the total of a column with these words over it no sum?"""
    return _NOT_SUMMED_RE.search(fold(head)) is not None


def _is_filled(doc: CleanDocument, row: Block) -> bool:
    """Does the row hold a number behind its first cell?"""
    return any(number_in(text_of(doc, cell)) is not None for cell in row.cells[1:])


def text_of(doc: CleanDocument, cell: Range) -> str:
    """The words of a cell."""
    return doc.text[slice(*cell)].strip()


def number_in(text: str) -> Decimal | None:
    """The number that a cell holds, 0 for a dash, None for words."""
    if text in _NOTHING:
        return Decimal(0)
    return numeral_value(text) if _NUMERAL_RE.fullmatch(text) else None


def _row(doc: CleanDocument, column: _Column, section: int | None, *, proven: bool) -> Check:
    holds = column.sum == column.stated
    severity: Severity = "ok" if holds else "error" if proven else "suspect"
    equation = f"{' + '.join(map(show, column.values))} = {show(column.sum)}"
    return Check(
        kind="part_sum",
        severity=severity,
        rule=RULE,
        spans=(doc.span(*column.total), *(doc.span(*cell) for cell in column.cells)),
        stated=column.stated,
        expected=column.sum,
        equation=equation if holds else f"{equation} ≠ {show(column.stated)}",
        section=section,
        suggestion=None if holds else sum_slip(column.stated, column.values),
    )
