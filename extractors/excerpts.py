"""Stretches of a text put together, so that words are looked for in these alone.

A word that means something beside a figure only need not be looked for in all of the prose.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from extractors.matching import places_of_word, places_of_words
from schemas.document import Range

_BESIDE = 16
"""Characters behind a stretch that are taken with it: a word may begin at its very end."""


class Excerpts:
    """The stretches `[start, end)` of a text (its offsets), each with what stands right behind it.

    `stretches` in the order of their beginnings; those that touch are one.
    """

    def __init__(self, text: str, stretches: Iterable[Range]) -> None:
        merged: list[list[int]] = []
        for start, end in stretches:
            # The letter before a word tells whether the word begins there.
            first, last = max(0, start - 1), end + _BESIDE
            if merged and first <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], last)
            else:
                merged.append([first, last])
        self._starts: list[int] = []
        self._shifts: list[int] = []
        pieces: list[str] = []
        length = 0
        for first, last in merged:
            self._starts.append(length)
            self._shifts.append(first - length)
            pieces.append(text[first:last])
            length += len(pieces[-1]) + 1
        self._text = "\n".join(pieces)

    def places_of_words(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Where any of the words (of up to 16 letters) begins in a stretch, no letter beside it.

        In reading order, by the offsets of the text. A few that stand right beside a stretch are
        told as well.
        """
        found = places_of_words(self._text, words)
        return [(self._place(place), word) for place, word in found]

    def places_of_word(self, word: str) -> Iterator[int]:
        """Where a literal begins in a stretch, whatever stands beside it."""
        return map(self._place, places_of_word(self._text, word))

    def _place(self, place: int) -> int:
        return place + self._shifts[bisect_right(self._starts, place) - 1]
