"""The period that a title states: "6 tháng đầu năm 2024", "10 năm 2013 - 2023", "quý III/2024".

The first period named is the one reported on, unless the next one holds it ("quý IV và năm 2023")
or goes on from it ("năm 2023 và 6 tháng đầu năm 2024"). Dates of documents are no periods, nor is
the year that a plan runs to ("đến năm 2030"); what comes next ("phương hướng, nhiệm vụ năm 2025")
is not reported on, and years that contradict the stated number of years ("sơ kết 03 năm … giai
đoạn 2021-2030") belong to the plan, as do those of a plan that ends after the year of the report.
Silent where the title leaves it open.
"""

import calendar
import datetime as dt
from collections.abc import Iterator

import regex

from extractors.letterhead.moments import (
    BETWEEN_RE,
    YEAR,
    is_of_years,
    period_between,
    quarter_of,
)
from schemas.facts import Period

_LONGEST = 2000
"""No title says more in its first so many letters."""
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9, "nửa": 6}
_DAY = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*" + YEAR
_WORDED_DAY = rf"\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{YEAR}"
_DATE_RE = regex.compile(rf"(?i)(?:ngày\s+)?(?:{_DAY}|{_WORDED_DAY})")
# "; phương hướng, nhiệm vụ năm 2025", "và nhiệm vụ trọng tâm quý II".
_NEXT_RE = regex.compile(
    r"(?i)(?:[,;:]|\bvà)\s*(?:(?:một\s+số|những|các)\s+)?(?:phương\s+hướng|nhiệm\s+vụ(?!\s+chính\s+trị)|kế\s+hoạch|chương\s+trình)(?!\p{L})(?!\s+số)"
)
_CONGRESS_RE = regex.compile(r"(?i)trình\s+đại\s+hội")
_MID_TERM_RE = regex.compile(r"(?i)(?:giữa|nửa(?:\s+đầu)?)\s+nhiệm\s+kỳ")
_TERM_RE = regex.compile(r"(?i)nhiệm\s+kỳ\s*\(?$")
_STATED_YEARS_RE = regex.compile(r"(?i)(?<!\d)(?P<number>\d{1,2})\s+năm\s+(?!\d)")
# What has a time of its own in its name.
_PLAN_RE = regex.compile(
    r"(?i)(?<!\p{L})(?:nghị\s+quyết|chỉ\s+thị|kết\s+luận|quyết\s+định|kế\s+hoạch|đề\s+án|dự\s+án|chương\s+trình|chiến\s+lược|quy\s+hoạch|phong\s+trào)(?!\p{L})"
)
# A year that is not reported on: "đến năm 2030", "tầm nhìn năm 2045", "tuần 25 năm 2024", "Nghị
# quyết số 42 năm 2023", "Luật Thanh niên năm 2005".
_NOT_REPORTED = (
    r"(?<!(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?)(?<!(?:tầm\s+nhìn|định\s+hướng)\s+)"
    r"(?<!tuần\s+(?:thứ\s+)?\d{1,2}\s+)(?<!số\s+\d[\w\-/]{0,15}\s+)"
    r"(?<!(?:(?<!kỷ\s|pháp\s)(?-i:Luật|LUẬT)(?!\s+gia)|pháp\s+lệnh|hiến\s+pháp)"
    r"(?:\s+\p{L}{1,12}){0,6}\s+)"
)
# "(tính đến ngày 30/6/2024)": how far the period has gone. "Số liệu tính đến …" speaks of figures.
_SO_FAR_RE = regex.compile(
    rf"(?i)(?<!số\s+liệu\s+)tính\s+đến(?:\s+hết)?\s+(?:ngày\s+)?(?P<day>{_DAY}|{_WORDED_DAY})"
)
_TOLD_RE = regex.compile(
    r"(?i)(?:báo\s+cáo|tổng\s+hợp|đánh\s+giá|kiểm\s+điểm|tổng\s+kết|sơ\s+kết)\s+(?P<told>[^\n.]{8,240}?)\s*(?:như\s+sau|cụ\s+thể|sau\s+đây|:)"
)
_NUMBER_RE = regex.compile(r"\d+")

