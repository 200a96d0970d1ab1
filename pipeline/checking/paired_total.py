"""paired_total: two totals behind a list that tells two kinds of things by turns.

"Tỉnh khen 14 tập thể, 23 cá nhân; huyện khen 62 tập thể, 138 cá nhân; xã khen 226 tập thể, 589 cá
nhân. Như vậy, số tập thể được khen là 292, số cá nhân là 750": the one kind adds up to its total
and says which pairs the totals are of, so the other kind of the same pairs makes the other total.
Where one digit would mend it, suspect; an error where the two totals make the number told of both.

True: 14 + 62 + 226 = 302 ≠ 292 beside 23 + 138 + 589 = 750. False alarm avoided: a list of which
neither kind adds up.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.slips import sum_slips
from extractors.matching import places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from pipeline.checking.told_differences import lowered
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "paired_total"
_CUES = ("như vậy", "tổng cộng", "tính chung", "cộng lại", "cả thảy")
_TO_TOTAL, _REACH, _MOST = 120, 900, 20
_LEAST = 3  # pairs: two of them may agree by chance


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each second total that its kind does not make."""
    doc = evidence.doc
    view = folded_view(doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    starts = [count.at[0] for count in counts]
    told: set[int] = set()
    for place, _ in places_of_words(view, _CUES):
        sentence = doc.sentence_at(place)
        first = bisect_left(starts, place)
        totals = counts[first : first + 2]
        if (
            sentence is None
            or first in told
            or len(totals) < 2
            or totals[1].at[1] > min(sentence.end, place + 2 * _TO_TOTAL)
            or totals[0].unit.lower() == totals[1].unit.lower()
        ):
            continue
        told.add(first)
        pairs = _pairs_before(counts, first, max(doc.block_at(place).start, place - _REACH), totals)
        yield from _judged(evidence, totals, pairs)


def _pairs_before(
    counts: Sequence[Count], index: int, start: int, totals: Sequence[Count]
) -> list[tuple[Count, Count]]:
    """The pairs of the two kinds right before `counts[index]`, the nearest first; each as the
    totals are ordered.
    """
    one, other = (total.unit.lower() for total in totals)
    out: list[tuple[Count, Count]] = []
    while index >= 2 and len(out) < _MOST:
        left, right = counts[index - 2 : index]
        units = (left.unit.lower(), right.unit.lower())
        if left.at[0] < start or units not in ((one, other), (other, one)):
            break
        out.append((left, right) if units == (one, other) else (right, left))
        index -= 2
    return out


def _judged(
    evidence: Evidence, totals: Sequence[Count], pairs: Sequence[tuple[Count, Count]]
) -> Iterator[Check]:
    """The kind that does not add up over those pairs over which the other one does."""
    for number in range(_LEAST, len(pairs) + 1):
        listed = pairs[number - 1 :: -1]
        for held, missed in ((0, 1), (1, 0)):
            if _total([pair[held] for pair in listed]) != totals[held].value:
                continue
            parts = [pair[missed] for pair in listed]
            whole = totals[missed]
            values = [part.value for part in parts]
            if sum(values, Decimal(0)) != whole.value and sum_slips(whole.value, values):
                both = frozenset(map(id, totals)) in evidence.sums
                judged: Severity = "error" if both else "suspect"
                severity = lowered(judged, evidence.doc.text, whole, parts)
                if severity is not None:
                    yield sum_row(RULE, whole, parts, severity)
            return


def _total(parts: Sequence[Count]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))
