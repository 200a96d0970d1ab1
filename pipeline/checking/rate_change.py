"""rate_change: two rates and how far they are said to lie apart (kind `percent`).

"tăng 1,5%" between two rates may mean points ("từ 92% lên 93,5%") or a share of the first. Either
reading holds: ok. Neither: suspect, since another rate may be meant; an error where points are said
("giảm 2,5 điểm phần trăm").

True: "năm 2021 đạt 92%, năm 2022 đạt 93,5%, tăng 2,5% so với năm 2021". False alarm avoided: "đạt
93,5%, tăng 2,5%": nobody says from where.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.figures.share import Share
from extractors.matching import match_near, places_of_words
from extractors.numerals import decimals, numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, show
from pipeline.checking.slips import digits, single_digit_slip
from schemas.document import CleanDocument, Range
from schemas.facts import Check, Count, Percentage
from schemas.textview import folded_view

RULE = "rate_change"
_CHANGE_RE = regex.compile(r"(?r)(?<!\p{L})(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+$")
# "từ 92% (năm 2021) lên 93,5%": the words between the first rate and the second.
_SERIES_RE = regex.compile(
    r"[^.;\n%]{0,60}?(?:(?<!\p{L})(?:lên|xuống|còn))(?:\s+(?:còn|tới|đến|trên|gần))?\s+"
)
_FROM_RE = regex.compile(r"(?r)(?<!\p{L})từ\s+$")
# "năm 2021 đạt 92%, năm 2022 đạt 93,5%": two years of one rate.
_YEAR = r"(?:(?:đầu|cuối)\s+)?năm\s+(?:học\s+)?(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?"
_NEXT_YEAR_RE = regex.compile(
    rf"\s*[,;]\s*(?:đến\s+)?{_YEAR}\s*(?::|là|đạt|chiếm|có|(?:giảm\s+|chỉ\s+)?còn|tăng\s+lên)?\s*(?:đạt\s+)?"
)
_YEAR_RE = regex.compile(rf"(?r){_YEAR}\s*(?::|là|đạt|chiếm|có)?\s*(?:đạt\s+)?$")
# Between the second rate and the change: nothing but a year or a ratio in brackets and a comma.
_TO_CHANGE_RE = regex.compile(
    r"\s*(?:\((?:năm\s+)?(?:19|20)\d{2}\)|\(\d[\d.]*/\d[\d.]*(?:\s+\p{L}+){0,4}\))?(?:\s+(?:vào\s+)?năm\s+(?:19|20)\d{2})?\s*[,(]\s*"
    r"(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+"
)
_THEN = (
    r"(?:cùng\s+kỳ(?:\s+năm\s+(?:(?:19|20)\d{2}|trước))?|năm\s+(?:học\s+)?(?:(?:19|20)\d{2}|trước)"
    r"(?:\s*[-–]\s*(?:19|20)\d{2})?|(?:đầu|cuối)\s+(?:nhiệm\s+kỳ|năm|kỳ)|nhiệm\s+kỳ\s+trước)"
)
_IS = r"(?:(?::|là|đạt|chiếm|có|chỉ\s+đạt)\s*)?"
# "đạt 93,5%, tăng 1,5% so với năm 2021 (92%)".
_COMPARED_RE = regex.compile(
    rf"\s*so\s+với\s+{_THEN}\s*\((?:(?:năm\s+(?:19|20)\d{{2}}\s+)?(?:là|đạt)\s+)?"
)
# "đạt 18,5% (năm 2022: 17%), tăng 1,5%": what was before stands in brackets behind what is.
_ASIDE_RE = regex.compile(rf"\s*\((?:(?:so\s+với\s+)?{_THEN}\s*{_IS})")
_ASIDE_END_RE = regex.compile(r"\s*\)\s*[,;]?\s*(?:đã\s+)?(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+")
# "đạt 98,2%. So với năm 2022 (97,2%) tăng 1%".
_NEXT_RE = regex.compile(
    rf"(?![^.\n]{{0,20}}(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán))[^.;,()%\d\n]{{0,40}}[.,;]\s+so\s+với\s+{_THEN}\s*\({_IS}"
)
_NEXT_END_RE = regex.compile(
    r"\s*\)\s*,?\s*(?:đã\s+|thì\s+)?(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+"
)
# "tỷ lệ hộ nghèo giảm 1,69 điểm %": the rate that changed, by the noun of its part.
_RATE_RE = regex.compile(r"(?r)(?:tỷ|tỉ)\s+lệ\s+(?P<noun>[^.;,()%\d\n]{2,40}?)\s+\Z")
_LONGEST = 120
_PAIR = 2
_POINTS = "points"
_POINT_RE = regex.compile(r"điểm\s+(?:phần\s+trăm|%)|điểm\s?%")
_NUMBER_RE = regex.compile(r"(?r)(?<![\d.,])(?P<numeral>\d{1,3}(?:,\d+)?)\s+\Z")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each change of a rate of which both rates are stated."""
    view = folded_view(evidence.doc.text)
    of = {share.percentage.at: share for share in evidence.shares}
    rates = sorted((*evidence.percentages, *_points(evidence.doc, view)), key=lambda f: f.at)
    for index, stated in enumerate(rates):
        word = _CHANGE_RE.search(view, max(0, stated.at[0] - 20), stated.at[0])
        if word is None or stated.value_max is not None:
            continue
        rising = word["word"] == "tăng"
        pair = _before_and_after(view, rates, index)
        if pair is not None and _is_rising(pair) == rising:
            yield _row(stated, *pair, certain=True)
            continue
        pair = _of_one_noun(
            evidence.doc, view, of, rates[max(index - _PAIR, 0) : index], word.start()
        )
        if pair is not None and stated.rule == _POINTS and _is_rising(pair) == rising:
            yield _row(stated, *pair, certain=False)


