"""admitted_since: a membership then and now, and of all ways to come and to go the admissions only.

"Năm 2021 có 190 đảng viên, đến tháng 5/2024 có 198 đảng viên, hơn 3 năm qua kết nạp được 18 đảng
viên": 190 + 18 = 208, and ten must have left. "Đầu năm 2010 có 35 đảng viên, đến nay là 59 đảng
viên, trong đó mới kết nạp 06": 24 more, and 18 of them must have come from elsewhere. Suspect at
most: a reader will ask. A paragraph that names other ways to come or to go is `balance`'s.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from pipeline.checking.balance import is_flow
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "admitted_since"
_ADMITTED, _MEMBERSHIP = "admit.total", "member.total"
_LEAST = 10
_THEN_RE = regex.compile(
    r"(?<!\p{L})(?:đầu\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn)|(?:cuối|hết)\s+năm|năm\s+(?:trước|\d{4})|khi\s+(?:mới\s+)?thành\s+lập)(?!\p{L})[^.;]{0,60}$"
)
_NOW_RE = regex.compile(r"(?<!\p{L})(?:đến|tới|nay|hiện|lên|còn)(?!\p{L})[^;]{0,40}$")
# One year of several, or what is planned.
_ELSE_RE = regex.compile(
    r"(?<!\p{L})(?:năm\s+\d{4}|tháng|quý|chỉ\s+tiêu|kế\s+hoạch|phấn\s+đấu|trong\s+năm|năm\s+nay)(?!\p{L})"
)
_OF_THEM = "trong đó"
_LEAD = 90


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each sentence that tells the three of them and no more."""
    doc, counts = evidence.doc, evidence.counts
    admitted = [index for index, count in enumerate(counts) if count.indicator == _ADMITTED]
    if not admitted:
        return
    view = folded_view(doc.text)
    starts = [count.at[0] for count in counts]
    for index in admitted:
        flow = counts[index]
        sentence = doc.sentence_at(flow.at[0])
        if sentence is None or not _is_exact(flow):
            continue
        first = bisect_left(starts, sentence.start)
        told = counts[first : bisect_left(starts, sentence.end)]
        members = [count for count in told if _is_of_members(count)]
        if len(members) != 2 or members[1].at[1] > flow.at[0]:
            continue
        opening, closing = members
        block = doc.block_at(flow.at[0])
        around = counts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        if any(is_flow(view, count) for count in around if count is not flow):
            continue
        if _is_then_and_now(view, opening, closing) and _is_of_the_time(view, closing, flow):
            yield _row(view, opening, closing, flow)


def _is_exact(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None


def _is_of_members(count: Count) -> bool:
    """ "Đến nay là 59 đảng viên": the membership, though nothing names the unit."""
    unnamed = count.indicator is None and count.unit.lower() == "đảng viên"
    return (count.indicator == _MEMBERSHIP or unnamed) and _is_exact(count)


def _is_then_and_now(view: str, opening: Count, closing: Count) -> bool:
    """Is the first the size of an earlier time, and the second that of a later one?"""
    start = opening.at[0]
    return (
        min(opening.value, closing.value) >= _LEAST
        and opening.number_at != closing.number_at
        and _THEN_RE.search(view[max(0, start - _LEAD) : start]) is not None
        and _NOW_RE.search(view[opening.at[1] : closing.at[0]]) is not None
    )


def _is_of_the_time(view: str, closing: Count, flow: Count) -> bool:
    """Do the words between leave it at the time between the two?"""
    between = view[closing.at[1] : flow.at[0]]
    return len(between) <= _LEAD and not _ELSE_RE.search(between)


def _row(view: str, opening: Count, closing: Count, flow: Count) -> Check:
    figures: Sequence[Count]
    if _OF_THEM in view[closing.at[1] : flow.at[0]]:
        figures = (flow, closing, opening)
        expected = closing.value - opening.value
        equation = f"{show(closing.value)} - {show(opening.value)} = {show(expected)}"
    else:
        figures = (closing, opening, flow)
        expected = opening.value + flow.value
        equation = f"{show(opening.value)} + {show(flow.value)} = {show(expected)}"
    stated = figures[0].value
    holds = stated == expected
    return Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=tuple(figure.span for figure in figures),
        stated=stated,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(stated)}",
        section=figures[0].section,
    )
