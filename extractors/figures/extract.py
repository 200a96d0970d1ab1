"""Finds counts, percentages and ratios: symbols, dates, labels and marks are claimed first, then
numbers are read.

Stays silent on numbers that count nothing: years, ranks, durations, ages, money, areas, phone
numbers, names ("chi bộ 1", "lớp 12A1", "thợ bậc 4/7"), and on a number with no noun beside it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from extractors.figures.claims import claim_mask, cover
from extractors.figures.counts import find_counts
from extractors.figures.percentages import find_percentages
from extractors.figures.ratios import find_ratios
from schemas.document import CleanDocument, Range
from schemas.facts import Count, Percentage, Ratio
from schemas.textview import folded_view

Figures = tuple[tuple[Count, ...], tuple[Percentage, ...], tuple[Ratio, ...]]


class Meant(NamedTuple):
    """All figures of one report, with what they mean, each kind in reading order."""

    counts: tuple[Count, ...]
    percentages: tuple[Percentage, ...]
    ratios: tuple[Ratio, ...]
    amounts: tuple[Count, ...]


def extract(doc: CleanDocument, claimed: Iterable[Range] = ()) -> Figures:
    """Counts, percentages and ratios in reading order; `claimed` are ranges of other facts."""
    text = doc.text
    view = folded_view(text)
    mask = claim_mask(doc, view, claimed)
    percentages = tuple(find_percentages(doc, view, mask))
    for percentage in percentages:
        cover(mask, percentage.at)
    ratios = tuple(find_ratios(doc, view, mask))
    for ratio in ratios:
        cover(mask, ratio.at)
    return tuple(find_counts(doc, view, mask)), percentages, ratios
