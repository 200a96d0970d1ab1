"""Periods with two ends: "từ ngày 01/4/1997 đến tháng 12/1997", "từ đầu năm đến nay".

Either end is a day, a month, a quarter or a year; a year that the first end leaves out is that of
the last.
"""

import calendar
import datetime as dt

import regex

from schemas.facts import Period

YEAR = r"(?:19|20)\d{2}"
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MOMENT = rf"""(?:
    (?:ngày\s+)?(?P<day>\d{{1,2}})\s?[/.\-]\s?(?P<month>\d{{1,2}})
    (?:\s?[/.\-]\s?(?P<year>{YEAR}))?(?!\d)
  | (?:ngày\s+)?(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}})(?!\d)
    (?:\s+năm\s+(?P<year>{YEAR}))?
  | (?:tháng\s+)?(?P<month>\d{{1,2}})\s?[/\-]\s?(?P<year>{YEAR})
  | tháng\s+(?P<month>\d{{1,2}})(?!\d)(?:\s+năm\s+(?P<year>{YEAR}))?
  | quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?!\p{{L}}|\d)(?:\s*(?:/|năm)\s*(?P<year>{YEAR}))?
  | đầu\s+nhiệm\s+kỳ\s*\(\s*(?:ngày\s+)?(?:(?P<day>\d{{1,2}})\s?[/.]\s?)?
    (?:tháng\s+)?(?P<month>\d{{1,2}})\s?[/\-]\s?(?P<year>{YEAR})\s*\)
  | đầu\s+nhiệm\s+kỳ\s+(?P<year>{YEAR})(?:\s*-\s*{YEAR})?+
  | (?:(?:đầu\s+|cuối\s+)?năm\s+)?(?P<year>{YEAR})
  | (?P<bare>đầu\s+năm)(?!\s+\d)
)"""
# "từ … đến …"; without "từ" only where a bracket or a word says that a time follows.
BETWEEN_RE = regex.compile(
    rf"""(?ix)
    (?: (?<!\p{{L}})(?:(?:tính|kể)\s+)?từ\s+(?:khi\s+)? | (?=đầu\s+(?:năm|nhiệm\s+kỳ))
      | (?<!năm\s+học\s*:?\s*|niên\s+kh(?:óa|oá)\s*:?\s*)\(\s*
      | (?<!\p{{L}})(?:giai\s+đoạn|thời\s+gian)\s+ )
    {_MOMENT.replace("(?P<", "(?P<first_")}
    \s*(?:-|(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|cuối)|(?P<now>\s+nay))?)\s*
    (?(now)|{_MOMENT.replace("(?P<", "(?P<last_")})
    """
)


def period_between(match: "regex.Match[str]", date: dt.date | None) -> Period | None:
    """The period of a match of `BETWEEN_RE`, both days included, or None: where a year is missing,
    a day cannot be, or the ends run backwards. `date` is that of the report: what "đến nay" means,
    and the year that neither end has."""
    try:
        if match["now"] is not None:
            end = date
            year = date.year if date else None
        else:
            year = int(match["last_year"] or (date.year if date else 0)) or None
            end = _last_day(match, year)
        written = match["first_year"]
        if end is None or (year is None and not written):
            return None
        start = _first_day(match, int(written or year or 0))
        if start > end and not written:
            start = start.replace(year=start.year - 1)  # "từ ngày 15/12 đến ngày 14/12/2023"
    except ValueError:
        return None
    return Period(start, end) if start <= end else None


def is_of_years(match: "regex.Match[str]") -> bool:
    """ "từ năm 2016 đến năm 2020", "(2016-2020)": both ends are years."""
    smaller = ("first_month", "first_quarter", "first_bare", "last_month", "last_quarter", "now")
    return all(match[name] is None for name in smaller)


def _first_day(match: "regex.Match[str]", year: int) -> dt.date:
    month = int(match["first_month"] or 1)
    if match["first_quarter"]:
        month = 3 * quarter_of(match["first_quarter"]) - 2
    return dt.date(year, month, int(match["first_day"] or 1))


def _last_day(match: "regex.Match[str]", year: int | None) -> dt.date | None:
    if year is None or match["last_bare"]:
        return None
    month = int(match["last_month"] or 12)
    if match["last_quarter"]:
        month = 3 * quarter_of(match["last_quarter"])
    if match["last_day"]:
        return dt.date(year, month, int(match["last_day"]))
    return dt.date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def quarter_of(numeral: str) -> int:
    """ "III" or "3" to 3."""
    return QUARTERS.get(numeral.lower()) or int(numeral)
