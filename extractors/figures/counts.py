"""Counts: a number and what it counts, "59 đảng viên", "tổng số đảng viên: 8.201"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import merge

import regex

from extractors.figures import patterns as p
from extractors.figures.act_lists import with_acts
from extractors.figures.bracketed import bare_bracketed
from extractors.figures.claims import cover
from extractors.figures.labelled_parts import labelled_parts
from extractors.figures.moved_totals import moved_totals
from extractors.figures.multiples import is_multiple
from extractors.figures.noun_first import noun_first
from extractors.figures.number_first import (
    MARKS,
    begins_line,
    number_first,
    scaled_count,
    with_noun,
)
from extractors.figures.number_words import word_numbers
from extractors.figures.prize_lists import prize_counts
from extractors.figures.shared_nouns import bare_changes, bare_parts, listed_counts
from extractors.figures.years import Years
from extractors.matching import match_near
from extractors.numerals import digit_runs, numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count

_LONGEST_NUMERAL = 15  # a longer run of digits is an account or a serial number


def find_counts(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts whose digits `mask` leaves free, and those in words, in reading order."""
    years = Years(doc, view)
    found = (
        *listed_counts(doc, view, mask),
        *moved_totals(doc, view, mask),
        *prize_counts(doc, view, mask),
    )
    listed = sorted(found, key=_place)
    for count in listed:
        cover(mask, count.at)
    counts = merge(
        listed, _in_digits(doc, view, years, mask), _in_words(doc, view, years, mask), key=_place
    )
    stated = list(counts)
    bare = (
        *bare_changes(view, doc, stated),
        *bare_parts(view, doc, stated),
        *bare_bracketed(view, doc, stated),
    )
    more = [count for count in bare if not mask[count.at[0]]]
    more += labelled_parts(doc, view, mask, stated)
    every = sorted([*stated, *more], key=_place) if more else stated
    yield from with_acts(view, doc, every, mask)


def _place(count: Count) -> Range:
    return count.at


def _in_words(doc: CleanDocument, view: str, years: Years, mask: bytearray) -> Iterator[Count]:
    """ "hai mươi ba đảng viên"."""
    for found in word_numbers(doc.text, view, mask):
        if is_multiple(view, found.start, found.noun):
            continue
        yield with_noun(
            doc,
            view,
            years,
            ("count.words", doc.text[found.start : found.end], Decimal(found.value)),
            (found.start, found.end),
            found.noun,
        )


def _in_digits(doc: CleanDocument, view: str, years: Years, mask: bytearray) -> Iterator[Count]:
    last_end = 0
    for match in _free_numbers(view, mask):
        start, end = match.span()
        if mask[start] or mask[end - 1] or start < last_end or end - start > _LONGEST_NUMERAL:
            continue
        glued = view[end : end + 1].isalpha() or view[start - 1 : start] == "/"
        if glued and p.noun_at(view, end) is None and not match_near(p.SCALE_RE, view, end):
            continue
        if match_near(p.MEASURE_RE, view, end):
            if (scaled := scaled_count(doc, view, years, match)) is not None:
                last_end = scaled.at[1]
                yield scaled
            continue
        low_high = match_near(p.RANGE_RE, view, start) if p.RANGE_SIGN_RE.match(view, end) else None
        value_max: Decimal | None = None
        if low_high is not None and not any(mask[start : low_high.end()]):
            if match_near(p.MEASURE_RE, view, low_high.end()):
                last_end = low_high.end()
                continue
            value_max, end = numeral_value(low_high["high"]), low_high.end()
        count = None
        if view[end : end + 1] not in MARKS:
            if _is_of_next(doc, view, start, end):
                count = noun_first(doc, view, years, match[0], start, end)
            count = count or number_first(doc, view, years, match[0], start, end, value_max)
        if count is None and (value_max is None or _SAID_RE.match(view, max(0, start - 8), start)):
            count = noun_first(doc, view, years, match[0], start, end)
        if count is not None:
            last_end = count.at[1]
            yield count


def _free_numbers(view: str, mask: bytearray) -> Iterator[re.Match[str]]:
    """The numbers of the text but for most of those that `mask` claims: looked for at digits."""
    position = 0
    for start, end in digit_runs(view):
        # What is claimed is read only where a number may go on behind a space: "12 345".
        if start < position or (mask[start] and not view[end + 1 : end + 2].isdigit()):
            continue
        if match := p.NUMBER_RE.match(view, start):
            yield match
            position = match.end()


def _is_of_next(doc: CleanDocument, view: str, start: int, end: int) -> bool:
    """Do the words behind the number begin what follows: the next label, the next line?

    "Tổng số: 44 Nữ: 33"; a line that goes on may begin with a capital ("Đảng viên"), so that this
    tells only where a colon stands before the number.
    """
    if view[start - 2 : start].strip() != ":":
        return False
    if (following := match_near(p.NEXT_LABEL_RE, view, end)) is None:
        return begins_line(doc, view, end)
    return following["label"] in p.dividing_values() or begins_line(doc, view, end)


# "tuổi đời 18 - 21" counts nobody, "số học viên: 18 - 21" does.
_SAID_RE = regex.compile(r"(?r)(?:(?<!\p{L})(?:là|có|từ|được|đạt)|[:=])\s*$")
