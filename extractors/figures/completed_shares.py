"""Percentages of a list whose parts add up to the whole that its other percentages are of.

"250 đảng viên: 41 đồng chí, chiếm 16,4%; 193 đồng chí, chiếm 72,7%; 16 đồng chí, chiếm 6,4%": two
are of the 250, and with the 193 they make 250, so that its percentage is of them, right or wrong.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.share import Share, reconciles
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_NEAR = 400  # characters between two percentages of one list
_LEAST = 2  # shares that hold
_MOST = 12


def completed_shares(
    doc: CleanDocument, pairs: Sequence[tuple[Percentage, Count]], bound: Sequence[Share]
) -> Iterator[Share]:
    """A share for each of the `pairs` that a list lacks; `bound` by place."""
    for percentage, part in pairs:
        if part.approx != "exact" or percentage.value_max is not None:
            continue
        place = bisect_left(bound, percentage.at, key=lambda share: share.percentage.at)
        for sibling in (*bound[max(place - 1, 0) : place], *bound[place : place + 1]):
            if not isinstance(sibling.whole, Count) or sibling.binding == "target":
                continue
            beside = _run(doc, bound, place, percentage, sibling)
            values = {share.part.at: share.part_value for share in beside}
            holding = sum(reconciles(share) for share in beside)
            rest = sibling.whole_value - sum(values.values(), Decimal(0))
            if holding >= _LEAST and 2 * holding > len(beside) and rest == part.value > 0:
                yield Share(percentage, part, sibling.whole, "declared")
                break


def _run(
    doc: CleanDocument, bound: Sequence[Share], place: int, percentage: Percentage, sibling: Share
) -> list[Share]:
    """The shares of the sibling's whole on both sides, up to the first of another whole."""
    section = doc.section_at(percentage.at[0])
    before = reversed(bound[max(place - _MOST, 0) : place])
    out: list[Share] = []
    for side in (before, iter(bound[place : place + _MOST])):
        last = percentage.at[0]
        for share in side:
            if share.whole_value != sibling.whole_value or abs(share.part.at[0] - last) > _NEAR:
                break
            if share.part is share.whole or doc.section_at(share.part.at[0]) != section:
                break
            out.append(share)
            last = share.part.at[0]
    return out
