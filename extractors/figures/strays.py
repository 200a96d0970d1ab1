"""Numbers in a list that were not read, and words that say that it leaves something out."""

import regex

from extractors.figures.group import Group

_STRAY_RE = regex.compile(
    r"(?<![\p{L}\d.,/])(?!(?:19|20)\d{2}(?!\d))\d[\d.,]*+(?!%|\s%|\s*(?:(?:đến|-|–)\s*\d+\s*)?(?:năm|tháng|ngày|tuổi)(?!\p{L}))|\.\.\.|…|(?<!\p{L})(?:một\s+số|còn\s+lại|khác|truy\s+tặng)(?!\p{L})"
    # "không hoàn thành nhiệm vụ hai đồng chí"
    r"|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:đồng\s+chí|đ/c|đảng\s+viên|người|chi\s+bộ|đảng\s+bộ|tổ\s+chức|cuộc|lớp)(?!\p{L})"
)
_YEAR_BEFORE_RE = regex.compile(r"(?i:năm|/)\s*$")
_LINE_STOP_RE = regex.compile(r"\.(?=\s|$)|\n")
_LIST_STOP_RE = regex.compile(r"[.;\n](?=\s|$)")
_FIRST = 60
_FAR = 1000  # characters behind its last part that a list may go on


def has_stray(text: str, group: Group, figures: frozenset[int]) -> bool:
    """Does the list hold a number that was not read, or say that it leaves something out?"""
    first, last = group.parts[0].at[0], group.parts[-1].at[1]
    # "67 đảng viên: chi bộ 39, đảng ủy cơ sở 13": what was not read may stand first.
    opened = text.find(":", group.whole.at[1], first)
    first = first if opened < 0 else max(opened, first - _FIRST)
    # "truy tặng 05 đồng chí" may follow badges behind a semicolon.
    stops = _LINE_STOP_RE if "badge" in group.dimensions else _LIST_STOP_RE
    stop = stops.search(text, last, last + _FAR)
    joint = text[group.parts[-2].at[1] : group.parts[-1].number_at[0]]
    if stop and stop[0] == ";" and ";" in joint:
        # "xã 812; doanh nghiệp 88; lực lượng vũ trang 100.": the list may have one item more.
        stop = stops.search(text, stop.end(), last + _FAR)
    end = stop.start() if stop else min(len(text), last + _FAR)
    dates = ("/", "-")
    return any(
        match.start() not in figures
        and not (match.end() < end and text[match.end()] in dates)
        and not _YEAR_BEFORE_RE.search(text[max(0, match.start() - 6) : match.start()])
        for match in _STRAY_RE.finditer(text, first, end)
    )
