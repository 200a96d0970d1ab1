"""What "lần" says where no occasions are counted: "gấp 3 lần", "năm 2023 lần lượt"."""

import regex

from extractors.figures.patterns import NounMatch

# What ends before the number is read backwards: (?r).
_TIMES_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:gấp|(?:nhiều|ít|cao|thấp|lớn|nhỏ|dài|nhanh)\s+hơn|tăng|giảm)"
    r"(?:\s+(?:lên|xuống|tới|đến|gần|hơn|trên|khoảng|từ))*\s+(?:\d+\s*-\s*)?\Z"
)
_WINDOW = 32


def is_multiple(view: str, start: int, noun: NounMatch) -> bool:
    """Is the number at `start`, before the noun, a factor or beside "lần lượt"?"""
    if noun.phrase != "lần":
        return False
    if view.startswith(" lượt", noun.end):
        return True
    return _TIMES_RE.search(view, max(0, start - _WINDOW), start) is not None
