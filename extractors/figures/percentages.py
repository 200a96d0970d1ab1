"""Percentages: "81,3%", "98,5 phần trăm"; of a range the upper end."""

from collections.abc import Iterator

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.figures.claims import cover
from extractors.numerals import numeral_value
from schemas.document import CleanDocument
from schemas.facts import Percentage


def find_percentages(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Percentage]:
    """The percentages whose digits `mask` leaves free; what they cover is marked in it."""
    for match in _percent_matches(view):
        start = match.start("numeral")
        if mask[start]:
            continue
        approx = approximation(view, match.start(), match.end())
        if match["low"]:
            approx = "about"
        yield Percentage(
            span=doc.span(start, match.end()),
            at=(start, match.end()),
            section=doc.section_at(start),
            rule="percentage",
            value=numeral_value(match["numeral"]),
            numeral=doc.text[start : match.end("numeral")],
            approx=approx,
        )
        cover(mask, (match.start(), match.end()))


def _percent_matches(view: str) -> Iterator["regex.Match[str]"]:
    """Numbers before a percent sign or "phần trăm", looked for from there."""
    position = 0
    for sign in p.PERCENT_SIGN_RE.finditer(view):
        for match in p.PERCENT_RE.finditer(view, max(position, sign.start() - 32), sign.end()):
            yield match
            position = match.end()
