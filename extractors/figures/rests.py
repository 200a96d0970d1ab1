"""What is left closes a list.

"trong đó: Hội Nông dân 6.412 lượt, Đoàn Thanh niên 4.208 lượt; còn lại là Mặt trận (4.008 lượt)".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred

_REST = "còn lại"
_TO_REST, _REACH = 40, 140
_JOINT_RE = regex.compile(
    r"[^.\n\d]*?(?:[,;]|(?<!\p{L})và)\s*(?:số\s+)?còn\s+lại(?!\p{L})[^.;\n\d]*", regex.IGNORECASE
)


def with_rests(text: str, governed: Sequence[Governed], groups: Sequence[Group]) -> Iterator[Group]:
    """The groups; with what is left, where it is told behind them and makes their whole."""
    starts = [item.count.number_at[0] for item in governed]
    for group in groups:
        last = group.parts[-1].at[1]
        lacking = group.whole.value - group.total
        near = lacking > 0 and text.find(_REST, last, last + _TO_REST) >= 0
        index = bisect_left(starts, last) if near else len(starts)
        rest = governed[index].count if index < len(starts) else None
        if (
            rest is not None
            and rest.value == lacking
            and rest.number_at[0] - last <= _REACH
            and is_kindred(group.whole, rest)
            and _JOINT_RE.fullmatch(text, last, rest.number_at[0])
        ):
            group = replace(
                group, parts=(*group.parts, rest), dimensions=frozenset(), values=(), stray=False
            )
        yield group
