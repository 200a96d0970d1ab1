"""remainder: what was done and what is left make the whole.

"đã giải quyết 117/126 tin, còn 09 tin": 117 + 9 = 126. One that does not add up is suspect only:
the rest may be of another kind.
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "remainder"
# Between the ratio and what is left: nothing but its noun, its percentage and a word for "left".
_LEFT_RE = regex.compile(
    r"[^.;:\n]{0,90}?(?:[,;(]|(?<!\p{L})và)\s*(?:hiện\s+)?(?P<sure>còn(?:\s+lại)?|số\s+còn\s+lại(?:\s+là)?)?"
    r"(?:(?:số\s+)?(?:vắng(?:\s+mặt)?|chưa(?:\s+\p{L}+){1,3}|không(?:\s+\p{L}+){1,3})(?:\s+(?:là|có))?)?\s+$"
)


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio that is followed by what it leaves."""
    view = folded_view(evidence.doc.text)
    starts = [count.number_at[0] for count in evidence.counts]
    for ratio in evidence.ratios:
        index = bisect_left(starts, ratio.at[1])
        if index == len(starts) or ratio.num > ratio.den:
            continue
        rest = evidence.counts[index]
        between = view[ratio.at[1] : rest.number_at[0]]
        match = _LEFT_RE.fullmatch(between) if len(between) <= 120 else None
        if match is None or rest.approx != "exact":
            continue
        holds = ratio.num + rest.value == ratio.den
        if holds or (
            match["sure"] and _one_noun(ratio, rest) and rest.value > ratio.den - ratio.num
        ):
            yield _row(ratio, rest, holds=holds)


def _one_noun(ratio: Ratio, rest: Count) -> bool:
    return ratio.unit is not None and ratio.unit.lower() == rest.unit.lower()


def _row(ratio: Ratio, rest: Count, *, holds: bool) -> Check:
    total = ratio.num + rest.value
    equation = f"{show(Decimal(ratio.num))} + {show(rest.value)} = {show(total)}"
    return Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=(ratio.span, rest.span),
        stated=Decimal(ratio.den),
        expected=total,
        equation=equation if holds else f"{equation} ≠ {show(Decimal(ratio.den))}",
        section=ratio.section,
    )
