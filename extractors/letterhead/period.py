"""The period that a title states: "6 tháng đầu năm 2024", "10 năm 2013 - 2023", "quý III/2024".

The first period named is the one reported on, unless the next one holds it ("quý IV và năm 2023").
Dates of documents are no periods, what comes next ("phương hướng, nhiệm vụ năm 2025") is not
reported on, and years that contradict the stated number of years ("sơ kết 03 năm … giai đoạn
2021-2030") belong to the plan. Silent where the title leaves it open.
"""

import calendar
import datetime as dt
from collections.abc import Iterator

import regex

from schemas.facts import Period

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9}
_YEAR = r"(?:19|20)\d{2}"
_DAY = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*" + _YEAR
_WORDED_DAY = rf"\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}"
_DATE_RE = regex.compile(rf"(?i:ngày\s+)?(?:{_DAY}|{_WORDED_DAY})")
_RANGE_RE = regex.compile(
    rf"(?i)(?:từ|tính\s+từ)\s+(?:ngày\s+)?(?P<first>{_DAY}|{_WORDED_DAY})\s*(?:-|đến(?:\s+hết)?)\s*"
    rf"(?:ngày\s+)?(?P<last>{_DAY}|{_WORDED_DAY})"
)
_NUMBER_RE = regex.compile(r"\d+")
# "; phương hướng, nhiệm vụ năm 2025", "và nhiệm vụ trọng tâm quý II".
_NEXT_RE = regex.compile(
    r"(?i)(?:[,;:]|\bvà)\s*(?:(?:một\s+số|những|các)\s+)?(?:phương\s+hướng|nhiệm\s+vụ(?!\s+chính\s+trị)|kế\s+hoạch|chương\s+trình)(?!\p{L})(?!\s+số)"
)
_CONGRESS_RE = regex.compile(r"(?i)trình\s+đại\s+hội|(?:giữa|nửa)\s+nhiệm\s+kỳ")
_STATED_YEARS_RE = regex.compile(r"(?i)(?<!\d)(?P<number>\d{1,2})\s+năm\s+(?!\d)")

_YEAR_RE = regex.compile(rf"(?i)năm\s+(?P<year>{_YEAR})")
_PATTERNS = regex.compile(
    rf"""(?ix)
    (?<!\d)(?P<months>\d{{1,2}}|ba|sáu|chín)\s+tháng\s+(?:(?P<half>đầu|cuối)\s+)?năm(?:\s+(?P<y1>{_YEAR}))?
  | quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?!\p{{L}}|\d)(?:\s*/\s*(?P<y2>{_YEAR}))?
  | năm\s+học\s*:?\s*\(?(?P<school>{_YEAR})\s*-\s*{_YEAR}
  | (?:(?:từ\s+)?năm\s+)?(?<!\d)(?P<first>{_YEAR})
    \s*\)?\s*(?:-|đến\s+năm|đến)\s*\(?(?P<last>{_YEAR})
  | từ\s+năm\s+(?P<since>{_YEAR})\s+đến\s+nay
  | năm\s+(?P<listed>{_YEAR})(?:\s*,\s*(?:năm\s+)?{_YEAR})*
    \s*(?:,|và)\s*(?:năm\s+)?(?P<lastlisted>{_YEAR})
  | tháng\s+(?P<month>\d{{1,2}})(?!\d|\s*tháng)(?:\s*(?:/|năm)\s*(?P<y3>{_YEAR}))?
  | năm\s+(?P<year>{_YEAR})
    """
)
_JOINED_RE = regex.compile(r"(?i)\s*(?:,|và|;)\s*(?:cả\s+)?")


def period_of(title: str, date: dt.date | None) -> Period | None:
    """The period reported on, both days included; `date` gives the year that a title leaves out."""
    if match := _RANGE_RE.search(title):
        first, last = (_day(match[name]) for name in ("first", "last"))
        return Period(first, last) if first and last and first <= last else None
    if _CONGRESS_RE.search(title):
        return None
    plain = _DATE_RE.sub(lambda found: " " * len(found[0]), title)
    following = _NEXT_RE.search(plain)
    told = plain[: following.start()] if following else plain
    found = list(_periods(told, plain, date))
    if not found:
        return None
    _, end, period = found[0]
    for start, stop, wider in found[1:]:
        if not _JOINED_RE.fullmatch(told, end, start):
            break
        if wider.start <= period.start and period.end <= wider.end:
            period, end = wider, stop
    return period


def _periods(told: str, title: str, date: dt.date | None) -> Iterator[tuple[int, int, Period]]:
    """(start, end, period) of each period of `told`; a missing year is the next one of `title`,
    else the date's."""
    stated = {int(match["number"]) for match in _STATED_YEARS_RE.finditer(told)}
    for match in _PATTERNS.finditer(told):
        later = _YEAR_RE.search(title, match.end())
        year = int(later["year"]) if later else date.year if date else None
        period = _period(match, year, date)
        if period is None:
            continue
        if match["first"]:
            span = period.end.year - period.start.year
            if stated and not stated & {span, span + 1}:
                continue
        yield *match.span(), period


def _period(match: "regex.Match[str]", year: int | None, date: dt.date | None) -> Period | None:
    written = next((match[name] for name in ("y1", "y2", "y3", "year") if match[name]), None)
    year = int(written) if written else year
    if match["months"]:
        number = _NUMBERS.get(match["months"].lower()) or int(match["months"])
        if year is None or not 1 <= number <= 12:
            return None
        if (match["half"] or "").lower() == "cuối":
            return _months(year, 13 - number, 12)
        return _months(year, 1, number)
    if match["quarter"] and year is not None:
        quarter = _QUARTERS.get(match["quarter"].lower()) or int(match["quarter"])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if match["school"]:
        return Period(dt.date(int(match["school"]), 9, 1), dt.date(int(match["school"]) + 1, 5, 31))
    if match["first"]:
        return _years(int(match["first"]), int(match["last"]))
    if match["since"]:
        first = dt.date(int(match["since"]), 1, 1)
        return Period(first, date) if date is not None and date >= first else None
    if match["listed"]:
        return _years(int(match["listed"]), int(match["lastlisted"]))
    if match["month"] and year is not None and 1 <= int(match["month"]) <= 12:
        return _months(year, int(match["month"]), int(match["month"]))
    return _years(int(match["year"]), int(match["year"])) if match["year"] else None


def _day(written: str) -> dt.date | None:
    day, month, year = map(int, _NUMBER_RE.findall(written))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _years(first: int, last: int) -> Period | None:
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first <= last else None


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
