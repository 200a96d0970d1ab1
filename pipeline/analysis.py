"""The analysis of one report: text in, `Report` out. Pure: no file, no database, no clock."""

from dataclasses import replace
from hashlib import sha256 as sha256_of

from extractors.citations import extract as citations
from extractors.citations.relations import find_relations, with_successors
from extractors.figures import extract as figures
from extractors.letterhead import extract as letterhead
from extractors.limitations import extract as limitations
from extractors.limitations.topics import with_topics
from pipeline.binding import bind
from pipeline.checking import Evidence, check_all
from pipeline.collecting import paused_collector
from pipeline.normalising.characters import normalise_characters
from pipeline.segmenting import segment
from schemas.document import CleanDocument
from schemas.facts import Percentage, Report
from schemas.registry.loader import registry_hash

PROGRAM = "baocao 0.1.0"


def clean(source: str) -> CleanDocument:
    """The source text normalised and segmented."""
    return segment(source, normalise_characters(source))


@paused_collector()
def analyze_text(text: str, *, source: str = "", sha256: str | None = None) -> Report:
    """Everything that can be said of one report's text."""
    doc = clean(text)
    # A report can only mean documents that existed when it was written.
    cited = citations.extract(doc, letterhead.document_date(doc))
    relations = find_relations(doc, cited)
    cited = with_successors(cited, relations)
    document = letterhead.extract(doc, cited)
    found = figures.extract(doc, citations.claimed(cited))
    evidence = bind(doc, cited, found, document.date, document.unit)
    return Report(
        source=source,
        sha256=sha256 or sha256_of(text.encode("utf-8", "surrogatepass")).hexdigest(),
        program=PROGRAM,
        registry=registry_hash(),
        text=text,
        document=document,
        headings=doc.headings,
        footnotes=doc.footnotes,
        citations=cited,
        percentages=_related(evidence),
        ratios=evidence.ratios,
        counts=evidence.counts,
        statements=with_topics(doc, limitations.extract(doc)),
        checks=check_all(evidence),
        relations=relations,
    )


def _related(evidence: Evidence) -> tuple[Percentage, ...]:
    """The percentages with the part and the whole that they relate."""
    bound = {share.percentage.at: share for share in evidence.shares}
    return tuple(
        replace(
            percentage,
            part=bound[percentage.at].part_value,
            whole=bound[percentage.at].whole_value,
        )
        if percentage.at in bound
        else percentage
        for percentage in evidence.percentages
    )
