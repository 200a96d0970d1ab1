"""What many units say alike: set phrases and titles of documents, learnt from frequency.

The measure is the number of units that use three words in a row: a phrase of a form, a formula of
the language of reports and the title of a directive are in the reports of many units, a copied
passage in those of a few. Three words with a number among them are nobody's own: figures, symbols
and dates are written alike by all. So are the few words between two numbers: they name what is
counted ("12 chi bộ thôn, 5 chi bộ trường học").
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.reuse.words import NUMBER, Words, folded_words
from schemas.registry.documents import directives

_SHARE, _LEAST, _MOST = 0.1, 5, 20
_LABEL = 6
"""Words between two numbers that are no more than the name of a figure."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def most_units(units: int) -> int:
    """In the reports of how many units of so many a phrase may stand and still be somebody's own:
    a tenth, but five in any case and never more than twenty."""
    return min(max(_LEAST, round(units * _SHARE)), _MOST)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Three words in a row of one text: `hashes[i]` are those that begin at word i; `whole[i]` says
    that they stand in one segment, none of them is a number, and the first belongs to no name of a
    figure."""

    hashes: Any
    whole: Any


@dataclass(frozen=True, slots=True)
class Frequency:
    """The phrases that at least two reports use and that are not boilerplate, sorted, and how many
    units use each."""

    shared: Any
    units: Any

    def own(self, phrases: Phrases) -> Any:
        """For each word the phrase from there, 0 where it is boilerplate or nobody else's too."""
        shared = _among(phrases.hashes, self.shared) & phrases.whole
        return np.where(shared, phrases.hashes, np.uint64(0))

    def weights(self, phrases: Phrases) -> Any:
        """For each word what the phrase from there proves: 1 where two units have it, less where
        more do, 0 where `own` is 0."""
        if not len(self.shared):
            return np.zeros(len(phrases.hashes))
        places = np.minimum(np.searchsorted(self.shared, phrases.hashes), len(self.shared) - 1)
        found = (self.shared[places] == phrases.hashes) & phrases.whole
        return np.where(found, np.sqrt(2 / np.maximum(self.units[places], 2)), 0.0)


def phrases_of(words: Words, number: int) -> Phrases:
    """The phrases of a text; `number` is what a number is in the vocabulary."""
    ids = np.frombuffer(words.ids, dtype=np.int64).astype(np.uint64)
    size = max(len(ids) - 2, 0)
    hashes = np.zeros(size, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        hashes += (ids[place : place + size] + np.uint64(1)) * np.uint64(factor)
        hashes ^= hashes >> np.uint64(29)
    segment_of = np.zeros(len(ids), dtype=np.int64)
    segment_of[np.frombuffer(words.first, dtype=np.int64)[1:]] = 1
    segment_of = np.cumsum(segment_of)
    whole = segment_of[:size] == segment_of[2 : size + 2]
    for place in range(3):
        whole &= ids[place : place + size] != number
    return Phrases(hashes, whole & ~_labels(ids == number)[:size])


def _labels(numbers: Any) -> Any:
    """For each word, whether it stands in a short gap between two numbers."""
    places = np.arange(len(numbers))
    before = np.maximum.accumulate(np.where(numbers, places, -1))
    after = np.where(numbers, places, len(numbers))[::-1]
    after = np.minimum.accumulate(after)[::-1]
    inside = (before >= 0) & (after < len(numbers)) & ~numbers
    return inside & (after - before - 1 <= _LABEL)


def learn(
    texts: Sequence[Phrases],
    owners: Sequence[int],
    units: int,
    known: Iterable[Phrases] = (),
) -> Frequency:
    """How often phrases are used. `owners` are the units of the texts by number; `known` is
    nobody's own, whoever uses it."""
    by_owner: dict[int, list[Any]] = {}
    for phrases, owner in zip(texts, owners, strict=True):
        by_owner.setdefault(owner, []).append(np.unique(phrases.hashes[phrases.whole]))
    reports = _counted([part for parts in by_owner.values() for part in parts])
    used = _counted([np.unique(np.concatenate(parts)) for parts in by_owner.values()])
    common = used[0][used[1] > most_units(units)]
    taught = [phrases.hashes for phrases in known]
    common = np.unique(np.concatenate([common, *taught])) if taught else common
    repeated = reports[0][reports[1] > 1]
    shared = repeated[~_among(repeated, common)]
    return Frequency(shared, used[1][np.searchsorted(used[0], shared)])


def known_titles(titles: Iterable[str], vocabulary: dict[str, int]) -> Iterable[Phrases]:
    """The titles as phrases."""
    for title in titles:
        ids = array("q", (vocabulary.setdefault(w, len(vocabulary)) for w in folded_words(title)))
        yield phrases_of(Words(ids, array("q", [0])), vocabulary[NUMBER])


def registered_titles() -> list[str]:
    """The documents of the registry as reports cite them, with issuer and title."""
    return [
        f"{row.type} số {row.id} ngày {row.date:%d/%m/%Y} của {row.issuer} về {row.title}"
        for row in directives()
    ]


def _counted(parts: list[Any]) -> tuple[Any, Any]:
    if not parts:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    values, counts = np.unique(np.concatenate(parts), return_counts=True)
    return values, counts


def _among(hashes: Any, known: Any) -> Any:
    """For each hash, whether it is one of the sorted `known`."""
    if not len(known):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return known[places] == hashes
