"""Amounts that count something: "350 triệu đồng", "25 ha rừng", "3,2 km đường", "12 tấn thóc".

They are no counts (nobody counts to 350,000,000), but they say how much there is: a count of kind
"other" whose rule is `amount.` and what it measures. The value is in the unit as written, with the
scale before it worked in: 350 triệu đồng is 350,000,000 đồng. Silent on what is a property of one
thing: a price, a rate, a distance, the area of a place (the registry's `amount_cues`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.matching import match_near
from extractors.numerals import NUMERAL, digit_runs, numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count
from schemas.registry.amounts import AmountRole, amount_cues, measures
from schemas.textview import folded_view, window_start

_SKIPPED = frozenset(("letterhead", "addressee", "recipients", "signature", "table"))
_SCALES = {**p.SCALES, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "trăm": 100, "chục": 10}
_SCALE = r"(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W\d_])\s*)"
# A run of digits, and what an amount must go on with: tried at every number of the text.
_DIGITS_RE = re.compile(r"\d[\d.,]*(?: \d{3}(?!\d))*")
_REACH = 70
_NEAR = 12
_LONGEST = 20  # digits; a longer run is a serial number
_WINDOW = 70
_LEAST = 1000  # đồng
_NOUN_WORD_RE = regex.compile(r"\s\p{Ll}+(?!\p{L})")
_NOUN_WORDS = 3  # "đường bê tông"


@cache
def _amount_re() -> "regex.Pattern[str]":
    units = "|".join(sorted(map(regex.escape, measures()), key=len, reverse=True))
    return regex.compile(
        rf"(?P<low>{NUMERAL})(?:\s*(?:-|đến)\s*(?P<high>{NUMERAL}))?\s*(?P<scale>{_SCALE}*)"
        rf"(?:(?P<more>{NUMERAL})\s*(?P<more_scale>{_SCALE}+))?"
        rf"(?:(?P<unit>{units})(?![\p{{L}}\d]|/c|\s+chí(?!\p{{L}}))|(?(more)(?P<bare>)|(?<=t[ỷỉ]\s?)(?P<bare>)))"
    )


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of what may follow the first number of an amount."""
    return frozenset(word[:2] for word in (*measures(), *_SCALES, "đến", "-"))


def _may_go_on(view: str, end: int) -> bool:
    """May what stands behind the digits that end at `end` go on with the number, or measure it?

    Most digits of a text are told apart from amounts by two letters, without a pattern.
    """
    behind = view[end : end + _NEAR].lstrip()[:2]
    first, second = behind[:1], behind[1:]
    return (
        behind in _beginnings()
        or first.isdigit()
        or first in ("", ".", ",")
        or (first in _beginnings() and not second.isalpha())
    )


@cache
def _behind_re() -> "re.Pattern[str]":
    """What follows the first number of an amount: `re`, since many numbers of a text are tried."""
    words = "|".join(sorted(map(re.escape, (*measures(), *_SCALES)), key=len, reverse=True))
    return re.compile(rf"\s*(?:(?:-|đến)\s*\d[\d.,]*\s*)?(?:{words})(?![^\W\d_])")


def find_amounts(doc: CleanDocument, claimed: Iterable[Range] = ()) -> Iterator[Count]:
    """The amounts in reading order; `claimed` are the ranges of cited documents."""
    view = folded_view(doc.text)
    taken = sorted(claimed)
    leads_on = _behind_re().match
    done = 0
    for start, end in digit_runs(view):
        if start < done or not _may_go_on(view, end):
            continue
        digits = match_near(_DIGITS_RE, view, start)
        if digits is None:
            continue
        end = done = digits.end()
        if leads_on(view, end) is None or end - start > _LONGEST:
            continue
        if view[start - 1 : start].isalnum() or view[start - 1 : start] in ("/", "-", ".", ","):
            continue
        amount = match_near(_amount_re(), view, start, _REACH)
        if amount is None or _is_claimed(doc, taken, start):
            continue
        count = _counted(doc, view, amount)
        if count is not None:
            done = count.at[1]
            yield count


def _is_claimed(doc: CleanDocument, taken: list[Range], start: int) -> bool:
    at = bisect_right(taken, (start, len(doc.text))) - 1
    if at >= 0 and start < taken[at][1]:
        return True
    block = doc.block_at(start)
    return block.kind in _SKIPPED or start < block.body


