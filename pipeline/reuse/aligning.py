"""Two texts word by word around the sentences that look alike: where a passage begins and ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.reuse.words import Words
from schemas.document import Range

_BESIDE = 3
"""Segments before and after a pair that are looked at, and how far apart pairs may lie."""
_RUN = 2
"""Equal words in a row that count; single ones agree by chance."""
_COST = 0.5
"""What a word that has no counterpart costs a passage, in words that have one."""
_COMMON = 0.2
"""What an equal word of boilerplate is worth: it continues a passage, and makes none."""
_WIDEST = 70
"""Words that may be left out, put in or rewritten within one passage."""


Block = tuple[int, int, int]
"""Equal words: the first of them in both texts, and how many they are."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words [start, end) of both texts, the number that agree (`equal`), and how many of these
    are not boilerplate (`own`). `proof` is their number too, but a word that more than two units
    say in such a phrase counts for less."""

    left: Range
    right: Range
    equal: int
    own: int
    proof: float

    @property
    def likeness(self) -> float:
        """The share of the longer side that agrees, 1 for a passage word for word."""
        longer = max(self.left[1] - self.left[0], self.right[1] - self.right[0])
        return self.equal / longer

    @property
    def words(self) -> int:
        """The length of the shorter side."""
        return min(self.left[1] - self.left[0], self.right[1] - self.right[0])


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts. `own[i]` is the phrase that begins at word i, 0 where it is boilerplate or
    no other text has it; `weights[i]` is what it proves."""

    words: Words
    own: Sequence[int]
    weights: Sequence[float]


def passages(left: Side, right: Side, pairs: Iterable[Range], least: float) -> list[Passage]:
    """The passages that the texts share around `pairs` of their segments, in reading order: those
    of at least the `least` proof."""
    found: list[Passage] = []
    for group in _groups(pairs):
        lefts, rights = zip(*group, strict=True)
        a = _around(left.words, min(lefts), max(lefts))
        b = _around(right.words, min(rights), max(rights))
        # A phrase has three words: with fewer in common there is nothing to align for.
        if 3 * len(_phrases(left, a) & _phrases(right, b)) >= least:
            found += [p for p in _aligned(left, right, a, b) if p.proof >= least]
    return _distinct(found)


def _phrases(side: Side, region: Range) -> set[int]:
    return set(side.own[slice(*region)]) - {0}


def _groups(pairs: Iterable[Range]) -> Iterator[list[Range]]:
    """Pairs that lie beside each other in both texts."""
    left = dict.fromkeys(sorted(pairs))
    steps = range(-_BESIDE, _BESIDE + 1)
    while left:
        first = next(iter(left))
        del left[first]
        group, waiting = [first], [first]
        while waiting:
            one, other = waiting.pop()
            for near in ((one + i, other + j) for i in steps for j in steps):
                if near in left:
                    del left[near]
                    group.append(near)
                    waiting.append(near)
        yield group


def _around(words: Words, first: int, last: int) -> Range:
    start, _ = words.segment(max(first - _BESIDE, 0))
    _, end = words.segment(min(last + _BESIDE, len(words.first) - 1))
    return start, end


def _aligned(left: Side, right: Side, a: Range, b: Range) -> Iterator[Passage]:
    words = left.words.ids[slice(*a)], right.words.ids[slice(*b)]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    blocks = [
        (a[0] + block.a, b[0] + block.b, block.size)
        for block in matcher.get_matching_blocks()
        if block.size >= _RUN
    ]
    own = [len(_covered(left, [block])) for block in blocks]
    worth = [mine + _COMMON * (block[2] - mine) for mine, block in zip(own, blocks, strict=True)]
    for run in _runs(blocks, worth):
        first, last = run[0], run[-1]
        yield Passage(
            left=(first[0], last[0] + last[2]),
            right=(first[1], last[1] + last[2]),
            equal=sum(size for _, _, size in run),
            own=len(covered := _covered(left, run)),
            proof=sum(covered.values()),
        )


def _covered(side: Side, run: Iterable[Block]) -> dict[int, float]:
    """The words of the run's blocks that a phrase covers which is not boilerplate, each with the
    most that such a phrase proves."""
    covered: dict[int, float] = {}
    for at, _, size in run:
        for place in range(at, min(at + size - 2, len(side.own))):
            if side.own[place]:
                for word in (place, place + 1, place + 2):
                    covered[word] = max(covered.get(word, 0.0), side.weights[place])
    return covered


def _runs(blocks: list[Block], worth: list[float]) -> Iterator[list[Block]]:
    """The stretches of blocks that are worth most: equal words against words without counterpart.

    The best stretch first divides what remains; so no stretch is longer than its words allow.
    """
    waiting = [(0, len(blocks))]
    while waiting:
        left, right = waiting.pop()
        if left == right:
            continue
        best = _best(blocks, worth, left, right)
        yield blocks[best[0] : best[1]]
        waiting += [(left, best[0]), (best[1], right)]


def _best(blocks: list[Block], worth: list[float], left: int, right: int) -> Range:
    best, best_score = (left, left + 1), worth[left]
    start, score = left, worth[left]
    for index in range(left + 1, right):
        (a, b, size), (at, to, _) = blocks[index - 1 : index + 1]
        gap = max(at - a - size, to - b - size)
        score -= gap * _COST
        if score <= 0 or gap > _WIDEST:
            start, score = index, 0.0
        score += worth[index]
        if score > best_score:
            best, best_score = (start, index + 1), score
    return best


def _distinct(found: list[Passage]) -> list[Passage]:
    """Without those that overlap a better one in both texts."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda p: (-p.proof, -p.equal, p.left, p.right)):
        if not any(_meet(passage.left, k.left) and _meet(passage.right, k.right) for k in kept):
            kept.append(passage)
    return sorted(kept, key=lambda p: (p.left, p.right))


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
