"""Numbers in the bracket behind a count that do not repeat its noun: its plan, and its parts.

"177 đảng viên mới (chỉ tiêu đề ra 150)"; "Đảng viên chuyển đi: 02 (01 chuyển công tác, 01 nghỉ
hưu)": the words behind such a part say what became of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.shared_nouns import ListNoun, count_of_list
from extractors.matching import match_near, places_of_words
from extractors.numerals import numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count

_PLANS = ("chỉ tiêu", "kế hoạch")
_PLAN_RE = regex.compile(
    r"(?:chỉ\s+tiêu|kế\s+hoạch)(?:\s+(?!năm(?!\p{L}))\p{L}+){0,3}\s*:?\s*(?:là\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*\)"
)
_BEFORE_PLAN_RE = regex.compile(r"(?:\s+\p{L}+){0,4}\s*\(\s*(?:so\s+với\s+)?")
_OPENING_RE = re.compile(r"\s*\(\s*(?:trong\s+đó\s*:?\s*)?(?:có\s+)?(?=\d)")
_PART_RE = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})"
    r"\s+(?:chuyển|nghỉ|trúng\s+cử|tái\s+cử|được|bị|đạt|thuộc|chưa|không)(?![^\W\d_])"
)
_NEXT_RE = re.compile(r"[^();.:\d\n%]{1,60}(?:[,;]|(?<!\w)và)\s+(?:có\s+)?(?=\d)")
_LONGEST = 8  # parts in one bracket


def bare_bracketed(view: str, doc: CleanDocument, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts of brackets that take the noun of the count before them.

    `counts` stand in reading order; `view` is the folded text that the places count in.
    """
    starts = [count.number_at[0] for count in counts]
    for place, _ in places_of_words(view, _PLANS):
        plan = match_near(_PLAN_RE, view, place)
        index = bisect_left(starts, place) - 1
        if plan is None or index < 0 or counts[index].rule == "count.table":
            continue
        at = plan.span("number")
        if at[0] not in starts[index + 1 : index + 2] and _BEFORE_PLAN_RE.fullmatch(
            view, counts[index].at[1], place
        ):
            yield _alike(doc, view, at, counts[index], "count.plan")
    for index, count in enumerate(counts):
        if "(" not in view[count.at[1] : count.at[1] + 2] or count.rule == "count.table":
            continue
        for at in _parts(view, count):
            if at[0] not in starts[index + 1 : index + 1 + _LONGEST]:
                yield _alike(doc, view, at, count, "count.part")


def _parts(view: str, whole: Count) -> Iterator[Range]:
    """Where the parts of the whole stand in the bracket right behind it."""
    step = match_near(_OPENING_RE, view, whole.at[1])
    for _ in range(_LONGEST):
        part = match_near(_PART_RE, view, step.end()) if step else None
        if part is None or numeral_value(part["number"]) > whole.value:
            return
        yield part.span("number")
        step = match_near(_NEXT_RE, view, part.end())


def _alike(doc: CleanDocument, view: str, at: Range, count: Count, rule: str) -> Count:
    return count_of_list(doc, view, at, ListNoun(count.unit, count.kind, None), rule, None)
