"""The numbers of a table by row and column, and how its rows say that they hang together.

A row is a chapter or part of one by its label ("A", "I", "1.1"; alone in its cell or in front of
the name), by a dash or "Trong đó" before its name, or it is a total by its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractors.numerals import NUMERAL, numeral_value
from pipeline.checking.evidence import Evidence
from schemas.document import Block, CleanDocument, Range
from schemas.folding import fold
from schemas.grid import Table

_TOTAL_RE = regex.compile(
    r"(?:tong(?: so| cong| cong so| chung)?|cong(?: chung)?"
    r"|toan (?:dang bo|huyen|xa|tinh|phuong|nganh|thanh pho|thi xa|truong|cong ty|don vi|khoi))"
    # Not "Cộng (không trùng)": who is counted twice in the rows is counted once.
    r"\s*(?:\((?![^()]*\b(?:trung(?! uong)|kiem))[^()]*\))?\s*:?"
)
# The sum of the years above it, where they are all.
_PERIOD_TOTAL_RE = regex.compile(
    r"(?:(?:tong )?cong|luy ke|ca) (?:ca )?"
    r"(?:\d{1,2} (?:nam|quy|thang|dot|ky)|giai doan|nhiem ky|nam)"
    r"(?: \(?(?:19|20)\d\d ?- ?(?:19|20)\d\d\)?)?\s*:?|luy ke\s*:?"
)
# "Cộng khối xã", "Cộng (I)", "Tổng nhóm A": of the rows above it, not of all.
_SUBTOTAL_RE = regex.compile(
    r"(?:(?:tong )?cong|tong(?: so)?) \(?"
    r"(?:khoi|nhom|muc|phan|cum|vung|chuong|loai|[ivx]+|[a-h])\b.*"
    r"|tieu (?:ke|cong).*|cong don\b.*"
)
# Without its tone "cộng" is "công" as well.
_ADDED_UP_RE = regex.compile(r"cộng\s+(?!đồng|tác|sản|h[oò][aà]).+", regex.I | regex.S)
_CELL_RE = regex.compile(rf"(?P<sign>[-–+])?\s?(?P<numeral>{NUMERAL})\s?(?P<percent>%)?")
_NOTHING = frozenset(("-", "--", "0", "x"))
# Columns whose total is no sum.
_NOT_SUMMED_RE = regex.compile(r"%|ty le|ti le|binh quan|trung binh|don gia|diem|nam sinh|ghi chu")
_ALONE = (
    (2, r"(?:[IVX]{2,}|[IVX])[.)]?"),
    (1, r"[A-HĐK][.)]?"),
    (3, r"\d{1,3}[.)]?"),
    (4, r"\d{1,3}\.\d{1,2}\.?"),
    (5, r"\d{1,3}(?:\.\d{1,2}){2}\.?|[a-zđ][.)]?"),
    (6, r"[-–+*•]"),
)
_IN_FRONT = (
    (2, r"[IVX]{1,5}[.)/]\s*(?=\p{L})"),
    (1, r"[A-HĐK][.)/]\s*(?=\p{L})"),
    (3, r"\d{1,2}[.)/]\s*(?=\p{L})"),
    (4, r"\d{1,2}\.\d{1,2}[.)]?\s+(?=\p{L})"),
    (5, r"\d{1,2}(?:\.\d{1,2}){2}[.)]?\s+(?=\p{L})|[a-zđ][.)]\s*(?=\p{L})"),
    (6, r"[-–+*•]\s*(?=\p{L})"),
)
_RANKS = tuple(
    (rank, regex.compile(f"(?:{alone})$|(?:{front})"))
    for (rank, alone), (_, front) in zip(_ALONE, _IN_FRONT, strict=True)
)
_OF_WHICH_RE = regex.compile(r"(?:[-–+*•]\s*)?(?:trong đó|trong số đó|riêng)(?!\p{L})", regex.I)
_FEW = 2
TOP, NUMBERED, _DASH, UNLABELLED, BELOW = 0, 3, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in a cell: its place in clean offsets, its value, and its digits as written.

    A dash is 0 and has no digits.
    """

    at: Range
    value: Decimal
    numeral: str
    percent: bool


Numbers = dict[int, dict[int, Entry]]
"""Row → column → the number there."""


