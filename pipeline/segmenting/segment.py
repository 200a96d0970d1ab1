"""The journey from characters to a `CleanDocument`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.normalising.edits import EditedText, apply_edits, compose
from pipeline.segmenting.blocks import raw_blocks
from pipeline.segmenting.headings import plan_headings
from pipeline.segmenting.lines import cell_ranges, read_lines
from pipeline.segmenting.marks import is_raised_unit
from pipeline.segmenting.plain_notes import plain_marks
from pipeline.segmenting.plans import HeadingPlan
from pipeline.segmenting.raw_block import RawBlock
from pipeline.segmenting.roles import role_of_title
from pipeline.segmenting.sentences import split_sentences
from pipeline.segmenting.tables import Row, read_grid, settle_rows
from pipeline.segmenting.zones import Zones, find_zones, is_signing
from schemas.document import (
    Block,
    BlockKind,
    CleanDocument,
    Footnote,
    Heading,
    HeadingLevel,
    Range,
    SectionRole,
    Sentence,
    SourceMap,
)
from schemas.grid import Cell, Table

_LEVELS: dict[str, HeadingLevel] = {"roman": 1, "arabic": 2, "decimal": 3}
_WIDE_RE = re.compile(r"[ \t]{2,}|\t")
# One class first: where a pattern begins with a choice, `re` passes over a text slowly.
_MARK_RE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰\[](?:(?<=\[)\^?\d{1,3}\]|(?<!\[)[¹²³⁴⁵⁶⁷⁸⁹⁰]*)")


def segment(source: str, clean: EditedText) -> CleanDocument:
    """The document with its sections, footnotes and sentences; all spans point at `source`."""
    lines = settle_rows(read_lines(clean.text))
    if edits := plain_marks(clean.text, lines):
        clean = compose(clean, apply_edits(clean.text, edits), len(source))
        lines = settle_rows(read_lines(clean.text))
    blocks = raw_blocks(lines)
    zones = find_zones(blocks)
    plans = plan_headings(blocks, zones.body, zones.foot)
    writer = _Writer(clean)
    placed: list[_Placed] = []
    ruled: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind == "rule":
            ruled.add(len(placed))
            continue
        placed += _write(writer, block, _kind(block, index, zones, plans), plans.get(index))
    return _assemble(source, writer, placed, ruled)


class _Placed(NamedTuple):
    """A block in the clean text, not yet tied to its section."""

    kind: BlockKind
    start: int
    end: int
    body: int
    marker: str | None
    plan: HeadingPlan | None
    raw: RawBlock
    cells: tuple[Range, ...] = ()


class _Writer:
    """Collects the clean text and, stretch by stretch, where it comes from."""

    def __init__(self, clean: EditedText) -> None:
        self._clean = clean
        self.parts: list[str] = []
        self.length = 0
        self.clean: list[int] = []
        self.start: list[int] = []
        self.end: list[int] = []

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
        self.parts.append(text)
        self.clean.append(self.length)
        self.start.append(start)
        self.end.append(end)
        self.length += len(text)


def _kind(block: RawBlock, index: int, zones: Zones, plans: dict[int, HeadingPlan]) -> BlockKind:
    if index in plans:
        return "heading"
    if block.kind == "footnote":
        return "footnote"
    if zones.title and index < zones.title[0]:
        return "letterhead"
    if zones.title and index <= zones.title[1]:
        return "title"
    if zones.title and index < zones.body:
        return "addressee"
    if zones.foot <= index < zones.end:
        return "signature" if is_signing(block.text) else "recipients"
    if block.kind == "columns" and zones.title is None and index < 12:
        return "letterhead"
    if block.kind in ("table", "columns"):
        return "table"
    return "item" if block.label is not None else "paragraph"


def _write(
    writer: _Writer, block: RawBlock, kind: BlockKind, plan: HeadingPlan | None
) -> list[_Placed]:
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
    out = [_Placed(kind, start, writer.length, text_start, marker, plan, block)]
    writer.joint("\n")
    if plan is None:
        return out
    rest = cut
    while rest < len(text) and text[rest] in ": \t":
        rest += 1
    if rest < len(text):
        start = writer.length
        _copy_range(writer, block, rest, len(text))
        out.append(_Placed("paragraph", start, writer.length, start, None, None, block))
        writer.joint("\n")
    return out


def _copy_range(writer: _Writer, block: RawBlock, start: int, end: int) -> None:
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


def _write_cells(writer: _Writer, block: RawBlock, kind: BlockKind) -> _Placed:
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
    return _Placed(kind, start, end, start, None, None, block, tuple(cells))


def _assemble(
    source: str, writer: _Writer, placed: list[_Placed], ruled: set[int]
) -> CleanDocument:
    """The document; a ruled line stands in front of the blocks `ruled`."""
    text = "".join(writer.parts)
    map_ = SourceMap(tuple(writer.clean), tuple(writer.start), tuple(writer.end), writer.length)
    draft = CleanDocument(source, text, map_, (), (), (), ())
    headings: list[Heading] = []
    stack: list[tuple[float, int]] = []  # (rank, heading)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    notes: list[_Placed] = []
    table = -1
    before: BlockKind | None = None
    for place in placed:
        if place.plan is not None and place.kind == "heading":
            while stack and stack[-1][0] >= place.plan.rank:
                stack.pop()
            parent = stack[-1][1] if stack else None
            headings.append(_heading(draft, place, parent, len(stack) + 1, headings))
            stack.append((place.plan.rank, len(headings) - 1))
        section = stack[-1][1] if stack else None
        if place.kind in ("recipients", "signature", "letterhead", "title", "addressee"):
            section = None
        if place.kind == "table" and before != "table":
            table += 1
        before = place.kind
        blocks.append(
            Block(
                place.kind,
                place.start,
                place.end,
                place.body,
                section,
                place.marker,
                place.cells,
                table if place.kind == "table" else None,
            )
        )
        if place.kind == "footnote":
            notes.append(place)
        if place.kind in ("paragraph", "item", "footnote"):
            sentences += [
                Sentence(left, right, len(blocks) - 1)
                for left, right in split_sentences(text, place.body, place.end)
            ]
    return CleanDocument(
        source,
        text,
        map_,
        tuple(blocks),
        tuple(headings),
        _footnotes(draft, notes),
        tuple(sentences),
        tuple(_tables(placed, blocks, ruled)),
    )


def _tables(placed: list[_Placed], blocks: list[Block], ruled: set[int]) -> Iterator[Table]:
    rows: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.table is not None:
            rows.setdefault(block.table, []).append(index)
    for indexes in rows.values():
        over = next((n for n, index in enumerate(indexes) if n and index in ruled), None)
        raws = (placed[index].raw for index in indexes)
        grid = read_grid([Row(raw.first, raw.indent) for raw in raws], over)
        cells = (
            Cell(at, number, *columns)
            for number, index in enumerate(indexes)
            for at, columns in zip(placed[index].cells, grid.columns[number], strict=True)
        )
        yield Table(tuple(indexes), grid.header, grid.width, tuple(cells))


def _heading(
    draft: CleanDocument, place: _Placed, parent: int | None, depth: int, headings: list[Heading]
) -> Heading:
    label = place.raw.label
    bullet = label is not None and label.style == "bullet"
    start = place.body if bullet else place.start
    title = draft.text[place.body : place.end].strip()
    around: SectionRole | None = None
    walk = parent
    while walk is not None and around is None:
        around = headings[walk].role
        walk = headings[walk].parent
    return Heading(
        span=draft.span(start, place.end),
        at=(start, place.end),
        label=label.text if label is not None and not bullet else None,
        level=_LEVELS.get(label.style, 4) if label is not None else 4,
        title=title,
        depth=depth,
        parent=parent,
        role=role_of_title(title, around),
    )


def _footnotes(draft: CleanDocument, notes: list[_Placed]) -> tuple[Footnote, ...]:
    if not notes:
        return ()
    marks: dict[str, list[int]] = {}
    inside = [(place.start, place.end) for place in notes]
    for match in _MARK_RE.finditer(draft.text):
        note = bisect_right(inside, (match.start(), draft.map.length)) - 1
        if is_raised_unit(draft.text, match.start()):
            continue
        if note < 0 or match.start() >= inside[note][1]:
            marks.setdefault(match[0], []).append(match.start())
    out: list[Footnote] = []
    for place in notes:
        marker = place.marker or ""
        same = marks.get(marker, [])
        at = same[max(bisect_left(same, place.start) - 1, 0)] if same else None
        span = draft.span(place.body, place.end)
        written = place.start if at is None else at
        out.append(
            Footnote(
                draft.span(written, written + len(marker)).text,
                span.pieces or ((span.start, span.end),),
                draft.span(at, at + 1).start if at is not None else None,
                (place.body, place.end),
            )
        )
    return tuple(out)
