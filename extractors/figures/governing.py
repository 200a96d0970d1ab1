"""Which whole governs a count: by brackets, "trong đó", "gồm", colons, lists and footnotes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.figures.former import opens_former
from extractors.figures.out_of_all import is_out_of
from extractors.matching import LETTER
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.making import quickly_made
from schemas.textview import folded_view

# `re` passes over the other letters fast where a pattern begins with a class.
_MARK_RE = re.compile(
    rf"(?=[bgcpt:().!?])(?:(?P<list>(?<!{LETTER})(?:bao\s+gồm|gồm(?:\s+có)?|chia\s+theo|chia\s+ra|phân\s+(?:theo|ra)|cụ\s+thể)(?!{LETTER}))"
    rf"|(?P<some>(?<!{LETTER})trong\s+đó(?!{LETTER}))|(?P<colon>:)|(?P<open>\()|(?P<close>\))|(?P<stop>[.!?](?=\s|$)))"
)
# "tăng 12 đảng viên": a change, never the whole of a list.
_CHANGES = frozenset(("tăng", "giảm", "thêm", "hơn", "chênh", "lệch"))
# "Trong 86 đảng viên mới có 52 nam", "trong tổng số 86": the whole stands behind these words.
_AMONG = (["trong", "tổng", "số"],)
# "kỷ luật 25 đảng viên, bằng các hình thức: khiển trách 15": it opens a list in spite of its comma.
_OPENING_COLON_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:(?:bằng|với|theo|dưới)\s+(?:các\s+)?(?:hình\s+thức|mức)(?:\s+kỷ\s+luật)?"
    r"|(?:trong\s+đó|cụ\s+thể|kết\s+quả)(?:\s+như\s+sau)?|như\s+sau|sau\s+đây)\s*$"
)
_LABEL_COLON_RE = regex.compile(r"[,;]|(?<!\p{L})(?:năm\s+\d|và(?!\p{L}))")
_AMONG_HEAD_RE = regex.compile(r"\s*(?:trong|trên)\s+(?:(?:tổng\s+)?số\s+)?")
_ONLY_NOUN_RE = regex.compile(r"[^.,;:()\d\n]{0,60}:\s*")
# Between two counts of one list: words that narrow the first, its percentage, ", ", " và", and a
# label without a verb ("từ 41 đến 50 tuổi", "Huy hiệu 45 năm").
_LISTED_RE = regex.compile(
    r"(?:\s+(?!có|tổng|toàn|hiện|với|cùng|đã|trong)[\p{L}–-]+){0,9}(?:\s*\([^()\n]*\)|,?\s+(?:chiếm|đạt|bằng)\s+[\d,]+\s?%)?\s*(?:,|,?\s+và|;)\s+"
    r"(?:(?!có|tổng|toàn|hiện|với|cùng|đã|được|tại|trong)\p{L}+\s+|[–-]\s+|(?:từ\s+)?\d\d\s+(?:đến|-)\s+\d\d\s+tuổi\s+|(?:trên|dưới)\s+\d\d\s+tuổi\s+|\d\d\s+năm\s+|(?:trong\s+)?năm\s+\d{4}\s*){0,8}:?\s*$"
)
# "Có 147/147 tổ chức được xếp loại, trong đó: …": what is divided stands in the ratio.
_RATIO_RE = regex.compile(r"\d\s?/\s?\d")
# "Các tỉnh chịu thiệt hại lớn gồm …": a list of its own, of no number told before.
_EXAMPLES_RE = regex.compile(r"\s*(?:các|những|nhiều|một\s+số)\s+\p{L}")
_TO_LIST, _LEAD = 160, 1000  # characters from a whole to its list; looked at before a list
_NEAREST = 24  # how many counts before a list may be its whole
_LIST_END_RE = regex.compile(
    r"(?:cụ\s+thể|như\s+sau|sau|gồm|trong\s+đó|theo|(?<!\p{L})có)?\s*:\s*$"
)
# The colon may be left out before a list of lines.
_BARE_LIST_END_RE = regex.compile(
    r"(?<!\p{L})(?:cụ\s+thể(?:\s+là)?|như\s+sau|gồm(?:\s+có)?|chia\s+(?:ra|theo)|trong\s+đó(?:\s+có)?)\s*$"
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Governed:
    """A count and the wholes that may govern it, the likeliest first.

    `declared` where its sentence says so ("trong đó", a bracket); `scope` tells counts of one list
    from those of the next; the first `near` wholes stand in its own sentence or head its list.
    A declared one without wholes is a part of nothing that is counted before it.
    """

    count: Count
    wholes: tuple[Count, ...]
    declared: bool
    listed: bool
    scope: int
    block: int
    near: int

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
    used: bool = False


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
        if not inside or block.kind not in ("paragraph", "item", "footnote"):
            continue
        if block.kind == "footnote":
            noted = _noted(doc, index, counts)
            reader = _BlockReader(view, block.start, index, len(out), None, noted[::-1])
            out += reader.read(inside)
            continue
        if head is not None and _ends_items(doc, view, index):
            head = replace(head, cued=False, scope=-index - len(doc.blocks) - 1)
        reader = _BlockReader(view, block.start, index, len(out), head, earlier)
        out += reader.read(inside)
        earlier = [*earlier, *reader.outer][-8:]
        tail = view[max(block.start, block.end - 30) : block.end]
        following = doc.blocks[index + 1 : index + 2]
        lined = bool(following) and following[0].kind == "item"
        ends = _LIST_END_RE.search(tail) or (lined and _BARE_LIST_END_RE.search(tail))
        stated = [count for count in inside if id(count) not in reader.changes]
        if ends and (outer := _last_outer(view, block.start, stated)) is not None:
            cued = (
                bool(ends[0].strip(" :"))
                or block.end - outer.at[1] <= 15
                or _is_all_head(view, block.start, block.end, outer)
            )
            beside = not view[outer.at[1] : block.end].strip(" :")
            head = _Head(outer, block.section, cued, beside, -index - 1)
    return out


@dataclass(frozen=True, slots=True)
class _Head:
    """The whole of a list that a colon opened; `cued` where the text ties the list to it.

    `listed` where the colon stands right behind it: the list is what it consists of.
    """

    whole: Count
    section: int | None
    cued: bool
    listed: bool
    scope: int


def _is_all_head(view: str, start: int, end: int, whole: Count) -> bool:
    """ "Trong 396 đơn đủ điều kiện xử lý:": does the block say nothing but what the list is of?"""
    return (
        _AMONG_HEAD_RE.fullmatch(view, start, whole.number_at[0]) is not None
        and _ONLY_NOUN_RE.fullmatch(view, whole.at[1], end) is not None
    )


def _ends_items(doc: CleanDocument, view: str, index: int) -> bool:
    """Does block `index` stand behind the full stop of a list of lines, and belong to none?"""
    before = doc.blocks[index - 1] if index else None
    return (
        doc.blocks[index].kind == "paragraph"
        and before is not None
        and before.kind == "item"
        and view[before.start : before.end].rstrip().endswith(".")
    )


def _noted(doc: CleanDocument, index: int, counts: Sequence[Count]) -> list[Count]:
    """The counts of the paragraph that a footnote belongs to, the nearest to its mark first."""
    block = doc.blocks[index]
    mark = doc.text.rfind(block.marker or "\n", 0, block.start)
    if mark < 0:
        return []
    start = doc.block_at(mark).start
    first = bisect_left(counts, start, key=lambda count: count.at[0])
    last = bisect_left(counts, mark, key=lambda count: count.at[0])
    return [c for c in counts[max(first, last - _NEAREST) : last] if c.at[1] <= mark][::-1]


def _within(doc: CleanDocument, index: int, section: int | None) -> bool:
    """Does the heading at block `index` stand inside the section where the list was opened?"""
    here = doc.blocks[index].section
    while here is not None:
        here = doc.headings[here].parent
        if here == section and section is not None:
            return True
    return False


def _last_outer(view: str, start: int, counts: Sequence[Count]) -> Count | None:
    """The last count of the block at `start` that no bracket holds."""
    last, depth = None, 0
    for count in counts:
        depth += view.count("(", start, count.at[0]) - view.count(")", start, count.at[0])
        start = count.at[0]
        if depth <= 0:
            last = count
    return last


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
        self._sentence_scope = self._new_scope()
        self._sentence_start = start
        self._last_sentence: list[Count] = []
        self._last_kind = ""
        self.outer: list[Count] = []
        self._changed = -1  # where the last change ends
        self.changes: set[int] = set()  # counts of changes, by identity

    def _new_scope(self) -> int:
        self._next_scope += 1
        return self._next_scope

    def read(self, counts: Sequence[Count]) -> Iterator[Governed]:
        """The counts with their wholes."""
        for count in counts:
            for mark in _MARK_RE.finditer(self._view, self._position, count.at[0]):
                self._mark(mark)
            words = self._view[max(0, count.at[0] - 24) : count.at[0]].split()[-3:]
            changed = bool(_CHANGES.intersection(words[-2:]))
            governed = self._governed(count)
            if changed:
                # "có 268 đảng viên, tăng 04 đảng viên": no part of anything either.
                governed = replace(governed, wholes=(), scope=self._new_scope(), near=0)
            yield governed
            self._position = count.at[1]
            self._last_kind = count.kind
            if changed:
                self.changes.add(id(count))
                self._changed = count.at[1]
            else:
                self._before.setdefault(self._depth, []).append(count)
            if words[-1:] == ["trong"] or words in _AMONG or words[-2:] == ["trong", "số"]:
                self._open(count.at[1], bracket=False, listed=False)
            if self._depth == 0 and not self._scopes:
                self.outer.append(count)

    def _governed(self, count: Count) -> Governed:
        while self._scopes and self._leaves(self._scopes[-1], count):
            self._scopes.pop()
        if self._scopes:
            scope = self._scopes[-1]
            scope.used = True
            if not scope.wholes:
                inner = tuple(reversed(self._before.get(self._depth, [])))
                declared = not inner
                return Governed(count, inner, declared, False, scope.id, self._block, len(inner))
            near = len(scope.wholes)
            return Governed(count, scope.wholes, True, scope.listed, scope.id, self._block, near)
        sentence = tuple(reversed(self._before.get(self._depth, [])[-_NEAREST:]))
        if self._depth == 0 and self._head is not None and self._head.cued:
            wholes = (self._head.whole, *sentence, *self._earlier)
            near = 1 + len(sentence)
            listed = self._head.listed
            return Governed(count, wholes, True, listed, self._head.scope, self._block, near)
        head = (self._head.whole,) if self._head is not None else ()
        last = self._last_sentence[: -_NEAREST - 1 : -1] if self._depth == 0 else ()
        wholes = (*sentence, *head, *last, *self._earlier)
        near = len(sentence) + len(head)
        return Governed(count, wholes, False, False, self._sentence_scope, self._block, near)

    def _leaves(self, scope: _Scope, count: Count) -> bool:
        """Does the count stand behind the end of a list that no bracket holds?"""
        if not scope.wholes:
            return False
        whole = scope.wholes[0]
        kinds = {whole.kind, *(other.kind for other in scope.wholes[1:2])}
        return (
            not scope.bracket
            and scope.depth == self._depth
            and count.rule != "count.label"
            and (
                (count.value > whole.value and scope.used and not self._goes_on(count))
                or (count.kind not in kinds and ";" in self._view[self._position : count.at[0]])
            )
        )

    def _goes_on(self, count: Count) -> bool:
        """Does nothing but a comma or "và" and a label stand between the count before and this?

        A count larger than the whole is no part of it, unless it stands in the middle of the list:
        then one of the two is wrong.
        """
        between = self._view[self._position : count.number_at[0]]
        return self._last_kind == count.kind and _LISTED_RE.fullmatch(between) is not None

    def _mark(self, mark: re.Match[str]) -> None:
        if mark["stop"]:
            if self._depth == 0:
                self._scopes.clear()
                self._last_sentence = self._before.get(0, [])
                self._before = {}
                self._sentence_scope = self._new_scope()
                self._sentence_start = mark.end()
        elif mark["open"]:
            self._depth += 1
            before = self._before.get(self._depth - 1, [])
            if self._is_of_change(mark.start()) or (
                before and opens_former(self._view, before[-1].at[1], mark.start())
            ):
                self._scopes.append(_Scope((), self._depth, True, False, self._new_scope()))
            elif before and mark.start() - before[-1].at[1] <= 60:
                self._scopes.append(
                    _Scope((before[-1],), self._depth, True, False, self._new_scope())
                )
        elif mark["close"]:
            while self._scopes and self._scopes[-1].depth >= self._depth:
                self._scopes.pop()
            self._before.pop(self._depth, None)
            self._depth = max(self._depth - 1, 0)
        elif mark["colon"]:
            before = self._before.get(self._depth, [])
            # "HTXSNV: 24, HTTNV: 86": a colon behind a label of its own opens nothing.
            near = bool(before) and mark.start() - before[-1].at[1] <= _TO_LIST
            if near and self._opens(before[-1].at[1], mark.start()):
                self._open(mark.start(), bracket=False, listed=True)
        else:
            listed = mark["list"] is not None
            # "Cơ cấu kết hợp, gồm có: …" says itself what it divides: not the sentence before.
            lead = self._lead(mark.start())
            linked = not listed or ("," not in lead and not _EXAMPLES_RE.match(lead))
            self._open(mark.start(), bracket=False, listed=listed, linked=linked)

    def _is_of_change(self, at: int) -> bool:
        """ "giảm 517 hội viên (chuyển đi 311, qua đời 94)": does the bracket divide a change?"""
        return self._changed == at - 1 and self._view[at - 1] == " "

    def _lead(self, position: int) -> str:
        """What stands before in the sentence, which may never end."""
        return self._view[max(self._sentence_start, position - _LEAD) : position]

    def _opens(self, start: int, colon: int) -> bool:
        """Do the words between a count and a colon open a list of what the count consists of?"""
        return (
            _LABEL_COLON_RE.search(self._view, start, colon) is None
            or _OPENING_COLON_RE.search(self._view, max(start, colon - 40), colon) is not None
        )

    def _open(self, position: int, *, bracket: bool, listed: bool, linked: bool = False) -> None:
        before = self._before.get(self._depth, [])
        if (
            not before
            and self._depth == 0
            and linked
            and not _RATIO_RE.search(self._lead(position))
        ):
            before = self._last_sentence  # "… 342 đồng chí. Trong đó: nam 200, nữ 142"
        if not before or position - before[-1].at[1] > _TO_LIST:
            return
        # A new list of the same depth ends the one before, unless that one is its bracket.
        while self._scopes and self._scopes[-1].depth == self._depth:
            if self._scopes[-1].bracket:
                break
            self._scopes.pop()
        wholes = tuple(reversed(before[-_NEAREST:]))
        if len(wholes) > 1 and is_out_of(self._view, wholes[1], wholes[0]):
            wholes = (wholes[1], wholes[0], *wholes[2:])
        self._scopes.append(_Scope(wholes, self._depth, bracket, listed, self._new_scope()))
