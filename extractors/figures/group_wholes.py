"""Which number a list divides: the one that it stands behind, or another that is told beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extractors.figures.dimensions import dimensions_of, is_class_of_two
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred, is_plan_of
from extractors.figures.slips import sum_slips
from schemas.facts import Count

_TO_PART = 40  # characters between a number and the first of its parts
_TO_CLASS = 60  # and to the two of a class that are called by its noun
_TO_RANK, _TO_GRADE = 60, 3
"""Characters from a whole to its ranking, and to its grades, which many things have."""
_AMONG_RE = regex.compile(r"(?<!\p{L})(?:trong|trên)\s+(?:tổng\s+)?số\s*$", regex.IGNORECASE)
_TO_AMONG = 60
_TO_BASE = 24
_STOP_RE = regex.compile(r"\.\s|\n")
_BASE_RE = regex.compile(r"%\s+(?:(?:của|trong|trên)\s+)?(?:tổng\s+)?số\s+$")


def of_those_among(
    text: str, governed: Sequence[Governed], groups: Sequence[Group]
) -> Iterator[Group]:
    """ "52 đại biểu trúng cử trong tổng số 88 người ứng cử (18 nữ, 34 nam)": a list behind two
    numbers may divide the first.
    """
    before = {id(b.count): a.count for a, b in pairwise(governed)}
    for group in groups:
        some = before.get(id(group.whole))
        start = group.whole.number_at[0]
        if (
            some is None
            or group.total == group.whole.value
            or start - some.at[1] > _TO_AMONG
            or not _AMONG_RE.search(text, some.at[1], start)
        ):
            yield group
        elif group.total == some.value:
            yield replace(group, whole=some)
        elif abs(group.total - group.whole.value) < abs(group.total - some.value):
            yield group


def heads_ranking(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "dự phân loại: 127, HTXSNV: 24 …": the number right before a ranking is its whole."""
    reach = _TO_RANK if "rank" in shared else _TO_GRADE if len(shared.get("grade", ())) > 2 else -1
    return (
        first.near > 0
        and 0 <= first.count.at[0] - whole.at[1] <= reach
        and not {"rank", "grade"} & dimensions_of(whole).keys()
    )


def ranked_wholes(text: str, first: Governed) -> tuple[Count, ...]:
    """The number right before a ranking, and the one that it is only told as the whole of.

    "5.618 đồng chí được đánh giá, chiếm 93,1% tổng số 6.032 đảng viên; xuất sắc 1.006 …".
    """
    at = first.wholes[0].number_at[0]
    based = first.near > 1 and _BASE_RE.search(text, max(0, at - _TO_BASE), at) is not None
    return first.wholes[: 2 if based else 1]


def heads_closed_class(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "331 đảng viên, 321 đảng viên chính thức và 10 dự bị": right behind the whole, all of it."""
    return (
        first.near > 0
        and whole is first.wholes[0]
        and 0 <= first.count.number_at[0] - whole.at[1] <= 20
        and is_class_of_two(shared)
    )


def names_class(
    text: str, whole: Count, run: Sequence[Governed], shared: dict[str, list[str]]
) -> bool:
    """ "1.136 trẻ do có 12 ca sinh đôi; trẻ trai 594, trẻ gái 524": a closed class of the whole's
    own noun, in its sentence, that one digit would make add up.
    """
    noun = f"{whole.unit.lower()} "
    first = run[0]
    return (
        is_class_of_two(shared)
        and whole in first.wholes[: first.near]
        and first.count.number_at[0] - whole.at[1] <= _TO_CLASS
        and "\n" not in text[whole.at[1] : first.count.number_at[0]]
        and all((item.count.label or "").startswith(noun) for item in run)
        and bool(sum_slips(whole.value, [item.count.value for item in run]))
    )


def may_hold(whole: Count, items: Sequence[Governed]) -> bool:
    """Is it of the parts' kind, larger than each of them, and none of them?"""
    return all(
        whole is not item.count
        and whole.value >= item.count.value
        and is_kindred(whole, item.count)
        and not is_plan_of(whole, item.count)
        for item in items
    ) and any(whole.value > item.count.value for item in items)


def _is_headed(group: Group, proven: Count) -> bool:
    """ "Đã giải quyết 11.982 hồ sơ, đúng hạn 11.694 hồ sơ; đang giải quyết 475 hồ sơ": the first is
    a part of the number right before it, not of what was received.
    """
    head = group.candidates[0]
    return head is not proven and 0 <= group.parts[0].number_at[0] - head.at[1] <= _TO_PART


def _is_of_times(whole: Count, group: Group) -> bool:
    """ "33 lượt chi bộ (năm 2020: 08 …). Xếp loại: 03 chi bộ, 13 chi bộ, 02 chi bộ": how many times
    is divided by no bodies that a neighbour counts once each.
    """
    return _is_times(whole) and not any(map(_is_times, group.parts))


def _is_times(count: Count) -> bool:
    return count.unit.lower().startswith("lượt")


def without_last_parts(text: str, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups whose whole is no part of a list that a sentence before it ends with.

    "xã 812; doanh nghiệp 88. Phân theo trình độ: …" divides what the first list does, not the 88.
    """
    inner = {part.at for group in groups if group.declared for part in group.parts}
    for group in groups:
        between = (group.whole.at[1], group.parts[0].number_at[0])
        apart = group.whole.at in inner and _STOP_RE.search(text, *between) is not None
        if not apart or group.total == group.whole.value:
            yield group


def established(groups: Sequence[Group]) -> list[Group]:
    """A whole that one division adds up to is the whole of the other divisions beside it too.

    A count that is itself a part of such a division is no whole of its siblings.
    """
    sound = [group for group in groups if group.total == group.whole.value]
    wholes = {group.whole.at for group in sound if group.dimensions}
    inner = {part.at for group in sound for part in group.parts}
    out: list[Group] = []
    for group in groups:
        if group.total != group.whole.value and not group.declared:
            proven = [
                whole
                for whole in group.candidates
                if whole.at in wholes and not _is_of_times(whole, group)
            ]
            free = [whole for whole in group.candidates if whole.at not in inner]
            if proven and not _is_headed(group, proven[0]):
                group = replace(group, whole=proven[0], declared=True)
            elif free:
                group = replace(group, whole=free[0])
            else:
                continue
        out.append(group)
    return out
