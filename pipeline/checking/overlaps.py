"""Lists of which the text says that one may be counted twice.

"7.948 em, trong đó khen cuối năm 7.105 em, khen đột xuất 1.214 em (có em được khen cả hai hình
thức)".
"""

import regex

from extractors.figures.group import Group
from extractors.matching import match_near

_TAIL_RE = regex.compile(r"(?:[^.;\n]|\.(?=\d)){0,160}")
_TWICE_RE = regex.compile(
    r"(?<!\p{L})(?:cả\s+(?:hai|ba|bốn|[234])(?!\p{L}|\d)"
    r"|(?:một|1|có|cùng)\s+(?:\p{L}+\s+){1,4}(?:có\s+thể|nhiều)(?!\p{L})"
    r"|trùng\s+(?:nhau|lặp|lắp)|(?:có|tính|không\s+(?:loại\s+)?trừ)\s+trùng|chồng\s+(?:nhau|lấn|chéo))",
    regex.IGNORECASE,
)


def is_told_to_overlap(group: Group, text: str) -> bool:
    """Does the sentence say so behind the list, or between the whole and the list? A closed class
    cannot overlap."""
    if group.closed:
        return False
    tail = match_near(_TAIL_RE, text, group.parts[-1].at[1])
    lead = text[group.whole.at[1] : group.parts[0].number_at[0]]
    return any(
        _TWICE_RE.search(words) is not None for words in (tail[0] if tail else "", lead[-160:])
    )
