"""The document that is made of the blocks of the clean text: sections, sentences, tables, notes."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.segmenting.footnotes import footnotes
from pipeline.segmenting.roles import role_of_title
from pipeline.segmenting.sentences import split_sentences
from pipeline.segmenting.tables import Row, read_grid
from pipeline.segmenting.writing import Placed, Writer
from schemas.document import (
    Block,
    BlockKind,
    CleanDocument,
    Heading,
    HeadingLevel,
    SectionRole,
    Sentence,
)
from schemas.grid import Cell, Table

_LEVELS: dict[str, HeadingLevel] = {"roman": 1, "arabic": 2, "decimal": 3}
# What stands in no section, wherever it is written.
_OUTSIDE: tuple[BlockKind, ...] = ("recipients", "signature", "letterhead", "title", "addressee")


def assemble(source: str, writer: Writer, placed: list[Placed], ruled: set[int]) -> CleanDocument:
    """The document; a ruled line stands in front of the blocks `ruled`."""
    draft = CleanDocument(source, writer.text, writer.map, (), (), (), ())
    headings: list[Heading] = []
    stack: list[tuple[float, int]] = []  # (rank, heading)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    table = -1
    before: BlockKind | None = None
    for place in placed:
        if place.plan is not None:
            while stack and stack[-1][0] >= place.plan.rank:
                stack.pop()
            parent = stack[-1][1] if stack else None
            headings.append(_heading(draft, place, parent, len(stack) + 1, headings))
            stack.append((place.plan.rank, len(headings) - 1))
        section = stack[-1][1] if stack and place.kind not in _OUTSIDE else None
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
        if place.kind in ("paragraph", "item", "footnote"):
            sentences += [
                Sentence(left, right, len(blocks) - 1)
                for left, right in split_sentences(draft.text, place.body, place.end)
            ]
    return replace(
        draft,
        blocks=tuple(blocks),
        headings=tuple(headings),
        footnotes=footnotes(draft, [place for place in placed if place.kind == "footnote"]),
        sentences=tuple(sentences),
        tables=tuple(_tables(placed, blocks, ruled)),
    )


def _tables(placed: list[Placed], blocks: list[Block], ruled: set[int]) -> Iterator[Table]:
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
    draft: CleanDocument, place: Placed, parent: int | None, depth: int, headings: list[Heading]
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
