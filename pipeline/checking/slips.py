"""The likeliest slip behind a wrong sum: one digit changed, dropped, doubled, swapped."""

from collections.abc import Sequence
from decimal import Decimal

from extractors.figures.slips import digits, single_digit_slip
from pipeline.checking.intervals import show

__all__ = ["digits", "single_digit_slip", "sum_slip"]


def sum_slip(whole: Decimal, parts: Sequence[Decimal]) -> str | None:
    """What one wrong digit would explain the sum, if exactly one figure can be it."""
    total = sum(parts, Decimal(0))
    found: list[str] = []
    if single_digit_slip(digits(whole), digits(total)):
        found.append(f"{show(whole)} → {show(total)}")
    for part in parts:
        wanted = part + whole - total
        if wanted >= 0 and single_digit_slip(digits(part), digits(wanted)):
            found.append(f"{show(part)} → {show(wanted)}")
    return found[0] if len(found) == 1 else None
