"""Numbers of a table that stand for what they were rounded from, and what that does to a sum.

"4,1 | 4,1 | 4,1" make "12,4" where each was 4,13: measured things are added up before they are
rounded. Counts of people and things are exact.
"""

from collections.abc import Iterable
from decimal import Decimal

import regex

from extractors.numerals import decimals
from pipeline.checking.table_grid import Entry, Numbers
from schemas.document import CleanDocument
from schemas.grid import Table

_CAPTION = 100
# Units of what is measured, not counted. "đồng" alone is one only behind a mark: "hợp đồng", "thôn
# Đồng Mậu".
_AMOUNT_RE = regex.compile(
    r"(?<!\p{L})(?:ngh[iì]n|ngàn|triệu|t[ỷỉ](?!\s+(?:lệ|trọng|suất|số))|(?<=[(:]\s?)đồng|tấn|tạ|ha|km|m2|m²|m3|m³"
    r"|kg|tr\.?đ|1\.?000)(?![\p{L}\d])"
)
_HALF = Decimal("0.5")


def amount_rows(doc: CleanDocument, table: Table, numbers: Numbers) -> frozenset[int]:
    """The rows that name a unit of measure; all of them under "Đơn vị tính: triệu đồng"."""
    text, start = doc.text, doc.blocks[table.blocks[0]].start
    if _AMOUNT_RE.search(text[max(start - _CAPTION, 0) : start].lower()) is not None:
        return frozenset(numbers)
    return frozenset(
        cell.row
        for cell in table.cells
        if cell.column not in numbers.get(cell.row, {})
        if _AMOUNT_RE.search(text[slice(*cell.at)].lower())
    )


def amount_columns(table: Table, text: str) -> frozenset[int]:
    """The columns with a unit of measure in the head."""
    heads = table.column_headers(text)
    return frozenset(c for c, head in enumerate(heads) if _AMOUNT_RE.search(head.lower()))


def is_rounded_sum(whole: Entry, parts: Iterable[Entry], *, amounts: bool) -> bool:
    """May numbers that were rounded to their last digits make the stated sum?

    `amounts`: those without decimals were rounded as well.
    """
    terms = (whole, *parts)
    off = abs(sum((term.value for term in terms[1:]), Decimal(0)) - whole.value)
    return off <= sum((_half_unit(term, amounts=amounts) for term in terms), Decimal(0))


def _half_unit(entry: Entry, *, amounts: bool) -> Decimal:
    places = decimals(entry.numeral)
    return _HALF.scaleb(-places) if entry.numeral and (amounts or places) else Decimal(0)
