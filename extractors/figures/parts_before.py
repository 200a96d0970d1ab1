"""The figure that a percentage is a share of something: the one right before it.

"1.582 đồng chí (khóa trước là 1.104 đồng chí), chiếm 35,9%" is of the 1.582. Where a noun of its
own stands in front of "chiếm" ("71 người có trình độ đại học, nữ chiếm 17,8%") nothing is.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.former import holds_former, opens_former
from extractors.figures.patterns import dividing_values, noun_at
from extractors.figures.tied_shares import AGE_RE, JOINT_RE
from extractors.matching import match_near
from schemas.facts import Count, Percentage, Ratio

# Between a ratio and the bracket behind it, and between that bracket and the percentage.
_CLAUSE_RE = regex.compile(r"[.,;:\n]")
_TOLD_RE = regex.compile(r"\s*,?\s*(?:đạt|chiếm|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?\s+")
# "486 lượt xếp loại tốt (trước năm 2018 gồm cả trong sạch, vững mạnh) trở lên, đạt 89,8%".
_REMARK_RE = regex.compile(r"\([^()\n%]*\)")
_DIGIT_RE = regex.compile(r"\d")
_GROWTH_RE = regex.compile(r"(?:tăng|giảm|vượt)(?:\s+(?:thêm|khoảng|gần|trên|hơn))?\s*$")
_CHANGE_RE = regex.compile(r"(?:tăng|giảm|vượt)(?:\s+(?:thêm|được))?\s+$")
_SHARE_WORD_RE = regex.compile(r"chiếm|(?:tỷ|tỉ)\s+lệ")
_FAR, _WITH_REMARKS = 90, 200  # characters between a part and its percentage


def part_of(
    view: str, percentage: Percentage, figures: Sequence[Count | Ratio]
) -> Count | Ratio | None:
    """The figure right before the percentage, with only words of sharing in between."""
    start = percentage.at[0]
    index = bisect_left(figures, start, key=lambda figure: figure.at[0])
    if index == 0:
        return None
    part = _before_former(view, start, figures, index)
    if not 0 <= start - part.at[1] <= _WITH_REMARKS:
        return None
    if holds_former(view, part.at[1], start):
        return None  # "312 người (khóa trước là 33,4%)"
    between = AGE_RE.sub("", _REMARK_RE.sub("", view[part.at[1] : start]))
    if len(between) > _FAR:
        return None
    if between.lstrip().startswith(")"):
        return None  # "tăng 06 mô hình so với năm 2022 (28 mô hình), bằng 21,4%"
    if _DIGIT_RE.search(between) or not JOINT_RE.fullmatch(between):
        return None
    if between.rstrip().endswith(",") and match_near(_OWN_CLAUSE_RE, view, percentage.at[1]):
        return None  # "2 nữ, 100% là người dân tộc thiểu số"
    if between.rstrip().endswith("(") and match_near(_OF_THEM_RE, view, percentage.at[1]):
        return None
    if isinstance(part, Ratio) and _is_of_each(part, percentage, between):
        return None
    if _has_subject(view, part.at[1], start):
        return None  # "71 người có trình độ đại học, nữ chiếm 17,8%"
    if _GROWTH_RE.search(between) or _CHANGE_RE.search(view[max(0, part.at[0] - 24) : part.at[0]]):
        return None
    return part


def paired_with(view: str, part: Count | Ratio, figures: Sequence[Count | Ratio]) -> Count | None:
    """The count that a stroke ties to the part, of another noun: "1.206 vụ/2.085 bị cáo"."""
    index = bisect_left(figures, part.at[0], key=lambda figure: figure.at[0])
    if index == 0 or not isinstance(part, Count):
        return None
    first = figures[index - 1]
    if not isinstance(first, Count) or first.unit.lower() == part.unit.lower():
        return None
    return first if view[first.at[1] : part.number_at[0]].strip() == "/" else None


def _before_former(
    view: str, start: int, figures: Sequence[Count | Ratio], index: int
) -> Count | Ratio:
    """The figure before the percentage at `start`; in front of the bracket that tells what was
    before: "1.582 đồng chí (khóa trước là 1.104 đồng chí), chiếm 35,9%".
    """
    last = figures[index - 1]
    closing = view.find(")", last.at[1], start)
    if index < 2 or closing < 0:
        return last
    if (ratio := _ratio_before_bracket(view, start, figures, index, closing)) is not None:
        return ratio
    if not _SHARE_WORD_RE.search(view, closing, start):
        return last
    earlier = figures[index - 2]
    opening = view.rfind("(", earlier.at[1], last.at[0])
    return earlier if opening >= 0 and opens_former(view, earlier.at[1], opening) else last


def _ratio_before_bracket(
    view: str, start: int, figures: Sequence[Count | Ratio], index: int, closing: int
) -> Ratio | None:
    """ "họp 142/150 kỳ theo quy chế (15 chi bộ, 10 kỳ/năm), đạt 94,7%": the ratio in front of a
    bracket without a percentage that closes at `closing`.
    """
    opening = view.rfind("(", max(0, start - _WITH_REMARKS), figures[index - 1].at[0])
    if opening < 0 or "%" in view[opening:closing] or ")" in view[opening:closing]:
        return None
    before = bisect_left(figures, opening, hi=index, key=lambda figure: figure.at[0]) - 1
    ratio = figures[before] if before >= 0 else None
    if not isinstance(ratio, Ratio) or _CLAUSE_RE.search(view, ratio.at[1], opening):
        return None
    return ratio if _TOLD_RE.fullmatch(view, closing + 1, start) else None


_EACH_FULL_RE = regex.compile(r"\s+[^,;:()\n]*?(?:đạt|hoàn\s+thành)\s+")


def _is_of_each(part: Ratio, percentage: Percentage, between: str) -> bool:
    """ "có 41/87 khu vực đạt 100%": what each of them reached, not how many of them did."""
    return (
        percentage.value == 100
        and part.num != part.den
        and _EACH_FULL_RE.fullmatch(between) is not None
    )


# Behind a percentage that only a comma parts from the count before it: what it is the share of.
_OWN_CLAUSE_RE = regex.compile(
    r"\s+(?!(?:so\s+với|của|trên|trong|tổng|số|chỉ\s+tiêu|kế\s+hoạch|nghị\s+quyết|dự\s+toán|và|tăng|giảm)(?!\p{L}))\p{L}"
)
_SUBJECT_RE = regex.compile(
    r",\s+(?P<subject>\p{L}+(?:\s+\p{L}+){0,6})\s+(?:chiếm|đạt)(?!\p{L})(?!\s+chuẩn(?!\p{L}))"
)
# "160/262 xã có cử tri đi bầu đạt 100%", "26 xã có tỷ lệ đi bầu đạt 100%": what each of them has.
_EACH_RE = regex.compile(
    r"(?<!\p{L})có\s+(?P<subject>\p{L}+(?:\s+\p{L}+){0,6}?)\s+đạt(?:\s+(?:tỷ|tỉ)\s+lệ)?\s*$"
)


# "25 tỉnh có tỷ lệ từ 50% trở lên": what each of them has at least.
_LEAST_RE = regex.compile(
    r"(?<!\p{L})có\s+(?:tỷ|tỉ)\s+lệ(?:\s+\p{L}+){0,6}?\s+(?:từ|trên|dưới|hơn|không\s+quá|tối\s+thiểu|ít\s+nhất)\s*$"
)
# "(67,5% người nghiện đang ở ngoài xã hội)": of them, and what they do.
_OF_THEM_RE = regex.compile(r"\s+\p{L}+(?:\s+\p{L}+){0,4}\s+(?:đang|đã|chưa|không|còn)(?!\p{L})")


def _has_subject(view: str, start: int, end: int) -> bool:
    """Does a noun of its own stand in front of "chiếm" or "đạt" in `view[start:end]`?"""
    if _LEAST_RE.search(view, start, end):
        return True
    each = _EACH_RE.search(view, start, end)
    if each is not None and (
        each["subject"].startswith(("tỷ lệ", "tỉ lệ"))
        or noun_at(view, each.start("subject")) is not None
    ):
        return True
    for found in _SUBJECT_RE.finditer(view, start, end):
        at = found.start("subject")
        if found["subject"] in dividing_values() or noun_at(view, at) is not None:
            return True
    return False
