"""Lists of amounts that do not come out: more than their whole, and a share that is none of it.

Of amounts only what holds is a relation, for a budget is seldom told in full. A list proves more:
"Lợi nhuận 732 triệu đồng, phân phối: … 219,6 triệu đồng (30%), … 109,8 triệu đồng (15%), … 138,2
triệu đồng (17,5%)" takes two shares of the 732 rightly, so that the third is of it as well.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from extractors.figures.group import Group
from extractors.figures.measured import half_unit
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import sum_slips
from schemas.document import CleanDocument
from schemas.facts import Count

_LEAST = 3
"""Parts of a list that is seldom one of examples."""
_LEAST_HELD, _LONGEST, _NEAREST = 2, 40, 3
_REST = ("khác", "còn lại")
_SHARE_RE = regex.compile(r"\s*(?:\(|,?\s+chiếm)(?:\s+(?:khoảng|tỷ\s+lệ|tỉ\s+lệ|gần))*\s*$")
_OF_ANOTHER_RE = regex.compile(
    r"\s+(?:so\s+với|kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu|của|trên|tổng|trong)(?!\p{L})"
)


def rounded(groups: Iterable[Group]) -> Iterator[Group]:
    """The lists that miss their whole by no more than what each amount was rounded by."""
    for group in groups:
        if group.declared and len(group.parts) >= _LEAST and is_rounded(group):
            yield group


def is_rounded(group: Group) -> bool:
    """Is it rounding that keeps the parts from making their whole? Counts are exact."""
    return 0 < abs(group.total - group.whole.value) <= _slack(group)


def _slack(group: Group) -> Decimal:
    return sum((half_unit(amount) for amount in (group.whole, *group.parts)), Decimal(0))


def exceeding(groups: Iterable[Group]) -> Iterator[Group]:
    """The lists that hold more than their whole, or say that they are all of it and are not.

    By no more than a tenth, or by what one wrong digit would mend; what rounding explains is none.
    """
    for group in groups:
        values = [part.value for part in group.parts]
        off = group.total - group.whole.value
        if len(values) < _LEAST or not group.declared or abs(off) <= _slack(group):
            continue
        slipped = bool(sum_slips(group.whole.value, values))
        # "thu khác 46 triệu đồng" ends a list that says it is all.
        whole = group.listed and (not group.stray or (group.parts[-1].label or "").endswith(_REST))
        if slipped and whole if off < 0 else slipped or off * 10 <= group.whole.value:
            yield replace(group, stray=False)


def of_one_list(
    doc: CleanDocument, view: str, shares: Sequence[Share], amounts: Sequence[Count]
) -> Iterator[Share]:
    """The shares that do not hold, each of the whole of which two others of its paragraph do.

    `amounts` are all of one unit, in reading order; `view` is the folded text.
    """
    held: dict[int, dict[int, list[Share]]] = {}
    for share in shares:
        if share.binding != "target" and reconciles(share) and share.percentage.value != 100:
            block = doc.block_index(share.percentage.at[0])
            held.setdefault(block, {}).setdefault(id(share.whole), []).append(share)
    near = {block: sorted(of.values(), key=_whole_at) for block, of in held.items()}
    starts = [amount.at[0] for amount in amounts]
    for share in shares:
        block = doc.block_index(share.percentage.at[0])
        if share.binding == "target" or reconciles(share, units=1) or block not in held:
            continue
        if not _is_plain(view, share):
            continue
        before = bisect_left(near[block], share.part.at[0], key=_whole_at)
        for siblings in near[block][max(0, before - _NEAREST) : before]:
            of_whole = replace(share, whole=siblings[0].whole, binding="declared")
            first, last = (
                bisect_left(starts, at) for at in (of_whole.whole.at[0], share.percentage.at[0])
            )
            around = amounts[first:last] if last - first <= _LONGEST else ()
            if (
                len(siblings) >= _LEAST_HELD
                and share.part in around
                and share.part_value < of_whole.whole_value
                and not _is_of_a_part(of_whole, around)
            ):
                yield of_whole
                break


def _whole_at(siblings: Sequence[Share]) -> int:
    return siblings[0].whole.at[0]


def _is_plain(view: str, share: Share) -> bool:
    """Does the percentage stand right behind its part, as a share of it and of nothing named?"""
    between = view[share.part.at[1] : share.percentage.at[0]]
    return (
        len(between) <= _REACH
        and _SHARE_RE.fullmatch(between) is not None
        and _OF_ANOTHER_RE.match(view, share.percentage.at[1]) is None
    )


_REACH = 30


def _is_of_a_part(share: Share, around: Sequence[Count]) -> bool:
    """ "đầu tư 40 tỷ đồng (40%), trong đó giao thông 10 tỷ đồng (25%)": a share of the 40."""
    return any(
        other is not share.part and reconciles(replace(share, whole=other), units=1)
        for other in around
    )
