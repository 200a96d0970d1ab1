"""breakdown: the counts of one noun in a list against the whole that stands before the list.

"giám sát 287 cuộc đối với 117 tổ chức đảng. Trong đó, Ban Thường vụ 04 cuộc đối với 08 tổ chức
đảng; đảng ủy cơ sở 283 cuộc đối với 109 tổ chức đảng" divides two wholes side by side. Only rows
that hold, and only of all counts of the noun in the list: a list need not tell all, and some of its
numbers add up to anything.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.change import alike
from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from extractors.figures.kindred import PEOPLE
from pipeline.checking.evidence import Evidence
from pipeline.checking.opened_lists import BESIDE, NOTE, OpenedList, opened_lists
from pipeline.checking.sums import sum_row
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "breakdown"
# What was before, what was planned, by how much it grew: none of them divides the whole.
_APART_RE = regex.compile(
    r"(?<!\p{L})(?:tăng|giảm|thêm|so\s+với|cùng\s+kỳ|chỉ\s+tiêu|kế\s+hoạch|trên|hơn|gần)(?!\p{L})[^,;.()]{0,24}$"
)
_FORMER_RE = regex.compile(r"(?:so\s+với|cùng\s+kỳ|năm\s+trước)[^.;()]{0,40}\([^.;()]{0,40}$")
# "04 đảng bộ cơ sở với 27 chi bộ trực thuộc": what a part has.
_OF_PART_RE = regex.compile(r"(?<!\p{L}|đối\s)(?:với|cho|của)\s+$")
_BODIES = frozenset(
    ("tổ chức", "tổ chức đảng", "tổ chức cơ sở đảng", "tccsđ", "đầu mối", "cơ quan, đơn vị")
)
_ANYBODY = PEOPLE - {"đảng viên", "đồng chí đảng viên"}
# "38 đối tượng …; đã khởi tố 35 bị can, xử lý hành chính 03 đối tượng".
_NAMED_ANEW = frozenset((("đối tượng", "bị can"), ("đối tượng", "bị cáo")))
# Each of them divides people by itself.
_OF_PEOPLE = frozenset(
    ("gender", "membership", "ethnicity", "schooling", "degree", "theory", "age", "rank")
)
_LEAST_NEAR, _LEAST, _LEAST_BESIDE = 5, 10, 20
_TO_MARK = 160
_BACK, _NAMED_BACK, _NAMES = 700, 6000, 6


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each noun whose counts in a list add up to the whole before it."""
    reader = _Reader(evidence)
    told = set(evidence.sums)
    for found in opened_lists(evidence.doc, reader.view, reader.starts):
        inside = reader.inside(found)
        if len(inside) < 2:
            continue
        parts_of: dict[tuple[str, str, bool], list[tuple[Count, ...]]] = {}
        for whole in reader.wholes(found, sum(count.value for count in inside)):
            noun = reader.noun_of(whole)
            if noun not in parts_of:
                parts_of[noun] = list(reader.parts(found, whole, inside))
            for parts in parts_of[noun]:
                figures = frozenset(map(id, parts))
                if sum(part.value for part in parts) == whole.value and figures not in told:
                    told.add(figures)
                    yield sum_row(RULE, whole, parts)


