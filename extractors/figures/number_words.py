"""Numbers in words: "hai mươi ba" is 23, "một trăm linh năm" 105. Only those before a unit noun.

"năm" is a year or five, "một" an article or one, "Ba" and "Mười" are names: where the words around
leave that open, nothing is read. "một số", "thứ hai", "hai bên", "ba không" count nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.figures.patterns import NounMatch, noun_at, noun_kinds
from extractors.matching import match_near, places_of_words

_UNITS = {
    **{"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5},
    **{"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9},
}
_GROUPS = {"chục": 10, "trăm": 100}
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_FIRST_WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"]
_FIRST = "|".join(_FIRST_WORDS)
_WORD = rf"(?:{_FIRST}|không|mốt|tư|lăm|mươi|chục|trăm|linh|lẻ|nghìn|ngàn|triệu)"
_NUMBER_RE = re.compile(
    rf"(?:{_FIRST})(?:\s{{1,3}}{_WORD}){{0,12}}(?![^\W\d_])(?=\s+[^\W\d_(]|\s*\()"
)
# "ba (03) đồng chí": the digits repeat the words.
_REPEATED_RE = re.compile(r"\s*\(\s*(\d{1,6})\s*\)")
_SHIFTS = frozenset(("ca",))  # "làm việc ba ca"
# Before the word: a rank, a name by number, what was named before ("cả ba đợt"), another number.
_NO_COUNT_BEFORE_RE = regex.compile(
    r"(?:\d[.,]?|[/%]|(?<!\p{L})(?:một\s+trong|cả|thứ|tháng|quý|trung\s+ương|khóa|bậc|lớp|khối|mấy|vài|hàng|mỗi|từng|nửa|phần|phẩy|trăm|mươi|nghìn))\s*-?\s*$"
)
_YEAR_BEFORE_RE = regex.compile(
    r"(?:^|[.:;\n“\"(]|(?<!\p{L})(?:trong|cả|hằng|hàng|mỗi|nhiều|các|những|đầu|cuối|giữa|từng|sau|trước|qua|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|đến|tới|hết|từ|của|theo|sang|ngoái|vào|tròn|lịch|bình\s+quân|so\s+với))\s*$"
)
# "một bộ phận", "mỗi tuần một việc": no count.
_SINGLE_KINDS = frozenset(("people", "organisation", "event", "document"))
_EACH_RE = regex.compile(r"(?<!\p{L})mỗi(?!\p{L})[^.;,\n]{0,24}$")
# An article or "each": "là một chi bộ mạnh", "của một tổ chức", "bốn buổi một chi bộ".
_ARTICLE_BEFORE_RE = regex.compile(
    r"(?:^|[.:\n]|(?<!\p{L})(?:là|như|thành|của|cùng|theo|từ|trong|mỗi|từng|coi|bởi|về|ở|tại|vào|bất\s+kỳ|với\s+tư\s+cách|nào|thuộc|dưới|trên|vừa|giữa|buổi|lần|cuộc|lượt|giờ|ngày))\s*$"
)
_ARTICLE_AFTER_RE = regex.compile(r"\s*(?:nào|khác|này|đó|ấy|bất\s+kỳ)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words with its noun; `start` and `end` are those of the number alone."""

    start: int
    end: int
    value: int
    noun: NounMatch


def words_value(words: str) -> int | None:
    """The value of a number in words, None where they are none ("hai mươi mươi")."""
    total = group = 0
    pending: int | None = None  # a digit that waits for what it counts
    lowest = 10**9
    for word in words.split():
        if word in _UNITS:
            if pending is not None:
                return None
            pending = _UNITS[word]
        elif word in ("mười", "mươi"):
            if (word == "mươi") != (pending is not None):
                return None
            group, pending = group + 10 * (1 if pending is None else pending), None
        elif word in _GROUPS:
            if pending is None or group:
                return None
            group, pending = _GROUPS[word] * pending, None
        elif word in _SCALES:
            group, pending = group + (pending or 0), None
            if not group or _SCALES[word] >= lowest:
                return None
            lowest = _SCALES[word]
            total, group = total + group * lowest, 0
        elif pending is not None or group % 100 or not group + total:  # linh, lẻ
            return None
    return total + group + (pending or 0)


def word_numbers(text: str, view: str, mask: bytearray) -> Iterator[WordNumber]:
    """The numbers in words before a unit noun, in reading order; `view` is `text` folded."""
    done = 0
    for place, _ in places_of_words(view, _FIRST_WORDS):
        match = match_near(_NUMBER_RE, view, place) if place >= done else None
        if match is None:
            continue
        start, end = match.span()
        done = end
        if mask[start]:
            continue
        repeated = _REPEATED_RE.match(view, end)
        noun = noun_at(view, repeated.end() if repeated else end)
        if noun is None or noun.phrase in _SHIFTS or "\n\n" in view[end : noun.start]:
            continue
        value = words_value(match[0])
        if value is None or (repeated and int(repeated[1]) != value):
            continue
        before = view[max(0, start - 24) : start]
        if _NO_COUNT_BEFORE_RE.search(before) or _is_name(text, start):
            continue
        if match[0] == "năm" and _YEAR_BEFORE_RE.search(before):
            continue
        if match[0] == "một" and _is_article(view, before, noun):
            continue
        yield WordNumber(start, end, value, noun)


def _is_article(view: str, before: str, noun: NounMatch) -> bool:
    """Is the "một" before this noun an article rather than a count?"""
    return (
        noun_kinds()[noun.phrase] not in _SINGLE_KINDS
        or noun.phrase == "bộ"
        or _ARTICLE_BEFORE_RE.search(before) is not None
        or _EACH_RE.search(before) is not None
        or match_near(_ARTICLE_AFTER_RE, view, noun.end) is not None
    )


def _is_name(text: str, start: int) -> bool:
    """Is the word written large in mid-sentence ("đồng chí Ba", "Ba Đình")?"""
    return text[start].isupper() and text[max(0, start - 8) : start].rstrip(" \t")[-1:] not in (
        "",
        "\n",
        ".",
        ":",
        "-",
        "+",
        ";",
    )
