"""The likeliest slip behind a wrong figure: one digit changed, dropped, doubled, swapped."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.checking.intervals import show


def single_digit_slip(stated: str, wanted: str) -> bool:
    """Are the digit strings one edit apart: a digit changed, dropped, added, or two swapped?"""
    if stated == wanted:
        return False
    if len(stated) == len(wanted):
        differing = [i for i, (a, b) in enumerate(zip(stated, wanted, strict=True)) if a != b]
        if len(differing) == 1:
            return True
        return (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and stated[differing[0]] == wanted[differing[1]]
            and stated[differing[1]] == wanted[differing[0]]
        )
    if abs(len(stated) - len(wanted)) != 1:
        return False
    short, long = sorted((stated, wanted), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def digits(number: Decimal) -> str:
    """The digits of a number without separators."""
    return "".join(c for c in f"{number:f}" if c.isdigit())


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
