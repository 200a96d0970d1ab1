"""The part of a percentage that goes on from another one, behind the bracket with the other's base.

"412,8 tỷ đồng, đạt 64,5% dự toán tỉnh giao (640 tỷ đồng), 60,7% dự toán huyện giao (680 tỷ đồng)":
each percentage has its base in the bracket behind it, and both are of the 412,8.
"""

from collections.abc import Sequence

import regex

from schemas.facts import Count, Ratio

# From the part, or from the base of a percentage before, to the base of the next one.
_TO_BASE_RE = regex.compile(
    r"\s*\)?\s*(?:,|;|(?<=\s)và(?=\s))?\s*(?:(?:đã|ước|mới|và|đạt|bằng|chiếm|tăng|giảm|vượt|tương\s+đương)\s+)*"
    r"(?:(?:gần|trên|hơn|khoảng)\s+)?\d[\d.,]*\s?%[^.;:()%\n]{0,70}(?:\(\s*(?:\p{L}+\s+){0,4}|\s)"
)
# From the bracket with a base to the percentage that goes on.
_GOES_ON_RE = regex.compile(
    r"\s*\)\s*(?:,|;|(?<=\s)và(?=\s))?\s*(?:(?:và|đạt|bằng|chiếm|tương\s+đương)\s+)*(?:(?:gần|trên|hơn|khoảng)\s+)?"
)
_FAR, _MOST = 110, 4


def part_of_chain(
    view: str, start: int, figures: Sequence[Count | Ratio], index: int
) -> Count | Ratio | None:
    """The count that a chain of percentages begins with, for the one at `start`.

    `figures[index - 1]` is the last figure before `start`. None where no bracket with a base of
    another percentage stands right in front of it.
    """
    last = figures[index - 1] if index else None
    if last is None or start - last.at[1] > _FAR:
        return None
    if not _GOES_ON_RE.fullmatch(view, last.at[1], start):
        return None
    found = index - 1
    while found and index - found <= _MOST:
        before, base = figures[found - 1], figures[found]
        if not isinstance(base, Count) or base.number_at[0] - before.at[1] > _FAR:
            break
        if not _TO_BASE_RE.fullmatch(view, before.at[1], base.number_at[0]):
            break
        found -= 1
    return figures[found] if found < index - 1 else None
