"""Scores of the facts: citations, figures, statements; with those of the report's frame, all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from pipeline.evaluating.frame import measure_document, measure_footnotes, measure_headings
from pipeline.evaluating.gold import (
    GoldCitation,
    GoldCount,
    GoldKinRole,
    GoldPercentage,
    GoldReport,
    GoldStatement,
)
from pipeline.evaluating.matching import Matched, match_best, overlap
from pipeline.evaluating.measured import FieldCase, G, Measured, P, place, tallied
from schemas.facts import Citation, Count, FigureKind, Percentage, Report, Statement
from schemas.folding import fold_tone

# A count's noun phrase has no sharp end and a figure is known by its value; a citation or a
# statement must cover most of what a reader would mark.
_FIGURE, _COUNT, _QUOTATION = 0.3, 0.2, 0.5


def measure_facts(gold: GoldReport, report: Report) -> tuple[list[Measured], list[FieldCase]]:
    """The tallies of every kind of fact, and the fields of those that were found."""
    cases = [*measure_document(gold, report)]
    measured = [
        *_citations(gold, report, cases),
        *_percentages(gold, report, cases),
        *_both(
            "ratio",
            gold.ratios,
            report.ratios,
            lambda a, b: (a.num, a.den) == (b.num, b.den),
            _FIGURE,
        ),
        *_counts(gold, report, cases),
        *_statements(gold, report, cases),
        *measure_headings(gold, report),
        measure_footnotes(gold, report),
    ]
    return measured, cases


def _match(
    gold: Sequence[G], found: Sequence[P], same: Callable[[G, P], bool], least: float
) -> "Matched[G, P]":
    """Pairs that are the `same` fact and overlap by `least` or more."""

    def likeness(annotated: G, fact: P) -> float:
        value = overlap(annotated.at, place(fact))
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
        fact
        for fact in found
        if not any(overlap(item.at, place(fact)) >= least for item in optional)
    ]
    return [item for item in gold if item not in optional], kept


def _citations(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    scored = [c for c in gold.citations if c.id is not None and not c.optional]
    unscored = [c for c in gold.citations if c.id is None or c.optional]
    found = [
        citation
        for citation in report.citations
        if citation.id is not None
        and not any(overlap(c.at, place(citation)) > 0.3 for c in unscored)
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


def _percentages(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    def same(annotated: GoldPercentage, fact: Percentage) -> bool:
        return annotated.value == float(fact.value)

    yield from _both("percentage", gold.percentages, report.percentages, same, _FIGURE)
    required, found = _without_optional(gold.percentages, report.percentages)
    for annotated, fact in _match(required, found, same, _FIGURE).pairs:
        for name in ("part", "whole"):
            expected, stated = getattr(annotated, name), getattr(fact, name)
            if expected is None and stated is None:
                continue
            stated = None if stated is None else float(stated)
            cases.append(FieldCase(f"percentage.{name}", annotated.at, expected, stated))


_COUNT_KINDS: Mapping[str, tuple[FigureKind, ...]] = {
    "count_people": ("people",),
    "count_organisation": ("organisation",),
    "count_people_org": ("people", "organisation"),
}


def _counts(gold: GoldReport, report: Report, cases: list[FieldCase]) -> Iterator[Measured]:
    required, found = _without_optional(gold.counts, report.counts, _COUNT)

    def same(annotated: GoldCount, fact: Count) -> bool:
        return annotated.value == float(fact.value)

    matched = _match(required, found, same, _COUNT)
    yield tallied("count", matched)
    yield tallied("count_exact", _match(required, found, same, 1.0))
    for name, kinds in _COUNT_KINDS.items():
        # A count of another kind at the same place is a wrong field, not a wrong count.
        strays = tuple(
            fact
            for fact in matched.wrong
            if fact.kind in kinds and not any(overlap(c.at, place(fact)) > _COUNT for c in required)
        )
        yield tallied(
            name,
            Matched(
                tuple(pair for pair in matched.pairs if pair[0].kind in kinds),
                tuple(count for count in matched.missed if count.kind in kinds),
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
    yield from _by_role(("limitation", "cause"), required, found)
    for annotated, fact in _match(required, found, lambda _a, _b: True, _QUOTATION).pairs:
        cases.append(FieldCase("limitation.role", annotated.at, annotated.role, fact.role))
        cases.append(
            FieldCase("limitation.in_section", annotated.at, annotated.in_section, fact.in_section)
        )
        cases += _hedges(annotated, fact)
    if gold.statements is None:
        return
    required, found = _without_optional(
        gold.statements, [s for s in report.statements if s.role in _KIN]
    )
    yield tallied("statement", _match(required, found, _of_role, _QUOTATION))
    yield tallied("statement_exact", _match(required, found, _of_role, 1.0))
    yield from _by_role(_KIN, required, found)


_KIN = get_args(GoldKinRole)


def _of_role(annotated: GoldStatement, fact: Statement) -> bool:
    return annotated.role == fact.role


def _by_role(
    roles: Sequence[str], required: Sequence[GoldStatement], found: Sequence[Statement]
) -> Iterator[Measured]:
    for role in roles:
        mine = [item for item in required if item.role == role]
        theirs = [fact for fact in found if fact.role == role]
        yield tallied(role, _match(mine, theirs, _of_role, _QUOTATION))
        yield tallied(f"{role}_exact", _match(mine, theirs, _of_role, 1.0))


def _hedges(annotated: GoldStatement, fact: Statement) -> Iterator[FieldCase]:
    """Extent, strength and origin, where they were annotated."""
    for name in ("extent", "strength", "origin"):
        expected = getattr(annotated, name)
        if expected != "":
            yield FieldCase(f"limitation.{name}", annotated.at, expected, getattr(fact, name))
