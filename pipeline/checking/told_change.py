"""told_change: a change told in the next sentence or clause against what it is a change of.

"Hiện có 2.847 đảng viên. So với nhiệm kỳ trước (2.800 đảng viên) tăng 47 đảng viên": 2.800 + 47 =
2.847. "Xảy ra 4.683 vụ. So với cùng kỳ giảm 789 vụ (14,42%)": 789 / (4.683 + 789) = 14,42%.

What is tied over the end of a sentence may be another quantity after all: suspect at most, and only
where one digit would mend it or the percentage was taken of what is. Where two other changes of its
sentence hold ("(46 vụ, 20 người chết, 37 người bị thương) giảm 07 vụ, 03 người chết, 03 người bị
thương"), the third is told of the same time: an error. False alarm avoided: "tăng 47
đảng viên (trong đó kết nạp 455)": who came and who left make the change, the 455 are no part of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractors.figures.change import Change
from extractors.figures.slips import sum_slips
from extractors.figures.told_changes import told_changes
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, rounded, show
from pipeline.checking.slips import digits, single_digit_slip
from schemas.document import Sentence
from schemas.facts import Check, CheckKind, Count, Percentage, Severity

RULE = "told_change"
_LEAST_HELD = 2
"""Changes of one sentence that hold and prove what the third is held against."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each change whose former value is told, and one for each percentage."""
    figures = (evidence.counts, evidence.percentages, evidence.ratios)
    changes = list(told_changes(evidence.doc, figures, (evidence.groups, evidence.changes)))
    held = _held(changes, evidence)
    for told in changes:
        now, amount = told.after, told.amount
        assert now is not None
        assert amount is not None
        if told.before is not None and (row := _difference(told, told.before, now, amount)):
            sure = held[evidence.doc.sentence_at(amount.at[0])] >= _LEAST_HELD
            yield replace(row, severity="error") if sure and row.severity == "suspect" else row
        if told.percentage is not None and (row := _growth(told, told.percentage, now, amount)):
            yield row


def _held(changes: Sequence[Change], evidence: Evidence) -> Counter[Sentence | None]:
    """How many changes of each sentence lead from what was to what is."""
    return Counter(
        evidence.doc.sentence_at(change.amount.at[0])
        for change in changes
        if change.amount is not None and change.holds
    )


def _difference(told: Change, before: Count, now: Count, amount: Count) -> Check | None:
    change = told.direction * amount.value
    expected = before.value + change
    holds = expected == now.value
    if not holds and not sum_slips(now.value, (before.value, change)):
        return None
    sign = "+" if told.direction > 0 else "-"
    equation = f"{show(before.value)} {sign} {show(amount.value)} = {show(expected)}"
    return _row(
        "part_sum",
        "ok" if holds else "suspect",
        (now, before, amount),
        (now.value, expected),
        equation if holds else f"{equation} ≠ {show(now.value)}",
    )


def _growth(told: Change, stated: Percentage, now: Count, amount: Count) -> Check | None:
    if told.sides is None or told.sides[1] <= 0:
        return None
    base = told.sides[1]
    value = Fraction(100 * amount.value) / Fraction(base)
    verdict: Severity = compare(value, stated.value, stated.numeral, stated.approx)
    expected = rounded(value, stated.numeral)
    if verdict == "error":
        if not (
            single_digit_slip(digits(stated.value), digits(expected))
            or _is_share_of(now, amount, stated)
        ):
            return None
        verdict = "suspect"
    equation = f"{show(amount.value)} / {show(base)} = {show(expected)}%"
    if expected != stated.value:
        equation += f" {'≈' if verdict == 'ok' else '≠'} {show(stated.value)}%"
    return _row("percent", verdict, (stated, amount, now), (stated.value, expected), equation)


def _is_share_of(now: Count, amount: Count, stated: Percentage) -> bool:
    """A wrong base: the change as a share of what is, not of what was."""
    value = Fraction(100 * amount.value) / Fraction(now.value)
    return compare(value, stated.value, stated.numeral, stated.approx) == "ok"


def _row(
    kind: CheckKind,
    severity: Severity,
    figures: Sequence[Count | Percentage],
    values: tuple[Decimal, Decimal],
    equation: str,
) -> Check:
    return Check(
        kind=kind,
        severity=severity,
        rule=RULE,
        spans=tuple(figure.span for figure in figures),
        stated=values[0],
        expected=values[1],
        equation=equation,
        section=figures[0].section,
    )
