"""Numbers and dates as people write them, in Vietnamese ("8.201", "81,3") or in English."""

import re
from datetime import date, datetime, timedelta
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


_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def period_text(start: date, end: date, lang: str = "vi") -> str:
    """A period by its first and its last day: a year, a half, a quarter or a month by its name.

    >>> period_text(date(2024, 1, 1), date(2024, 6, 30))
    '6 tháng đầu năm 2024'
    """
    year = start.year
    ends_month = (end + timedelta(days=1)).day == 1
    if start.day == 1 and ends_month and end.year == year:
        match start.month, end.month - start.month + 1:
            case 1, 12:
                return f"năm {year}" if lang == "vi" else str(year)
            case (1 | 7) as month, 6:
                half = ("đầu", "first") if month == 1 else ("cuối", "second")
                return f"6 tháng {half[0]} năm {year}" if lang == "vi" else f"{half[1]} half {year}"
            case (1 | 4 | 7 | 10) as month, 3:
                return f"{'quý' if lang == 'vi' else 'quarter'} {_QUARTERS[month]}/{year}"
            case month, 1:
                return f"tháng {month}/{year}" if lang == "vi" else f"{year}-{month:02d}"
            case _:
                pass
    return f"{date_text(start, lang)} – {date_text(end, lang)}"


def report_time(start: object, end: object, day: object, lang: str = "vi") -> str:
    """What a report is on: its period, else its own day, else nothing; `None` is not known."""
    if isinstance(start, date) and isinstance(end, date):
        return period_text(start, end, lang)
    return date_text(day, lang) if isinstance(day, date) else ""


def value_text(value: Decimal | str, lang: str = "vi") -> str:
    """A stated or expected value: a number, a date in ISO form, or any other text as it is."""
    if isinstance(value, Decimal):
        return number_text(value, lang)
    match = _ISO.fullmatch(value)
    if match is None or lang != "vi":
        return value
    year, month, day = match.groups()
    return f"{day}/{month}/{year}"
