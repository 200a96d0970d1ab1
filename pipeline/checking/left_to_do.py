"""left_to_do: what was done and what is left make what was planned, received, or counted.

"kết nạp 21 đảng viên" of "chỉ tiêu 40 đảng viên" and "kết nạp thêm 19 đảng viên để đạt chỉ tiêu";
"29/37 mô hình được công nhận" and "08 mô hình chưa được công nhận"; "tiếp nhận 12.457 hồ sơ … đã
giải quyết 11.982 hồ sơ … đang giải quyết 475 hồ sơ". They stand in several sentences, so only rows
that hold; side by side they are `remainder`'s.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.change import alike
from extractors.figures.kindred import PEOPLE
from extractors.figures.share import Share
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row, terms_row
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view, window_start

RULE = "left_to_do"
_TO_DO_RE = regex.compile(
    r"[^.;\n]{0,30}(?:để|nhằm|mới)\s+(?:đạt|hoàn\s+thành|đủ)\s+(?:\p{L}+\s+){0,2}?(?:chỉ\s+tiêu|kế\s+hoạch)"
)
_PURPOSE, _TO_PURPOSE = ("để", "nhằm", "mới"), 34
_PLAN_RE = regex.compile(r"(?<!\p{L})(?:chỉ\s+tiêu|kế\s+hoạch)(?!\p{L})")
# "29/37 mô hình được công nhận", "08 mô hình hoạt động cầm chừng, chưa được công nhận".
_DONE_RE = regex.compile(
    r"\s+(?:\p{L}+\s+){0,3}?(?<!chưa\s)được\s+(?P<what>\p{L}+\s+\p{L}+)(?!\p{L})"
)
_NOT_RE = regex.compile(
    r"[^.;\n\d]{0,40}?(?<!\p{L})chưa\s+được\s+(?P<what>\p{L}+\s+\p{L}+)(?!\p{L})"
)
_RECEIVED_RE = regex.compile(
    r"(?<!\p{L})(?:tiếp\s+nhận|nhận\s+được|thụ\s+lý)\s+(?:\p{L}+\s+){0,2}$"
)
_SOLVED_RE = regex.compile(
    r"(?<!\p{L})(?:đã\s+giải\s+quyết|giải\s+quyết\s+xong)\s+(?:xong\s+|được\s+)?$"
)
_PENDING_RE = regex.compile(
    r"(?<!\p{L})(?:(?:đang|chưa)\s+(?:được\s+)?(?:giải\s+quyết|xử\s+lý)|còn\s+tồn|chuyển\s+kỳ\s+sau)\s+(?:là\s+)?$"
)
_BEFORE, _BEHIND, _REACH = 40, 60, 200
_LEAST = 10
_MOST = 60  # plans of a report


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each plan, ratio or number received that what is left completes."""
    view = folded_view(evidence.doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    if "để" in view:
        yield from _of_plans(evidence, view, counts)
    if "chưa" in view:
        yield from _of_ratios(evidence, view, counts)
    if "giải quyết" in view:
        yield from _of_work(evidence, view, counts)


def _of_plans(evidence: Evidence, view: str, counts: Sequence[Count]) -> Iterator[Check]:
    """ "kết nạp thêm 19 đảng viên để đạt chỉ tiêu": what is left to do of a plan."""
    plans: list[Share] | None = None
    for rest in counts:
        ahead = view[rest.at[1] : rest.at[1] + _TO_PURPOSE]
        if not any(word in ahead for word in _PURPOSE) or not match_near(
            _TO_DO_RE, view, rest.at[1]
        ):
            continue
        if plans is None:
            plans = list(_plans(evidence, view))
        for share in plans[:_MOST]:
            done, planned = share.part_value, share.whole_value
            if done + rest.value != planned or planned < _LEAST:
                continue
            if _is_of(share.whole, rest) and rest.at[0] > share.percentage.at[1]:
                terms = [(share.part.span, done), (rest.span, rest.value)]
                yield terms_row(RULE, (share.whole.span, planned), terms, share.whole.section)
                break


def _is_of(planned: Count | Ratio, rest: Count) -> bool:
    """Does the plan count what is left?"""
    if isinstance(planned, Count):
        return alike(planned, rest)
    nouns = {(planned.unit or "").lower(), rest.unit.lower()}
    return len(nouns) == 1 or nouns <= PEOPLE


def _plans(evidence: Evidence, view: str) -> Iterator[Share]:
    """What was done of a plan, by sentences that speak of one."""
    for share in evidence.shares:
        start, end = share.percentage.at
        sentence = evidence.doc.sentence_at(start)
        if sentence is None:
            continue
        start, end = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
        if _PLAN_RE.search(view, start, end):
            yield share


def _of_ratios(evidence: Evidence, view: str, counts: Sequence[Count]) -> Iterator[Check]:
    """ "29/37 mô hình được công nhận" and "còn 08 mô hình chưa được công nhận"."""
    reached: dict[str, list[Ratio]] = {}
    for ratio in evidence.ratios:
        found = _DONE_RE.match(view, ratio.at[1], ratio.at[1] + _BEHIND)
        if found is not None and ratio.num < ratio.den and ratio.approx == "exact":
            reached.setdefault(" ".join(found["what"].split()), []).append(ratio)
    if not reached:
        return
    for rest in counts:
        found = _NOT_RE.match(view, rest.at[1], rest.at[1] + _BEHIND)
        if found is None:
            continue
        for ratio in reached.get(" ".join(found["what"].split()), [])[:_MOST]:
            one_noun = (ratio.unit or "").lower() == rest.unit.lower()
            apart = evidence.doc.sentence_at(ratio.at[0]) != evidence.doc.sentence_at(rest.at[0])
            if one_noun and apart and ratio.num + rest.value == ratio.den >= _LEAST:
                terms = [(ratio.span, Decimal(ratio.num)), (rest.span, rest.value)]
                yield terms_row(RULE, (ratio.span, Decimal(ratio.den)), terms, ratio.section)
                break


def _of_work(evidence: Evidence, view: str, counts: Sequence[Count]) -> Iterator[Check]:
    """ "tiếp nhận 12.457 hồ sơ … Đã giải quyết 11.982 hồ sơ …; đang giải quyết 475 hồ sơ"."""
    received: Count | None = None
    solved: Count | None = None
    block = -1
    for count in counts:
        here = evidence.doc.block_index(count.at[0])
        if here != block:
            received, solved, block = None, None, here
        lead = view[window_start(view, count.number_at[0], _BEFORE) : count.number_at[0]]
        if _RECEIVED_RE.search(lead):
            # "tiếp nhận 12.457 hồ sơ, trong đó tiếp nhận trực tuyến 7.938 hồ sơ": a part of them.
            if received is None or solved is not None or count.value > received.value:
                received, solved = count, None
        elif received is not None and _SOLVED_RE.search(lead):
            solved = count
        elif (
            received is not None
            and solved is not None
            and _PENDING_RE.search(lead)
            and _is_all(evidence, received, solved, count)
        ):
            yield sum_row(RULE, received, (solved, count))


def _is_all(evidence: Evidence, received: Count, solved: Count, pending: Count) -> bool:
    return (
        solved.value + pending.value == received.value >= _LEAST
        and alike(received, solved)
        and alike(received, pending)
        and frozenset(map(id, (solved, pending))) not in evidence.sums
    )
