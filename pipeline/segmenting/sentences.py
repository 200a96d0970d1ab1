"""Sentences within one block. A newline or ";" is no boundary here; blocks end sentences."""

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


def split_sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """Ranges of the sentences of `text[start:end]`, without the space between them."""
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
