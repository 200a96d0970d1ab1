"""Cues of shortcomings as compiled patterns over the folded view; the words are registry data."""

import re
from functools import cache

import regex

from schemas.registry.loader import statement_cues

_LETTER = r"[^\W\d_]"


@cache
def _pattern(kind: str) -> "re.Pattern[str]":
    """All cues of a kind. `re`, not `regex`: of many literal words it is twice as fast."""
    cues = sorted(statement_cues()[kind], key=len, reverse=True)
    words = "|".join(cues).replace(r"\p{L}", _LETTER)
    return re.compile(rf"(?<!{_LETTER})(?:{words})(?!{_LETTER})")


def opens_with_contrast(view: str, start: int, end: int) -> bool:
    """Does the sentence begin with "Tuy nhiên", "Song", "Bên cạnh đó" …?"""
    match = _pattern("contrast").match(view, start, end)
    return match is not None


_TURN_RE = regex.compile(r"(?:tuy\s+nhiên|tuy\s+vậy|(?:mặc\s+)?dù\s+vậy|song)(?!\p{L})")


def turns_against(view: str, start: int, end: int) -> bool:
    """ "Tuy nhiên", "Song": what follows speaks against what was said, one lack is enough."""
    return _TURN_RE.match(view, start, end) is not None


def opens_a_plan(view: str, start: int, end: int) -> bool:
    """ "Trong thời gian tới, …": what will be done, not what is."""
    return _pattern("plan").match(view, start, end) is not None


# Words that contain a cue and mean something else: "còn lại", "tất yếu", "nhiều hình thức".
_LOOK_ALIKE_RE = regex.compile(
    r"(?:còn\s+(?:lại|được|giúp|là|phối\s+hợp|tổ\s+chức|tham\s+gia|thực\s+hiện)|không\s+những|(?:tất|trọng|chủ|thiết|cốt|điều|nhu)\s+yếu|thiết\s+yếu|không\s+chỉ|(?:nhiều|các|với|đa\s+dạng|những|bằng|về)\s+hình\s+thức|hình\s+thức\s+(?:phong\s+phú|đa\s+dạng|kỷ\s+luật|tuyên\s+truyền|tổ\s+chức|sinh\s+hoạt)|(?:ưu|khuyết)\s+điểm\s+để|giảm\s+(?:nghèo|thiểu|biên\s+chế|đầu\s+mối|số|chi)|giảm\s+\d|từng\s+bước\s+giảm|ngại\s+khó|hạn\s+chế\s+(?:thấp\s+nhất|tối\s+đa|đến\s+mức)|đúng\s+xếp\s+loại|đánh\s+giá,?\s+xếp\s+loại|được\s+xếp\s+loại|thấp\s+nhất)(?!\p{L})"
)


def deficiencies(view: str, start: int, end: int) -> int:
    """How many words of lack the sentence holds, look-alikes and work done on faults left out."""
    return len(lacking(view, start, end))


def lacking(view: str, start: int, end: int) -> list[int]:
    """Where the sentence's words of lack begin, look-alikes and work done on faults left out."""
    found = [match.start() for match in _pattern("deficiency").finditer(view, start, end)]
    if not found:
        return []
    masked = [match.span() for match in _LOOK_ALIKE_RE.finditer(view, start, end)]
    masked += [match.span() for match in _pattern("pseudo").finditer(view, start, end)]
    return [word for word in found if not any(left <= word < right for left, right in masked)]


def is_hedged(view: str, start: int, end: int) -> bool:
    """Does it say of whom or when: "một số", "có lúc", "một bộ phận"?"""
    return _pattern("hedge").search(view, start, end) is not None


def is_strong(view: str, start: int, end: int) -> bool:
    """ "còn nhiều hạn chế": a shortcoming whatever stands around it."""
    return _pattern("strong").search(view, start, end) is not None


def is_duty(view: str, start: int, end: int) -> bool:
    """ "đòi hỏi … phải": what must be, not what is."""
    return _pattern("duty").search(view, start, end) is not None


# "Nguyên nhân chủ yếu là …", "Về khách quan: …": a cause in a section that holds both.
CAUSE_RE = regex.compile(r"(?:(?:về\s+)?nguyên\s+nhân|(?:về\s+)?(?:khách|chủ)\s+quan)(?!\p{L})")
LESSON_RE = regex.compile(r"(?:một|hai|ba|bốn|bón|năm|sáu|bảy|tám|chín|mười)\s+là|thứ\s+\p{L}+")
