"""What a column of a table says of its quantities: how much they are, shall be, or changed.

"Kế hoạch 2024", "Chỉ tiêu giao" are targets, "Tăng/giảm", "So với cùng kỳ" changes; "Ước thực hiện"
is how much it is, about.
"""

from collections.abc import Sequence

import regex

from schemas.facts import Approximation, Aspect

_TARGET_RE = regex.compile(
    r"(?<!\p{L})(?:kế\s+hoạch|(?<!số\s)chỉ\s+tiêu(?!\s+(?:đạt|hoàn\s+thành|chưa|không|vượt))|mục\s+tiêu|dự\s+kiến|phấn\s+đấu|kh|ct)(?!\p{L})"
)
_TARGET_ROW_RE = regex.compile(
    r"(?:chỉ\s+tiêu|mục\s+tiêu|kế\s+hoạch)(?:\s+(?:kết\s+nạp|được\s+giao|giao)|$)"
)
# What was done towards a plan is none.
_DONE_RE = regex.compile(
    r"(?<!\p{L})(?:so\s+với|thực\s+hiện|kết\s+quả|đạt|hoàn\s+thành|đã|th)(?!\p{L})|[/%]"
)
_CHANGE_RE = regex.compile(
    r"(?<!\p{L})(?:tăng|giảm|chênh\s+lệch|so\s+sánh|so\s+với)(?!\p{L})|\(?\+\s*/?\s*[,;]?\s*-\)?"
)
_PLANS = ("kế hoạch", "chỉ tiêu", "chỉ tiêu kế hoạch", "nghị quyết")
_RESOLVED_RE = regex.compile(r"(?:nghị\s+quyết|nq)(?:\s+(?:đại\s+hội|đh|giao|đề\s+ra|hđnd))*")
_RESULT_RE = regex.compile(r"(?:ước\s+|đã\s+)?(?:thực\s+hiện|kết\s+quả|đạt)")
_DOCUMENT_RE = regex.compile(
    r"(?<!\p{L})(?:văn\s+bản|chỉ\s+thị|quyết\s+định|báo\s+cáo|công\s+văn|thông\s+báo|hướng\s+dẫn|tờ\s+trình)(?!\p{L})"
)
_ESTIMATED_RE = regex.compile(r"(?<!\p{L})ước(?!\p{L})")


def names_plan(noun: str, heads: Sequence[str]) -> bool:
    """Is the noun of a head a plan that was to be carried out, and no document that is counted?

    "Kế hoạch" beside "Thực hiện" is one, so is "Nghị quyết" (what a congress resolved); beside
    "Quyết định" and "Báo cáo" they count documents.
    """
    if noun not in _PLANS or any(_DOCUMENT_RE.search(head) for head in heads):
        return False
    resolved = any(_RESOLVED_RE.fullmatch(head) for head in heads)
    return not resolved or any(_RESULT_RE.match(head) for head in heads)


def column_aspect(head: str, noun: str | None, row: str) -> Aspect:
    """The aspect of a cell by the words over its column, the noun among them that it counts, and
    the words that name its row; all folded.
    """
    if noun in _PLANS:
        return "level"
    if _RESOLVED_RE.fullmatch(head):
        return "target"
    if _CHANGE_RE.search(head):
        return "change"
    if (_TARGET_RE.search(head) and not _DONE_RE.search(head)) or _TARGET_ROW_RE.match(row):
        return "target"
    return "level"


def column_approximation(head: str) -> Approximation:
    """How exact the cells under a head are."""
    return "about" if _ESTIMATED_RE.search(head) else "exact"
