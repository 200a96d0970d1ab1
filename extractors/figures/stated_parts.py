"""The part of a percentage whose whole nobody states: "91 đồng chí (chiếm 96,80%)" → 91."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

import regex

from schemas.facts import Count, Percentage

# Between the part and its percentage, and the other way round: "96,6 % (253 đồng chí)".
_JOINT_RE = regex.compile(r"\s*(?:[,(]\s*)?(?:(?:chiếm|đạt|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?|\()[\s*]*")
_BRACKET_RE = regex.compile(r"\s*\(\s*")


def stated_part(view: str, percentage: Percentage, counts: Sequence[Count]) -> Decimal | None:
    """The value of the count right before the percentage, or in brackets behind it, or None.

    `counts` stand in reading order; `view` is the folded text that the places count in.
    """
    if percentage.value_max is not None:
        return None
    start, end = percentage.at
    index = bisect_left(counts, start, key=lambda count: count.at[0])
    for part in counts[index - 1 : index] if index else ():
        if part.value_max is None and _JOINT_RE.fullmatch(view, part.at[1], start):
            return part.value
    for part in counts[index : index + 1]:
        inside = _BRACKET_RE.fullmatch(view, end, part.at[0])
        if part.value_max is None and inside and view.startswith(")", part.at[1]):
            return part.value
    return None