class _Reader:
    """Holds the exact counts of a report against the lists that may divide them."""

    def __init__(self, evidence: Evidence) -> None:
        self.view = folded_view(evidence.doc.text)
        self._doc = evidence.doc
        self._counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
        self.starts = [count.at[0] for count in self._counts]
        sound = [group for group in evidence.groups if group.total == group.whole.value]
        self._apart: dict[int, bool] = {}
        self._former: dict[int, bool] = {}
        self._changed: dict[int, bool] = {}
        self._whole_of = {id(part): id(group.whole) for group in sound for part in group.parts}
        self._divided = {id(group.whole) for group in sound}
        self._sound = sorted(sound, key=lambda group: group.parts[-1].at)
        self._ends = [group.parts[-1].at[0] for group in self._sound]

    def inside(self, found: OpenedList) -> list[Count]:
        """The counts of the list, without the parts of its parts."""
        first, last = bisect_left(self.starts, found.start), bisect_left(self.starts, found.end)
        inside = self._counts[first:last]
        outer = set(map(id, inside))
        return [count for count in inside if self._whole_of.get(id(count)) not in outer]

    def wholes(self, found: OpenedList, most: Decimal | int) -> Iterator[Count]:
        """The last count of each noun before the list, in its paragraph, that is no part of another
        whole, and the wholes that other lists of the paragraph divide; none over `most`."""
        opening = found.opening
        block = max(self._doc.block_at(opening).start, opening - _BACK)
        first, last = bisect_left(self.starts, block), bisect_left(self.starts, opening)
        seen: dict[tuple[str, str], Count] = {}  # by what decides which counts are alike
        for count in reversed(self._counts[first:last]):
            if id(count) in self._whole_of or not self._is_large(found, count):
                continue
            if found.word == NOTE and opening - count.at[1] > _TO_MARK:
                return
            if self._is_former(count):
                continue
            if count.value <= most and (
                id(count) in self._divided
                or not any(alike(count, other) for other in seen.values())
            ):
                yield count
            # "giảm 19 hội viên do chuyển nơi ở (7 người) …" divides the change, which is no level.
            if not self._is_changed(count):
                seen.setdefault((count.unit, count.kind), count)
        if found.noun is not None:
            yield from self._named(found.noun, block)
        for group in self._beside(block, opening):
            if group.whole.at[0] < block and _LEAST_BESIDE <= group.whole.value <= most:
                yield group.whole

    def noun_of(self, whole: Count) -> tuple[str, str, bool]:
        """What decides which counts may divide it."""
        return whole.unit.lower(), whole.kind, self._is_apart(whole)

    def _named(self, noun: str, end: int) -> Iterator[Count]:
        """The counts before `end` that have this noun, the last ones first."""
        place = end
        for _ in range(_NAMES):
            place = self.view.rfind(noun, max(0, end - _NAMED_BACK), place)
            if place < 0:
                return
            index = bisect_left(self.starts, place) - 1
            if index >= 0 and self._counts[index].at[1] >= place:
                yield self._counts[index]

    def _beside(self, start: int, end: int) -> Sequence[Group]:
        return self._sound[bisect_left(self._ends, start) : bisect_left(self._ends, end)]

    def _is_large(self, found: OpenedList, whole: Count) -> bool:
        """Is it too large for where it stands to agree by chance?"""
        if found.word == BESIDE:
            return whole.value >= _LEAST_BESIDE
        sentence = self._doc.sentence_at(found.opening)
        near = sentence is not None and whole.at[0] >= sentence.start
        return whole.value >= (_LEAST_NEAR if near else _LEAST)

    def parts(
        self, found: OpenedList, whole: Count, inside: Sequence[Count]
    ) -> Iterator[tuple[Count, ...]]:
        """All counts of the whole's noun in brackets, or outside, that may add up to it."""
        by_depth: dict[int, list[Count]] = {}
        depth, position = 0, found.start
        apart = self._is_apart(whole)
        ends = self._is_completed(found, whole, inside)
        for count in inside:
            start = count.at[0]
            depth += self.view.count("(", position, start) - self.view.count(")", position, start)
            position = start
            able = _may_divide(whole, count) or (ends and count.kind == whole.kind)
            # "giảm 16 tổ chức¹" and "¹ Giảm 05 đảng bộ xã; giảm 11 chi bộ cơ sở".
            if able and (apart or not self._is_apart(count)):
                by_depth.setdefault(depth, []).append(count)
        for parts in by_depth.values():
            nothing = any(part.value == 0 for part in parts)
            if not nothing and len(parts) > 1 and _is_one_dimension(parts):
                yield tuple(parts)

    def _is_completed(self, found: OpenedList, whole: Count, inside: Sequence[Count]) -> bool:
        """ "168 dịch vụ toàn trình, 192 dịch vụ một phần, còn lại 61 thủ tục": the last is the rest
        of the whole."""
        last = inside[-1]
        around = self.view[max(found.start, last.at[0] - 12) : last.at[1] + 10]
        return "còn lại" in around and _may_divide(whole, last)

    def _is_apart(self, count: Count) -> bool:
        """Is it what was before, a plan, a change, or what a part has?"""
        known = self._apart.get(id(count))
        if known is None:
            lead = self.view[max(0, count.at[0] - 30) : count.at[0]]
            known = self._is_changed(count) or _OF_PART_RE.search(lead) is not None
            self._apart[id(count)] = known
        return known

    def _is_changed(self, count: Count) -> bool:
        """Is it what was before, a plan or a change, by the words right before it?"""
        known = self._changed.get(id(count))
        if known is None:
            lead = self.view[max(0, count.at[0] - 30) : count.at[0]]
            known = self._changed[id(count)] = _APART_RE.search(lead) is not None
        return known

    def _is_former(self, count: Count) -> bool:
        """Does it stand in a bracket that tells what was before?"""
        known = self._former.get(id(count))
        if known is None:
            lead = self.view[max(0, count.at[0] - 100) : count.at[0]]
            known = "(" in lead and _FORMER_RE.search(lead) is not None
            self._former[id(count)] = known
        return known


def _may_divide(whole: Count, part: Count) -> bool:
    noun, unit = whole.unit.lower(), part.unit.lower()
    if noun in _BODIES:
        return part.kind == "organisation"
    return (
        alike(whole, part)
        or (whole.kind == "people" and unit in _ANYBODY)
        or noun.startswith(f"{unit} ")
        or (noun, unit) in _NAMED_ANEW
    )


def _is_one_dimension(parts: Sequence[Count]) -> bool:
    """ "60 đại biểu, trong đó 20 nữ, 40 người dân tộc thiểu số" agree by chance."""
    told = [_OF_PEOPLE.intersection(dimensions_of(part)) for part in parts]
    return not any(told) or bool(frozenset.intersection(*told))
