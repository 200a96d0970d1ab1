"""Lists that divide two wholes side by side.

"11 buổi cho 687 lượt người: trồng trọt 04 buổi (246 lượt người), chăn nuôi 07 buổi (441 lượt)"
divides the sessions, and the people who came to them. Each part of the one list has a companion of
another kind right behind it, and so has its whole.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view

# Between a figure and the one that belongs to it: "137 lớp cho 8.931 học viên", "04 buổi (246".
_JOINT_RE = regex.compile(
    r"[^.;:()\n\d]{0,70}?(?:(?<!\p{L})(?:cho|với|của|có|và|gồm|đối\s+với|thu\s+hút|,)\s+(?:(?:hơn|trên|gần|tổng\s+số)\s+)?|\(\s*(?:(?:cho|với)\s+)?)$"
)
# "154 tổ chức đảng và 696 đảng viên": two things, of which a part may have only one.
_BESIDE_RE = regex.compile(r"(?<!\p{L})(?:và|,)\s")


def find_companions(
    doc: CleanDocument, counts: Sequence[Count], groups: Sequence[Group]
) -> Iterator[Group]:
    """The groups of companions of groups that add up: as complete as those are (`companion`), or
    perhaps not (`beside`)."""
    view = folded_view(doc.text)
    starts = [count.number_at[0] for count in counts]
    known = {(group.whole.at, tuple(part.at for part in group.parts)) for group in groups}
    for group in groups:
        if group.total != group.whole.value or len(group.parts) < 2:
            continue
        whole = _companion(view, counts, starts, group.whole, group.parts[0].at[0])
        if whole is None or whole.kind == group.whole.kind:
            continue
        ends = [*(part.at[0] for part in group.parts[1:]), len(view)]
        found = [
            _companion(view, counts, starts, part, end)
            for part, end in zip(group.parts, ends, strict=True)
        ]
        parts = tuple(count for count in found if count is not None)
        if len(parts) != len(found) or not all(is_kindred(whole, part) for part in parts):
            continue
        if (whole.at, tuple(part.at for part in parts)) in known:
            continue
        joint = view[group.whole.at[1] : whole.number_at[0]]
        beside = _BESIDE_RE.search(joint) is not None
        yield Group(
            whole=whole,
            parts=parts,
            dimensions=frozenset(("beside" if beside else "companion",)),
            values=(),
            declared=True,
            listed=True,
        )


def _companion(
    view: str, counts: Sequence[Count], starts: Sequence[int], count: Count, end: int
) -> Count | None:
    """The count of another kind right behind `count`, before `end`."""
    index = bisect_left(starts, count.at[1])
    if index == len(counts) or counts[index].at[1] > end:
        return None
    found = counts[index]
    between = view[count.at[1] : found.number_at[0]]
    if found.kind == count.kind or len(between) > 80 or found.value_max is not None:
        return None
    return found if _JOINT_RE.fullmatch(between) else None
