"""The text of one report, normalised and segmented: the only input of the extractors.

Two coordinate systems meet here. *Source* offsets count code points of the text that the reader
produced; they are what is stored, shown and quoted. *Clean* offsets count code points of
`CleanDocument.text`, in which every block (heading, paragraph, list item, footnote, table row)
stands whole on one line, whatever page breaks, running heads or hyphens cut it in the source.
Extractors search the clean text and hand out source spans through `CleanDocument.span`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.grid import Range as Range
from schemas.grid import Table
from schemas.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Span:
    """A quotation: `source[start:end] == text` always holds.

    Where foreign text (a footnote, a running head) stands inside a fact, the span is its longest
    contiguous piece and `pieces` lists all of them in reading order; else `pieces` is empty.
    """

    start: int
    end: int
    text: str
    pieces: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each stretch of the clean text comes from.

    Stretch i covers clean offsets `clean[i] .. clean[i + 1]` (the last one ends at `length`) and
    source offsets `start[i] .. end[i]`. Where both have the same length they correspond code point
    by code point; otherwise the stretch was rewritten and corresponds only as a whole. A stretch
    with `start[i] == -1` has no source (a joint between blocks).
    """

    clean: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    length: int

    def piece(self, start: int, end: int) -> Range | None:
        """The source range of clean `[start, end)` where one unchanged stretch holds it all."""
        index = bisect_right(self.clean, start) - 1
        if index < 0 or start >= end:
            return None
        left = self.clean[index]
        right = self.clean[index + 1] if index + 1 < len(self.clean) else self.length
        source = self.start[index]
        if end > right or source < 0 or self.end[index] - source != right - left:
            return None
        return source + start - left, source + end - left

    def pieces(self, start: int, end: int) -> list[Range]:
        """Source ranges of clean `[start, end)`, in reading order, one per stretch touched."""
        out: list[Range] = []
        index = max(bisect_right(self.clean, start) - 1, 0)
        while index < len(self.clean) and self.clean[index] < end:
            left = self.clean[index]
            right = self.clean[index + 1] if index + 1 < len(self.clean) else self.length
            source, stop = self.start[index], self.end[index]
            if source >= 0 and right > left:
                if stop - source == right - left:
                    out.append((source + max(start, left) - left, source + min(end, right) - left))
                else:
                    out.append((source, stop))
            index += 1
        return out


_NOTHING = "[\\s*#\\\\\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*"
# A hyphen that parts a syllable over two lines is nothing to read either.
_VOID_RE = re.compile(f"{_NOTHING}(?:-[ \t]*[\r\n\f]{_NOTHING})?")


def _is_void(source: str, start: int, end: int) -> bool:
    return _VOID_RE.fullmatch(source, start, end) is not None


BlockKind = Literal[
    "letterhead",
    "title",
    "addressee",
    "heading",
    "paragraph",
    "item",
    "footnote",
    "table",
    "recipients",
    "signature",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the clean text: `start`/`end` are clean offsets without the newline.

    `body` is where the text proper begins, after a bullet or list label ("- ", "a) ").
    `section` is the index of the heading that it stands under, or None before the first.
    `cells` are the clean ranges of a table row's cells, `table` the index of its table in
    `CleanDocument.tables`; empty and None for other kinds.
    """

    kind: BlockKind
    start: int
    end: int
    body: int
    section: int | None
    marker: str | None = None
    cells: tuple[Range, ...] = ()
    table: int | None = None


HeadingLevel = Literal[1, 2, 3, 4]
"""Style of the label: 1 Roman, 2 arabic, 3 n.m, 4 anything else (a letter, a word, no label)."""

SectionRole = Literal[
    "situation",
    "leadership",
    "results",
    "assessment",
    "strengths",
    "limitations",
    "causes",
    "lessons",
    "tasks",
    "proposals",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written. `depth` and `parent` give its place in the tree of sections."""

    span: Span
    at: Range
    label: str | None
    level: HeadingLevel
    title: str
    depth: int
    parent: int | None
    role: SectionRole | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text: `pieces` are source ranges, `ref_at` the source offset of its mark.

    `marker` is the mark as the body writes it ("¹", "(1)", "[1]", "1", "(*)"), or, where none was
    found there, as the note has it. In the clean text marks that were plain signs are raised.
    """

    marker: str
    pieces: tuple[Range, ...]
    ref_at: int | None
    at: Range


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clean offsets of one sentence and the index of the block that holds it."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """The product of normalising and segmenting; see the module's docstring."""

    source: str
    text: str
    map: SourceMap
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    footnotes: tuple[Footnote, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.start for block in self.blocks))
        object.__setattr__(self, "_sentence_starts", tuple(s.start for s in self.sentences))

    def span(self, start: int, end: int) -> Span:
        """The quotation in the source of clean `[start, end)`.

        Adjacent pieces, and pieces with nothing to read between them (white space, invisible
        characters, marks of emphasis, escapes), are one span.
        """
        if piece := self.map.piece(start, end):
            left, right = piece
            return Span(left, right, self.source[left:right])
        runs: list[Range] = []
        for left, right in self.map.pieces(start, end):
            if runs and left >= runs[-1][1] and _is_void(self.source, runs[-1][1], left):
                runs[-1] = (runs[-1][0], right)
            else:
                runs.append((left, right))
        if not runs:
            return Span(0, 0, "")
        left, right = max(runs, key=lambda run: run[1] - run[0])
        return Span(left, right, self.source[left:right], tuple(runs) if len(runs) > 1 else ())

    def block_index(self, offset: int) -> int:
        """Index of the block that holds the clean offset (the last one that starts before it)."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """The block that holds the clean offset."""
        return self.blocks[self.block_index(offset)]

    def section_at(self, offset: int) -> int | None:
        """Index of the heading under which the clean offset stands, or None."""
        return self.block_at(offset).section if self.blocks else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the clean offset, or None outside of prose."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if offset < sentence.end else None

    def section_path(self, section: int | None) -> list[Heading]:
        """The headings from the outermost down to `section`."""
        path: list[Heading] = []
        while section is not None:
            path.append(self.headings[section])
            section = self.headings[section].parent
        return path[::-1]

    def section_roles(self, section: int | None) -> Iterator[SectionRole]:
        """Roles of the section and of those around it, innermost first."""
        for heading in reversed(self.section_path(section)):
            if heading.role is not None:
                yield heading.role
