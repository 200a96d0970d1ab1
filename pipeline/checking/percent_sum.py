"""percent_sum: the percentages of a whole's parts against 100.

Parts that add up to their whole: their percentages add up to 100, give or take half a unit in the
last digit of each. A percentage that is wrong by itself is reported there, not here, so that such a
row can only hold.

Two percentages that no numbers stand behind, of the two values of a class that has no third (nam
and nữ, chính thức and dự bị, tập thể and cá nhân), stated side by side as shares: they must add up
to 100 as well. Suspect where they miss it by a tenth at most or one digit would mend it; else they
may be shares of two wholes.

True: "nam chiếm 60%, nữ chiếm 45%". False alarm avoided: "tỷ lệ đạt của nam 97%, của nữ 92%"; more
than two values, which may overlap ("giáo sư", "tiến sĩ"); see `share_sum` for lists and rests.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

import regex

from extractors.figures.share import Share
from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.percent import stands_wrong
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Percentage, Severity
from schemas.registry.nouns import dimension_values
from schemas.textview import folded_view

RULE = "percent_sum"
_NEAR = 60
_MOST_OFF = 10


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each complete group all of whose parts carry a percentage, and for each pair of
    complementary percentages."""
    yield from _of_groups(evidence)
    yield from _of_pairs(evidence)


def _of_groups(evidence: Evidence) -> Iterator[Check]:
    by_part: dict[int, Share] = {id(share.part): share for share in evidence.shares}
    for group in evidence.groups:
        shares = [by_part[id(part)] for part in group.parts if id(part) in by_part]
        if len(shares) != len(group.parts) or group.total != group.whole.value:
            continue
        if any(share.whole_value != group.whole.value for share in shares):
            continue  # shares of something else
        stated = [share.percentage for share in shares]
        holds = adds_up(stated)
        if not holds and any(stands_wrong(share) for share in shares):
            continue
        yield sum_row(stated, "ok" if holds else "suspect")


def _of_pairs(evidence: Evidence) -> Iterator[Check]:
    if len(evidence.percentages) < 2:
        return
    doc = evidence.doc
    view = folded_view(doc.text)
    bound = {id(share.percentage) for share in evidence.shares}
    goes_on = [_goes_on(view, a, b) for a, b in pairwise(evidence.percentages)]
    for index, (one, other) in enumerate(pairwise(evidence.percentages)):
        if {id(one), id(other)} & bound or other.at[0] - one.at[1] > _NEAR:
            continue
        if any(goes_on[max(0, index - 1) : index]) or any(goes_on[index + 1 : index + 2]):
            continue  # three shares of one list
        if any(f.approx != "exact" or f.value_max is not None for f in (one, other)):
            continue
        sentence = doc.sentence_at(one.at[0])
        if sentence is None or other.at[1] > sentence.end:
            continue
        left = _value_re().search(view, max(sentence.start, one.at[0] - _NEAR), one.at[0])
        right = _value_re().search(view, one.at[1], other.at[0])
        if left is None or right is None or left["value"] == right["value"]:
            continue
        if _pairs()[left["value"]] != _pairs()[right["value"]]:
            continue
        total = one.value + other.value
        if adds_up((one, other)):
            yield sum_row((one, other), "ok")
        elif abs(total - 100) <= _MOST_OFF or _is_mended(one, other):
            yield sum_row((one, other), "suspect")


def _goes_on(view: str, one: Percentage, other: Percentage) -> bool:
    between = view[one.at[1] : other.at[0]]
    return len(between) <= _NEAR and not any(sign in between for sign in ";.\n")


@cache
def _pairs() -> dict[str, str]:
    """The values of the closed classes that have two, with their class."""
    classes: dict[str, list[str]] = {}
    for value in dimension_values():
        if value.closed:
            classes.setdefault(value.dimension, []).append(value.value)
    return {value: name for name, values in classes.items() if len(values) == 2 for value in values}


@cache
def _value_re() -> "regex.Pattern[str]":
    """A value, said to make up the percentage behind it: "nữ chiếm tỷ lệ", "dự bị (chiếm"."""
    values = "|".join(_pairs())
    return regex.compile(
        # "còn lại là nữ": see share_sum.
        rf"(?<!\p{{L}})(?<!còn\s+lại(?:\s+là)?\s+)(?P<value>{values})(?:\s+(?:giới|đồng\s+chí))?,?\s*\(?"
        r"chiếm(?:\s+(?:tỷ|tỉ)\s+(?:lệ|trọng))?\s*:?\s*$"
    )


def adds_up(stated: Sequence[Percentage]) -> bool:
    """Do the percentages make 100, each within half a unit of its last digit?"""
    slack = sum((Decimal(1).scaleb(-decimals(f.numeral)) / 2 for f in stated), Decimal(0))
    return abs(_total(stated) - 100) <= slack


def _total(stated: Sequence[Percentage]) -> Decimal:
    return sum((figure.value for figure in stated), Decimal(0))


def _is_mended(one: Percentage, other: Percentage) -> bool:
    """Would one digit of either make them add up to 100?"""
    return any(
        a.value < 100
        and b.value < 100
        and single_digit_slip(digits(a.value), digits(100 - b.value))
        for a, b in ((one, other), (other, one))
    )


def sum_row(stated: Sequence[Percentage], severity: Severity, rule: str = RULE) -> Check:
    """The row of percentages that add up to 100 or should."""
    percent = _total(stated)
    equation = f"{' + '.join(f'{show(f.value)}%' for f in stated)} = {show(percent)}%"
    return Check(
        kind="percent_sum",
        severity=severity,
        rule=rule,
        spans=tuple(figure.span for figure in stated),
        stated=percent,
        expected=Decimal(100),
        equation=equation if severity == "ok" else f"{equation} ≠ 100%",
        section=stated[0].section,
    )
