"""Percentages: "81,3%", "98,5 phần trăm", a range "70 - 80 %"."""

import re
from collections.abc import Iterator

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.figures.claims import cover
from extractors.matching import match_near, places_of_word
from extractors.numerals import NUMERAL, numeral_value
from schemas.document import CleanDocument
from schemas.facts import Percentage

# "17% - 19%": the sign behind the lower end.
_GOES_ON_RE = re.compile(rf"%\s*-\s*{NUMERAL}\s?%")
# "0,30%0", "0,30%o": how many of a thousand.
_THOUSANDTHS_RE = re.compile(r"%[0o](?![^\W_])")
# "đạt 73, 21%": a blank behind the decimal comma.
_BLANK_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:đạt|chiếm|bằng|tỷ\s+lệ|tỉ\s+lệ)\s+(?P<whole>\d{1,2}),\s\Z"
)
_DECIMALS_RE = re.compile(r"\d{1,2}")
_RESPECTIVE = "lần lượt"
_REACH = 32  # characters before the sign that a percentage or a range of them may take


def find_percentages(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Percentage]:
    """The percentages whose digits `mask` leaves free; what they cover is marked in it."""
    for match in _percent_matches(view):
        start = match.start("numeral")
        if mask[start]:
            continue
        low = match["low"] if match["low"] and not mask[match.start()] else None
        left = match.start() if low else start
        value = numeral_value(match["numeral"])
        if low is None and (whole := _before_blank(view, match)) is not None:
            left, value = whole, numeral_value(view[whole : match.end("numeral")].replace(" ", ""))
        bottom = numeral_value(low) if low else None
        if bottom is not None and bottom >= value:
            bottom, left = None, start  # "mục 1 - 5%" is no range
        yield Percentage(
            span=doc.span(left, match.end()),
            at=(left, match.end()),
            section=doc.section_at(start),
            rule="percentage" if bottom is None else "percentage.range",
            value=value if bottom is None else bottom,
            value_max=None if bottom is None else value,
            numeral=doc.text[left : match.end("numeral")],
            approx=approximation(view, left, match.end()) if bottom is None else "about",
        )
        cover(mask, (min(left, match.start()), match.end()))


def _before_blank(view: str, match: "regex.Match[str]") -> int | None:
    """Where the numeral begins whose decimals a blank parts from its comma, or None."""
    start = match.start("numeral")
    if view[start - 2 : start] != ", " or not _DECIMALS_RE.fullmatch(match["numeral"]):
        return None
    lead = _BLANK_RE.search(view, max(0, start - _REACH), start)
    if lead is None or _RESPECTIVE in view[max(0, lead.start() - _REACH) : lead.start()]:
        return None
    return lead.start("whole")


def _percent_matches(view: str) -> Iterator["regex.Match[str]"]:
    """Numbers before a percent sign or "phần trăm", looked for from there."""
    words = (p.PERCENT_WORDS_RE.match(view, place) for place in places_of_word(view, "phần"))
    signs = [
        (place, place + 1)
        for place in places_of_word(view, "%")
        if not match_near(_GOES_ON_RE, view, place) and not _THOUSANDTHS_RE.match(view, place)
    ]
    signs += [(match.start() - 1, match.end()) for match in words if match is not None]
    position = 0
    for start, end in sorted(signs):
        for match in p.PERCENT_RE.finditer(view, max(position, start - _REACH), end):
            yield match
            position = match.end()
