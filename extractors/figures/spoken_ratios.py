"""Ratios in words: "662 trong tổng số 686 tổ chức cơ sở đảng", "5 trong 7 thôn".

Both numbers stand beside the word, and a unit noun behind the second says what both count. A rank
("đứng thứ 2 trên 9 xã"), a number of something ("tiêu chí số 5 trong 19 tiêu chí") and a number
that has a noun of its own are no ratio.
"""

import re
from collections.abc import Iterator

import regex

from extractors.figures import patterns as p
from extractors.matching import match_near
from extractors.numerals import digit_runs
from schemas.document import Range

_WORDS = ("trong", "trên")
_NUMERAL = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})"
# What ends a window is read backwards: (?r).
_FIRST_RE = regex.compile(rf"(?r)(?<![\p{{L}}\d.,/%\-])(?P<num>{_NUMERAL})\s+\Z")
_SECOND_RE = re.compile(
    rf"(?:trong|trên)\s+(?:(?:tổng\s+)?số\s+)?(?P<den>{_NUMERAL})(?![\d/]|[.,]\d)"
)
# Behind these words a number tells which one, not how many.
_RANK_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:thứ|hạng|vị\s+trí|đứng|xếp|(?<!tổng\s)số|top|loại|mục|điểm|kỳ|năm|tháng|ngày)\s+\Z"
)
_REACH = 24


def spoken_ratios(view: str, mask: bytearray) -> Iterator[tuple[Range, str, str, p.NounMatch]]:
    """The place, the two numerals and the noun of each ratio in words, in reading order; `view` is
    the folded text and `mask` 1 where digits belong to something else.
    """
    for _, stop in digit_runs(view):
        place = stop + 1
        if not view.startswith(_WORDS, place):
            continue
        first = _FIRST_RE.search(view, max(0, place - _REACH), place)
        second = match_near(_SECOND_RE, view, place)
        if first is None or second is None:
            continue
        start, end = first.start("num"), second.end()
        if mask[start] or mask[end - 1] or match_near(p.MEASURE_RE, view, end):
            continue
        noun = p.noun_at(view, end)
        if noun is None or _RANK_RE.search(view, max(0, start - _REACH), start):
            continue
        if _value(first["num"]) <= _value(second["den"]):
            yield (start, end), first["num"], second["den"], noun


def _value(numeral: str) -> int:
    return int(numeral.replace(".", ""))
