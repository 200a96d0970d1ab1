"""Matching a pattern at one place of a text, in a time that the text's length does not change."""

import re
from collections.abc import Iterable, Iterator
from typing import overload

import regex

REACH = 160
"""Characters that a pattern may look at from where it starts; longer than any fixed expression."""


LETTER = r"[^\W\d_²³¹¼-¾⁰⁴-⁹₀-₉⅐-↉①-⓿]"
r"""\p{L} for `re`, where footnote marks and other digits that are no \d count as \w.

At one place of a text `re` matches in a third of the time that `regex` takes."""


LONGEST_SEARCH = 60.0
"""Seconds that one pattern may take over a whole text. The patterns take linear time: only a text
of many megabytes comes near, and it is set aside rather than read in part (`TimeoutError`)."""


def places_of_word(text: str, word: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a literal stands: `str.find` passes over the rest several times as fast as `re`."""
    place = text.find(word, start, end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)


def places_of_words(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where any of the words stands with no letter beside it, in reading order."""
    found: list[tuple[int, str]] = []
    for word in words:
        length = len(word)
        place = text.find(word)
        while place >= 0:
            end = place + length
            if not (text[end : end + 1].isalpha() or text[place - 1 : place].isalpha()):
                found.append((place, word))
            place = text.find(word, end)
    return sorted(found)


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Does any of the words stand in the text? What a pattern cannot do without is asked first."""
    for word in words:  # noqa: SIM110 - `any` takes longer to set up than two or three words do
        if word in text:
            return True
    return False


@overload
def match_near(
    pattern: "regex.Pattern[str]", text: str, position: int, reach: int = ...
) -> "regex.Match[str] | None": ...
@overload
def match_near(
    pattern: re.Pattern[str], text: str, position: int, reach: int = ...
) -> re.Match[str] | None: ...
def match_near(
    pattern: "regex.Pattern[str] | re.Pattern[str]", text: str, position: int, reach: int = REACH
) -> "regex.Match[str] | re.Match[str] | None":
    """The match of `pattern` that begins at `position` of `text`, or None.

    Without an end, `regex` looks for a literal that the pattern requires through all the rest of
    the text before it tries to match, which makes a text's time grow with the square of its length.
    """
    return pattern.match(text, position, position + reach)
