"""Numerals: "1.105" is 1105, "81,3" is 81.3, "06" is 6. Values are exact."""

import re
from decimal import Decimal
from functools import lru_cache

import regex

from schemas.document import Range

# Thousands by dots (or by single spaces), a decimal comma; else plain digits with a decimal part.
NUMERAL = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?"
    r"|[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d.,/])(?:,\d+)?"
    r"|\d+(?:,\d+|\.\d{1,2}(?!\d))?)"
)
_DIGITS_RE = regex.compile(r"\d+")
_THOUSANDS_RE = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")


def digits_in(text: str) -> tuple[Range, ...]:
    """Where digits stand together in a text, in reading order."""
    return tuple(match.span() for match in _DIGITS_RE.finditer(text))


@lru_cache(maxsize=2)  # all that is looked for from its digits shares them
def digit_runs(text: str) -> tuple[Range, ...]:
    """`digits_in` for the whole text of a report."""
    return digits_in(text)


@lru_cache(maxsize=4096)
def numeral_value(numeral: str) -> Decimal:
    """The exact value of a numeral as Vietnamese reports write it."""
    if _THOUSANDS_RE.fullmatch(numeral):
        return Decimal(numeral.replace(".", "").replace(" ", "").replace(",", "."))
    return Decimal(numeral.replace(",", "."))


@lru_cache(maxsize=4096)
def decimals(numeral: str) -> int:
    """How many digits stand after the decimal comma: 2 for "13,56", 1 for "50,0", 0 for "1.105"."""
    if _THOUSANDS_RE.fullmatch(numeral):
        return len(numeral.partition(",")[2])
    return len(numeral.replace(",", ".").partition(".")[2].strip())
