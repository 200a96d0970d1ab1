"""percent: a stated percentage against its part and its whole.

ok: it follows by rounding. rounding: cut off, or one unit off in the last digit. error: neither,
where the text itself ties part and whole together; an inferred whole accuses no one.

True: "178/180 đồng chí, đạt 98,8%" is cut off (98,89). False alarm avoided: "91 đồng chí (96,80%)"
with no whole in sight.
"""

from collections.abc import Iterator
from fractions import Fraction

from extractors.figures.share import Share, reconciles
from extractors.figures.slips import share_slip
from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import Verdict, compare, rounded, share_within, show
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Count, Percentage, Ratio, Severity

RULE = "percent"
_PADDED, _MANY = 2, 3  # decimals of a padded percentage, and how many of a paragraph show it
_BESIDE = 60  # characters from a whole to its part
_LOOSELY = 5
"""Points by which a share may be over the "trên 80%" of a whole that nobody names."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each percentage whose part and whole are known."""
    for share in evidence.shares:
        if share.whole_value == 0:
            continue
        value, verdict = _judge(share)
        if verdict == "error" and share.binding == "inferred":
            continue
        if verdict == "error" and _is_padded(share.percentage, value, evidence):
            verdict = "rounding"
        suspected = verdict == "error" and not _is_proved(share, value, evidence)
        yield _row(share, value, "suspect" if suspected else verdict)


def _is_proved(share: Share, value: Fraction, evidence: Evidence) -> bool:
    """Is it sure that the percentage is of this whole?

    A ratio, a named whole and a plan are what the percentage says it is of. The whole that governs
    a list is surely meant where it stands right before, where one digit mends the share, or where a
    sibling is a share of it.
    """
    if share.binding != "declared":
        return share.binding != "probable"
    stated = share.percentage
    sentence = evidence.doc.sentence_at(stated.at[0])
    first = sentence.start if sentence is not None else stated.at[0]
    if share.whole.at[0] >= first and 0 <= share.part.at[0] - share.whole.at[1] <= _BESIDE:
        return True
    if single_digit_slip(digits(stated.value), digits(rounded(value, stated.numeral))):
        return True
    if share_slip(stated.value, stated.numeral, share.part_value, share.whole_value):
        return True
    return any(
        other is not share and other.whole is share.whole and reconciles(other, units=1)
        for other in evidence.shares
    ) or any(
        group.whole is share.whole
        and group.total == group.whole.value
        and any(part is share.part for part in group.parts)
        for group in evidence.groups
    )


def _is_padded(stated: Percentage, value: Fraction, evidence: Evidence) -> bool:
    """ "36,70%, 62,90%, 17,30%": is it right to one digit, as all of its paragraph may be that are
    written with two?
    """
    paragraph = evidence.doc.block_at(stated.at[0])
    numerals = [
        other.numeral
        for other in evidence.percentages
        if paragraph.start <= other.at[0] < paragraph.end and decimals(other.numeral) == _PADDED
    ]
    return (
        stated.numeral in numerals
        and len(numerals) >= _MANY
        and all(numeral.endswith("0") for numeral in numerals)
        and compare(value, stated.value, stated.numeral[:-1], stated.approx) == "ok"
    )


def stands_wrong(share: Share) -> bool:
    """Is the percentage reported by itself, as cut off or as wrong?"""
    if share.whole_value == 0:
        return False
    _, verdict = _judge(share)
    return verdict == "rounding" or (verdict == "error" and share.binding != "inferred")


def _judge(share: Share) -> tuple[Fraction, Verdict]:
    """The percentage that follows from part and whole, and how the stated one agrees with it."""
    stated = share.percentage
    value = Fraction(100 * share.part_value) / Fraction(share.whole_value)
    approx = stated.approx if stated.approx != "exact" else share.part.approx
    if share.binding == "probable" and abs(value - Fraction(stated.value)) > _LOOSELY:
        approx = "exact"  # "trên 4,8%" says no more than that it is 4,8 and something
    verdict = compare(value, stated.value, stated.numeral, approx)
    if (
        verdict == "error"
        and isinstance(share.part, Count)
        and isinstance(share.whole, Count)
        and share_within(share.part, share.whole, stated.value, stated.numeral, growth=False)
    ):
        told = share.part.approx == share.whole.approx == "exact"
        verdict = "rounding" if told else "ok"  # "hơn 6,5 triệu" of "gần 8,5 triệu"
    return value, verdict


def _row(share: Share, value: Fraction, verdict: Severity) -> Check:
    stated = share.percentage
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
