"""Signs in running text that may be the marks of footnotes: "¹", "chi bộ(1)", "chi bộ1", "chi bộ*".

Only their own form and the word before them is looked at; whether a note goes with one is for
`pipeline.segmenting.plain_notes`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.reading.syllables import is_syllable

RAISED = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = str.maketrans(_RAISED_DIGITS, "0123456789")

# One sign first: `re` passes over a text fast where a pattern begins with a class.
_SIGN_RE = re.compile(
    r"[(\[⁰¹²³⁴⁵⁶⁷⁸⁹](?:(?<=\()(?P<round>\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})\)"
    r"|(?<=\[)\^?(?P<square>\d{1,3})\]|(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})"
)
_STAR_RE = re.compile(r"\*(?<=[^\W_]\*|[.”\"’)%]\*)\*{0,2}(?![*\w])")
_GLUED_RE = re.compile(r"\d(?<=[^\W\d_]\d|[.”\"’)]\d)\d?(?![\w(]|[.,/\-:]\d|\s?%)")
_WORD_RE = regex.compile(r"(?P<slash>/)?(?<!\p{L})(?P<word>\p{L}{1,7})[.”\"’]?$")
_OPERATORS = tuple("=+×<>")
_CLOSERS = ')]”"’»'
# A mark with a space before it might be a number of something, or of the items that follow it.
_COUNTED_RE = regex.compile(
    r"(?i)(?<!\p{L})(?:công thức|phương trình|biểu|bảng|hình|mẫu|phụ lục|cột|dòng|mục|điểm|khoản"
    r"|điều|nhóm|loại|số|tiêu chí|phương án|bước|đó|gồm|là|và|hoặc|như|sau|với|về|từ|cụ thể|thứ)$"
)
_UNITS = frozenset({"m", "km", "cm", "dm", "mm", "hm"})
# "quý1", "đợt2", "thôn3": a space forgotten in front of what is counted off; a compound
# ("văn bản1", "mô hình2") counts nothing off.
_COUNTED_OFF_RE = regex.compile(
    r"(?i)quý|(?<!nhiệm\s|thời\s)kỳ|đợt|lần|thôn|tổ|khu|quận|phường|(?<!văn\s)bản|xóm|ấp|đội"
    r"|(?<!tổng\s|dân\s)số|(?<!xếp\s|phân\s)loại|hạng|(?<!các\s|trợ\s|phân\s)cấp|mức|nhóm|lớp|khối"
    r"|bài|điều|khoản|mục|(?<!đặc\s|thời\s|ưu\s|khuyết\s|quan\s)điểm|(?<!thành\s)phần|vòng|bậc|ngày"
    r"|tháng|năm|khóa|khoá|(?<!học\s)tập|biểu|bảng|(?<!mô\s|tình\s|loại\s)hình"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the body; `sure` where its form means hardly anything else."""

    start: int
    end: int
    key: str
    sure: bool
    raised: bool


def bracketed_marks(text: str) -> Iterator[Mark]:
    """Raised digits, also in brackets, and digits and stars in brackets behind a word."""
    for match in _SIGN_RE.finditer(text):
        start, end = match.span()
        sign = match["round"] or match["square"]
        if sign is None:
            if not is_raised_unit(text, start):
                yield Mark(start, end, key_of(match[0]), sure=True, raised=True)
        elif sign[0] in _RAISED_DIGITS:
            yield Mark(start, end, key_of(sign), sure=True, raised=False)
        elif (sure := _is_behind_a_word(text, start, end)) is not None:
            yield Mark(start, end, key_of(sign), sure, raised=False)


def glued_marks(text: str) -> Iterator[Mark]:
    """ "đảng viên1", "05-CT/TW1", "đồng chí*"."""
    if "*" in text:
        for match in _STAR_RE.finditer(text):
            yield Mark(*match.span(), match[0], sure=False, raised=False)
    for match in _GLUED_RE.finditer(text):
        before = text[max(match.start() - 14, 0) : match.start()]
        if before[-1] != ")":
            word = _WORD_RE.search(before)
            if word is None or not _may_carry_a_mark(word):
                continue
        yield Mark(*match.span(), key_of(match[0]), sure=False, raised=False)


def _may_carry_a_mark(word: "regex.Match[str]") -> bool:
    if word["word"].isupper():
        return word["slash"] is not None and len(word["word"]) > 1
    if word["word"] in _UNITS or _COUNTED_OFF_RE.fullmatch(word.string, *word.span("word")):
        return False
    return is_syllable(word["word"])


def key_of(sign: str) -> str:
    """The number of a mark, raised or in brackets, in plain digits, or its stars."""
    sign = sign.strip("()[]^").translate(LOWERED)
    return str(int(sign)) if sign.isdecimal() else sign


def is_raised_unit(text: str, start: int) -> bool:
    """Is the raised digit at `start` that of "m²" or "km³"?"""
    return text[max(start - 3, 0) : start].split(" ")[-1].lstrip("0123456789.,(") in _UNITS


def _is_behind_a_word(text: str, start: int, end: int) -> bool | None:
    """Whether a sign in brackets is a mark for sure, or perhaps; None where it is none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.isalnum() or after in ("(", "/", "%") or not before:
        return None
    if text[end : end + 2].strip()[:1] in _OPERATORS:
        return None
    if before.isalnum() or before in _CLOSERS or before in ".!?…%":
        alone = before.isalpha() and not text[max(start - 2, 0) : start - 1].isalpha()
        return None if alone else True
    if before != " " or not (after.isspace() or after in ",.;:)" or not after):
        return None
    word = text[max(start - 24, 0) : start - 1]
    if not (word[-1:].isalpha() or word[-1:] in _CLOSERS) or _COUNTED_RE.search(word):
        return None
    return False
