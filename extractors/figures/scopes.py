"""Which count a bracket, "trong đó", "gồm" or a colon makes the whole of others in its block."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.figures.former import opens_former
from extractors.figures.governed import Governed
from extractors.figures.list_marks import (
    MARK_RE,
    goes_on_listing,
    has_subject,
    lists_itself,
    opens_list,
)
from extractors.figures.out_of_all import is_out_of
from schemas.facts import Count

NEAREST = 24
"""How many counts before a list may be its whole."""
# "tăng 12 đảng viên": a change, never the whole of a list.
_CHANGES = frozenset(("tăng", "giảm", "thêm", "hơn", "chênh", "lệch"))
# "Trong 86 đảng viên mới có 52 nam", "trong tổng số 86": the whole stands behind these words.
_AMONG = (" trong", " trong số", " trong tổng số")
# "Có 147/147 tổ chức được xếp loại, trong đó: …": what is divided stands in the ratio.
_RATIO_RE = regex.compile(r"\d\s?/\s?\d")
_TO_LIST, _LEAD = 160, 1000  # characters from a whole to its list; looked at before a list
_TO_BRACKET = 60


@dataclass(frozen=True, slots=True)
class Head:
    """The whole of a list that a colon opened; `cued` where the text ties the list to it.

    `listed` where the colon stands right behind it: the list is what it consists of.
    """

    whole: Count
    section: int | None
    cued: bool
    listed: bool
    scope: int


@dataclass(slots=True)
class _Scope:
    """What one mark opened at `depth`; one without wholes is a bracket of which nothing is told."""

    wholes: tuple[Count, ...]
    depth: int
    bracket: bool
    listed: bool
    id: int
    used: bool = False

    def is_list_at(self, depth: int) -> bool:
        """Was it opened at that depth, and by no bracket?"""
        return self.depth == depth and not self.bracket


class BlockReader:
    """Walks through the counts of one block and keeps what governs what."""

    def __init__(
        self,
        view: str,
        start: int,
        scope_ids: Iterator[int],
        head: Head | None,
        earlier: Sequence[Count],
    ) -> None:
        """`view` is the folded text, `start` where the block begins in it; `head` the whole of the
        list that the block belongs to, `earlier` counts of the section in reading order.
        """
        self._view = view
        self._position = start
        self._scope_ids = scope_ids
        self._head = head
        self._earlier = tuple(reversed(earlier))
        self._scopes: list[_Scope] = []
        self._depth = 0
        self._before: dict[int, list[Count]] = {}  # depth → earlier counts of the sentence there
        self._sentence_scope = next(scope_ids)
        self._sentence_start = start
        self._last_sentence: list[Count] = []
        self._last_kind = ""
        self._changed = -1  # where the last change ends
        self.outer: list[Count] = []  # counts that nothing governs
        self.stated: list[Count] = []  # counts that are no changes

    def read(self, counts: Sequence[Count]) -> Iterator[Governed]:
        """The counts with their wholes."""
        for count in counts:
            for mark in MARK_RE.finditer(self._view, self._position, count.at[0]):
                self._mark(mark)
            words = self._view[max(0, count.at[0] - 24) : count.at[0]].split()[-3:]
            governed = self._governed(count)
            self._position = count.at[1]
            self._last_kind = count.kind
            if _CHANGES.intersection(words[-2:]):
                # "có 268 đảng viên, tăng 04 đảng viên": no part of anything either.
                yield replace(governed, wholes=(), scope=next(self._scope_ids), near=0)
                self._changed = count.at[1]
            else:
                yield governed
                self.stated.append(count)
                self._before.setdefault(self._depth, []).append(count)
            if f" {' '.join(words)}".endswith(_AMONG):
                self._open(count.at[1], listed=False)
            if self._depth == 0 and not self._scopes:
                self.outer.append(count)

    def _governed(self, count: Count) -> Governed:
        while self._scopes and self._leaves(self._scopes[-1], count):
            self._scopes.pop()
        if self._scopes:
            scope = self._scopes[-1]
            scope.used = True
            if scope.wholes:
                near = len(scope.wholes)
                return Governed(count, scope.wholes, True, scope.listed, scope.id, near)
            inner = tuple(reversed(self._before.get(self._depth, [])))
            return Governed(count, inner, not inner, False, scope.id, len(inner))
        sentence = tuple(reversed(self._before.get(self._depth, [])[-NEAREST:]))
        head = self._head
        if head is not None and head.cued and self._depth == 0:
            wholes = (head.whole, *sentence, *self._earlier)
            return Governed(count, wholes, True, head.listed, head.scope, 1 + len(sentence))
        near_wholes = sentence if head is None else (*sentence, head.whole)
        last = self._last_sentence[: -NEAREST - 1 : -1] if self._depth == 0 else ()
        wholes = (*near_wholes, *last, *self._earlier)
        return Governed(count, wholes, False, False, self._sentence_scope, len(near_wholes))

    def _leaves(self, scope: _Scope, count: Count) -> bool:
        """Does the count stand behind the end of a list that no bracket holds?"""
        if not scope.is_list_at(self._depth) or count.rule == "count.label":
            return False
        if count.value > scope.wholes[0].value and scope.used and not self._goes_on(count):
            return True
        kinds = {whole.kind for whole in scope.wholes[:2]}
        return count.kind not in kinds and ";" in self._view[self._position : count.at[0]]

    def _goes_on(self, count: Count) -> bool:
        """A count larger than the whole is no part of it, unless it stands in the middle of the
        list: then one of the two is wrong.
        """
        return self._last_kind == count.kind and goes_on_listing(
            self._view[self._position : count.number_at[0]]
        )

    def _mark(self, mark: re.Match[str]) -> None:
        match mark.lastgroup:
            case "stop":
                if self._depth == 0:
                    self._end_sentence(mark.end())
            case "open":
                self._open_bracket(mark.start())
            case "close":
                while self._scopes and self._scopes[-1].depth >= self._depth:
                    self._scopes.pop()
                self._before.pop(self._depth, None)
                self._depth = max(self._depth - 1, 0)
            case "colon":
                before = self._before.get(self._depth, [])
                # "HTXSNV: 24, HTTNV: 86": a colon behind a label of its own opens nothing.
                near = bool(before) and mark.start() - before[-1].at[1] <= _TO_LIST
                if near and opens_list(self._view, before[-1].at[1], mark.start()):
                    self._open(mark.start(), listed=True)
            case kind:
                listed = kind == "list"
                if listed and self._has_subject(mark.start()):
                    self._end_list()
                    return
                linked = not (listed and lists_itself(self._lead(mark.start())))
                self._open(mark.start(), listed=listed, linked=linked)

    def _end_sentence(self, end: int) -> None:
        self._scopes.clear()
        self._last_sentence = self._before.get(0, [])
        self._before = {}
        self._sentence_scope = next(self._scope_ids)
        self._sentence_start = end

    def _open_bracket(self, at: int) -> None:
        before = self._before.get(self._depth, [])
        self._depth += 1
        if self._is_of_change(at) or (before and opens_former(self._view, before[-1].at[1], at)):
            wholes: tuple[Count, ...] = ()
        elif before and at - before[-1].at[1] <= _TO_BRACKET:
            wholes = (before[-1],)
        else:
            return
        self._scopes.append(_Scope(wholes, self._depth, True, False, next(self._scope_ids)))

    def _is_of_change(self, at: int) -> bool:
        """ "giảm 517 hội viên (chuyển đi 311, qua đời 94)": does the bracket divide a change?"""
        return self._changed == at - 1 and self._view[at - 1] == " "

    def _lead(self, position: int) -> str:
        """What stands before in the sentence, which may never end."""
        return self._view[max(self._sentence_start, position - _LEAD) : position]

    def _open(self, position: int, *, listed: bool, linked: bool = False) -> None:
        """Open a list that no bracket holds; `linked` where it may be of the sentence before."""
        before = self._before.get(self._depth, [])
        if not (before or self._depth) and linked and not _RATIO_RE.search(self._lead(position)):
            before = self._last_sentence  # "… 342 đồng chí. Trong đó: nam 200, nữ 142"
        if not before or position - before[-1].at[1] > _TO_LIST:
            return
        self._end_list()
        wholes = tuple(reversed(before[-NEAREST:]))
        if len(wholes) > 1 and is_out_of(self._view, wholes[1], wholes[0]):
            wholes = (wholes[1], wholes[0], *wholes[2:])
        scope = _Scope(wholes, self._depth, False, listed, next(self._scope_ids))
        self._scopes.append(scope)

    def _has_subject(self, position: int) -> bool:
        """Do the words before a "gồm" name what is listed, and not the count before them?"""
        before = self._before.get(self._depth, [])
        near = bool(before) and position - before[-1].at[1] <= _TO_LIST
        return near and has_subject(self._view[before[-1].at[1] : position])

    def _end_list(self) -> None:
        """A new list ends the one before of the same depth, unless that one is its bracket."""
        while self._scopes and self._scopes[-1].is_list_at(self._depth):
            self._scopes.pop()
