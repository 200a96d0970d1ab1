"""How a quantity changed: by how much, from what, to what, and the percentage that is stated.

"Hiện có 6.518 đảng viên, tăng 676 đảng viên so với cuối năm 2014 (5.842 đảng viên), bằng 11,6%"
→ after 6.518, amount 676, before 5.842, percentage 11,6. "tăng từ 35 lên 59 đồng chí (tăng 24)" the
same. What is not stated stays None. A change between two rates ("tăng 0,5% so với 2019") has no
counts and is none of these.
"""

from collections.abc import Sequence

from extractors.figures.beside_changes import Beside
from extractors.figures.change import Change
from extractors.figures.series_changes import series_changes
from extractors.figures.stated_changes import stated_changes
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage
from schemas.textview import folded_view


def find_changes(
    doc: CleanDocument, counts: Sequence[Count], percentages: Sequence[Percentage]
) -> list[Change]:
    """The changes of the text, in reading order."""
    beside = Beside(folded_view(doc.text), counts, percentages)
    found = list(series_changes(beside))
    told = {place for change in found for place in _stated_at(change)}
    found += [c for c in stated_changes(doc, beside) if not _stated_at(c) <= told]
    return sorted(found, key=lambda change: (change.figures[0].at, len(change.figures)))


def _stated_at(change: Change) -> set[int]:
    """Where the amount and the percentage of the change stand."""
    return {figure.at[0] for figure in (change.amount, change.percentage) if figure is not None}
