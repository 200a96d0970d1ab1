"""How the amounts of a report hang together: sums, shares and changes within one unit.

"thu 412,6 tỷ đồng, bằng 102,6% dự toán (402 tỷ đồng), tăng 4,3% so với cùng kỳ (395,6 tỷ đồng)".
What a budget is made of is seldom told in full: a sum of amounts that does not hold is one only
where the list proves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.figures.amount_lists import exceeding, of_one_list, rounded
from extractors.figures.change import Change
from extractors.figures.changes import find_changes
from extractors.figures.governing import governed_counts
from extractors.figures.group import Group
from extractors.figures.groups import find_groups
from extractors.figures.measured import find_measured
from extractors.figures.share import Share, reconciles
from extractors.figures.shares import bind_shares
from extractors.figures.stated_parts import shared_part
from schemas.document import CleanDocument, Range
from schemas.facts import Count, Percentage
from schemas.textview import folded_view


@dataclass(frozen=True, slots=True)
class AmountRelations:
    """The groups, shares and changes whose figures are amounts.

    `parts` are the amounts right before percentages, by the place of the percentage, whether or not
    their whole is known.
    """

    groups: tuple[Group, ...] = ()
    shares: tuple[Share, ...] = ()
    changes: tuple[Change, ...] = ()
    parts: Mapping[Range, Decimal] = field(default_factory=dict)


def relate_amounts(doc: CleanDocument, percentages: Sequence[Percentage]) -> AmountRelations:
    """The relations of amounts; `percentages` are those that relate no counts."""
    view = folded_view(doc.text)
    by_unit: dict[str, list[Count]] = {}
    measured = list(find_measured(doc))
    for amount in measured:
        by_unit.setdefault(amount.unit, []).append(amount)
    groups: list[Group] = []
    shares: list[Share] = []
    changes: list[Change] = []
    for amounts in by_unit.values():
        if len(amounts) < 2:
            continue
        governed = governed_counts(doc, amounts)
        divided = find_groups(doc, governed)
        found = [g for g in divided if g.total == g.whole.value]
        groups += [replace(group, declared=False) for group in found]
        groups += exceeding(divided)
        groups += rounded(divided)
        changed = find_changes(doc, amounts, percentages)
        changes += changed
        grown = {change.percentage.at for change in changed if change.percentage is not None}
        free = [percentage for percentage in percentages if percentage.at not in grown]
        bound = bind_shares(doc, free, amounts, (), governed, found)
        shares += [share for share in bound if share.binding == "target" or reconciles(share)]
        shares += of_one_list(doc, view, bound, amounts)
    parts = dict(_parts(view, percentages, measured)) if measured else {}
    return AmountRelations(tuple(groups), tuple(shares), tuple(changes), parts)


def _parts(
    view: str, percentages: Sequence[Percentage], measured: Sequence[Count]
) -> Iterator[tuple[Range, Decimal]]:
    for index, percentage in enumerate(percentages):
        part = shared_part(view, percentages, index, measured)
        if part is not None:
            yield percentage.at, part
