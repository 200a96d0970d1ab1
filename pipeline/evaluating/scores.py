"""What an evaluation says: tallies, accuracies and single mistakes, per report and pooled."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.document import Range


@dataclass(frozen=True, slots=True)
class Tally:
    """How many annotations were found, how many missed, and how many facts are wrong."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of the program's facts that are right; 1 where it states none."""
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the annotations that were found; 1 where there are none."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.found + self.missed + self.wrong
        return _share(2 * self.found, both)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of `total` cases are right."""

    right: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Right cases among all; 1 where there are none."""
        return _share(self.right, self.total)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


MistakeSort = Literal["missed", "wrong", "field"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One miss, false alarm or wrong field: of which measure, where in the source, and what."""

    measure: str
    sort: MistakeSort
    at: Range
    detail: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one report, or of several together; both mappings are in reading order."""

    name: str
    tallies: Mapping[str, Tally]
    accuracies: Mapping[str, Accuracy]
    mistakes: tuple[Mistake, ...] = ()

    def value(self, measure: str) -> float:
        """F1 of a tally or the share of an accuracy. Raises KeyError for an unknown measure."""
        tally = self.tallies.get(measure)
        return tally.f1 if tally is not None else self.accuracies[measure].share

    @property
    def measures(self) -> tuple[str, ...]:
        """The names that `value` knows."""
        return (*self.tallies, *self.accuracies)


def pool(name: str, scores: Sequence[Scores]) -> Scores:
    """The scores over all cases of all reports: every annotation weighs the same."""
    tallies: dict[str, Tally] = {}
    accuracies: dict[str, Accuracy] = {}
    for one in scores:
        for measure, tally in one.tallies.items():
            so_far = tallies.get(measure, Tally())
            tallies[measure] = Tally(
                so_far.found + tally.found,
                so_far.missed + tally.missed,
                so_far.wrong + tally.wrong,
            )
        for measure, accuracy in one.accuracies.items():
            before = accuracies.get(measure, Accuracy())
            accuracies[measure] = Accuracy(
                before.right + accuracy.right, before.total + accuracy.total
            )
    # A report without a number, say, must not move that measure to the end.
    groups = list(dict.fromkeys(measure.partition(".")[0] for measure in accuracies))
    ordered = sorted(accuracies.items(), key=lambda item: groups.index(item[0].partition(".")[0]))
    return Scores(name, tallies, dict(ordered))


def accuracy_by(outcomes: Iterable[tuple[str, bool]]) -> dict[str, Accuracy]:
    """Accuracies of (measure, right) cases, by measure."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for measure, good in outcomes:
        total[measure] += 1
        right[measure] += good
    return {measure: Accuracy(right[measure], total[measure]) for measure in total}
