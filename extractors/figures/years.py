"""The year that a figure is of: the last one that its sentence states before it."""

from bisect import bisect_left
from collections.abc import Iterator

import regex

from extractors.figures import patterns as p
from extractors.matching import holds_any, match_near
from extractors.numerals import digit_runs
from schemas.document import CleanDocument

# "đầu năm 2010 có 35, đến nay là 59"; "(tăng 15 so với năm 2019), có 9 tổ": another time again.
_LEAVES_YEAR_RE = regex.compile(
    r"(?<!\p{L})(?:đến\s+nay|hiện\s+(?:nay|có|tại)|nay\s+(?:là|có|còn))(?!\p{L})|\)"
)
_LEAVING_WORDS = (")", "nay", "hiện")  # the pattern cannot do without one of them


_YEAR_WINDOW = 400  # characters; a line of a megabyte must not be searched for each figure


_BEFORE = 8  # "năm " and a line's end


def _years(view: str) -> Iterator["regex.Match[str]"]:
    """The years that are stated, looked for from their digits."""
    for start, end in digit_runs(view):
        if end - start != 4:
            continue
        if view[start - 1 : start] == "/":
            word = start - 1
        else:
            word = view.rfind("năm", max(0, start - _BEFORE), start)
        if word >= 0 and (match := match_near(p.YEAR_RE, view, word)) and match.start(1) == start:
            yield match


class Years:
    """The years that a text states, for finding the last one before a figure in its sentence."""

    def __init__(self, doc: CleanDocument, view: str) -> None:
        self._doc = doc
        self._view = view
        found = [(match.start(), match[1]) for match in _years(view)]
        self._starts = [start for start, _ in found]
        self._years = [year for _, year in found]

    def before(self, start: int) -> str | None:
        """The last year stated before `start` in the same sentence, or None."""
        index = bisect_left(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self._doc.sentence_at(start)
        left = sentence.start if sentence else self._doc.block_at(start).start
        if self._starts[index] < left:
            return None
        between = max(self._starts[index], start - _YEAR_WINDOW)
        said = holds_any(self._view[between:start], _LEAVING_WORDS)
        if said and _LEAVES_YEAR_RE.search(self._view, between, start):
            return None
        return self._years[index]
