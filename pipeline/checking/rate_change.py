"""rate_change: two rates and how far they are said to lie apart (kind `percent`).

"tăng 1,5%" between two rates may mean points ("từ 92% lên 93,5%") or a share of the first. Either
reading holds: ok. Neither: suspect, since another rate may be meant.

True: "năm 2021 đạt 92%, năm 2022 đạt 93,5%, tăng 2,5% so với năm 2021". False alarm avoided: "đạt
93,5%, tăng 2,5%": nobody says from where.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, show
from schemas.document import Range
from schemas.facts import Check, Percentage
from schemas.textview import folded_view

RULE = "rate_change"
_CHANGE_RE = regex.compile(r"(?r)(?<!\p{L})(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+$")
# "từ 92% (năm 2021) lên 93,5%": the words between the first rate and the second.
_SERIES_RE = regex.compile(
    r"[^.;\n%]{0,60}?(?:(?<!\p{L})(?:lên|xuống|còn))(?:\s+(?:còn|tới|đến|trên|gần))?\s+"
)
_FROM_RE = regex.compile(r"(?r)(?<!\p{L})từ\s+$")
# "năm 2021 đạt 92%, năm 2022 đạt 93,5%": two years of one rate.
_NEXT_YEAR_RE = regex.compile(
    r"\s*[,;]\s*(?:đến\s+)?năm\s+(?:19|20)\d{2}\s*(?::|là|đạt|chiếm|có|tăng\s+lên)?\s*(?:đạt\s+)?"
)
_YEAR_RE = regex.compile(r"(?r)năm\s+(?:19|20)\d{2}\s*(?::|là|đạt|chiếm|có)?\s*(?:đạt\s+)?$")
# Between the second rate and the change: nothing but a year in brackets and a comma.
_TO_CHANGE_RE = regex.compile(
    r"\s*(?:\((?:năm\s+)?(?:19|20)\d{2}\))?(?:\s+(?:vào\s+)?năm\s+(?:19|20)\d{2})?\s*[,(]\s*"
    r"(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+"
)
# "đạt 93,5%, tăng 1,5% so với năm 2021 (92%)".
_COMPARED_RE = regex.compile(
    r"\s*so\s+với\s+(?:cùng\s+kỳ\s+)?(?:năm\s+(?:(?:19|20)\d{2}|trước)|đầu\s+nhiệm\s+kỳ|nhiệm\s+kỳ\s+trước)"
    r"\s*\((?:(?:năm\s+(?:19|20)\d{2}\s+)?(?:là|đạt)\s+)?"
)
_LONGEST = 120


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each change of a rate of which both rates are stated."""
    view = folded_view(evidence.doc.text)
    rates = evidence.percentages
    for index, stated in enumerate(rates):
        word = _CHANGE_RE.search(view, max(0, stated.at[0] - 20), stated.at[0])
        if word is None or stated.value_max is not None:
            continue
        pair = _before_and_after(view, rates, index)
        if pair is not None and _is_rising(pair) == (word["word"] == "tăng"):
            yield _row(stated, *pair)


def _before_and_after(
    view: str, rates: Sequence[Percentage], index: int
) -> tuple[Percentage, Percentage] | None:
    """The rate before and the rate after the change, where the text ties both to it."""
    if index == 0:
        return None
    after, stated = rates[index - 1], rates[index]
    if not _fits(_TO_CHANGE_RE, view, (after.at[1], stated.at[0])):
        return None
    if index + 1 < len(rates):
        following = rates[index + 1]
        if _fits(_COMPARED_RE, view, (stated.at[1], following.at[0])):
            return _exact(following, after)
    if index == 1:
        return None
    before = rates[index - 2]
    start = before.at[0]
    if _fits(_SERIES_RE, view, (before.at[1], after.at[0])):
        tied = _FROM_RE.search(view, max(0, start - 20), start)
    elif _fits(_NEXT_YEAR_RE, view, (before.at[1], after.at[0])):
        tied = _YEAR_RE.search(view, max(0, start - 30), start)
    else:
        tied = None
    return _exact(before, after) if tied else None


def _fits(pattern: "regex.Pattern[str]", view: str, at: Range) -> bool:
    return 0 <= at[1] - at[0] <= _LONGEST and pattern.fullmatch(view, *at) is not None


def _exact(before: Percentage, after: Percentage) -> tuple[Percentage, Percentage] | None:
    exact = all(f.approx == "exact" and f.value_max is None for f in (before, after))
    return (before, after) if exact and before.value > 0 else None


def _is_rising(pair: tuple[Percentage, Percentage]) -> bool:
    return pair[1].value > pair[0].value


def _row(stated: Percentage, before: Percentage, after: Percentage) -> Check:
    points = abs(after.value - before.value)
    share = Fraction(100 * points) / Fraction(before.value)
    # Rates that were rounded themselves lie apart by as much again.
    slack = _half(stated) + max(_half(before), _half(after))
    in_points = abs(points - stated.value) <= slack
    holds = in_points or compare(share, stated.value, stated.numeral, stated.approx) == "ok"
    low, high = sorted((before.value, after.value))
    if holds and not in_points:
        equation = f"{show(points)} / {show(before.value)} = {show(stated.value)}%"
    else:
        equation = f"{show(high)}% - {show(low)}% = {show(points)}%"
        if points != stated.value:
            equation += f" {'≈' if holds else '≠'} {show(stated.value)}%"
    return Check(
        kind="percent",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=(stated.span, after.span, before.span),
        stated=stated.value,
        expected=points,
        equation=equation,
        section=stated.section,
    )


def _half(figure: Percentage) -> Decimal:
    return Decimal(1).scaleb(-decimals(figure.numeral)) / 2
