"""Digits that belong to something else: symbols, dates, labels, marks, ranks, measures of time.

They are claimed before any figure is read, so that "05" of "05-CT/TW" is never a count.
"""

import re
from collections.abc import Iterable, Iterator

from extractors.dates import find_dates
from extractors.figures import patterns as p
from schemas.document import CleanDocument, Range

_SKIPPED = ("letterhead", "recipients", "signature", "table")


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
    for mention in find_dates(doc.text):
        cover(mask, mention.at)
    for start, end in _digit_windows(view):
        for match in p.CLAIM_RE.finditer(view, start, end):
            if not any(mask[match.start() : match.end()]):
                cover(mask, match.span())
    return mask


_BEFORE_DIGITS, _AFTER_DIGITS = 40, 40


def _digit_windows(view: str) -> Iterator[Range]:
    """Stretches around the digits of the text: most of a report holds none."""
    left = right = -1
    for match in _DIGITS_RE.finditer(view):
        start, end = match.start() - _BEFORE_DIGITS, match.end() + _AFTER_DIGITS
        if start <= right:
            right = end
            continue
        if right >= 0:
            yield max(left, 0), right
        left, right = start, end
    if right >= 0:
        yield max(left, 0), right


_DIGITS_RE = re.compile(r"\d+")
