"""Numbers that stand without a noun of their own and take that of their list.

"lần lượt là 11, 31 và 06 tổ chức đảng": three counts of one noun, which stands behind the last or
before the first. "Kết nạp đảng viên: năm 2018: 85; năm 2019: 98": one for each year.
"269 đảng bộ cơ sở (tăng 08)": what the count before it counts. Silent where the list measures
something (money, areas, percentages) or where nothing says what it counts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.figures.count_labels import label_at_end, label_before
from extractors.matching import match_near, places_of_word
from extractors.numerals import NUMERAL, digit_runs, numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count, FigureKind

_RESPECTIVE = "lần lượt"
_LEAD_RE = re.compile(r"(?:\s+[^\W\d_]+){0,4}\s*:?\s*(?=\d)")
_NUMBER_RE = re.compile(NUMERAL)
_NEXT_RE = re.compile(r"\s*(?:,\s*(?:và\s+)?|;\s*|và\s+)(?=\d)")
_YEAR_RE = re.compile(r"(?:19|20)\d{2}(?!\d)")
# "các năm 2021, 2022 và 2023 lần lượt là".
_YEARS_RE = regex.compile(
    r"(?r)(?:(?:trong\s+)?(?:(?:các|những|ba|bốn|hai)\s+)?năm\s+)?(?:(?:19|20)\d{2}(?:\s*,\s*|\s+và\s+|,\s+và\s+)?)+\W*\Z"
)
# "năm 2018: 85" and what joins it to the next.
_OF_YEAR_RE = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})\s*(?::|\s(?:là|có|được)(?=\s))\s*(?=\d)")
_YEAR_WORD = "năm "
_JOINT_RE = re.compile(r"\s*[;,]\s*(?:và\s+)?(?:đến\s+)?(?=(?:năm\s+)?(?:19|20)\d{2})")
_CHANGED_RE = regex.compile(
    r"(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+(?P<number>\d[\d.]*)(?<!\.)"
    r"(?=\s*(?:[);]|[,.](?!\d)|so\s+với(?!\p{L})))"
)
_BEFORE_CHANGE_RE = regex.compile(r"(?:\s+\p{L}+){0,3}\s*[(,]\s*(?:đã\s+)?")
# "93 đại biểu nữ, trong đó có 07 trúng cử": no noun, but what became of them.
_AMONG = "trong đó"
_AMONG_RE = re.compile(
    r"\s*:?\s*(?:có\s+)?(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})"
    r"(?=\s+(?:trúng\s+cử|tái\s+cử|được|bị|đạt|đã|kết\s+nạp|thuộc|chưa|không)(?![^\W\d_]))"
)
_REACH, _LONGEST_LABEL = 60, 40


@dataclass(frozen=True, slots=True)
class ListNoun:
    """What the numbers of a list count."""

    unit: str
    kind: FigureKind
    label: str | None


def listed_counts(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts of lists that share one noun, by the place of their list; the last of a list that
    has the noun behind it is left to be read as any other, unless it is of a year of its own.

    `view` is the folded text, `mask` 1 where digits belong to something else.
    """
    for place in places_of_word(view, _RESPECTIVE):
        yield from _respective(doc, view, mask, place + len(_RESPECTIVE))
    yield from _by_years(doc, view, mask)


def _respective(doc: CleanDocument, view: str, mask: bytearray, place: int) -> Iterator[Count]:
    """ "lần lượt là 11, 31 và 06 tổ chức đảng"; `place` is behind "lần lượt"."""
    lead = match_near(_LEAD_RE, view, place)
    numbers = list(_row(view, mask, lead.end())) if lead else []
    if len(numbers) < 2:
        return
    start = place - len(_RESPECTIVE)
    said = _YEARS_RE.search(view, max(0, start - _REACH), start)
    noun, behind = noun_of_list(doc, view, numbers[-1][1], said.start() if said else start)
    if noun is None:
        return
    years = _YEAR_RE.findall(said[0]) if said else []
    dated = len(years) == len(numbers)
    for index, at in enumerate(numbers[:-1] if behind and not dated else numbers):
        year = years[index] if dated else None
        yield count_of_list(doc, view, at, noun, "count.respective", year)


def _row(view: str, mask: bytearray, position: int) -> Iterator[Range]:
    """The places of the whole numbers that stand beside each other from `position` on."""
    while number := match_near(_NUMBER_RE, view, position):
        value = numeral_value(number[0])
        if mask[number.start()] or value != value.to_integral_value():
            return
        yield number.span()
        if (joint := match_near(_NEXT_RE, view, number.end())) is None:
            return
        position = joint.end()


