"""How far two numerals lie apart: one digit changed, dropped, doubled or swapped with the next."""

from collections.abc import Sequence
from decimal import Decimal


def digits(number: Decimal) -> str:
    """The digits of a number without separators."""
    return "".join(c for c in f"{number:f}" if c.isdigit())


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


def sum_slips(whole: Decimal, parts: Sequence[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """The figures of a sum each of which could mend it by one digit, with the value that would.

    Numbers below ten are taken as written with two digits: "05" that became "50".
    """
    total = sum(parts, Decimal(0))
    wanted = [(whole, total), *((part, part + whole - total) for part in parts)]
    return [
        (stated, value)
        for stated, value in wanted
        if value > 0 and any(single_digit_slip(a, b) for a, b in _written(stated, value))
    ]


def _written(stated: Decimal, wanted: Decimal) -> list[tuple[str, str]]:
    one, other = digits(stated), digits(wanted)
    return [(one, other), (one.zfill(2), other.zfill(2))]
