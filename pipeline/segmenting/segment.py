"""The journey from characters to a `CleanDocument`."""

from pipeline.normalising.edits import EditedText, apply_edits, compose
from pipeline.segmenting.assembling import assemble
from pipeline.segmenting.blocks import raw_blocks
from pipeline.segmenting.headings import plan_headings
from pipeline.segmenting.lines import read_lines
from pipeline.segmenting.plain_notes import plain_marks
from pipeline.segmenting.plans import HeadingPlan
from pipeline.segmenting.raw_block import RawBlock
from pipeline.segmenting.tables import settle_rows
from pipeline.segmenting.writing import Placed, Writer, write_block
from pipeline.segmenting.zones import Zones, find_zones, is_signing
from schemas.document import BlockKind, CleanDocument


def segment(source: str, clean: EditedText) -> CleanDocument:
    """The document with its sections, footnotes and sentences; all spans point at `source`."""
    lines = settle_rows(read_lines(clean.text))
    if edits := plain_marks(clean.text, lines):
        clean = compose(clean, apply_edits(clean.text, edits), len(source))
        lines = settle_rows(read_lines(clean.text))
    blocks = raw_blocks(lines)
    zones = find_zones(blocks)
    plans = plan_headings(blocks, zones.body, zones.foot)
    writer = Writer(clean)
    placed: list[Placed] = []
    ruled: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind == "rule":
            ruled.add(len(placed))
            continue
        placed += write_block(writer, block, _kind(block, index, zones, plans), plans.get(index))
    return assemble(source, writer, placed, ruled)


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
