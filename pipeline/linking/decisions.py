"""What people decided of two texts, held against the submissions that there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.linking.records import Decision, Submission


class Decisions:
    """The decisions that bear on `submissions`.

    `replaced_by` gives for each replaced submission (by id) the one that stands for it. A decision
    is about texts, so that it outlives a new ingest; it holds for submissions of one unit, or
    where the unit of one is unknown. Of decisions that go round in a circle the last is left out.
    """

    def __init__(self, decided: Iterable[Decision], submissions: Sequence[Submission]) -> None:
        self._apart: set[frozenset[str]] = set()
        self.replaced_by: dict[str, str] = {}
        by_text: dict[str, list[Submission]] = defaultdict(list)
        for one in submissions:
            for text in one.texts:
                by_text[text].append(one)
        for decision in sorted(decided, key=lambda d: (d.verdict, d.content, d.other)):
            for old in by_text[decision.other]:
                for new in _of_unit(by_text[decision.content], old):
                    if decision.verdict == "apart":
                        self._apart.add(frozenset((old.id, new.id)))
                    elif old.id not in self.replaced_by and self.standing(new.id) != old.id:
                        self.replaced_by[old.id] = new.id
        self.replaced_by = {old: self.standing(new) for old, new in self.replaced_by.items()}

    def standing(self, id_: str) -> str:
        """The submission that stands for this one in the end."""
        while id_ in self.replaced_by:
            id_ = self.replaced_by[id_]
        return id_

    def apart(self, left: Submission, right: Submission) -> bool:
        """Whether somebody said that they are two reports."""
        return frozenset((left.id, right.id)) in self._apart


def _of_unit(found: Sequence[Submission], other: Submission) -> list[Submission]:
    """Those that may be another version of `other`; the one of its own round first."""
    able = [
        one
        for one in found
        if one.id != other.id and (one.unit == other.unit or None in (one.unit, other.unit))
    ]
    return sorted(able, key=lambda one: (one.round != other.round, one.id))
