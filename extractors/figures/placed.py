"""Figures found by their place in the text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, TypeVar

from schemas.facts import Count, Percentage

Figure = TypeVar("Figure", bound=Count | Percentage)


class Placed(Generic[Figure]):
    """Figures in reading order, found by where their numbers begin."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self.starts = [
            figure.number_at[0] if isinstance(figure, Count) else figure.at[0] for figure in figures
        ]

    def at(self, place: int) -> Figure | None:
        """The figure whose number begins at the place."""
        index = bisect_left(self.starts, place)
        here = index < len(self.starts) and self.starts[index] == place
        return self.figures[index] if here else None

    def after(self, place: int) -> Figure | None:
        """The first figure whose number begins at the place or behind it."""
        index = bisect_left(self.starts, place)
        return self.figures[index] if index < len(self.starts) else None

    def before(self, place: int) -> Figure | None:
        """The last figure whose number begins before the place."""
        index = bisect_left(self.starts, place)
        return self.figures[index - 1] if index else None

    def between(self, start: int, end: int | None = None) -> Sequence[Figure]:
        """The figures whose numbers begin in `[start, end)`; without an end all from there on."""
        last = None if end is None else bisect_left(self.starts, end)
        return self.figures[bisect_left(self.starts, start) : last]
