"""stock: what was there, what came, what was done with, and what is left (kind `part_sum`).

"Tồn đầu kỳ 40 đơn, tiếp nhận 160 đơn, đã giải quyết 180 đơn, còn 20 đơn": 40 + 160 - 180 = 20. Four
counts of one noun, one behind the other in a sentence, each led by the words of its step. A total
behind the first two ("tổng số 200 đơn") is these together, a row of its own. Suspect where one
digit would mend it; some steps may be left out. Where nothing came ("đầu năm 562 hộ, giảm 94 hộ,
còn 468 hộ") only two digits the other way round are: a few may have come, and nobody says so. The
membership with its many ways to come and to go is `balance`'s.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import regex

from extractors.excerpts import Excerpts
from extractors.figures.kindred import PEOPLE
from extractors.figures.slips import digits, single_digit_slip, sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.sums import sum_row, terms_row
from schemas.document import CleanDocument
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "stock"
_OPENINGS = ("tồn", "trước", "đầu", "chuyển")
_OPENING_RE = regex.compile(
    r"(?<!\p{L})(?:tồn|(?:kỳ|năm|quý|tháng)\s+trước|đầu\s+(?:kỳ|năm|nhiệm\s+kỳ|quý)|chuyển\s+sang)(?!\p{L})"
)
_IN_RE = regex.compile(r"(?<!\p{L})(?:tiếp\s+nhận|thụ\s+lý|phát\s+sinh|nhận|mới|tăng|nộp)(?!\p{L})")
_TOTAL_RE = regex.compile(r"(?<!\p{L})(?:tổng|cộng)(?!\p{L})")
_OUT_RE = regex.compile(
    r"(?<!\p{L})(?:giải\s+quyết|xử\s+lý|thoát|giảm|xong|thi\s+hành|hoàn\s+thành|trả)(?!\p{L})"
)
_LEFT_RE = regex.compile(
    r"(?<!\p{L})(?:còn|tồn|cuối\s+(?:kỳ|năm|nhiệm\s+kỳ|quý)|chuyển\s+(?:kỳ\s+)?sau)(?!\p{L})"
)
_STEPS = (_OPENING_RE, _IN_RE, _OUT_RE, _LEFT_RE)
# "thoát nghèo 38 hộ, phát sinh mới 4 hộ": who went may be told first.
_OUT_FIRST = (_OPENING_RE, _OUT_RE, _IN_RE, _LEFT_RE)
_NONE_CAME = (_OPENING_RE, _OUT_RE, _LEFT_RE)
_LEAD = 60
_LARGE = 100
_LEAST = 3  # what was there, what came, and their total
_MOST = 12  # counts that the five steps with their brackets may be


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each sentence that tells the four of them."""
    view = folded_view(evidence.doc.text)
    counts = evidence.counts
    starts = [count.number_at[0] for count in counts]
    before = Excerpts(view, ((max(0, start - _LEAD), start) for start in starts))
    cues = before.places_of_words(_OPENINGS)
    for index in sorted({bisect_left(starts, place) for place, _ in cues}):
        if len(counts) - index < _LEAST or not is_opening(view, counts, index):
            continue
        told = _told(view, counts, index)
        yield from _taken_on(evidence.doc, view, counts, starts, told[:3])
        yield from _left_over(evidence.doc, view, counts, starts, told[:3])
        steps = told[: len(_STEPS)]
        if len(steps) < len(_STEPS):
            continue
        if not _is_one(evidence.doc, steps):
            continue
        if _TOTAL_RE.search(_lead(view, counts, bisect_left(starts, steps[2].number_at[0]))):
            steps = [*steps[:2], *told[3:5]]
            if len(steps) < 4 or not _is_one(evidence.doc, steps):
                continue
        leads = [_lead(view, counts, bisect_left(starts, step.number_at[0])) for step in steps]
        if all(step.search(lead) for step, lead in zip(_STEPS, leads, strict=True)):
            yield from _judged(*steps)
        elif all(step.search(lead) for step, lead in zip(_OUT_FIRST, leads, strict=True)):
            opening, went, came, left = steps
            yield from _judged(opening, came, went, left)


