"""Of how many a statement says what it says, and how far it goes.

"Một số chi bộ có lúc chưa chủ động" → extent "some", strength "hedged". A hedge bears on the words
of lack of its own clause, whichever comes first; where a statement holds several extents the widest
counts, and a strong word outweighs a hedge.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from extractors.limitations.patterns import Cue, cues, within
from extractors.limitations.scopes import clause_ends
from schemas.facts import Extent, Strength

Said = tuple[int, int, Sequence[Cue]]
"""A sentence (start, end) and the words of lack that it affirms."""

_WIDTH: tuple[Extent, ...] = get_args(Extent)


def extent_of(view: str, said: Sequence[Said]) -> Extent | None:
    """The widest extent that the words of lack are said to have."""
    found = {value for sentence in said for value in _values("extent", view, sentence)}
    return next((extent for extent in reversed(_WIDTH) if extent in found), None)


def strength_of(view: str, said: Sequence[Said]) -> Strength:
    """How far the admission goes."""
    found = {value for sentence in said for value in _values("strength", view, sentence)}
    return "strong" if "strong" in found else "hedged" if "hedged" in found else "plain"


def is_hedged(view: str, start: int, end: int, lacks: Sequence[Cue]) -> bool:
    """Is something said to be lacking with some, or at times: "một số chi bộ chưa …"?"""
    said = [lack for lack in lacks if lack.value == "predicate"]
    if not said:
        return False
    sentence = (start, end, said)
    return any(
        value not in ("all", "strong")
        for kind in ("extent", "strength")
        for value in _values(kind, view, sentence, forward=True)
    )


def _values(kind: str, view: str, sentence: Said, *, forward: bool = False) -> Iterator[str]:
    """Values of the cues that share a clause with a word of lack; `forward`: begin before it.

    Where no word of lack is known (a bullet of a section may have none) every clause counts.
    """
    left, end, lacks = sentence
    for right in clause_ends(view, left, end):
        mine = within(lacks, left, right)
        if mine or not lacks:
            for cue in cues(view, left, right, kind):
                if not forward or cue.start <= mine[-1].start:
                    yield cue.value
        left = right
