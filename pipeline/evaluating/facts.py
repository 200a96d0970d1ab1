"""Scores of the facts: citations, figures, statements, headings, footnotes, letterhead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.evaluating.gold import (
    GoldCheck,
    GoldCitation,
    GoldCount,
    GoldFootnote,
    GoldHeading,
    GoldReport,
    GoldStatement,
)
from pipeline.evaluating.matching import Matched, match_best, overlap
from pipeline.evaluating.scores import Mistake, Tally
from schemas.document import Footnote, Heading, Range, Span
from schemas.facts import Citation, Count, Report, Statement
from schemas.folding import fold_tone


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one report, with its mistakes."""

    measure: str
    tally: Tally
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class FieldCase:
    """One field of a fact that was found: right or not, and where."""

    measure: str
    at: Range
    expected: object
    stated: object

    @property
    def right(self) -> bool:
        """Are both the same to a reader (case, tone mark school and white space aside)?"""
        return _folded(self.expected) == _folded(self.stated)


class _Quoted(Protocol):
    @property
    def span(self) -> Span: ...


class _Annotated(Protocol):
    @property
    def at(self) -> Range: ...

    @property
    def text(self) -> str: ...


G = TypeVar("G", bound=_Annotated)
P = TypeVar("P", bound=_Quoted)

# A count's noun phrase has no sharp end and a figure is known by its value; a citation or a
# statement must cover most of what a reader would mark.
_FIGURE, _COUNT, _QUOTATION = 0.3, 0.2, 0.5


def measure_facts(gold: GoldReport, report: Report) -> tuple[list[Measured], list[FieldCase]]:
    """The tallies of every kind of fact, and the fields of those that were found."""
    cases = [*_document(gold, report)]
    measured = [
        *_citations(gold, report, cases),
        *_both(
            "percentage",
            gold.percentages,
            report.percentages,
            lambda a, b: a.value == float(b.value),
            _FIGURE,
        ),
        *_both(
            "ratio",
            gold.ratios,
            report.ratios,
            lambda a, b: (a.num, a.den) == (b.num, b.den),
            _FIGURE,
        ),
        *_counts(gold, report, cases),
        *_statements(gold, report, cases),
        *_headings(gold, report),
        _footnotes(gold, report),
    ]
    return measured, cases


def tallied(measure: str, matched: "Matched[G, P]") -> Measured:
    """A matching as a measure, with a line on every mistake."""
    return Measured(
        measure,
        Tally(len(matched.pairs), len(matched.missed), len(matched.wrong)),
        (
            *(Mistake(measure, "missed", item.at, describe(item)) for item in matched.missed),
            *(Mistake(measure, "wrong", _at(fact), describe(fact)) for fact in matched.wrong),
        ),
    )


def describe(item: object) -> str:
    """What tells this annotation or fact from another at the same place."""
    match item:
        case GoldCitation() | Citation():
            return f"{item.id} ({item.form})"
        case GoldHeading() | Heading():
            return f"label {item.label!r}, level {item.level}"
        case GoldStatement() | Statement():
            return item.role
        case GoldCount() | Count():
            return f"{item.value} {item.unit} ({item.kind})"
        case GoldCheck():
            return f"{item.kind}: {item.note}"
        case GoldFootnote() | Footnote():
            return f"mark {item.marker!r}"
    return ""


def _at(fact: _Quoted) -> Range:
    return fact.span.start, fact.span.end


def _folded(value: object) -> object:
    return fold_tone(value) if isinstance(value, str) else value


def _match(
    gold: Sequence[G], found: Sequence[P], same: Callable[[G, P], bool], least: float
) -> "Matched[G, P]":
    """Pairs that are the `same` fact and overlap by `least` or more."""

    def likeness(annotated: G, fact: P) -> float:
        value = overlap(annotated.at, _at(fact))
        return value if value >= least and same(annotated, fact) else 0.0

    return match_best(gold, found, likeness)


def _both(
    measure: str,
    gold: Sequence[G],
    found: Sequence[P],
    same: Callable[[G, P], bool],
    least: float,
) -> Iterator[Measured]:
    """The measure by overlapping spans, and by spans that agree to the letter."""
    required, kept = _without_optional(gold, found)
    yield tallied(measure, _match(required, kept, same, least))
    yield tallied(f"{measure}_exact", _match(required, kept, same, 1.0))


