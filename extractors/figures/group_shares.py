"""Shares whose whole is told by a list that adds up to it.

"Kết nạp 250 đảng viên. … Độ tuổi: 41 đồng chí (16,4%), 193 đồng chí (72,7%), 16 đồng chí
(6,4%)": the parts make 250 and most of their percentages are shares of it, so all of them are.
"""

from collections.abc import Iterator, Sequence

from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from schemas.facts import Count, Percentage, Ratio


def of_sound_groups(groups: Sequence[Group], shares: Sequence[Share]) -> list[Share]:
    """ "112 đảng viên: 21 (18,8%), 83 (74,1%), 08 (7,1%)": the 8 are of the 112, whatever other
    number of the text they would be 7,1% of.
    """
    share_of = {id(share.part): share for share in shares}
    moved: dict[int, Share] = {}
    for group in groups:
        if group.total != group.whole.value or not group.dimensions:
            continue
        found = [share_of[id(part)] for part in group.parts if id(part) in share_of]
        agreeing = sum(share.whole is group.whole and reconciles(share) for share in found)
        others = [share for share in found if share.whole is not group.whole]
        if agreeing >= 2 and len(others) < agreeing:
            for share in others:
                if share.binding == "inferred" and isinstance(share.whole, Count):
                    moved[id(share)] = Share(share.percentage, share.part, group.whole, "declared")
    return [moved.get(id(share), share) for share in shares]


def among_siblings(
    groups: Sequence[Group], shares: Sequence[Share], unbound: dict[int, Percentage]
) -> Iterator[Share]:
    """ "Xếp loại: xuất sắc 12 (33,08%), khá 36 (69,23%), trung bình 4 (7,69%)": the parts add up to
    52 and most of their percentages are shares of it, so all of them are.
    """
    whole_of = {id(share.part): share.whole for share in shares if reconciles(share)}
    for group in groups:
        if group.total != group.whole.value or not group.dimensions:
            continue
        agreeing = sum(whole_of.get(id(part)) is group.whole for part in group.parts)
        others = [part for part in group.parts if id(part) in unbound]
        if agreeing >= 2 and len(others) < agreeing:
            for part in others:
                yield Share(unbound.pop(id(part)), part, group.whole, "declared")


def ranked_parts(groups: Sequence[Group]) -> dict[int, Count]:
    """Id of a part of a ranking that adds up → the number assessed, wherever it stands."""
    return {
        id(part): group.whole
        for group in groups
        if "rank" in group.dimensions and group.total == group.whole.value
        for part in group.parts
    }


def of_ranking(
    percentage: Percentage, part: Count | Ratio, ranked: dict[int, Count]
) -> Share | None:
    """The share of the number assessed, where the part is one of a ranking and it holds."""
    whole = ranked.get(id(part))
    if whole is None:
        return None
    share = Share(percentage, part, whole, "declared")
    return share if reconciles(share, units=1) else None
