"""How exact a figure is: "gần 200 lượt người" → about, "trên 90%" → at_least."""

import regex

from extractors.figures import patterns as p
from extractors.matching import match_near
from schemas.facts import Approximation

# "từ 35 đảng viên ở đầu kỳ lên 59 đảng viên": from, not at least.
_SERIES_RE = regex.compile(
    r"[^.;:\n]*?(?<!\p{L})(?:lên|xuống|còn|đến|tới|ở\s+đầu|đầu\s+(?:năm|kỳ|nhiệm\s+kỳ))(?!\p{L})"
)
_NO_LIMITS = (["cấp"], ["nêu"], ["nói"], ["kể"])
_AVERAGE = ["trung", "bình"]
_GRADES_RE = regex.compile(
    r"(?<!\p{L})(?:giỏi|khá|tốt|vững\s+mạnh|tiên\s+tiến|xuất\s+sắc)(?::?\s+|\s+là\s+)\d[^;:\n]{0,32}$"
    r"|(?<!\p{L})(?:xếp\s+)?loại\s+trung\s+bình\s*$"
)
_REACH = 60
_LAST_WORDS = frozenset(words.split()[-1] for words in p.APPROXIMATIONS)


def approximation(view: str, start: int, end: int) -> Approximation:
    """How exact the figure `view[start:end]` is, by the words around it ("gần 200 lượt")."""
    before = view[max(0, start - 32) : start]
    nearest = before.rsplit(None, 1)[-1:]
    if before.endswith(" ") and not _LAST_WORDS.isdisjoint(nearest):
        words = before.rpartition("\n")[2].rsplit(None, 4)
        if words[-1:] in (["trên"], ["dưới"]) and words[-2:-1] in _NO_LIMITS:
            words = ["", ""]  # "nộp cấp trên 12 hồ sơ"
        for length in (4, 3, 2, 1):
            found = p.APPROXIMATIONS.get(" ".join(words[-length:]))
            if words[-2:] == _AVERAGE and _GRADES_RE.search(view, max(0, start - _REACH), start):
                found = None  # "giỏi 19, khá 33, trung bình 35": a grade, no average
            if found and not (words[-1] == "từ" and _SERIES_RE.match(view, end, end + _REACH)):
                return found
    return "at_least" if match_near(p.TRAILING_APPROXIMATION_RE, view, end) else "exact"
