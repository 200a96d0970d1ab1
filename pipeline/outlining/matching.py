"""Which section of a report belongs under which heading of an outline.

A section belongs where its title says one of the heading's keywords; what stands deeper without
such words follows the section around it. Where several headings fit, one that stands under the
heading of the section around is meant first, then the one whose words come first in the title
("Hạn chế và nguyên nhân" is about limitations), then the longest words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.outlining.outline import Outline
from schemas.document import CleanDocument, Heading
from schemas.folding import fold, fold_tone

_TEXT = frozenset({"paragraph", "item", "table"})


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of a report: source offsets [start, end) of its text without
    the heading. `item` is a place in the outline, `heading` one in the document's headings.

    `text` has a line for each paragraph; deeper headings that belong here too are lines of it.
    Where the section is empty, `text` is and the offsets are those of the heading's end.
    """

    item: int
    heading: int
    start: int
    end: int
    text: str


def sections_of(document: CleanDocument, outline: Outline) -> list[Section]:
    """The sections of a report that have a place in the outline, in reading order."""
    headings = document.headings
    origin = _origins(headings, outline)
    parts: dict[int, list[tuple[int, int, str]]] = {
        index: [] for index, (_, first) in origin.items() if index == first
    }
    for block in document.blocks:
        if block.section is None or block.section not in origin:
            continue
        first = origin[block.section][1]
        deeper = block.kind == "heading" and block.section != first
        if block.kind in _TEXT or deeper:
            span = document.span(block.start, block.end)
            pieces = span.pieces or ((span.start, span.end),)
            line = document.text[block.start : block.end].strip()
            if line:
                places = min(p[0] for p in pieces), max(p[1] for p in pieces)
                parts[first].append((*places, line))
    out: list[Section] = []
    for first in sorted(parts):
        ends = headings[first].span.end
        start = min((part[0] for part in parts[first]), default=ends)
        end = max((part[1] for part in parts[first]), default=ends)
        # Deeper headings alone say nothing.
        said = any(not _is_heading(document, part[0]) for part in parts[first])
        text = "\n".join(line for _, _, line in parts[first]) if said else ""
        out.append(Section(origin[first][0], first, start, end if said else start, text))
    return out


def _is_heading(document: CleanDocument, start: int) -> bool:
    return any(heading.span.start == start for heading in document.headings)


def _origins(headings: Sequence[Heading], outline: Outline) -> dict[int, tuple[int, int]]:
    """For each heading that has a place: its item, and the heading at which the item begins."""
    found: dict[int, tuple[int, int]] = {}
    for index, heading in enumerate(headings):
        around = found.get(heading.parent) if heading.parent is not None else None
        item = match(heading.title, outline, around[0] if around else None)
        if item is not None and (around is None or item != around[0]):
            found[index] = item, index
        elif around is not None:
            found[index] = around
    return found


def match(title: str, outline: Outline, around: int | None = None) -> int | None:
    """The outline's heading that the title of a section means, or None. `around` is the one to
    which the section around it belongs."""
    best: tuple[tuple[int, int, int], int] | None = None
    below = set(outline.under(around)) - {around} if around is not None else set()
    for index, item in enumerate(outline.items):
        for words in (item.title, *item.keywords):
            at = _place(words, title)
            if at is None:
                continue
            near = 1 if index in below else 0
            score = near, -at, len(words)
            if best is None or score > best[0]:
                best = score, index
    return best[1] if best is not None else None


def _place(words: str, title: str) -> int | None:
    """Where the words stand in the title; typed without diacritics they fit any."""
    folded = fold(words)
    exact = fold_tone(words)
    loose = folded == exact
    found = _pattern(folded if loose else exact).search(fold(title) if loose else fold_tone(title))
    return found.start() if found is not None else None


@lru_cache(maxsize=4096)
def _pattern(words: str) -> "regex.Pattern[str]":
    return regex.compile(rf"(?<!\w){regex.escape(words)}(?!\w)")
