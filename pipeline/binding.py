"""From figures to evidence: which figure is a part, a share or a change of which other one."""

import datetime as dt

from extractors.figures.changes import find_changes
from extractors.figures.companions import find_companions
from extractors.figures.distant import find_distant
from extractors.figures.extract import Figures
from extractors.figures.governing import governed_counts
from extractors.figures.groups import find_groups
from extractors.figures.indicators import with_indicators
from extractors.figures.parallel_divisions import find_parallel
from extractors.figures.shares import bind_shares
from pipeline.checking import Evidence
from schemas.document import CleanDocument
from schemas.facts import Citation


def bind(
    doc: CleanDocument,
    cited: tuple[Citation, ...],
    figures: Figures,
    report_date: dt.date | None,
    unit: str | None = None,
) -> Evidence:
    """What the rules look at: the facts of one report with all that ties its figures together.

    The counts come with their indicators.
    """
    found, percentages, ratios = figures
    points = [percentage for percentage in percentages if percentage.value_max is None]
    counts = with_indicators(doc, found)
    # "52/52 đoàn viên học tập bốn bài (100%)": a few things in words are no part of a share.
    shared = [c for c in counts if c.rule != "count.words" or c.kind in ("people", "organisation")]
    governed = governed_counts(doc, counts)
    groups = find_groups(doc, governed)
    groups += find_companions(doc, counts, groups)
    groups += find_distant(doc, governed, groups)
    groups += find_parallel(doc, counts, groups)
    return Evidence(
        doc=doc,
        citations=cited,
        counts=counts,
        percentages=percentages,
        ratios=ratios,
        governed=tuple(governed),
        groups=tuple(groups),
        shares=tuple(bind_shares(doc, points, shared, ratios, governed, groups)),
        changes=tuple(find_changes(doc, counts, points)),
        report_date=report_date,
        unit=unit,
    )
