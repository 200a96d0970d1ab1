"""percent_sum: the percentages of a whole's parts against 100.

Judged only where the parts add up to their whole: then the percentages must add up to 100, give or
take half a unit in the last digit of each. A percentage that is wrong by itself is reported there,
not here.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractors.figures.share import Share
from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.percent import stands_wrong
from schemas.facts import Check

RULE = "percent_sum"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each complete group all of whose parts carry a percentage."""
    by_part: dict[int, Share] = {id(share.part): share for share in evidence.shares}
    for group in evidence.groups:
        shares = [by_part[id(part)] for part in group.parts if id(part) in by_part]
        if len(shares) != len(group.parts) or group.total != group.whole.value:
            continue
        if any(share.whole_value != group.whole.value for share in shares):
            continue  # shares of something else
        stated = [share.percentage for share in shares]
        percent = sum((figure.value for figure in stated), Decimal(0))
        slack = sum((Decimal(1).scaleb(-decimals(f.numeral)) / 2 for f in stated), Decimal(0))
        holds = abs(percent - 100) <= slack
        if not holds and any(stands_wrong(share) for share in shares):
            continue
        equation = f"{' + '.join(f'{show(f.value)}%' for f in stated)} = {show(percent)}%"
        yield Check(
            kind="percent_sum",
            severity="ok" if holds else "suspect",
            rule=RULE,
            spans=tuple(figure.span for figure in stated),
            stated=percent,
            expected=Decimal(100),
            equation=equation if holds else f"{equation} ≠ 100%",
            section=stated[0].section,
        )
