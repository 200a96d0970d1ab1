"""How plainly a text says that a number is all there is of something.

"Toàn huyện có 112 thôn." says it, "Có 112 thôn lấy ý kiến cử tri" counts those of which the rest of
the sentence speaks, "Lĩnh vực giáo dục còn 102 đơn vị" those of a part.
"""

import regex

from extractors.matching import match_near
from schemas.document import Range

# What may go on behind the number: the end of the clause, what it is made of, where it is.
_ENDS_RE = regex.compile(
    r"(?:\s+(?:trong\s+|của\s+|ở\s+|tại\s+)?(?:toàn|cả)\s+(?:đảng\s+bộ|chi\s+bộ|đảng|huyện|tỉnh|xã|thành\s+phố|phường|ngành))?"
    r"\s*(?:\Z|[.,;:()\n–]|(?:gồm|bao\s+gồm|trong\s+đó|và|với|sinh\s+hoạt|tăng|giảm|chia|cụ\s+thể|như\s+sau|so\s+với|đang\s+sinh\s+hoạt"
    r"|(?:ở|tại)\s+\d)(?!\p{L}))"
)
_OF_ALL_RE = regex.compile(
    r"(?<!\p{L})(?:(?:toàn|cả)\s+(?:huyện|tỉnh|xã|thành\s+phố|phường|thị\s+xã|đảng|ngành|trường|công\s+ty|cơ\s+quan)"
    r"|tổng\s+(?:số|cộng))(?!\p{L})"
)
_STOP_RE = regex.compile(r"(?r)[.;:](?=\s)|\n")
_CLAUSE = 90


def ends_plainly(view: str, end: int) -> bool:
    """Does nothing behind the count that ends there narrow it? `view` is the folded text."""
    return match_near(_ENDS_RE, view, end) is not None


def is_of_all(view: str, at: Range) -> bool:
    """Does the clause before the count say that it is of the whole body?"""
    start = max(0, at[0] - _CLAUSE)
    stop = _STOP_RE.search(view, start, at[0])
    return _OF_ALL_RE.search(view, stop.end() if stop else start, at[0]) is not None
