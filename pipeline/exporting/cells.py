"""Cells as text that is safe where it goes: a terminal, a spreadsheet, a UTF-8 stream."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from pipeline.exporting.listing import Cell, Column
from pipeline.wording import date_text, number_text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Overrides of the reading direction make a text look other than it is.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What `clean` and `flat` would change; most texts have none of it.
_UNCLEAN = re.compile(f"{_CONTROL.pattern}|[\ud800-\udfff]")
_UNEVEN = re.compile(f"{_UNCLEAN.pattern}|{_DIRECTION.pattern}|[^\\S ]|  |^ | $")
_BLANK = " \xa0\u200b\u200c\u200d\u2060\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """The text without control characters (but for tab and newline) and lone surrogates.

    A name that is not UTF-8 comes from the file system with surrogates in it; they become "?".
    """
    if _UNCLEAN.search(text) is None:
        return text
    return _CONTROL.sub("", text.encode("utf-8", "replace").decode("utf-8"))


def flat(text: str) -> str:
    """The text on one line and in composed letters, so that columns stay columns."""
    if _UNEVEN.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    line = " ".join(clean(_DIRECTION.sub("", text)).split())
    return unicodedata.normalize("NFC", line)


def inert(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula."""
    text = clean(text)
    return f"'{text}" if text.lstrip(_BLANK).startswith(_FORMULA) else text


def worded(cell: Cell, column: Column, lang: str) -> Cell:
    """The cell with its codes in words where people read Vietnamese, lists joined."""
    if cell is None:
        return None
    words = column.words if lang == "vi" else {}
    if isinstance(cell, str):
        return words.get(cell, cell)
    if isinstance(cell, bool):
        return words.get(str(cell), str(cell).lower())
    # Sequence last: asking an abstract class costs more than all the rest.
    if isinstance(cell, int | float | Decimal | date):
        return cell
    if isinstance(cell, Sequence):
        return "; ".join(words.get(part, part) for part in cell)
    return cell


def as_text(cell: Cell, column: Column, lang: str) -> str:
    """The cell for a table on the screen."""
    value = worded(cell, column, lang)
    if value is None:
        return column.unknown if lang == "vi" else ""
    if isinstance(value, date):
        return date_text(value, lang)
    if isinstance(value, Decimal | int | float):
        return number_text(value, lang)
    return flat(str(value))


def as_json(cell: Cell) -> object:
    """The cell as JSON holds it: numbers as numbers, days and times in ISO form."""
    if cell is None or isinstance(cell, int | float):
        return cell
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, Sequence):
        return [as_json(part) for part in cell]
    return cell


def is_number(cell: Cell) -> bool:
    """Whether the cell is aligned and stored as a number."""
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
