"""Of what day a stated stock is, or whether a stated flow is of the report's whole period.

"đầu năm 2024 có 190 đảng viên" is of the last day of 2023, "đến nay có 198" of the last day that
the report is on. What is compared with, planned, or of a part of the period is of no use here.
"""

import calendar
import datetime as dt

import regex

from pipeline.querying.stating import Sent, Told
from schemas.folding import fold_tone

_CLAUSE_RE = regex.compile(r"[;\n]|\.\s")
_UNFIT_RE = regex.compile(
    r"(?<!\p{L})(?:so với|cùng kỳ|chỉ tiêu|kế hoạch|phấn đấu|mục tiêu|dự kiến|đề ra|bình quân"
    r"|đầu (?:nhiệm kỳ|giai đoạn)|tăng|giảm|thêm)(?!\p{L})[^,]*$"
)
_PART_RE = regex.compile(
    r"(?<!\p{L})(?:quý|nhiệm kỳ|giai đoạn|năm qua|từ năm|hơn \d+ năm|đợt|riêng|trong đó)(?!\p{L})"
    r"|(?<!\d )(?<!\p{L})tháng \d"
)
_DAY_RE = regex.compile(
    r"(?<!\p{L})(?:đến|thời điểm|ngày)(?: hết)?(?: ngày)? "
    r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})(?!\d)"
)
_MONTH_RE = regex.compile(
    r"(?<!\p{L})(?:đến|hết|cuối)(?: hết)? tháng (\d{1,2})(?:/| năm )((?:19|20)\d{2})(?!\d)"
)
_EDGE_RE = regex.compile(r"(?<!\p{L})(đầu|cuối|hết) năm(?: ((?:19|20)\d{2}))?(?!\d)")
_DATE_RE = regex.compile(r"(?:19|20)\d{2}")


def closing_day(report: Sent) -> dt.date | None:
    """The last day that the report is on, or else its own day."""
    return report.end or report.date


def day_of(count: Told) -> dt.date | None:
    """The day that a stock is of; None where it cannot be told, or is of no use."""
    if count.said is not None:
        return _last_day(count.said)
    before = _clause(count)
    closing = closing_day(count.report)
    if closing is None or _UNFIT_RE.search(before):
        return None
    if found := _last(_DAY_RE, before):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _last(_MONTH_RE, before):
        return _month_end(int(found[2]), int(found[1]))
    if found := _last(_EDGE_RE, before):
        year = int(found[2] or closing.year)
        return dt.date(year - 1 if found[1] == "đầu" else year, 12, 31)
    if count.year is not None and _DATE_RE.fullmatch(count.year):
        year = int(count.year)
        return closing if year == closing.year else dt.date(year, 12, 31)
    return closing


def is_of_period(count: Told) -> bool:
    """Is a flow that of the report's whole period, and not of a part, a plan or another year?"""
    if count.said is not None:
        return _is_period(count.said, count.report)
    before = _clause(count)
    if _UNFIT_RE.search(before) or _PART_RE.search(before):
        return False
    end = count.report.end
    return end is not None and (count.year is None or count.year == str(end.year))


def _is_period(time: str, report: Sent) -> bool:
    """Does a person's time mean the report's period: its year, or its very days?"""
    if report.end is None or not time:
        return False
    days = (_first_day(time), _last_day(time))
    return time == str(report.end.year) or days == (report.start, report.end)


def _first_day(time: str) -> dt.date | None:
    """The first day of "2023", "2023-06", "2023-06-30" or "2021/2023"."""
    parts = [int(part) for part in time.partition("/")[0].split("-")]
    return _day(*(*parts, 1, 1)[:3])


def _last_day(time: str) -> dt.date | None:
    """The last day of such a time; None of ""."""
    parts = [int(part) for part in time.rpartition("/")[2].split("-") if part]
    if len(parts) == 2:
        return _month_end(*parts)
    return _day(*(*parts, 12, 31)[:3]) if parts else None


def _clause(count: Told) -> str:
    return _CLAUSE_RE.split(fold_tone(count.before))[-1]


def _last(pattern: "regex.Pattern[str]", text: str) -> "regex.Match[str] | None":
    return next(iter(list(pattern.finditer(text))[-1:]), None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])
