"""Stretches of a text put together, so that words are looked for in these alone.

A word that means something beside a figure only need not be looked for in all of the prose.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from extractors.matching import places_of_word, places_of_words
from schemas.document import Range

_BESIDE = 16
"""Characters behind a stretch that are taken with it: a word may begin at its very end."""


class Excerpts:
    """The stretches `[start, end)` of a text (its offsets), each with what stands right behind it.

    `stretches` in the order of their beginnings; those that touch are one.
    """

    def __init__(self, text: str, stretches: Iterable[Range]) -> None:
        firsts: list[int] = []
        lasts: list[int] = []
        reached = -1
        for start, end in stretches:
            # The letter before a word tells whether the word begins there.
            first = start - 1 if start else 0
            if first > reached:
                firsts.append(first)
                lasts.append(reached)  # where the stretches before it end
            if end + _BESIDE > reached:
                reached = end + _BESIDE
        ends = [*lasts[1:], reached] if firsts else []
        pieces = [text[a:b] for a, b in zip(firsts, ends, strict=True)]
        self._starts = [0, *accumulate(len(piece) + 1 for piece in pieces)][: len(pieces)]
        self._shifts = [a - b for a, b in zip(firsts, self._starts, strict=True)]
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
