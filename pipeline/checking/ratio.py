"""ratio: so many of so many, the part never larger than its whole ("14/13 xã" cannot be).

False alarms avoided: "tăng 93 vụ (206/113 vụ)", what is beside what was; "thụ lý và giải quyết
330/178 vụ", what came in and what was done; "kết nạp 14/12 đảng viên", "khám 25.100/20.000 lượt
người", what was done beside what was planned.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
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
_FAR = 80
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
        # "104/100 chỉ tiêu", "đạt 104 % kế hoạch": what was planned may be exceeded.
        planned = ratio.at in fulfilled or ratio.unit in _PLANS or _may_outdo(ratio, lead)
        exceeding = ratio.num > ratio.den and ratio.unit is not None and not planned
        # Several in one sentence are no slips: they say something else than so many of so many.
        near = is_near(Decimal(ratio.num), Decimal(ratio.den))
        if exceeding and not _has_another(evidence, ratio):
            yield Check(
                kind="ratio",
                # Far more than there are, and no share: what was done beside what was planned.
                severity="error" if ratio.at in shared or near else "suspect",
                rule=RULE,
                spans=(ratio.span,),
                stated=Decimal(ratio.num),
                expected=Decimal(ratio.den),
                equation=f"{show(Decimal(ratio.num))} > {show(Decimal(ratio.den))}",
                section=ratio.section,
            )


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
