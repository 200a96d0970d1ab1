"""The period that a title states: "6 tháng đầu năm 2024", "2013 - 2023", "quý III năm 2022"."""

import calendar
import datetime as dt

from extractors.letterhead import patterns as p
from schemas.facts import Period

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_of(title: str, date: dt.date | None) -> Period | None:
    """The first period named in the title; `date` gives the year where the title leaves it out."""
    if match := p.SIX_MONTHS_RE.search(title):
        later = p.ONE_YEAR_RE.search(title, match.end())
        written = match["year"] or (later["year"] if later else None)
        year = int(written) if written else date.year if date else None
        if year is None:
            return None
        first = match["half"].lower() == "đầu"
        return _months(year, 1 if first else 7, 6 if first else 12)
    if match := p.QUARTER_RE.search(title):
        quarter = _QUARTERS.get(match["quarter"].lower()) or int(match["quarter"])
        return _months(int(match["year"]), 3 * quarter - 2, 3 * quarter)
    if match := p.NINE_MONTHS_RE.search(title):
        return _months(int(match["year"]), 1, 9)
    if match := p.YEARS_RE.search(title):
        first_year, last_year = int(match["first"]), int(match["last"])
        if first_year <= last_year:
            return Period(dt.date(first_year, 1, 1), dt.date(last_year, 12, 31))
    if (match := p.MONTH_RE.search(title)) and 1 <= int(match["month"]) <= 12:
        return _months(int(match["year"]), int(match["month"]), int(match["month"]))
    if match := p.ONE_YEAR_RE.search(title):
        return _months(int(match["year"]), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
