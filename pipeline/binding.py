"""From figures to evidence: which figure is a part, a share or a change of which other one."""

import datetime as dt
from decimal import Decimal

from extractors.figures.amount_relations import relate_amounts
from extractors.figures.changes import find_changes
from extractors.figures.companions import find_companions
from extractors.figures.distant import find_distant
from extractors.figures.extract import Figures
from extractors.figures.governing import governed_counts
from extractors.figures.groups import find_groups
from extractors.figures.labelled_parts import BARE
from extractors.figures.paired_changes import paired_changes
from extractors.figures.parallel_divisions import find_parallel
from extractors.figures.period_changes import period_changes
from extractors.figures.rankings import with_rankings
from extractors.figures.shares import bind_shares
from extractors.figures.tables import table_figures
from pipeline.checking import Evidence
from pipeline.revising import AS_READ, Revision
from schemas.document import CleanDocument, Range
from schemas.facts import Citation


def bind(
    doc: CleanDocument,
    cited: tuple[Citation, ...],
    figures: Figures,
    report_date: dt.date | None,
    unit: str | None = None,
    revision: Revision = AS_READ,
) -> Evidence:
    """What the rules look at: the facts of one report with all that ties its figures together.

    The `figures` have their indicators; they are those of the text with the `revision`.
    """
    counts, percentages = revision.of(figures[0]), revision.of(figures[1])
    ratios = revision.of(figures[2])
    points = [percentage for percentage in percentages if percentage.value_max is None]
    # "52/52 đoàn viên học tập bốn bài (100%)": a few things in words are no part of a share.
    told = [c for c in counts if c.rule != BARE]  # "90 đơn (khiếu nại 59, tố cáo 31), đạt 75%"
    shared = [c for c in told if c.rule != "count.words" or c.kind in ("people", "organisation")]
    governed = governed_counts(doc, counts)
    groups = with_rankings(doc, counts, find_groups(doc, governed))
    groups += find_companions(doc, counts, groups)
    groups += find_distant(doc, governed, groups)
    groups += find_parallel(doc, counts, groups)
    shares = bind_shares(doc, points, shared, ratios, governed, groups)
    changes = [
        *find_changes(doc, counts, points),
        *paired_changes(doc, counts),
        *period_changes(doc, counts, points),
    ]
    related = {share.percentage.at for share in shares}
    related |= {change.percentage.at for change in changes if change.percentage is not None}
    amounts = relate_amounts(doc, [point for point in points if point.at not in related])
    return Evidence(
        doc=doc,
        citations=cited,
        counts=counts,
        percentages=percentages,
        ratios=ratios,
        governed=tuple(governed),
        groups=(*groups, *amounts.groups),
        shares=(*shares, *amounts.shares),
        changes=(*changes, *amounts.changes),
        amount_parts=amounts.parts,
        report_date=report_date,
        unit=unit,
        cells=_cells(doc, revision),
    )


def _cells(doc: CleanDocument, revision: Revision) -> dict[Range, Decimal | None]:
    """The cells of tables that a person put right, or marked wrong (None)."""
    if not revision.corrections:
        return {}
    read = ((figure, revision.right(figure)) for figure in table_figures(doc))
    return {
        figure.at: None if right is None else right.value
        for figure, right in read
        if right is not figure
    }
