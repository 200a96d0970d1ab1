"""A year without a word that says so: "01-HD/TW 2021 quy định …", "2021 quy định rõ …".

The number stands before a noun that numbers count, but the noun is a verb there, or the number goes
with the symbol before it.
"""

from decimal import Decimal

import regex

_SYMBOL_RE = regex.compile(r"(?r)(?<!\p{L})\p{L}+\s?[/–-]\s?\p{L}[\p{L}–-]*,?\s+$")
# Nouns that are verbs as well; a number counts them only behind words of having or issuing.
_VERBS = ("quy định", "hướng dẫn", "quyết định", "kết luận", "thông báo", "báo cáo", "chỉ đạo")
_COUNTING_RE = regex.compile(
    r"(?r)(?:(?<!\p{L})(?:có|còn|gồm|được|số|là|với|và|ban\s+hành|nhận|gửi|mưu|dựng|thảo|thẩm\s+định|rà\s+soát|góp\s+ý|trên|hơn|gần|khoảng|lưu|trữ|phát\s+hành|cấp|ra)|[:,])\s+$"
)
_FIRST, _LAST = 1900, 2100
_WINDOW = 30


def is_bare_year(view: str, numeral: str, value: Decimal, start: int, noun: str) -> bool:
    """Is the number at `start`, before the noun (in lower case), a year?"""
    if not _FIRST <= value <= _LAST or "." in numeral or " " in numeral:
        return False
    left = max(0, start - _WINDOW)
    if _SYMBOL_RE.search(view, left, start):
        return True
    return noun.startswith(_VERBS) and not _COUNTING_RE.search(view, left, start)
