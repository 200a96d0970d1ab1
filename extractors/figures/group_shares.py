"""Shares whose whole is told by a list that adds up to it.

"Kết nạp 250 đảng viên. … Độ tuổi: 41 đồng chí (16,4%), 193 đồng chí (72,7%), 16 đồng chí
(6,4%)": the parts make 250 and most of their percentages are shares of it, so all of them are.
"""

from collections.abc import Iterator, Mapping, Sequence

from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from schemas.facts import Count, Percentage, Ratio

_LEAST = 2  # shares of a list that hold


def of_sound_groups(groups: Sequence[Group], shares: Sequence[Share]) -> list[Share]:
    """ "112 đảng viên: 21 (18,8%), 83 (74,1%), 08 (7,1%)": the 8 are of the 112, whatever other
    number of the text they would be 7,1% of.
    """
    share_of = {id(share.part): share for share in shares}
    moved: dict[int, Share] = {}
    for group in groups:
        if not group.complete or not group.dimensions:
            continue
        found = [share_of[id(part)] for part in group.parts if id(part) in share_of]
        agreeing = sum(share.whole is group.whole and reconciles(share) for share in found)
        others = [share for share in found if share.whole is not group.whole]
        if agreeing >= _LEAST and len(others) < agreeing:
            for share in others:
                if share.binding == "inferred" and isinstance(share.whole, Count):
                    moved[id(share)] = Share(share.percentage, share.part, group.whole, "declared")
    moved |= _of_other_whole(groups, share_of)
    return [moved.get(id(share), share) for share in shares]


def _of_other_whole(groups: Sequence[Group], share_of: Mapping[int, Share]) -> dict[int, Share]:
    """ "Phát 300 phiếu (thu về 292 phiếu): đồng tình 260 phiếu (89,0%), không 32 phiếu (11,0%)":
    where one list may divide two wholes, its shares are of the one that it adds up to, if most of
    them hold of it and fewer of the other. By identity of the share that it stands for.
    """
    moved: dict[int, Share] = {}
    by_parts: dict[tuple[int, ...], list[Group]] = {}
    for group in groups:
        by_parts.setdefault(tuple(map(id, group.parts)), []).append(group)
    for parts, dividing in by_parts.items():
        sound = next((group for group in dividing if group.complete), None)
        if sound is None or len(dividing) < 2:
            continue
        wholes = {id(group.whole) for group in dividing}
        found = [share_of[part] for part in parts if part in share_of]
        found = [share for share in found if id(share.whole) in wholes]
        told = [Share(share.percentage, share.part, sound.whole, "declared") for share in found]
        holding = sum(map(reconciles, told))
        if (
            holding >= _LEAST
            and 2 * holding > len(found)
            and holding
            > sum(share.whole is not sound.whole and reconciles(share) for share in found)
        ):
            moved |= {id(old): new for old, new in zip(found, told, strict=True)}
    return moved


def among_siblings(
    groups: Sequence[Group], shares: Sequence[Share], unbound: dict[int, Percentage]
) -> Iterator[Share]:
    """ "Xếp loại: xuất sắc 12 (33,08%), khá 36 (69,23%), trung bình 4 (7,69%)": the parts add up to
    52 and most of their percentages are shares of it, so all of them are.
    """
    whole_of = {id(share.part): share.whole for share in shares if reconciles(share)}
    for group in groups:
        if not group.complete or not group.dimensions:
            continue
        others = [
            Share(unbound[id(part)], part, group.whole, "declared")
            for part in group.parts
            if id(part) in unbound
        ]
        holding = sum(map(reconciles, others))
        agreeing = holding + sum(whole_of.get(id(part)) is group.whole for part in group.parts)
        if agreeing >= _LEAST and len(others) - holding < agreeing:
            for share in others:
                del unbound[id(share.part)]
                yield share


def ranked_parts(groups: Sequence[Group]) -> dict[int, Count]:
    """Id of a part of a ranking that adds up → the number assessed, wherever it stands."""
    return {
        id(part): group.whole
        for group in groups
        if "rank" in group.dimensions and group.complete
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
