"""Counts whose noun stands first: "tổng số đảng viên: 8.201", "HTXSNV 24", "đảng viên dự bị 4"."""

import re
from typing import cast

from extractors.figures import patterns as p
from extractors.figures.abbreviations import abbreviated_kind, abbreviation_before
from extractors.figures.approximation import approximation
from extractors.figures.count_labels import ends_in_name, is_in_name, label_at_end, noun_before
from extractors.figures.divided_labels import divided_label
from extractors.figures.years import Years
from extractors.matching import LETTER, match_near
from extractors.numerals import numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count, FigureKind

_FOLLOWED_RE = re.compile(
    rf"[¹²³⁴⁵⁶⁷⁸⁹⁰]*\s*(?:[;)\n]|[,.](?!\d)|$|(?:{LETTER}+\s+){{0,3}}{LETTER}+\s*:\s*\d|(?:và|trong\s+đó|gồm|chiếm|đạt)(?!{LETTER})|\()"
)


# "60 đồng chí tuổi từ 31 đến 40" counts nobody twice.
_AGED_RE = re.compile(r"(?<!\w)tuổi(?:\s+đời)?\s+(?:từ|trên|dưới)$|(?<!\w)(?:độ|ở)\s+tuổi$")


def noun_first(
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
    named = not joined and view[left:right] not in p.MOVEMENTS  # "xin ra khỏi Đảng 01" names none
    if is_in_name(doc.text, left) or (named and ends_in_name(doc.text, left, right)):
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
