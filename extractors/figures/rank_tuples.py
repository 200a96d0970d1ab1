"""Rankings as tuples under a legend: "12/30/5/1 (HTXSNV/HTTNV/HTNV/KHTNV)", "12 - 30 - 5"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extractors.figures.rank_pairs import Pair, Rank, Run

_SIGN_RE = regex.compile(r"\s?[/–-]\s?")
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,5}"
_TUPLE_RE = regex.compile(
    rf"(?<![\p{{L}}\d.,/-])(?P<number>{_NUMBER})\s?(?P<sign>[/–-])\s?(?P<number>{_NUMBER})"
    rf"(?:\s?(?P=sign)\s?(?P<number>{_NUMBER})){{1,2}}(?!\d|\s?(?P=sign)|[.,]\d|\s?%|-?\p{{L}})"
)
_YEAR_RE = regex.compile(r"(?:19|20)\d{2}")


def tuples_in(view: str, end: int, ranks: Sequence[Rank]) -> Iterator[Run]:
    """The tuples of a block that have as many numbers as its first legend has ranks.

    `ranks` are those of the block, in reading order.
    """
    legend = _legend(view, ranks)
    if legend is None:
        return
    start = view.rfind("\n", 0, legend[0].at[0]) + 1
    for match in _TUPLE_RE.finditer(view, start, end):
        places = match.spans("number")
        if len(places) != len(legend) or _YEAR_RE.fullmatch(view[slice(*places[-1])]):
            continue  # "12/3/2021"
        pairs = tuple(
            Pair(Rank(rank.level, at, bare=False), at, None)
            for rank, at in zip(legend, places, strict=True)
        )
        stop = match.end()
        behind = regex.match(r"\s*\(\s*", view[stop : stop + 8])
        if behind is not None and stop + behind.end() == legend[0].at[0]:
            stop = view.find(")", legend[-1].at[1]) + 1 or stop
        yield Run(pairs, stop)


def _legend(view: str, ranks: Sequence[Rank]) -> Sequence[Rank] | None:
    """The first ranks that nothing but a slash or a dash parts, three of them or four."""
    for size in (4, 3):
        for index in range(len(ranks) - size + 1):
            found = ranks[index : index + size]
            if len({rank.level for rank in found}) == size and all(
                _SIGN_RE.fullmatch(view, one.at[1], other.at[0]) for one, other in pairwise(found)
            ):
                return found
    return None
