"""Sentences that may be the same: MinHash signatures in LSH buckets, by `datasketch`.

A signature is made of the phrases that another report has too and that are nobody's common good.
A word that the copier changed makes phrases that no other report has; they are left out, so that
what is left of both sentences is nearly equal, however many words were changed.
"""

from collections.abc import Callable, Iterator, Sequence

from datasketch import MinHash, MinHashLSH

from pipeline.reuse.boilerplate import Frequency, Phrases
from pipeline.reuse.words import Words

Place = tuple[int, int]
"""A text and a segment of it, by number."""

_BANDS, _ROWS = 24, 3
"""Half of the phrases alike: found in 96 of 100; a third: in 59. One sentence leads to the rest."""
_SEED = 1
_LEAST = 3
"""Phrases that a signature needs: fewer are chance."""


def candidates(
    texts: Sequence[Words],
    phrases: Sequence[Phrases],
    frequency: Frequency,
    may: Callable[[int, int], bool],
) -> Iterator[tuple[Place, Place]]:
    """Pairs of segments that look alike, of texts that `may` be compared; each pair once."""
    places: list[Place] = []
    signed: list[list[int]] = []
    for number, (words, own) in enumerate(zip(texts, phrases, strict=True)):
        for place, hashes in _signed(number, words, own, frequency):
            places.append(place)
            signed.append(hashes)
    signatures = MinHash.generator(
        signed, num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=int, scheme="affine32"
    )
    sets = [frozenset(hashes) for hashes in signed]
    index = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    for key, signature in enumerate(signatures):
        for other in sorted(index.query(signature)):
            # Buckets hold chance neighbours too.
            alike = len(sets[other] & sets[key])
            if alike >= _LEAST and may(places[other][0], places[key][0]):
                yield places[other], places[key]
        index.insert(key, signature)


def _signed(
    number: int, words: Words, phrases: Phrases, frequency: Frequency
) -> Iterator[tuple[Place, list[int]]]:
    phrases_own = frequency.own(phrases)
    for index in range(len(words.first)):
        first, after = words.segment(index)
        own = phrases_own[first:after]
        own = own[own != 0]
        if len(own) >= _LEAST:
            yield (number, index), (own & 0xFFFFFFFF).tolist()
