"""Percentages behind several ratios of one sentence.

"145/150 đại biểu cấp huyện, 312/330 đại biểu cấp xã, đạt 95,2%" is the share of all together, "9/12
tiêu chí, 41/57 chỉ tiêu, đạt 75% số tiêu chí" and "14/21 xã đạt 19/19 tiêu chí, chiếm 66,7%" that
of a ratio before the last.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from extractors.figures.share import Share
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, rounded, show
from schemas.facts import Check, Ratio

_MOST = 6
"""Ratios before the last that are looked at."""


def ratios_before(share: Share, evidence: Evidence) -> Sequence[Ratio]:
    """The ratios in front of that of the share, in its sentence and behind any other percentage, in
    reading order; none where the share is of no ratio.
    """
    start = share.part.at[0]
    sentence = evidence.doc.sentence_at(start)
    if not isinstance(share.whole, Ratio) or sentence is None:
        return ()
    begin = sentence.start
    starts = evidence.percentage_starts
    if (index := bisect_left(starts, start)) and starts[index - 1] >= begin:
        begin = starts[index - 1]
    ratios = evidence.ratios
    here = bisect_left(ratios, start, key=lambda ratio: ratio.at[0])
    return [ratio for ratio in ratios[max(0, here - _MOST) : here] if ratio.at[0] >= begin]


def joint_share(share: Share, before: Sequence[Ratio], rule: str) -> Check | None:
    """The percentage as the share of the last ratios together, or of one of those in front."""
    if not before or not isinstance(share.whole, Ratio):
        return None
    stated = share.percentage
    for ratios in _bases(before, share.whole):
        parts, wholes = zip(
            *((Decimal(ratio.num), Decimal(ratio.den)) for ratio in ratios), strict=True
        )
        whole = sum(wholes)
        if not whole:
            continue
        value = Fraction(100 * sum(parts)) / Fraction(whole)
        if compare(value, stated.value, stated.numeral, "exact") != "ok":
            continue
        expected = rounded(value, stated.numeral)
        said = " + ".join(map(show, parts)), " + ".join(map(show, wholes))
        together = "{} / {}" if len(ratios) == 1 else "({}) / ({})"
        return Check(
            kind="percent",
            severity="ok",
            rule=rule,
            spans=(stated.span, *(ratio.span for ratio in ratios)),
            stated=stated.value,
            expected=expected,
            equation=f"{together.format(*said)} = {show(expected)}%",
            section=stated.section,
        )
    return None


def _bases(before: Sequence[Ratio], last: Ratio) -> Iterator[Sequence[Ratio]]:
    """Two and more of the last ratios together, then each of those in front by itself."""
    ratios = (*before, last)
    for first in range(len(ratios) - 2, -1, -1):
        yield ratios[first:]
    for ratio in reversed(before):
        yield (ratio,)
