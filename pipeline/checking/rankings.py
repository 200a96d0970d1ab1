"""The rankings of a report: runs of counts of one level after another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from extractors.figures.dimensions import dimensions_of
from pipeline.checking.evidence import Evidence
from schemas.document import Span
from schemas.facts import Count

Term = tuple[Span, Decimal]
"""A number and its place."""
LEVELS = (
    regex.compile(r"xuất\s+sắc|^htxs|trong\s+sạch|^tsvm"),
    regex.compile(r"(?<!\p{L})tốt(?!\p{L})|^htt"),
    regex.compile(r"^(?!.*không).*(?:hoàn\s+thành|^htnv)"),
    regex.compile(r"không|^kht|yếu|^yk|vi\s+phạm"),
)
"""Words of the levels, the best first."""
_TO_FIRST, _TO_NEXT = 60, 90


@dataclass(frozen=True, slots=True)
class Ranking:
    """How many reached each level, the best first; `of_people` or of bodies, of `year`."""

    parts: tuple[tuple[int, Count], ...]
    assessed: Count | None
    of_people: bool
    year: str | None
    sentence: int

    def terms(self, levels: Collection[int]) -> list[Term]:
        """The numbers of these levels."""
        return [(count.span, count.value) for level, count in self.parts if level in levels]

    @property
    def assessed_terms(self) -> list[Term]:
        """How many were assessed; where that is not told, those of all levels."""
        if self.assessed is not None:
            return [(self.assessed.span, self.assessed.value)]
        return self.terms(range(len(LEVELS)))


def rankings_of(evidence: Evidence) -> list[Ranking]:
    """Runs of counts of one level after another."""
    out: list[Ranking] = []
    run: list[tuple[int, Count]] = []
    before: Count | None = None
    for figure in sorted(evidence.meant, key=lambda figure: figure.at):
        if not isinstance(figure, Count) or figure.rule == "count.table":
            continue
        level = level_of(figure)
        if level is None or (run and not _goes_on(run, level, figure)):
            out += _closed(evidence, run, before)
            run = []
        if level is None:
            before = figure
        elif figure.approx == "exact":
            run.append((level, figure))
    return out + _closed(evidence, run, before)


def level_of(count: Count) -> int | None:
    """Which of the levels a count is of, or None."""
    rank = dimensions_of(count).get("rank")
    return None if rank is None else _level(rank)


@lru_cache(maxsize=256)  # there are few words for them
def _level(rank: str) -> int | None:
    return next((i for i, words in enumerate(LEVELS) if words.search(rank)), None)


def _goes_on(run: Sequence[tuple[int, Count]], level: int, count: Count) -> bool:
    last_level, last = run[-1]
    return (
        level > last_level
        and _of_people(count) == _of_people(last)
        and count.at[0] - last.at[1] <= _TO_NEXT
    )


def _closed(
    evidence: Evidence, run: Sequence[tuple[int, Count]], before: Count | None
) -> list[Ranking]:
    if len(run) < 2 or run[0][0] != 0 or run[1][0] != 1:
        return []
    first = run[0][1]
    sentence = evidence.doc.sentence_at(first.at[0])
    year = first.as_of or (first.time if first.time and first.time.isdigit() else None)
    start = sentence.start if sentence is not None else first.at[0]
    assessed = before if before is not None and _is_assessed(before, first) else None
    return [Ranking(tuple(run), assessed, _of_people(first), year, start)]


def _is_assessed(count: Count, first: Count) -> bool:
    indicator = count.indicator or ""
    near = 0 <= first.at[0] - count.at[1] <= _TO_FIRST
    return near and indicator.startswith("rank.") and indicator.endswith(".assessed")


def _of_people(count: Count) -> bool:
    indicator = count.indicator or ""
    if indicator.startswith("rank."):
        return indicator.startswith("rank.member")
    return count.kind == "people"
