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

# "17% - 19%", "70% đến 80%": the sign behind the lower end.
_GOES_ON_RE = re.compile(rf"%\s*(?:-|(?<=\s)đến\s)\s*{NUMERAL}\s?%")
# "chiếm 34, 38%": a space behind the decimal comma; not "lần lượt đạt 34, 38%".
_SPLIT_RE = regex.compile(
    r"(?r)(?<!(?:lần\s+lượt|tương\s+ứng)\s[^.;\n]{0,60})(?<!\p{L})(?:chiếm|đạt|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?\s+(?P<whole>\d{1,2}),\s$"
)
_LISTED_RE = regex.compile(r"\s?%\s*(?:,|;|và)\s+\d+(?:,\d+)?\s?%")
_LEAD = 100
_REACH = 32  # characters before the sign that a percentage or a range of them may take


def find_percentages(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Percentage]:
    """The percentages whose digits `mask` leaves free; what they cover is marked in it."""
    for match in _percent_matches(view):
        start = match.start("numeral")
        if mask[start]:
            continue
        low = match["low"] if match["low"] and not mask[match.start()] else None
        left = match.start() if low else start
        if low is None and (whole := _split_whole(view, start, match.end("numeral"))) is not None:
            yield _split(doc, view, whole, match)
            cover(mask, (whole, match.end()))
            continue
        value = numeral_value(match["numeral"])
        bottom = numeral_value(low) if low else None
        if bottom is not None and low is not None and bottom >= value:
            if "%" in view[match.end("low") : start]:
                yield _falling(doc, view, match)  # "giảm từ 5% đến 3%": two figures
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
        cover(mask, (match.start(), match.end()))


def _falling(doc: CleanDocument, view: str, match: "regex.Match[str]") -> Percentage:
    """The first of two percentages that a dash or "đến" ties together and that are no range."""
    start, end = match.start("low"), view.index("%", match.end("low")) + 1
    return Percentage(
        span=doc.span(start, end),
        at=(start, end),
        section=doc.section_at(start),
        rule="percentage",
        value=numeral_value(match["low"]),
        numeral=match["low"],
        approx=approximation(view, start, end),
    )


def _split_whole(view: str, start: int, end: int) -> int | None:
    """Where the whole number begins that a space parts from its decimals at `start`, or None."""
    if view[max(0, start - 2) : start] != ", " or not view[start:end].isdigit() or end - start > 2:
        return None
    found = _SPLIT_RE.search(view, max(0, start - _LEAD), start)
    listed = match_near(_LISTED_RE, view, end)
    return found.start("whole") if found is not None and listed is None else None


def _split(doc: CleanDocument, view: str, start: int, match: "regex.Match[str]") -> Percentage:
    numeral = view[start : match.end("numeral")].replace(" ", "")
    return Percentage(
        span=doc.span(start, match.end()),
        at=(start, match.end()),
        section=doc.section_at(start),
        rule="percentage",
        value=numeral_value(numeral),
        numeral=numeral,
        approx=approximation(view, start, match.end()),
    )


def _percent_matches(view: str) -> Iterator["regex.Match[str]"]:
    """Numbers before a percent sign or "phần trăm", looked for from there."""
    words = (p.PERCENT_WORDS_RE.match(view, place) for place in places_of_word(view, "phần"))
    signs = [
        (place, place + 1)
        for place in places_of_word(view, "%")
        if not match_near(_GOES_ON_RE, view, place)
    ]
    signs += [(match.start() - 1, match.end()) for match in words if match is not None]
    position = 0
    for start, end in sorted(signs):
        for match in p.PERCENT_RE.finditer(view, max(position, start - _REACH), end):
            yield match
            position = match.end()
