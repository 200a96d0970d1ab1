"""Shares of a plan that tell the wrong way: "102,3%" of a plan that the row says was missed.

Of what should be little ("hộ nghèo", "nợ quá hạn") reports turn the share round, so only a row
whose name counts the more the better can be told wrong.
"""

from collections.abc import Container

import regex

from pipeline.checking.table_lines import Line, Reading
from schemas.document import Range
from schemas.folding import fold

_THE_MORE_RE = regex.compile(
    r"(?:[-–+*•]\s*)?(?:tong )?(?:doanh thu|loi nhuan|san luong|nop (?:ngan sach|nsnn)"
    r"|thu (?:ngan sach|nsnn|nhap)|gia tri (?:san xuat|san luong|xuat khau)|kim ngach)\b"
)
_PROOF = 4
_PLAN = 100


def tells_wrong_way(reading: Reading, line: Line, name: str, confirmed: Container[Range]) -> bool:
    """Is the share of a row surely wrong: it says that the plan was met where the numbers say that
    it was not, or the other way round?

    `name` is the row's, `confirmed` the places of the numbers that other columns show to be right.
    All rows but this one must come out, four of them at least.
    """
    if reading.kind != "share" or line.whole is None:
        return False
    others = [other for other in reading.lines if other.row not in (line.row, reading.total)]
    return (
        (line.said.value - _PLAN) * (line.part.value - line.base) < 0
        and len(others) >= _PROOF
        and all(other.verdict == "ok" for other in others)
        and any(other.said.value > _PLAN for other in others)
        and line.part.at in confirmed
        and _THE_MORE_RE.match(fold(name)) is not None
    )
