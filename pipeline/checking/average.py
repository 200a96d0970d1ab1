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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

import regex

from extractors.figures.approximation import approximation
from extractors.figures.group import Group
from extractors.figures.kindred import PEOPLE
from extractors.figures.labelled_parts import BARE
from extractors.figures.patterns import noun_at
from extractors.matching import match_near, places_of_words
from extractors.numerals import numeral_value
from pipeline.checking.divisors import (
    MOST,
    Divisor,
    divisors_of,
    listed_years,
    nearest,
    ratio_divisors,
)
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import Verdict, compare, rounded, show
from pipeline.checking.slips import digits, single_digit_slip
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
_ABOUT_RE = regex.compile(r"(?<!\p{L})(?:khoảng|gần|chừng|xấp xỉ|hơn|trên|dưới|ít nhất)(?!\p{L})")
_REACH = 60
_FAR, _NEAR = 1000, 80
"""Characters of a sentence that are looked at on either side, and for what the average is of."""
_BEGINS_RE = regex.compile(r"\s*(?:[-–+•]\s*)?(?:(?:như vậy|tính ra|tính),? )?")
# No counts: "có 20,4 đảng viên", and "mỗi quý 12 buổi", where "quý 12" may be a name.
_UNCOUNTED_RE = regex.compile(
    r"[^.;:()\d]{0,40}?(?<![\d.,])(?P<numeral>\d{1,6},\d{1,2}|(?<=(?:tháng|quý) )\d{1,4})(?=\s)"
)
_VERBS = frozenset(("có", "là", "được", "đạt", "khoảng", "gần", "trên", "hơn", "đã", "thì", "mới"))
_SHARE_RE = regex.compile(r"(?:tỷ lệ|tỉ lệ|thu nhập|điểm|đầu người)[^.;,]{0,60}$")
_KINDS = ("", "mới", "định kỳ", "thường kỳ", "chuyên đề")
"""What may narrow the total's noun behind it."""
_ASIDE_RE = regex.compile(r"\([^()]*\)")
# "240 cuộc; tính bình quân …", "240 cuộc, như vậy tính ra bình quân".
_RECKONED_RE = regex.compile(r"(?:(?:như vậy|tính|ra|chung|đạt|tức|tức là|nghĩa là),? ?)+$")
# "bình quân 22 đảng viên (418 đảng viên/19 chi bộ)".
_BEHIND_RE = regex.compile(r"(?:/[\p{L} ]{2,30}| mỗi [\p{L} ]{2,30})? ?[(:=] ?(?:lấy |tức |là )*")
_BESIDE_RE = regex.compile(r",? (?:[\p{L} ]{1,30} )?")
_DIVIDED_RE = regex.compile(r" ?(?:/|:|chia(?: cho)?|trên) ?")


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
        average = _uncounted(evidence, view, cue[1]) or next(
            (c for c in counts if 0 <= c.at[0] - cue[1] <= _REACH), None
        )
        if average is None:
            continue
        if _ABOUT_RE.search(view, cue[1], average.at[1]) is None:
            average = replace(average, approx="exact")  # "bình quân" alone is no "about"
        unit = _unit(view, cue, average, end)
        totals = [c for c in counts if c.at[1] <= cue[0] and _is_total(c, average)][-MOST:]
        totals += [c for c in counts if _is_behind(view, average, c) and _is_total(c, average)]
        if unit is not None and totals:
            counted = [
                *nearest(place, divisors_of(view, start, end, unit, counts, average)),
                *listed_years(divided, unit, totals),
            ]
            divisors = counted or ratio_divisors(evidence.doc, evidence.ratios, unit, place)
            narrowed = _is_narrowed(view, start, cue, average)
            for row in _judged(evidence, view, cue[0], average, totals, divisors):
                if row.severity == "ok" or (not narrowed and (counted or _is_a_digit_off(row))):
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


def _is_behind(view: str, average: Count, count: Count) -> bool:
    """Does the count stand in a bracket right behind the average?"""
    gap = count.number_at[0] - average.at[1]
    return 0 < gap <= _REACH and bool(_BEHIND_RE.fullmatch(view, average.at[1], count.number_at[0]))


def _uncounted(evidence: Evidence, view: str, end: int) -> Count | None:
    """ "bình quân mỗi chi bộ có 20,4 đảng viên": a count in all but its form."""
    match = match_near(_UNCOUNTED_RE, view, end)
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
    return (
        alike
        and count.value > average.value
        and count.approx == "exact"
        and count.rule != BARE  # a part of one before it
    )


def _judged(
    evidence: Evidence,
    view: str,
    cue: int,
    average: Count,
    totals: Sequence[Count],
    divisors: Sequence[Divisor],
) -> Iterator[Check]:
    pairs = [(total, divisor) for total in totals for divisor in divisors if divisor.number > 1]
    judged = [(_verdict(average, total, divisor), total, divisor) for total, divisor in pairs]
    fitting = [(total, divisor) for verdict, total, divisor in judged if verdict == "ok"]
    if fitting:
        yield _row(evidence, "ok", average, *min(fitting, key=partial(_distance, average)))
    elif judged and len(totals) == 1 and len({divisor.number for divisor in divisors}) == 1:
        verdict, total, divisor = judged[0]
        before = divisor.at[0] < cue and (
            _is_tied(view[total.at[1] : cue]) or _is_misprint(view, average, total, divisor)
        )
        behind = total.at[0] > cue and _DIVIDED_RE.fullmatch(view, total.at[1], divisor.at[0])
        if divisor.told and (before or behind):
            severity: Severity = "rounding" if verdict == "rounding" else "suspect"
            yield _row(evidence, severity, average, total, divisor)


def _is_tied(gap: str) -> bool:
    """Does the average follow right on the total, but for a list in brackets?"""
    gap = _RECKONED_RE.sub("", _ASIDE_RE.sub("", gap).strip(" ,;:(-–."))
    return gap.strip(" ,;:(-–.") in _KINDS


def _is_misprint(view: str, average: Count, total: Count, divisor: Divisor) -> bool:
    """ "5 năm có 1.020 thanh niên nhập ngũ, trong đó 38 là đảng viên. Bình quân mỗi năm 240 thanh
    niên": the total stands right behind its years, and one digit mends the average.
    """
    expected = rounded(Fraction(total.value) / divisor.number, average.numeral)
    beside = _BESIDE_RE.fullmatch(view, divisor.at[1], max(divisor.at[1], total.number_at[0]))
    return beside is not None and single_digit_slip(digits(average.value), digits(expected))


def _is_a_digit_off(row: Check) -> bool:
    stated, expected = row.stated, row.expected
    assert isinstance(stated, Decimal)
    assert isinstance(expected, Decimal)
    return single_digit_slip(digits(stated), digits(expected))


def _verdict(average: Count, total: Count, divisor: Divisor) -> Verdict:
    return compare(
        Fraction(total.value) / divisor.number, average.value, average.numeral, average.approx
    )


def _distance(average: Count, pair: tuple[Count, Divisor]) -> Fraction:
    total, divisor = pair
    return abs(Fraction(total.value) / divisor.number - Fraction(average.value))


def _row(
    evidence: Evidence, severity: Severity, average: Count, total: Count, divisor: Divisor
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
