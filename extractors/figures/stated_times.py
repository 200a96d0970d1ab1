"""The times that a text states: days, months, quarters, years, and periods from one to another.

A year that is only compared with ("so với năm 2019") is marked as such; one inside a cited
document, or right behind it as its date, is none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractors.figures.parts_of_years import months, quarter
from extractors.figures.time_values import month_or_day
from extractors.matching import holds_any, match_near
from schemas.document import Range

_YEAR_RE = regex.compile(r"(?<![\d.,])(?:19|20)\d{2}(?!\d|[.,]\d|%|\s?/\s?\p{L})")
_REACH = 44
# What stands right before the year; read backwards, (?r), so that `match` looks at the end alone.
_DAY_RE = regex.compile(r"(?r)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?$")
_DAY_WORDS_RE = regex.compile(r"(?r)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+$")
_MONTH_RE = regex.compile(r"(?r)tháng\s+(\d{1,2})(?:\s*/\s*|\s+năm\s+|-)$|(?<![\d/])(\d{1,2})/$")
_QUARTER_RE = regex.compile(r"(?r)quý\s+(iv|i{1,3}|[1-4])(?:\s+năm\s+|\s*[/-]\s*|,\s*)$")
_HALF_RE = regex.compile(
    r"(?r)(?:^|\s)(?P<months>3|ba|6|sáu|9|chín)\s+tháng\s+(?P<half>đầu|cuối)\s+năm\s+$"
)
_FROM_RE = regex.compile(
    r"(?r)(?:(?P<from>(?:19|20)\d{2})\s*-\s*|từ\s+(?:đầu\s+)?(?:năm\s+)?(?P<from2>(?:19|20)\d{2})\s+(?:đến|tới)\s+(?:(?:hết|cuối|nay|đầu)\s+)?(?:năm\s+)?)$"
)
# "từ năm 2021 đến ngày 30/5/2024".
_SINCE_YEAR_RE = regex.compile(
    r"(?r)từ\s+(?:đầu\s+)?(?:năm\s+)?((?:19|20)\d{2})\s+(?:đến|tới)\s+(?:(?:hết|cuối|ngày)\s+)*$"
)
_YEAR_WORD_RE = regex.compile(r"(?r)(?:(?P<edge>đầu|cuối|hết)\s+)?(?:năm\s+|năm\s+học\s+)$")
_BARE_RE = regex.compile(r"(?r)(?:^|[(,;:\n]\s*|\s(?:theo\s+năm|là)\s+)$")
_BARE_AFTER_RE = regex.compile(r"\s*(?:[:)]|có(?!\p{L})|là(?!\p{L}))")
_RANGE_AFTER_RE = regex.compile(r"\s*-\s*(?:19|20)\d{2}(?!\d)")
_COMPARED_RE = regex.compile(
    r"(?r)(?:so\s+với|(?:cùng|bằng)\s+kỳ|tăng\s+so|so|(?:gấp|hơn|bằng|tăng|giảm)\s[^.;]{0,20}\d\s+lần)(?:\s+(?!có)\p{L}+){0,4}\s*(?:ngày\s+)?[\d/.\s(:]*$"
)
_COMPARING_WORDS = ("so", "kỳ", "lần")  # the pattern cannot do without one of them
# Between a document and its date: "05-CT/TW, ngày 15/5/2016".
_DATED_RE = regex.compile(r"[\s,(]*(?:ngày\s*)?")
_TO_DATE = 12


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time in the text: its place and value; `compared` where figures are held against it."""

    start: int
    end: int
    value: str
    compared: bool


def stated_times(view: str, claimed: Sequence[Range], digits: Sequence[Range]) -> list[StatedTime]:
    """All times in the text, in reading order; none inside `claimed` ranges (cited documents).

    `digits` are where the digits of the text stand together.
    """
    taken = sorted(claimed)
    out: list[StatedTime] = []
    years = (start for start, end in digits if end - start == len("2024"))
    for match in filter(None, (match_near(_YEAR_RE, view, place) for place in years)):
        at = bisect_left(taken, (match.start() + 1,)) - 1
        if at >= 0 and match.start() < taken[at][1]:
            continue
        if _RANGE_AFTER_RE.match(view, match.end(), match.end() + 12):
            continue  # told with its second year
        found = _time(view, match.start(), match.end(), int(match[0]))
        if found is None:
            continue
        if at < 0 or not _dates_document(view, taken[at][1], found):
            out.append(found)
    return out


def _dates_document(view: str, cited: int, time: StatedTime) -> bool:
    """Is it the day of the document whose mention ends at `cited`?"""
    if time.start - cited >= _TO_DATE:
        return False
    # "05-CT/TW, năm 2024 kết nạp …" begins a clause.
    clause = len(time.value) == len("2024") and "," in view[cited : time.start]
    return not clause and _DATED_RE.fullmatch(view, cited, time.start) is not None


def _time(view: str, start: int, end: int, year: int) -> StatedTime | None:
    left = max(0, start - _REACH, view.rfind("\n", max(0, start - _REACH), start) + 1)
    before = view[left:start]
    value = None
    # Each pattern is tried only where the words end as it does, and hold what it needs.
    words = before.rstrip()
    sign, monthly = words[-1:], "tháng" in words
    match = _DAY_RE.match(before) if sign in ("/", ".", "-") else None
    if match is None and monthly:
        match = _DAY_WORDS_RE.match(before)
    if match is not None:
        value = month_or_day(year, match[2], match[1])
    elif (sign == "-" or "từ" in words) and (match := _FROM_RE.match(before)):
        first = int(match["from"] or match["from2"])
        value = f"{first}/{year}" if first < year else None
    elif "quý" in words and (match := _QUARTER_RE.match(before)):
        value = quarter(year, match[1])
    elif monthly and (match := _HALF_RE.match(before)):
        value = months(year, match["months"], match["half"])
    elif (monthly or sign == "/") and (match := _MONTH_RE.match(before)):
        value = month_or_day(year, match[1] or match[2])
    elif words.endswith(("năm", "học")) and (match := _YEAR_WORD_RE.match(before)):
        edge = {"đầu": f"{year}-01-01", "cuối": f"{year}-12-31"}
        value = edge.get(match["edge"] or "", str(year))
    elif _BARE_RE.match(before) and _BARE_AFTER_RE.match(view, end, end + 8):
        value = str(year)
    if value is None:
        return None
    begin = left + match.start() if match is not None else start
    if view.find("từ", max(0, begin - _REACH), begin) >= 0:
        since = _SINCE_YEAR_RE.match(view, max(0, begin - _REACH), begin)
        if since is not None and "/" not in value and since[1] < value[:4]:
            value = f"{since[1]}/{value}"
    said = f"{view[left:begin]} "
    compared = holds_any(said, _COMPARING_WORDS) and _COMPARED_RE.match(said) is not None
    return StatedTime(begin, end, value, compared)
