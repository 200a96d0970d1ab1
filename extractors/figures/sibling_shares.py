"""Shares of a list or of neighbouring sentences, tied to the whole that others of them bear out.

"Có 41 tổ chức cơ sở đảng. … 24 tổ chức cơ sở đảng vững mạnh, chiếm gần 59%. Có 15 tổ chức cơ sở
đảng hoàn thành tốt, tỷ lệ 36,7%": 24 of 41 is 58,5 %, so the 15 are of 41 as well. One that does
not hold is put before people only where one other digit of it makes it hold or makes the parts add
up to the whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import digits, part_slip, single_digit_slip
from extractors.numerals import decimals
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio
from schemas.folding import modern_tone

Pair = tuple[Percentage, Count]

_NEAR = 600  # characters between a share and a sibling of it
_TELLING = 3  # digits of a percentage that seldom agree with a whole by chance


def sibling_shares(
    doc: CleanDocument, pairs: Sequence[Pair], bound: Sequence[Share], ratios: Sequence[Ratio]
) -> list[Share]:
    """Shares for those of the `pairs` that have a sibling; all arguments in reading order."""
    out = list(_of_ratios(doc, pairs, ratios))
    known = sorted([*bound, *out], key=_start)
    left = _without(pairs, out)
    for _ in range(2):  # what holds by the first bears out the second
        found = [share for pair in left if (share := _held(doc, pair, known)) is not None]
        out += found
        known = sorted([*known, *found], key=_start)
        left = _without(left, found)
    out += [share for pair in left if (share := _slipped(doc, pair, known)) is not None]
    return out


def _start(share: Share) -> int:
    return share.percentage.at[0]


def _without(pairs: Sequence[Pair], shares: Sequence[Share]) -> list[Pair]:
    found = {share.percentage.at for share in shares}
    return [pair for pair in pairs if pair[0].at not in found]


def _of_ratios(
    doc: CleanDocument, pairs: Sequence[Pair], ratios: Sequence[Ratio]
) -> Iterator[Share]:
    """ "Đánh giá 117/120 tổ chức cơ sở đảng: 15 cơ sở (12,82%), 53 cơ sở (45,3%)": of the 117 or of
    the 120, where two percentages follow from it.
    """
    taken: set[tuple[int, int]] = set()
    for ratio in reversed(ratios):
        first = bisect_left(pairs, ratio.at[1], key=lambda pair: pair[1].at[0])
        near = [
            (percentage, part)
            for percentage, part in pairs[first : first + _MOST]
            if part.at[0] - ratio.at[1] <= 2 * _NEAR
            and percentage.at not in taken
            and (_shares_noun(ratio.unit, part.unit) or _is_ranked_by(doc, ratio, part))
            and doc.section_at(part.at[0]) == doc.section_at(ratio.at[0])
        ]
        if len(near) < 2:
            continue
        for value in (ratio.den, ratio.num):
            shares = [
                Share(percentage, part, _whole(ratio, value, part), "inferred")
                for percentage, part in near
                if part.value < value
            ]
            holding = [share for share in shares if reconciles(share)]
            if sum(len(digits(s.percentage.value)) >= _TELLING for s in holding) >= 2:
                taken.update(share.percentage.at for share in holding)
                yield from holding
                break


_MOST = 12  # parts behind one ratio


def _whole(ratio: Ratio, value: int, part: Count) -> Count:
    """One of the two numbers of a ratio as a count."""
    return Count(
        span=ratio.span,
        at=ratio.at,
        section=ratio.section,
        rule=ratio.rule,
        value=Decimal(value),
        numeral=str(value),
        unit=ratio.unit or part.unit,
        kind=part.kind,
        number_at=ratio.at,
    )


def _is_ranked_by(doc: CleanDocument, ratio: Ratio, part: Count) -> bool:
    """ "147/147 chi bộ được xếp loại, trong đó: HTXSNV 28 …": a bare label behind it."""
    return part.rule == "count.label" and doc.sentence_at(part.at[0]) == doc.sentence_at(
        ratio.at[0]
    )


def _shares_noun(unit: str | None, part: str) -> bool:
    """Is one noun the other or the end of it ("tổ chức cơ sở đảng", "cơ sở đảng")?"""
    if unit is None:
        return False
    one, other = modern_tone(unit.lower()), modern_tone(part.lower())
    return one == other or f" {other} " in f" {one} " or f" {one} " in f" {other} "


def _held(doc: CleanDocument, pair: Pair, known: Sequence[Share]) -> Share | None:
    """The share of a sibling's whole, where it holds or is one off in its last digit."""
    percentage, part = pair
    for sibling in _siblings(doc, part, known):
        share = Share(percentage, part, sibling.whole, "inferred")
        if part.value < sibling.whole_value and _holds(share):
            return share
    return None


