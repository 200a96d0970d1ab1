"""Changes told behind what they are changes of, in the next sentence or clause.

"Đường bộ xảy ra 4.683 vụ, làm chết 2.699 người. So với cùng kỳ giảm 789 vụ (giảm 14,42%), giảm 43
người chết (1,57%)" → after 4.683, amount 789, percentage 14,42. What was before may stand in
brackets, or further up with the same words of time ("Đầu nhiệm kỳ có 264 đảng viên, nay có 291 đảng
viên. So với đầu nhiệm kỳ tăng 27 đảng viên"). The noun ties a change to its count, and so do the
words beside it ("chết", "bị thương"); of several that may be meant none is taken.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.figures.change import Change, Direction, alike
from extractors.figures.extract import Figures
from extractors.figures.group import Group
from extractors.matching import match_near, places_of_word
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage
from schemas.textview import folded_view

Bound = tuple[Sequence[Group], Sequence[Change]]
"""What is tied together already: wholes with their parts, and changes within their sentence."""
_WHEN = (
    r"(?:cùng\s+kỳ(?:\s+năm)?|(?:kỳ|năm|tháng|quý|nhiệm\s+kỳ|giai\s+đoạn)\s+(?:trước|ngoái)"
    r"|(?:đầu|cuối)\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn)|năm|nhiệm\s+kỳ)"
    r"(?:\s+(?:năm\s+)?(?:trước|ngoái|(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?))?"
)
_REFERENCE_RE = regex.compile(rf"so\s+với\s+(?P<when>{_WHEN})(?![\p{{L}}\d])")
_CHANGE_RE = regex.compile(r"(?r)(?<!\p{L})(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+\Z")
_FORMER_RE = regex.compile(r"\s*\(?\s*(?:(?:là|có|chỉ\s+có)\s+)?")
_AND_RE = regex.compile(r"(?:\s+\p{L}+){0,2}\s*(?:[,;/]|(?<!\p{L})và)\s*(?:có\s+)?")
_FORMER_BRACKET_RE = regex.compile(
    r"(?:\s+\p{L}+){0,3}\s*\([^()\n%;]{0,60}?(?:19|20)\d{2}[^()\n%;\d]{0,40}"
)
_TO_REFERENCE_RE = regex.compile(r"(?:\s+\p{L}+){0,3}?\s*,?\s*(?=so\s)")
# Between one change and the next: "(giảm 14,42%), giảm", ", số người chết giảm", " và tăng".
_NEXT_RE = regex.compile(
    r"(?:\s+\p{L}+){0,4}\s*(?:\([^()\n]*\))?\s*(?:[,;]|(?<!\p{L})và)\s*(?P<label>(?:\p{L}+\s+){0,6})"
)
_LABEL_RE = regex.compile(r"[\s,)]*(?:thì\s+)?(?P<label>(?:\p{L}+\s+){0,6})")
_PERCENT_RE = regex.compile(
    r"(?:\s+\p{L}+){0,4}\s*\(\s*(?:(?:tăng|giảm|bằng|tương\s+(?:ứng|đương)|chiếm)\s+)?[-+–]?\s*"
)
_CLAUSE_START_RE = regex.compile(r"(?r)(?:^|[,;.()])(?P<own>[^,;.()]*)\Z")
_CLAUSE_END_RE = regex.compile(r"\d[\d.]*[^,;.()\d]*|[^,;.()\d]*")
_TAIL_RE = regex.compile(r"(?:\s+(?!và(?!\p{L})|so(?!\p{L})|trong(?!\p{L}))\p{L}+){1,3}")
_WORD_RE = regex.compile(r"\p{L}+")
_IDLE = frozenset(
    ("số", "tổng", "đã", "thì", "và", "với", "có", "được", "về", "là", "các", "toàn", "như", "vậy")
)
_NEAR = 40
_LEAD = 70
_REACH = 120
_PARAGRAPH = 600


@dataclass(frozen=True, slots=True)
class _Told:
    """A change as told: `said` are the words that tell of what, `when` what it is held against."""

    direction: Direction
    amount: Count
    percentage: Percentage | None
    before: Count | None
    when: str
    said: frozenset[str]


def told_changes(doc: CleanDocument, figures: Figures, bound: Bound) -> Iterator[Change]:
    """Each change of which the amount and the figure that it led to are known, and of what was
    before and the percentage one at least; those that `bound` holds whole are left out.
    """
    view = folded_view(doc.text)
    reader = _Reader(doc, figures, bound, view)
    for place in places_of_word(view, "so với"):
        reference = match_near(_REFERENCE_RE, view, place)
        if reference is None:
            continue
        told = list(reader.told(reference))
        pool = reader.pool(place) if told else ()
        for one in told:
            yield from reader.bound(one, pool)
    for change in bound[1]:
        yield from reader.completed(change)


class _Reader:
    """Looks for figures around the words "so với"."""

    def __init__(self, doc: CleanDocument, figures: Figures, bound: Bound, view: str) -> None:
        self._doc = doc
        self._view = view
        self._counts, self._percentages, _ = figures
        self._starts = [count.number_at[0] for count in self._counts]
        self._percent_starts = [percentage.at[0] for percentage in self._percentages]
        groups, changes = bound
        self._parts = {id(part) for group in groups if group.sound for part in group.parts}
        self._told = {id(change.amount) for change in changes}

    def pool(self, place: int) -> Sequence[Count]:
        """The counts of its sentence in front of the place; where there are none, of the last."""
        sentence = self._doc.sentence_at(place)
        if sentence is None:
            return ()
        own = self._levels(sentence.start, place)
        return own or self._levels(self._last_start(sentence.start), sentence.start)

    def told(self, reference: "regex.Match[str]") -> Iterator[_Told]:
        """The changes that stand behind "so với …", in their order."""
        view = self._view
        sentence = self._doc.sentence_at(reference.start())
        if sentence is None:
            return
        found: list[_Told] = []
        before: list[Count] = []
        at, when = reference.end(), " ".join(reference["when"].split())
        for count in self._counts[bisect_left(self._starts, at) :]:
            start = count.number_at[0]
            if start >= sentence.end or start - at > _REACH or not _is_exact(count):
                break
            word = _CHANGE_RE.search(view, max(at, start - 20), start)
            if word is None:
                joint = view[at:start]
                if not found and (_FORMER_RE if not before else _AND_RE).fullmatch(joint):
                    before.append(count)
                    at = count.at[1]
                    continue
                if not (found and before and _AND_RE.fullmatch(joint)):
                    break  # "tăng 20 đảng viên, 01 chi bộ": of what stood in brackets
                direction, label = found[-1].direction, ""
            else:
                direction = 1 if word["word"] == "tăng" else -1
                between = view[at : word.start()].lstrip(")")
                match = (_NEXT_RE if found else _LABEL_RE).fullmatch(between)
                if match is None:
                    break
                label = match["label"]
            percentage = self._percentage_behind(count.at[1])
            said = _words(label) | self._tail(count)
            found.append(_Told(direction, count, percentage, None, when, said))
            at = percentage.at[1] if percentage else count.at[1]
        before = before or self._in_bracket(at)
        for change in found:
            if id(change.amount) not in self._told:
                former = _only(c for c in before if _is_of(c, change.amount))
                yield replace(change, before=former)

    def completed(self, change: Change) -> Iterator[Change]:
        """ "52 lớp. Tăng 7 lớp so với năm 2023 (45 lớp)"; "Năm 2023 kết nạp 45 đảng viên. Năm 2024
        kết nạp 52 đảng viên, tăng 8 đảng viên so với năm 2023": one of the three stands further up.
        """
        amount = change.amount
        in_front = change.inferred and change.after is None  # what was, in a bracket before it
        if amount is None or not _is_exact(amount) or (change.percentage and not in_front):
            return
        told = _Told(change.direction, amount, None, change.before, "", self._tail(amount))
        if change.after is None:
            sentence = self._doc.sentence_at(amount.at[0])
            if sentence is not None and in_front:
                last = self._levels(self._last_start(sentence.start), sentence.start)
                yield from self.bound(told, last)
            elif sentence is not None and not self._levels(sentence.start, amount.at[0]):
                yield from self.bound(told, self.pool(amount.at[0]))
        elif change.before is None and _is_exact(change.after):
            gap = match_near(_TO_REFERENCE_RE, self._view, amount.at[1])
            if gap and (reference := match_near(_REFERENCE_RE, self._view, gap.end())):
                told = replace(told, when=" ".join(reference["when"].split()))
                yield from self.bound(told, (change.after,))

    def bound(self, told: _Told, pool: Sequence[Count]) -> Iterator[Change]:
        """The change of the one count of the pool that it can be of."""
        former = [c for c in pool if told.when and told.when in self._lead(c)]
        now = self._counted(told, [c for c in pool if c not in former])
        if now is None:
            return
        before = told.before
        if before is None and told.percentage is None:
            before = self._former(told, now)
        if before is not None or told.percentage is not None:
            yield Change(told.direction, before, now, told.amount, told.percentage)

    def _counted(self, told: _Told, counts: Sequence[Count]) -> Count | None:
        """The one count that the change is of, or None."""
        fitting = [
            count
            for count in counts
            if alike(count, told.amount) and told.said <= self._clause(count)
        ]
        same = [count for count in fitting if count.unit.lower() == told.amount.unit.lower()]
        return _only(same or fitting)

    def _former(self, told: _Told, now: Count) -> Count | None:
        """The one count of the paragraph that is told of the time that is held against."""
        start = max(self._doc.block_at(now.at[0]).start, now.at[0] - _PARAGRAPH)
        return _only(
            count
            for count in self._levels(start, told.amount.at[0])
            if count is not now
            and told.when
            and _is_of(count, now)
            and (count.indicator == now.indicator or None in (count.indicator, now.indicator))
            and self._verb(count) == self._verb(now)
            and told.when in self._lead(count)
        )

    def _levels(self, start: int, end: int) -> list[Count]:
        """The exact counts of a stretch of text that are no changes and no parts of others."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            count
            for count in self._counts[first:last]
            if _is_exact(count)
            and id(count) not in self._parts
            and id(count) not in self._told
            and not self._is_change(count)
        ]

    def _is_change(self, count: Count) -> bool:
        start = count.number_at[0]
        return _CHANGE_RE.search(self._view, max(0, start - 20), start) is not None

    def _last_start(self, start: int) -> int:
        """Where the sentence before begins, in the same paragraph."""
        last = self._doc.sentence_at(start - 2) if start > 2 else None
        block = self._doc.block_at(start)
        return last.start if last is not None and last.start >= block.start else start

    def _percentage_behind(self, end: int) -> Percentage | None:
        """ "789 vụ TNGT (giảm 14,42%)"."""
        index = bisect_left(self._percent_starts, end)
        if index == len(self._percentages):
            return None
        found = self._percentages[index]
        between = self._view[end : found.at[0]]
        return found if len(between) <= _NEAR and _PERCENT_RE.fullmatch(between) else None

    def _in_bracket(self, end: int) -> list[Count]:
        """ "tăng 131 đơn (6 tháng đầu năm 2019 tiếp nhận 1.405 đơn)": what was before."""
        opening = match_near(_FORMER_BRACKET_RE, self._view, end)
        if opening is None:
            return []
        first = bisect_left(self._starts, opening.end())
        close = self._view.find(")", opening.end(), opening.end() + _REACH)
        return [count for count in self._counts[first : first + 4] if count.at[1] <= close]

    def _tail(self, count: Count) -> frozenset[str]:
        """The words right behind the change's noun: "43 người chết"."""
        match = match_near(_TAIL_RE, self._view, count.at[1])
        return _words(match[0]) if match else frozenset()

    def _lead(self, count: Count) -> str:
        """What stands in front of a count, from the count before it on."""
        start = count.number_at[0]
        index = bisect_left(self._starts, start)
        floor = self._counts[index - 1].at[1] if index else 0
        return " ".join(self._view[max(floor, start - _LEAD) : start].split())

    def _verb(self, count: Count) -> str:
        return self._lead(count).rpartition(" ")[2]

    def _clause(self, count: Count) -> frozenset[str]:
        """The words between the commas around a count."""
        left = _CLAUSE_START_RE.search(self._view, max(0, count.at[0] - _LEAD), count.at[0])
        right = _CLAUSE_END_RE.match(self._view, count.at[0], count.at[1] + _NEAR)
        start, end = (
            left.start("own") if left else count.at[0],
            right.end() if right else count.at[1],
        )
        return _words(self._view[start:end])


def _is_exact(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None


def _is_of(one: Count, other: Count) -> bool:
    """Do the two count the same, so that one may be what the other was?"""
    return alike(one, other) and one.unit.lower() == other.unit.lower()


def _only(counts: Iterable[Count]) -> Count | None:
    """The one count, where there is exactly one."""
    found = list(counts)
    return found[0] if len(found) == 1 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD_RE.findall(text)) - _IDLE
