"""average: a total over a number of years or units against the average that the text states.

"tiếp nhận 1.700 đơn vị máu trong 5 năm, bình quân mỗi năm 340 đơn vị". The total is a count of the
average's own noun before it in the sentence, the number of years or units stands before it too;
a sentence that begins with the average goes on from the one before ("408 đảng viên. Bình quân mỗi
chi bộ có 20,4 đảng viên").
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

from extractors.figures.approximation import approximation
from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from extractors.figures.kindred import PEOPLE
from extractors.figures.patterns import noun_at
from extractors.matching import match_near, places_of_words
from extractors.numerals import numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import Verdict, compare, rounded, show
from schemas.document import CleanDocument, Range, Sentence
from schemas.facts import Check, Count, Severity
from schemas.folding import fold_tone
from schemas.textview import folded_view

RULE = "average"
_CUES = ("bình quân", "trung bình")
_EACH = r"(?:mỗi|một|từng|hằng|hàng|1|01)"
_PER_BEFORE_RE = regex.compile(rf"{_EACH} (?P<unit>\p{{L}}+(?: \p{{L}}+)?)")
_PER_AFTER_RE = regex.compile(
    rf"[\p{{L}} ]{{0,40}}?(?:/ ?(?:(?:0?1|một|mỗi) )?|(?<!\p{{L}}){_EACH} )"
    r"(?P<unit>\p{L}+(?: \p{L}+)?)"
)
_YEARS_RE = regex.compile(
    r"(?<!\p{L})(?P<count>\d{1,2}) năm(?! (?:19|20)\d{2})"
    r"|(?<!\d)(?P<first>(?:19|20)\d{2})(?: ?[-–] ?| đến (?:hết )?(?:năm )?)"
    r"(?P<last>(?:19|20)\d{2})(?!\d)"
)
_TERM_RE = regex.compile(r"(?:nhiệm kỳ|giai đoạn)[^.;]{0,20}$")
_ABOUT_RE = regex.compile(r"(?<!\p{L})(?:khoảng|gần|chừng|xấp xỉ|hơn|trên|dưới|ít nhất)(?!\p{L})")
_REACH = 60
_FAR, _NEAR = 1000, 80
"""Characters of a sentence that are looked at on either side, and for what the average is of."""
_MOST = 8
"""Totals, and numbers of years or units, that one average is held against: the nearest."""
_BEGINS_RE = regex.compile(r"\s*(?:[-–+•]\s*)?(?:(?:như vậy|tính ra|tính),? )?")
_DECIMAL_RE = regex.compile(r"[^.;:()\d]{0,40}?(?<![\d.,])(?P<numeral>\d{1,6},\d{1,2})(?=\s)")
_VERBS = frozenset(("có", "là", "được", "đạt", "khoảng", "gần", "trên", "hơn", "đã", "thì", "mới"))
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
        if _SHARE_RE.search(view, max(sentence.start, place - _NEAR), place):
            continue
        start = max(_opening(evidence.doc, view, sentence, place), place - _FAR)
        end = min(sentence.end, place + _FAR)
        between = slice(bisect_left(starts, start), bisect_left(starts, end))
        counts = [count for count in evidence.counts[between] if count.value_max is None]
        average = _decimal(evidence, view, cue[1]) or next(
            (c for c in counts if 0 <= c.at[0] - cue[1] <= _REACH), None
        )
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
            narrowed = _is_narrowed(view, start, cue, average)
            for row in _judged(evidence, view, cue[0], average, totals, divisors):
                if row.severity == "ok" or not narrowed:
                    yield row


def _opening(doc: CleanDocument, view: str, sentence: Sentence, place: int) -> int:
    """Where what is averaged may be told: in the sentence before too, where this one begins with
    the average.
    """
    if _BEGINS_RE.fullmatch(view, sentence.start, place) is None or sentence.start < 2:
        return sentence.start
    last = doc.sentence_at(sentence.start - 2)
    within = last is not None and last.start >= doc.block_at(place).start
    return last.start if last is not None and within else sentence.start


def _decimal(evidence: Evidence, view: str, end: int) -> Count | None:
    """ "bình quân mỗi chi bộ có 20,4 đảng viên": a count in all but its decimals."""
    match = match_near(_DECIMAL_RE, view, end)
    noun = noun_at(view, match.end()) if match else None
    if match is None or noun is None:
        return None
    at, doc = (match.start("numeral"), noun.end), evidence.doc
    return Count(
        span=doc.span(*at),
        at=at,
        section=doc.section_at(at[0]),
        rule=RULE,
        value=numeral_value(match["numeral"]),
        numeral=match["numeral"],
        unit=doc.text[noun.start : noun.end],
        kind="other",
        approx=approximation(view, at[0], at[1]),
        number_at=match.span("numeral"),
    )


def _nearest(place: int, divisors: Iterable[_Divisor]) -> Iterable[_Divisor]:
    """Those nearest to the cue, as they stand in the text."""
    nearest = sorted(divisors, key=lambda divisor: abs(divisor.at[0] - place))[:_MOST]
    return sorted(nearest, key=lambda divisor: divisor.at)


def _unit(view: str, cue: Range, average: Count, end: int) -> str | None:
    """What the average is for each of: "năm", "chi bộ"."""
    found = _per(view, cue, average, end)
    return found["unit"] if found else None


def _per(view: str, cue: Range, average: Count, end: int) -> "regex.Match[str] | None":
    before = _PER_BEFORE_RE.search(view, cue[1], average.at[0])
    return before or _PER_AFTER_RE.match(view, average.number_at[1], end)


def _is_narrowed(view: str, start: int, cue: Range, average: Count) -> bool:
    """ "418 đảng viên. Bình quân mỗi chi bộ khối thôn có 30,5": of some of the units only."""
    per = _per(view, cue, average, average.at[1])
    said = view[per.end() : average.number_at[0]].split() if per else []
    return not {*said} <= {*view[start : cue[0]].split(), *_VERBS}


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
                yield _Divisor(years, match.span())  # a term begins in its first year's course
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
    return _ASIDE_RE.sub("", gap).strip(" ,;:(-–.") in _KINDS


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
