"""footnotes: footnotes that run on from 1, or leave a number out.

A number is missing only where neither its text nor its mark stands anywhere; where notes begin anew
on each page nothing is said. Suspect at most.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checking.evidence import Evidence
from schemas.document import CleanDocument, Footnote, Span
from schemas.facts import Check

RULE = "footnotes"
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for all footnotes: they run on, or the first one that does not."""
    doc = evidence.doc
    raised = [note for note in doc.footnotes if note.marker.translate(_DIGITS) != note.marker]
    numbers = [note.marker.translate(_DIGITS) for note in raised]
    if len(raised) < 2 or not all(number.isdecimal() for number in numbers):
        return
    values = [int(number) for number in numbers]
    spans = tuple(_mark(doc, note) for note in raised)
    breaks = [i for i, (a, b) in enumerate(pairwise(values)) if b != a + 1]
    equation = " ".join(note.marker for note in raised)
    if not breaks and values[0] == 1:
        total = Decimal(len(values))
        yield Check("numbering", "ok", RULE, spans, total, total, equation)
    elif len(breaks) == 1 and values[0] == 1:
        place = breaks[0]
        due = values[place] + 1
        if values[place + 1] == due + 1 and str(due).translate(_RAISED) not in doc.source:
            yield Check(
                "numbering",
                "suspect",
                RULE,
                (spans[place + 1], spans[place]),
                raised[place + 1].marker,
                str(due),
                f"{raised[place].marker} → {raised[place + 1].marker}",
            )


def _mark(doc: CleanDocument, note: Footnote) -> Span:
    """The note's mark in the body, or its text where no mark was found."""
    if note.ref_at is None:
        return doc.span(*note.at)
    end = note.ref_at + len(note.marker)
    return Span(note.ref_at, end, doc.source[note.ref_at : end])
