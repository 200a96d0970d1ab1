"""Labels of headings and list items: what people really write in front of a title.

"I- ", "I. ", "PHẦN THỨ NHẤT", "A. ", "1- ", "1. ", "2.1- ", "2.2 ", "a) ", "(1) ", "Thứ nhất,", "Một là,".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

LabelStyle = Literal[
    "part", "letter", "roman", "arabic", "decimal", "minor", "bracket", "word", "bullet"
]

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{0,3}))"
_ORDINALS = r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?)"
_CARDINALS = r"(?:một|hai|ba|bốn|bón|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|lăm|năm|sáu|bảy|tám|chín))?)"

# One alternative for each style; the digits or letters are captured, the separators belong to the
# label as written ("2.1-"). A label without separator ("2.2 Việc …") needs a capital after it. A
# number may begin the title ("2. 6 tháng đầu năm") where it is no rest of a larger one ("12. 500").
LABEL_RE = regex.compile(
    rf"""
    (?P<part>(?i:phần|chương|mục)\s+(?:(?i:thứ\s+{_ORDINALS})|(?i:{_CARDINALS})|[IVX]+|\d{{1,2}}|[A-ZĐ])\b\s*[.:\-)]*)
  | (?P<decimal>(?:\d{{1,2}}|(?=[IVX]){_ROMAN}(?=\.\s?\d))(?:\.\s?\d{{1,2}}){{1,3}}(?:\s*[.\-)/:]+(?=\s*\p{{L}}|\s*["“(])|(?=\s+\p{{Lu}})|\.?(?=\s*$)))
  | (?P<arabic>\d{{1,2}}(?:\s*[.\-)/]+(?=\s*["“(]?\p{{L}})(?!\s*\p{{Lu}}\p{{L}}{{0,6}}\s?[/\-–]\s?\p{{Lu}})|[.)](?=\s+\d{{1,2}}\s+\p{{L}}{{2}})))
  | (?P<roman>(?=[IVX]){_ROMAN}\s*[.\-)/:]+(?=\s*["“(]?\p{{L}}|\s*$))
  | (?P<letter>[A-HĐ]\s*[.\-)/]+(?=\s*["“]?\p{{Lu}}))
  | (?P<minor>[a-zđ]\s*(?:[.)\-]|/-?(?=\s|\p{{Lu}}))(?=\s*["“(]?\p{{L}})(?<![a-zđ]\.(?=\p{{Ll}})))
  | (?P<bracket>\((?:\d{{1,2}}|[a-zđ])\)(?=\s*["“]?\p{{L}}))
  | (?P<word>(?:(?i:thứ\s+{_ORDINALS})|(?i:{_CARDINALS})\s+là)\s*(?=[,:.\-]))
    """,
    regex.VERBOSE,
)
BULLET_RE = re.compile(r"(?:[-+*•●○▪■►▶√✓➢–]\s*){1,3}(?=[^\s\-+*])")
_SPACE_RE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a line: its text as written, its style and where the body begins."""

    text: str
    style: LabelStyle
    body: int
    numbers: tuple[int, ...] = ()


def read_label(line: str) -> Label | None:
    """The label at the start of a stripped line, or None."""
    if not line:
        return None
    first = line[0]
    if first in "-+*•●○▪■►▶√✓➢–":
        bullet = BULLET_RE.match(line)
        if bullet and bullet.end() < len(line):
            return Label(bullet[0].strip(), "bullet", bullet.end())
        return None
    if not (first.isdigit() or first in _FIRST_LETTERS or (len(line) > 1 and line[1] in ".)-/ ")):
        return None
    match = LABEL_RE.match(line)
    if match is None or line[:3].lower() == "v/v":
        return None
    style: LabelStyle = match.lastgroup  # type: ignore[assignment]
    text = match[0].rstrip()
    space = _SPACE_RE.match(line, match.end())
    body = 0 if space is None or style == "word" else space.end()
    return Label(text, style, body, _numbers(style, text))


@lru_cache(maxsize=1024)  # reports share their labels
def label_of(text: str) -> Label | None:
    """What a label that was cut off its line ("2.1-") says, or None where it is none."""
    return read_label(f"{text} X")


_FIRST_LETTERS = frozenset("(IVXABCDEFGHĐPpMmTtNnSsBbHhCc")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_NUMBER_RE = re.compile(r"\d+")
_ROMAN_RE = re.compile(r"[IVX]+")


def _numbers(style: LabelStyle, text: str) -> tuple[int, ...]:
    if style in ("arabic", "decimal", "bracket"):
        numbers = tuple(map(int, _NUMBER_RE.findall(text)))
        outer = _ROMAN_RE.match(text)
        return (roman_value(outer[0]), *numbers) if outer else numbers
    if style == "roman" and (roman := _ROMAN_RE.match(text)):
        return (roman_value(roman[0]),)
    if style == "letter":
        return ("ABCDĐEGHIK".find(text[0]) + 1,)
    if style == "minor":
        return ("abcdđeghiklmnopqrstuvxy".find(text[0]) + 1,)
    return ()


def roman_value(numeral: str) -> int:
    """ "XIV" to 14."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < max(values[index + 1 :], default=0) else value
        for index, value in enumerate(values)
    )
