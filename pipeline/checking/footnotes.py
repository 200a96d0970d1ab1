"""footnotes: footnotes that run on from 1, or leave a number out.

A number is missing only where neither its text nor its mark stands anywhere; where notes begin anew
on each page nothing is said. Suspect at most.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checking.evidence import Evidence
from schemas.document import CleanDocument, Footnote, Span
from schemas.facts import Check

RULE = "footnotes"
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "()[]^")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for all footnotes: they run on, or the first one that does not."""
    doc = evidence.doc
    notes = [n for n in doc.footnotes if n.marker.translate(_DIGITS).isdecimal()]
    if len(notes) < 2:
        return
    values = [int(note.marker.translate(_DIGITS)) for note in notes]
    spans = tuple(_mark(doc, note) for note in notes)
    breaks = [i for i, (a, b) in enumerate(pairwise(values)) if b != a + 1]
    equation = " ".join(note.marker for note in notes)
    if not breaks and values[0] == 1:
        total = Decimal(len(values))
        yield Check("numbering", "ok", RULE, spans, total, total, equation)
    elif len(breaks) == 1 and values[0] == 1:
        place = breaks[0]
        due = values[place] + 1
        if values[place + 1] == due + 1 and not _stands(due, doc):
            yield Check(
                "numbering",
                "suspect",
                RULE,
                (spans[place + 1], spans[place]),
                notes[place + 1].marker,
                str(due),
                f"{notes[place].marker} → {notes[place + 1].marker}",
            )


def _stands(number: int, doc: CleanDocument) -> bool:
    """Does a mark of the number, in whatever shape, or its note stand anywhere?"""
    raised = str(number).translate(_RAISED)
    shapes = rf"{raised}|[(\[]\^?{number}[)\]]|(?<=[^\W\d_]){number}(?!\w)|^{number}\b"
    return re.search(shapes, doc.text, re.MULTILINE) is not None


def _mark(doc: CleanDocument, note: Footnote) -> Span:
    """The note's mark in the body, or its text where no mark was found."""
    if note.ref_at is None:
        return doc.span(*note.at)
    end = note.ref_at + len(note.marker)
    return Span(note.ref_at, end, doc.source[note.ref_at : end])
