"""Physical lines, and what each is by its own look: furniture, footnote, label, bullet or prose."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from pipeline.segmenting.labels import Label, read_label

LineKind = Literal["prose", "label", "footnote", "table", "columns", "page_number", "rule"]

_PAGE_NUMBER_RE = regex.compile(
    r"(?:[-~]\s*)?(?:(?i:trang|page)\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?(?:\s*[-~])?"
)
_RULE_RE = re.compile(r"[-_=~*.•·─━—\s]+")
_FOOTNOTE_RE = regex.compile(r"(?P<marker>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\[\^?\d{1,3}\](?::|(?=\s)))\s*(?=\S)")
# Two texts side by side: a wide gap that does not merely follow a bullet or a label.
_COLUMNS_RE = re.compile(r"(?:^\*[ ]{6,}|[^\s.)\-+*•][ ]{4,}|\S{3}[ ]{4,})\S")
# "|---|:---:|", "+----+----+", "├────┼────┤" between the rows of a table.
_RULED_RE = regex.compile(r"[|+┌├└][|+:\-=─━═┬┼┴┐┤┘╪\s]{2,}")
_TAB_RE = regex.compile(r"\p{L}{2}[^\t]{0,60}\t+\s*\S")
_GAP_RE = re.compile(r"\t+|[ ]{3,}")


class Line(NamedTuple):
    """One physical line: `start`/`end` without outer white space, offsets of the whole text."""

    start: int
    end: int
    text: str
    kind: LineKind
    indent: int
    blank_before: bool
    page_before: bool
    label: Label | None = None
    marker: str | None = None
    body: int = 0


def read_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, each with what stands between it and the line before."""
    lines: list[Line] = []
    blank = page = False
    position = 0
    for raw in text.splitlines(keepends=True):
        start = position
        position += len(raw)
        ends_page = raw[-1] == "\f"
        page = page or ends_page
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        left = raw.index(stripped[0])
        start += left
        lines.append(_classify(stripped, start, start + len(stripped), left, blank, page))
        blank, page = False, ends_page
    return lines


def _classify(text: str, start: int, end: int, indent: int, blank: bool, page: bool) -> Line:
    kind: LineKind = "prose"
    label: Label | None = None
    marker: str | None = None
    body = 0
    first = text[0]
    if first in "¹²³⁴⁵⁶⁷⁸⁹⁰[":
        if (match := _FOOTNOTE_RE.match(text)) and match.end() < len(text):
            kind, marker, body = "footnote", match["marker"].rstrip(":"), match.end()
    elif first in "|+┌├└" and ("--" in text or "──" in text) and _RULED_RE.fullmatch(text):
        kind = "rule"
    elif first == "|" or _is_repeated("|", text) or _is_repeated("\t", text):
        kind = "table"
    elif len(text) <= 16 and _PAGE_NUMBER_RE.fullmatch(text):
        kind = "page_number"
    elif first in "-_=~*.•·─━—" and _RULE_RE.fullmatch(text):
        kind = "rule"
    elif ("    " in text and _COLUMNS_RE.search(text)) or ("\t" in text and _TAB_RE.match(text)):
        kind = "columns"
    elif (label := read_label(text)) is not None:
        kind, body = "label", label.body
    return Line(start, end, text, kind, indent, blank, page, label, marker, body)


def _is_repeated(sign: str, text: str) -> bool:
    # Looking for one sign is much faster than counting it.
    return sign in text and text.count(sign) >= 2


def cell_ranges(text: str) -> list[tuple[int, int]]:
    """Ranges of the cells of a table line that are not empty: what stands between "|", or where
    there is none between tabs and wide gaps. White space around them is left out."""
    if "|" in text:
        return list(_between_pipes(text))
    cells: list[tuple[int, int]] = []
    position = 0
    for match in _GAP_RE.finditer(text):
        if match.start() > position:
            cells.append((position, match.start()))
        position = match.end()
    if position < len(text):
        cells.append((position, len(text)))
    return [
        (b - len(text[a:b].lstrip()), a + len(text[a:b].rstrip()))
        for a, b in cells
        if text[a:b].strip()
    ]


def _between_pipes(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("|"):
        if stripped := part.strip():
            left = start + part.index(stripped[0])
            yield left, left + len(stripped)
        start += len(part) + 1


def wrap_width(lines: list[Line]) -> int | None:
    """The column at which the text was wrapped by force, or None where lines are paragraphs."""
    prose = [line for line in lines if line.kind in ("prose", "label", "footnote")]
    if len(prose) < 12:
        return None
    lengths = sorted(line.end - line.start for line in prose)
    width = lengths[int(len(lengths) * 0.95)]
    if not 40 <= width <= 140:
        return None
    cut = sum(
        1
        for line, following in pairwise(prose)
        if not following.blank_before
        and line.end - line.start >= 0.6 * width
        and line.text[-1] not in ".:;!?"
    )
    return width if cut >= 0.3 * len(prose) else None