def _taken_on(
    doc: CleanDocument,
    view: str,
    counts: Sequence[Count],
    starts: Sequence[int],
    told: Sequence[Count],
) -> Iterator[Check]:
    """What was there and what came, with their total right behind: "kỳ trước chuyển sang 27 đơn,
    tiếp nhận trong kỳ 468 đơn, tổng số đơn phải xử lý 495 đơn".
    """
    if len(told) < 3 or not _is_one(doc, told):
        return
    opening, came, total = told
    leads = [_lead(view, counts, bisect_left(starts, c.number_at[0])) for c in told]
    ways = (_OPENING_RE, _IN_RE, _TOTAL_RE)
    if not all(way.search(lead) for way, lead in zip(ways, leads, strict=True)):
        return
    values = (opening.value, came.value)
    if sum(values) == total.value:
        yield sum_row(RULE, total, (opening, came))
    elif max(values) <= total.value and sum_slips(total.value, values):
        yield sum_row(RULE, total, (opening, came), "suspect")


def _left_over(
    doc: CleanDocument,
    view: str,
    counts: Sequence[Count],
    starts: Sequence[int],
    told: Sequence[Count],
) -> Iterator[Check]:
    """ "Đầu năm có 562 hộ nghèo, trong năm giảm 94 hộ, cuối năm còn 468 hộ": nothing came."""
    if len(told) < len(_NONE_CAME) or not _is_one(doc, told):
        return
    leads = [_lead(view, counts, bisect_left(starts, step.number_at[0])) for step in told]
    if not all(step.search(lead) for step, lead in zip(_NONE_CAME, leads, strict=True)):
        return
    if _IN_RE.search(leads[2]) or any(map(_TOTAL_RE.search, leads[1:])):
        return
    opening, went, left = told
    expected = opening.value - went.value
    said, wanted = digits(left.value), digits(expected)
    turned = sorted(said) == sorted(wanted) and single_digit_slip(said, wanted)
    if expected == left.value or (turned and left.value >= _LARGE):
        yield terms_row(
            RULE,
            (left.span, left.value),
            [(opening.span, opening.value), (went.span, -went.value)],
            left.section,
            "suspect" if turned else "ok",
        )


def _told(view: str, counts: Sequence[Count], index: int) -> list[Count]:
    """Up to five counts from this one on, without those of a bracket, which tells of what the
    count before it is made: "tăng trong kỳ 20 đồng chí (kết nạp 14, chuyển đến 6)".
    """
    start = counts[index].at[1]
    told: list[Count] = []
    for count in counts[index : index + _MOST]:
        between = view[start : count.number_at[0]]
        if between.count("(") <= between.count(")"):
            told.append(count)
    return told[:5]


def is_opening(view: str, counts: Sequence[Count], index: int) -> bool:
    """Is the count what was there at first? `view` is the folded text."""
    return _OPENING_RE.search(_lead(view, counts, index)) is not None


def _lead(view: str, counts: Sequence[Count], index: int) -> str:
    """The words of the sentence between the count before and this one's number."""
    start = counts[index].number_at[0]
    floor = counts[index - 1].at[1] if index else 0
    return view[max(floor, start - _LEAD) : start].rpartition(". ")[2]


def _is_one(doc: CleanDocument, steps: Sequence[Count]) -> bool:
    """Exact counts of one noun in one sentence?"""
    units = {step.unit.lower() for step in steps}
    sentence = doc.sentence_at(steps[0].at[0])
    return (
        sentence is not None
        and steps[-1].at[0] < sentence.end
        and (len(units) == 1 or units <= PEOPLE or _are_of_one_head(units))
        and all(step.approx == "exact" and step.value_max is None for step in steps)
    )


def _are_of_one_head(units: Iterable[str]) -> bool:
    """ "145 hộ nghèo; thoát nghèo 38 hộ": the shortest of the nouns begins the others."""
    head = min(units, key=len)
    return all(unit == head or unit.startswith(f"{head} ") for unit in units)


def _judged(opening: Count, came: Count, went: Count, left: Count) -> Iterator[Check]:
    expected = opening.value + came.value - went.value
    holds = expected == left.value
    parts: tuple[Decimal, ...] = (opening.value, came.value, -went.value)
    if not holds and not sum_slips(left.value, parts):
        return
    equation = f"{show(opening.value)} + {show(came.value)} - {show(went.value)} = {show(expected)}"
    yield Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=tuple(figure.span for figure in (left, opening, came, went)),
        stated=left.value,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(left.value)}",
        section=left.section,
    )
