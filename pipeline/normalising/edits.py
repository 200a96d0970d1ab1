"""Rewrites of a text that remember where every character came from.

The map is built while the text is rewritten, never by comparing two texts afterwards.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schemas.document import Range

Stretch = tuple[int, int, int]


class Edit(NamedTuple):
    """Source `[start, end)` is replaced by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EditedText:
    """A rewritten text. Without edits that change a length, offsets equal the source's.

    `at` and `source` hold, for each length-changing edit, where the text *after* it begins in the
    edited text and in the source; `cuts` the edit's own edited and source ranges.
    """

    text: str
    at: tuple[int, ...] = (0,)
    source: tuple[int, ...] = (0,)
    cuts: tuple[tuple[Range, Range], ...] = ()

    def stretches(self, start: int, end: int) -> Iterable[Stretch]:
        """`(length, source start, source end)` of edited `[start, end)` in reading order.

        A stretch whose length equals its source's corresponds code point by code point.
        """
        index = bisect_right(self.at, start) - 1
        if index == len(self.cuts) or end <= self.cuts[index][0][0]:
            offset = self.source[index] - self.at[index]
            return ((end - start, start + offset, end + offset),)
        return self._stretches(start, end, index)

    def _stretches(self, start: int, end: int, index: int) -> Iterator[Stretch]:
        position = start
        while position < end:
            verbatim_until = self.cuts[index][0][0] if index < len(self.cuts) else end
            if position < verbatim_until:
                stop = min(end, verbatim_until)
                offset = self.source[index] - self.at[index]
                yield stop - position, position + offset, stop + offset
                position = stop
            else:
                (left, right), (from_, to) = self.cuts[index]
                if right > left:
                    yield min(right, end) - max(left, start), from_, to
                    position = right
                index += 1


def apply_edits(source: str, edits: Iterable[Edit]) -> EditedText:
    """The source with non-overlapping, sorted edits applied; overlapping ones are left out."""
    parts: list[str] = []
    at, origin = [0], [0]
    cuts: list[tuple[Range, Range]] = []
    position = length = 0
    for edit in edits:
        if edit.start < position or source[edit.start : edit.end] == edit.text:
            continue
        verbatim = source[position : edit.start]
        parts += (verbatim, edit.text)
        length += len(verbatim)
        if len(edit.text) != edit.end - edit.start:
            cuts.append(((length, length + len(edit.text)), (edit.start, edit.end)))
            at.append(length + len(edit.text))
            origin.append(edit.end)
        length += len(edit.text)
        position = edit.end
    parts.append(source[position:])
    return EditedText("".join(parts), tuple(at), tuple(origin), tuple(cuts))


def compose(first: EditedText, second: EditedText, source: int) -> EditedText:
    """The rewrite of a text of `source` code points by `first`, and of what that gave by `second`,
    as one rewrite."""
    at, origin = [0], [0]
    cuts: list[tuple[Range, Range]] = []
    left = position = 0

    def cut(length: int, end: int) -> None:
        nonlocal left, position
        cuts.append(((left, left + length), (position, end)))
        left, position = left + length, end
        at.append(left)
        origin.append(position)

    for length, start, end in _stretches_through(first, second):
        # Two rewrites of one letter overlap: the first of them has it.
        start, end = max(start, position), max(end, position)
        if start > position:
            cut(0, start)
        if length == end - start:
            left, position = left + length, end
        else:
            cut(length, end)
    if position < source:
        cut(0, source)
    return EditedText(second.text, tuple(at), tuple(origin), tuple(cuts))


def _stretches_through(first: EditedText, second: EditedText) -> Iterator[Stretch]:
    for length, start, end in second.stretches(0, len(second.text)):
        inner = list(first.stretches(start, end))
        if length == end - start:
            yield from inner
        elif inner:
            yield length, inner[0][1], inner[-1][2]
