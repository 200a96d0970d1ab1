"""What the words on both sides of a break say: do they belong together, and how."""

import re
import string

import regex

from pipeline.reading.syllables import is_syllable

CLOSED = ".:!?…;"
STOPPED = ".:!?…"
"""Signs that end a clause; those that end a sentence."""
_CLOSING_MARKS = "\"”’')]*¹²³⁴⁵⁶⁷⁸⁹⁰" + string.whitespace
_LAST_LETTERS_RE = regex.compile(r"(?<!\p{L})\p{L}{1,6}$")
_FIRST_LETTERS_RE = regex.compile(r"\p{L}{1,6}(?!\p{L})")
# "05-" + "CT/TW", "NQ/" + "TW": the break fell inside a symbol.
_CUT_SYMBOL_RE = regex.compile(r"(?:\d\s?-|[\p{L}\d]/|\p{Lu}-)$")
_SYMBOL_START_RE = regex.compile(r"\p{Lu}{2}|\p{Lu}\p{L}{0,4}/|\d")
# "… Quy định số" + "08-QĐi/TW", "ngày" + "15/5": a number is wanted.
WANTS_NUMBER_RE = regex.compile(r"(?i:(?<!\p{L})(?:số|ngày|tháng|năm|khóa|lần\s+thứ))$")
# "… của các" + "Chi bộ trực thuộc": whatever follows, a name or a number, goes on.
_UNFINISHED_RE = regex.compile(r"(?i:(?<![\p{L}])(?:của|và|về|các|những|với|thuộc))$")
# "Đảng bộ xã có" + "12 chi bộ": over the end of a page, where nothing else begins.
WANTS_MORE_RE = regex.compile(
    r"(?i:(?<![\p{L}])(?:có|là|gồm|cho|do|tại|từ|trong|theo|đạt|hơn|khoảng|để|mà|hoặc|mỗi|nhằm|bằng))$"
)
_SHARE_RE = re.compile(r"\(\s*\d[\d.,]*\s?%")
CLOSING_RE = re.compile(
    r"(?i:nơi\s+(?:nhận|gửi\s*:)|kính\s+gửi|t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.|trên\s+đây\s+là)"
)
"""How the end of a report begins: no paragraph goes on there."""


def is_hyphenated(before: str, after: str) -> bool:
    """Did a hyphen part one syllable over two lines: "sinh ho-" + "ạt chi bộ"? The halves of a
    compound ("kinh tế-" + "xã hội") are no syllable together."""
    if before[-1:] != "-" or not before[-2:-1].isalpha() or not after[0].isalpha():
        return False
    left, right = _LAST_LETTERS_RE.search(before[:-1]), _FIRST_LETTERS_RE.match(after)
    if left is None or right is None or left[0][-1].isupper() != right[0][0].isupper():
        return False
    return is_syllable(left[0] + right[0])


def is_glued(before: str, after: str) -> bool:
    """Did the break fall inside a symbol, so that no space belongs there: "05-" + "CT/TW"?"""
    return before[-1] in "-/" and bool(
        _CUT_SYMBOL_RE.search(before[-8:]) and _SYMBOL_START_RE.match(after)
    )


def is_unfinished(text: str) -> bool:
    """Does the text end in a word that a noun must follow ("của các"), whatever follows?"""
    if text[-1] == "-":  # "Sở Lao động -" + "Thương binh và Xã hội"
        return text[-2:] == " -" and text[-3:-2].isalpha()
    return text[-1].isalpha() and _UNFINISHED_RE.search(text[-8:]) is not None


def ending(text: str) -> str:
    """The last sign of a text that says whether it is finished, closing marks left out."""
    tail = text[-24:].rstrip(_CLOSING_MARKS)
    return tail[-1:] or text[-1:]


def goes_on(text: str) -> bool:
    """True where a text begins in mid-sentence: with a small letter, a sign that cannot open or a
    percentage in brackets ("… chiếm tỷ lệ" + "(6%); …")."""
    first = text[0]
    if first == "(":
        return _SHARE_RE.match(text) is not None
    return first.islower() or first in ",;.)%/"
