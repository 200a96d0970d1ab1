"""Lists of abbreviations with their numbers: "BHXH: 01; BHYT: 02", "ĐH: 9; CĐ: 14; TC: 3".

One abbreviation before a number may be anything (a telephone, an account); two of them side by side
are a list of what is counted.
"""

import regex

from schemas.document import Range
from schemas.facts import FigureKind

_ABBREVIATION = r"(?:\p{Lu}[\p{Lu}\d]{1,7}|Th\.?S)"
# What ends before the number is read backwards: (?r).
_LABEL_RE = regex.compile(rf"(?r)(?<![\p{{L}}\d.])(?P<label>{_ABBREVIATION})\s*:\s*\Z")
_NEXT_RE = regex.compile(rf"\s*[;,]\s*(?:và\s+)?(?P<label>{_ABBREVIATION})\s*:\s*\d")
_BEFORE_RE = regex.compile(rf"(?r)(?P<label>{_ABBREVIATION})\s*:\s*\d[\d.]*\s*[;,]\s*(?:và\s+)?\Z")
_NO_COUNTS = frozenset(("ĐT", "SĐT", "TEL", "FAX", "STK", "TK", "MST", "STT", "TT", "SBD", "CMND"))
# Levels of training stand for those who have them.
_LEVELS = frozenset(
    ("ĐH", "CĐ", "TC", "SC", "SĐH", "THS", "TH.S", "TS", "CN", "CC", "THPT", "THCS", "PTTH")
)
_WINDOW, _REACH = 24, 48


def abbreviation_before(text: str, start: int, end: int) -> Range | None:
    """Where the abbreviation stands that the number `text[start:end]` is of, or None."""
    found = _LABEL_RE.search(text, max(0, start - _WINDOW), start)
    if found is None or found["label"] in _NO_COUNTS:
        return None
    left, right = found.span("label")
    other = _NEXT_RE.match(text, end, end + _WINDOW) or _BEFORE_RE.search(
        text, max(0, left - _REACH), left
    )
    return None if other is None or other["label"] in _NO_COUNTS else (left, right)


def abbreviated_kind(label: str) -> FigureKind:
    """What the numbers of an abbreviation count: people for a level of training."""
    return "people" if label.upper() in _LEVELS else "other"
