"""The time that a figure is of: stated before it in its sentence, else inherited.

A time is text that sorts: a day "2023-12-31", a month "2020-06", a year "2023", a period from and
to "2014/2023" or "2024-01/2024-06". It comes from the sentence, the sentence of the whole that the
figure is a part of or the head of its list, the titles of its section, or the report's own period
or date, in that order. A year that is only compared with ("so với năm 2019") is no figure's own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractors.figures.parts_of_years import months, part_named, quarter
from extractors.matching import holds_any, match_near
from extractors.numerals import digit_runs, digits_in
from schemas.document import CleanDocument, Range
from schemas.facts import DocumentInfo, Period, TimeSource
from schemas.folding import modern_tone


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time in the text: its place and value; `compared` where figures are held against it."""

    start: int
    end: int
    value: str
    compared: bool


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
_NOW_RE = regex.compile(
    r"(?<!\p{L})(?:đến\s+nay|hiện\s+(?:nay|có|tại)|nay\s+(?:là|có|còn))(?!\p{L})"
)
# The state at the beginning, before the report's own time: "đầu kỳ có 276 đảng viên".
_OPENING_RE = regex.compile(
    r"(?<!\p{L})(?<!tháng\s)(?:đầu\s+(?:(?P<year>năm)|kỳ|nhiệm\s+kỳ|giai\s+đoạn)(?!\s+\d)|thời\s+điểm\s[^.;,]{0,40}(?:ban\s+hành|thành\s+lập|sáp\s+nhập|chia\s+tách))(?!\p{L})(?:(?!cuối\s|đến\s+nay|hiện\s|nay\s)[^.;\n]){0,40}$"
)
_OPENING_WORDS = ("đầu", "thời")  # the pattern cannot do without one of them
# "so với cùng kỳ năm trước (65 đảng viên)": a year before the time of the sentence.
_PREVIOUS_RE = regex.compile(
    r"(?r)so\s+với\s+(?:cùng\s+kỳ(?:\s+năm\s+(?:trước|ngoái))?|năm\s+(?:trước|ngoái))\s*\(\s*(?:có\s+|là\s+)?$"
)
_IN_BRACKET = ("", "có", "là")  # behind the bracket that both patterns end in
_TERM_BEFORE_RE = regex.compile(
    r"(?r)so\s+với\s+(?:nhiệm\s+kỳ|giai\s+đoạn|kỳ|quý|tháng)\s+trước\s*\(\s*(?:có\s+|là\s+)?$"
)
_OPENING_BEHIND_RE = regex.compile(
    r"\s+(?:ở\s+|vào\s+|hồi\s+|lúc\s+)?đầu\s+(?:(?P<year>năm)|kỳ|nhiệm\s+kỳ)(?!\s+\d)(?!\p{L})"
)
_SINCE_RE = regex.compile(r"từ\s+(?:đầu\s+)?(?:năm\s+|nhiệm\s+kỳ\s+)?[\d\s/.-]*$")
_WINDOW = 400
_NEAR = 90  # characters beside a figure that say of what time its quantity is
# "Trong 5 năm (2016 - 2020), …": the bracket says which years.
_NAMES_BRACKET_RE = regex.compile(
    r"(?<!\p{L})(?:năm|giai\s+đoạn|nhiệm\s+kỳ|thời\s+gian|kỳ|quý|tháng)(?:\s+(?:qua|này|thực\s+hiện|triển\s+khai))?\s*\(\s*$"
)
# "165/174 đồng chí (94,8%) hoàn thành tốt nhiệm vụ trong năm 2021".
_WITHIN_RE = regex.compile(r"\)?(?:[^.;:,()\d]|\([^()]*\))*(?<!\p{L})(?:trong|vào)\s+")
_WITHIN_REACH = 80
_YEAR_END_RE = regex.compile(r"(?<!\p{L})(?:đến|tới|và|vào)\s+cuối\s+năm(?!\s*\d)")
# "đến 11/11 chi bộ" is a ratio.
_DAY_ALONE_RE = regex.compile(
    r"(?<!\p{L})(?:đến|hết)\s+(?:(?:hết|cuối)\s+)?(?:(?:ngày\s+(?=\d+\s?/)|(?=\d+/\d+(?:,|\s+(?:có|đã|toàn|là|còn)(?!\p{L}))))(?P<day>\d{1,2})\s?/\s?|tháng\s+)(?P<month>\d{1,2})(?=,?\s+(?!năm|\d))"
)


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
        cited = taken[at][1] if at >= 0 else -_REACH
        # "05-CT/TW, năm 2024 kết nạp …" begins a clause.
        clause = len(found.value) == len("2024") and "," in view[cited : found.start]
        near = found.start - cited < 12 and not clause
        if near and _DATED_RE.fullmatch(view, cited, found.start):
            continue  # the day of the document
        out.append(found)
    return out


