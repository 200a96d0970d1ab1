"""Digits that belong to something else: symbols, dates, labels, marks, ranks, measures of time.

They are claimed before any figure is read, so that "05" of "05-CT/TW" is never a count.
"""

from collections.abc import Iterable

from extractors.figures import patterns as p
from extractors.numerals import digit_runs
from schemas.document import CleanDocument, Range
from schemas.textview import window_start

_SKIPPED = ("letterhead", "addressee", "recipients", "signature", "table")


def cover(mask: bytearray, at: Range) -> None:
    """Marks a range as claimed."""
    mask[at[0] : at[1]] = b"\1" * (at[1] - at[0])


def claim_mask(doc: CleanDocument, view: str, claimed: Iterable[Range]) -> bytearray:
    """1 where a digit belongs to something that is not a figure."""
    mask = bytearray(len(view))
    for block in doc.blocks:
        if block.kind in _SKIPPED:
            cover(mask, (block.start, block.end))
        elif block.body > block.start:
            cover(mask, (block.start, block.body))
    for at in claimed:
        cover(mask, at)
    done = 0
    for start, end in digit_runs(view):
        if start < done or mask[start]:
            continue
        found = claim_at(view, start, end)
        if found is not None:
            cover(mask, found)
            done = found[1]
    return mask


_BEFORE = 28


def claim_at(view: str, start: int, end: int) -> Range | None:
    """The range of what the digits `view[start:end]` belong to, or None where they are free."""
    before = view[start - 1 : start]
    if before.isalpha() or (before == "-" and view[start - 2 : start - 1].isalpha()):
        return start, end  # "COVID-19", "A4"
    if view[end : end + 1].isalpha() and (
        p.noun_at(view, end) is not None or p.SCALE_RE.match(view, end)
    ):
        return None  # "1031đồng chí", "10đ/c", "2,4triệu lượt khách"
    if match := p.CLAIM_FORWARD_RE.match(view, start):
        return match.span()
    left = window_start(view, start, _BEFORE)
    said = view[left:start].rstrip(" :(")
    if said.rpartition(" ")[2] not in p.CLAIM_WORDS:
        return None
    words = said.rsplit(" ", 3)[-3:]
    position = left + len(said)
    for word in reversed(words):
        position -= len(word)
        match = p.CLAIM_BACKWARD_RE.match(view, position)
        if match is not None and match.end() > start:
            return match.span()
        position -= 1
    return None
