"""What the rules look at: the facts of one report and how its figures hang together."""

import datetime as dt
from dataclasses import dataclass

from extractors.figures.changes import Change
from extractors.figures.governing import Governed
from extractors.figures.groups import Group
from extractors.figures.share import Share
from schemas.document import CleanDocument
from schemas.facts import Citation, Count, Percentage, Ratio


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report's facts, its wholes with their parts, and its percentages with theirs."""

    doc: CleanDocument
    citations: tuple[Citation, ...]
    counts: tuple[Count, ...]
    percentages: tuple[Percentage, ...]
    ratios: tuple[Ratio, ...]
    governed: tuple[Governed, ...]
    groups: tuple[Group, ...]
    shares: tuple[Share, ...]
    report_date: dt.date | None = None
    changes: tuple[Change, ...] = ()
