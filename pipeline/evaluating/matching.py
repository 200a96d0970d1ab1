"""One-to-one matching of gold annotations with what the analysis found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from schemas.document import Range

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Matched(Generic[G, P]):
    """Pairs in the order of the annotations, and what is left over on either side."""

    pairs: tuple[tuple[G, P], ...]
    missed: tuple[G, ...]
    wrong: tuple[P, ...]


def overlap(left: Range, right: Range) -> float:
    """Intersection over union of two ranges: 1 where they are the same, 0 where they are apart."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    if shared <= 0:
        return 0.0
    return shared / (max(left[1], right[1]) - min(left[0], right[0]))


def match_best(
    gold: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float]
) -> Matched[G, P]:
    """Pairs of the greatest likeness first; a likeness of 0 is no pair.

    Nothing is matched twice, so a fact reported twice counts as one found and one wrong.
    """
    candidates = [
        (-value, i, j)
        for i, annotated in enumerate(gold)
        for j, fact in enumerate(found)
        if (value := likeness(annotated, fact)) > 0
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Matched(
        tuple((gold[i], found[partner[i]]) for i in sorted(partner)),
        tuple(annotated for i, annotated in enumerate(gold) if i not in partner),
        tuple(fact for j, fact in enumerate(found) if j not in taken),
    )
