"""Changes told from one value to the next: "từ 35 lên 59 đồng chí (tăng 24)"."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from extractors.figures.beside_changes import REACH, Beside, without_years
from extractors.figures.change import Change, alike
from extractors.figures.change_words import direction_of
from extractors.figures.other_base import is_of_other_base
from extractors.matching import match_near
from schemas.facts import Count

# "giảm từ 149 thôn năm 2014 xuống còn 112 thôn", "từ 35 lên 59", "từ 126 … giảm còn 108".
_SERIES_START_RE = regex.compile(
    r"(?<!\p{L})từ\s+(?:(?:chỗ|con\s+số)\s+)?(?:(?:mới\s+)?(?:chỉ\s+)?có\s+)?$"
)
_SERIES_RE = regex.compile(
    r"[^.;:\n%]{0,70}?(?:(?<!\p{L})(?:lên|xuống|còn|đến\s+nay\s+(?:là|có))(?:\s+(?:thành|còn|tới|đến|chỉ\s+còn))?|,\s*(?:đến\s+|hiện\s+)?nay(?:\s+\p{L}+){0,6})\s+$"
)
# Behind a series: "từ 35 lên 59 đồng chí (tăng 24".
_NEXT_CHANGE_RE = regex.compile(
    r"(?:[^.;:\n\d%]|(?<!\d)(?:19|20)\d{2}(?!\d)){0,40}?[,(]\s*(?:tức\s+(?:là\s+)?|nghĩa\s+là\s+)?(?:đã\s+)?(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+(?=\d)"
)
# Before a series: "giảm 07 phòng, từ 43 phòng xuống còn 36 phòng".
_AMOUNT_FIRST_RE = regex.compile(
    r"(?P<word>(?<!\p{L})(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+)\d[\d.,]*[^.;:()\n\d%]{0,50}[,(]?\s+từ\s+(?:(?:chỗ|con\s+số)\s+)?(?:có\s+)?$"
)


def series_changes(beside: Beside) -> Iterator[Change]:
    """The changes "từ … lên …" of the text with the amount or the percentage told beside them."""
    for before, after in pairwise(beside.counts.figures):
        if _is_series(beside.view, before, after) and alike(before, after):
            behind = _told_behind(beside, before, after)
            if behind is not None and _is_elsewhere(beside.view, behind):
                continue
            if change := behind or _told_before(beside, before, after):
                yield change


def _is_series(view: str, before: Count, after: Count) -> bool:
    start = before.number_at[0]
    if not _SERIES_START_RE.search(view, max(0, start - 24), start):
        return False
    between = view[before.at[1] : after.number_at[0]]
    return len(between) <= REACH and _SERIES_RE.fullmatch(without_years(between)) is not None


def _told_behind(beside: Beside, before: Count, after: Count) -> Change | None:
    """ "từ 35 lên 59 đồng chí (tăng 24 đảng viên, tương ứng 68,6%)"."""
    word = match_near(_NEXT_CHANGE_RE, beside.view, after.at[1])
    if word is None:
        return None
    amount = beside.counts.at(word.end())
    if amount is not None:
        percentage = beside.percentage_after(amount.at[1])
    else:
        percentage = beside.percentages.at(word.end())
    if amount is None and percentage is None:
        return None
    return Change(direction_of(word["word"]), before, after, amount, percentage)


def _told_before(beside: Beside, before: Count, after: Count) -> Change | None:
    """ "giảm 07 phòng, từ 43 phòng xuống còn 36 phòng"."""
    start = before.number_at[0]
    word = _AMOUNT_FIRST_RE.search(beside.view, max(0, start - REACH), start)
    amount = beside.counts.at(word.end("word")) if word is not None else None
    if word is None or amount is None or amount.at[1] > start or not alike(amount, before):
        return None
    return Change(direction_of(word["word"]), before, after, amount, None)


def _is_elsewhere(view: str, change: Change) -> bool:
    """Is a change that does not lead from before to after said to be of something else?"""
    before, after, last = change.before, change.after, change.percentage or change.amount
    if before is None or after is None or last is None or change.holds:
        return False
    first, told_to = min(before.at[0], after.at[0]), max(before.at[1], after.at[1])
    # "(năm 2020)" stands behind the count that it dates.
    told = view[first : max(told_to, min(told_to + 24, last.at[0]))]
    return is_of_other_base(view, last.at[1], told)
