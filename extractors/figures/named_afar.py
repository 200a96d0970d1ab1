"""Wholes that a percentage names and that stand anywhere before it, for shares that hold only.

"194 đảng viên, chiếm 39,9% tổng số viên chức, người lao động" of the 486 told sections before; "đã
kiểm tra tại 15 cơ quan, gồm 06 phòng và 09 xã, đạt 50% tổng số 30 đầu mối".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.share import Share
from extractors.figures.slips import digits
from extractors.matching import match_near
from schemas.facts import Count, Percentage

_OF_RE = regex.compile(
    r"\s*(?:của\s+|trong\s+|trên\s+)?(?P<all>tổng\s+số|tổng|số)\s+(?P<noun>\p{L}+(?:,?\s+\p{L}+){0,8})"
)
_OF_NUMBER_RE = regex.compile(r"\s*(?:của\s+|trong\s+|trên\s+)?tổng\s+số\s+(?=\d)")
_TO_SHARE_RE = regex.compile(r"[^.;:!?\n]*?(?:(?:chiếm|bằng|đạt)\s+(?:(?:tỷ|tỉ)\s+lệ\s+)?|\(\s*)")
# What was planned, and a share that is given after another one.
_NO_NOUN_RE = regex.compile(r"(?:chỉ\s+tiêu|kế\s+hoạch|dự\s+toán|điểm|tiền|vốn)(?!\p{L})")
# The words in front of a number, up to the one before or the end of a sentence.
_LEAD_RE = regex.compile(r"(?r)(?<=[\d.;:(\n]|^)(?P<words>[^\d.;:(\n]*)$")
_NEAR, _TELLING, _MOST, _BEHIND, _LEAD, _PARTS = 140, 3, 60, 40, 60, 3
_LEAST_WORDS = 2


def is_of_number(view: str, percentage: Percentage) -> bool:
    """Does the text say behind the percentage what number it is of ("50% tổng số 30 đầu mối")?"""
    return match_near(_OF_NUMBER_RE, view, percentage.at[1]) is not None


def shares_of_named(
    view: str, percentage: Percentage, before: Sequence[Count], behind: Sequence[Count]
) -> Iterator[Share]:
    """What the percentage may be a share of by the words behind it, the likeliest first.

    `before` are the counts in front of it in reading order, `behind` the first one after it.
    """
    start, end = percentage.at
    if not before or start - before[-1].at[1] > _NEAR:
        return
    told = match_near(_OF_NUMBER_RE, view, end)
    if behind and told is not None and told.end() == behind[0].number_at[0]:
        floor = max(view.rfind(mark, 0, start) for mark in (". ", ";", "\n"))
        for part in reversed(before[bisect_left(before, floor, key=lambda c: c.at[0]) :]):
            yield Share(percentage, part, behind[0], "named")
        return
    named = match_near(_OF_RE, view, end)
    if named is None or len(digits(percentage.value)) < _TELLING:
        return
    words = named["noun"].replace(",", "").split()
    wholes = [whole for whole in reversed(before[-_MOST:]) if _is_named(view, whole, words)]
    for part in before[: -_PARTS - 1 : -1] if wholes else ():
        if not _TO_SHARE_RE.fullmatch(view, part.at[1], start) or _NO_NOUN_RE.match(named["noun"]):
            return
        for whole in wholes:
            if whole.value > part.value and whole.at[0] < part.at[0]:
                yield Share(percentage, part, whole, "named")


def _is_named(view: str, whole: Count, words: Sequence[str]) -> bool:
    """Do the words around the count say the name: its noun, and what narrows it?"""
    unit = whole.unit.lower().replace(",", "").split()
    if len(words) < _LEAST_WORDS and len(unit) < _LEAST_WORDS:
        return False
    start = whole.number_at[0]
    lead = _LEAD_RE.search(view, max(0, start - _LEAD), start)
    said = {
        *(lead["words"] if lead else "").replace(",", " ").split(),
        *view[whole.number_at[1] : whole.at[1] + _BEHIND].replace(",", " ").split(),
    }
    wanted = words[: max(_LEAST_WORDS, len(unit))]
    return {*wanted} <= said or (len(unit) >= _LEAST_WORDS and _ends(words, unit))


def _ends(words: Sequence[str], unit: Sequence[str]) -> bool:
    """ "số giảng viên có trình độ thạc sĩ" is of the 282 thạc sĩ."""
    return [*words[-len(unit) :]] == [*unit]