def _by_years(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """ "Kết nạp đảng viên: năm 2018: 85; năm 2019: 98; năm 2020: 102"."""
    done = 0
    for start, end in digit_runs(view):
        if end - start != 4 or start < done or not _YEAR_RE.match(view, start):
            continue
        first = start - len(_YEAR_WORD) if view.endswith(_YEAR_WORD, 0, start) else start
        numbers: list[tuple[Range, str]] = []
        position = first
        while item := match_near(_OF_YEAR_RE, view, position):
            number = match_near(_NUMBER_RE, view, item.end())
            if number is None or mask[number.start()]:
                break
            numbers.append((number.span(), item[1]))
            joint = match_near(_JOINT_RE, view, number.end())
            position = joint.end() if joint else len(view)
        if len(numbers) < 2:
            continue
        done = numbers[-1][0][1]
        noun, behind = noun_of_list(doc, view, done, first)
        whole = all(numeral_value(view[slice(*at)]) % 1 == 0 for at, _ in numbers)
        if noun is None or not whole:
            continue
        for at, year in numbers[:-1] if behind else numbers:
            yield count_of_list(doc, view, at, noun, "count.by_year", year)


def noun_of_list(
    doc: CleanDocument, view: str, end: int, start: int
) -> tuple[ListNoun | None, bool]:
    """What a list counts that begins at `start` and whose last number ends at `end`, and whether
    its noun stands behind it; None where the words do not say. `view` is the folded text."""
    if match_near(p.MEASURE_RE, view, end) or view[end : end + 2].strip().startswith("%"):
        return None, False
    if (noun := p.noun_at(view, end)) is not None:
        unit = doc.text[noun.start : noun.end]
        label = label_before(view, start)
        return ListNoun(unit, cast(FigureKind, p.noun_kinds()[noun.phrase]), label), True
    found = label_at_end(view, start)
    if found is None:
        return None, False
    left, right, _ = found
    total = match_near(p.TOTAL_RE, view, left)
    noun = p.noun_at(view, total.end() if total else left)
    if noun is None or right - left > 2 * _LONGEST_LABEL:
        return None, False
    label = " ".join(view[left:right].split())
    unit = doc.text[noun.start : noun.end]
    return ListNoun(unit, cast(FigureKind, p.noun_kinds()[noun.phrase]), label), False


def count_of_list(
    doc: CleanDocument,
    view: str,
    at: Range,
    noun: ListNoun,
    rule: str,
    year: str | None,
    words: Range | None = None,
) -> Count:
    """A count of the number at `at`, whose noun is that of its list; `year` what it is of, `words`
    the place of number and label where there is more than the number."""
    numeral = view[slice(*at)]
    place = words or at
    return Count(
        span=doc.span(*place),
        at=place,
        section=doc.section_at(place[0]),
        rule=rule,
        value=numeral_value(numeral),
        numeral=numeral,
        unit=noun.unit,
        kind=noun.kind,
        as_of=year,
        label=noun.label,
        number_at=at,
    )


def bare_changes(view: str, doc: CleanDocument, counts: Sequence[Count]) -> Iterator[Count]:
    """The changes of a count that do not repeat its noun: "269 đảng bộ cơ sở (tăng 08)".

    `counts` stand in reading order.
    """
    starts = [count.number_at[0] for count in counts]
    for word in ("tăng ", "giảm "):
        for place in places_of_word(view, word):
            found = match_near(_CHANGED_RE, view, place)
            if found is None:
                continue
            at = found.span("number")
            index = bisect_left(starts, place) - 1
            if index < 0 or at[0] in starts[index + 1 : index + 2]:
                continue
            before = counts[index]
            if before.rule == "count.table" or not _BEFORE_CHANGE_RE.fullmatch(
                view, before.at[1], place
            ):
                continue
            noun = ListNoun(before.unit, before.kind, None)
            yield count_of_list(doc, view, at, noun, "count.change", before.as_of)


def bare_parts(view: str, doc: CleanDocument, counts: Sequence[Count]) -> Iterator[Count]:
    """The parts of a count that do not repeat its noun: "11 nữ ứng cử, trong đó có 07 trúng cử".

    `counts` stand in reading order.
    """
    starts = [count.number_at[0] for count in counts]
    for place in places_of_word(view, _AMONG):
        found = match_near(_AMONG_RE, view, place + len(_AMONG))
        index = bisect_left(starts, place) - 1
        if found is None or index < 0:
            continue
        at, whole = found.span("number"), counts[index]
        between = view[whole.at[1] : place]
        if at[0] in starts[index + 1 : index + 2] or len(between) > 2 * _REACH:
            continue
        if any(sign in between for sign in ".;:()%\n"):
            continue
        if numeral_value(view[slice(*at)]) <= whole.value and whole.rule != "count.table":
            noun = ListNoun(whole.unit, whole.kind, None)
            yield count_of_list(doc, view, at, noun, "count.part", whole.as_of)
