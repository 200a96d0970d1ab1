"""Scores of a report's frame: headings, footnotes, letterhead and signature."""

from collections.abc import Iterator

from pipeline.evaluating.gold import GoldFootnote, GoldHeading, GoldReport
from pipeline.evaluating.matching import Matched, match_best, overlap
from pipeline.evaluating.measured import FieldCase, Measured, describe, tallied
from pipeline.evaluating.scores import Mistake, Tally
from schemas.document import Footnote, Heading, Range
from schemas.facts import Report

_NEAR, _CAPTION_NEAR = 3, 20


def measure_headings(gold: GoldReport, report: Report) -> Iterator[Measured]:
    """Numbered headings: all, and those of each level."""
    required = [heading for heading in gold.headings if heading.label is not None]
    captions = [heading.at[0] for heading in gold.headings if heading.label is None]
    starts = [heading.at[0] for heading in required]

    def is_near(offset: int, places: list[int], limit: int) -> bool:
        return any(abs(offset - place) <= limit for place in places)

    # Captions and lettered headings are not scored: whether they are headings is a matter of taste.
    found = [
        heading
        for heading in report.headings
        if heading.label is not None
        and (
            is_near(heading.span.start, starts, _NEAR)
            or not is_near(heading.span.start, captions, _CAPTION_NEAR)
        )
    ]

    def likeness(annotated: GoldHeading, heading: Heading) -> float:
        distance = abs(annotated.at[0] - heading.span.start)
        return 1 / (1 + distance) if distance <= _NEAR and annotated.level == heading.level else 0

    matched = match_best(required, found, likeness)
    yield tallied("heading", matched)
    for level in (1, 2, 3):
        yield tallied(
            f"heading_{level}",
            Matched(
                tuple(pair for pair in matched.pairs if pair[0].level == level),
                tuple(heading for heading in matched.missed if heading.level == level),
                tuple(heading for heading in matched.wrong if heading.level == level),
            ),
        )


def measure_footnotes(gold: GoldReport, report: Report) -> Measured:
    """Footnotes: the same mark, and every annotated piece reached."""

    def likeness(annotated: GoldFootnote, footnote: Footnote) -> float:
        if annotated.marker != footnote.marker:
            return 0.0
        reached = all(
            any(overlap(piece, other) > 0 for other in footnote.pieces)
            for piece in annotated.pieces
        )
        return 1.0 if reached else 0.0

    required = [footnote for footnote in gold.footnotes if footnote.pieces]
    matched = match_best(required, [f for f in report.footnotes if f.pieces], likeness)
    mistakes = [
        Mistake("footnote", "missed", note.pieces[0], describe(note)) for note in matched.missed
    ]
    mistakes += [
        Mistake("footnote", "wrong", note.pieces[0], describe(note)) for note in matched.wrong
    ]
    tally = Tally(len(matched.pairs), len(matched.missed), len(matched.wrong))
    return Measured("footnote", tally, tuple(mistakes))


def measure_document(gold: GoldReport, report: Report) -> Iterator[FieldCase]:
    """What the report says of itself, field by field."""
    expected, stated = gold.document, report.document
    start: Range = (0, 0)
    signatory = (stated.signatory.name, stated.signatory.role) if stated.signatory else (None, None)
    signed = expected.signatory or (None, None)
    date = stated.date.isoformat() if stated.date else None
    yield FieldCase("document.kind", start, expected.kind, stated.kind)
    yield FieldCase("document.title", start, expected.title, stated.title)
    yield FieldCase("document.unit", start, expected.unit, stated.unit)
    yield FieldCase("document.date", start, expected.date, date)
    yield FieldCase("document.signatory", start, signed[0], signatory[0])
    yield FieldCase("document.signatory_role", start, signed[1], signatory[1])
    if expected.number != "":
        yield FieldCase("document.number", start, expected.number, stated.number)
