"""What is left closes a list.

"trong đó: Hội Nông dân 6.412 lượt, Đoàn Thanh niên 4.208 lượt; còn lại là Mặt trận (4.008 lượt)";
"48 chi bộ, xuất sắc 08, tốt 30, hoàn thành 08; 02 chi bộ chưa xếp loại". Only where it makes the
whole: those who were not ranked may be besides.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_kindred
from extractors.matching import match_near
from schemas.facts import Count

_REST = "còn lại"
_TO_REST, _REACH = 40, 140
_JOINT_RE = regex.compile(
    r"[^.\n\d]*?(?:[,;]|(?<!\p{L})và)\s*(?:số\s+)?còn\s+lại(?!\p{L})[^.;\n\d]*", regex.IGNORECASE
)
_RANKED = frozenset(("rank", "grade"))
_UNRANKED_RE = regex.compile(
    r"[^.,;()\n]{0,60}(?<!\p{L})(?:chưa|không)\s+(?:được\s+|thực\s+hiện\s+)?(?:xếp|phân|đánh)\s"
)
_BESIDE_RE = regex.compile(r"[^\n\d]{0,60}?[.,;(]\s*[^.,;()\n\d]{0,40}")


def with_rests(text: str, governed: Sequence[Governed], groups: Sequence[Group]) -> Iterator[Group]:
    """The groups; with what is left, where it is told behind them and makes their whole."""
    starts = [item.count.number_at[0] for item in governed]
    for group in groups:
        last = group.parts[-1].at[1]
        lacking = group.whole.value - group.total
        ranked = not _RANKED.isdisjoint(group.dimensions)
        near = lacking > 0 and (ranked or text.find(_REST, last, last + _TO_REST) >= 0)
        index = bisect_left(starts, last) if near else len(starts)
        rest = governed[index].count if index < len(starts) else None
        if (
            rest is not None
            and rest.value == lacking
            and rest.number_at[0] - last <= _REACH
            and is_kindred(group.whole, rest)
            and (
                _JOINT_RE.fullmatch(text, last, rest.number_at[0])
                or (ranked and _is_unranked(text, last, rest))
            )
        ):
            group = replace(
                group, parts=(*group.parts, rest), dimensions=frozenset(), values=(), stray=False
            )
        yield group


def _is_unranked(text: str, last: int, rest: Count) -> bool:
    """ "02 chi bộ mới thành lập chưa xếp loại", right behind the ranks."""
    return (
        _BESIDE_RE.fullmatch(text, last, rest.number_at[0]) is not None
        and match_near(_UNRANKED_RE, text, rest.at[1]) is not None
    )
