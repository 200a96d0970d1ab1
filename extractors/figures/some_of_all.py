"""Counts that are some of a whole by the words behind them, not how many there are."""

import re

import regex

# "có 45 trong tổng số 60 chi bộ được kiểm tra": not how many there are.
_OF_ALL_RE = re.compile(r"\s+(?:trên|trong)\s+tổng\s+số\s+\d[\d.]*\s+")
# "Đảng bộ có 12 đảng viên vi phạm", "… 45 đảng viên trên 60 tuổi": some of the members.
_SOME_RE = regex.compile(
    r"\s+(?:vi\s+phạm|tham\s+(?:gia|dự)|dự(?!\s+bị)|(?:trên|dưới|từ)\s+\d|bị|(?:đã\s+)?nghỉ|chưa|không|trúng"
    r"|được\s+(?:trao|tặng|nhận|cử|bầu|khen|biểu\s+dương|kết\s+nạp|miễn|xét|đề\s+nghị|công\s+nhận|giới\s+thiệu))"
    r"(?!\p{L})"
)


def is_out_of(after: str, unit: str) -> bool:
    """Are they some of a whole of the same `unit`, by the words behind the count?"""
    found = _OF_ALL_RE.match(after)
    return found is not None and after.startswith(unit, found.end())


def are_some(after: str) -> bool:
    """Do the words behind a count of members tell what some of them did or are?"""
    return _SOME_RE.match(after) is not None
