"""Rankings with the number assessed, year by year, however they are written.

"Năm 2021: 12 HTXSNV, 30 HTTNV, 5 HTNV / 48 TCCSĐ được đánh giá; năm 2022: …": the number assessed
stands before the ranks or behind them, as a number, the first of a ratio ("đánh giá 47/48") or the
second of each rank's ("12/48"). Ranks exclude each other and are few, so that a ranking either adds
up to the number assessed or is wrong.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.figures.assessed import Whole, before, behind_run, of_ratios
from extractors.figures.group import Group
from extractors.figures.rank_pairs import (
    DONE,
    EXCELLENT,
    GOOD,
    Rank,
    Run,
    ranks_in,
    runs_of,
)
from extractors.figures.rank_tuples import tuples_in
from extractors.numerals import digit_runs, numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count
from schemas.textview import folded_view

# Somebody was left out, and the ranks need not be all.
_LEFT_OUT_RE = regex.compile(
    r"(?:chưa|không)\s+(?:được\s+|phải\s+|tham\s+gia\s+|đủ\s+điều\s+kiện\s+|thuộc\s+diện\s+)*(?:xếp\s+loại|đánh\s+giá|phân\s+loại|phân\s+tích|bình\s+xét)|…|\.\.\.|miễn\s+(?:xếp|đánh)"
)
_LEVELS = {4: "hoàn thành xuất sắc", 3: "hoàn thành tốt", 2: "hoàn thành", 1: "không hoàn thành"}
_REACH, _AHEAD = 170, 120
_FEWEST = 3  # ranks of a ranking, each with its number


@dataclass(frozen=True, slots=True)
class _Entry:
    """A run with the numbers that may be what was assessed, the likeliest first.

    `open` where the text says that some were left out, or tells of further ranks.
    """

    run: Run
    parts: tuple[Decimal, ...]
    wholes: tuple[Whole, ...]
    open: bool

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal(0))

    @property
    def held(self) -> Whole | None:
        """The number that the ranks add up to, none further away than one called assessed."""
        told = [index for index, whole in enumerate(self.wholes) if whole.assessed]
        near = self.wholes[: told[0] + 1] if told else self.wholes
        behind = [whole for whole in self.wholes if whole.behind]
        return next((whole for whole in (*near, *behind) if whole.value == self.total), None)


def with_rankings(
    doc: CleanDocument, counts: Sequence[Count], groups: Sequence[Group]
) -> list[Group]:
    """The groups, those of rankings read by the ranks and the number assessed.

    `counts` by place. A group of figures of a ranking that does not add up gives way to the
    ranking's own.
    """
    view = folded_view(doc.text)
    known = {count.number_at: count for count in counts}
    found: list[_Found] = []
    digits = digit_runs(view)
    for block in doc.blocks:
        if block.kind not in ("paragraph", "item", "footnote"):
            continue
        if bisect_left(digits, (block.end, 0)) - bisect_left(digits, (block.start, 0)) < _FEWEST:
            continue
        ranks = ranks_in(view, block.body or block.start, block.end)
        if len(ranks) < _FEWEST:
            continue
        runs = [*runs_of(view, block.start, ranks), *tuples_in(view, block.end, ranks)]
        runs.sort(key=lambda run: run.start)
        entries = list(_entries(view, block.start, block.end, runs, ranks))
        held = [entry.held for entry in entries]
        for index, entry in enumerate(entries):
            numbers = frozenset(pair.number_at[0] for pair in entry.run.pairs)
            beside = [whole for whole in (*held[:index], *held[index + 1 :]) if whole is not None]
            own = _group(doc, view, known, entry, held[index], beside)
            found.append(_Found(numbers, own, entry.open))
    return _merged(groups, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """The places of a ranking's numbers, and its group where it has one."""

    numbers: frozenset[int]
    group: Group | None
    open: bool


def _merged(groups: Sequence[Group], found: Sequence[_Found]) -> list[Group]:
    out = dict(enumerate(groups))
    places = {key: _places(group) for key, group in out.items()}
    at_number: dict[int, set[int]] = {}
    for key, numbers_of in places.items():
        for number in numbers_of:
            at_number.setdefault(number, set()).add(key)
    for ranking in found:
        numbers = ranking.numbers
        beside = {key for number in numbers for key in at_number.get(number, ()) if key in out}
        wrong = [key for key in beside if out[key].total != out[key].whole.value]
        known = any(
            len(numbers & places[key]) >= len(_LEVELS) - 1 for key in beside.difference(wrong)
        )
        if ranking.group is None and not known:
            # Nothing better is known, but a rank is no whole, and who was left out is missing.
            wrong = [key for key in wrong if ranking.open or out[key].whole.number_at[0] in numbers]
        for key in wrong:
            del out[key]
        if ranking.group is not None and not known:
            key = len(places)
            out[key], places[key] = ranking.group, _places(ranking.group)
            for number in places[key]:
                at_number.setdefault(number, set()).add(key)
    return sorted(out.values(), key=lambda group: group.parts[0].at)


