"""Footnotes and the marks in the text that point at them."""

import re
from bisect import bisect_left, bisect_right

from pipeline.segmenting.marks import is_raised_unit
from pipeline.segmenting.writing import Placed
from schemas.document import CleanDocument, Footnote

# One class first: where a pattern begins with a choice, `re` passes over a text slowly.
_MARK_RE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰\[](?:(?<=\[)\^?\d{1,3}\]|(?<!\[)[¹²³⁴⁵⁶⁷⁸⁹⁰]*)")


def footnotes(draft: CleanDocument, notes: list[Placed]) -> tuple[Footnote, ...]:
    """The footnotes of the draft, each with the place of its mark in the text before it."""
    if not notes:
        return ()
    marks: dict[str, list[int]] = {}
    inside = [(place.start, place.end) for place in notes]
    for match in _MARK_RE.finditer(draft.text):
        note = bisect_right(inside, (match.start(), draft.map.length)) - 1
        if is_raised_unit(draft.text, match.start()):
            continue
        if note < 0 or match.start() >= inside[note][1]:
            marks.setdefault(match[0], []).append(match.start())
    out: list[Footnote] = []
    for place in notes:
        marker = place.marker or ""
        same = marks.get(marker, [])
        at = same[max(bisect_left(same, place.start) - 1, 0)] if same else None
        span = draft.span(place.body, place.end)
        written = place.start if at is None else at
        out.append(
            Footnote(
                draft.span(written, written + len(marker)).text,
                span.pieces or ((span.start, span.end),),
                draft.span(at, at + 1).start if at is not None else None,
                (place.body, place.end),
            )
        )
    return tuple(out)
