"""percent: a stated percentage against its part and its whole.

ok: it follows by rounding. rounding: cut off, or one unit off in the last digit. error: neither,
where the text itself ties part and whole together; an inferred whole accuses no one.

True: "178/180 đồng chí, đạt 98,8%" is cut off (98,89). False alarm avoided: "91 đồng chí (96,80%)"
with no whole in sight.
"""

from collections.abc import Iterator
from fractions import Fraction

from extractors.figures.shares import Share
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, rounded, show
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Ratio

RULE = "percent"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each percentage whose part and whole are known."""
    for share in evidence.shares:
        if share.whole_value == 0:
            continue
        row = _row(share)
        if row.severity == "error" and share.binding == "inferred":
            continue
        yield row


def _row(share: Share) -> Check:
    stated = share.percentage
    value = Fraction(share.part_value) * 100 / Fraction(share.whole_value)
    approx = stated.approx if stated.approx != "exact" else share.part.approx
    verdict = compare(value, stated.value, stated.numeral, approx)
    expected = rounded(value, stated.numeral)
    figures = [share.part] if isinstance(share.part, Ratio) else [share.part, share.whole]
    suggestion = None
    if verdict == "error" and single_digit_slip(digits(stated.value), digits(expected)):
        suggestion = f"{show(stated.value)}% → {show(expected)}%"
    sign = "=" if expected == stated.value else "≈" if verdict == "ok" else "≠"
    equation = f"{show(share.part_value)} / {show(share.whole_value)} = {show(expected)}%"
    if expected != stated.value:
        equation += f" {sign} {show(stated.value)}%"
    return Check(
        kind="percent",
        severity=verdict,
        rule=RULE,
        spans=(stated.span, *(figure.span for figure in figures)),
        stated=stated.value,
        expected=expected,
        equation=equation,
        section=stated.section,
        suggestion=suggestion,
    )
