"""The words that tell of a change, and whether it goes up or down."""

import regex

from extractors.figures.change import Direction

_UP = ("tăng", "nhiều")
_BEFORE_RE = regex.compile(r"(?r)(?<!\p{L})(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+\Z")
_LENGTH = 20


def direction_of(word: str) -> Direction:
    """1 where the word says that something grew ("tăng thêm", "nhiều hơn"), else -1."""
    return 1 if word.startswith(_UP) else -1


def change_before(view: str, place: int, floor: int = 0) -> "regex.Match[str] | None":
    """The words right before `place` that say that something grew or shrank; group "word" is the
    verb. `view` is the folded text; what stands before `floor` is not looked at.
    """
    return _BEFORE_RE.search(view, max(floor, place - _LENGTH), place)
