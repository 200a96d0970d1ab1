"""How far two numerals lie apart: one digit changed, dropped, doubled or swapped with the next."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from extractors.numerals import decimals


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
        if value > 0 and _is_slip(digits(stated), digits(value))
    ]


def _is_slip(stated: str, wanted: str) -> bool:
    """Are the two a digit apart, as they stand or as two digits each?"""
    if single_digit_slip(stated, wanted):
        return True
    short = min(len(stated), len(wanted)) < 2
    return short and single_digit_slip(stated.zfill(2), wanted.zfill(2))


_FEW = 4  # whole numbers that would do; more of them prove nothing
_NARROW, _MANY = 100, 300


def share_slip(stated: Decimal, numeral: str, part: Decimal, whole: Decimal) -> bool:
    """Would one digit of the percentage, of its part or of its whole make the share hold?

    "194 đảng viên … 10 đảng viên, chiếm 36,1%": with 70 it is 36,1.
    """
    if part_slip(stated, numeral, part, whole):
        return True
    low, high = _bounds(stated, numeral)
    return (
        low > 0
        and stated <= 100
        and whole > 0
        and _in_reach(whole, part * 100 / high, part * 100 / low, least=part)
    )


def misprinted(stated: Decimal, numeral: str, part: Decimal, whole: Decimal) -> bool:
    """Would one digit of the percentage alone make the share hold?"""
    if not 0 < part <= whole:
        return False
    unit = Decimal(1).scaleb(-decimals(numeral))
    expected = (part * 100 / whole).quantize(unit, ROUND_HALF_UP)
    return single_digit_slip(digits(stated.quantize(unit)), digits(expected))


def part_slip(stated: Decimal, numeral: str, part: Decimal, whole: Decimal) -> bool:
    """Would one digit of the percentage or of its part make the share hold? The whole is sure."""
    low, high = _bounds(stated, numeral)
    if low <= 0 or whole <= 0:
        return False
    if misprinted(stated, numeral, part, whole):
        return True
    return stated <= 100 and _in_reach(part, low * whole / 100, high * whole / 100, most=whole)


def _bounds(stated: Decimal, numeral: str) -> tuple[Decimal, Decimal]:
    """What a percentage of these digits was rounded from."""
    unit = Decimal(1).scaleb(-decimals(numeral))
    return stated - unit / 2, stated + unit / 2


def _in_reach(
    stated: Decimal,
    low: Decimal,
    high: Decimal,
    *,
    least: Decimal = Decimal(0),
    most: Decimal | None = None,
) -> bool:
    """Is one of the whole numbers between the bounds a single digit away?"""
    first, last = int(low.to_integral_value(ROUND_CEILING)), int(high)
    if last - first >= _FEW and (last - first) * _NARROW > last:
        return False
    said = digits(stated)
    near: Iterable[int] = range(first, last + 1)
    if last - first > _MANY:
        near = (value for value in _a_digit_away(said) if first <= value <= last)
    return any(
        least <= value
        and value > 0
        and (most is None or value <= most)
        and _is_slip(said, str(value))
        for value in near
    )


def _a_digit_away(said: str) -> Iterator[int]:
    """The numbers that one digit makes of another one: among millions the few to look at."""
    for i in range(len(said) + 1):
        left, right = said[:i], said[i:]
        yield from (int(left + digit + right) for digit in "0123456789")
        if right:
            yield from (int(left + digit + right[1:]) for digit in "0123456789")
            yield int(left + right[1:] or "0")
            yield int(left + right[:2][::-1] + right[2:])
