"""What was before a change, told in a bracket in front of it.

"dư nợ 96.400 triệu đồng cho 1.850 hộ vay, so với cuối năm 2021 (88.000 triệu đồng) tăng 9,5%"; "So
với năm 2021 (16 đảng viên được kiểm tra), số đảng viên được kiểm tra tăng 05 đồng chí".
"""

import regex

from extractors.figures.placed import Placed
from schemas.facts import Count

_WHEN_RE = regex.compile(
    r"(?r)(?<!\p{L})so\s+với\s+(?:thời\s+điểm\s+)?(?:cùng\s+kỳ|đầu|cuối|năm|nhiệm\s+kỳ|kỳ|giai\s+đoạn)"
    r"(?:\s+(?:cùng|kỳ|năm|nhiệm|trước|ngoái|giai|đoạn|(?:\d{1,2}/){0,2}(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?))*\s*\Z"
)
_INTRODUCED_RE = regex.compile(r"\(\s*(?:(?:là|có|với|chỉ\s+có)\s+)?")
# Between what was and its change: " được kiểm tra), số đảng viên được kiểm tra ".
_TO_CHANGE_RE = regex.compile(r"[^()\n\d%.;:]{0,60}\)\s*,?[^()\n\d%.;:,]{0,90}")
# Between what is and the words of time: " cho 1.850 hộ vay, ".
_ASIDE_RE = regex.compile(r"(?:\s+(?:với|cho|của)\s+\d[\d.]*\s[^.;:,()\n\d%]{2,40})?\s*,?\s*")
_LEAD, _REACH = 60, 160


def former_in_front(view: str, word: int, counts: Placed[Count]) -> Count | None:
    """The count in the bracket behind "so với <time>", in front of the change at `word`.

    Offsets count in `view`, the folded text.
    """
    found = counts.before(word)
    if found is None or word - found.at[1] > _REACH:
        return None
    opening = view.rfind("(", max(0, found.number_at[0] - _LEAD), found.number_at[0])
    if opening < 0 or not _INTRODUCED_RE.fullmatch(view, opening, found.number_at[0]):
        return None
    if _when_before(view, opening) is None or not _TO_CHANGE_RE.fullmatch(view, found.at[1], word):
        return None
    return found


def is_former_of(view: str, now: Count, opening: int, former: Count) -> bool:
    """Does the bracket at `opening` say that `now` was `former`, with "so với <time>" between?"""
    when = _when_before(view, opening)
    return (
        when is not None
        and _INTRODUCED_RE.fullmatch(view, opening, former.number_at[0]) is not None
        and when >= now.at[1]
        and _ASIDE_RE.fullmatch(view, now.at[1], when) is not None
    )


def _when_before(view: str, opening: int) -> int | None:
    """Where "so với <time>" begins that stands right before `opening`, or None."""
    found = _WHEN_RE.search(view, max(0, opening - _LEAD), opening)
    return None if found is None else found.start()
