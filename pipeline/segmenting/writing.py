"""The clean text, written block by block, and where each stretch of it comes from."""

import re
from typing import NamedTuple

from pipeline.normalising.edits import EditedText
from pipeline.segmenting.lines import cell_ranges
from pipeline.segmenting.plans import HeadingPlan
from pipeline.segmenting.raw_block import RawBlock
from schemas.document import BlockKind, Range, SourceMap

_WIDE_RE = re.compile(r"[ \t]{2,}|\t")


class Placed(NamedTuple):
    """A block in the clean text, not yet tied to its section."""

    kind: BlockKind
    start: int
    end: int
    body: int
    marker: str | None
    plan: HeadingPlan | None
    raw: RawBlock
    cells: tuple[Range, ...] = ()


class Writer:
    """Collects the clean text and, stretch by stretch, where it comes from."""

    def __init__(self, clean: EditedText) -> None:
        self._clean = clean
        self._parts: list[str] = []
        self.length = 0
        self._at: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    @property
    def map(self) -> SourceMap:
        """Where it comes from."""
        return SourceMap(tuple(self._at), tuple(self._starts), tuple(self._ends), self.length)

    def joint(self, text: str) -> None:
        """Text of our own, which stands for nothing in the source."""
        self._add(text, -1, -1)

    def copy(self, start: int, end: int) -> None:
        """A piece of the edited text, inner runs of white space written as one space."""
        text = self._clean.text
        if text.find("  ", start, end) < 0 and text.find("\t", start, end) < 0:
            self._verbatim(start, end)
            return
        for match in _WIDE_RE.finditer(text, start, end):
            if match.start() > start:
                self._verbatim(start, match.start())
            self.joint(" ")
            start = match.end()
        if start < end:
            self._verbatim(start, end)

    def _verbatim(self, start: int, end: int) -> None:
        text = self._clean.text
        position = start
        for length, source, stop in self._clean.stretches(start, end):
            self._add(text[position : position + length], source, stop)
            position += length

    def _add(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        self._at.append(self.length)
        self._starts.append(start)
        self._ends.append(end)
        self.length += len(text)


def write_block(
    writer: Writer, block: RawBlock, kind: BlockKind, plan: HeadingPlan | None
) -> list[Placed]:
    """Writes the block on a line of its own; a run-in heading gives two blocks."""
    if kind in ("table", "letterhead", "addressee", "recipients", "signature"):
        return [_write_cells(writer, block, kind)]
    text = block.text
    label = block.label
    marker = label.text if label else block.marker
    body = block.body if label or block.marker else 0
    if len(block.parts) > 1 and body == len(block.first) and not block.glued[0]:
        body += 1  # "PHẦN THỨ NHẤT" over its title: the joint belongs to the label
    cut = plan.end if plan is not None else len(text)
    start = writer.length
    _copy_range(writer, block, 0, body)
    text_start = writer.length  # white space folded behind the label may have shortened it
    _copy_range(writer, block, body, cut)
    out = [Placed(kind, start, writer.length, text_start, marker, plan, block)]
    writer.joint("\n")
    if plan is None:
        return out
    rest = cut
    while rest < len(text) and text[rest] in ": \t":
        rest += 1
    if rest < len(text):
        start = writer.length
        _copy_range(writer, block, rest, len(text))
        out.append(Placed("paragraph", start, writer.length, start, None, None, block))
        writer.joint("\n")
    return out


def _copy_range(writer: Writer, block: RawBlock, start: int, end: int) -> None:
    """Copies `block.text[start:end]` slice by slice."""
    if start >= end:
        return
    if len(block.slices) == 1:
        first = block.slices[0][0]
        writer.copy(first + start, first + end)
        return
    position = 0
    for number, (slice_, part) in enumerate(zip(block.slices, block.parts, strict=True)):
        if number and not block.glued[number - 1]:
            if start < position < end:
                writer.joint(" ")
            position += 1
        left, right = max(start, position), min(end, position + len(part))
        if left < right:
            writer.copy(slice_[0] + left - position, slice_[0] + right - position)
        position += len(part)
        if position >= end:
            return


def _write_cells(writer: Writer, block: RawBlock, kind: BlockKind) -> Placed:
    """Writes a table row, or a line of the head or foot, cell by cell."""
    start = writer.length
    cells: list[Range] = []
    for slice_, part in zip(block.slices, block.parts, strict=True):
        for left, right in cell_ranges(part):
            if cells:
                writer.joint(" | " if kind == "table" else "   ")
            begin = writer.length
            writer.copy(slice_[0] + left, slice_[0] + right)
            cells.append((begin, writer.length))
    end = writer.length
    writer.joint("\n")
    return Placed(kind, start, end, start, None, None, block, tuple(cells))
