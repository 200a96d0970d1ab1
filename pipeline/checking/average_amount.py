"""average_amount: money over the number of those who got it, against the average that is stated.

"cho vay 720 tỷ đồng với 16.000 lượt hộ vay, bình quân 45 triệu đồng/lượt hộ". The money and the
number stand right before the average, and the number's noun is what the average is for each of.
Both the money and the average are known to their last digit only. Suspect at most: the money may
hold what the average leaves out. Nothing is said where either is about.

False alarm avoided: "dư nợ 4.672 tỷ đồng, bình quân 50 triệu đồng/hộ" with no number in sight.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.figures.approximation import approximation
from extractors.matching import match_near, places_of_words
from extractors.numerals import NUMERAL, decimals, numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import rounded, show
from schemas.facts import Check, Severity
from schemas.textview import folded_view

RULE = "average_amount"
_CUES = ("bình quân", "trung bình")
_SCALES = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALE = r"(?:(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng"
_AVERAGE_RE = regex.compile(
    rf"\p{{L}}+\s+\p{{L}}+\s+(?:đạt\s+|là\s+)?(?P<numeral>{NUMERAL})\s*{_SCALE}\s*/\s*"
    r"(?P<unit>\p{L}+(?:\s+\p{L}+)?)"
)
_MONEY = rf"(?<![\d.,/])(?P<money>{NUMERAL})\s+{_SCALE}"
_NUMBER = r"(?<![\d.,/])(?P<number>\d+(?:\.\d{3})*)\s+(?P<noun>\p{L}+(?:\s+\p{L}+){0,4})"
_BEFORE = tuple(
    regex.compile(rf"(?r){words}\s*[,;(]\s*(?:đạt\s+|tính\s+)?\Z")
    for words in (
        rf"{_MONEY},?\s+(?:với|cho|của|tới)\s+{_NUMBER}",
        rf"{_NUMBER},?\s+(?:với\s+)?(?:tổng\s+)?(?:(?:số\s+tiền|dư\s+nợ|trị\s+giá)\s+)?{_MONEY}",
    )
)
_REACH = 110


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each average amount whose money and number are stated."""
    doc, view = evidence.doc, folded_view(evidence.doc.text)
    for place, _ in places_of_words(view, _CUES):
        stated = match_near(_AVERAGE_RE, view, place)
        if stated is None:
            continue
        found = (before.search(view, max(0, place - _REACH), place) for before in _BEFORE)
        told = next((match for match in found if match is not None), None)
        if told is None or approximation(view, *told.span("money")) != "exact":
            continue
        unit, noun = (" ".join(words.split()) for words in (stated["unit"], told["noun"]))
        number = numeral_value(told["number"])
        if number <= 1 or not f"{noun} ".startswith(f"{unit} "):
            continue
        scale = _SCALES[stated["scale"] or ""]
        money, half = _amount(told["money"], _SCALES[told["scale"] or ""])
        exact = Fraction(money) / Fraction(number) / scale
        value, own_half = numeral_value(stated["numeral"]), _own_half(stated["numeral"])
        off = abs(exact - Fraction(value))
        slack = Fraction(half) / Fraction(number) / scale
        severity: Severity = "suspect"
        if off <= Fraction(own_half) + slack:
            severity = "ok"
        elif off <= 2 * Fraction(own_half) + slack:
            severity = "rounding"
        expected = rounded(exact, stated["numeral"])
        equation = f"{_shown(money)} / {show(number)} = {_shown(expected * scale)}"
        if expected != value:
            equation += f" {'≈' if severity == 'ok' else '≠'} {_shown(value * scale)}"
        spans = (stated.span("numeral"), told.span("money"), told.span("number"))
        yield Check(
            kind="other",
            severity=severity,
            rule=RULE,
            spans=tuple(doc.span(*at) for at in spans),
            stated=value,
            expected=expected,
            equation=equation,
            section=doc.section_at(place),
        )


def _amount(numeral: str, scale: int) -> tuple[Decimal, Decimal]:
    """The money in đồng, and by how much it may be off."""
    return numeral_value(numeral) * scale, _half(numeral) * scale


def _shown(amount: Decimal) -> str:
    """An amount in đồng without the decimals that scaling left."""
    whole = amount.to_integral_value()
    return show(whole if whole == amount else amount)


def _own_half(numeral: str) -> Decimal:
    """Of an average: one in round thousands was rounded to them ("376.000 đồng")."""
    return Decimal(500) if numeral.endswith(".000") else _half(numeral)


def _half(numeral: str) -> Decimal:
    return Decimal(1).scaleb(-decimals(numeral)) / 2
