"""How alike statements are in meaning, and which of them say the same.

TF-IDF over segmented words and over character n-grams; both weigh the same. Nothing is downloaded,
and the same texts in any order give the same groups. Only pairs that share something are ever
looked at, in blocks of rows: never all by all at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

Features = Literal["words+characters", "words", "characters"]
FEATURES: tuple[Features, ...] = get_args(Features)

SAME = 0.54
"""Two statements that are this alike say the same (cosine; tuned on corpus/enrichment)."""

_BLOCK = 512


def vectors(
    words: Sequence[Sequence[str]], features: Features = "words+characters"
) -> "csr_matrix":
    """One row of length 1 for each statement, given as its words (syllables joined by "_")."""
    import numpy as np
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    if not any(map(_word_features, words)):
        return csr_matrix((len(words), 0))
    parts = []
    if features != "characters":
        by_word = TfidfVectorizer(analyzer=_word_features, sublinear_tf=True)
        parts.append(by_word.fit_transform(words))
    if features != "words":
        by_character = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, lowercase=False
        )
        parts.append(by_character.fit_transform([_spoken(text) for text in words]))
    return csr_matrix(normalize(hstack(parts)), dtype=np.float32)


def _word_features(words: Sequence[str]) -> list[str]:
    """The words; signs are none."""
    return [word for word in words if any(sign.isalnum() for sign in word)]


def _spoken(words: Sequence[str]) -> str:
    return " ".join(words).replace("_", " ")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows `left[k]` < `right[k]` with their likeness, as arrays."""

    left: "NDArray[np.int64]"
    right: "NDArray[np.int64]"
    likeness: "NDArray[np.float32]"


def alike_pairs(matrix: "csr_matrix", least: float = SAME) -> Pairs:
    """All pairs of rows that are at least so alike, by row."""
    import numpy as np

    if not matrix.nnz:
        nothing = np.empty(0, np.int64)
        return Pairs(nothing, nothing, np.empty(0, np.float32))
    columns = matrix.T.tocsr()
    found: list[tuple[Any, Any, Any]] = []
    for first in range(0, matrix.shape[0], _BLOCK):
        block = (matrix[first : first + _BLOCK] @ columns[:, first:]).tocoo()
        kept = (block.data >= least) & (block.row < block.col)
        found.append((block.row[kept] + first, block.col[kept] + first, block.data[kept]))
    left, right, likeness = (np.concatenate([part[i] for part in found]) for i in range(3))
    order = np.lexsort((right, left))
    return Pairs(left[order], right[order], likeness[order])


def groups(size: int, pairs: Pairs) -> list[list[int]]:
    """All rows in groups of those that say the same, the largest first.

    The first of a group is the statement that most others are like. A statement joins where it is
    like that one and half of the others, so that no chain of small steps ties together what has
    nothing in common.
    """
    near = neighbours(size, pairs)
    known = [{other for other, _ in others} for others in near]
    weight = [sum(likeness for _, likeness in others) for others in near]
    order = sorted(range(size), key=lambda i: (-len(near[i]), -round(weight[i], 4), i))
    taken = [False] * size
    found: list[list[int]] = []
    for leader in order:
        if taken[leader]:
            continue
        group = [leader]
        for other in sorted(near[leader], key=lambda pair: (-round(pair[1], 4), pair[0])):
            if not taken[other[0]] and 2 * len(known[other[0]].intersection(group)) >= len(group):
                group.append(other[0])
        for member in group:
            taken[member] = True
        found.append(group)
    return sorted(found, key=lambda group: (-len(group), group[0]))


def neighbours(size: int, pairs: Pairs) -> list[list[tuple[int, float]]]:
    """For each row the rows that are alike to it, with their likeness, by row."""
    near: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.likeness.tolist(), strict=True)
    for left, right, likeness in rows:
        near[left].append((right, likeness))
        near[right].append((left, likeness))
    return near
