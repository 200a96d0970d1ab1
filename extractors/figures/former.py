"""Brackets that tell what was before: "930 đồng chí nữ (khóa trước có 632 đồng chí)".

What stands in one is no part of what is counted in front of it, and a percentage in one is no share
of it.
"""

import regex

_PAST = (
    r"(?:(?:khóa|nhiệm\s+kỳ|kỳ|năm|tháng|quý|đợt)\s+(?:trước|ngoái)|cùng\s+kỳ"
    r"|(?:\p{L}+\s+){0,3}khóa\s+[ivxl]+(?:\s+\p{L}+){0,3}\s+(?:có|là)"
    r"|nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4}\s+(?:có|là)(?![^()]*;\s*nhiệm\s+kỳ))(?!\p{L})"
)
# "63 đơn (kỳ trước chuyển sang 05 đơn, trong kỳ 58 đơn)": these were carried over, and count.
_CARRIED = r"(?!\s+(?:chuyển|tồn|còn|mang|gối))"
_FORMER_RE = regex.compile(rf"\(\s*(?:so\s+với\s+)?{_PAST}{_CARRIED}")
# "55.863 ca, so với cùng kỳ năm 2021 (25.759 ca)".
_AGAINST_RE = regex.compile(
    rf"với\s+(?:\p{{L}}+\s+){{0,2}}(?:{_PAST}|khóa\s+[ivxl]+(?!\p{{L}}))[^.;:,()\n%]{{0,40}}$"
)
_NUMBER_RE = regex.compile(r"\(\s*(?:có\s+|là\s+|chỉ\s+)?\d")


def opens_former(view: str, start: int, at: int) -> bool:
    """Does the bracket that opens at `at` tell what was before? `start`: what it stands behind.

    `view` is the folded text; both places count its characters.
    """
    if _FORMER_RE.match(view, at):
        return True
    return (
        _NUMBER_RE.match(view, at) is not None
        and _AGAINST_RE.search(view[start:at].rstrip()) is not None
    )


def holds_former(view: str, start: int, end: int) -> bool:
    """Does such a bracket open in `view[start:end]` and not close there?"""
    at = view.rfind("(", start, end)
    return at >= 0 and ")" not in view[at:end] and opens_former(view, start, at)
