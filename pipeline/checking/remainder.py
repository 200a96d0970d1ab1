"""remainder: what was done and what is left make the whole.

"đã giải quyết 117/126 tin, còn 09 tin": 117 + 9 = 126; "tiếp nhận 128 ý kiến, đã giải quyết 106 ý
kiến, đang giải quyết 22 ý kiến" the same. One that does not add up is suspect only: the rest may be
of another kind.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.kindred import PEOPLE
from extractors.figures.slips import sum_slips
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.stock import is_opening
from pipeline.checking.sums import sum_row
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "remainder"
_TO_REST = 120  # characters from a ratio to what it leaves
# Between the ratio and what is left: nothing but its noun, its percentage and a word for "left".
_LEFT_RE = regex.compile(
    r"[^.;:\n]{0,90}?(?:[,;(]|(?<!\p{L})và)\s*(?:hiện\s+)?(?P<sure>còn(?:\s+lại)?|số\s+còn\s+lại(?:\s+là)?)?"
    r"(?:(?:số\s+)?(?:vắng(?:\s+mặt)?|chưa(?:\s+\p{L}+){1,3}|không(?:\s+\p{L}+){1,3})(?:\s+(?:là|có))?)?\s+$"
)


# "128 ý kiến, đã giải quyết 106", "2.150 biên chế, hiện có 2.087", "334 đảng viên; số được miễn
# sinh hoạt là 9 đồng chí".
_DONE_RE = regex.compile(
    r"[^.:()\n\d]{0,50}[,;]\s*(?:đã\s+(?:\p{L}+\s+){1,5}|hiện\s+(?:nay\s+)?có(?:\s+mặt)?\s+|(?:trong\s+đó\s+)?số\s+(?:\p{L}+\s+){1,8}là\s+)(?:được\s+|xong\s+)?"
)
_REST_RE = regex.compile(
    r"[^.;:\n]{0,80}[,;]\s*(?:hiện\s+)?(?:số\s+)?(?:còn(?:\s+(?:lại|thiếu))?|thiếu|khuyết|đang(?:\s+\p{L}+){1,3}|chưa(?:\s+\p{L}+){1,3})(?:\s+(?:là|có))?\s+"
)
# "21 xã, trong đó có 15 xã đạt chuẩn, 7 xã chưa đạt": what is left is told behind its noun.
_SOME_RE = regex.compile(r"[^.:()\n\d]{0,50}[,;:(]\s*(?:trong\s+đó\s*:?\s*)?(?:có\s+)?(?:được\s+)?")
_NEXT_RE = regex.compile(r"(?!\s+(?:chưa|không))[^.;:\n]{1,80}[,;]\s*(?:còn\s+|và\s+)?(?:có\s+)?")
_UNDONE_RE = regex.compile(r"\s+(?:\p{L}+\s+)?(?:chưa|không)(?!\p{L})")

# "91 người (biên chế được giao 96 người, còn thiếu 05 người)": what there is stands first.
_ASSIGNED_RE = regex.compile(
    r"\s*[(,]\s*(?:[\p{L}\s]{0,30}\s)?(?:giao|duyệt|chỉ\s+tiêu|kế\s+hoạch|định\s+biên|quy\s+định)(?:\s+(?:là|có))?\s+"
)
_LACKING_RE = regex.compile(r"\s*,\s*(?:hiện\s+)?(?:còn\s+)?thiếu\s+")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio that is followed by what it leaves, and for three such counts."""
    view = folded_view(evidence.doc.text)
    yield from _of_counts(evidence, view)
    if "thiếu" in view:
        yield from _of_lacks(evidence, view)
    starts = [count.number_at[0] for count in evidence.counts]
    for ratio in evidence.ratios:
        index = bisect_left(starts, ratio.at[1])
        if index == len(starts) or ratio.num > ratio.den:
            continue
        rest = evidence.counts[index]
        match = _left(view, ratio, rest)
        if match is None or rest.approx != "exact":
            continue
        holds = ratio.num + rest.value == ratio.den
        if holds or (
            match["sure"] and _one_noun(ratio, rest) and rest.value > ratio.den - ratio.num
        ):
            yield _row(ratio, rest, holds=holds)


