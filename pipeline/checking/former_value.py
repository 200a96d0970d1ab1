"""former_value: a change against what was before, where that stands some sentences earlier.

"Cuối năm 2014 có 62 tổ chức cơ sở đảng … đến nay còn 46 tổ chức cơ sở đảng, giảm 16 tổ chức". The
words before the earlier number must say that it is of an earlier time. Only rows that hold: the
change may be measured against yet another year.
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex

from extractors.figures.change import Change, alike
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "former_value"
_EARLIER_RE = regex.compile(
    r"(?<!\p{L})(?:đầu\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn)|(?:cuối|hết|trong)?\s*năm\s+(?:trước|\d{4})|kỳ\s+trước|thời\s+điểm|trước\s+(?:đây|khi)|ban\s+đầu|khi\s+mới)(?!\p{L})(?:[^.;\n]|(?<=\d)\.(?=\d)){0,80}$"
)
_LEAST, _BACK, _LEAD = 20, 1500, 110


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each change whose first number stands before its sentence."""
    view = folded_view(evidence.doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    starts = [count.at[0] for count in counts]
    for change in evidence.changes:
        after, amount = change.after, change.amount
        if change.before is not None or after is None or amount is None or change.inferred:
            continue
        if after.approx != "exact" or amount.approx != "exact":
            continue
        wanted = after.value - change.direction * amount.value
        first = bisect_left(starts, after.at[0] - _BACK)
        last = bisect_left(starts, after.at[0])
        for before in reversed(counts[first:last]):
            if before.value == wanted and _is_earlier(view, before, change):
                yield _row(before, after, amount, change.direction)
                break


def _is_earlier(view: str, before: Count, change: Change) -> bool:
    after, amount = change.after, change.amount
    if after is None or amount is None or min(before.value, after.value) < _LEAST:
        return False
    lead = view[max(0, before.at[0] - _LEAD) : before.at[0]]
    return alike(before, after) and _EARLIER_RE.search(lead) is not None


def _row(before: Count, after: Count, amount: Count, direction: int) -> Check:
    terms = [(before.span, before.value), (amount.span, Decimal(direction) * amount.value)]
    return terms_row(RULE, (after.span, after.value), terms, after.section)
