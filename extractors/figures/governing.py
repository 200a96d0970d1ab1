"""Which whole governs a count: by brackets, "trong đó", "gồm", colons, lists and footnotes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count as numbers

import regex

from extractors.figures.governed import Governed
from extractors.figures.scopes import NEAREST, BlockReader, Head
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view

_AMONG_HEAD_RE = regex.compile(r"\s*(?:trong|trên)\s+(?:(?:tổng\s+)?số\s+)?")
_ONLY_NOUN_RE = regex.compile(r"[^.,;:()\d\n]{0,60}:\s*")
_LIST_END_RE = regex.compile(
    r"(?:cụ\s+thể|như\s+sau|sau|gồm|trong\s+đó|theo|(?<!\p{L})có)?\s*:\s*$"
)
# The colon may be left out before a list of lines.
_BARE_LIST_END_RE = regex.compile(
    r"(?<!\p{L})(?:cụ\s+thể(?:\s+là)?|như\s+sau|gồm(?:\s+có)?|chia\s+(?:ra|theo)|trong\s+đó(?:\s+có)?)\s*$"
)


def governed_counts(doc: CleanDocument, counts: Sequence[Count]) -> list[Governed]:
    """Each count with the wholes that may govern it, in reading order."""
    view = folded_view(doc.text)
    by_block: dict[int, list[Count]] = {}
    for count in counts:
        by_block.setdefault(doc.block_index(count.at[0]), []).append(count)
    out: list[Governed] = []
    scope_ids = numbers()
    head: Head | None = None
    earlier: list[Count] = []  # outer counts of the section so far
    for index, block in enumerate(doc.blocks):
        if block.kind == "heading":
            if head is None or not _within(doc, index, head.section):
                head, earlier = None, []
            continue
        inside = by_block.get(index)
        if not inside or block.kind not in ("paragraph", "item", "footnote"):
            continue
        if block.kind == "footnote":
            noted = _noted(doc, index, counts)
            out += BlockReader(view, block.start, scope_ids, None, noted).read(inside)
            continue
        if head is not None and _ends_items(doc, view, index):
            head = replace(head, cued=False, scope=next(scope_ids))
        reader = BlockReader(view, block.start, scope_ids, head, earlier)
        out += reader.read(inside)
        earlier = [*earlier, *reader.outer][-8:]
        head = _opened_head(doc, view, index, reader.stated, scope_ids) or head
    return out


def _opened_head(
    doc: CleanDocument, view: str, index: int, counts: Sequence[Count], scope_ids: Iterator[int]
) -> Head | None:
    """The head of the list that the end of block `index` opens; `counts` are those of the block."""
    block = doc.blocks[index]
    tail = view[max(block.start, block.end - 30) : block.end]
    following = doc.blocks[index + 1 : index + 2]
    lined = bool(following) and following[0].kind == "item"
    ends = _LIST_END_RE.search(tail) or (lined and _BARE_LIST_END_RE.search(tail))
    outer = _last_outer(view, block.start, counts) if ends else None
    if not ends or outer is None:
        return None
    cued = (
        bool(ends[0].strip(" :"))
        or block.end - outer.at[1] <= 15
        or _is_all_head(view, block.start, block.end, outer)
    )
    beside = not view[outer.at[1] : block.end].strip(" :")
    return Head(outer, block.section, cued, beside, next(scope_ids))


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
    """The counts of the paragraph that a footnote belongs to, up to its mark."""
    block = doc.blocks[index]
    mark = doc.text.rfind(block.marker or "\n", 0, block.start)
    if mark < 0:
        return []
    start = doc.block_at(mark).start
    first = bisect_left(counts, start, key=lambda count: count.at[0])
    last = bisect_left(counts, mark, key=lambda count: count.at[0])
    return [c for c in counts[max(first, last - NEAREST) : last] if c.at[1] <= mark]


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