def _points(doc: CleanDocument, view: str) -> Iterator[Percentage]:
    """ "tăng 0,5 điểm phần trăm": a distance that can be nothing else."""
    for place, _ in places_of_words(view, ("điểm",)):
        end = match_near(_POINT_RE, view, place)
        number = _NUMBER_RE.search(view, max(0, place - 12), place) if end else None
        if end is not None and number is not None:
            at = (number.start("numeral"), end.end())
            numeral = number["numeral"]
            span, section = doc.span(*at), doc.section_at(at[0])
            yield Percentage(span, at, section, _POINTS, numeral_value(numeral), numeral)


def _before_and_after(
    view: str, rates: Sequence[Percentage], index: int
) -> tuple[Percentage, Percentage] | None:
    """The rate before and the rate after the change, where the text ties both to it."""
    if index == 0:
        return None
    after, stated = rates[index - 1], rates[index]
    if index > 1:
        first = rates[index - 2]
        opened, closed = (first.at[1], after.at[0]), (after.at[1], stated.at[0])
        for opening, ending in ((_ASIDE_RE, _ASIDE_END_RE), (_NEXT_RE, _NEXT_END_RE)):
            if _fits(opening, view, opened) and _fits(ending, view, closed):
                return _exact(after, first)
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
        tied = _YEAR_RE.search(view, max(0, start - 40), start)
    else:
        tied = None
    return _exact(before, after) if tied else None


def _of_one_noun(
    doc: CleanDocument,
    view: str,
    of: Mapping[Range, Share],
    rates: Sequence[Percentage],
    word: int,
) -> tuple[Percentage, Percentage] | None:
    """ "870 hộ nghèo/10.000 hộ dân, tỷ lệ 8,70%. Cuối năm còn 702 hộ nghèo/10.020 hộ dân, tỷ lệ
    7,01%; tỷ lệ hộ nghèo giảm 1,69 điểm %": the two `rates` before are shares of one noun, which
    the rate that changed is named by. `of` are the shares by the place of their percentage.
    """
    named = _RATE_RE.search(view, max(0, word - _LONGEST), word)
    if named is None or len(rates) != _PAIR or word - rates[0].at[1] > 3 * _LONGEST:
        return None
    if doc.block_index(rates[0].at[0]) != doc.block_index(word):
        return None
    shares = (of[rate.at] for rate in rates if rate.at in of)
    nouns = [
        (share.part.unit.lower(), share.whole.unit.lower())
        for share in shares
        if isinstance(share.part, Count) and isinstance(share.whole, Count)
    ]
    if len(nouns) != _PAIR or nouns[0] != nouns[1]:
        return None
    return _exact(*rates) if nouns[0][0] == " ".join(named["noun"].split()) else None


def _fits(pattern: "regex.Pattern[str]", view: str, at: Range) -> bool:
    return 0 <= at[1] - at[0] <= _LONGEST and pattern.fullmatch(view, *at) is not None


def _exact(before: Percentage, after: Percentage) -> tuple[Percentage, Percentage] | None:
    exact = all(f.approx == "exact" and f.value_max is None for f in (before, after))
    return (before, after) if exact and before.value > 0 else None


def _is_rising(pair: tuple[Percentage, Percentage]) -> bool:
    return pair[1].value > pair[0].value


def _row(stated: Percentage, before: Percentage, after: Percentage, *, certain: bool) -> Check:
    """The row of a change; `certain` where nothing but these two rates can be meant."""
    points = abs(after.value - before.value)
    share = Fraction(100 * points) / Fraction(before.value)
    # Rates that were rounded themselves lie apart by as much again.
    slack = _half(stated) + max(_half(before), _half(after))
    in_points = abs(points - stated.value) <= slack
    in_share = compare(share, stated.value, stated.numeral, stated.approx) == "ok"
    holds = in_points or (stated.rule != _POINTS and in_share)
    slipped = single_digit_slip(digits(stated.value), digits(points))
    proved = stated.rule == _POINTS and not in_share and (certain or slipped)
    low, high = sorted((before.value, after.value))
    if holds and not in_points:
        equation = f"{show(points)} / {show(before.value)} = {show(stated.value)}%"
    else:
        equation = f"{show(high)}% - {show(low)}% = {show(points)}%"
        if points != stated.value:
            equation += f" {'≈' if holds else '≠'} {show(stated.value)}%"
    return Check(
        kind="percent",
        severity="ok" if holds else "error" if proved else "suspect",
        rule=RULE,
        spans=(stated.span, after.span, before.span),
        stated=stated.value,
        expected=points,
        equation=equation,
        section=stated.section,
    )


def _half(figure: Percentage) -> Decimal:
    return Decimal(1).scaleb(-decimals(figure.numeral)) / 2
