"""Counts: a number and what it counts, "59 đảng viên", "tổng số đảng viên: 8.201"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import merge
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.figures.abbreviations import abbreviated_kind, abbreviation_before
from extractors.figures.act_lists import with_acts
from extractors.figures.approximation import approximation
from extractors.figures.bare_years import is_bare_year
from extractors.figures.bracketed import bare_bracketed
from extractors.figures.claims import cover
from extractors.figures.count_labels import (
    ends_in_name,
    is_in_name,
    label_at_end,
    label_before,
    noun_before,
)
from extractors.figures.divided_labels import divided_label
from extractors.figures.labelled_parts import labelled_parts
from extractors.figures.measured import SCALED
from extractors.figures.moved_totals import moved_totals
from extractors.figures.multiples import is_multiple
from extractors.figures.number_words import word_numbers
from extractors.figures.shared_nouns import bare_changes, bare_parts, listed_counts
from extractors.figures.years import Years
from extractors.matching import LETTER, match_near
from extractors.numerals import digit_runs, numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Approximation, Count, FigureKind
from schemas.replacing import replaced

_MARKS = ",;.:()"  # no noun follows behind them
_LONGEST_NUMERAL = 15  # a longer run of digits is an account or a serial number


def find_counts(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts whose digits `mask` leaves free, and those in words, in reading order."""
    years = Years(doc, view)
    listed = sorted((*listed_counts(doc, view, mask), *moved_totals(doc, view, mask)), key=_place)
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
    found = sorted([*stated, *more], key=_place) if more else stated
    yield from with_acts(view, doc, found, mask)


def _place(count: Count) -> Range:
    return count.at


