"""Measured figures as they are held against each other: "12,5 tỷ đồng … kế hoạch (12 tỷ đồng)".

Unlike the amounts that a report gives as facts these are also rates, prices and plans, in the unit
as written. Each is rounded to its last digit. Only those of one unit ("tỷ đồng", "ha") hang
together.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import regex

from extractors.figures.approximation import approximation
from extractors.figures.count_labels import label_before
from extractors.numerals import NUMERAL, decimals, digit_runs, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view, window_start

MEASURED, SCALED = "count.measured", "count.scaled"
_MEASURED_RE = regex.compile(
    rf"(?<![\p{{L}}\d.,/–-])(?P<numeral>{NUMERAL})(?![\d%])\s*(?P<unit>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng(?!\s+chí)(?:/[\p{{L}}]+){{0,2}}|(?:triệu|tỷ|tỉ)(?=\s*(?:[,;)\n]|\.(?:\s|$)|$))|(?:ha|hecta|héc-ta|tấn|tạ|km|m2|m²|m3|m³|kwh|lít)(?:/\p{{L}}+)?)(?!\p{{L}})"
)
# "1 tỷ 864 triệu đồng" is one figure.
_BILLIONS_RE = regex.compile(rf"(?r)(?<![\p{{L}}\d.,/–-])(?P<numeral>{NUMERAL})\s*(?:tỷ|tỉ)\s+\Z")
# Tried at every number of the text: `re` is the faster of the two.
_AHEAD_RE = re.compile(r"\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|h[ae]|héc|t[ấạ]|km|m[23²³]|kwh|lít)")
_NUMERAL, _REACH = 20, 40
_WRITTEN_RE = re.compile(r"\d(?:[\d.,]*\d)?")
_RANGE_BEFORE_RE = regex.compile(r"(?:\d\s*[-–]\s*|\d\s+đến\s+)$")
_SKIPPED = ("letterhead", "addressee", "recipients", "signature", "table", "heading")


def find_measured(doc: CleanDocument) -> Iterator[Count]:
    """The measured figures of running text, in reading order.

    The unit is in small letters, without the "per" of a rate ("triệu đồng/người").
    """
    view = folded_view(doc.text)
    for first, last in digit_runs(view):
        if _AHEAD_RE.match(view, last) is None:
            continue
        window = window_start(view, first, _NUMERAL)
        around = _MEASURED_RE.finditer(view, window, last + _REACH)
        match = next((m for m in around if m.start() <= first < m.end("numeral")), None)
        if match is None:
            continue
        start, end = match.span()
        if doc.block_at(start).kind in _SKIPPED:
            continue
        if _RANGE_BEFORE_RE.search(view, max(0, start - 12), start):
            continue
        value, unit = numeral_value(match["numeral"]), _unit(match["unit"])
        billions = _BILLIONS_RE.search(view, max(0, start - 16), start)
        if billions is not None and unit == "triệu đồng":
            start, value = billions.start(), value + 1000 * numeral_value(billions["numeral"])
        yield Count(
            span=doc.span(start, end),
            at=(start, end),
            section=doc.section_at(start),
            rule=MEASURED,
            value=value,
            numeral=match["numeral"],
            unit=unit,
            kind="other",
            approx=approximation(view, start, end),
            label=label_before(view, start),
            number_at=match.span("numeral"),
        )


def _unit(written: str) -> str:
    """ "triệu đồng" also for "1.000 triệu", where a list leaves out the word."""
    unit = " ".join(written.partition("/")[0].split()).replace("tỉ", "tỷ")
    return f"{unit} đồng" if unit in ("triệu", "tỷ") else unit


def half_unit(count: Count) -> Decimal:
    """How much a figure may have been rounded by; nothing for a count, which is exact, unless it is
    told in thousands ("6,5 triệu người").
    """
    written = _WRITTEN_RE.match(count.numeral) if count.rule == SCALED and count.value else None
    if written is not None:
        numeral = written[0]
        unit = Decimal(1).scaleb(-decimals(numeral))
        return count.value / numeral_value(numeral) * unit / 2
    if count.rule != MEASURED:
        return Decimal(0)
    return Decimal(1).scaleb(-decimals(count.numeral)) / 2
