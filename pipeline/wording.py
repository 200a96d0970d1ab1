"""Numbers and dates as people write them, in Vietnamese ("8.201", "81,3") or in English."""

import re
from datetime import date, datetime
from decimal import Decimal

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY = re.compile(r"\b(\d{2})/(\d{2})/(\d{4})\b")
_NUMERAL = re.compile(r"(?<![\w./,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\w/]|[.,]\d)")
_SWAP = str.maketrans(",.", ".,")


def number_text(value: Decimal | int | float, lang: str = "vi") -> str:
    """The number with the digits that it has, grouped by thousands."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        return str(value)
    text = f"{exact:,f}"
    return text.translate(_SWAP) if lang == "vi" else text


def equation_text(equation: str, lang: str = "vi") -> str:
    """An equation (arithmetic as the ledger keeps it, in Vietnamese figures) in the language.

    >>> equation_text("8.201 / 10.000 = 82,01%", "en")
    '8,201 / 10,000 = 82.01%'
    """
    if lang == "vi":
        return equation
    dated = _DAY.sub(r"\3-\2-\1", equation)
    return _NUMERAL.sub(lambda match: match[0].translate(_SWAP), dated)


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
