"""Wholes and their parts, read from how a sentence or a list is built.

A whole governs what stands in the brackets after it, after "trong đó", "gồm", "cụ thể", a colon,
and in the list below it. Counts that divide it by one dimension form a group; counts of other
dimensions ("trong đó nữ 05, đoàn viên 07") form groups of their own. Nothing is judged here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

import regex

from extractors.figures.dimensions import closed_dimensions, dimensions_of
from extractors.figures.governing import Governed
from extractors.figures.kindred import is_kindred, is_of_any_kind
from extractors.figures.slips import sum_slips
from schemas.document import CleanDocument
from schemas.facts import Count

_Dimensions = dict[int, Mapping[str, str]]  # id of a count → its values by dimension
_CLOSE = 60  # characters between a whole and the list that says it is all of it
_RUN = 3  # counts that make a ranking or a series of their own
_LONGEST = 60  # counts in one list; longer ones are tables, not sentences


@dataclass(frozen=True, slots=True)
class Group:
    """A whole and the counts that divide it by one dimension, in reading order.

    `declared` where the text ties them together; `listed` where it says that the list is all
    ("gồm"). `dimensions` are those that all parts share; `values` the parts' own. `candidates` are
    the wholes that might be meant; `stray` is true where the list holds a number that was not read.
    """

    whole: Count
    parts: tuple[Count, ...]
    dimensions: frozenset[str]
    values: tuple[str, ...]
    declared: bool
    listed: bool
    candidates: tuple[Count, ...] = ()
    stray: bool = False

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def closed(self) -> bool:
        """Are the parts all that the dimension has (nam and nữ, chính thức and dự bị)?

        Badges are given from 30 years on: a list that begins there is no choice of the highest.
        """
        if "badge" in self.dimensions:
            return len(self.parts) >= 3 and "30" in self.values
        return any(
            len(self.parts) >= (3 if dimension == "rank" else 2)
            for dimension in self.dimensions & closed_dimensions()
        )


def find_groups(doc: CleanDocument, governed: Sequence[Governed]) -> list[Group]:
    """Groups in reading order: first the runs that add up, then the runs of one dimension."""
    scopes: dict[int, list[Governed]] = {}
    for item in governed:
        scopes.setdefault(item.scope, []).append(item)
    dims = {id(item.count): dimensions_of(item.count) for item in governed}
    out: list[Group] = []
    for items in scopes.values():
        found = list(_of_scope(doc.text, items, dims))
        out += found or _interleaved(items, dims)
    out.sort(key=lambda group: group.parts[0].at)
    figures = frozenset(item.count.number_at[0] for item in governed)
    return [
        replace(group, stray=_has_stray(doc.text, group, figures)) for group in _established(out)
    ]


def _of_scope(text: str, items: Sequence[Governed], dims: _Dimensions) -> Iterator[Group]:
    index = 0
    while index < len(items):
        found = (
            _adding_up(items, dims, index)
            or _one_noun(text, items, index)
            or _one_dimension(items, dims, index)
        )
        if found is None:
            index += 1
            continue
        group, used = found
        yield group
        index += used


def _interleaved(items: Sequence[Governed], dims: _Dimensions) -> Iterator[Group]:
    """ "137 lớp cho 8.931 học viên: 64 lớp cho 4.318 quần chúng; 73 lớp cho …": each kind of count
    by itself, where it adds up.
    """
    by_kind: dict[str, list[Governed]] = {}
    for item in items:
        by_kind.setdefault(item.count.kind, []).append(item)
    if len(by_kind) > 1:
        for same in by_kind.values():
            found = _adding_up(same, dims, 0) if len(same) > 1 else None
            if found is not None:
                yield found[0]


_STRAY_RE = regex.compile(
    r"(?<![\p{L}\d.,/])(?!(?:19|20)\d{2}(?!\d))\d[\d.,]*+(?!%|\s%|\s*(?:(?:đến|-|–)\s*\d+\s*)?(?:năm|tháng|ngày|tuổi)(?!\p{L}))|\.\.\.|…|(?<!\p{L})(?:một\s+số|còn\s+lại|khác|truy\s+tặng)(?!\p{L})"
    # "không hoàn thành nhiệm vụ hai đồng chí"
    r"|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:đồng\s+chí|đ/c|đảng\s+viên|người|chi\s+bộ|đảng\s+bộ|tổ\s+chức|cuộc|lớp)(?!\p{L})"
)
_YEAR_BEFORE_RE = regex.compile(r"(?i:năm|/)\s*$")
_LINE_STOP_RE = regex.compile(r"\.(?=\s|$)|\n")
_LIST_STOP_RE = regex.compile(r"[.;\n](?=\s|$)")


def _has_stray(text: str, group: Group, figures: frozenset[int]) -> bool:
    """Does the list hold a number that was not read, or say that it leaves something out?"""
    first, last = group.parts[0].at[0], group.parts[-1].at[1]
    # "truy tặng 05 đồng chí" may follow badges behind a semicolon.
    stop = (_LINE_STOP_RE if "badge" in group.dimensions else _LIST_STOP_RE).search(text, last)
    end = stop.start() if stop else len(text)
    dates = ("/", "-")
    return any(
        match.start() not in figures
        and not (match.end() < end and text[match.end()] in dates)
        and not _YEAR_BEFORE_RE.search(text[max(0, match.start() - 6) : match.start()])
        for match in _STRAY_RE.finditer(text, first, end)
    )


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


_SEMICOLON_RE = regex.compile(r";(?=\s)")
_JOINED_RE = regex.compile(r"[^.;:\n]*?(?:,|(?<!\p{L})và)\s[^.;:\n]*")


def _one_noun(text: str, items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    """A list of the whole's own noun up to its semicolon, where one digit mends its sum.

    "07 mô hình (15 mô hình về kinh tế, 13 mô hình về văn hóa, 04 mô hình về quốc phòng)".
    """
    first = items[index]
    if index or not first.declared or not first.wholes:
        return None
    whole = first.wholes[0]
    head = whole.unit.lower().split()[0]
    stop = 1
    while stop < min(len(items), _LONGEST):
        before, after = items[stop - 1].count, items[stop].count
        between = _BRACKET_RE.sub("", text[before.at[1] : after.number_at[0]])
        if after.unit.lower() != first.count.unit.lower() or not _JOINED_RE.fullmatch(between):
            break
        stop += 1
    parts = tuple(item.count for item in items[:stop])
    values = [part.value for part in parts]
    if stop < (2 if first.listed else 3) or first.count.unit.lower().split()[0] != head:
        return None
    if any(part.approx != "exact" or part.value_max is not None for part in (whole, *parts)):
        return None
    if not any(value > whole.value for value in values) or not sum_slips(whole.value, values):
        return None
    words = frozenset((f"noun:{head}",))
    return Group(whole, parts, words, (), True, first.listed, first.wholes), stop


_BRACKET_RE = regex.compile(r"\([^()\n]*\)")


def _adding_up(
    items: Sequence[Governed], dims: _Dimensions, index: int
) -> tuple[Group, int] | None:
    """The longest stretch from `index` whose counts add up to a whole that may govern them."""
    first = items[index]
    if not first.wholes:
        return None
    length, steps = _run(items, dims, index, distinct=False)
    reach = _same_kind_length(items, index) if first.declared else length
    totals = list(
        accumulate(item.count.value for item in items[index : index + max(reach, length)])
    )
    near = _heads_ranking(first.wholes[0], first, steps[0])
    values = {first.wholes[0].value} if near else {whole.value for whole in first.wholes}
    for stop in range(len(totals), 1, -1):
        if totals[stop - 1] not in values:
            continue
        stretch = items[index : index + stop]
        able = [whole for whole in first.wholes if _may_hold(whole, stretch)]
        # A sentence that declares its whole means the nearest one, not whichever would fit.
        if near:
            able = [first.wholes[0]]
        for whole in able[:1] if first.declared else able:
            if whole.value == totals[stop - 1]:
                shared = steps[stop - 1] if stop <= length else {}
                parts = tuple(item.count for item in stretch)
                found = tuple(next(iter(shared.values()))) if shared else ()
                group = Group(whole, parts, frozenset(shared), found, first.declared, first.listed)
                return group, stop
    return None


def _one_dimension(
    items: Sequence[Governed], dims: _Dimensions, index: int
) -> tuple[Group, int] | None:
    first = items[index]
    if not first.wholes or not first.near:
        return None
    length, steps = _run(items, dims, index)
    length, shared = _as_long_as_telling(steps)
    if first.listed and index == 0 and length < len(items) <= _LONGEST and _same_kind(items):
        length, shared = len(items), {}  # a list that says it is all is one division
    if length < 2:
        return None
    run = items[index : index + length]
    near = _heads_ranking(first.wholes[0], first, shared)
    wholes = first.wholes[:1] if near else tuple(w for w in first.wholes if _may_hold(w, run))
    nearest, values = first.wholes[0], [item.count.value for item in run]
    if first.declared and (
        not wholes or (wholes[0] is not nearest and sum_slips(nearest.value, values))
    ):
        # A list is its own head's, even where only a larger count before it has room for all.
        wholes = (nearest,) if _is_exceeded(nearest, run, shared) else wholes
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


def _is_exceeded(whole: Count, run: Sequence[Governed], shared: dict[str, list[str]]) -> bool:
    """ "07 đảng viên (08 chính thức và 02 dự bị)": is one part larger than the whole of its list?

    In an open class the other parts must leave room for it, or one digit must mend the sum: else
    the list is not the whole's.
    """
    if not all(is_kindred(whole, item.count) for item in run):
        return False
    if any(dimension in closed_dimensions() for dimension in shared):
        return True
    if run[0].listed and len(run) >= 3 and 0 <= run[0].count.at[0] - whole.at[1] <= _CLOSE:
        return True  # "03 văn bản, gồm 04 nghị quyết, 10 kế hoạch, 19 công văn": the whole is wrong
    values = sorted(item.count.value for item in run)
    if sum_slips(whole.value, values):
        above = sum(value > whole.value for value in values)
        beside = run[0].count.at[0] - whole.at[1] <= _CLOSE
        if above <= 1 and (
            len(values) >= 3 or run[0].listed or not _EXCLUSIVE_PAIR.isdisjoint(shared)
        ):
            return True
        if above > 1 and len(values) >= 3 and beside and run[0].near == 1:
            return True  # "3 văn bản, trong đó 4 nghị quyết, 6 kế hoạch, 8 công văn, 5 báo cáo"
    return len(values) >= 3 and values[-2] < whole.value and sum(values[:-1]) <= whole.value


_EXCLUSIVE_PAIR = frozenset(("discipline", "grade", "document", "punctuality", "channel"))
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


def _heads_ranking(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "dự phân loại: 127, HTXSNV: 24 …": the number right before a ranking is its whole."""
    return (
        "rank" in shared
        and first.near > 0
        and 0 <= first.count.at[0] - whole.at[1] <= 60
        and "rank" not in dimensions_of(whole)
    )


def _heads_closed_class(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "331 đảng viên, 321 đảng viên chính thức và 10 dự bị": right behind the whole, all of it."""
    return (
        first.near > 0
        and whole is first.wholes[0]
        and 0 <= first.count.number_at[0] - whole.at[1] <= 20
        and any(len(shared.get(d, ())) == 2 for d in ("gender", "membership"))
    )


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
        for item in items
    ) and any(whole.value > item.count.value for item in items)


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
            if proven:
                group = replace(group, whole=proven[0], declared=True)
            elif free:
                group = replace(group, whole=free[0])
            else:
                continue
        out.append(group)
    return out
