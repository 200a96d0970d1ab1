"""Shares whose part or whole stands further away, taken only where they hold.

"Giao chỉ tiêu kết nạp 200 đảng viên. … kết nạp được 125 đảng viên mới, đạt 62,5% chỉ tiêu"; "bằng
18,2% số tiến sĩ và bằng 8,1% tổng số giảng viên". That a percentage follows from two counts of the
right words is no accident; that it does not says nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.change import alike
from extractors.figures.named_afar import shares_of_named
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import digits
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_TO_TARGET_RE = regex.compile(
    r"\s*(?:so\s+với\s+)?(?:chỉ\s+tiêu|kế\s+hoạch|(?:kh|ct)(?!\p{L})|nghị\s+quyết)"
)
_PLAN_RE = regex.compile(r"(?:chỉ\s+tiêu|kế\s+hoạch|mục\s+tiêu)(?:\s+\p{L}+){0,6}\s+$")
_TO_PLAN_RE = regex.compile(r"so\s+với\s+(?:chỉ\s+tiêu|kế\s+hoạch)(?:\s+\p{L}+){0,4}\s+$")
_ADMITTED_RE = regex.compile(r"kết\s+nạp|phát\s+triển\s+đảng")
_REACHED_RE = regex.compile(r"(?:đạt|bằng)\s+$")
# "42 người có chức danh, bằng 18,2% số tiến sĩ và bằng": the first of two shares of one part.
_FIRST_RE = regex.compile(
    r"[^.;:!?\n%\d]{0,60}(?:chiếm|bằng|đạt)\s+\d[\d.,]*\s?%[^.;:!?\n%\d]{0,60}?(?:,|\s+và)\s+(?:chiếm|bằng)\s+$"
)
_OF_ALL_RE = regex.compile(
    r"\s*(?:của\s+)?(?:tổng\s+số|số|tổng)\s+(?P<noun>\p{L}+(?:\s+\p{L}+){0,4})"
)
_SHARE_OF_MEMBERS_RE = regex.compile(r"(?:tỷ|tỉ)\s+lệ\s+đảng\s+viên(?:\s+\p{L}+){0,6}\s+$")
_BEHIND_RE = regex.compile(r"\s*\(\s*$")
_TELLING, _FAR, _NEAR = 3, 6000, 140
_MOST = 50
"""Totals of members, the nearest first, that one share is held against."""


def held_shares(
    doc: CleanDocument, view: str, percentages: Sequence[Percentage], counts: Sequence[Count]
) -> Iterator[Share]:
    """One share for each of the percentages that holds; `counts` by place."""
    starts, ends = [count.at[0] for count in counts], [count.at[1] for count in counts]
    members = [count for count in counts if _is_all_members(count)]
    for percentage in percentages:
        index = bisect_left(starts, percentage.at[0])
        before = counts[bisect_left(ends, percentage.at[0] - _FAR, hi=index) : index]
        candidates = (
            *_of_a_plan(view, percentage, before),
            *_against_a_plan(doc, view, percentage, before),
            *_second(view, percentage, before),
            *_of_members(view, percentage, counts[index : index + 1], members),
            *shares_of_named(view, percentage, before, counts[index : index + 1]),
        )
        held = next((share for share in candidates if _holds(share)), None)
        if held is not None:
            yield held


def _holds(share: Share) -> bool:
    return (
        share.part is not share.whole
        and isinstance(share.part, Count)
        and share.part.approx == "exact"
        and reconciles(share)
    )


def _of_a_plan(view: str, percentage: Percentage, before: Sequence[Count]) -> Iterator[Share]:
    """ "kết nạp được 125 đảng viên mới, đạt 62,5% chỉ tiêu", the plan further up; where the
    percentage does not say so, right before the part ("chỉ tiêu 10 đảng viên; kết nạp 12 đảng viên,
    đạt 120%").
    """
    if not before:
        return
    part = before[-1]
    if match_near(_TO_TARGET_RE, view, percentage.at[1]) is None:
        if not _REACHED_RE.search(view, max(0, percentage.at[0] - 10), percentage.at[0]):
            return
        before = before[-2:]
    if not 0 <= percentage.at[0] - part.at[1] <= _NEAR // 2:
        return
    for plan in reversed(before[:-1]):
        if alike(plan, part) and _is_planned(view, plan):
            yield Share(percentage, part, plan, "target")


def _against_a_plan(
    doc: CleanDocument, view: str, percentage: Percentage, before: Sequence[Count]
) -> Iterator[Share]:
    """ "So với chỉ tiêu 120 đảng viên, kết quả kết nạp đạt 106,7%", the part further up."""
    sentence = doc.sentence_at(percentage.at[0])
    plan = before[-1] if before else None
    if plan is None or sentence is None or plan.at[0] < sentence.start:
        return
    lead = view[sentence.start : plan.number_at[0]]
    near = view[max(0, percentage.at[0] - 10) : percentage.at[0]]
    if not _TO_PLAN_RE.search(lead) or not _REACHED_RE.search(near):
        return
    if len(digits(percentage.value)) < _TELLING:
        return
    if _ADMITTED_RE.search(view, sentence.start, percentage.at[0]) is None:
        return
    for part in reversed(before[:-1]):
        if part.indicator == "admit.total" and alike(part, plan):
            yield Share(percentage, part, plan, "target")


def _is_planned(view: str, count: Count) -> bool:
    lead = view[max(0, count.number_at[0] - _NEAR // 2) : count.number_at[0]]
    return _PLAN_RE.search(lead) is not None


def _second(view: str, percentage: Percentage, before: Sequence[Count]) -> Iterator[Share]:
    """ "42 người, bằng 18,2% số tiến sĩ và bằng 8,1% tổng số giảng viên"."""
    if not before:
        return
    part, others = before[-1], before[:-1]
    between = view[part.at[1] : percentage.at[0]]
    named = match_near(_OF_ALL_RE, view, percentage.at[1])
    if len(between) > _NEAR or named is None or not _FIRST_RE.fullmatch(between):
        return
    for whole in reversed(others):
        unit = whole.unit.lower()
        if whole.value > part.value and f"{named['noun']} ".startswith(f"{unit} "):
            yield Share(percentage, part, whole, "named")


def _of_members(
    view: str, percentage: Percentage, behind: Sequence[Count], members: Sequence[Count]
) -> Iterator[Share]:
    """ "tỷ lệ đảng viên được học tập đạt 96,6% (253 đồng chí)": of the members of the unit."""
    if not behind or len(digits(percentage.value)) < _TELLING:
        return
    part = behind[0]
    lead = view[max(0, percentage.at[0] - _NEAR) : percentage.at[0]]
    if not _SHARE_OF_MEMBERS_RE.search(lead):
        return
    if not _BEHIND_RE.fullmatch(view, percentage.at[1], part.number_at[0]):
        return
    stated = bisect_left(members, percentage.at[0], key=lambda count: count.at[0])
    for whole in reversed(members[max(0, stated - _MOST) : stated]):
        yield Share(percentage, part, whole, "inferred")


def _is_all_members(count: Count) -> bool:
    return count.indicator == "member.total" and count.approx == "exact"
