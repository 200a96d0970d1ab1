"""Sentences within one block. A newline or ";" is no boundary here; blocks end sentences."""

from collections.abc import Iterator

import regex

from schemas.document import Range

# After the stop: white space, then a capital, a digit or an opening mark.
_BOUNDARY_RE = regex.compile(
    r"(?<=[.!?…][\"”’')\]¹²³⁴⁵⁶⁷⁸⁹⁰]{0,4})\s+(?=[\"“‘'(\[]{0,2}[\p{Lu}\d])"
)
# "đ/c.", "TP. Vinh", "v.v.", "Th.S", the initial of a name: the stop belongs to the word.
_ABBREVIATION_RE = regex.compile(
    r"(?:^|[\s(])(?:\p{Lu}|[Tt][Pp]|[Tt][Xx]|đ/c|[Tt]h|[Tt]r|[Nn]xb|[Ss]t|[Ss]ố|PGS|GS|TS|ThS|BS|KS|CN|Q|P|H|X)\.$"
)


def split_sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """Ranges of the sentences of `text[start:end]`, without the space between them."""
    left = start
    for match in _BOUNDARY_RE.finditer(text, start, end):
        if match.start() <= left:
            continue
        if text[match.start() - 1] == "." and _ABBREVIATION_RE.search(
            text, max(left, match.start() - 8), match.start()
        ):
            continue
        yield left, match.start()
        left = match.end()
    if left < end:
        yield left, end
