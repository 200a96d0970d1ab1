"""Amounts in tables: the unit stands in the head of the column.

"| Xã | Kinh phí (triệu đồng) |" over "| Chi bộ thôn Đông | 350 |" → 350.000.000 đồng of Chi bộ thôn
Đông. Silent on prices, rates and means, and on heads that give no unit.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from extractors.figures import patterns as p
from extractors.figures.tables import row_units
from extractors.numerals import NUMERAL, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.folding import modern_tone
from schemas.registry.amounts import measures
from schemas.textview import folded_view

_SCALES = {"": 1, **p.SCALES, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "nghìn tỷ": 10**12}
_CELL_RE = regex.compile(NUMERAL)
_PROPERTY_RE = regex.compile(
    r"(?<!\p{L})(?:(?:đơn\s+)?giá(?!\s+trị)|mức|định\s+mức|thu\s+nhập|lương|bình\s+quân|năng\s+suất|tự\s+nhiên|tỷ\s+lệ|dài|rộng|cách)(?!\p{L})|%|/"
)
_TOTAL_RE = regex.compile(r"(?:tổng(?:\s+(?:số|cộng))?|cộng)\s*:?")
_YEAR_RE = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@cache
def _unit_re() -> "regex.Pattern[str]":
    scales = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
    units = "|".join(sorted(map(regex.escape, measures()), key=len, reverse=True))
    return regex.compile(
        rf"(?:\(\s*(?:(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:?\s*)?|(?<=\s))(?P<scale>{scales})?\s*(?P<unit>{units})\s*(?:\)|$)"
    )


def table_amounts(doc: CleanDocument) -> Iterator[Count]:
    """The amounts that the tables of the document state, in reading order."""
    if not doc.tables:
        return
    view = folded_view(doc.text)
    for table in doc.tables:
        heads = table.column_headers(view)
        units = [None if _PROPERTY_RE.search(head) else _unit_re().search(head) for head in heads]
        of_rows = {
            row: _unit_re().fullmatch(f" {unit}", 1) for row, unit in row_units(view, table).items()
        }
        if not any(units) and not any(of_rows.values()):
            continue
        for cell in table.cells:
            unit = units[cell.column]
            if cell.row in of_rows and not _PROPERTY_RE.search(heads[cell.column]):
                unit = of_rows[cell.row]
            row = " ".join(table.row_header(doc.text, cell.row).split())
            found = _CELL_RE.fullmatch(view, *cell.at)
            if cell.row < table.header or not cell.column or unit is None or not row:
                continue
            if found is None:
                continue
            low = modern_tone(row.lower())
            year = _YEAR_RE.search(heads[cell.column]) or _YEAR_RE.search(low)
            value = numeral_value(found[0]) * _SCALES[" ".join((unit["scale"] or "").split())]
            yield Count(
                span=doc.span(*cell.at),
                at=cell.at,
                section=doc.section_at(cell.at[0]),
                rule=f"amount.{measures()[unit['unit']]}.table",
                value=Decimal(int(value)) if value == value.to_integral_value() else value,
                numeral=doc.text[slice(*cell.at)],
                unit=unit["unit"],
                kind="other",
                qualifiers=() if _TOTAL_RE.fullmatch(low) else (row,),
                as_of=year[0] if year else None,
                label=heads[cell.column],
                number_at=cell.at,
            )
