"""Where a list ends because the next line has a head of its own.

"Hạnh kiểm: Tốt 473, Khá 54; ⏎ Học lực: Giỏi 141, Khá 228": two rankings of the same pupils.
"""

from collections.abc import Sequence
from itertools import pairwise

from schemas.facts import Count


def counts_to_head(text: str, run: Sequence[Count]) -> int:
    """How many of the counts, in reading order, stand before a line with a head of its own."""
    for index, (before, after) in enumerate(pairwise(run), start=1):
        if after.rule == "count.label" and after.at[0] < after.number_at[0]:
            _, newline, head = text[before.at[1] : after.at[0]].rpartition("\n")
            if newline and head.rstrip().endswith(":"):
                return index
    return len(run)
