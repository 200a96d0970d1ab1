"""Counts whose number stands first: "59 đảng viên", "3 nghìn lượt cán bộ", "từ 35 lên 59"."""

import re
from decimal import Decimal
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.figures.bare_years import is_bare_year
from extractors.figures.count_labels import label_before
from extractors.figures.measured import SCALED
from extractors.figures.multiples import is_multiple
from extractors.figures.years import Years
from extractors.matching import LETTER, match_near
from extractors.numerals import numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Approximation, Count, FigureKind
from schemas.replacing import replaced

MARKS = ",;.:()"
"""No noun follows behind them."""
_HAVING_RE = regex.compile(r"(?r)(?:(?<!\p{L})có|[;,])\s+$")
_LINE_START_RE = re.compile(rf"[^\S\n]*\n\s*{LETTER}")


def begins_line(doc: CleanDocument, view: str, end: int) -> bool:
    """Does a new line with a capital follow right behind the number that ends at `end`?"""
    behind = match_near(_LINE_START_RE, view, end)
    return behind is not None and doc.text[behind.end() - 1].isupper()


def scaled_count(doc: CleanDocument, view: str, years: Years, match: re.Match[str]) -> Count | None:
    """ "3 nghìn lượt cán bộ", "1,2 triệu người": a round number, and so never an exact one."""
    scale = match_near(p.SCALE_RE, view, match.end())
    noun = p.noun_at(view, scale.end()) if scale else None
    if scale is None or noun is None:
        return None
    value = numeral_value(match[0]) * p.SCALES[scale["scale"]]
    at = match.start(), scale.end("scale")
    written = (SCALED, doc.text[slice(*at)], value.normalize().quantize(Decimal(1)))
    count = with_noun(doc, view, years, written, at, noun)
    return replaced(count, approx="about") if count.approx == "exact" else count


def number_first(
    doc: CleanDocument,
    view: str,
    years: Years,
    numeral: str,
    start: int,
    end: int,
    value_max: Decimal | None,
) -> Count | None:
    """The count of the numeral at `view[start:end]`, or None; `value_max` ends a range."""
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
        return with_noun(doc, view, years, written, (start, end), noun, value_max)
    if (level := p.level_at(view, end)) is not None and not begins_line(doc, view, end):
        written = ("count.level", numeral, value)
        return _counting(doc, view, years, written, (start, end), level, "people", value_max)
    unknown = None if begins_line(doc, view, end) else unknown_noun(view, start, end)
    if unknown is None or (1900 <= value <= 2100 and "." not in numeral):
        return None
    written = ("count.unknown_noun", numeral, value)
    return _counting(doc, view, years, written, (start, end), unknown, "other", value_max)


_Written = tuple[str, str, Decimal]
"""The rule, the numeral as written, its value."""


def with_noun(
    doc: CleanDocument,
    view: str,
    years: Years,
    written: _Written,
    number_at: Range,
    noun: p.NounMatch,
    value_max: Decimal | None = None,
) -> Count:
    """The count of a number that stands before the noun."""
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
    if view[stop : stop + 1] in MARKS:
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
