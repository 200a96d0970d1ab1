"""Wholes that a percentage names by what was done with them: "số đảng viên được kiểm tra".

"Kiểm tra 13 tổ chức đảng và 41 đảng viên. … 36 đảng viên có vi phạm, chiếm 87,8% số đảng viên được
kiểm tra": the whole is the 41 of which the paragraph says, in the same words, that it was done.
Where it says so of two numbers none is meant.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_DEED = (
    r"(?P<deed>kiểm\s+tra|giám\s+sát|đánh\s+giá|xếp\s+loại|thẩm\s+định|rà\s+soát|khảo\s+sát"
    r"|thanh\s+tra)"
)
_NAMED_RE = regex.compile(
    r"\s*(?:trên\s+|trong\s+|của\s+|so\s+với\s+)?(?:tổng\s+)?số\s+"
    rf"(?P<noun>\p{{L}}+(?:\s+\p{{L}}+){{0,4}}?)\s+(?:đã\s+)?được\s+{_DEED}(?!\p{{L}})"
)
# "Kiểm tra 13 tổ chức đảng và 41 đảng viên", "có 279 đảng viên được đánh giá".
_LEAD_RE = regex.compile(
    rf"(?r)(?<!\p{{L}}){_DEED}(?:\s+(?:được|đối\s+với|tại|với))?\s+"
    r"(?:\d[\d.]*\s+[^.;:,()\d\n%]{2,40}(?:,|và)\s+)?(?:đối\s+với\s+)?$"
)
_BEHIND_RE = regex.compile(rf"\s+(?:đã\s+)?được\s+{_DEED}(?!\p{{L}})")
_LEAD, _REACH = 110, 900


def whole_of_deed(
    doc: CleanDocument, view: str, percentage: Percentage, part: Count, counts: Sequence[Count]
) -> Count | None:
    """The one count of the paragraph that was dealt with as the words behind the percentage say.

    `counts` by place; `view` is the folded text.
    """
    named = match_near(_NAMED_RE, view, percentage.at[1])
    if named is None:
        return None
    noun, deed = (" ".join(named[name].split()) for name in ("noun", "deed"))
    block = doc.block_at(percentage.at[0])
    first = max(block.start, percentage.at[0] - _REACH)
    start, stop = (bisect_left(counts, place, key=_start) for place in (first, part.at[0]))
    found = [
        count
        for count in counts[start:stop]
        if count.unit.lower() == noun
        and count.approx == "exact"
        and count.value_max is None
        and deed in _deeds(view, count)
    ]
    if len({count.value for count in found}) != 1 or found[-1].value < part.value:
        return None
    return found[-1]


def _start(count: Count) -> int:
    return count.at[0]


def _deeds(view: str, count: Count) -> list[str]:
    """What the words around the count say was done."""
    start = count.number_at[0]
    lead = _LEAD_RE.search(view, max(0, start - _LEAD), start)
    behind = match_near(_BEHIND_RE, view, count.at[1])
    return [" ".join(found["deed"].split()) for found in (lead, behind) if found is not None]
