"""Changes told by a word and its figure: "6.518 đảng viên, tăng 676 đảng viên so với năm 2014".

What was before and what there is now stand in front of the word or behind the figure.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from extractors.figures.beside_changes import REACH, Beside, without_years
from extractors.figures.change import Change, Direction, alike
from extractors.figures.change_words import direction_of
from extractors.figures.former_brackets import former_in_front, is_former_of
from extractors.figures.other_base import is_of_other_base
from extractors.figures.subjects import subject_of
from extractors.matching import match_near, places_of_words
from schemas.document import CleanDocument
from schemas.facts import Count

_WORD_RE = regex.compile(
    r"(?P<word>tăng|giảm|nhiều\s+hơn|ít\s+hơn|chênh\s+lệch)"
    r"(?:\s+(?:thêm|được|đi|cơ\s+học|tương\s+ứng))?\s+(?=\d)"
)
_FIRST_WORDS = ("tăng", "giảm", "nhiều", "ít", "chênh")
# Between a percentage and its change: "tăng 4,3% (12 đảng viên)".
_TO_AMOUNT_RE = regex.compile(
    r"\s*[,(]\s*(?:(?:tương\s+(?:ứng|đương)|bằng|tức|hay|là)\s+)?(?:(?:tăng|giảm)\s+)?$"
)
# Between a change and what it is measured against: "so với năm 2023 (279 đảng viên)".
_TO_BEFORE_RE = regex.compile(
    r"\s*\)?\s*,?\s*so\s+với\s+(?:(?!so\s+với|tăng|giảm|(?<=\s)và\s)[^.;:,()\n%]){0,60}?(?:\(\s*(?:có\s+|là\s+)?|(?<=\s))$"
)
# Behind what is compared with: "(5.842 đảng viên), bằng 11,6%".
_AFTER_BEFORE_RE = regex.compile(
    r"\s*\)?\s*,?\s*(?:tương\s+(?:ứng|đương)|bằng|đạt|tức|hay|với)\s+(?:(?:tăng|giảm)\s+)?(?:tỷ\s+lệ\s+)?$|\s*\)?\s*\(\s*$"
)
# Between the figure and the change that led to it: "… 291 đồng chí, tăng 12", "dư nợ 485 tỷ đồng
# với 10.846 khách hàng, tăng 41 tỷ đồng".
_FROM_AFTER_RE = regex.compile(
    r"(?:[^.;:()\n\d%]{0,40}|\s+(?:với|cho|của)\s+\d[\d.]*\s[^.;:,()\n\d%]{2,40})[,(]\s*(?:đã\s+)?$|\s+$"
)
# "123.310 lượt, đạt 102,8% kế hoạch năm, tăng 4,6% so với năm trước (117.940 lượt)".
_FULFILLED_RE = regex.compile(
    r",\s*(?:ước\s+)?(?:bằng|đạt)\s+\d[\d.,]*\s?%\s+(?:so\s+(?:với\s+)?)?"
    r"(?:kế\s+hoạch|kh|chỉ\s+tiêu|dự\s+toán)(?:\s+(?!và(?!\p{L}))\p{L}+){0,3}(?=\s*,)"
)
_OPENING_RE = regex.compile(
    r"(?:so\s+với|từ)\s+(?:thời\s+điểm\s+)?[^.;:()\n\d]{0,40}\(?\s*(?:có\s+)?$"
)
# What stands in a bracket between the figure and its change: the plan, or what was before.
_ASIDE_RE = regex.compile(r"\s*\)\s*[,;]?\s*(?:đã\s+)?$")
_SHARE_RE = regex.compile(r",?\s*(?:bằng|đạt|chiếm)\s+\d[\d.,]*\s?%[^()%\d.;:]*$")
_FORMER_RE = regex.compile(
    r"\(\s*(?:so\s+với\s+)?(?:(?:vào\s+)?(?:đầu|cuối)\s+(?:năm|kỳ|nhiệm\s+kỳ)|cùng\s+kỳ|năm\s+(?:trước|ngoái)|kỳ\s+trước|năm)(?:\s+\p{L}+){0,4}\s*:?\s*$"
)
_BARE_RE = regex.compile(r"[^.;:()\n\d%]{0,40}")


class _Sides(NamedTuple):
    """What was and what is; `inferred` where one of them does not stand beside the change."""

    before: Count | None
    after: Count | None
    inferred: bool = False


def stated_changes(doc: CleanDocument, beside: Beside) -> Iterator[Change]:
    """The changes whose word stands right before their figure, in reading order."""
    reader = _Reader(doc, beside)
    for word in _words(beside.view):
        if change := reader.change(word.start(), word.end(), direction_of(word["word"])):
            yield change


@lru_cache(maxsize=2)  # the amounts of each unit are looked for at the same words
def _words(view: str) -> tuple["regex.Match[str]", ...]:
    """The words of change before a digit, in reading order."""
    near = (match_near(_WORD_RE, view, place) for place, _ in places_of_words(view, _FIRST_WORDS))
    return tuple(word for word in near if word is not None)


class _Reader:
    """Looks for the figures of one change after the other."""

    def __init__(self, doc: CleanDocument, beside: Beside) -> None:
        self._doc = doc
        self._beside = beside
        self._view = beside.view
        self._counts = beside.counts

    def change(self, word: int, start: int, direction: Direction) -> Change | None:
        """The change whose figure stands at `start`, its word at `word`."""
        amount = self._counts.at(start)
        if amount is not None:
            percentage = self._beside.percentage_after(amount.at[1])
            end = (percentage or amount).at[1]
        elif percentage := self._beside.percentages.at(start):
            amount = self._beside.count_after(percentage.at[1], _TO_AMOUNT_RE)
            end = (amount or percentage).at[1]
        else:
            return None
        before = self._beside.count_after(end, _TO_BEFORE_RE)
        if before is not None and percentage is None:
            percentage = self._beside.percentage_after(before.at[1], _AFTER_BEFORE_RE)
        after = self._count_before(word, measured=before is not None)
        if after is None:
            after, former = self._before_bracket(word)
            if after is None or not is_of_other_base(
                self._view, end, self._view[after.at[0] : word]
            ):
                before = before or former
        if amount is not None:
            sides = self._of_amount(word, amount, direction, before, after)
        else:
            sides = self._of_percentage(word, before, after)
        before, after, inferred = sides
        if before is None and after is None:
            return None
        if self._view.startswith("chênh", word):
            before = before or self._opening(word, after)
            if before is None or after is None:
                return None
            direction = 1 if after.value >= before.value else -1
        return Change(direction, before, after, amount, percentage, inferred)

    def _of_amount(
        self,
        word: int,
        amount: Count,
        direction: Direction,
        before: Count | None,
        after: Count | None,
    ) -> _Sides:
        """What the amount was added to, and what came of it, as far as it counts the same."""
        inferred = False
        if before is None and after is None:
            before = former_in_front(self._view, word, self._counts)
            inferred = before is not None
        before = before if before is not None and alike(before, amount) else None
        after = after if after is not None and alike(after, amount) else None
        if before is not None and after is None:
            after = self._reached(word, before, amount, direction)
            inferred = inferred or after is not None
        return _Sides(before, after, inferred)

    def _of_percentage(self, word: int, before: Count | None, after: Count | None) -> _Sides:
        """Both sides of a change of which only the percentage is told, or none."""
        inferred = False
        if before is not None and after is None:
            after = subject_of(self._doc, self._view, word, self._counts.figures)
            inferred = after is not None
        if before is None or after is None or not alike(before, after):
            return _Sides(None, None)
        return _Sides(before, after, inferred)

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
        for count in reversed(self._counts.between(sentence.start, word)):
            if count.value == wanted and alike(count, amount) and alike(count, before):
                return count
        return None

    def _opening(self, word: int, after: Count | None) -> Count | None:
        """ "So với đầu kỳ (264 đảng viên), đến nay có 268 đảng viên, chênh lệch 04 đảng viên"."""
        found = self._counts.before(after.number_at[0]) if after is not None else None
        if found is None or after is None:
            return None
        lead = self._view[max(0, found.at[0] - 60) : found.at[0]]
        near = word - found.at[1] <= 2 * REACH
        return found if near and _OPENING_RE.search(lead) and alike(found, after) else None

    def _count_before(self, word: int, *, measured: bool) -> Count | None:
        """The count right before the word of change; how much of a plan it is may stand between
        where the change is `measured` against a figure.
        """
        found = self._counts.before(word)
        if found is None:
            return None
        between = self._view[found.at[1] : word]
        if measured and "%" in between[:REACH]:
            between = _FULFILLED_RE.sub("", between, count=1)
        return found if len(between) <= REACH and _FROM_AFTER_RE.fullmatch(between) else None

    def _before_bracket(self, word: int) -> tuple[Count | None, Count | None]:
        """ "412,6 tỷ đồng, bằng 102,6% dự toán (402 tỷ đồng), tăng": the figure before the bracket,
        and the one in it where that is of an earlier time ("(năm 2014 có 35 đảng viên), tăng").
        """
        view = self._view
        inner = self._counts.before(word)
        if inner is None or not _ASIDE_RE.fullmatch(view, inner.at[1], word):
            return None, None
        outer = self._counts.before(inner.number_at[0])
        if outer is None:
            return None, None
        start = view.rfind("(", outer.at[1], inner.number_at[0])
        if start < 0 or not alike(inner, outer):
            return None, None
        if is_former_of(view, outer, start, inner):
            return outer, inner
        between = _SHARE_RE.sub("", view[outer.at[1] : start])
        if len(between) > REACH or not _BARE_RE.fullmatch(between):
            return None, None
        former = _FORMER_RE.fullmatch(without_years(view[start : inner.number_at[0]]))
        return outer, inner if former else None
