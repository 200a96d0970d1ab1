"""ratio: so many of so many, the part never larger than its whole ("14/13 xã" cannot be)."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checking.evidence import Evidence
from schemas.facts import Check

RULE = "ratio"
_PLANS = ("chỉ tiêu", "kế hoạch", "nhiệm vụ")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio whose part is larger than its whole."""
    fulfilled = {share.part.at for share in evidence.shares if share.percentage.value > 100}
    for ratio in evidence.ratios:
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
