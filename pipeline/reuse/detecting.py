"""From texts to the passages that pairs of them share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.reuse.aligning import Passage, Side, passages
from pipeline.reuse.boilerplate import Frequency, Phrases, known_titles, learn, phrases_of
from pipeline.reuse.candidates import candidates
from pipeline.reuse.words import NUMBER, Words, numbered, worded

MIN_WORDS = 20
"""Words that two texts must share in one passage beyond boilerplate; one that several units say
counts for less (see `Passage.proof`)."""
_LIKE = 0.5
"""Share of the longer side that must agree."""
_OWN = 0.2
"""Share of what agrees that must not be boilerplate."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages that two texts share; `left` and `right` are numbers of texts, left < right."""

    left: int
    right: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """All pairs in the order of the texts, and the number of words of prose of every text."""

    pairs: tuple[Pair, ...]
    words: tuple[int, ...]
    units: int


def detect(
    texts: Iterable[str],
    owners: Sequence[str],
    *,
    may: Callable[[int, int], bool] | None = None,
    titles: Iterable[str] = (),
    min_words: int = MIN_WORDS,
) -> Reuse:
    """What the texts share beyond boilerplate.

    `owners` are the units that wrote them, one for each text; `may` says whether two texts (by
    number, the smaller first) are to be compared, by default those of different units. A passage
    that repeats one of the `titles` is no copy.
    """
    vocabulary = {NUMBER: 0}
    # One text at a time: what is kept of it are its words by number.
    words = [numbered(worded(text), vocabulary) for text in texts]
    phrases = [phrases_of(each, vocabulary[NUMBER]) for each in words]
    number = {owner: index for index, owner in enumerate(dict.fromkeys(owners))}
    units = [number[owner] for owner in owners]
    frequency = learn(phrases, units, len(number), known_titles(titles, vocabulary))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = {}
    compared = may or (lambda one, other: units[one] != units[other])
    for one, other in candidates(words, phrases, frequency, compared):
        seeds.setdefault((one[0], other[0]), []).append((one[1], other[1]))
    found = _found(words, phrases, frequency, seeds, min_words)
    return Reuse(tuple(found), tuple(len(each.ids) for each in words), len(number))


def _found(
    words: Sequence[Words],
    phrases: Sequence[Phrases],
    frequency: Frequency,
    seeds: dict[tuple[int, int], list[tuple[int, int]]],
    min_words: int,
) -> Iterable[Pair]:
    sides: dict[int, Side] = {}
    for left, right in sorted(seeds):
        for text in (left, right):
            if text not in sides:
                sides[text] = Side(
                    words[text],
                    frequency.own(phrases[text]).tolist(),
                    frequency.weights(phrases[text]).tolist(),
                )
        shared = tuple(
            passage
            for passage in passages(sides[left], sides[right], seeds[left, right], min_words)
            if passage.own >= passage.equal * _OWN and passage.likeness >= _LIKE
        )
        if shared:
            yield Pair(left, right, shared)