_YEAR_RE = regex.compile(rf"(?i)năm\s+(?P<year>{YEAR})")
_PATTERNS = regex.compile(
    rf"""(?ix)
    (?<!\d)(?P<months>\d{{1,2}}|ba|sáu|chín)\s+tháng
      (?:\s+(?:(?P<half>đầu|cuối)\s+)?năm(?:\s+(?P<y1>{YEAR}))?|(?=\s*(?:[,;]|và(?!\p{{L}})|$)))
  | (?P<months>nửa)\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<y1>{YEAR}))?
  | quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?!\p{{L}}|\d)(?:\s*/\s*(?P<y2>{YEAR}))?
  | (?:học\s+kỳ\s+(?P<term>II?|[12])(?!\p{{L}}|\d)\s*,?\s*)?(?:năm\s+học|niên\s+(?:khóa|khoá))
    \s*:?\s*\(?(?P<school>{YEAR})\s*-\s*{YEAR}
  | (?:(?:từ\s+)?năm\s+)?(?<!\d)(?P<first>{YEAR})
    \s*\)?\s*(?:-|đến\s+năm|đến)\s*\(?(?P<last>{YEAR})
  | năm\s+(?P<listed>{YEAR})(?:\s*,\s*(?:năm\s+)?{YEAR})*
    \s*(?:,|và)\s*(?:năm\s+)?(?P<lastlisted>{YEAR})
  | tháng\s+(?P<month>\d{{1,2}})(?!\d|\s*tháng)(?:\s*(?:/|năm)\s*(?P<y3>{YEAR}))?
  | (?=năm\s){_NOT_REPORTED}năm\s+(?P<year>{YEAR})
    """
)
_JOINED_RE = regex.compile(r"(?i)\s*(?:,|và|;)\s*(?:cả\s+)?")


def period_of(title: str, date: dt.date | None) -> Period | None:
    """The period reported on, both days included; `date` is that of the report: it gives the year
    that a title leaves out, and tells which years are those of a plan."""
    title = title[:_LONGEST]
    if _CONGRESS_RE.search(title):
        return None
    found = sorted(periods_in(title, date), key=lambda place: place[:2])
    if not found:
        return None
    _, end, period = found[0]
    for start, stop, other in found[1:]:
        if not _JOINED_RE.fullmatch(title, end, start):
            break
        if other.start <= period.start and period.end <= other.end:
            period, end = other, stop
        elif other.start == period.end + dt.timedelta(days=1):
            period, end = Period(period.start, other.end), stop
    if (day := _so_far(title)) is not None and period.start <= day < period.end:
        return Period(period.start, day)
    return period


def period_told(opening: str, date: dt.date | None) -> Period | None:
    """The period of an opening sentence ("… xin báo cáo kết quả 6 tháng đầu năm 2024 như sau:"):
    what stands between the report and its announcement."""
    for match in _TOLD_RE.finditer(opening):
        if period := period_of(match["told"], date):
            return period
    return None


def periods_in(title: str, date: dt.date | None) -> Iterator[tuple[int, int, Period]]:
    """(start, end, period) of each period of a title or sentence that may be reported on, in no
    order; a missing year is the next one of the text, else that of `date`, the report's."""
    stated = {int(match["number"]) for match in _STATED_YEARS_RE.finditer(title)}
    spans = list(BETWEEN_RE.finditer(title))
    plain = _DATE_RE.sub(_blank, BETWEEN_RE.sub(_blank, title))
    following = _NEXT_RE.search(plain)
    told = plain[: following.start()] if following else plain
    mid_term = _MID_TERM_RE.search(title) is not None

    def reported(match: "regex.Match[str]", period: Period, *, years: bool) -> bool:
        before = title[: match.start()]
        span = period.end.year - period.start.year
        if years and stated:
            return bool(stated & {span, span + 1})
        if period.end.year > (date or dt.date.max).year and _PLAN_RE.search(before):
            return False
        return not (years and mid_term and _TERM_RE.search(before))

    for match in spans:
        between = period_between(match, date) if match.start() < len(told) else None
        if between is not None and reported(match, between, years=is_of_years(match)):
            yield *match.span(), between
    for match in _PATTERNS.finditer(told):
        later = _YEAR_RE.search(plain, match.end())
        year = int(later["year"]) if later else date.year if date else None
        period = _period(match, year)
        if period is not None and reported(match, period, years=match["first"] is not None):
            yield *match.span(), period


def _blank(match: "regex.Match[str]") -> str:
    return " " * len(match[0])


def _so_far(title: str) -> dt.date | None:
    match = _SO_FAR_RE.search(title)
    if match is None:
        return None
    day, month, year = map(int, _NUMBER_RE.findall(match["day"]))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _period(match: "regex.Match[str]", year: int | None) -> Period | None:
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
        quarter = quarter_of(match["quarter"])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if match["school"]:
        return _school_year(int(match["school"]), match["term"])
    if match["first"]:
        return _years(int(match["first"]), int(match["last"]))
    if match["listed"]:
        return _years(int(match["listed"]), int(match["lastlisted"]))
    if match["month"] and year is not None and 1 <= int(match["month"]) <= 12:
        return _months(year, int(match["month"]), int(match["month"]))
    return _years(int(match["year"]), int(match["year"])) if match["year"] else None


def _school_year(year: int, term: str | None) -> Period:
    """September to May; the first term ends in the middle of January."""
    if term is None:
        return Period(dt.date(year, 9, 1), dt.date(year + 1, 5, 31))
    if quarter_of(term) == 1:
        return Period(dt.date(year, 9, 1), dt.date(year + 1, 1, 15))
    return Period(dt.date(year + 1, 1, 16), dt.date(year + 1, 5, 31))


def _years(first: int, last: int) -> Period | None:
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first <= last else None


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
