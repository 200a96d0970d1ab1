"""A sum of figures as a row of the ledger."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.checking.intervals import show
from pipeline.checking.slips import sum_slip
from schemas.document import Span
from schemas.facts import Check, Count, Severity


def sum_row(rule: str, whole: Count, parts: Sequence[Count], severity: Severity = "ok") -> Check:
    """The parts added up beside their whole, which is the challenged figure."""
    return terms_row(
        rule,
        (whole.span, whole.value),
        [(part.span, part.value) for part in parts],
        whole.section,
        severity,
    )


def terms_row(
    rule: str,
    whole: tuple[Span, Decimal],
    terms: Sequence[tuple[Span, Decimal]],
    section: int | None,
    severity: Severity = "ok",
) -> Check:
    """Numbers with their places, added up (one below nought is taken away) beside their whole.

    Two numbers may stand in one place, and one of them be the whole: those of a ratio.
    """
    span, stated = whole
    values = [value for _, value in terms]
    total = sum(values, Decimal(0))
    first, *others = values
    steps = "".join(f" {'-' if value < 0 else '+'} {show(abs(value))}" for value in others)
    equation = f"{show(first)}{steps} = {show(total)}"
    holds = severity in ("ok", "rounding")
    sign = "≈" if holds else "≠"
    return Check(
        kind="part_sum",
        severity=severity,
        rule=rule,
        spans=tuple(dict.fromkeys((span, *(place for place, _ in terms)))),
        stated=stated,
        expected=total,
        equation=equation if total == stated else f"{equation} {sign} {show(stated)}",
        section=section,
        suggestion=None if holds else sum_slip(stated, values),
    )
