"""Wholes that a percentage names: "9,86%/tổng dân số của xã"."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.share import Share, reconciles
from schemas.facts import Count, Percentage, Ratio

_TOTAL_WORDS_RE = regex.compile(r"^(?:tổng\s+số\s+|tổng\s+|số\s+)")
_REACH = 400  # how many counts back a whole is looked for
_SURE = 3  # words of a whole's name that make it certain without a figure that fits


def share_of_named(
    name: str, percentage: Percentage, part: Count, counts: Sequence[Count]
) -> Share | None:
    """ "9,86%/tổng dân số của xã" → the last count before it that was introduced by those words.

    A name of two words ("số đảng viên") fits many counts: it binds only where one reconciles.
    """
    if part.value == 0:
        return None  # none is 0% of everything
    words = _TOTAL_WORDS_RE.sub("", name).split()
    before = [
        (count, set(f"{count.label or ''} {count.span.text}".lower().split()))
        for count in reversed(preceding(counts, part, _REACH))
        if count.value >= part.value
    ]
    for length in range(min(5, len(words)), 0, -1):
        wanted = set(words[:length])
        if length == 1 and len(words[0]) < 4:
            return None
        matching = [
            Share(percentage, part, count, "named") for count, said in before if wanted <= said
        ]
        for share in matching:
            if reconciles(share, units=1):
                return share
        sure = [share for share in matching if _is_named_by(share.whole, words)]
        if sure and length >= _SURE and percentage.value <= 100:
            return sure[0]
    return None


def share_of_governing(
    name: str, percentage: Percentage, part: Count, wholes: Sequence[Count]
) -> Share | None:
    """ "3.120 đảng viên, trong đó 214 đảng viên dự bị, chiếm 9,6% tổng số đảng viên": of the one
    of the `wholes` that govern the part by their sentence, where it is called just so.
    """
    words = name.split()
    if words[:2] != ["tổng", "số"] or percentage.value > 100:
        return None
    named = [whole for whole in wholes if whole.unit.lower().split() == words[2:]]
    if len(named) != 1 or named[0].value < part.value:
        return None
    return Share(percentage, part, named[0], "declared")


def _is_named_by(whole: Count | Ratio, words: Sequence[str]) -> bool:
    """ "so với tổng số hộ đồng bào dân tộc" names no "4.250 hộ nghèo", which are fewer."""
    return isinstance(whole, Count) and set(whole.unit.lower().split()) <= set(words)


def preceding(counts: Sequence[Count], part: Count, reach: int) -> Sequence[Count]:
    """The last `reach` counts in front of the part; `counts` by place."""
    index = bisect_left(counts, part.at[0], key=lambda count: count.at[0])
    return counts[max(0, index - reach) : index]
