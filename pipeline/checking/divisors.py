"""By what a total is divided where a sentence states an average: years, months, units."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from extractors.figures.number_words import words_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count, Ratio
from schemas.folding import fold_tone

MOST = 8
"""Totals, and numbers of years or units, that one average is held against: the nearest."""
_TIMES = frozenset(("năm", "tháng", "quý", "tuần", "ngày"))
_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_YEARS_RE = regex.compile(
    rf"(?<!\p{{L}})(?P<count>\d{{1,2}}|(?<!mười )(?:{_WORDS})) năm(?! (?:19|20)\d{{2}})(?!\p{{L}})"
    r"|(?<!\d)(?P<first>(?:19|20)\d{2})(?: ?[-–] ?| đến (?:hết )?(?:năm )?)"
    r"(?P<last>(?:19|20)\d{2})(?!\d)"
)
# "Trong 6 tháng", "04 quý đầu năm"; not of a date ("ngày 15 tháng 6").
_SPANS_RE = regex.compile(
    rf"(?<!ngày )(?<![\p{{L}}\d/.,-])(?P<count>\d{{1,3}}|{_WORDS}) "
    r"(?P<unit>tháng|quý|tuần|ngày)(?! \d)(?!\p{L})"
)
_ONE_YEAR_RE = regex.compile(r"(?<!\p{L})(?:(?:cả|trong) năm|năm (?:19|20)\d{2})(?!\p{L})")
_OF_YEAR = {"tháng": 12, "quý": 4}
_TERM_RE = regex.compile(r"(?:nhiệm kỳ|giai đoạn)[^.;]{0,20}$")


@dataclass(frozen=True, slots=True)
class Divisor:
    """So many years or units, and the words that say it; where they do not say it outright ("năm
    2023" for twelve months) it is not `told`."""

    number: int
    at: Range
    told: bool = True


def nearest(place: int, divisors: Iterable[Divisor]) -> Iterable[Divisor]:
    """Those nearest to the cue, as they stand in the text."""
    kept = sorted(divisors, key=lambda divisor: abs(divisor.at[0] - place))[:MOST]
    return sorted(kept, key=lambda divisor: divisor.at)


def divisors_of(
    view: str, start: int, end: int, unit: str, counts: Sequence[Count], average: Count
) -> Iterator[Divisor]:
    """The years, months or units between two clean offsets of `view`; `unit` is what the average
    is for each of, and the average itself divides nothing."""
    head = unit.split()[0]
    if head == "năm":
        for match in _YEARS_RE.finditer(view, start, end):
            if match["count"]:
                yield Divisor(_number(match["count"]), match.span())
                continue
            years = int(match["last"]) - int(match["first"])
            yield Divisor(years + 1, match.span())
            if _TERM_RE.search(view, start, match.start()):
                yield Divisor(years, match.span())  # a term begins in its first year's course
    elif head in _TIMES:
        spans = [m for m in _SPANS_RE.finditer(view, start, end) if m["unit"] == head]
        yield from (Divisor(_number(match["count"]), match.span()) for match in spans)
        year = _ONE_YEAR_RE.search(view, start, end) if head in _OF_YEAR and not spans else None
        if year is not None:
            yield Divisor(_OF_YEAR[head], year.span(), told=False)
    else:
        for count in counts:
            noun = fold_tone(count.unit)
            named = noun in (unit, head) or noun.startswith(f"{unit} ")
            if count.at != average.at and named and count.approx == "exact":
                yield Divisor(int(count.value), count.at)


def _number(words: str) -> int:
    value = None if words.isdigit() else words_value(words)
    return int(words) if value is None else value


def listed_years(
    divided: Mapping[int, Sequence[Group]], unit: str, totals: Sequence[Count]
) -> Iterator[Divisor]:
    """The years of a total that is told by years ("năm 2017: 310 đơn vị; 2018: 345 …")."""
    if unit.split()[0] != "năm":
        return
    for group in chain.from_iterable(divided.get(id(total), ()) for total in totals):
        years = {dimensions_of(part).get("year") for part in group.parts}
        if None not in years and len(years) == len(group.parts):
            yield Divisor(len(years), (group.parts[0].at[0], group.parts[-1].at[1]))


def ratio_divisors(
    doc: CleanDocument, ratios: Sequence[Ratio], unit: str, place: int
) -> list[Divisor]:
    """ "12/18 xã đạt chuẩn. Tổng số 306 tiêu chí, bình quân 17 tiêu chí/xã": all of the last ratio
    in the paragraph before the cue at `place`, where it is of the unit; not of some of them.
    """
    index = bisect_left(ratios, place, key=lambda ratio: ratio.at[0]) - 1
    if index < 0 or doc.block_index(ratios[index].at[0]) != doc.block_index(place):
        return []
    ratio = ratios[index]
    named = ratio.unit is not None and f"{fold_tone(ratio.unit)} ".startswith(f"{unit} ")
    return [Divisor(ratio.den, ratio.at)] if named else []