def is_remainder(view: str, ratio: Ratio, rest: Count) -> bool:
    """Is the count told as what the ratio leaves? `view` is the folded text."""
    return rest.approx == "exact" and _left(view, ratio, rest) is not None


def _left(view: str, ratio: Ratio, rest: Count) -> "regex.Match[str] | None":
    between = view[ratio.at[1] : rest.number_at[0]]
    return _LEFT_RE.fullmatch(between) if len(between) <= _TO_REST else None


def _of_counts(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "tiếp nhận 128 ý kiến, đã giải quyết 106 ý kiến, còn 22": three counts of one noun."""
    ranked = {
        id(part) for group in evidence.groups if "rank" in group.dimensions for part in group.parts
    }
    counts = evidence.counts
    for index, (whole, done, rest) in enumerate(zip(counts, counts[1:], counts[2:], strict=False)):
        figures = (whole, done, rest)
        if not _is_one_quantity(figures) or frozenset(map(id, (done, rest))) in evidence.sums:
            continue
        if {id(figure) for figure in figures} <= ranked:
            continue  # "20 hoàn thành tốt, 10 hoàn thành, 12 không hoàn thành nhiệm vụ"
        first = view[whole.at[1] : done.number_at[0]]
        second = view[done.at[1] : rest.number_at[0]]
        if len(second) > 120:
            continue
        told = _DONE_RE.fullmatch(first) and _REST_RE.fullmatch(second)
        if not told and not (
            match_near(_UNDONE_RE, view, rest.at[1])
            and _SOME_RE.fullmatch(first)
            and _NEXT_RE.fullmatch(second)
            and max(done.value, rest.value) < whole.value <= done.value + rest.value
        ):
            continue
        if index and is_opening(view, counts, index - 1):
            continue  # "tồn đầu kỳ 40 đơn, tiếp nhận 160 đơn, …": more than came was done with
        more = _also_left(view, rest, counts[index + 3 : index + 4]) if told else ()
        parts = [done, rest, *more]
        values = [part.value for part in parts]
        holds = sum(values, Decimal(0)) == whole.value
        if holds or sum_slips(whole.value, values):
            yield sum_row(RULE, whole, parts, "ok" if holds else "suspect")


def _also_left(view: str, rest: Count, following: Sequence[Count]) -> Sequence[Count]:
    """ "đã thực hiện 41, đang thực hiện 3, chưa thực hiện 1": the third of what was planned."""
    return [
        count
        for count in following
        if count.number_at[0] - rest.at[1] <= _TO_REST
        and _is_one_quantity((rest, count))
        and _REST_RE.fullmatch(view, rest.at[1], count.number_at[0])
    ]


def _of_lacks(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "91 người (biên chế được giao 96 người, còn thiếu 05 người)"; only where it holds."""
    counts = evidence.counts
    for done, whole, rest in zip(counts, counts[1:], counts[2:], strict=False):
        if (
            done.value + rest.value == whole.value
            and _is_one_quantity((done, whole, rest))
            and _LACKING_RE.fullmatch(view, whole.at[1], rest.number_at[0])
            and _ASSIGNED_RE.fullmatch(view, done.at[1], whole.number_at[0])
        ):
            yield sum_row(RULE, whole, (done, rest))


def _is_one_quantity(counts: Sequence[Count]) -> bool:
    units = {count.unit.lower().partition(",")[0] for count in counts}  # "xã, thị trấn"
    return (len(units) == 1 or units <= PEOPLE) and all(
        count.approx == "exact" and count.value_max is None for count in counts
    )


def _one_noun(ratio: Ratio, rest: Count) -> bool:
    return ratio.unit is not None and ratio.unit.lower() == rest.unit.lower()


def _row(ratio: Ratio, rest: Count, *, holds: bool) -> Check:
    total = ratio.num + rest.value
    equation = f"{show(Decimal(ratio.num))} + {show(rest.value)} = {show(total)}"
    return Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=(ratio.span, rest.span),
        stated=Decimal(ratio.den),
        expected=total,
        equation=equation if holds else f"{equation} ≠ {show(Decimal(ratio.den))}",
        section=ratio.section,
    )