def _time(view: str, start: int, end: int, year: int) -> StatedTime | None:
    left = max(0, start - _REACH, view.rfind("\n", max(0, start - _REACH), start) + 1)
    before = view[left:start]
    value, begin = None, start
    # Each pattern is tried only where the words end as it does, and hold what it needs.
    words = before.rstrip()
    sign, monthly = words[-1:], "tháng" in words
    match = _DAY_RE.match(before) if sign in ("/", ".", "-") else None
    if match is None and monthly:
        match = _DAY_WORDS_RE.match(before)
    if match is not None:
        day, month = int(match[1]), int(match[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            value = f"{year}-{month:02}-{day:02}"
    elif (sign == "-" or "từ" in words) and (match := _FROM_RE.match(before)):
        first = int(match["from"] or match["from2"])
        value = f"{first}/{year}" if first < year else None
    elif "quý" in words and (match := _QUARTER_RE.match(before)):
        value = quarter(year, match[1])
    elif monthly and (match := _HALF_RE.match(before)):
        value = months(year, match["months"], match["half"])
    elif (monthly or sign == "/") and (match := _MONTH_RE.match(before)):
        month = int(match[1] or match[2])
        value = f"{year}-{month:02}" if 1 <= month <= 12 else None
    elif words.endswith(("năm", "học")) and (match := _YEAR_WORD_RE.match(before)):
        edge = {"đầu": f"{year}-01-01", "cuối": f"{year}-12-31"}
        value = edge.get(match["edge"] or "", str(year))
    elif _BARE_RE.match(before) and _BARE_AFTER_RE.match(view, end, end + 8):
        value, match = str(year), None
    if value is None:
        return None
    if match is not None:
        begin = left + match.start()
    if view.find("từ", max(0, begin - _REACH), begin) >= 0:
        since = _SINCE_YEAR_RE.match(view, max(0, begin - _REACH), begin)
        if since is not None and "/" not in value and since[1] < value[:4]:
            value = f"{since[1]}/{value}"
    said = f"{view[left:begin]} "
    compared = holds_any(said, _COMPARING_WORDS) and _COMPARED_RE.match(said) is not None
    return StatedTime(begin, end, value, compared)


class Times:
    """The times of a report, for finding the one that a place of the text speaks of."""

    def __init__(
        self, doc: CleanDocument, view: str, info: DocumentInfo, claimed: Sequence[Range] = ()
    ) -> None:
        self._doc = doc
        self._view = view
        self._times = stated_times(view, claimed, digit_runs(view))
        self._starts = [time.start for time in self._times]
        self._info = info
        self._report = report_time(info)
        self._titles: dict[int, str | None] = {}
        self._not_items = [i for i, block in enumerate(doc.blocks) if block.kind != "item"]

    def of(self, start: int, end: int) -> tuple[str | None, TimeSource | None]:
        """The time of the figure `[start, end)` and where it comes from; (None, None) unknown."""
        sentence = self._doc.sentence_at(start)
        left = sentence.start if sentence else self._doc.block_at(start).start
        stated = self._right_behind(end) or self._before(left, start) or self._behind(end)
        near = max(left, start - _NEAR)
        opened = self._view.rfind("(", near, start)
        if opened >= 0 and self._view[opened + 1 : start].strip() in _IN_BRACKET:
            if _PREVIOUS_RE.match(self._view, near, start):
                return _year_before(stated or self.inherited(start)[0]), "sentence"
            if _TERM_BEFORE_RE.match(self._view, near, start):
                return None, None
        stated = stated or self._without_year(left, start)
        if stated is not None:
            return stated, "sentence"
        opening = None
        if holds_any(self._view[near:start], _OPENING_WORDS):
            opening = _OPENING_RE.search(self._view, near, start)
        if opening is None and self._view.find("đầu", end, end + _NEAR) >= 0:
            opening = match_near(_OPENING_BEHIND_RE, self._view, end, _NEAR)
        if opening is not None:
            return self._opening(year=opening["year"] is not None), "sentence"
        return self.inherited(start)

    def inherited(self, start: int) -> tuple[str | None, TimeSource | None]:
        """The time of the list's head, of the section's titles, of the report."""
        if (head := self._list_head(start)) is not None:
            return head, "list"
        if (title := self._of_section(self._doc.section_at(start))) is not None:
            return title, "section"
        return (self._report, "report") if self._report else (None, None)

    def _opening(self, *, year: bool) -> str | None:
        """The first day of the report's period; None where nobody can tell it."""
        if self._info.period is not None:
            return self._info.period.start.isoformat()
        return f"{self._info.date.year}-01-01" if year and self._info.date else None

    def _before(self, left: int, start: int) -> str | None:
        """The last time stated in `[left, start)` that still holds at `start`."""
        index = bisect_left(self._starts, start) - 1
        while index >= 0 and self._starts[index] >= max(left, start - _WINDOW):
            time = self._times[index]
            between = self._view[time.end : start]
            closed = ")" in between and between.count(")") > between.count("(")
            if holds_any(between, ("nay", "hiện")) and _NOW_RE.search(between):
                return self._until_now(self._view[left : time.end], time.value)
            if closed:
                opened = self._view.rfind("(", left, time.start)
                if opened >= 0 and self._is_named(opened, time):
                    return time.value
                if opened >= 0:
                    index = bisect_left(self._starts, opened, 0, index) - 1
                    continue
            elif not time.compared or between.count("(") > between.count(")"):
                return _at_edge(time.value, between)
            index -= 1
        return None

    def _without_year(self, left: int, start: int) -> str | None:
        """ "đến 30/6", "hết tháng 11", "quý III": of the year that the report is of."""
        year = year_of(self._report)
        found, near = None, max(left, start - _WITHIN_REACH)
        part = part_named(self._view[near:start], str(year), ("quý",)) if year else None
        if part is not None:
            return part
        if year is not None and holds_any(self._view[near:start], ("đến", "hết")):
            for match in _DAY_ALONE_RE.finditer(self._view, near, start):
                found = match
        if found is None or year is None:
            return None
        month, day = int(found["month"]), int(found["day"] or 1)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if found["day"] else "")

    def _is_named(self, opened: int, time: StatedTime) -> bool:
        """Does the bracket say nothing but which years the words before it mean?"""
        reach = max(0, opened - 30)
        return _NAMES_BRACKET_RE.search(self._view, reach, time.start) is not None and self._view[
            time.end : time.end + 2
        ].lstrip().startswith(")")

    def _until_now(self, words: str, since: str) -> str | None:
        """ "từ năm 2011 đến nay": from then to the report's own time; else the time is over."""
        if not _SINCE_RE.search(words) or self._report is None:
            return None
        now = self._report.rpartition("/")[2]
        return now if now[:4] == since[:4] else f"{since[:4]}/{now}"

    def _right_behind(self, end: int) -> str | None:
        """ "từ 35 đảng viên năm 2014 tăng lên 59 đảng viên năm 2023"."""
        index = bisect_left(self._starts, end)
        if index == len(self._times) or self._view[end : self._starts[index]] != " ":
            return None
        time = self._times[index]
        return None if time.compared else time.value

    def _behind(self, end: int) -> str | None:
        """ "12 đảng viên (năm 2023)", "12 đảng viên vi phạm trong năm 2023"."""
        index = bisect_left(self._starts, end)
        if index == len(self._times) or self._starts[index] > end + _WITHIN_REACH:
            return None
        time = self._times[index]
        between = self._view[end : time.start].strip()
        if not time.compared and _WITHIN_RE.fullmatch(self._view, end, time.start):
            return time.value
        if self._starts[index] > end + 24 or between not in (
            "(",
            "(tính đến",
            "(tính đến ngày",
            "trong",
            "(đến",
        ):
            return None
        if self._view.startswith(":", time.end):
            return None  # "27 đảng viên (năm 2021: 12, năm 2022: 15)"
        return None if time.compared else time.value

    def _list_head(self, start: int) -> str | None:
        """The time in the paragraph that ends with a colon above the items of this list."""
        index = self._doc.block_index(start)
        if self._doc.blocks[index].kind != "item":
            return None
        above = bisect_left(self._not_items, index) - 1
        head = self._doc.blocks[self._not_items[above] if above >= 0 else 0]
        if head.kind != "paragraph" or not self._doc.text[head.start : head.end].endswith(":"):
            return None
        return self._before(head.start, head.end)

    def _of_section(self, section: int | None) -> str | None:
        if section is None:
            return None
        if section not in self._titles:
            heading = self._doc.headings[section]
            title = modern_tone(heading.title.lower())
            found = [
                time for time in stated_times(title, (), digits_in(title)) if not time.compared
            ]
            self._titles[section] = found[-1].value if found else self._of_section(heading.parent)
        return self._titles[section]


def _at_edge(value: str, between: str) -> str:
    """ "Đầu năm 2022 có 180 đảng viên, đến cuối năm có …": the last day of that year; the part of
    it that `between` names behind the time.
    """
    if not _spans_years(value):
        value = part_named(between, value[:4]) or value
    whole_year = len(value) == len("2022") or value.endswith("-01-01")
    ends = whole_year and "cuối" in between and _YEAR_END_RE.search(between)
    return f"{value[:4]}-12-31" if ends else value


def _spans_years(time: str) -> bool:
    """Does the time go over more than one year ("2014/2023")?"""
    first, _, last = time.partition("/")
    return bool(last) and first[:4] != last[:4]


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


_ANY_YEAR_RE = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _year_before(time: str | None) -> str | None:
    """The same time a year before: "2024-01/2024-06" → "2023-01/2023-06"; None for many years."""
    if time is None or len({match[0] for match in _ANY_YEAR_RE.finditer(time)}) != 1:
        return None
    return _ANY_YEAR_RE.sub(lambda match: str(int(match[0]) - 1), time)


def year_of(time: str | None) -> int | None:
    """The year that a time ends in."""
    return int(time.rpartition("/")[2][:4]) if time else None
