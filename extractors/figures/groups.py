"""Wholes and their parts, read from how a sentence or a list is built.

A whole governs what stands in the brackets after it, after "trong đó", "gồm", "cụ thể", a colon,
and in the list below it. Counts that divide it by one dimension form a group; counts of other
dimensions ("trong đó nữ 05, đoàn viên 07") form groups of their own. Nothing is judged here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.exceeded import is_exceeded, one_noun
from extractors.figures.governing import Governed
from extractors.figures.grassroots import grassroots
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred, is_of_any_kind, is_plan_of
from extractors.figures.nested import without_nested
from extractors.figures.out_of_all import is_out_of
from extractors.figures.slips import sum_slips
from extractors.figures.strays import has_stray
from schemas.document import CleanDocument
from schemas.facts import Count

_Dimensions = dict[int, Mapping[str, str]]  # id of a count → its values by dimension
_RUN = 3  # counts that make a ranking or a series of their own
_TO_PART = 40  # characters between a number and the first of its parts
_LONGEST = 60  # counts in one list; longer ones are tables, not sentences


def find_groups(doc: CleanDocument, governed: Sequence[Governed]) -> list[Group]:
    """Groups in reading order: first the runs that add up, then the runs of one dimension."""
    scopes: dict[int, list[Governed]] = {}
    for item in governed:
        scopes.setdefault(item.scope, []).append(item)
    dims = {id(item.count): dimensions_of(item.count) for item in governed}
    out: list[Group] = []
    for scoped in scopes.values():
        inner, items = without_nested(doc.text, scoped)
        out += inner
        found = list(_of_scope(doc.text, items, dims))
        out += found or _interleaved(doc.text, items, dims)
    out = list(_of_those_among(doc.text, governed, out))
    out.sort(key=lambda group: group.parts[0].at)
    figures = frozenset(item.count.number_at[0] for item in governed)
    return [
        replace(group, stray=has_stray(doc.text, group, figures)) for group in _established(out)
    ]


_AMONG_RE = regex.compile(r"(?<!\p{L})(?:trong|trên)\s+(?:tổng\s+)?số\s*$", regex.IGNORECASE)
_TO_AMONG = 60


def _of_those_among(
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


def _of_scope(text: str, items: Sequence[Governed], dims: _Dimensions) -> Iterator[Group]:
    index = 0
    while index < len(items):
        found = (
            _adding_up(text, items, dims, index)
            or one_noun(text, items, index)
            or grassroots(items, index)
            or _labelled(text, items, index)
            or _one_dimension(text, items, dims, index)
        )
        if found is None:
            index += 1
            continue
        group, used = found
        yield group
        index += used


def _labelled(text: str, items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    """ "717 người (biên chế: 428; hợp đồng: 290)": a bracket that labelled numbers fill."""
    first = items[index]
    if index or not first.declared or not first.wholes:
        return None
    whole, parts = first.wholes[0], tuple(item.count for item in items)
    labelled = all(part.rule in ("count.part", "count.label") for part in parts)
    if len(parts) < 2 or not labelled or all(part.rule == "count.label" for part in parts):
        return None
    if text[whole.at[1] : parts[0].at[0]].strip() != "(":
        return None
    labels = tuple(part.label or "" for part in parts)
    return Group(whole, parts, frozenset(("label",)), labels, True, False, (whole,)), len(parts)


def _interleaved(text: str, items: Sequence[Governed], dims: _Dimensions) -> Iterator[Group]:
    """ "137 lớp cho 8.931 học viên: 64 lớp cho 4.318 quần chúng; 73 lớp cho …": each kind of count
    by itself, where it adds up.
    """
    by_kind: dict[str, list[Governed]] = {}
    for item in items:
        by_kind.setdefault(item.count.kind, []).append(item)
    if len(by_kind) > 1:
        for same in by_kind.values():
            found = _adding_up(text, same, dims, 0) if len(same) > 1 else None
            if found is not None:
                yield found[0]


def _run(
    items: Sequence[Governed], dims: _Dimensions, index: int, *, distinct: bool = True
) -> tuple[int, list[dict[str, list[str]]]]:
    """How many counts from `index` share a dimension, each with a value of its own; and for each
    length what they share.

    Not `distinct`: counts of one noun may look alike ("45 chi bộ trong …; 16 chi bộ …").
    """
    shared = {d: [v] for d, v in dims[id(items[index].count)].items()}
    steps = [shared]
    for item in items[index + 1 : index + _LONGEST]:
        own = dims[id(item.count)]
        shared = {
            d: [*v, own[d]]
            for d, v in shared.items()
            if d in own and (own[d] not in v or own[d] == _AGE or _may_repeat(d, distinct))
        }
        if not shared:
            break
        steps.append(shared)
    return len(steps), steps


# "từ 18 đến 30 tuổi 19 đồng chí": the numerals of a band part its words, and "tuổi" is left.
_AGE = "tuổi"


def _may_repeat(dimension: str, distinct: bool) -> bool:
    return not distinct and dimension.startswith("noun:")


def _adding_up(
    text: str, items: Sequence[Governed], dims: _Dimensions, index: int
) -> tuple[Group, int] | None:
    """The longest stretch from `index` whose counts add up to a whole that may govern them."""
    first = items[index]
    if not first.wholes or _goes_on(text, items, dims, index):
        return None
    length, steps = _run(items, dims, index, distinct=False)
    reach = _same_kind_length(items, index) if first.declared else length
    totals = list(
        accumulate(item.count.value for item in items[index : index + max(reach, length)])
    )
    near = _heads_ranking(first.wholes[0], first, steps[0])
    heads = _ranked(text, first) if near else first.wholes
    values = {whole.value for whole in heads}
    for stop in range(len(totals), 1, -1):
        if totals[stop - 1] not in values:
            continue
        stretch = items[index : index + stop]
        able = [whole for whole in first.wholes if _may_hold(whole, stretch)]
        # A sentence that declares its whole means the nearest one, not whichever would fit.
        if near:
            able = [whole for whole in heads if whole.value == totals[stop - 1]]
        elif first.declared:
            able = able[: 2 if len(able) > 1 and is_out_of(text, able[0], able[1]) else 1]
        for whole in able:
            if whole.value == totals[stop - 1]:
                if not first.declared and (
                    _is_chance(whole, steps[min(stop, length) - 1]) or _is_one_part(stretch)
                ):
                    continue
                shared = steps[stop - 1] if stop <= length else {}
                parts = tuple(item.count for item in stretch)
                found = tuple(next(iter(shared.values()))) if shared else ()
                group = Group(whole, parts, frozenset(shared), found, first.declared, first.listed)
                return group, stop
    return None


def _goes_on(text: str, items: Sequence[Governed], dims: _Dimensions, index: int) -> bool:
    """Does the count go on with a list? Its rest divides nothing that merely stands nearby."""
    if index == 0:
        return False
    first, last = items[index], items[index - 1]
    own, before = dims[id(first.count)], dims[id(last.count)]
    if first.declared and last.declared and first.count.unit == last.count.unit:
        between = text[last.count.at[1] : first.count.number_at[0]]
        return ";" not in between and not own.keys().isdisjoint(before)
    return any(name in before and before[name] != own[name] for name in _VALUED & own.keys())


def _is_chance(whole: Count, shared: Mapping[str, list[str]]) -> bool:
    """A count that nothing ties to the list: small sums come out by chance, and "Kinh 200 đồng chí"
    is no whole of those who learnt theory."""
    if whole.value < _LEAST_SURE and _TELLING.isdisjoint(shared):
        return True
    return whole.label is not None and not _VALUED.isdisjoint(dimensions_of(whole))


def _is_one_part(items: Sequence[Governed]) -> bool:
    """ "Khiển trách 0 đồng chí, cảnh cáo 45 đồng chí": a part with nothing beside it."""
    return sum(item.count.value != 0 for item in items) < 2


_LEAST_SURE = 20


def _one_dimension(
    text: str, items: Sequence[Governed], dims: _Dimensions, index: int
) -> tuple[Group, int] | None:
    first = items[index]
    if not first.wholes or not first.near or _goes_on(text, items, dims, index):
        return None
    length, steps = _run(items, dims, index)
    length, shared = _as_long_as_telling(steps)
    whole_list = first.listed and index == 0 and length < len(items) <= _LONGEST
    if whole_list and _same_kind(items) and not _is_class_of_two(shared):
        length, shared = len(items), {}  # a list that says it is all is one division
    if length < 2:
        return None
    run = items[index : index + length]
    near = _heads_ranking(first.wholes[0], first, shared)
    heads = _ranked(text, first)[-1:] if near else first.wholes
    wholes = heads if near else tuple(w for w in heads if _may_hold(w, run))
    nearest, values = first.wholes[0], [item.count.value for item in run]
    if first.declared and (
        not wholes or (wholes[0] is not nearest and sum_slips(nearest.value, values))
    ):
        # A list is its own head's, even where only a larger count before it has room for all.
        wholes = (nearest,) if is_exceeded(nearest, run, shared) else wholes
    if (
        not wholes
        and _heads_closed_class(nearest, first, shared)
        and sum_slips(nearest.value, values)
    ):
        wholes = (nearest,)  # "340 đồng chí; chính thức: 342 đồng chí; dự bị: 16 đồng chí"
    if not wholes or _is_repeated(items, run, shared, dims):
        return None
    if any(d in _VALUED and d in dimensions_of(wholes[0]) for d in shared):
        return None  # "17 cá nhân" is no whole of "02 tập thể, 02 cá nhân"
    parts = tuple(item.count for item in run)
    rest = items[index + length].count if index + length < len(items) else None
    if rest is not None and rest.value == wholes[0].value - sum(part.value for part in parts):
        # "nam 200 đồng chí, nữ 140 đồng chí, 10 đồng chí không rõ": the last one closes the list.
        parts = (*parts, rest)
        return Group(wholes[0], parts, frozenset(), (), first.declared, first.listed), length + 1
    near = near or _heads_closed_class(wholes[0], first, shared)
    if any(part.value_max is not None for part in parts):
        return None
    group = Group(
        wholes[0],
        parts,
        frozenset(shared),
        tuple(next(iter(shared.values()))) if shared else (),
        # A list ties its counts to its own head only, not to whatever else stands before.
        (first.declared and wholes[0] is first.wholes[0]) or near,
        first.listed and length == len(items),  # else the list holds more than this run
        wholes,
    )
    by_chance = not group.declared and group.total == group.whole.value
    if by_chance and (_is_chance(group.whole, shared) or _is_one_part(run)):
        return None
    return group, length


_TELLING = frozenset(
    ("rank", "year", "age", "gender", "membership", "discipline", "theory", "degree")
)


def _as_long_as_telling(
    steps: Sequence[dict[str, list[str]]],
) -> tuple[int, dict[str, list[str]]]:
    """How many counts share a dimension, and which: up to where a telling one ends.

    "xuất sắc 3 chi bộ; tốt 20 chi bộ; hoàn thành 3 chi bộ; có 6 chi bộ được tặng giấy khen": the
    noun goes on behind the ranking.
    """
    if not _TELLING.isdisjoint(steps[-1]):
        return len(steps), steps[-1]
    told = max((i for i, shared in enumerate(steps) if not _TELLING.isdisjoint(shared)), default=0)
    if told + 1 >= _RUN:
        return told + 1, steps[told]
    return len(steps), steps[-1]


_VALUED = frozenset(("gender", "membership", "collective", "ethnicity", "degree", "theory"))


def _is_repeated(
    items: Sequence[Governed],
    run: Sequence[Governed],
    shared: dict[str, list[str]],
    dims: _Dimensions,
) -> bool:
    """ "cấp tỉnh 03 tập thể, 05 cá nhân; cấp huyện 09 tập thể …": no single run is the division."""
    return "collective" in shared and any(
        "collective" in dims[id(item.count)] for item in items if item not in run
    )


_TO_RANK, _TO_GRADE = 60, 3
"""Characters from a whole to its ranking, and to its grades, which many things have."""


def _heads_ranking(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "dự phân loại: 127, HTXSNV: 24 …": the number right before a ranking is its whole."""
    reach = _TO_RANK if "rank" in shared else _TO_GRADE if len(shared.get("grade", ())) > 2 else -1
    return (
        first.near > 0
        and 0 <= first.count.at[0] - whole.at[1] <= reach
        and not {"rank", "grade"} & dimensions_of(whole).keys()
    )


