"""Times as text that sorts: a day "2023-12-31", a month "2020-06", a year "2023", a period from and
to "2014/2023" or "2024-01/2024-06".
"""

import regex

from schemas.facts import DocumentInfo, Period

_YEAR_RE = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def month_or_day(year: int, month: str, day: str | None = None) -> str | None:
    """The month of the year, or its day where there is one; None where no calendar has it."""
    if not 1 <= int(month) <= 12:
        return None
    value = f"{year}-{int(month):02}"
    if day is None:
        return value
    return f"{value}-{int(day):02}" if 1 <= int(day) <= 31 else None


def report_time(info: DocumentInfo) -> str | None:
    """The report's period, else its day, else None."""
    if info.period is not None:
        return _period(info.period)
    return info.date.isoformat() if info.date else None


def _period(period: Period) -> str:
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
    if start.day == 1 and (end.day >= 30 or (end.month == 2 and end.day >= 28)):
        return f"{start:%Y-%m}/{end:%Y-%m}"
    return f"{start.isoformat()}/{end.isoformat()}"


def spans_years(time: str) -> bool:
    """Does the time go over more than one year ("2014/2023")?"""
    first, _, last = time.partition("/")
    return bool(last) and first[:4] != last[:4]


def year_before(time: str | None) -> str | None:
    """The same time a year before: "2024-01/2024-06" → "2023-01/2023-06"; None for many years."""
    if time is None or len({match[0] for match in _YEAR_RE.finditer(time)}) != 1:
        return None
    return _YEAR_RE.sub(lambda match: str(int(match[0]) - 1), time)


def year_of(time: str | None) -> int | None:
    """The year that a time ends in."""
    return int(time.rpartition("/")[2][:4]) if time else None
