"""share_parts: parts that are told as shares of one whole, and add up to it.

"486 lượt …, đạt 89,8%; 49 lượt …, bằng 9,1%; 06 lượt …, bằng 1,1%" of 541: nothing but the shares
says that they divide one number. Only rows that hold; what a list ties together is `part_sum`'s.

True: 486 + 49 + 6 = 541 and 89,8% + 9,1% + 1,1% = 100%. False alarm avoided: "nữ 30 đồng chí (30%),
trẻ 70 đồng chí (70%)", kinds that overlap.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractors.figures.attributes import overlap
from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from pipeline.checking.evidence import Evidence
from pipeline.checking.percent_sum import adds_up, sum_row
from pipeline.checking.sums import sum_row as parts_row
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "share_parts"


def check(evidence: Evidence) -> Iterator[Check]:
    """Two rows for each sentence all of whose shares of one whole make it; of ratios one."""
    view = folded_view(evidence.doc.text)
    for run in _runs(evidence):
        whole = run[0].whole_value
        if sum((share.part_value for share in run), Decimal(0)) != whole:
            continue
        stated = [share.percentage for share in run]
        if not adds_up(stated) or not all(reconciles(share, units=1) for share in run):
            continue
        parts = tuple(share.part for share in run if isinstance(share.part, Count))
        if parts and frozenset(map(id, parts)) in evidence.sums:
            continue
        first = run[0].whole
        if isinstance(first, Count):
            group = Group(first, parts, frozenset(), (), declared=False, listed=False)
            if len(parts) < len(run) or overlap(view, group):
                continue
            yield parts_row(RULE, first, parts)
        yield sum_row(stated, "ok", RULE)


def _runs(evidence: Evidence) -> Iterator[Sequence[Share]]:
    """The shares of one sentence that have one whole: a count, or second numbers that are alike."""
    doc = evidence.doc

    def place(share: Share) -> tuple[int, object]:
        sentence = doc.sentence_at(share.percentage.at[0])
        whole = share.whole
        key = (whole.den, whole.unit) if isinstance(whole, Ratio) else whole.at
        return (sentence.start if sentence is not None else -1), key

    for (start, _), shares in groupby(evidence.shares, key=place):
        run = list(shares)
        if start >= 0 and len(run) > 1 and all(share.part_value for share in run):
            yield run
