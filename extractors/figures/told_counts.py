"""The counts that changes told behind them may be of, and which of them a change is of.

The noun ties a change to its count, and so do the words beside it ("chết", "bị thương"); of several
that may be meant none is taken.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

import regex

from extractors.figures.change import Change, Direction, alike
from extractors.figures.change_words import change_before
from extractors.figures.placed import Placed
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_CLAUSE_START_RE = regex.compile(r"(?r)(?:^|[,;.()])(?P<own>[^,;.()]*)\Z")
_CLAUSE_END_RE = regex.compile(r"\d[\d.]*[^,;.()\d]*|[^,;.()\d]*")
_WORD_RE = regex.compile(r"\p{L}+")
_IDLE = frozenset(
    ("số", "tổng", "đã", "thì", "và", "với", "có", "được", "về", "là", "các", "toàn", "như", "vậy")
)
_NEAR, _LEAD = 40, 70  # characters of the clause behind a count and in front of it
_PARAGRAPH = 600


@dataclass(frozen=True, slots=True)
class Told:
    """A change as told: `said` are the words that tell of what, `when` what it is held against."""

    direction: Direction
    amount: Count
    percentage: Percentage | None
    before: Count | None
    when: str
    said: frozenset[str]


class ToldCounts:
    """The counts of a text without the changes and the parts among them."""

    def __init__(
        self, doc: CleanDocument, view: str, counts: Placed[Count], left_out: Set[int]
    ) -> None:
        """`view` is the folded text; `left_out` are the changes and parts, by identity."""
        self._doc = doc
        self._view = view
        self._counts = counts
        self._left_out = left_out

    def changes_of(self, told: Told, pool: Sequence[Count]) -> Iterator[Change]:
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

    def _counted(self, told: Told, counts: Sequence[Count]) -> Count | None:
        """The one count that the change is of, or None."""
        fitting = [
            count
            for count in counts
            if alike(count, told.amount) and told.said <= self._clause(count)
        ]
        same = [count for count in fitting if count.unit.lower() == told.amount.unit.lower()]
        return only(same or fitting)

    def _former(self, told: Told, now: Count) -> Count | None:
        """The one count of the paragraph that is told of the time that is held against."""
        start = max(self._doc.block_at(now.at[0]).start, now.at[0] - _PARAGRAPH)
        return only(
            count
            for count in self.between(start, told.amount.at[0])
            if count is not now
            and told.when
            and is_of_one_noun(count, now)
            and (count.indicator == now.indicator or None in (count.indicator, now.indicator))
            and self._verb(count) == self._verb(now)
            and told.when in self._lead(count)
        )

    def pool(self, place: int) -> Sequence[Count]:
        """The counts of its sentence in front of the place; where there are none, of the last."""
        sentence = self._doc.sentence_at(place)
        if sentence is None:
            return ()
        return self.between(sentence.start, place) or self.of_last(sentence.start)

    def between(self, start: int, end: int) -> list[Count]:
        """The exact counts of a stretch of text that are no changes and no parts of others."""
        return [
            count
            for count in self._counts.between(start, end)
            if is_exact(count)
            and id(count) not in self._left_out
            and change_before(self._view, count.number_at[0]) is None
        ]

    def of_last(self, start: int) -> Sequence[Count]:
        """Those of the sentence before the one that begins at `start`, in the same paragraph."""
        last = self._doc.sentence_at(start - 2) if start > 2 else None
        if last is None or last.start < self._doc.block_at(start).start:
            return ()
        return self.between(last.start, start)

    def _lead(self, count: Count) -> str:
        """What stands in front of a count, from the count before it on."""
        start = count.number_at[0]
        last = self._counts.before(start)
        floor = last.at[1] if last is not None else 0
        return " ".join(self._view[max(floor, start - _LEAD) : start].split())

    def _verb(self, count: Count) -> str:
        return self._lead(count).rpartition(" ")[2]

    def _clause(self, count: Count) -> frozenset[str]:
        """The words between the commas around a count."""
        left = _CLAUSE_START_RE.search(self._view, max(0, count.at[0] - _LEAD), count.at[0])
        right = _CLAUSE_END_RE.match(self._view, count.at[0], count.at[1] + _NEAR)
        start = left.start("own") if left else count.at[0]
        end = right.end() if right else count.at[1]
        return words_of(self._view[start:end])


def is_exact(count: Count) -> bool:
    """Is it one number, and no more than that?"""
    return count.approx == "exact" and count.value_max is None


def is_of_one_noun(one: Count, other: Count) -> bool:
    """Do the two count the same, so that one may be what the other was?"""
    return alike(one, other) and one.unit.lower() == other.unit.lower()


def only(counts: Iterable[Count]) -> Count | None:
    """The one count, where there is exactly one."""
    found = list(counts)
    return found[0] if len(found) == 1 else None


def words_of(text: str) -> frozenset[str]:
    """The words of a folded text that say something of what is counted."""
    return frozenset(_WORD_RE.findall(text)) - _IDLE
