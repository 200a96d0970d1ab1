"""The time that a figure is of: stated before it in its sentence, else inherited.

A time is text that sorts: a day "2023-12-31", a month "2020-06", a year "2023", a period from and
to "2014/2023" or "2024-01/2024-06". It comes from the sentence, the sentence of the whole that the
figure is a part of or the head of its list, the titles of its section, or the report's own period
or date, in that order. A year that is only compared with ("so với năm 2019") is no figure's own.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.parts_of_years import part_named
from extractors.figures.stated_times import StatedTime, stated_times
from extractors.figures.time_values import (
    month_or_day,
    report_time,
    spans_years,
    year_before,
    year_of,
)
from extractors.matching import holds_any, match_near
from extractors.numerals import digit_runs, digits_in
from schemas.document import CleanDocument, Range
from schemas.facts import DocumentInfo, TimeSource
from schemas.folding import modern_tone

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
_TERM_BEFORE_RE = regex.compile(
    r"(?r)so\s+với\s+(?:nhiệm\s+kỳ|giai\s+đoạn|kỳ|quý|tháng)\s+trước\s*\(\s*(?:có\s+|là\s+)?$"
)
_IN_BRACKET = ("", "có", "là")  # behind the bracket that both patterns end in
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
# "12 đảng viên (năm 2023)".
_JOINTS = ("(", "(tính đến", "(tính đến ngày", "trong", "(đến")
_YEAR_END_RE = regex.compile(r"(?<!\p{L})(?:đến|tới|và|vào)\s+cuối\s+năm(?!\s*\d)")
# "đến 11/11 chi bộ" is a ratio.
_DAY_ALONE_RE = regex.compile(
    r"(?<!\p{L})(?:đến|hết)\s+(?:(?:hết|cuối)\s+)?(?:(?:ngày\s+(?=\d+\s?/)|(?=\d+/\d+(?:,|\s+(?:có|đã|toàn|là|còn)(?!\p{L}))))(?P<day>\d{1,2})\s?/\s?|tháng\s+)(?P<month>\d{1,2})(?=,?\s+(?!năm|\d))"
)


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
                return year_before(stated or self.inherited(start)[0]), "sentence"
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
                if opened >= 0:
                    if self._is_named(opened, time):
                        return time.value
                    index = bisect_left(self._starts, opened, 0, index) - 1
                    continue
            elif not time.compared or between.count("(") > between.count(")"):
                return _at_edge(time.value, between)
            index -= 1
        return None

    def _without_year(self, left: int, start: int) -> str | None:
        """ "đến 30/6", "hết tháng 11", "quý III": of the year that the report is of."""
        year = year_of(self._report)
        if year is None:
            return None
        near = max(left, start - _WITHIN_REACH)
        words = self._view[near:start]
        if (part := part_named(words, str(year), ("quý",))) is not None:
            return part
        if not holds_any(words, ("đến", "hết")):
            return None
        found = None
        for match in _DAY_ALONE_RE.finditer(self._view, near, start):
            found = match
        return month_or_day(year, found["month"], found["day"]) if found else None

    def _is_named(self, opened: int, time: StatedTime) -> bool:
        """Does the bracket say nothing but which years the words before it mean?"""
        closes = self._view[time.end : time.end + 2].lstrip().startswith(")")
        reach = max(0, opened - 30)
        return closes and _NAMES_BRACKET_RE.search(self._view, reach, time.start) is not None

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
        if time.compared:
            return None
        if _WITHIN_RE.fullmatch(self._view, end, time.start):
            return time.value
        named = self._view[end : time.start].strip() in _JOINTS
        # "27 đảng viên (năm 2021: 12, năm 2022: 15)" is a list of years.
        return time.value if named and not self._view.startswith(":", time.end) else None

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
    if not spans_years(value):
        value = part_named(between, value[:4]) or value
    whole_year = len(value) == len("2022") or value.endswith("-01-01")
    ends = whole_year and "cuối" in between and _YEAR_END_RE.search(between)
    return f"{value[:4]}-12-31" if ends else value