def _ranked(text: str, first: Governed) -> tuple[Count, ...]:
    """The number right before a ranking, and the one that it is only told as the whole of.

    "5.618 đồng chí được đánh giá, chiếm 93,1% tổng số 6.032 đảng viên; xuất sắc 1.006 …".
    """
    at = first.wholes[0].number_at[0]
    based = first.near > 1 and _BASE_RE.search(text, max(0, at - _TO_BASE), at) is not None
    return first.wholes[: 2 if based else 1]


_TO_BASE = 24
_BASE_RE = regex.compile(r"%\s+(?:(?:của|trong|trên)\s+)?(?:tổng\s+)?số\s+$")


def _heads_closed_class(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "331 đảng viên, 321 đảng viên chính thức và 10 dự bị": right behind the whole, all of it."""
    return (
        first.near > 0
        and whole is first.wholes[0]
        and 0 <= first.count.number_at[0] - whole.at[1] <= 20
        and _is_class_of_two(shared)
    )


def _is_class_of_two(shared: Mapping[str, list[str]]) -> bool:
    """ "nam 21, nữ 14; tái cử 26": the two are all there are, whatever stands behind them."""
    return any(len(shared.get(d, ())) == 2 for d in ("gender", "membership"))


def _same_kind_length(items: Sequence[Governed], index: int) -> int:
    """How many counts from `index` are of one kind."""
    kind: str | None = None
    for offset, item in enumerate(items[index : index + _LONGEST]):
        if is_of_any_kind(item.count):
            continue
        if kind not in (None, item.count.kind):
            return offset
        kind = item.count.kind
    return min(len(items) - index, _LONGEST)


def _same_kind(items: Sequence[Governed]) -> bool:
    kinds = {item.count.kind for item in items if not is_of_any_kind(item.count)}
    return len(kinds) <= 1


def _may_hold(whole: Count, items: Sequence[Governed]) -> bool:
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


def _established(groups: Sequence[Group]) -> list[Group]:
    """A whole that one division adds up to is the whole of the other divisions beside it too.

    A count that is itself a part of such a division is no whole of its siblings.
    """
    sound = [group for group in groups if group.total == group.whole.value]
    wholes = {group.whole.at for group in sound if group.dimensions}
    inner = {part.at for group in sound for part in group.parts}
    out: list[Group] = []
    for group in groups:
        if group.total != group.whole.value and not group.declared:
            proven = [whole for whole in group.candidates if whole.at in wholes]
            free = [whole for whole in group.candidates if whole.at not in inner]
            if proven and not _is_headed(group, proven[0]):
                group = replace(group, whole=proven[0], declared=True)
            elif free:
                group = replace(group, whole=free[0])
            else:
                continue
        out.append(group)
    return out