def _counted(doc: CleanDocument, view: str, amount: "regex.Match[str]") -> Count | None:
    start, end = amount.start(), amount.end()
    scale = _scale(amount["scale"])
    if amount["bare"] is not None and (scale < _SCALES["tỷ"] or _goes_on(view, end)):
        return None  # "1,4 tỷ người"; "2,3 tỷ" alone is money
    unit_at = amount.span("unit") if amount["unit"] else amount.span("scale")
    measure = measures().get(amount["unit"] or "đồng", "money")
    if amount["unit"] == "đ" and numeral_value(amount["low"]) * scale < _LEAST:
        return None  # "khoản 1 đ"
    noun = _noun(view, end) if measure != "money" else None
    if not _is_counted(view, (start, end), measure, noun):
        return None
    value = numeral_value(amount["low"]) * scale
    if amount["more"]:
        value += numeral_value(amount["more"]) * _scale(amount["more_scale"])
    stop = noun[1] if noun is not None else end
    stop = start + len(view[start:stop].rstrip())
    last = next(name for name in ("more_scale", "scale", "high", "low") if amount[name])
    numeral = doc.text[start : amount.end(last)].rstrip()
    return Count(
        span=doc.span(start, stop),
        at=(start, stop),
        section=doc.section_at(start),
        rule=f"amount.{measure}",
        value=_plain(value),
        numeral=numeral,
        unit=doc.text[slice(*unit_at)].strip() if amount["unit"] else "đồng",
        kind="other",
        qualifiers=(" ".join(doc.text[slice(*noun)].split()),) if noun is not None else (),
        value_max=_plain(numeral_value(amount["high"]) * scale) if amount["high"] else None,
        approx="exact" if amount["high"] else approximation(view, start, stop),
        number_at=(start, start + len(numeral)),
    )


def _noun(view: str, end: int) -> Range | None:
    """Where the words behind the unit say what it is that is measured, or None."""
    at = end
    for _ in range(_NOUN_WORDS):
        word = match_near(_NOUN_WORD_RE, view, at)
        if word is None or match_near(p.GENERIC_STOP_RE, view, at) is not None:
            break
        at = word.end()
    return (end + 1, at) if at > end else None


def _scale(words: str) -> int:
    scale = 1
    for word in words.split():
        scale *= _SCALES[word]
    return scale


def _plain(value: Decimal) -> Decimal:
    """Without the digits behind the comma that a scale has used up: 9,6 tỷ is 9600000000."""
    whole = value.to_integral_value()
    return whole if value == whole else value


_GOES_ON_RE = regex.compile(r"\s*\p{L}")


def _goes_on(view: str, end: int) -> bool:
    """Does a noun follow that the bare scale counts?"""
    return (
        match_near(_GOES_ON_RE, view, end) is not None
        and match_near(p.GENERIC_STOP_RE, view, end) is None
    )


def _is_counted(view: str, at: Range, measure: str, noun: Range | None) -> bool:
    start, end = at
    before = view[window_start(view, start, _WINDOW) : start]
    before = _LOOSENED_RE.sub("", before)
    for role, wanted, left, right in _cues():
        if wanted and measure not in wanted:
            continue
        if left is not None and not left.search(before):
            continue
        if right is None or match_near(right, view, end) is not None:
            return role == "counted"
    return measure == "money" or noun is not None


# "mức gần 500.000 đồng": how exact it is says nothing of what it is.
_LOOSENED_RE = regex.compile(
    r"(?:(?<!\p{L})(?:gần|khoảng|trên|hơn|dưới|xấp\s+xỉ|chừng|tới|tối\s+đa|tối\s+thiểu|ước|đạt|là)\s+)+$"
)


@cache
def _cues() -> tuple[
    tuple[AmountRole, frozenset[str], "regex.Pattern[str] | None", "regex.Pattern[str] | None"], ...
]:
    def compiled(pattern: str) -> "regex.Pattern[str] | None":
        return regex.compile(pattern) if pattern else None

    return tuple(
        (cue.role, frozenset(cue.measures), compiled(cue.before), compiled(cue.after))
        for cue in amount_cues()
    )
