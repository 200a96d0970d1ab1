"""Listings as an Excel workbook, one sheet each."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import regex
import xlsxwriter

from pipeline.exporting.cells import clean, is_number, worded
from pipeline.exporting.listing import Cell, Column, Listing

MAX_ROWS = 1_048_575
"""What a sheet holds below its header."""

_MAX_TEXT = 32_767
_MAX_WIDTH = 60
_MAX_WIDE = 80
# Excel keeps 15 digits; a longer number is written as text, so that no digit is lost.
_EXACT = 10**15


def render_workbook(listings: Sequence[Listing], *, lang: str = "vi") -> bytes:
    """The bytes of an .xlsx file: frozen header, filters, capped widths, numbers as numbers.

    Raises `ValueError` where a listing has more rows than a sheet can hold.
    """
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd/mm/yyyy",
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": listings[0].title if listings else ""})
        formats = _formats(book)
        for number, listing in enumerate(listings, start=1):
            if len(listing.rows) > MAX_ROWS:
                raise ValueError(f"{len(listing.rows)} rows")
            name = _sheet_name(listing.title, number, {sheet.name for sheet in book.worksheets()})
            sheet = book.add_worksheet(name)
            _write_sheet(sheet, listing, formats, lang)
    return target.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {"valign": "top", "font_name": "Times New Roman", "font_size": 12}
    return {
        "head": book.add_format(
            {**base, "bold": True, "text_wrap": True, "bg_color": "#D9E1F2", "bottom": 1}
        ),
        "text": book.add_format({**base, "text_wrap": True, "num_format": "@"}),
        "whole": book.add_format({**base, "num_format": "#,##0"}),
        "number": book.add_format({**base, "num_format": "#,##0.###############"}),
        "date": book.add_format({**base, "num_format": "dd/mm/yyyy", "align": "left"}),
        "time": book.add_format({**base, "num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
    }


def _sheet_name(title: str, number: int, taken: set[str]) -> str:
    """A name that Excel takes: without its reserved characters, short, and unique."""
    name = regex.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip().strip("'")[:31]
    if not name or name.lower() in {other.lower() for other in taken}:
        name = f"{name[:24]} ({number})".strip()
    return name


def _write_sheet(sheet: Any, listing: Listing, formats: dict[str, Any], lang: str) -> None:
    for index, column in enumerate(listing.columns):
        title = column.title if lang == "vi" else column.key
        sheet.write_string(0, index, title, formats["head"])
    for line, row in enumerate(listing.rows, start=1):
        for index, (cell, column) in enumerate(zip(row, listing.columns, strict=True)):
            _write_cell(sheet, line, index, cell, column, formats, lang)
    for index, column in enumerate(listing.columns):
        sheet.set_column(index, index, _width(listing, index, column, lang))
    if listing.columns:
        sheet.autofilter(0, 0, max(len(listing.rows), 1), len(listing.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P/&N")


def _write_cell(
    sheet: Any,
    line: int,
    index: int,
    cell: Cell,
    column: Column,
    formats: dict[str, Any],
    lang: str,
) -> None:
    value = worded(cell, column, lang)
    if value is None:
        return
    if isinstance(value, datetime):
        naive = value.replace(tzinfo=None)
        sheet.write_datetime(line, index, naive, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(
            line, index, datetime(value.year, value.month, value.day), formats["date"]
        )
    elif is_number(value) and abs(Decimal(str(value))) < _EXACT:
        whole = Decimal(str(value)) == Decimal(str(value)).to_integral_value()
        style = formats["whole" if whole else "number"]
        sheet.write_number(line, index, float(str(value)), style)
    else:
        text = clean(format(value, "f") if isinstance(value, Decimal) else str(value))
        if len(text) > _MAX_TEXT:
            text = text[: _MAX_TEXT - 1] + "…"
        sheet.write_string(line, index, text, formats["text"])


def _width(listing: Listing, index: int, column: Column, lang: str) -> float:
    cap = _MAX_WIDE if column.wide else _MAX_WIDTH
    longest = len(column.title) + 4
    for row in listing.rows:
        value = worded(row[index], column, lang)
        if isinstance(value, str):
            longest = max(longest, max(map(len, value.splitlines()), default=0) + 2)
        elif isinstance(value, date):
            longest = max(longest, 17)
        elif value is not None:
            longest = max(longest, len(str(value)) + 3)
        if longest >= cap:
            return cap
    return longest
