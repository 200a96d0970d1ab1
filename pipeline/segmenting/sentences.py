"""Sentences within one block. A newline or ";" is no boundary here; blocks end sentences.

What goes on for longer than anybody writes is cut into pieces, so that whoever looks at the rest of
a figure's sentence looks at so much and no more.
"""

import re
from collections.abc import Iterator

import regex

from schemas.document import Range

# A stop with closing marks and note marks, white space, the first letter or digit that follows.
_BOUNDARY_RE = re.compile(
    r"[.!?…][\"”’')\]¹²³⁴⁵⁶⁷⁸⁹⁰]{0,4}(?P<gap>\s+)(?=[\"“‘'(\[]{0,2}(?P<first>[^\W_]))"
)
# "đ/c.", "TP. Vinh", "v.v.", "Th.S", the initial of a name: the stop belongs to the word.
_ABBREVIATION_RE = regex.compile(
    r"(?:^|[\s(])(?:\p{Lu}|[Tt][Pp]|[Tt][Xx]|đ/c|[Tt]h|[Tt]r|[Nn]xb|[Ss]t|[Ss]ố|PGS|GS|TS|ThS|BS|KS|CN|Q|P|H|X)\.$"
)
_LONGEST = 4_000
"""Characters of a sentence; the longest of the reports that we know has 1,146."""


def split_sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """Ranges of the sentences of `text[start:end]`, without the space between them."""
    for left, right in _between_stops(text, start, end):
        yield from _pieces(text, left, right)


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentence, or where it is too long its pieces, each up to a ";", a comma or a space."""
    while end - start > _LONGEST:
        least, most = start + _LONGEST // 2, start + _LONGEST
        marks = (text.rfind(mark, least, most) for mark in ("; ", ", ", " ", "\n"))
        mark = next((mark for mark in marks if mark >= 0), most - 1)
        stop = mark if text[mark].isspace() else mark + 1
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _between_stops(text: str, start: int, end: int) -> Iterator[Range]:
    left = start
    for match in _BOUNDARY_RE.finditer(text, start, end):
        first = match["first"]
        if not (first.isupper() or first.isdecimal()):
            continue
        stop = match.start("gap")
        if (
            text[stop - 1] == "."
            and not text[stop - 5 : stop - 1].isalpha()  # four letters are no abbreviation
            and _ABBREVIATION_RE.search(text, max(left, stop - 8), stop)
        ):
            continue
        yield left, stop
        left = match.end()
    if left < end:
        yield left, end
