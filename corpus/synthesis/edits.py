"""Edits of an annotated text, with every span moved along."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from corpus.synthesis.draft import Annotated
from schemas.document import Range

Edit = tuple[int, int, str]
"""Replace [start, end) by the text; an insertion has start == end."""


def apply_edits(report: Annotated, edits: Iterable[Edit]) -> Annotated:
    """The report with its text edited. Edits must not overlap. What is inserted where a span
    begins or ends stays outside of it; a span that is replaced covers the replacement."""
    ordered = sorted(edits)
    pieces: list[str] = []
    position = 0
    starts: list[int] = [-1]
    begins: list[tuple[int, int, int, int]] = [(-1, -1, 0, 0)]
    shift = 0
    for start, end, text in ordered:
        pieces += (report.text[position:start], text)
        position = end
        begins.append((start, end, start + shift, len(text)))
        shift += len(text) - (end - start)
        starts.append(start)
    pieces.append(report.text[position:])
    shifts = list(accumulate((len(t) - (e - s) for s, e, t in ordered), initial=0))

    def move(offset: int, *, is_start: bool) -> int:
        index = bisect_right(starts, offset) - 1
        start, end, new, length = begins[index]
        if index == 0:
            return offset
        if start == end == offset:
            return new + length if is_start else new
        if offset >= end:
            return offset + shifts[index]
        return new if offset == start else new + length

    spans = tuple((move(s, is_start=True), move(e, is_start=False)) for s, e in report.spans)
    return report.moved("".join(pieces), spans)


def expand_characters(report: Annotated, table: Mapping[str, str]) -> Annotated:
    """The report with single characters replaced by others, however long."""
    characters = [table.get(character, character) for character in report.text]
    offsets = list(accumulate(map(len, characters), initial=0))
    spans: Sequence[Range] = [(offsets[s], offsets[e]) for s, e in report.spans]
    return report.moved("".join(characters), tuple(spans))
