"""Wholes and their parts, read from how a sentence or a list is built.

A whole governs what stands in the brackets after it, after "trong đó", "gồm", "cụ thể", a colon,
and in the list below it. Counts that divide it by one dimension form a group; counts of other
dimensions ("trong đó nữ 05, đoàn viên 07") form groups of their own. Nothing is judged here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractors.figures.dimensions import closed_dimensions, dimensions_of
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view

_MARK_RE = regex.compile(
    r"(?P<list>(?<!\p{L})(?:bao\s+gồm|gồm(?:\s+có)?|chia\s+theo|chia\s+ra|phân\s+(?:theo|ra)|cụ\s+thể)(?!\p{L}))"
    r"|(?P<some>(?<!\p{L})trong\s+đó(?!\p{L}))|(?P<colon>:)|(?P<open>\()|(?P<close>\))|(?P<stop>[.!?](?=\s|$))"
)
# "tăng 12 đảng viên": a change, never the whole of a list.
_CHANGE_RE = regex.compile(r"(?:tăng|giảm|thêm|hơn)(?:\s+(?:thêm|được))?\s+$")
# "Trong 86 đảng viên mới có 52 nam": the whole stands behind "trong".
_AMONG_RE = regex.compile(r"(?<!\p{L})trong\s+(?:tổng\s+số\s+|số\s+)?$")
_LABEL_COLON_RE = regex.compile(r"[,;]|(?<!\p{L})năm\s+\d")
_LIST_END_RE = regex.compile(r"(?:cụ\s+thể|như\s+sau|sau|gồm|trong\s+đó|theo)?\s*:\s*$")


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
        """Are the parts all that the dimension has (nam and nữ, chính thức and dự bị)?"""
        return any(
            len(self.parts) >= (3 if dimension == "rank" else 2)
            for dimension in self.dimensions & closed_dimensions()
        )


@dataclass(frozen=True, slots=True)
class Governed:
    """A count and the wholes that may govern it, the likeliest first.

    `declared` where its sentence says so ("trong đó", a bracket); `scope` tells counts of one list
    from those of the next.
    """

    count: Count
    wholes: tuple[Count, ...]
    declared: bool
    listed: bool
    scope: int
    block: int

    @property
    def whole(self) -> Count | None:
        """The likeliest whole."""
        return self.wholes[0] if self.wholes else None


@dataclass(slots=True)
class _Scope:
    wholes: tuple[Count, ...]
    depth: int
    bracket: bool
    listed: bool
    id: int


def governed_counts(doc: CleanDocument, counts: Sequence[Count]) -> list[Governed]:
    """Each count with the wholes that may govern it, in reading order."""
    view = folded_view(doc.text)
    by_block: dict[int, list[Count]] = {}
    for count in counts:
        by_block.setdefault(doc.block_index(count.at[0]), []).append(count)
    out: list[Governed] = []
    head: _Head | None = None
    earlier: list[Count] = []  # outer counts of the section so far
    for index, block in enumerate(doc.blocks):
        if block.kind == "heading":
            if head is None or not _within(doc, index, head.section):
                head, earlier = None, []
            continue
        inside = by_block.get(index, [])
        if block.kind not in ("paragraph", "item", "footnote"):
            continue
        if inside and block.kind == "footnote":
            noted = _noted(doc, index, counts)
            reader = _BlockReader(view, block.start, index, len(out), None, noted[::-1])
            out += reader.read(inside)
            continue
        if inside:
            reader = _BlockReader(view, block.start, index, len(out), head, earlier)
            out += reader.read(inside)
            earlier = [*earlier, *reader.outer][-8:]
        outer = [c for c in inside if _depth(view, block.start, c.at[0]) == 0]
        if outer and (ends := _LIST_END_RE.search(view[block.start : block.end][-30:])):
            cued = bool(ends[0].strip(" :")) or block.end - outer[-1].at[1] <= 15
            head = _Head(outer[-1], block.section, cued)
    return out


@dataclass(frozen=True, slots=True)
class _Head:
    """The whole of a list that a colon opened; `cued` where the text ties the list to it."""

    whole: Count
    section: int | None
    cued: bool


def _noted(doc: CleanDocument, index: int, counts: Sequence[Count]) -> list[Count]:
    """The counts of the paragraph that a footnote belongs to, the nearest to its mark first."""
    block = doc.blocks[index]
    mark = doc.text.rfind(block.marker or "\n", 0, block.start)
    if mark < 0:
        return []
    start = doc.block_at(mark).start
    return [c for c in reversed(counts) if start <= c.at[0] and c.at[1] <= mark]


def _within(doc: CleanDocument, index: int, section: int | None) -> bool:
    """Does the heading at block `index` stand inside the section where the list was opened?"""
    here = doc.blocks[index].section
    while here is not None:
        here = doc.headings[here].parent
        if here == section and section is not None:
            return True
    return False


def _depth(view: str, start: int, end: int) -> int:
    return max(view.count("(", start, end) - view.count(")", start, end), 0)


class _BlockReader:
    """Walks through the counts of one block and keeps what governs what."""

    def __init__(
        self,
        view: str,
        start: int,
        block: int,
        first_scope: int,
        head: _Head | None,
        earlier: Sequence[Count],
    ) -> None:
        self._view = view
        self._position = start
        self._block = block
        self._scopes: list[_Scope] = []
        self._next_scope = first_scope * 1000
        self._depth = 0
        self._before: dict[int, list[Count]] = {}  # depth → earlier counts of the sentence there
        self._head = head
        self._earlier = tuple(reversed(earlier))
        self._list_scope = self._new_scope()
        self._sentence_scope = self._new_scope()
        self._last_sentence: list[Count] = []
        self.outer: list[Count] = []

    def _new_scope(self) -> int:
        self._next_scope += 1
        return self._next_scope

    def read(self, counts: Sequence[Count]) -> Iterator[Governed]:
        """The counts with their wholes."""
        for count in counts:
            for mark in _MARK_RE.finditer(self._view, self._position, count.at[0]):
                self._mark(mark)
            yield self._governed(count)
            self._position = count.at[1]
            if not _CHANGE_RE.search(self._view, max(0, count.at[0] - 24), count.at[0]):
                self._before.setdefault(self._depth, []).append(count)
            if _AMONG_RE.search(self._view, max(0, count.at[0] - 24), count.at[0]):
                self._open(count.at[1], bracket=False, listed=False)
            if self._depth == 0 and not self._scopes:
                self.outer.append(count)

    def _governed(self, count: Count) -> Governed:
        while self._scopes and self._leaves(self._scopes[-1], count):
            self._scopes.pop()
        if self._scopes:
            scope = self._scopes[-1]
            return Governed(count, scope.wholes, True, scope.listed, scope.id, self._block)
        sentence = tuple(reversed(self._before.get(self._depth, [])))
        if self._depth == 0 and self._head is not None and self._head.cued:
            wholes = (self._head.whole, *sentence, *self._earlier)
            return Governed(count, wholes, True, False, self._list_scope, self._block)
        head = (self._head.whole,) if self._head is not None else ()
        wholes = (*sentence, *head, *self._earlier)
        return Governed(count, wholes, False, False, self._sentence_scope, self._block)

    def _leaves(self, scope: _Scope, count: Count) -> bool:
        """Does the count stand behind the end of a list that no bracket holds?"""
        whole = scope.wholes[0]
        return (
            not scope.bracket
            and scope.depth == self._depth
            and count.rule != "count.label"
            and (
                count.value > whole.value  # no part is larger than its whole
                or (count.kind != whole.kind and ";" in self._view[self._position : count.at[0]])
            )
        )

    def _mark(self, mark: "regex.Match[str]") -> None:
        if mark["stop"]:
            if self._depth == 0:
                self._scopes.clear()
                self._last_sentence = self._before.get(0, [])
                self._before = {}
                self._sentence_scope = self._new_scope()
        elif mark["open"]:
            self._depth += 1
            before = self._before.get(self._depth - 1, [])
            if before and mark.start() - before[-1].at[1] <= 60:
                self._scopes.append(
                    _Scope((before[-1],), self._depth, True, False, self._new_scope())
                )
        elif mark["close"]:
            self._scopes = [scope for scope in self._scopes if scope.depth < self._depth]
            self._before.pop(self._depth, None)
            self._depth = max(self._depth - 1, 0)
        elif mark["colon"]:
            before = self._before.get(self._depth, [])
            # "HTXSNV: 24, HTTNV: 86": a colon behind a label of its own opens nothing.
            if before and not _LABEL_COLON_RE.search(self._view, before[-1].at[1], mark.start()):
                self._open(mark.start(), bracket=False, listed=True)
        else:
            self._open(mark.start(), bracket=False, listed=bool(mark["list"]))

    def _open(self, position: int, *, bracket: bool, listed: bool) -> None:
        before = self._before.get(self._depth, [])
        if not before and self._depth == 0 and listed:
            before = self._last_sentence  # "… 342 đồng chí. Chia theo năm: 2017 có 58 …"
        if not before or position - before[-1].at[1] > 160:
            return
        # A new list of the same depth ends the one before, unless that one is its bracket.
        self._scopes = [s for s in self._scopes if s.depth < self._depth or s.bracket]
        wholes = tuple(reversed(before))
        self._scopes.append(_Scope(wholes, self._depth, bracket, listed, self._new_scope()))


def find_groups(doc: CleanDocument, governed: Sequence[Governed]) -> list[Group]:
    """Groups in reading order: first the runs that add up, then the runs of one dimension."""
    scopes: dict[int, list[Governed]] = {}
    for item in governed:
        scopes.setdefault(item.scope, []).append(item)
    out = [group for items in scopes.values() for group in _of_scope(items)]
    out.sort(key=lambda group: group.parts[0].at)
    figures = frozenset(item.count.number_at[0] for item in governed)
    return [replace(group, stray=_has_stray(doc.text, group, figures)) for group in _established(out)]


def _of_scope(items: Sequence[Governed]) -> Iterator[Group]:
    index = 0
    while index < len(items):
        found = _adding_up(items, index) or _one_dimension(items, index)
        if found is None:
            index += 1
            continue
        group, used = found
        yield group
        index += used


_STRAY_RE = regex.compile(r"(?<![\p{L}\d.,/])(?!(?:19|20)\d{2}(?!\d))\d[\d.,]*+(?!%|\s%|\s*(?:năm|tháng|ngày|tuổi)(?!\p{L}))|\.\.\.|…|(?<!\p{L})(?:một\s+số|còn\s+lại|khác)(?!\p{L})")
_LIST_STOP_RE = regex.compile(r"[.;\n](?=\s|$)")


def _has_stray(text: str, group: Group, figures: frozenset[int]) -> bool:
    """Does the list hold a number that is none of the counts, or say that it leaves something out?"""
    first, last = group.parts[0].at[0], group.parts[-1].at[1]
    stop = _LIST_STOP_RE.search(text, last)
    end = stop.start() if stop else len(text)
    dates = ("/", "-")
    return any(
        match.start() not in figures and not (match.end() < end and text[match.end()] in dates)
        and not regex.search(r"(?i:năm|/)\s*$", text[max(0, match.start() - 6) : match.start()])
        for match in _STRAY_RE.finditer(text, first, end)
    )


def _run(
    items: Sequence[Governed], index: int, *, distinct: bool = True
) -> tuple[list[Governed], dict[str, list[str]]]:
    """The longest run from `index` whose counts share a dimension, each with a value of its own.

    Not `distinct`: counts of one noun may look alike ("45 tổ chức đảng trong …; 16 tổ chức đảng …").
    """
    run = [items[index]]
    shared = {d: [v] for d, v in dimensions_of(items[index].count).items()}
    for item in items[index + 1 :]:
        own = dimensions_of(item.count)
        common = {
            d: [*v, own[d]]
            for d, v in shared.items()
            if d in own and (own[d] not in v or (not distinct and d.startswith("noun:")))
        }
        if not common:
            break
        run.append(item)
        shared = common
    return run, shared


def _adding_up(items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    """The longest stretch from `index` whose counts add up to a whole that may govern them."""
    first = items[index]
    for length in range(min(len(items) - index, 40), 1, -1):
        stretch = items[index : index + length]
        run, shared = _run(stretch, 0, distinct=False)
        if len(run) < length and not (first.declared and first.scope and _same_kind(stretch)):
            continue
        total = sum((item.count.value for item in stretch), Decimal(0))
        able = [whole for whole in first.wholes if _may_hold(whole, stretch)]
        # A sentence that declares its whole means the nearest one, not whichever would fit.
        if first.wholes and _heads_ranking(first.wholes[0], stretch[0], shared):
            able = [first.wholes[0]]
        for whole in able[:1] if first.declared else able:
            if whole.value == total:
                parts = tuple(item.count for item in stretch)
                dimensions = frozenset(shared) if len(run) == length else frozenset()
                values = tuple(next(iter(shared.values()))) if dimensions else ()
                return Group(whole, parts, dimensions, values, first.declared, first.listed), length
    return None


def _one_dimension(items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    run, shared = _run(items, index)
    first = items[index]
    if first.listed and index == 0 and len(run) < len(items) and _same_kind(items):
        run, shared = list(items), {}  # a list that says it is all is one division
    wholes = tuple(whole for whole in first.wholes if _may_hold(whole, run))
    near = bool(first.wholes) and _heads_ranking(first.wholes[0], run[0], shared)
    if near:
        wholes = first.wholes[:1]
    if len(run) < 2 or not wholes or _is_repeated(items, run, shared):
        return None
    if any(d in _VALUED and d in dimensions_of(wholes[0]) for d in shared):
        return None  # "17 cá nhân" is no whole of "02 tập thể, 02 cá nhân"
    parts = tuple(item.count for item in run)
    if any(part.value_max is not None for part in parts):
        return None
    values = tuple(next(iter(shared.values()))) if shared else ()
    group = Group(
        wholes[0],
        parts,
        frozenset(shared),
        values,
        # A list ties its counts to its own head only, not to whatever else stands before.
        (first.declared and wholes[0] is first.wholes[0]) or near,
        first.listed,
        wholes,
    )
    return group, len(run)


_VALUED = frozenset(("gender", "membership", "collective", "ethnicity", "degree", "theory"))


def _is_repeated(
    items: Sequence[Governed], run: Sequence[Governed], shared: dict[str, list[str]]
) -> bool:
    """ "cấp tỉnh 03 tập thể, 05 cá nhân; cấp huyện 09 tập thể …": no single run is the division."""
    return "collective" in shared and any(
        "collective" in dimensions_of(item.count) for item in items if item not in run
    )


def _heads_ranking(whole: Count, first: Governed, shared: dict[str, list[str]]) -> bool:
    """ "dự phân loại: 127, HTXSNV: 24, HTTNV: 86": the number right before a ranking is its whole."""
    return (
        "rank" in shared
        and "rank" not in dimensions_of(whole)
        and 0 <= first.count.at[0] - whole.at[1] <= 60
    )


def _same_kind(items: Sequence[Governed]) -> bool:
    kinds = {item.count.kind for item in items if not _is_of_any_kind(item.count)}
    return len(kinds) <= 1


def _is_of_any_kind(count: Count) -> bool:
    """A bare code ("HTXSNV: 24"), or "tập thể"/"cá nhân", which divide people and bodies alike."""
    return count.rule == "count.label" or count.unit.lower() in ("tập thể", "cá nhân")


def _is_kindred(whole: Count, part: Count) -> bool:
    if part.rule == "count.label" or whole.kind == part.kind:
        return True
    return _is_of_any_kind(part) and (
        whole.kind in ("people", "organisation") or "tập thể" in whole.unit.lower()
    )


def _may_hold(whole: Count, items: Sequence[Governed]) -> bool:
    """Is it of the parts' kind, larger than each of them, and none of them?"""
    return all(
        whole is not item.count
        and whole.value >= item.count.value
        and _is_kindred(whole, item.count)
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