def _places(group: Group) -> set[int]:
    return {count.number_at[0] for count in (group.whole, *group.parts)}


def _entries(
    view: str, start: int, end: int, runs: Sequence[Run], ranks: Sequence[Rank]
) -> Iterator[_Entry]:
    left = start
    for index, run in enumerate(runs):
        right = runs[index + 1].start if index + 1 < len(runs) else end
        parts = tuple(numeral_value(view[slice(*pair.number_at)]) for pair in run.pairs)
        behind = behind_run(view, run, min(right, run.end + _AHEAD))
        first = max(left, run.start - _REACH)
        wholes = (*of_ratios(view, run), *before(view, first, run))
        if behind is not None:
            wholes = (*wholes, behind)
        # Who was left out before the number assessed is not in it.
        told = max((w.at[0] for w in wholes if w.assessed and not w.behind), default=first)
        yield _Entry(run, parts, wholes, _is_open(view, told, run, right, ranks))
        left = behind.at[1] if behind is not None else run.end


def _is_open(view: str, first: int, run: Run, right: int, ranks: Sequence[Rank]) -> bool:
    """Does the text say that some were left out of the ranking, or tell of a rank beyond it?"""
    own = {pair.rank.level for pair in run.pairs}
    stop = view.find(". ", run.end, right)
    last = min(stop if stop >= 0 else right, run.end + _REACH)
    further = any(run.end <= r.at[0] < last and r.level not in own for r in ranks)
    return further or _LEFT_OUT_RE.search(view, first, min(right, run.end + _REACH)) is not None


def _group(
    doc: CleanDocument,
    view: str,
    known: Mapping[Range, Count],
    entry: _Entry,
    held: Whole | None,
    beside: Sequence[Whole],
) -> Group | None:
    """The ranking as a group: one that holds, or one that can be judged by those `beside` it."""
    whole = held or _judged(entry, beside)
    if whole is None:
        return None
    head = _count(doc, view, known, whole.at, whole.at, "", None)
    if whole.behind:
        head = replace(head, approx="exact")  # "trên 48 tổ chức": of so many, not of more
    parts = tuple(
        _count(doc, view, known, pair.number_at, pair.at, _LEVELS[pair.rank.level], head)
        for pair in entry.run.pairs
    )
    if whole is not held and any(c.approx != "exact" for c in (head, *parts)):
        return None
    return Group(head, parts, frozenset(("rank",)), (), declared=True, listed=True)


def _judged(entry: _Entry, beside: Sequence[Whole]) -> Whole | None:
    """The number that the ranks of an entry should add up to, where it is known for sure."""
    if not entry.wholes or entry.open:
        return None
    behind = sum(whole.behind for whole in beside) * 2 > len(beside)
    whole = entry.wholes[-1] if behind or entry.wholes[-1].assessed else entry.wholes[0]
    if not behind and entry.wholes[0].assessed:
        whole = entry.wholes[0]
    alike = any(other.behind == whole.behind for other in beside)
    if not whole.assessed and not alike:
        return None
    if not whole.value / 2 <= entry.total <= whole.value * 2:
        return None  # of something else
    levels = {pair.rank.level for pair in entry.run.pairs}
    told = entry.run.complete or {EXCELLENT, GOOD, DONE} <= levels
    return whole if told or entry.total > whole.value else None


def _count(
    doc: CleanDocument,
    view: str,
    known: Mapping[Range, Count],
    number_at: Range,
    at: Range,
    label: str,
    head: Count | None,
) -> Count:
    """The count that was read at a number, or one made of it."""
    if (count := known.get(number_at)) is not None and count.value_max is None:
        return count
    noun = p.noun_at(view, number_at[1])
    kind = head.kind if head else "organisation"
    if noun is not None and p.noun_kinds()[noun.phrase] in ("people", "organisation"):
        kind = "people" if p.noun_kinds()[noun.phrase] == "people" else "organisation"
        at = (min(at[0], noun.start), max(at[1], noun.end))
    numeral = view[slice(*number_at)]
    return Count(
        span=doc.span(*at),
        at=at,
        section=doc.section_at(at[0]),
        rule="count.rank",
        value=numeral_value(numeral),
        numeral=numeral,
        unit=doc.text[noun.start : noun.end] if noun else (head.unit if head else label),
        kind=kind,
        approx=approximation(view, *at),
        label=label or None,
        number_at=number_at,
    )
