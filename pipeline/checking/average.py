"""average: a total over a number of years or units against the average that the text states.

"tiếp nhận 1.700 đơn vị máu trong 5 năm, bình quân mỗi năm 340 đơn vị". The total is a count of the
average's own noun before it in the sentence, the number of years or units stands before it too.
Where either is not the only one that may be meant, or the average does not follow right on the
total ("20 đảng viên, 5 năm qua kết nạp bình quân …"), one that does not come out is left alone.
Suspect at most: a total may hold what the average leaves out.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import chain

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from extractors.figures.kindred import PEOPLE
from extractors.matching import places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import Verdict, compare, rounded, show
from schemas.document import Range
from schemas.facts import Check, Count, Severity
from schemas.folding import fold_tone
from schemas.textview import folded_view

RULE = "average"
_CUES = ("bình quân", "trung bình")
_EACH = r"(?:mỗi|một|từng|hằng|hàng|1|01)"
_PER_BEFORE_RE = regex.compile(rf"{_EACH} (?P<unit>\p{{L}}+(?: \p{{L}}+)?)")
_PER_AFTER_RE = regex.compile(
    rf"[\p{{L}} ]{{0,40}}?(?:/ ?(?:0?1 )?|(?<!\p{{L}}){_EACH} )(?P<unit>\p{{L}}+(?: \p{{L}}+)?)"
)
_YEARS_RE = regex.compile(
    r"(?<!\p{L})(?P<count>\d{1,2}) năm(?! (?:19|20)\d{2})"
    r"|(?<!\d)(?P<first>(?:19|20)\d{2})(?: ?[-–] ?| đến (?:hết )?(?:năm )?)"
    r"(?P<last>(?:19|20)\d{2})(?!\d)"
)
_TERM_RE = regex.compile(r"nhiệm kỳ[^.;]{0,20}$")
_ABOUT_RE = regex.compile(r"(?<!\p{L})(?:khoảng|gần|chừng|xấp xỉ|hơn|trên|dưới|ít nhất)(?!\p{L})")
_REACH = 60
_FAR, _NEAR = 1000, 80
"""Characters of a sentence that are looked at on either side, and for what the average is of."""
_MOST = 8
"""Totals, and numbers of years or units, that one average is held against: the nearest."""
_TIMES = frozenset(("năm", "tháng", "quý", "tuần", "ngày"))
_SHARE_RE = regex.compile(r"(?:tỷ lệ|tỉ lệ|thu nhập|điểm|đầu người)[^.;,]{0,60}$")
_KINDS = ("", "mới", "định kỳ", "thường kỳ", "chuyên đề")
"""What may narrow the total's noun behind it."""
_ASIDE_RE = regex.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Divisor:
    """So many years or units, and the words that say it."""

    number: int
    at: Range


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each average whose total and number of years or units are stated."""
    view = folded_view(evidence.doc.text)
    starts = [count.at[0] for count in evidence.counts]
    divided: dict[int, list[Group]] = {}
    for group in evidence.groups:
        divided.setdefault(id(group.whole), []).append(group)
    for place, word in places_of_words(view, _CUES):
        cue = (place, place + len(word))
        sentence = evidence.doc.sentence_at(place)
        if sentence is None:
            continue
        start, end = max(sentence.start, place - _FAR), min(sentence.end, place + _FAR)
        if _SHARE_RE.search(view, max(start, place - _NEAR), place):
            continue
        between = slice(bisect_left(starts, start), bisect_left(starts, end))
        counts = [count for count in evidence.counts[between] if count.value_max is None]
        average = next((c for c in counts if 0 <= c.at[0] - cue[1] <= _REACH), None)
        if average is None:
            continue
        if _ABOUT_RE.search(view, cue[1], average.at[1]) is None:
            average = replace(average, approx="exact")  # "bình quân" alone is no "about"
        unit = _unit(view, cue, average, end)
        totals = [c for c in counts if c.at[1] <= cue[0] and _is_total(c, average)][-_MOST:]
        if unit is not None and totals:
            divisors = [
                *_nearest(place, _divisors(view, start, end, unit, counts, average)),
                *_listed_years(divided, unit, totals),
            ]
            yield from _judged(evidence, view, cue[0], average, totals, divisors)


def _nearest(place: int, divisors: Iterable[_Divisor]) -> Iterable[_Divisor]:
    """Those nearest to the cue, as they stand in the text."""
    nearest = sorted(divisors, key=lambda divisor: abs(divisor.at[0] - place))[:_MOST]
    return sorted(nearest, key=lambda divisor: divisor.at)


def _unit(view: str, cue: Range, average: Count, end: int) -> str | None:
    """What the average is for each of: "năm", "chi bộ"."""
    before = _PER_BEFORE_RE.search(view, cue[1], average.at[0])
    found = before or _PER_AFTER_RE.match(view, average.number_at[1], end)
    return found["unit"] if found else None


def _is_total(count: Count, average: Count) -> bool:
    one, other = (fold_tone(c.unit) for c in (count, average))
    noun = other.partition("/")[0].strip()
    alike = one == noun or one.startswith(f"{noun} ") or {one, noun} <= PEOPLE
    return alike and count.value > average.value and count.approx == "exact"


def _divisors(
    view: str, start: int, end: int, unit: str, counts: Sequence[Count], average: Count
) -> Iterator[_Divisor]:
    head = unit.split()[0]
    if head == "năm":
        for match in _YEARS_RE.finditer(view, start, end):
            if match["count"]:
                yield _Divisor(int(match["count"]), match.span())
                continue
            years = int(match["last"]) - int(match["first"])
            yield _Divisor(years + 1, match.span())
            if _TERM_RE.search(view, start, match.start()):
                yield _Divisor(years, match.span())  # a term ends in the year in which it began
    elif head not in _TIMES:
        for count in counts:
            noun = fold_tone(count.unit)
            named = noun in (unit, head) or noun.startswith(f"{unit} ")
            if count.at != average.at and named and count.approx == "exact":
                yield _Divisor(int(count.value), count.at)


def _listed_years(
    divided: Mapping[int, Sequence[Group]], unit: str, totals: Sequence[Count]
) -> Iterator[_Divisor]:
    """The years of a total that is told year by year ("năm 2017: 310 đơn vị; 2018: 345 …")."""
    if unit.split()[0] != "năm":
        return
    for group in chain.from_iterable(divided.get(id(total), ()) for total in totals):
        years = {dimensions_of(part).get("year") for part in group.parts}
        if None not in years and len(years) == len(group.parts):
            yield _Divisor(len(years), (group.parts[0].at[0], group.parts[-1].at[1]))


def _judged(
    evidence: Evidence,
    view: str,
    cue: int,
    average: Count,
    totals: Sequence[Count],
    divisors: Sequence[_Divisor],
) -> Iterator[Check]:
    pairs = [(total, divisor) for total in totals for divisor in divisors if divisor.number > 1]
    judged = [(_verdict(average, total, divisor), total, divisor) for total, divisor in pairs]
    fitting = [(total, divisor) for verdict, total, divisor in judged if verdict == "ok"]
    if fitting:
        yield _row(evidence, "ok", average, *min(fitting, key=partial(_distance, average)))
    elif judged and len(totals) == 1 and len({divisor.number for divisor in divisors}) == 1:
        verdict, total, divisor = judged[0]
        if divisor.at[0] < cue and _is_tied(view[total.at[1] : cue]):
            severity: Severity = "rounding" if verdict == "rounding" else "suspect"
            yield _row(evidence, severity, average, total, divisor)


def _is_tied(gap: str) -> bool:
    """Does the average follow right on the total, but for a list in brackets?"""
    return _ASIDE_RE.sub("", gap).strip(" ,;:(-–") in _KINDS


def _verdict(average: Count, total: Count, divisor: _Divisor) -> Verdict:
    return compare(
        Fraction(total.value) / divisor.number, average.value, average.numeral, average.approx
    )


def _distance(average: Count, pair: tuple[Count, _Divisor]) -> Fraction:
    total, divisor = pair
    return abs(Fraction(total.value) / divisor.number - Fraction(average.value))


def _row(
    evidence: Evidence, severity: Severity, average: Count, total: Count, divisor: _Divisor
) -> Check:
    exact = Fraction(total.value) / divisor.number
    expected = rounded(exact, average.numeral)
    sign = "≈" if severity == "ok" else "≠"
    computed = f"{show(total.value)} / {divisor.number} = {show(_shown(exact))}"
    return Check(
        kind="other",
        severity=severity,
        rule=RULE,
        spans=(average.span, total.span, evidence.doc.span(*divisor.at)),
        stated=average.value,
        expected=expected,
        equation=computed if exact == average.value else f"{computed} {sign} {show(average.value)}",
        section=average.section,
    )


def _shown(value: Fraction) -> Decimal:
    """The quotient with as many decimals as it needs, two at most."""
    shown = rounded(value, "0,00")
    return shown.normalize() if shown != shown.to_integral_value() else Decimal(int(shown))
