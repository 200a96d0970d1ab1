"""Of what day a stated stock is, or of what period a stated flow.

"đầu năm 2024 có 190 đảng viên" is of the last day of 2023, "đến nay có 198" of the last day that
the report is on. What is planned, a change or an average is of no use here, nor is what a part of
the period gave; what is only compared with counts where its own time is said.
"""

import calendar
import datetime as dt

import regex

from pipeline.querying.stating import Sent, Told
from schemas.folding import fold_tone

Days = tuple[dt.date, dt.date]
"""A period by its first and its last day."""

_CLAUSE_RE = regex.compile(r"[;\n]|\.\s")
_SENTENCE_RE = regex.compile(r"\n|\.\s")
_PLANNED_RE = regex.compile(
    r"(?<!\p{L})(?:chỉ tiêu|kế hoạch|phấn đấu|mục tiêu|dự kiến|đề ra|bình quân)(?!\p{L})[^,]*$"
)
_COMPARED_RE = regex.compile(
    r"(?<!\p{L})(?:so với|cùng kỳ|đầu (?:nhiệm kỳ|giai đoạn)|tăng|giảm|thêm)(?!\p{L})[^,]*$"
)
_PART_RE = regex.compile(
    r"(?<!\p{L})(?:quý|nhiệm kỳ|giai đoạn|năm qua|từ năm|hơn \d+ năm|đợt|riêng|trong đó)(?!\p{L})"
    r"|(?<!\d )(?<!\p{L})tháng \d"
)
_SOME_RE = regex.compile(r"(?<!\p{L})(?:đợt|riêng|trong đó)(?!\p{L})")
_UNTIL_RE = regex.compile(r"(?<!\p{L})(?:đến|hết|cuối|thời điểm)(?!\p{L})")
_MONTHS_RE = regex.compile(r"(?<!\p{L})(3|ba|6|sáu|9|chín) tháng (đầu|cuối) năm(?! (?:19|20)\d)")
_MONTHS = {"3": 3, "ba": 3, "6": 6, "sáu": 6, "9": 9, "chín": 9}
_EDGE_RE = regex.compile(r"(?<!\p{L})(đầu|cuối|hết) năm(?: ((?:19|20)\d{2}))?(?!\d)")
_STATED = frozenset(("sentence", "list"))
_PERSON = "person"


def closing_day(report: Sent) -> dt.date | None:
    """The last day that the report is on, or else its own day."""
    return report.end or report.date


def day_of(count: Told) -> dt.date | None:
    """The day that a stock is of; None where it cannot be told, or is of no use."""
    if count.time_from == _PERSON:
        said = days_of(count.time or "")
        return said[1] if said else None
    before, closing = _clause(count), closing_day(count.report)
    if closing is None or count.aspect != "level" or _PLANNED_RE.search(before):
        return None
    edge = _last(_EDGE_RE, before)
    if edge is not None and (edge[2] or count.time_from not in _STATED):
        year = int(edge[2] or closing.year)
        return dt.date(year - 1 if edge[1] == "đầu" else year, 12, 31)
    days = days_of(count.time) if count.time_from in _STATED and count.time else None
    if days is None:
        return None if _COMPARED_RE.search(before) else _of_year(count.year, closing)
    if days[0] == days[1] and days[0].timetuple().tm_yday == 1:
        return days[0] - dt.timedelta(days=1)
    # "năm 2024" in the report on 2024 is its last day.
    return min(days[1], closing) if days[0] <= closing else days[1]


def period_of(count: Told) -> Days | None:
    """The period that a flow is of; None where it cannot be told, or is of no use."""
    if count.time_from == _PERSON:
        return days_of(count.time or "")
    before, report = _clause(count), count.report
    if count.aspect != "level" or _PLANNED_RE.search(before):
        return None
    own = (report.start, report.end) if report.start and report.end else None
    if count.time_from in _STATED and count.time:
        days = days_of(count.time)
        # "đến hết năm 2022 đã kết nạp": since when is not said.
        until = "/" not in count.time and _UNTIL_RE.search(
            _SENTENCE_RE.split(fold_tone(count.before))[-1]
        )
        if days is None or days[0] == days[1] or until or _SOME_RE.search(before):
            return None
        return days
    if (months := _last(_MONTHS_RE, before)) and (closing := closing_day(report)):
        long = _MONTHS[months[1]]
        first, last = (1, long) if months[2] == "đầu" else (13 - long, 12)
        return days_of(f"{closing.year}-{first:02}/{closing.year}-{last:02}")
    if _COMPARED_RE.search(before) or _PART_RE.search(before):
        return None
    if count.year is not None and (own is None or count.year != str(own[1].year)):
        return None
    return own


def days_of(time: str) -> Days | None:
    """The first and the last day of a figure's time: "2024", "2024-06", "2021/2024-05-30"."""
    first, _, last = time.partition("/")
    begun, ended = _days(first), _days(last or first)
    if begun is None or ended is None or begun[0] > ended[1]:
        return None
    return begun[0], ended[1]


def _days(time: str) -> Days | None:
    numbers = [int(part) for part in time.split("-") if part.isdigit()]
    try:
        match numbers:
            case [year]:
                return dt.date(year, 1, 1), dt.date(year, 12, 31)
            case [year, month]:
                return dt.date(year, month, 1), dt.date(
                    year, month, calendar.monthrange(year, month)[1]
                )
            case [year, month, day]:
                return (dt.date(year, month, day),) * 2
            case _:
                return None
    except (ValueError, calendar.IllegalMonthError):
        return None


def _of_year(year: str | None, closing: dt.date) -> dt.date:
    if year is None or not (year.isdigit() and len(year) == len("2024")):
        return closing
    return closing if int(year) == closing.year else dt.date(int(year), 12, 31)


def _last(pattern: "regex.Pattern[str]", text: str) -> "regex.Match[str] | None":
    return next(iter(list(pattern.finditer(text))[-1:]), None)


def _clause(count: Told) -> str:
    return _CLAUSE_RE.split(fold_tone(count.before))[-1]
