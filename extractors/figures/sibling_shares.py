"""Shares of a list or of neighbouring sentences, tied to the whole that others of them bear out.

"Có 41 tổ chức cơ sở đảng. … 24 tổ chức cơ sở đảng vững mạnh, chiếm gần 59%. Có 15 tổ chức cơ sở
đảng hoàn thành tốt, tỷ lệ 36,7%": 24 of 41 is 58,5 %, so the 15 are of 41 as well. One that does
not hold is put before people only where one other digit of it makes it hold or makes the parts add
up to the whole. It is surely a share where the parts do add up, and where three of its paragraph
hold and one digit of the percentage makes it hold.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from extractors.figures.completed_shares import completed_shares
from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import digits, part_slip, single_digit_slip
from extractors.numerals import decimals
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio
from schemas.folding import modern_tone

Pair = tuple[Percentage, Count]

_NEAR = 600  # characters between a share and a sibling of it
_SURE = 3  # neighbours that hold, where one of a whole of its own is unlikely
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
    completed = list(completed_shares(doc, left, known))
    out += completed
    left = _without(left, completed)
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
        if (listed := _complete(near, ratio)) is not None:
            taken.update(share.percentage.at for share in listed)
            yield from listed
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


def _complete(near: Sequence[Pair], ratio: Ratio) -> list[Share] | None:
    """ "đánh giá 2.400/2.615 đ/c: 456 (19,0%), 1.740 (72,5%), 204 (8,5%)": the first
    parts make up a number of the ratio, and most of their percentages are shares of it.
    """
    total = Decimal(0)
    for stop, (_, part) in enumerate(near, 1):
        total += part.value
        for value in (ratio.num, ratio.den):
            if total != value or stop < 3:
                continue
            whole = _whole(ratio, value, part)
            shares = [Share(percentage, of, whole, "declared") for percentage, of in near[:stop]]
            holding = sum(map(reconciles, shares))
            return shares if holding >= 2 and 2 * holding > stop else None
    return None


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
    if _is_misprinted(share) and _agreeing_in_list(doc, share, beside) >= _SURE:
        return Share(percentage, part, share.whole, "declared")
    if (
        percentage.approx == "exact"
        and len(digits(percentage.value)) >= _TELLING
        and sum(reconciles(other) for other in beside) >= 2
        and any(_together(doc, other.part, part) for other in beside)
        and part_slip(percentage.value, percentage.numeral, part.value, share.whole_value)
    ):
        return share
    return None


def _is_misprinted(share: Share) -> bool:
    """Would one digit of a percentage of three make it hold?"""
    stated = share.percentage
    unit = Decimal(1).scaleb(-decimals(stated.numeral))
    expected = (share.part_value * 100 / share.whole_value).quantize(unit, ROUND_HALF_UP)
    return (
        stated.approx == "exact"
        and len(digits(stated.value)) >= _TELLING
        and single_digit_slip(digits(stated.value), digits(expected))
    )


def _agreeing_in_list(doc: CleanDocument, share: Share, beside: Sequence[Share]) -> int:
    """How many others of its paragraph hold, of the same noun."""
    block = doc.block_index(share.percentage.at[0])
    return sum(
        reconciles(other)
        and isinstance(share.part, Count)
        and _is_sibling_noun(other.part, share.part)
        and doc.block_index(other.percentage.at[0]) == block
        for other in beside
    )


def _completes(share: Share, beside: Sequence[Share]) -> bool:
    """Would one digit make the part what the others leave of the whole, and the share hold?"""
    rest = share.whole_value - sum((other.part_value for other in beside), Decimal(0))
    if rest <= 0 or not single_digit_slip(digits(share.part_value), digits(rest)):
        return False
    value = rest * 100 / share.whole_value
    unit = Decimal(1).scaleb(-decimals(share.percentage.numeral))
    return abs(value - share.percentage.value) <= unit