def _holds(share: Share) -> bool:
    """Does it hold, or come within less than two units of the last digit of three?"""
    return reconciles(share) or (
        len(digits(share.percentage.value)) >= _TELLING and _distance(share) < 2
    )


def _distance(share: Share) -> Decimal:
    """How far off the percentage is, in units of its last digit."""
    off = share.part_value * 100 / share.whole_value - share.percentage.value
    return abs(off).scaleb(decimals(share.percentage.numeral))


def _siblings(doc: CleanDocument, part: Count, known: Sequence[Share]) -> list[Share]:
    """The shares near the part that hold, of its noun or in its sentence, the nearest first."""
    first = bisect_left(known, part.at[0] - _NEAR, key=_start)
    last = bisect_right(known, part.at[0] + _NEAR, key=_start)
    section = doc.section_at(part.at[0])
    near = [
        share
        for share in known[first:last]
        if isinstance(share.part, Count)
        and isinstance(share.whole, Count)
        and share.part.kind == part.kind
        and share.whole.at[0] < part.at[0]
        and share.binding != "target"
        and doc.section_at(share.part.at[0]) == section
        and (_is_sibling_noun(share.part, part) or _together(doc, share.part, part))
        and share.whole_value > 0
        and _holds(share)
    ]
    return sorted(near, key=lambda share: abs(share.part.at[0] - part.at[0]))


def _is_sibling_noun(one: Count | Ratio, other: Count) -> bool:
    """Do two parts count the same, "đồng chí" and the like standing for any people?"""
    if isinstance(one, Ratio):
        return False
    first, second = modern_tone(one.unit.lower()), modern_tone(other.unit.lower())
    return is_one_noun(first, second) or (
        one.kind == "people" and (first in PEOPLE or second in PEOPLE)
    )


def _together(doc: CleanDocument, one: Count | Ratio, other: Count) -> bool:
    return doc.sentence_at(one.at[0]) == doc.sentence_at(other.at[0])


def _slipped(doc: CleanDocument, pair: Pair, known: Sequence[Share]) -> Share | None:
    """The share of a whole that siblings bear out, where one digit of the two others mends it."""
    percentage, part = pair
    siblings = _siblings(doc, part, known)
    if not siblings or part.approx != "exact" or part.value >= siblings[0].whole_value:
        return None
    share = Share(percentage, part, siblings[0].whole, "probable")
    beside = [other for other in siblings if other.whole_value == share.whole_value]
    alike = [other for other in beside if _is_sibling_noun(other.part, part)]
    if len(beside) < 2 or not alike:
        return None
    if _completes(share, beside):
        return share
    if (
        percentage.approx == "exact"
        and len(digits(percentage.value)) >= _TELLING
        and sum(reconciles(other) for other in beside) >= 2
        and any(_together(doc, other.part, part) for other in beside)
        and part_slip(percentage.value, percentage.numeral, part.value, share.whole_value)
    ):
        return share
    return None


def _completes(share: Share, beside: Sequence[Share]) -> bool:
    """Would one digit make the part what the others leave of the whole, and the share hold?"""
    rest = share.whole_value - sum((other.part_value for other in beside), Decimal(0))
    if rest <= 0 or not single_digit_slip(digits(share.part_value), digits(rest)):
        return False
    value = rest * 100 / share.whole_value
    unit = Decimal(1).scaleb(-decimals(share.percentage.numeral))
    return abs(value - share.percentage.value) <= unit
