"""products: so many of each at so much, and what they come to.

"bàn giao 11 nhà (xây mới 07 x 50 triệu đồng, sửa chữa 04 x 25 triệu đồng), tổng hỗ trợ 450 triệu
đồng": 7 × 50 + 4 × 25 = 450. Other money may have been spent as well: a product that does not come
out is an error only where the numbers of the bracket make the number in front of it (7 + 4 = 11)
and one digit would mend the total, and no row otherwise.
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex

from extractors.matching import match_near
from extractors.numerals import NUMERAL, numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "products"
_SIGNS = (" x ", " × ")
_FACTORS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_MONEY = rf"{NUMERAL}\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+đồng)?|đồng)"
_NAMED = r"(?:\s*\p{L}+){0,6}?\s*"
_TERM = rf"{_NAMED}(?<!\d)\d{{1,4}}(?:\s+\p{{L}}+){{0,3}}\s+[x×]\s+{_MONEY}(?:/\p{{L}}+)?\s*"
# In its bracket nothing but products, and behind it what they come to.
_LIST_RE = regex.compile(
    rf"\((?P<terms>{_TERM}(?:(?:[,;+]|và){_TERM}){{0,7}})\)\s*,?\s*(?:với\s+)?"
    rf"(?:=|tổng(?:\s+\p{{L}}+){{1,4}}|(?:tổng\s+)?(?:trị\s+giá|kinh\s+phí|số\s+tiền))(?:\s+là)?\s*:?\s*"
    rf"(?P<total>{_MONEY})(?!\s*/|\p{{L}})"
)
_TERM_RE = regex.compile(
    rf"(?<!\d)(?P<times>\d{{1,4}})(?:\s+\p{{L}}+){{0,3}}\s+[x×]\s+(?P<money>{_MONEY})"
)
_MONEY_RE = regex.compile(rf"(?P<numeral>{NUMERAL})\s*(?P<factor>nghìn|ngàn|triệu|tỷ|tỉ)?")
_LONGEST, _TO_BRACKET = 300, 40


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each bracket of products whose total holds or has one wrong digit."""
    view = folded_view(evidence.doc.text)
    if not any(sign in view for sign in _SIGNS):
        return
    starts = [count.at[0] for count in evidence.counts]
    for opening in _brackets(view):
        if (found := match_near(_LIST_RE, view, opening)) is not None:
            front = bisect_left(starts, opening) - 1
            yield from _row(evidence, found, evidence.counts[front] if front >= 0 else None)


def _brackets(view: str) -> Iterator[int]:
    """Where each bracket opens that holds a sign of multiplication."""
    last = -1
    for sign in _SIGNS:
        at = view.find(sign)
        while at >= 0:
            opening = view.rfind("(", max(0, at - _LONGEST), at)
            if opening > last:
                last = opening
                yield opening
            at = view.find(sign, at + 1)


def _row(evidence: Evidence, found: "regex.Match[str]", whole: Count | None) -> Iterator[Check]:
    doc = evidence.doc
    terms = list(_TERM_RE.finditer(found["terms"]))
    total, unit = _money(found["total"])
    expected = sum((_product(term) for term in terms), Decimal(0)) / unit
    steps = " + ".join(
        f"{show(Decimal(term['times']))} × {show(_money(term['money'])[0] / unit)}"
        for term in terms
    )
    stated = total / unit
    holds = expected == stated
    number = sum(int(term["times"]) for term in terms)
    complete = (
        whole is not None and whole.value == number and found.start() - whole.at[1] <= _TO_BRACKET
    )
    if not holds and not (complete and single_digit_slip(digits(stated), digits(expected))):
        return
    offset = found.start("terms")
    equation = f"{steps} = {show(expected)}"
    yield Check(
        kind="part_sum",
        severity="ok" if holds else "error",
        rule=RULE,
        spans=(
            doc.span(*found.span("total")),
            *(doc.span(offset + term.start(), offset + term.end()) for term in terms),
        ),
        stated=stated,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(stated)}",
        section=doc.section_at(found.start()),
        suggestion=None if holds else f"{show(stated)} → {show(expected)}",
    )


def _product(term: "regex.Match[str]") -> Decimal:
    return int(term["times"]) * _money(term["money"])[0]


def _money(written: str) -> tuple[Decimal, Decimal]:
    """The amount in đồng, and how many đồng its unit holds."""
    match = _MONEY_RE.match(written)
    assert match is not None
    unit = Decimal(_FACTORS[match["factor"] or ""])
    return numeral_value(match["numeral"]) * unit, unit
