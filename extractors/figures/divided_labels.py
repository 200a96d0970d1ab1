"""Labels without a noun whose number is divided by sex right behind: "Trên chuẩn: 18, nữ 10".

Whatever the label says, people are counted.
"""

import regex

from extractors.matching import match_near
from schemas.document import Range

_DIVIDED_RE = regex.compile(
    r"\s*[;,.(]?\s*(?:trong\s+đó\s*:?\s*)?(?:có\s+)?(?:nữ|nam)(?:\s*:\s*|\s+)(?P<part>\d{1,6})(?![\d,.]*\d|\s*%)"
)
_LABEL_RE = regex.compile(
    r"(?r)(?<!\p{L})(?P<label>\p{L}[\p{L} /–-]{0,60}(?:,[\p{L} ]{1,30})?)\s*:\s*\Z"
)
_WINDOW = 96


def divided_label(view: str, start: int, end: int, value: int) -> Range | None:
    """Where the label stands before the number `view[start:end]`, if what follows divides it."""
    divided = match_near(_DIVIDED_RE, view, end)
    if divided is None or int(divided["part"]) > value:
        return None
    found = _LABEL_RE.search(view, max(0, start - _WINDOW), start)
    return found.span("label") if found is not None else None
