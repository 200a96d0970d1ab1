"""Lists of which the text says that one may be counted twice.

"7.948 em, trong đó khen cuối năm 7.105 em, khen đột xuất 1.214 em (có em được khen cả hai hình
thức)".
"""

import regex

from extractors.figures.group import Group
from extractors.matching import match_near

_LEAD, _LONGEST = 160, 1000
_TAIL_RE = regex.compile(r"(?:[^.;\n]|\.(?=\d)){0,160}")
_TWICE_RE = regex.compile(
    r"(?<!\p{L})(?:cả\s+(?:hai|ba|bốn|[234])(?!\p{L}|\d)"
    r"|(?:một|1)\s+(?:\p{L}+,?\s+){1,9}(?:có\s+thể|nhiều)(?!\p{L})"
    r"|(?:có|cùng)\s+(?:\p{L}+\s+){1,4}(?:có\s+thể|nhiều)(?!\p{L})"
    r"|vừa\s+(?:\p{L}+\s+){1,9}vừa(?!\p{L})|kiêm(?:\s+nhiệm)?(?!\p{L})|đồng\s+thời\s+(?:là|giữ)(?!\p{L})"
    r"|(?:hai|nhiều|0?[23])\s+(?:lần|hình\s+thức|nội\s+dung|chức\s+danh|chức\s+vụ|hành\s+vi|cương\s+vị)(?!\p{L})"
    r"|sau\s+đó\s+bị(?!\p{L})|tính\s+(?:chung|gộp)(?!\p{L})|tính\s+(?:ở|vào)\s+cả(?!\p{L})"
    r"|trùng\s+(?:nhau|lặp|lắp)|(?:có|tính|không\s+(?:loại\s+)?trừ)\s+trùng|chồng\s+(?:nhau|lấn|chéo))",
    regex.IGNORECASE,
)


def says_twice(words: str) -> bool:
    """Do the words say that one is counted twice?"""
    return _TWICE_RE.search(words) is not None


def is_told_to_overlap(group: Group, text: str) -> bool:
    """Does the sentence say so behind the list, in it, or between the whole and the list? A closed
    class cannot overlap, and what is counted twice makes a sum too large."""
    if group.closed or group.total < group.whole.value:
        return False
    first, last = group.parts[0].number_at[0], group.parts[-1].at[1]
    tail = match_near(_TAIL_RE, text, last)
    start = max(group.whole.at[1], first - _LEAD)
    if start < last <= start + _LONGEST:
        return _TWICE_RE.search(text, start, tail.end() if tail else last) is not None
    return tail is not None and says_twice(tail[0])
