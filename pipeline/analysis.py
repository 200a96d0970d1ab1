"""The analysis of one report: text in, `Report` out. Pure: no file, no database, no clock."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256 as sha256_of

from extractors.citations import extract as citations
from extractors.citations.relations import find_relations, with_successors
from extractors.figures import extract as figures
from extractors.figures.amounts import find_amounts
from extractors.figures.extract import Meant
from extractors.figures.indicators import with_indicators
from extractors.figures.lone_wholes import lone_wholes
from extractors.figures.meaning import Meaning
from extractors.figures.stated_parts import stated_part
from extractors.figures.table_amounts import table_amounts
from extractors.figures.tables import table_figures
from extractors.figures.told_changes import told_changes
from extractors.letterhead import extract as letterhead
from extractors.limitations import extract as limitations
from extractors.limitations.topics import with_topics
from pipeline.binding import bind
from pipeline.checking import Evidence, check_all
from pipeline.collecting import paused_collector
from pipeline.normalising.characters import normalise_characters
from pipeline.revising import AS_READ, Corrections, Revision
from pipeline.segmenting import segment
from schemas.document import CleanDocument, Range
from schemas.facts import Citation, Count, DocumentInfo, Figure, Percentage, Report
from schemas.registry.loader import registry_hash
from schemas.replacing import replaced
from schemas.textview import folded_view

PROGRAM = "baocao 0.1.0"


def clean(source: str) -> CleanDocument:
    """The source text normalised and segmented."""
    return segment(source, normalise_characters(source))


@paused_collector()
def analyze_text(
    text: str,
    *,
    source: str = "",
    sha256: str | None = None,
    without: frozenset[str] = frozenset(),
    corrections: Corrections | None = None,
) -> Report:
    """Everything that can be said of one report's text.

    Rules with an id in `without` say nothing. With `corrections` (what people said of the facts,
    by reference) the facts are those that are right, and the checks are made with them.
    """
    sha256 = sha256 or sha256_of(text.encode("utf-8", "surrogatepass")).hexdigest()
    revision = Revision(sha256, corrections or {})
    doc = clean(text)
    # A report can only mean documents that existed when it was written.
    cited = citations.extract(doc, letterhead.document_date(doc))
    relations = find_relations(doc, cited)
    cited = with_successors(cited, relations)
    document, evidence = _read(doc, cited, revision)
    meant = figures_meant(evidence, document, citations.claimed(cited), revision)
    stated: tuple[Figure, ...] = (*meant.counts, *meant.percentages, *meant.ratios)
    right = evidence.citations
    return Report(
        source=source,
        sha256=sha256,
        program=PROGRAM,
        registry=registry_hash(),
        text=text,
        document=document,
        headings=doc.headings,
        footnotes=doc.footnotes,
        citations=right,
        percentages=meant.percentages,
        ratios=meant.ratios,
        counts=meant.counts,
        amounts=meant.amounts,
        statements=with_topics(doc, limitations.extract(doc)),
        checks=check_all(replace(evidence, meant=stated), without),
        relations=relations if right == cited else find_relations(doc, right),
    )


@paused_collector()
def figures_of(text: str) -> Meant:
    """The figures of one report's text with what they mean: those of its `Report`, and no more."""
    doc = clean(text)
    cited = citations.extract(doc, letterhead.document_date(doc))
    document, evidence = _read(doc, cited, AS_READ)
    return figures_meant(evidence, document, citations.claimed(cited), AS_READ)


def _read(
    doc: CleanDocument, cited: tuple[Citation, ...], revision: Revision
) -> tuple[DocumentInfo, Evidence]:
    """What the report says of itself, and its figures with what ties them together."""
    document = letterhead.extract(doc, cited)
    counts, percentages, ratios = figures.extract(doc, citations.claimed(cited))
    found = (with_indicators(doc, counts), percentages, ratios)
    right = revision.of(cited)
    return document, bind(doc, right, found, document.date, document.unit, revision)


def figures_meant(
    evidence: Evidence,
    document: DocumentInfo,
    claimed: Sequence[Range],
    revision: Revision = AS_READ,
) -> Meant:
    """The figures of prose and tables in reading order, with what they mean."""
    doc = evidence.doc
    meaning = Meaning(
        doc,
        document,
        evidence.counts,
        evidence.groups,
        evidence.governed,
        evidence.changes,
        claimed,
    )
    in_tables = list(table_figures(doc))
    counts = revision.of(with_indicators(doc, [f for f in in_tables if isinstance(f, Count)]))
    shares = revision.of(f for f in in_tables if isinstance(f, Percentage))
    measured = sorted((*find_amounts(doc, claimed), *table_amounts(doc)), key=_place)
    amounts = revision.of(with_indicators(doc, measured))
    return Meant(
        meaning.counts(sorted((*evidence.counts, *counts), key=_place)),
        meaning.percentages(sorted((*_related(evidence), *shares), key=_place)),
        meaning.ratios(evidence.ratios),
        meaning.counts(amounts),
    )


def _place(figure: Count | Percentage) -> Range:
    return figure.at


def _related(evidence: Evidence) -> Iterator[Percentage]:
    """The percentages with the part and the whole that they relate, where these can be told: of a
    growth the change and what was before.
    """
    view = folded_view(evidence.doc.text)
    sides = {
        change.percentage.at: change.sides
        for change in evidence.changes
        if change.percentage is not None and change.amount is not None
    }
    sides |= {
        share.percentage.at: (share.part_value, share.whole_value) for share in evidence.shares
    }
    read = (evidence.counts, evidence.percentages, evidence.ratios)
    for told in told_changes(evidence.doc, read, (evidence.groups, evidence.changes)):
        if told.percentage is not None and told.grows_as_stated:
            sides.setdefault(told.percentage.at, told.sides)
    alone = [percentage for percentage in evidence.percentages if percentage.at not in sides]
    wholes = lone_wholes(view, alone, evidence.counts)
    for percentage in evidence.percentages:
        found = sides.get(percentage.at)
        if found is not None:
            yield replaced(percentage, part=found[0], whole=found[1])
        else:
            part = stated_part(view, percentage, evidence.counts)
            of_amount = evidence.amount_parts.get(percentage.at)
            yield replaced(
                percentage,
                part=of_amount if part is None else part,
                whole=wholes.get(percentage.at) if part is None and of_amount is None else None,
            )
