"""Shares whose part is a number alone: "Tố cáo: 08 vụ (kỳ trước 02), đã giải quyết 7, đạt 87,5%".

The verb says that what was dealt with is of the one count before it in the sentence; brackets in
between are left out. Taken only where it holds or one digit of the percentage would make it hold.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

import regex

from extractors.figures.share import Share, reconciles
from extractors.figures.slips import digits, single_digit_slip
from extractors.matching import match_near
from extractors.numerals import decimals, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_PART_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:đã|được|giải\s+quyết|trả\s+lời|xử\s+lý|hoàn\s+thành|thẩm\s+tra|xác\s+minh)"
    r"(?:\s+(?:giải\s+quyết|trả\s+lời|xử\s+lý|thực\s+hiện|hoàn\s+thành|xong|được|dứt\s+điểm))*\s+"
    r"(?P<numeral>\d+(?:\.\d{3})*)\s*(?:,\s*(?:đạt|bằng|chiếm)(?:\s+(?:tỷ|tỉ)\s+lệ)?\s+|\(\s*)\Z"
)
_ASIDE_RE = regex.compile(r"\([^()\n]*\)")
_BETWEEN_RE = regex.compile(r"[^\d;:()\n]{0,40}[,;]\s*(?:trong\s+đó\s+)?")
_OTHER_BASE_RE = regex.compile(
    r"\s*(?:(?:của|trên|trong)\s+)?(?:so(?!\p{L})|kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|cùng\s+kỳ|tổng|số(?!\p{L}))"
)
_DEALT_WITH = frozenset(("event", "document"))
_REACH, _LEAD, _TELLING = 140, 70, 3


def bare_shares(
    doc: CleanDocument, view: str, percentages: Sequence[Percentage], counts: Sequence[Count]
) -> Iterator[Share]:
    """One share for each of the `percentages` with a bare part; `counts` by place."""
    for percentage in percentages:
        start = percentage.at[0]
        told = _PART_RE.search(view, max(0, start - _LEAD), start)
        if told is None or match_near(_OTHER_BASE_RE, view, percentage.at[1]):
            continue
        index = bisect_left(counts, told.start(), key=lambda count: count.at[0])
        for whole in counts[max(0, index - 1) : index]:
            share = Share(percentage, _part(doc, told.span("numeral"), whole), whole, "declared")
            if _is_tied(view, whole, told.start()) and _may_be(share):
                yield share


def _is_tied(view: str, whole: Count, start: int) -> bool:
    """Do brackets and words without numbers alone stand between the whole and the verb?"""
    if not 0 < start - whole.at[1] <= _REACH or whole.kind not in _DEALT_WITH:
        return False
    between = _ASIDE_RE.sub("", view[whole.at[1] : start])
    return (
        whole.approx == "exact"
        and whole.value_max is None
        and _BETWEEN_RE.fullmatch(between) is not None
    )


def _part(doc: CleanDocument, at: tuple[int, int], whole: Count) -> Count:
    numeral = doc.text[at[0] : at[1]]
    return Count(
        span=doc.span(*at),
        at=at,
        section=doc.section_at(at[0]),
        rule="count.bare",
        value=numeral_value(numeral),
        numeral=numeral,
        unit=whole.unit,
        kind=whole.kind,
        number_at=at,
    )


def _may_be(share: Share) -> bool:
    stated = share.percentage
    if not 0 < share.part_value <= share.whole_value:
        return False
    if reconciles(share, units=1):
        return True
    unit = Decimal(1).scaleb(-decimals(stated.numeral))
    expected = (share.part_value * 100 / share.whole_value).quantize(unit, ROUND_HALF_UP)
    stated_digits = digits(stated.value)
    return (
        stated.approx == "exact"
        and len(stated_digits) >= _TELLING
        and single_digit_slip(stated_digits, digits(expected))
    )
