"""Wholes and their parts, read from how a sentence or a list is built.

A whole governs what stands in the brackets after it, after "trong đó", "gồm", "cụ thể", a colon,
and in the list below it. Counts that divide it by one dimension form a group; counts of other
dimensions ("trong đó nữ 05, đoàn viên 07") form groups of their own. Nothing is judged here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import regex

from extractors.figures.dimensions import dimensions_of, is_class_of_two
from extractors.figures.exceeded import is_exceeded, one_noun
from extractors.figures.governed import Governed
from extractors.figures.grassroots import grassroots
from extractors.figures.group import Group
from extractors.figures.group_wholes import (
    established,
    heads_closed_class,
    heads_ranking,
    may_hold,
    names_class,
    of_those_among,
    ranked_wholes,
    without_last_parts,
)
from extractors.figures.kindred import is_of_any_kind
from extractors.figures.labelled_parts import BARE
from extractors.figures.list_heads import counts_to_head
from extractors.figures.nested import without_nested
from extractors.figures.out_of_all import is_out_of
from extractors.figures.parts_by_line import by_line
from extractors.figures.rests import with_rests
from extractors.figures.slips import sum_slips
from extractors.figures.strays import has_stray
from extractors.figures.twice_told import is_told_twice, joined
from schemas.document import CleanDocument
from schemas.facts import Count

_Dimensions = dict[int, Mapping[str, str]]  # id of a count → its values by dimension
_CLAUSE_RE = regex.compile(r"[;:.()\n](?!\d)")
_RUN = 3  # counts that make a ranking or a series of their own
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
    out = list(without_last_parts(doc.text, list(of_those_among(doc.text, governed, out))))
    out += list(by_line(doc.text, governed, out))
    out = list(joined(out))
    out.sort(key=lambda group: group.parts[0].at)
    figures = frozenset(item.count.number_at[0] for item in governed)
    out = [replace(group, stray=has_stray(doc.text, group, figures)) for group in established(out)]
    return list(with_rests(doc.text, governed, out))


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
    """ "717 người (biên chế: 428; hợp đồng: 290)": a bracket that labelled numbers fill, or a
    clause that names a body with each ("trong đó: tổ dân phố 05, trường học 08, công an 06").
    """
    first = items[index]
    if index or not first.declared or not first.wholes:
        return None
    whole, parts = first.wholes[0], tuple(item.count for item in items)
    labelled = all(part.rule in ("count.part", "count.label", BARE) for part in parts)
    if len(parts) < 2 or not labelled or all(part.rule == "count.label" for part in parts):
        return None
    between = text[whole.at[1] : parts[0].at[0]].strip()
    if between != "(" and not (parts[0].rule == BARE and between.lower().endswith("trong đó:")):
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
    near = heads_ranking(first.wholes[0], first, steps[0])
    heads = ranked_wholes(text, first) if near else first.wholes
    values = {whole.value for whole in heads}
    for stop in range(len(totals), 1, -1):
        if totals[stop - 1] not in values or _breaks_off(text, items[index:], stop, steps):
            continue
        stretch = items[index : index + stop]
        able = [
            whole for whole in heads if near or first.declared or whole.value == totals[stop - 1]
        ]
        if not near:
            able = [whole for whole in able if may_hold(whole, stretch)]
        # A sentence that declares its whole means the nearest one, not whichever would fit.
        if first.declared and not near:
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


_FORMS = frozenset(("discipline", "rank"))
"""Ways that one list divides its whole by: it does not begin with one, to go on with it."""


def _breaks_off(
    text: str, items: Sequence[Governed], stop: int, steps: Sequence[dict[str, list[str]]]
) -> bool:
    """ "212 đảng viên: khiển trách 163, cảnh cáo 49, cách chức 08, khai trừ 19": does it go on
    behind a comma where the first parts happen to make the whole?
    """
    if stop >= len(steps) or _FORMS.isdisjoint(steps[stop]):
        return False
    last, following = items[stop - 1].count, items[stop].count
    between = text[last.at[1] : following.number_at[0]]
    return bool(following.value) and _CLAUSE_RE.search(between) is None


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


def _ends_list(text: str, before: Count, first: Count, second: Count) -> bool:
    """ "129 đơn, gồm 87 kiến nghị, 31 phản ánh, 11 khiếu nại; giải quyết xong 121 đơn": does the
    first end the list before it, and begin none?
    """
    if first.unit.lower() == second.unit.lower():
        return False
    joined = text[before.at[1] : first.number_at[0]]
    return _CLAUSE_RE.search(joined) is None and ";" in text[first.at[1] : second.number_at[0]]


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
    to_head = counts_to_head(text, [i.count for i in items[index : index + _LONGEST]])
    length, shared = _as_long_as_telling(steps[:to_head])
    whole_list = first.listed and index == 0 and length < len(items) == to_head
    if whole_list and _same_kind(items) and not is_class_of_two(shared):
        length, shared = len(items), {}  # a list that says it is all is one division
    if length < 2:
        return None
    run = items[index : index + length]
    if index and _ends_list(text, items[index - 1].count, *(item.count for item in run[:2])):
        return None
    near = heads_ranking(first.wholes[0], first, shared)
    heads = ranked_wholes(text, first)[-1:] if near else first.wholes
    wholes = heads if near else tuple(w for w in heads if may_hold(w, run))
    nearest, values = first.wholes[0], [item.count.value for item in run]
    if first.declared and (
        not wholes or (wholes[0] is not nearest and sum_slips(nearest.value, values))
    ):
        # A list is its own head's, even where only a larger count before it has room for all.
        wholes = (nearest,) if is_exceeded(nearest, run, shared) else wholes
    if (
        not wholes
        and heads_closed_class(nearest, first, shared)
        and sum_slips(nearest.value, values)
    ):
        wholes = (nearest,)  # "340 đồng chí; chính thức: 342 đồng chí; dự bị: 16 đồng chí"
    if not wholes or is_told_twice(items, run, shared, dims):
        return None
    if any(d in _VALUED and d in dimensions_of(wholes[0]) for d in shared):
        return None  # "17 cá nhân" is no whole of "02 tập thể, 02 cá nhân"
    parts = tuple(item.count for item in run)
    rest = items[index + length].count if index + length < len(items) else None
    if rest is not None and rest.value == wholes[0].value - sum(part.value for part in parts):
        # "nam 200 đồng chí, nữ 140 đồng chí, 10 đồng chí không rõ": the last one closes the list.
        parts = (*parts, rest)
        return Group(wholes[0], parts, frozenset(), (), first.declared, first.listed), length + 1
    near = near or heads_closed_class(wholes[0], first, shared)
    near = near or names_class(text, wholes[0], run, shared)
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
