"""ratio: so many of so many, the part never larger than its whole ("14/13 xã" cannot be).

False alarms avoided: "tăng 93 vụ (206/113 vụ)", what is beside what was; "thụ lý và giải quyết
330/178 vụ", what came in and what was done; "kết nạp 14/12 đảng viên", "khám 25.100/20.000 lượt
người", what was done beside what was planned.
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.figures.patterns import noun_kinds
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, show
from pipeline.checking.plausible import is_near
from schemas.facts import Check, Ratio
from schemas.textview import folded_view

RULE = "ratio"
# "tăng 93 vụ (", "ít hơn 06 vụ (", "so với cùng kỳ (".
_COMPARED_RE = regex.compile(
    r"(?<!\p{L})(?:tăng|giảm|(?:nhiều|ít|cao|thấp)\s+hơn|so\s+với)(?!\p{L})[^.;:()\n]{0,60}[,(]\s*$"
)
# "án dân sự thụ lý và giải quyết 179/29 vụ": two numbers in the order of two verbs.
_PAIRED_RE = regex.compile(
    r"(?<!\p{L})(?:thụ\s+lý|tiếp\s+nhận|nhận|đăng\s+ký|phát\s+hiện|khởi\s+tố|điều\s+tra|kiểm\s+tra)(?:\s+mới)?"
    r"\s*(?:và|,|/|-|–)\s*(?:đã\s+)?\p{L}+(?:\s+\p{L}+)?\s*:?\s*$"
)
# "kết nạp 14/12 đảng viên", "mở được 8/7 lớp": so many brought about of so many meant to be.
_BROUGHT_ABOUT_RE = regex.compile(
    r"(?<!\p{L})(?:kết\s+nạp|phát\s+triển|tổ\s+chức|mở|thành\s+lập|xây(?:\s+dựng|\s+mới)?|sửa\s+chữa|trồng"
    r"|đào\s+tạo|bồi\s+dưỡng|tuyển(?:\s+(?:sinh|dụng|chọn))?|hiến\s+máu|việc\s+làm)"
    r"(?:(?:\s+(?:được|mới|thêm|cho|là))*|(?:\s+\p{L}+){1,3}\s*:)\s*$"
)
_FAR, _BEHIND = 80, 24  # characters before a ratio, and from it to its growth
_NUMBER_RE = regex.compile(r"(?<![\d.,/])\d{1,4}(?![\d/%]|[.,]\d)")
_THERE = frozenset(("people", "organisation"))
_VOTES = frozenset(("phiếu", "thẻ"))
_PLANS = ("chỉ tiêu", "kế hoạch", "nhiệm vụ")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio whose part is larger than its whole."""
    fulfilled = {share.part.at for share in evidence.shares if share.percentage.value > 100}
    shared = {share.part.at for share in evidence.shares} - fulfilled
    view = folded_view(evidence.doc.text)
    for ratio in evidence.ratios:
        lead = view[max(0, ratio.at[0] - _FAR) : ratio.at[0]]
        if _COMPARED_RE.search(lead) or _PAIRED_RE.search(lead):
            continue
        if ratio.num > ratio.den and (
            _is_growth_told(evidence, ratio) or _is_excess_told(evidence, view, ratio)
        ):
            continue
        # "104/100 chỉ tiêu", "đạt 104 % kế hoạch": what was planned may be exceeded.
        planned = ratio.at in fulfilled or ratio.unit in _PLANS or _may_outdo(ratio, lead)
        exceeding = ratio.num > ratio.den and ratio.unit is not None and not planned
        # Several in one sentence are no slips: they say something else than so many of so many.
        near = is_near(Decimal(ratio.num), Decimal(ratio.den))
        if exceeding and not _has_another(evidence, ratio):
            yield Check(
                kind="ratio",
                # Far more than there are, and no share: what was done beside what was planned.
                severity="error"
                if ratio.at in shared or (near and _are_there(ratio))
                else "suspect",
                rule=RULE,
                spans=(ratio.span,),
                stated=Decimal(ratio.num),
                expected=Decimal(ratio.den),
                equation=f"{show(Decimal(ratio.num))} > {show(Decimal(ratio.den))}",
                section=ratio.section,
            )


def _is_growth_told(evidence: Evidence, ratio: Ratio) -> bool:
    """ "9/6 vụ (tăng 50%)": is the percentage right behind the growth from the one to the other?"""
    index = bisect_left(evidence.percentage_starts, ratio.at[1])
    behind = evidence.percentages[index : index + 1]
    growth = Fraction(100 * (ratio.num - ratio.den), ratio.den) if ratio.den else Fraction(0)
    return any(
        stated.at[0] - ratio.at[1] <= _BEHIND
        and compare(growth, stated.value, stated.numeral, stated.approx) == "ok"
        for stated in behind
    )


def _is_excess_told(evidence: Evidence, view: str, ratio: Ratio) -> bool:
    """ "412/400 người, thừa 12 người", "23/22 chi bộ (thành lập mới 01)": is the excess told right
    behind it?
    """
    sentence = evidence.doc.sentence_at(ratio.at[0])
    end = min(sentence.end if sentence is not None else ratio.at[1], ratio.at[1] + _FAR)
    behind = _NUMBER_RE.search(view, ratio.at[1], end)
    return behind is not None and int(behind[0]) == ratio.num - ratio.den


def _are_there(ratio: Ratio) -> bool:
    """Bodies, people and votes: there are so many of them. Work may be more than was planned."""
    noun = (ratio.unit or "").lower()
    return noun in _VOTES or noun_kinds().get(noun) in _THERE


def _may_outdo(ratio: Ratio, lead: str) -> bool:
    """Is it told as work done, which may be more than was planned, though no plan is named?"""
    times = ratio.unit is not None and ratio.unit.lower().split()[:1] == ["lượt"]
    return times or _BROUGHT_ABOUT_RE.search(lead) is not None


def _has_another(evidence: Evidence, ratio: Ratio) -> bool:
    """Does its sentence hold another ratio whose first number is the larger one?"""
    sentence = evidence.doc.sentence_at(ratio.at[0])
    return sentence is not None and any(
        other is not ratio
        and other.num > other.den
        and sentence.start <= other.at[0] < sentence.end
        for other in evidence.ratios
    )