def numbers_of(evidence: Evidence, table: Table) -> Numbers:
    """The numbers of the rows under the header, signed ones and percentages as well."""
    doc, right = evidence.doc, evidence.cells
    text = doc.text
    out: Numbers = {}
    for cell in table.cells:
        if cell.row < table.header or not cell.column:
            continue
        said = text[slice(*cell.at)].strip()
        match = _CELL_RE.fullmatch(said)
        value = Decimal(0) if said in _NOTHING else None
        if match is not None:
            value = numeral_value(match["numeral"])
            value = -value if match["sign"] in ("-", "–") else value
        value = right.get(cell.at, value)
        if value is not None:
            numeral = match["numeral"] if match is not None else ""
            percent = match is not None and match["percent"] is not None
            out.setdefault(cell.row, {})[cell.column] = Entry(cell.at, value, numeral, percent)
    return _unmerged(doc, table, out)


def _unmerged(doc: CleanDocument, table: Table, numbers: Numbers) -> Numbers:
    """The same, a total row moved to the right by the cell that its name has swallowed.

    "TOÀN XÃ | 1.024 | 350" under "TT | Bản | Tổng số hộ | Hộ nghèo".
    """
    named = [row for row, found in numbers.items() if 1 in found]
    if len(named) != 1 or len(numbers) <= _FEW or not _is_any_total(doc, table, named[0]):
        return numbers
    cells = table.row(named[0])
    if not cells[-1].column + 1 == len(cells) < table.width:
        return numbers
    moved = {column + 1: entry for column, entry in numbers[named[0]].items()}
    return {**numbers, named[0]: moved}


def _is_any_total(doc: CleanDocument, table: Table, row: int) -> bool:
    block = doc.blocks[table.blocks[row]]
    return is_total(doc, block) or is_period_total(doc, block)


def summed(table: Table, text: str) -> list[bool]:
    """For each column: may its total be the sum of its rows?"""
    heads = table.column_headers(text)
    return [column > 0 and not is_not_summed(head) for column, head in enumerate(heads)]


def ranks_of(labels: Iterable[str]) -> list[int]:
    """How deep each row stands in the tree of labels, 1 the highest.

    Dashes stand over rows without a label, unless such a row comes first: "Mầm non", "- Nhà trẻ".
    """
    ranks = [_rank(label) for label in labels]
    first = next((rank for rank in ranks if rank in (_DASH, UNLABELLED)), _DASH)
    if first == UNLABELLED:
        ranks = [BELOW if rank == _DASH else rank for rank in ranks]
    return ranks


def _rank(label: str) -> int:
    if is_of_which(label):
        return BELOW
    return next((rank for rank, form in _RANKS if form.match(label)), UNLABELLED)


def is_of_which(label: str) -> bool:
    """Does the label say that the row is some of the one above it?"""
    return _OF_WHICH_RE.match(label) is not None


def label_of(doc: CleanDocument, row: Block) -> str:
    """The words of the first cell of a row."""
    return text_of(doc, row.cells[0]) if row.cells else ""


def is_total(doc: CleanDocument, row: Block) -> bool:
    """Does the row say that it is the total?"""
    return any(_TOTAL_RE.fullmatch(fold(text_of(doc, cell))) for cell in row.cells[:2])


def is_period_total(doc: CleanDocument, row: Block) -> bool:
    """Does the row say that it is the total of years, which may be more than those of the table?"""
    return any(_PERIOD_TOTAL_RE.fullmatch(fold(text_of(doc, cell))) for cell in row.cells[:2])


def is_subtotal(doc: CleanDocument, row: Block) -> bool:
    """Does the row say that it adds up the rows above it?"""
    names = [text_of(doc, cell) for cell in row.cells[:2]]
    said = any(_SUBTOTAL_RE.fullmatch(fold(name)) or _ADDED_UP_RE.fullmatch(name) for name in names)
    return said and not is_total(doc, row) and not is_period_total(doc, row)


def is_not_summed(head: str) -> bool:
    """Is the total of a column with these words over it no sum?"""
    return _NOT_SUMMED_RE.search(fold(head)) is not None


def text_of(doc: CleanDocument, cell: Range) -> str:
    """The words of a cell."""
    return doc.text[slice(*cell)].strip()