def _in_words(doc: CleanDocument, view: str, years: Years, mask: bytearray) -> Iterator[Count]:
    """ "hai mươi ba đảng viên"."""
    for found in word_numbers(doc.text, view, mask):
        if is_multiple(view, found.start, found.noun):
            continue
        yield _with_noun(
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
            if (scaled := _scaled(doc, view, years, match)) is not None:
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
        if view[end : end + 1] not in _MARKS:
            if _is_of_next(doc, view, start, end):
                count = _noun_first(doc, view, years, match[0], start, end)
            count = count or _number_first(doc, view, years, match[0], start, end, value_max)
        if count is None and (value_max is None or _SAID_RE.match(view, max(0, start - 8), start)):
            count = _noun_first(doc, view, years, match[0], start, end)
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
        return _begins_line(doc, view, end)
    return following["label"] in p.dividing_values() or _begins_line(doc, view, end)


def _begins_line(doc: CleanDocument, view: str, end: int) -> bool:
    """Does a new line with a capital follow the number right away?"""
    behind = match_near(_LINE_START_RE, view, end)
    return behind is not None and doc.text[behind.end() - 1].isupper()


_HAVING_RE = regex.compile(r"(?r)(?:(?<!\p{L})có|[;,])\s+$")
# "tuổi đời 18 - 21" counts nobody, "số học viên: 18 - 21" does.
_SAID_RE = regex.compile(r"(?r)(?:(?<!\p{L})(?:là|có|từ|được|đạt)|[:=])\s*$")
_LINE_START_RE = re.compile(rf"[^\S\n]*\n\s*{LETTER}")


def _scaled(doc: CleanDocument, view: str, years: Years, match: re.Match[str]) -> Count | None:
    """ "3 nghìn lượt cán bộ", "1,2 triệu người": a round number, and so never an exact one."""
    scale = match_near(p.SCALE_RE, view, match.end())
    noun = p.noun_at(view, scale.end()) if scale else None
    if scale is None or noun is None:
        return None
    value = numeral_value(match[0]) * p.SCALES[scale["scale"]]
    at = match.start(), scale.end("scale")
    written = (SCALED, doc.text[slice(*at)], value.normalize().quantize(Decimal(1)))
    count = _with_noun(doc, view, years, written, at, noun)
    return replaced(count, approx="about") if count.approx == "exact" else count


def _number_first(
    doc: CleanDocument,
    view: str,
    years: Years,
    numeral: str,
    start: int,
    end: int,
    value_max: Decimal | None,
) -> Count | None:
    noun = p.noun_at(view, end)
    value = numeral_value(numeral)
    if value != value.to_integral_value():
        return None
    if noun is None and (among := match_near(p.AMONG_IS_RE, view, end)):
        # "trong đó có 9 là đảng viên"
        noun = (
            p.noun_at(view, among.end())
            if _HAVING_RE.match(view, max(0, start - 8), start)
            else None
        )
    if noun is None and (series := match_near(p.SERIES_RE, view, end)):
        return _series_start(doc, view, years, numeral, (start, end), series.end())
    written = ("count.noun", numeral, value)
    if noun is not None and (
        is_bare_year(view, numeral, value, start, noun.phrase) or is_multiple(view, start, noun)
    ):
        return None
    if noun is not None:
        return _with_noun(doc, view, years, written, (start, end), noun, value_max)
    if (level := p.level_at(view, end)) is not None and not _begins_line(doc, view, end):
        written = ("count.level", numeral, value)
        return _counting(doc, view, years, written, (start, end), level, "people", value_max)
    unknown = None if _begins_line(doc, view, end) else unknown_noun(view, start, end)
    if unknown is None or (1900 <= value <= 2100 and "." not in numeral):
        return None
    written = ("count.unknown_noun", numeral, value)
    return _counting(doc, view, years, written, (start, end), unknown, "other", value_max)


_Written = tuple[str, str, Decimal]
"""The rule, the numeral as written, its value."""


def _with_noun(
    doc: CleanDocument,
    view: str,
    years: Years,
    written: _Written,
    number_at: Range,
    noun: p.NounMatch,
    value_max: Decimal | None = None,
) -> Count:
    kind = cast(FigureKind, p.noun_kinds()[noun.phrase])
    return _counting(doc, view, years, written, number_at, (noun.start, noun.end), kind, value_max)


def _counting(
    doc: CleanDocument,
    view: str,
    years: Years,
    written: _Written,
    number_at: Range,
    unit_at: Range,
    kind: FigureKind,
    value_max: Decimal | None,
) -> Count:
    """The count of a number that stands before its noun, with what narrows the noun."""
    start = number_at[0]
    qualifiers, stop = _qualifiers(doc, view, unit_at[1], kind)
    return Count(
        span=doc.span(start, stop),
        at=(start, stop),
        section=doc.section_at(start),
        rule=written[0],
        value=written[2],
        numeral=written[1],
        unit=doc.text[slice(*unit_at)],
        kind=kind,
        qualifiers=qualifiers,
        value_max=value_max,
        approx=_approximation(view, start, stop, value_max),
        as_of=years.before(start),
        label=label_before(view, start),
        number_at=number_at,
    )


def _qualifiers(
    doc: CleanDocument, view: str, noun_end: int, kind: FigureKind
) -> tuple[tuple[str, ...], int]:
    """What narrows the noun that ends at `noun_end`, and where the words of the count end."""
    stop, qualifiers = noun_end, tuple[str, ...]()
    if view[stop : stop + 1] in _MARKS:
        return qualifiers, stop
    modifiers = p.MODIFIER_RE if kind in ("people", "organisation") else p.EVENT_MODIFIER_RE
    if modifier := match_near(modifiers, view, stop):
        stop = modifier.end()
        qualifiers = (" ".join(modifier[0].split()),)
    if badge := match_near(p.BADGE_RE, view, stop):
        qualifiers = (*qualifiers, f"{badge['years']} năm tuổi đảng")
    if kind in ("people", "organisation") and (tail := match_near(p.TAIL_RE, view, stop)):
        value_said = " ".join(tail["value"].split())
        if value_said in p.dividing_values():
            qualifiers = (*qualifiers, value_said)
    if kind == "people" and (people := _ethnicity(view, noun_end, stop)) is not None:
        said = " ".join(doc.text[slice(*people)].split())
        qualifiers = (*(word for word in qualifiers if not said.lower().endswith(word)), said)
    return qualifiers, stop


def _ethnicity(view: str, noun_end: int, stop: int) -> Range | None:
    """Where an ethnic group is named behind a noun, or behind the words that narrow it: "03 đồng
    chí dân tộc Kinh", "04 đảng viên nữ dân tộc Thái".
    """
    for place in dict.fromkeys((noun_end, stop)):
        if (people := match_near(p.ethnicity_re(), view, place)) is not None:
            return people.span("said")
    return None


def _approximation(view: str, start: int, end: int, value_max: Decimal | None) -> Approximation:
    """How exact the count is; the "từ" of a range ("từ 5 đến 7 đồng chí") is no "at least"."""
    found = approximation(view, start, end)
    return "exact" if value_max is not None and found == "at_least" else found


def unknown_noun(view: str, start: int, end: int) -> Range | None:
    """Where one or two words behind the number `view[start:end]` may be what it counts, or None."""
    if match_near(p.GENERIC_STOP_RE, view, end):
        return None
    if p.NAMED_BY_NUMBER_RE.match(view, max(0, start - 24), start):
        return None
    if p.SLOGAN_RE.match(view, max(0, start - 40), start):
        return None
    noun = match_near(p.GENERIC_NOUN_RE, view, end)
    if noun is None:
        return None
    left, right = noun.span("noun")
    first = noun["noun"].split()[0]
    if first != noun["noun"] and match_near(p.GENERIC_STOP_RE, view, left + len(first)):
        right = left + len(first)
    return left, right


def _series_start(
    doc: CleanDocument, view: str, years: Years, numeral: str, at: Range, second_end: int
) -> Count | None:
    noun = p.noun_at(view, second_end)
    if noun is None:
        return None
    return Count(
        span=doc.span(*at),
        at=at,
        section=doc.section_at(at[0]),
        rule="count.series",
        value=numeral_value(numeral),
        numeral=numeral,
        unit=doc.text[noun.start : noun.end],
        kind=cast(FigureKind, p.noun_kinds()[noun.phrase]),
        as_of=years.before(at[0]),
        number_at=at,
    )


_FOLLOWED_RE = re.compile(
    rf"[¹²³⁴⁵⁶⁷⁸⁹⁰]*\s*(?:[;)\n]|[,.](?!\d)|$|(?:{LETTER}+\s+){{0,3}}{LETTER}+\s*:\s*\d|(?:và|trong\s+đó|gồm|chiếm|đạt)(?!{LETTER})|\()"
)


# "60 đồng chí tuổi từ 31 đến 40" counts nobody twice.
_AGED_RE = re.compile(r"(?<!\w)tuổi(?:\s+đời)?\s+(?:từ|trên|dưới)$|(?<!\w)(?:độ|ở)\s+tuổi$")


def _noun_first(
    doc: CleanDocument, view: str, years: Years, numeral: str, start: int, end: int
) -> Count | None:
    """ "tổng số đảng viên: 8.201", "HTXSNV 24", "đảng viên dự bị 4": the noun stands before."""
    value = numeral_value(numeral)
    if value != value.to_integral_value() or not match_near(_FOLLOWED_RE, view, end):
        return None
    found = label_at_end(view, start)
    listed = abbreviation_before(doc.text, start, end) if found is None else None
    if found is None and listed is None:
        listed = divided_label(view, start, end, int(value))
    if listed is not None:
        found = (*listed, True)
    if found is None:
        return None
    left, right, joined = found
    if 1900 <= value <= 2100 and "." not in numeral and not joined:
        return None
    if is_in_name(doc.text, left) or (not joined and ends_in_name(doc.text, left, right)):
        return None
    phrase = " ".join(view[left:right].split())
    if _AGED_RE.search(phrase):
        return None
    kind: FigureKind = "other" if p.NUMBER_OF_RE.match(phrase) else "people"
    unit = doc.text[left:right]
    total = match_near(p.TOTAL_RE, view, left)
    if listed is not None:
        divided = divided_label(view, start, end, int(value)) is not None
        kind = "people" if divided else abbreviated_kind(unit)
    elif phrase in p.dividing_values() and (people := noun_before(view, left)) is not None:
        left, unit = people.start, doc.text[people.start : people.end]
    elif (noun := p.noun_at(view, total.end() if total else left)) and not (
        noun.end < right and phrase in p.dividing_values()  # "dân tộc thiểu số 48"
    ):
        kind = cast(FigureKind, p.noun_kinds()[noun.phrase])
        unit = doc.text[noun.start : noun.end]
    return Count(
        span=doc.span(left, end),
        at=(left, end),
        section=doc.section_at(start),
        rule="count.label",
        value=value,
        numeral=numeral,
        unit=unit,
        kind=kind,
        qualifiers=(phrase,),
        approx=approximation(view, start, end),
        as_of=years.before(start),
        label=phrase,
        number_at=(start, end),
    )
