"""Two evaluations of the same reports side by side: which mistakes are new, and which are gone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluating.running import Evaluated
from pipeline.evaluating.scores import Mistake, Scores, pool
from schemas.document import Range


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """The mistakes of one report that only one side makes; `text` is what offsets count in."""

    name: str
    text: str
    new: tuple[Mistake, ...]
    gone: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A pooled measure that differs between the two sides, from `before` to `now`."""

    measure: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from `base` (the name of the other side) to the program as it is."""

    base: str
    pooled: Scores
    measures: tuple[MeasureChange, ...]
    reports: tuple[ReportChanges, ...]


def compare(base: str, before: Sequence[Evaluated], now: Sequence[Evaluated]) -> Changes:
    """The changes between two evaluations of the same reports in the same order."""
    pooled = pool(f"all {len(before)} reports at {base}", [run.scores for run in before])
    here = pool("", [run.scores for run in now])
    reports = (
        ReportChanges(
            new.scores.name,
            new.text,
            tuple(_beyond(new.scores.mistakes, old.scores.mistakes)),
            tuple(_beyond(old.scores.mistakes, new.scores.mistakes)),
        )
        for old, new in zip(before, now, strict=True)
    )
    return Changes(
        base,
        pooled,
        tuple(_measures(pooled, here)),
        tuple(report for report in reports if report.new or report.gone),
    )


def _measures(before: Scores, now: Scores) -> Iterator[MeasureChange]:
    # A kind that only one side accuses, say, has a measure on that side alone.
    names = dict.fromkeys((*now.measures, *before.measures))
    for name in names:
        old = before.value(name) if name in before.measures else 1.0
        new = now.value(name) if name in now.measures else 1.0
        counts = before.tallies.get(name), now.tallies.get(name)
        shares = before.accuracies.get(name), now.accuracies.get(name)
        if old != new or counts[0] != counts[1] or shares[0] != shares[1]:
            yield MeasureChange(name, old, new)


def _beyond(mistakes: Sequence[Mistake], others: Sequence[Mistake]) -> Iterator[Mistake]:
    """The mistakes that are not among the others, each of those excusing one."""
    left = Counter(map(_identity, others))
    for mistake in mistakes:
        identity = _identity(mistake)
        if left[identity]:
            left[identity] -= 1
        else:
            yield mistake


def _identity(mistake: Mistake) -> tuple[str, str, Range, str]:
    # A field that was wrong and is wrong in another way is the same mistake.
    detail = "" if mistake.sort == "field" else mistake.detail
    return mistake.measure, mistake.sort, mistake.at, detail
