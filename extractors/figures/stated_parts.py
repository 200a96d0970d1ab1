"""The part of a percentage whose whole nobody states: "91 đồng chí (chiếm 96,80%)" → 91."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

import regex

from extractors.figures.beside_changes import OF_ALL_RE
from extractors.figures.parts_before import paired_with, part_of
from extractors.figures.respects import counts_noun, respect_of
from extractors.matching import match_near
from schemas.facts import Count, Percentage

# Right between the part and its percentage.
_JOINT_RE = regex.compile(
    r"\s*(?:[,(]\s*)?(?:(?:chiếm|đạt|bằng|=)(?:\s+(?:tỷ|tỉ)\s+lệ)?|\()[\s*]*"
    r"(?:(?:gần|hơn|trên|khoảng)\s+)?"
)
# The other way round: "96,6 % (253 đồng chí)", "99,1% (tương đương 749.600 người)".
_BRACKET_RE = regex.compile(
    r"\s*\(\s*(?:(?:tương\s+(?:đương|ứng)|bằng|tức|là)\s+(?:với\s+)?)?"
    r"(?:(?:gần|hơn|trên|khoảng)\s+)?"
)
# A comma alone says nothing ("06 đảng viên trở lên, 100% chi bộ"), and "đạt" without one is what
# the counted did ("4 đảng bộ kết nạp đạt trên 50%"); "trong đó" begins another part.
_SHARED_RE = regex.compile(
    r"chiếm|[=(]|,\s*(?:đạt|bằng|(?:tỷ|tỉ)\s+lệ|tương\s+(?:đương|ứng))(?!\p{L})"
)
_AMONG_RE = regex.compile(r"trong\s+(?:đó|số)(?!\p{L})")
# "06 phòng và 09 xã, đạt 50%": of both together, perhaps.
_TOGETHER_RE = regex.compile(r"(?r)(?<!\p{L})và\s+$")
# "16 đảng viên (khiển trách 13, cảnh cáo 03), bằng 80%": what the bracket divides.
_DIVIDED_RE = regex.compile(r"(?:\s+\p{L}+){0,4}\s*\($")
_BEHIND_BRACKET_RE = regex.compile(r"\s*\),?\s*(?:chiếm|đạt|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?\s+")
# "đạt 59,8% kế hoạch, bằng 118,7% so với cùng kỳ": of one and the same quantity.
_ALSO_RE = regex.compile(r"[^.;:()\n\d%]{0,60},\s*bằng\s+")
# "tăng 12 đảng viên": no part, but how many more.
_CHANGE_RE = regex.compile(r"(?r)(?:tăng|giảm)(?:\s+(?:thêm|được))?\s+$")
_LEAD, _REACH, _CHANGE = 8, 200, 24


def stated_part(view: str, percentage: Percentage, counts: Sequence[Count]) -> Decimal | None:
    """The value of the count right before the percentage, or in brackets behind it, or None.

    `counts` stand in reading order; `view` is the folded text that the places count in.
    """
    if percentage.value_max is not None:
        return None
    start, end = percentage.at
    index = bisect_left(counts, start, key=lambda count: count.at[0])
    for part in counts[index - 1 : index] if index else ():
        if _is_of_all_now(view, part, percentage):
            return _before_change(view, part, counts, index)
        if part.value_max is None and _JOINT_RE.fullmatch(view, part.at[1], start):
            return part.value
    found = part_of(view, percentage, counts) or _divided(view, start, counts, index)
    if isinstance(found, Count) and _is_sure(view, percentage, found, counts):
        return found.value
    for part in counts[index : index + 1]:
        inside = _BRACKET_RE.fullmatch(view, end, part.at[0])
        if part.value_max is None and inside and view.startswith(")", part.at[1]):
            return part.value
    return None


def _is_of_all_now(view: str, part: Count, percentage: Percentage) -> bool:
    """ "(tăng 50 hội viên, chiếm 27,8% số dân)": is it a share of all, behind a change?"""
    start, behind = percentage.at
    return (
        _JOINT_RE.fullmatch(view, part.at[1], start) is not None
        and "chiếm" in view[part.at[1] : start]
        and match_near(OF_ALL_RE, view, behind) is not None
        and _CHANGE_RE.search(view, max(0, part.number_at[0] - _CHANGE), part.number_at[0])
        is not None
    )


def _before_change(view: str, change: Count, counts: Sequence[Count], index: int) -> Decimal | None:
    """The count that the bracket with the change stands right behind, or None."""
    opening = view.rfind("(", max(0, change.at[0] - _CHANGE), change.number_at[0])
    if index < 2 or opening < 0 or view[counts[index - 2].at[1] : opening].strip():
        return None
    return counts[index - 2].value


def _divided(view: str, start: int, counts: Sequence[Count], index: int) -> Count | None:
    """The count before the bracket that ends before the percentage at `start`."""
    if not index or not _BEHIND_BRACKET_RE.fullmatch(view, counts[index - 1].at[1], start):
        return None
    opening = view.rfind("(", max(0, start - _REACH), start)
    outer = bisect_left(counts, opening, key=lambda count: count.at[0]) - 1
    if opening < 0 or outer < 0:
        return None
    whole = counts[outer]
    return whole if _DIVIDED_RE.fullmatch(view, whole.at[1], opening + 1) else None


def _is_sure(view: str, percentage: Percentage, part: Count, counts: Sequence[Count]) -> bool:
    """Can nothing but this count be what the percentage is a share of?"""
    noun = respect_of(view, percentage)
    start, behind = part.number_at[0], part.at[1]
    between = view[behind : percentage.at[0]]
    return (
        part.value_max is None
        and (noun is None or counts_noun(part, noun))
        and _SHARED_RE.search(between) is not None
        and _AMONG_RE.search(between) is None
        and paired_with(view, part, counts) is None
        and _TOGETHER_RE.search(view, max(0, start - _LEAD), start) is None
    )


def shared_part(
    view: str, percentages: Sequence[Percentage], index: int, amounts: Sequence[Count]
) -> Decimal | None:
    """The amount right before the percentage at `index`, or before the one that it goes on from.

    `amounts` and `percentages` stand in reading order.
    """
    percentage = percentages[index]
    if percentage.value_max is not None:
        return None
    part = part_of(view, percentage, amounts)
    if part is not None and _AMONG_RE.search(view, part.at[1], percentage.at[0]):
        return None  # "246 ha, trong đó lúa chất lượng cao chiếm 70%": the whole
    if part is None and index:
        before = percentages[index - 1]
        if _ALSO_RE.fullmatch(view, before.at[1], percentage.at[0]):
            part = part_of(view, before, amounts)
    return part.value if isinstance(part, Count) else None
