"""ratio: so many of so many, the part never larger than its whole ("14/13 xã" cannot be).

False alarm avoided: "tăng 93 vụ (206/113 vụ)": what is beside what was.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex

from pipeline.checking.evidence import Evidence
from schemas.facts import Check
from schemas.textview import folded_view

RULE = "ratio"
# "tăng 93 vụ (", "ít hơn 06 vụ (", "so với cùng kỳ (".
_COMPARED_RE = regex.compile(
    r"(?<!\p{L})(?:tăng|giảm|(?:nhiều|ít|cao|thấp)\s+hơn|so\s+với)(?!\p{L})[^.;:()\n]{0,60}[,(]\s*$"
)
_FAR = 80
_PLANS = ("chỉ tiêu", "kế hoạch", "nhiệm vụ")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio whose part is larger than its whole."""
    fulfilled = {share.part.at for share in evidence.shares if share.percentage.value > 100}
    view = folded_view(evidence.doc.text)
    for ratio in evidence.ratios:
        if _COMPARED_RE.search(view[max(0, ratio.at[0] - _FAR) : ratio.at[0]]):
            continue
        # "104/100 chỉ tiêu", "đạt 104 % kế hoạch": what was planned may be exceeded.
        planned = ratio.at in fulfilled or ratio.unit in _PLANS
        if ratio.num > ratio.den and ratio.unit is not None and not planned:
            yield Check(
                kind="ratio",
                severity="error",
                rule=RULE,
                spans=(ratio.span,),
                stated=Decimal(ratio.num),
                expected=Decimal(ratio.den),
                equation=f"{ratio.num} > {ratio.den}",
                section=ratio.section,
            )
