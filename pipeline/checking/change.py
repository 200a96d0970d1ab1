"""change: what was, what changed and what is; and the change as a percentage of what was.

Before and after with their difference must agree exactly. The percentage is taken of what was
before; where only two of the three counts are stated the third follows from them.

True: "187 đảng viên, tăng 59 đảng viên (46,1%) so với năm 2014": 59 / (187 - 59) = 46,1%. False
alarm avoided: "tỷ lệ đạt 89,6%, tăng 4,2%": points between two rates.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.figures.change import Change
from extractors.figures.measured import MEASURED, half_unit
from extractors.figures.share import reconciles
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, rounded, share_within, show
from pipeline.checking.plausible import is_near
from pipeline.checking.slips import digits, single_digit_slip, sum_slip
from pipeline.checking.swapped_bases import is_of_swapped_base
from schemas.facts import Check, Count, Percentage, Severity
from schemas.textview import folded_view

DIFFERENCE, GROWTH = "difference", "growth"
IDS = (DIFFERENCE, GROWTH)
_EQUALS_RE = regex.compile(r"(?<!\p{L})bằng\s+$")
_POOR = "nghèo"
"""Households of which the change is told in points of their rate: "giảm 37 hộ (1,9%)"."""
_MET_RE = regex.compile(r"(?<!\p{L})(?:đạt|chiếm)\s+(?:(?:tỷ|tỉ)\s+lệ\s+)?$")
_PLANNED_RE = regex.compile(
    r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|kh(?!\p{L})|chỉ\s+tiêu|nghị\s+quyết|dự\s+toán|mục\s+tiêu)"
)
_COMPARED_RE = regex.compile(r"\s*(?:so(?!\p{L})|(?:của\s+)?cùng\s+kỳ|năm\s+trước)")


def check(evidence: Evidence) -> Iterator[Check]:
    """The difference and the growth of each change that states enough for them."""
    for change in evidence.changes:
        if (difference := _difference(change)) is not None:
            yield difference
        if (growth := _growth(change, evidence)) is not None:
            yield growth


def _difference(change: Change) -> Check | None:
    before, after, amount = change.before, change.after, change.amount
    if before is None or after is None or amount is None:
        return None
    expected = before.value + change.direction * amount.value
    exact = all(count.approx == "exact" for count in (before, after, amount))
    off = abs(expected - after.value)
    slack = sum((half_unit(count) for count in (before, after, amount)), Decimal(0))
    if off and not exact:
        return None
    severity: Severity = "ok" if not off else "rounding" if off <= slack else "error"
    if severity == "error" and not is_near(after.value, expected) and not _is_slip(change):
        severity = "suspect"  # "giảm 2.676 việc so với năm 2018 (ủy thác 04 việc)": another count
    holds = not off
    sign = "+" if change.direction > 0 else "-"
    equation = f"{show(before.value)} {sign} {show(amount.value)} = {show(expected)}"
    parts = (before.value, change.direction * amount.value)
    return Check(
        kind="part_sum",
        severity=severity,
        rule=DIFFERENCE,
        spans=(after.span, before.span, amount.span),
        stated=after.value,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(after.value)}",
        section=after.section,
        suggestion=sum_slip(after.value, parts) if severity == "error" else None,
    )


def _is_slip(change: Change) -> bool:
    """Would one digit of one of the three make them agree?"""
    before, after, amount = change.before, change.after, change.amount
    if before is None or after is None or amount is None:
        return False
    return any(
        wanted > 0 and single_digit_slip(digits(stated), digits(wanted))
        for stated, wanted in (
            # "chênh lệch 02 đồng chí" says not which way.
            (after.value, before.value + amount.value),
            (after.value, before.value - amount.value),
            (before.value, after.value - change.direction * amount.value),
            (amount.value, abs(after.value - before.value)),
        )
    )


def _growth(change: Change, evidence: Evidence) -> Check | None:
    stated = change.percentage
    sides = change.sides
    if stated is None or sides is None or sides[1] <= 0:
        return None
    amount, before = sides
    value = Fraction(100 * amount) / Fraction(before)
    level = 100 + change.direction * value
    if abs(level - Fraction(stated.value)) < abs(value - Fraction(stated.value)) and _is_level(
        stated, level, evidence
    ):
        value, amount = level, before + change.direction * amount
    verdict: Severity = compare(value, stated.value, stated.numeral, stated.approx)
    if verdict == "error" and (told := _growth_since(change)) is not None:
        value, amount, before = told
        verdict = "ok"
    if verdict == "error" and _is_rounded(change, stated):
        verdict = "rounding"
    if verdict == "error":
        if _is_met(stated, evidence) or _is_of_what_fell(change, stated, level):
            return None
        estimated = any(count.approx != "exact" for count in change.figures)
        if estimated and not _goes_the_other_way(change):
            return None
        # What was before is not stated: the text may mean another year. Where the change itself is
        # not, the count in front may be of something else ("250 hộ thoát nghèo, giảm 2,5%").
        slipped = single_digit_slip(digits(stated.value), digits(rounded(value, stated.numeral)))
        slipped = slipped or is_of_swapped_base(change, stated)
        apart = change.amount is None and not slipped and not _is_of_amounts(change)
        if apart and not estimated:
            return None
        far = not slipped and not is_near(stated.value, value) and not _is_of_what_is(change)
        sentence = evidence.doc.sentence_at(stated.at[0])
        if (
            far
            and sentence is not None
            and _POOR in evidence.doc.text[sentence.start : sentence.end]
        ):
            return None
        if (
            change.before is None
            or far
            or (change.amount is None and not (slipped and _is_of_one_noun(change, evidence)))
        ):
            verdict = "suspect"
        if change.inferred and change.after is None and not (slipped or _is_of_what_is(change)):
            verdict = "suspect"
        if estimated:
            verdict = "suspect"
    expected = rounded(value, stated.numeral)
    sign = "=" if expected == stated.value else "≈" if verdict == "ok" else "≠"
    equation = f"{show(amount)} / {show(before)} = {show(expected)}%"
    if expected != stated.value:
        equation += f" {sign} {show(stated.value)}%"
    slip = verdict == "error" and single_digit_slip(digits(stated.value), digits(expected))
    return Check(
        kind="percent",
        severity=verdict,
        rule=GROWTH,
        spans=(stated.span, *(count.span for count in _shown(change))),
        stated=stated.value,
        expected=expected,
        equation=equation,
        section=stated.section,
        suggestion=f"{show(stated.value)}% → {show(expected)}%" if slip else None,
    )


def _is_of_what_fell(change: Change, stated: Percentage, level: Fraction) -> bool:
    """ "tiết kiệm 11.250 kWh, giảm 7,7% so với năm 2023 (146.800 kWh)": is the number in front by
    how much it fell?
    """
    falls = change.amount is None and change.direction < 0
    return falls and compare(level, stated.value, stated.numeral, stated.approx) == "ok"


def _goes_the_other_way(change: Change) -> bool:
    """ "ước 112.310 lượt, tăng 4,6% so với năm 2022 (117.940 lượt)": however it was estimated, did
    it not grow?
    """
    before, after = change.before, change.after
    return (
        before is not None
        and after is not None
        and not change.inferred
        and all(count.approx in ("exact", "about") for count in (before, after))
        and change.direction * (after.value - before.value) < 0
    )


def _is_level(stated: Percentage, level: Fraction, evidence: Evidence) -> bool:
    """ "tăng 32 lượt, bằng 103% so với cùng kỳ": what is as a share of what was, not its change.

    Without "so với" behind it only where it is right.
    """
    text, (start, end) = folded_view(evidence.doc.text), stated.at
    if _EQUALS_RE.search(text, max(0, start - 12), start) is None:
        return False
    holds = compare(level, stated.value, stated.numeral, stated.approx) == "ok"
    return holds or match_near(_COMPARED_RE, text, end) is not None


def _is_met(stated: Percentage, evidence: Evidence) -> bool:
    """ "52 triệu đồng, tăng 17 triệu đồng so với năm 2020 (35 triệu đồng), đạt 104% Nghị quyết":
    what is as a share of what was planned, or of all ("tăng 02 đồng chí, chiếm 31,6%")?
    """
    text, (start, end) = folded_view(evidence.doc.text), stated.at
    return (
        _MET_RE.search(text, max(0, start - 16), start) is not None
        or match_near(_PLANNED_RE, text, end) is not None
    )


def _is_rounded(change: Change, stated: Percentage) -> bool:
    """May the growth be that of two amounts before they were rounded?"""
    before, after = change.before, change.after
    return (
        before is not None
        and after is not None
        and before.rule == MEASURED
        and change.direction * (after.value - before.value) >= 0
        and share_within(
            after, before, change.direction * stated.value, stated.numeral, growth=True
        )
    )


def _growth_since(change: Change) -> tuple[Fraction, Decimal, Decimal] | None:
    """ "98 doanh nghiệp, tăng 5,4% (93 doanh nghiệp)": where the percentage is the growth from the
    number behind it, that is what was before: the growth, the change and what was.
    """
    stated, after, was = change.percentage, change.after, change.amount
    if stated is None or after is None or was is None or change.before is not None or not was.value:
        return None
    amount = change.direction * (after.value - was.value)
    value = Fraction(100 * amount) / Fraction(was.value)
    holds = value > 0 and compare(value, stated.value, stated.numeral, "exact") == "ok"
    return (value, amount, was.value) if holds else None


def _is_of_what_is(change: Change) -> bool:
    """ "so với năm 2021 (16 đảng viên), tăng 05 đồng chí, tương đương 23,8%": 5 of 21, the change
    taken as a share of what is.
    """
    stated, before, amount = change.percentage, change.before, change.amount
    if stated is None or before is None or amount is None:
        return False
    now = before.value + change.direction * amount.value
    return now > 0 and (
        compare(Fraction(100 * amount.value) / Fraction(now), stated.value, stated.numeral, "exact")
        == "ok"
    )


def _is_of_amounts(change: Change) -> bool:
    """ "doanh thu 13.890 triệu đồng, tăng 17,2% so với năm 2022 (12.540 triệu đồng)": both told
    beside the change, in one unit and in its direction. At constant prices it may still be right.
    """
    before, after = change.before, change.after
    return (
        before is not None
        and after is not None
        and not change.inferred
        and before.rule == after.rule == MEASURED
        and change.direction * (after.value - before.value) > 0
    )


def _is_of_one_noun(change: Change, evidence: Evidence) -> bool:
    """ "59 đảng viên, tăng 86,6% so với 35 đảng viên năm 2014": both counts in one noun's words.

    A count that is only named ("Số hồ sơ trực tuyến chiếm 63,7%, tăng …") is meant for sure where
    its share in the same sentence is right.
    """
    before, after, stated = change.before, change.after, change.percentage
    if before is None or after is None or stated is None:
        return False
    if before.unit.lower() != after.unit.lower():
        return False
    if not change.inferred:
        return True
    sentence = evidence.doc.sentence_at(stated.at[0])
    return any(
        share.part is after
        and reconciles(share)
        and evidence.doc.sentence_at(share.percentage.at[0]) == sentence
        for share in evidence.shares
    )


def _shown(change: Change) -> tuple[Count, ...]:
    """The two counts that the percentage follows from."""
    pairs = ((change.amount, change.before), (change.amount, change.after))
    for one, other in (*pairs, (change.after, change.before)):
        if one is not None and other is not None:
            return one, other
    return ()