def _without_optional(
    gold: Sequence[G], found: Sequence[P], least: float = 0.3
) -> tuple[list[G], list[P]]:
    """Annotations on which careful readers differ are neither missed nor wrong."""
    optional = [item for item in gold if getattr(item, "optional", False)]
    kept = [
        fact for fact in found if not any(overlap(item.at, _at(fact)) >= least for item in optional)
    ]
    return [item for item in gold if item not in optional], kept


def _citations(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    scored = [c for c in gold.citations if c.id is not None and not c.optional]
    unscored = [c for c in gold.citations if c.id is None or c.optional]
    found = [
        citation
        for citation in report.citations
        if citation.id is not None and not any(overlap(c.at, _at(citation)) > 0.3 for c in unscored)
    ]

    def same(annotated: GoldCitation, fact: Citation) -> bool:
        return _symbol(annotated.id) == _symbol(fact.id)

    matched = _match(scored, found, same, _QUOTATION)
    yield tallied("citation", matched)
    yield tallied("citation_exact", _match(scored, found, same, 1.0))
    yield tallied("citation_span", _match(scored, found, lambda _a, _b: True, _QUOTATION))
    yield tallied(
        "citation_date",
        _match(
            [c for c in scored if c.date],
            [c for c in found if c.date],
            lambda a, b: b.date is not None and a.date == b.date.isoformat(),
            _QUOTATION,
        ),
    )
    for annotated, fact in matched.pairs:
        date = fact.date.isoformat() if fact.date else None
        if annotated.date or date:
            cases.append(FieldCase("citation.date", annotated.at, annotated.date, date))
        if annotated.issuer or fact.issuer:
            case = FieldCase("citation.issuer", annotated.at, annotated.issuer, fact.issuer)
            cases.append(case)
        cases.append(FieldCase("citation.type", annotated.at, annotated.type, fact.type))
        cases.append(FieldCase("citation.form", annotated.at, annotated.form, fact.form))


def _symbol(id_: str | None) -> str:
    return fold_tone(id_ or "").replace(" ", "").replace("–", "-")


def _counts(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    required, found = _without_optional(gold.counts, report.counts, _COUNT)

    def same(annotated: GoldCount, fact: Count) -> bool:
        return annotated.value == float(fact.value)

    matched = _match(required, found, same, _COUNT)
    yield tallied("count", matched)
    yield tallied("count_exact", _match(required, found, same, 1.0))
    for kind in ("people", "organisation"):
        # A count of another kind at the same place is a wrong field, not a wrong count.
        strays = tuple(
            fact
            for fact in matched.wrong
            if fact.kind == kind and not any(overlap(c.at, _at(fact)) > _COUNT for c in required)
        )
        yield tallied(
            f"count_{kind}",
            Matched(
                tuple(pair for pair in matched.pairs if pair[0].kind == kind),
                tuple(count for count in matched.missed if count.kind == kind),
                strays,
            ),
        )
    for annotated, fact in matched.pairs:
        cases.append(FieldCase("count.kind", annotated.at, annotated.kind, fact.kind))
        cases.append(FieldCase("count.unit", annotated.at, annotated.unit, fact.unit))
        if annotated.indicator or fact.indicator:
            cases.append(
                FieldCase("count.indicator", annotated.at, annotated.indicator, fact.indicator)
            )


def _statements(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    required, found = _without_optional(gold.limitations, report.limitations)

    def of_role(annotated: GoldStatement, fact: Statement) -> bool:
        return annotated.role == fact.role

    for role in ("limitation", "cause"):
        mine = [item for item in required if item.role == role]
        theirs = [fact for fact in found if fact.role == role]
        yield tallied(role, _match(mine, theirs, of_role, _QUOTATION))
        yield tallied(f"{role}_exact", _match(mine, theirs, of_role, 1.0))
    for annotated, fact in _match(required, found, lambda _a, _b: True, _QUOTATION).pairs:
        cases.append(FieldCase("limitation.role", annotated.at, annotated.role, fact.role))
        cases.append(
            FieldCase("limitation.in_section", annotated.at, annotated.in_section, fact.in_section)
        )


_NEAR, _CAPTION_NEAR = 3, 20


def _headings(gold: GoldReport, report: Report) -> Iterator[Measured]:
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


def _footnotes(gold: GoldReport, report: Report) -> Measured:
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


def _document(gold: GoldReport, report: Report) -> Iterator[FieldCase]:
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
