"""Measured figures as they are held against each other: "12,5 tỷ đồng … kế hoạch (12 tỷ đồng)".

Unlike the amounts that a report gives as facts these are also rates, prices and plans, in the unit
as written. Each is rounded to its last digit. Only those of one unit ("tỷ đồng", "ha") hang
together.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractors.figures.approximation import approximation
from extractors.figures.count_labels import label_before
from extractors.numerals import NUMERAL, decimals, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view

MEASURED = "count.measured"
_MEASURED_RE = regex.compile(
    rf"(?<![\p{{L}}\d.,/–-])(?P<numeral>{NUMERAL})(?![\d%])\s*(?P<unit>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng(?!\s+chí)(?:/[\p{{L}}]+){{0,2}}|(?:ha|hecta|héc-ta|tấn|tạ|km|m2|m²|m3|m³|kwh|lít)(?:/\p{{L}}+)?)(?!\p{{L}})"
)
_RANGE_BEFORE_RE = regex.compile(r"(?:\d\s*[-–]\s*|\d\s+đến\s+)$")
_SKIPPED = ("letterhead", "addressee", "recipients", "signature", "table", "heading")


def find_measured(doc: CleanDocument) -> Iterator[Count]:
    """The measured figures of running text, in reading order.

    The unit is in small letters, without the "per" of a rate ("triệu đồng/người").
    """
    view = folded_view(doc.text)
    for match in _MEASURED_RE.finditer(view):
        start, end = match.span()
        if doc.block_at(start).kind in _SKIPPED:
            continue
        if _RANGE_BEFORE_RE.search(view, max(0, start - 12), start):
            continue
        yield Count(
            span=doc.span(start, end),
            at=(start, end),
            section=doc.section_at(start),
            rule=MEASURED,
            value=numeral_value(match["numeral"]),
            numeral=match["numeral"],
            unit=" ".join(match["unit"].partition("/")[0].split()).replace("tỉ", "tỷ"),
            kind="other",
            approx=approximation(view, start, end),
            label=label_before(view, start),
            number_at=match.span("numeral"),
        )


def half_unit(count: Count) -> Decimal:
    """How much a figure may have been rounded by; nothing for a count, which is exact."""
    if count.rule != MEASURED:
        return Decimal(0)
    return Decimal(1).scaleb(-decimals(count.numeral)) / 2
