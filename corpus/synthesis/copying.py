"""Synthetic reports with planted copies, and which report shares which passage with which.

Every report has passages of its own, paragraphs handed out to all, and the grammar's prose, which
the reports have in common by nature. A third of them copy a passage of another unit's report, and
some repeat one of their own unit's report of the year before. As everywhere, the k-th report
depends on the seed and on k alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from typing import Any, Literal

from corpus.synthesis.composing import compose
from corpus.synthesis.draft import Annotated
from corpus.synthesis.edits import apply_edits
from corpus.synthesis.noise import add_noise
from corpus.synthesis.passages import (
    COPY_KINDS,
    CopyKind,
    OwnPassage,
    copied,
    handed_paragraph,
    own_passage,
)
from corpus.synthesis.world import REPORTS_PER_UNIT, Unit, unit
from schemas.document import Range

COPIES = 0.35
"""Share of the reports that copy."""
_AGAIN = 0.4
"""Share of a unit's later reports that repeat what the earlier one said."""
_NOISE = 0.5
_NEAR = 90
"""Reports before it from which one copies."""


Kind = CopyKind | Literal["own", "again"]


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage in a report: the number of the report that it is of, how it got here, and where
    each of its sentences stands, by its place in the original.

    `kind` is "own" in that report itself and "again" in a later one of its unit.
    """

    source: int
    kind: Kind
    sentences: Mapping[int, Range]


@dataclass(frozen=True, slots=True)
class CopyingReport:
    """A report with the places (code points of `text`) of what it shares; `data` is its file."""

    number: int
    name: str
    data: bytes
    text: str
    unit: Unit
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Two places that say the same; `kinds` are what became of the original in both."""

    left: str
    right: str
    left_at: Range
    right_at: Range
    kinds: tuple[str, str]
    same_unit: bool


def generate_copying(
    count: int, seed: int, *, start: int = 0, copies: float = COPIES, noise: float = _NOISE
) -> Iterator[CopyingReport]:
    """`count` reports from the `start`-th on; `copies` is the share that copies another unit."""
    return (_copying(index, seed, copies, noise) for index in range(start, start + count))


def shared_passages(reports: Iterable[CopyingReport]) -> Iterator[SharedPassage]:
    """Every pair of places with sentences of one origin, in different reports; the smaller number
    is `left`. A place reaches from the first to the last sentence that both have."""
    holders: dict[int, list[tuple[CopyingReport, Planted]]] = {}
    for report in sorted(reports, key=lambda item: item.number):
        for planted in report.planted:
            holders.setdefault(planted.source, []).append((report, planted))
    for places in holders.values():
        for (left, one), (right, other) in combinations(places, 2):
            common = sorted(one.sentences.keys() & other.sentences.keys())
            if common:
                yield SharedPassage(
                    left.name,
                    right.name,
                    (one.sentences[common[0]][0], one.sentences[common[-1]][1]),
                    (other.sentences[common[0]][0], other.sentences[common[-1]][1]),
                    (one.kind, other.kind),
                    left.unit.number == right.unit.number,
                )


def truth(reports: Iterable[CopyingReport]) -> list[dict[str, Any]]:
    """The shared passages as JSON."""
    return [
        {
            "left": pair.left,
            "right": pair.right,
            "left_at": list(pair.left_at),
            "right_at": list(pair.right_at),
            "kinds": list(pair.kinds),
            "same_unit": pair.same_unit,
        }
        for pair in shared_passages(reports)
    ]


def _copying(index: int, seed: int, copies: float, noise: float) -> CopyingReport:
    number, turn = divmod(index, REPORTS_PER_UNIT)
    reporting = unit(seed, number)
    period = reporting.period(turn)
    report = compose(Random(f"{seed}/report/{index}"), reporting, period)
    rng = Random(f"{seed}/copying/{index}")
    paragraphs: list[tuple[int, Kind, dict[int, str]]] = [(index, "own", _own(index, seed))]
    if turn and rng.random() < _AGAIN:
        paragraphs.append((index - 1, "again", _own(index - 1, seed)))
    others = [k for k in range(max(0, index - _NEAR), index) if k // REPORTS_PER_UNIT != number]
    if others and rng.random() < copies:
        source, kind = rng.choice(others), rng.choice(COPY_KINDS)
        taken = copied(rng, _passage(source, seed), kind, reporting)
        paragraphs.append((source, kind, taken))
    report, places = _insert(rng, report, [sentences for _, _, sentences in paragraphs])
    if rng.random() < noise:
        noisy = add_noise(rng, report)
        report, data = noisy.report, noisy.data
    else:
        data = report.text.encode("utf-8")
    planted = tuple(
        Planted(source, kind, {place: report.spans[span] for place, span in spans.items()})
        for (source, kind, _), spans in zip(paragraphs, places, strict=True)
    )
    name = f"{index:07}-u{number:06}-{period.kind}-{period.end_year}"
    return CopyingReport(index, name, data, report.text, reporting, planted)


def _passage(index: int, seed: int) -> OwnPassage:
    reporting = unit(seed, index // REPORTS_PER_UNIT)
    return own_passage(Random(f"{seed}/own/{index}"), reporting)


def _own(index: int, seed: int) -> dict[int, str]:
    return dict(enumerate(_passage(index, seed).sentences))


def _insert(
    rng: Random, report: Annotated, paragraphs: list[dict[int, str]]
) -> tuple[Annotated, list[dict[int, int]]]:
    """The report with the paragraphs and some handed out to all; of the first ones the span of
    each sentence."""
    handed = [{0: handed_paragraph(rng)} for _ in range(rng.randint(1, 3))]
    # After the opening and before the closing sentence.
    places = rng.sample(report.prose[1:-1], len(paragraphs) + len(handed))
    added: list[dict[int, int]] = []
    for sentences, after in zip((*paragraphs, *handed), places, strict=True):
        at = report.spans[after][1]
        gap = rng.choice(("\n", "\n\n"))
        report = apply_edits(report, [(at, at, gap + " ".join(sentences.values()))])
        start = at + len(gap)
        spans = list(report.spans)
        numbers: dict[int, int] = {}
        for place, text in sentences.items():
            numbers[place] = len(spans)
            spans.append((start, start + len(text)))
            start += len(text) + 1
        whole = at + len(gap), start - 1
        report = replace(report, spans=(*spans, whole), prose=(*report.prose, len(spans)))
        added.append(numbers)
    return report, added[: len(paragraphs)]
