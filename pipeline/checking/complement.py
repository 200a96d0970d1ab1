"""complement: those who are counted in and those who are left out make the whole.

"282 đồng chí được xếp loại, 09 đồng chí chưa xếp loại" of "291 đảng viên"; "Trừ 80 đảng viên được
miễn, số phải dự họp là 1.604" of "1.684 đảng viên". The three stand in several paragraphs, so only
rows that hold: the words say of each which of the three it is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

import regex

from extractors.excerpts import Excerpts
from extractors.figures.change import alike
from extractors.figures.kindred import PEOPLE
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from schemas.document import Span
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "complement"
_UNRANKED_RE = regex.compile(
    r"chưa\s+(?:được\s+|đủ\s+\p{L}+\s+)?(?:đánh\s+giá|xếp\s+loại|phân\s+loại)(?!\p{L})"
)
_EXEMPT_RE = regex.compile(r"(?<!\p{L})(?:được\s+)?miễn(?!\p{L})|(?<!\p{L})trừ(?:\s+số)?\s+$")
_DUE_RE = regex.compile(
    r"(?<!\p{L})(?:phải\s+dự|dự\s+(?:họp|sinh\s+hoạt)|còn\s+lại|sinh\s+hoạt\s+thường\s+xuyên|trừ\s+(?:số\s+)?\p{L})"
)
_TOTALS = ("member.total", "cell.total")
_BEFORE, _BEHIND, _REACH, _NEAR = 40, 60, 200, 500
_LEAST = 20
_MOST = 60  # a report names those left out a few times
_STOP_RE = regex.compile(r"[.;:\n](?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Number:
    """A count, or the second number of a ratio."""

    value: Decimal
    figure: Count | Ratio

    @property
    def span(self) -> Span:
        return self.figure.span

    def is_of(self, noun: Count) -> bool:
        """Does it count what the other one does?"""
        if isinstance(self.figure, Count):
            assessed = self.figure.rule == "count.label" and self.figure.kind == noun.kind
            return assessed or alike(self.figure, noun)
        unit = (self.figure.unit or "").lower()
        return unit == noun.unit.lower() or {unit, noun.unit.lower()} <= PEOPLE


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each whole that those in and those out make."""
    view = folded_view(evidence.doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    if "miễn" in view or "chưa" in view or "trừ" in view:
        yield from _Reader(evidence, view, counts).read()


class _Reader:
    """Looks for those left out, and for whom they leave."""

    def __init__(self, evidence: Evidence, view: str, counts: Sequence[Count]) -> None:
        self._evidence = evidence
        self._view = view
        self._counts = counts
        self._starts = [count.at[0] for count in counts]
        around = ((max(0, c.number_at[0] - _BEFORE), c.at[1] + _BEHIND + 1) for c in counts)
        cues = Excerpts(view, around).places_of_words(("chưa", "miễn", "trừ"))
        self._cues = [place for place, _ in cues]
        divided = {id(g.whole) for g in evidence.groups if g.total == g.whole.value}
        self._wholes: dict[Decimal, list[Count]] = {}
        for count in counts:
            if count.indicator in _TOTALS or id(count) in divided:
                self._wholes.setdefault(count.value, []).append(count)

    def read(self) -> Iterator[Check]:
        """The rows that hold, by those left out in reading order."""
        out = [(count, ranked) for count in self._counts if (ranked := self._is_out(count))]
        for rest, ranked in out[:_MOST]:
            numbers = self._assessed(rest) if ranked == "ranked" else self._due(rest)
            for done in numbers:
                whole = self._whole(rest, done)
                if whole is not None:
                    terms = [(done.span, done.value), (rest.span, rest.value)]
                    yield terms_row(RULE, (whole.span, whole.value), terms, whole.section)
                    break

    def _is_out(self, count: Count) -> Literal["ranked", "exempt"] | None:
        """Does the text say that these were not assessed, or need not come?"""
        if count.value == 0:
            return None
        index = bisect_left(self._cues, count.number_at[0] - _BEFORE)
        if index == len(self._cues) or self._cues[index] > count.at[1] + _BEHIND:
            return "exempt" if count.indicator == "member.exempt" else None
        before, behind = _around(self._view, count)
        # "264 đảng viên chưa xếp loại, gồm 219 đồng chí được miễn": the second are exempt.
        if _UNRANKED_RE.search(before.rpartition(",")[2]):
            return "ranked"
        if _UNRANKED_RE.search(behind.partition(",")[0]):
            return "ranked"
        exempt = count.indicator == "member.exempt" or _EXEMPT_RE.search(before)
        return "exempt" if exempt else None

    def _assessed(self, rest: Count) -> Iterator[_Number]:
        """Those who were assessed: right before those who were not, or in the same year."""
        for count in self._assessments:
            near = 0 < rest.at[0] - count.at[0] <= _NEAR
            if near or (count.as_of is not None and count.as_of == rest.as_of):
                yield _Number(count.value, count)

    @cached_property
    def _assessments(self) -> list[Count]:
        found = [c for c in self._counts if c.indicator is not None and _is_assessed(c.indicator)]
        return found[:_MOST]

    def _due(self, rest: Count) -> Iterator[_Number]:
        """Those who had to come: counts nearby, and of how many a ratio says that they came."""
        first = bisect_left(self._starts, rest.at[0] - _NEAR)
        last = bisect_left(self._starts, rest.at[0] + _NEAR)
        for count in self._counts[first:last]:
            if count is not rest and _DUE_RE.search(_around(self._view, count)[0]):
                yield _Number(count.value, count)
        yield from self._due_ratios

    @cached_property
    def _due_ratios(self) -> list[_Number]:
        out: list[_Number] = []
        for ratio in self._evidence.ratios:
            sentence = self._evidence.doc.sentence_at(ratio.at[0])
            if sentence is None or len(out) == _MOST:
                continue
            start, end = max(sentence.start, ratio.at[0] - _REACH), ratio.at[1] + _REACH
            if _DUE_RE.search(self._view, start, min(end, sentence.end)):
                out.append(_Number(Decimal(ratio.den), ratio))
        return out

    def _whole(self, rest: Count, done: _Number) -> Count | None:
        """The whole that the two make, the nearest to the rest."""
        total = done.value + rest.value
        if total < _LEAST or not done.is_of(rest):
            return None
        able = [
            whole
            for whole in self._wholes.get(total, ())
            if alike(whole, rest)
            and _is_at_one_time(whole, rest)
            and whole is not done.figure
            and frozenset(map(id, (done.figure, rest))) not in self._evidence.sums
        ]
        return min(able, key=lambda whole: abs(whole.at[0] - rest.at[0]), default=None)


def _is_assessed(indicator: str) -> bool:
    return indicator.startswith("rank.") and indicator.endswith(".assessed")


def _around(view: str, count: Count) -> tuple[str, str]:
    """The words of the same clause before and behind a count."""
    start, end = count.number_at[0], count.at[1]
    before = _STOP_RE.split(view[max(0, start - _BEFORE) : start])[-1]
    behind = _STOP_RE.split(view[end : end + _BEHIND])[0]
    return before, behind


def _is_at_one_time(one: Count, other: Count) -> bool:
    return None in (one.as_of, other.as_of) or one.as_of == other.as_of
