"""How a quantity changed: by how much, from what, to what, and the percentage that is stated.

"Hiện có 6.518 đảng viên, tăng 676 đảng viên so với cuối năm 2014 (5.842 đảng viên), bằng 11,6%"
→ after 6.518, amount 676, before 5.842, percentage 11,6. "tăng từ 35 lên 59 đồng chí (tăng 24)" the
same. What is not stated stays None. A change between two rates ("tăng 0,5% so với 2019") has no
counts and is none of these.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from extractors.figures.change import Change, Direction, alike
from extractors.figures.former_brackets import former_in_front, is_former_of
from extractors.figures.other_base import is_of_other_base
from extractors.figures.subjects import subject_of
from extractors.matching import match_near, places_of_words
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage
from schemas.textview import folded_view

_WORD_RE = regex.compile(
    r"(?P<word>tăng|giảm|nhiều\s+hơn|ít\s+hơn|chênh\s+lệch)"
    r"(?:\s+(?:thêm|được|đi|cơ\s+học|tương\s+ứng))?\s+(?=\d)"
)
_FIRST_WORDS = ("tăng", "giảm", "nhiều", "ít", "chênh")
_UP = ("tăng", "nhiều")
# Between a change and its percentage: "(4,3%)", ", tương ứng 25,8%", ", bằng 16,3%".
_TO_PERCENTAGE_RE = regex.compile(
    r"\s*[,(]?\s*(?:(?:tương\s+(?:ứng|đương)|bằng|tức|hay|đạt|chiếm|là|tỷ\s+lệ)\s+){0,2}(?:với\s+)?(?:(?:tăng|giảm)\s+)?(?:tỷ\s+lệ\s+)?$"
)
# "(tăng 50 hội viên, chiếm 27,8% số dân)": what there is now is a share of all, not the change.
OF_ALL_RE = regex.compile(r"\s*(?:(?:trên|trong|so\s+với|của)\s+)?(?:tổng|số|dân\s+số)(?!\p{L})")
# Between a percentage and its change: "tăng 4,3% (12 đảng viên)".
_TO_AMOUNT_RE = regex.compile(
    r"\s*[,(]\s*(?:(?:tương\s+(?:ứng|đương)|bằng|tức|hay|là)\s+)?(?:(?:tăng|giảm)\s+)?$"
)
# Between a change and what it is measured against: "so với năm 2023 (279 đảng viên)".
_TO_BEFORE_RE = regex.compile(
    r"\s*\)?\s*,?\s*so\s+với\s+(?:(?!so\s+với|tăng|giảm|(?<=\s)và\s)[^.;:,()\n%]){0,60}?(?:\(\s*(?:có\s+|là\s+)?|(?<=\s))$"
)
# Between the figure and the change that led to it: "… 291 đồng chí, tăng 12", "dư nợ 485 tỷ đồng
# với 10.846 khách hàng, tăng 41 tỷ đồng".
_FROM_AFTER_RE = regex.compile(
    r"(?:[^.;:()\n\d%]{0,40}|\s+(?:với|cho|của)\s+\d[\d.]*\s[^.;:,()\n\d%]{2,40})[,(]\s*(?:đã\s+)?$|\s+$"
)
# "giảm từ 149 thôn năm 2014 xuống còn 112 thôn", "từ 35 lên 59", "từ 126 … giảm còn 108".
_SERIES_START_RE = regex.compile(
    r"(?<!\p{L})từ\s+(?:(?:chỗ|con\s+số)\s+)?(?:(?:mới\s+)?(?:chỉ\s+)?có\s+)?$"
)
_SERIES_RE = regex.compile(
    r"[^.;:\n%]{0,70}?(?:(?<!\p{L})(?:lên|xuống|còn|đến\s+nay\s+(?:là|có))(?:\s+(?:thành|còn|tới|đến|chỉ\s+còn))?|,\s*(?:đến\s+|hiện\s+)?nay(?:\s+\p{L}+){0,6})\s+$"
)
_OPENING_RE = regex.compile(
    r"(?:so\s+với|từ)\s+(?:thời\s+điểm\s+)?[^.;:()\n\d]{0,40}\(?\s*(?:có\s+)?$"
)
_YEARS_RE = regex.compile(
    r"(?<!\d)(?:\d{1,2}/){0,2}(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}(?!\d)"
)
# Behind what is compared with: "(5.842 đảng viên), bằng 11,6%".
_AFTER_BEFORE_RE = regex.compile(
    r"\s*\)?\s*,?\s*(?:tương\s+(?:ứng|đương)|bằng|đạt|tức|hay|với)\s+(?:(?:tăng|giảm)\s+)?(?:tỷ\s+lệ\s+)?$|\s*\)?\s*\(\s*$"
)
# Behind a series: "từ 35 lên 59 đồng chí (tăng 24".
_NEXT_CHANGE_RE = regex.compile(
    r"(?:[^.;:\n\d%]|(?<!\d)(?:19|20)\d{2}(?!\d)){0,40}?[,(]\s*(?:tức\s+(?:là\s+)?|nghĩa\s+là\s+)?(?:đã\s+)?(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+(?=\d)"
)
# Before a series: "giảm 07 phòng, từ 43 phòng xuống còn 36 phòng".
_AMOUNT_FIRST_RE = regex.compile(
    r"(?P<word>(?<!\p{L})(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+)\d[\d.,]*[^.;:()\n\d%]{0,50}[,(]?\s+từ\s+(?:(?:chỗ|con\s+số)\s+)?(?:có\s+)?$"
)
# What stands in a bracket between the figure and its change: the plan, or what was before.
_ASIDE_RE = regex.compile(r"\s*\)\s*[,;]?\s*(?:đã\s+)?$")
_SHARE_RE = regex.compile(r",?\s*(?:bằng|đạt|chiếm)\s+\d[\d.,]*\s?%[^()%\d.;:]*$")
_FORMER_RE = regex.compile(
    r"\(\s*(?:so\s+với\s+)?(?:(?:vào\s+)?(?:đầu|cuối)\s+(?:năm|kỳ|nhiệm\s+kỳ)|cùng\s+kỳ|năm\s+(?:trước|ngoái)|kỳ\s+trước|năm)(?:\s+\p{L}+){0,4}\s*:?\s*$"
)
_REACH = 110


def find_changes(
    doc: CleanDocument, counts: Sequence[Count], percentages: Sequence[Percentage]
) -> list[Change]:
    """The changes of the text, in reading order."""
    view = folded_view(doc.text)
    reader = _Reader(doc, view, counts, percentages)
    return sorted(reader.read(), key=lambda change: (change.figures[0].at, len(change.figures)))


def _place(figure: Count | Percentage | None) -> int | None:
    return figure.at[0] if figure is not None else None


@lru_cache(maxsize=2)  # the amounts of each unit are looked for at the same words
def _words(view: str) -> tuple["regex.Match[str]", ...]:
    """The words of change before a digit, in reading order."""
    near = (match_near(_WORD_RE, view, place) for place, _ in places_of_words(view, _FIRST_WORDS))
    return tuple(word for word in near if word is not None)


class _Reader:
    """Looks for figures beside the words of change."""

    def __init__(
        self,
        doc: CleanDocument,
        view: str,
        counts: Sequence[Count],
        percentages: Sequence[Percentage],
    ) -> None:
        self._doc = doc
        self._view = view
        self._counts = counts
        self._starts = [count.number_at[0] for count in counts]
        self._percentages = percentages
        self._percent_starts = [percentage.at[0] for percentage in percentages]

    def read(self) -> Iterator[Change]:
        told: set[int | None] = {None}
        for index, count in enumerate(self._counts):
            if change := self._series(index, count):
                yield change
                told.update((_place(change.amount), _place(change.percentage)))
        for word in _words(self._view):
            direction: Direction = 1 if word["word"].startswith(_UP) else -1
            change = self._stated(word.start(), word.end(), direction)
            if (
                change is not None
                and not {_place(change.amount), _place(change.percentage)} <= told
            ):
                yield change

    def _stated(self, word: int, start: int, direction: Direction) -> Change | None:
        """The change whose figure stands at `start`, its word at `word`."""
        amount = self._count_at(start)
        percentage = None if amount else self._percentage_at(start)
        if amount is None and percentage is None:
            return None
        end = amount.at[1] if amount else percentage.at[1] if percentage else start
        if amount is not None:
            percentage = self._percentage_after(end, _TO_PERCENTAGE_RE)
            end = percentage.at[1] if percentage else end
        else:
            amount = self._count_after(end, _TO_AMOUNT_RE)
            end = amount.at[1] if amount else end
        before = self._count_after(end, _TO_BEFORE_RE)
        if before is not None and percentage is None:
            percentage = self._percentage_after(before.at[1], _AFTER_BEFORE_RE)
        after = self._count_before(word)
        if after is None:
            after, former = self._before_bracket(word)
            if after is None or not is_of_other_base(
                self._view, end, self._view[after.at[0] : word]
            ):
                before = before or former
        inferred = False
        if amount is not None and before is None and after is None:
            before = former_in_front(self._view, word, self._counts, self._starts)
            inferred = before is not None
        if amount is not None:
            before = before if before is not None and alike(before, amount) else None
            after = after if after is not None and alike(after, amount) else None
            if before is not None and after is None:
                after = self._reached(word, before, amount, direction)
                inferred = inferred or after is not None
        elif before is not None and after is None:
            after = subject_of(self._doc, self._view, word, self._counts)
            inferred = after is not None
        if amount is None and (before is None or after is None or not alike(before, after)):
            return None
        if before is None and after is None:
            return None
        if self._view.startswith("chênh", word):
            before = before or self._opening(word, after)
            if before is None or after is None:
                return None
            direction = 1 if after.value >= before.value else -1
        return Change(direction, before, after, amount, percentage, inferred)

    def _reached(
        self, word: int, before: Count, amount: Count, direction: Direction
    ) -> Count | None:
        """ "287 cuộc đối với 117 tổ chức đảng; giảm 06 cuộc so với cùng kỳ (293 cuộc)": the count
        of the sentence that the change leads to, where there is one.
        """
        sentence = self._doc.sentence_at(word)
        if sentence is None:
            return None
        wanted = before.value + direction * amount.value
        first = bisect_left(self._starts, sentence.start)
        for count in reversed(self._counts[first : bisect_left(self._starts, word)]):
            if count.value == wanted and alike(count, amount) and alike(count, before):
                return count
        return None

    def _opening(self, word: int, after: Count | None) -> Count | None:
        """ "So với đầu kỳ (264 đảng viên), đến nay có 268 đảng viên, chênh lệch 04 đảng viên"."""
        index = bisect_left(self._starts, after.number_at[0]) - 1 if after is not None else -1
        if index < 0 or after is None:
            return None
        found = self._counts[index]
        lead = self._view[max(0, found.at[0] - 60) : found.at[0]]
        near = word - found.at[1] <= 2 * _REACH
        return found if near and _OPENING_RE.search(lead) and alike(found, after) else None

    def _series(self, index: int, before: Count) -> Change | None:
        """ "từ 35 lên 59 đồng chí (tăng 24 đảng viên, tương ứng 68,6%)"."""
        view = self._view
        start = before.number_at[0]
        if index + 1 == len(self._counts) or not _SERIES_START_RE.search(
            view, max(0, start - 24), start
        ):
            return None
        after = self._counts[index + 1]
        between = view[before.at[1] : after.number_at[0]]
        if len(between) > _REACH or not _SERIES_RE.fullmatch(_YEARS_RE.sub("", between)):
            return None
        if not alike(before, after):
            return None
        direction: Direction = 1 if after.value >= before.value else -1
        if word := match_near(_NEXT_CHANGE_RE, view, after.at[1]):
            direction = 1 if word["word"].startswith(_UP) else -1
            if amount := self._count_at(word.end()):
                percentage = self._percentage_after(amount.at[1], _TO_PERCENTAGE_RE)
                told = Change(direction, before, after, amount, percentage)
                return None if self._is_elsewhere(told) else told
            if percentage := self._percentage_at(word.end()):
                told = Change(direction, before, after, None, percentage)
                return None if self._is_elsewhere(told) else told
        if index and (word := _AMOUNT_FIRST_RE.search(view, max(0, start - _REACH), start)):
            amount = self._count_at(word.end("word"))
            if amount is not None and amount.at[1] <= start and alike(amount, before):
                direction = 1 if word["word"].startswith(_UP) else -1
                return Change(direction, before, after, amount, None)
        return None

    def _is_elsewhere(self, change: Change) -> bool:
        """Is a change that does not lead from before to after said to be of something else?"""
        before, after, last = change.before, change.after, change.percentage or change.amount
        if before is None or after is None or last is None or change.holds:
            return False
        first, told_to = min(before.at[0], after.at[0]), max(before.at[1], after.at[1])
        # "(năm 2020)" stands behind the count that it dates.
        told = self._view[first : max(told_to, min(told_to + 24, last.at[0]))]
        return is_of_other_base(self._view, last.at[1], told)

    def _count_at(self, position: int) -> Count | None:
        index = bisect_left(self._starts, position)
        found = self._counts[index] if index < len(self._counts) else None
        return found if found is not None and found.number_at[0] == position else None

    def _percentage_at(self, position: int) -> Percentage | None:
        index = bisect_left(self._percent_starts, position)
        found = self._percentages[index] if index < len(self._percentages) else None
        return found if found is not None and found.at[0] == position else None

    def _count_after(self, end: int, joint: "regex.Pattern[str]") -> Count | None:
        """The next count, where the text up to it is a `joint` (years left out)."""
        index = bisect_left(self._starts, end)
        if index == len(self._counts):
            return None
        found = self._counts[index]
        between = self._view[end : found.number_at[0]]
        if len(between) > _REACH or not joint.fullmatch(_YEARS_RE.sub("", between)):
            return None
        return found

    def _percentage_after(self, end: int, joint: "regex.Pattern[str]") -> Percentage | None:
        index = bisect_left(self._percent_starts, end)
        if index == len(self._percentages):
            return None
        found = self._percentages[index]
        between = self._view[end : found.at[0]]
        if len(between) > 60 or not joint.fullmatch(between):
            return None
        of_all = "chiếm" in between and match_near(OF_ALL_RE, self._view, found.at[1])
        return None if of_all else found

    def _count_before(self, word: int) -> Count | None:
        """The count right before the word of change."""
        index = bisect_left(self._starts, word) - 1
        if index < 0:
            return None
        found = self._counts[index]
        between = self._view[found.at[1] : word]
        if len(between) > _REACH or not _FROM_AFTER_RE.fullmatch(between):
            return None
        return found

    def _before_bracket(self, word: int) -> tuple[Count | None, Count | None]:
        """ "412,6 tỷ đồng, bằng 102,6% dự toán (402 tỷ đồng), tăng": the figure before the bracket,
        and the one in it where that is of an earlier time ("(năm 2014 có 35 đảng viên), tăng").
        """
        view = self._view
        index = bisect_left(self._starts, word) - 1
        if index < 1 or not _ASIDE_RE.fullmatch(view, self._counts[index].at[1], word):
            return None, None
        inner, outer = self._counts[index], self._counts[index - 1]
        start = view.rfind("(", outer.at[1], inner.number_at[0])
        if start < 0 or not alike(inner, outer):
            return None, None
        if is_former_of(view, outer, start, inner):
            return outer, inner
        between = _SHARE_RE.sub("", view[outer.at[1] : start])
        if len(between) > _REACH or not _BARE_RE.fullmatch(between):
            return None, None
        former = _FORMER_RE.fullmatch(_YEARS_RE.sub("", view[start : inner.number_at[0]]))
        return outer, inner if former else None


_BARE_RE = regex.compile(r"[^.;:()\n\d%]{0,40}")
