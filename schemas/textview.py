"""A folded view of a text that keeps every offset: lower case, tone marks in the modern place."""

from functools import lru_cache

from schemas.folding import modern_tone


@lru_cache(maxsize=2)  # the extractors of one report share the view
def folded_view(text: str) -> str:
    """`text` for case-insensitive matching, of exactly the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter such as "İ" grows when lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    folded = modern_tone(lowered)
    return folded if len(folded) == len(text) else lowered


def window_start(text: str, position: int, size: int) -> int:
    """Start of at most `size` characters before `position` on its own line.

    Bounded, so that a line of a megabyte costs no more than a short one.
    """
    left = position - size if position > size else 0
    line = text.rfind("\n", left, position) + 1
    return line or left
