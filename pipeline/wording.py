"""Numbers and dates as people write them, in Vietnamese ("8.201", "81,3") or in English."""

import re
from datetime import date, datetime
from decimal import Decimal

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SWAP = str.maketrans(",.", ".,")


def number_text(value: Decimal | int | float, lang: str = "vi") -> str:
    """The number with the digits that it has, grouped by thousands."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        return str(value)
    text = f"{exact:,f}"
    return text.translate(_SWAP) if lang == "vi" else text


def date_text(value: date | datetime, lang: str = "vi") -> str:
    """A day, with the time where there is one."""
    clock = f" {value:%H:%M}" if isinstance(value, datetime) else ""
    if lang == "vi":
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}{clock}"
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}{clock}"


def value_text(value: Decimal | str, lang: str = "vi") -> str:
    """A stated or expected value: a number, a date in ISO form, or any other text as it is."""
    if isinstance(value, Decimal):
        return number_text(value, lang)
    match = _ISO.fullmatch(value)
    if match is None or lang != "vi":
        return value
    year, month, day = match.groups()
    return f"{day}/{month}/{year}"
