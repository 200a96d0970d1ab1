"""percent: a stated percentage against its part and its whole.

ok: it follows by rounding. rounding: cut off, or one unit off in the last digit. error: neither,
where the text itself ties part and whole together; an inferred whole accuses no one.

True: "178/180 đồng chí, đạt 98,8%" is cut off (98,89). False alarm avoided: "91 đồng chí (96,80%)"
with no whole in sight.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from extractors.figures.deeds import whole_of_deed
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import share_slip
from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import Verdict, compare, rounded, share_within, show
from pipeline.checking.joint_ratios import joint_share, ratios_before
from pipeline.checking.over_whole import takes_more_than_all
from pipeline.checking.plausible import is_near
from pipeline.checking.shared_wholes import OtherWholes, may_be_of_one_whole
from pipeline.checking.slips import digits, single_digit_slip
from pipeline.checking.twin_counts import is_of_the_twins
from pipeline.checking.whole_ties import (
    has_other_base,
    is_in_sentence,
    is_of_next_clause,
    is_voted,
    may_be_of_more,
    stands_beside,
)
from schemas.facts import Check, Count, Percentage, Ratio, Severity
from schemas.textview import folded_view

RULE = "percent"
_PADDED, _MANY = 2, 3  # decimals of a padded percentage, and how many of a paragraph show it
_FEW = 5  # shares before it of which a share may be one
_TELLING = 3  # digits of a percentage that no slip explains by chance
_LOOSELY = 5
"""Points by which a share may be over the "trên 80%" that is said of it."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each percentage whose part and whole are known."""
    siblings = _Siblings(evidence)
    view = folded_view(evidence.doc.text)
    changed = {id(change.amount): change.after for change in evidence.changes if change.amount}
    for share in evidence.shares:
        if share.whole_value == 0 or (share.part_value == 0 and share.binding == "inferred"):
            continue  # none is 0% of everything
        value, verdict = _judge(share)
        if verdict == "error" and id(share.part) in changed:
            # "12 đảng viên, tăng 02 so với năm 2023, đạt 120% chỉ tiêu": of what is, not of the 02.
            after = changed[id(share.part)]
            if after is None or not reconciles(replace(share, part=after), units=1):
                continue
            share = replace(share, part=after)
            value, verdict = _judge(share)
        if verdict == "error" and share.binding == "inferred":
            continue
        if verdict == "ok" and abs(value - Fraction(share.percentage.value)) > _LOOSELY:
            continue  # "29/29 người đạt trên 50% số phiếu": what each of them had
        if verdict != "ok" and is_of_the_twins(share, evidence.counts, view):
            continue
        several = ratios_before(share, evidence) if verdict != "ok" else ()
        if (joint := joint_share(share, several, RULE)) is not None:
            yield joint
            continue
        if verdict == "error" and _is_padded(share.percentage, value, siblings):
            verdict = "rounding"
        takes_all = takes_more_than_all(view, share.percentage)
        if verdict == "error" and (
            _is_far(share, value, siblings) or (not takes_all and _is_fulfilment(share, value))
        ):
            continue
        suspected = verdict == "error" and not (
            takes_all or _is_proved(share, value, evidence, siblings, bool(several))
        )
        yield _row(share, value, "suspect" if suspected else verdict)


class _Siblings:
    """What stands beside a share: others of its whole, and other percentages of its paragraph."""

    def __init__(self, evidence: Evidence) -> None:
        self._doc = evidence.doc
        self._percentages = evidence.percentages
        self._groups = evidence.groups
        self._shares = evidence.shares
        self._sound: dict[int, frozenset[int]] = {}
        self._failing: dict[int, bool] = {}
        self.other_wholes = OtherWholes(evidence.doc, evidence.shares)

    @cached_property
    def _of_whole(self) -> dict[int, list[Share]]:
        of: dict[int, list[Share]] = {}
        for share in self._shares:
            of.setdefault(id(share.whole), []).append(share)
        return of

    def _sound_of(self, whole: Count | Ratio) -> frozenset[int]:
        """The shares of the whole that hold (by identity)."""
        if id(whole) not in self._sound:
            held = (share for share in self._of_whole[id(whole)] if reconciles(share, units=1))
            self._sound[id(whole)] = frozenset(map(id, held))
        return self._sound[id(whole)]

    @cached_property
    def _summed(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (id(group.whole), id(part))
            for group in self._groups
            if group.total == group.whole.value
            for part in group.parts
        )

    @cached_property
    def _padded(self) -> dict[int, list[str]]:
        numerals: dict[int, list[str]] = {}
        for percentage in self._percentages:
            if decimals(percentage.numeral) == _PADDED:
                block = self._doc.block_index(percentage.at[0])
                numerals.setdefault(block, []).append(percentage.numeral)
        return numerals

    @cached_property
    def _ending_in_zero(self) -> frozenset[int]:
        return frozenset(
            block
            for block, numerals in self._padded.items()
            if len(numerals) >= _MANY and all(numeral.endswith("0") for numeral in numerals)
        )

    def before(self, share: Share) -> Sequence[Share]:
        """The few shares of the same whole that stand right before it."""
        beside = self._of_whole[id(share.whole)]
        place = bisect_left(beside, share.percentage.at, key=lambda other: other.percentage.at)
        return beside[max(place - _FEW, 0) : place]

    def bear_out(self, share: Share) -> bool:
        """Does another share of the whole hold, or do its parts add up, this one among them?"""
        others = self._sound_of(share.whole) - {id(share)}
        return bool(others) or (id(share.whole), id(share.part)) in self._summed

    def all_fail(self, share: Share) -> bool:
        """ "609 cán bộ: cấp tỉnh 151 (chiếm 15,22%), huyện 208 (chiếm 27,3%), xã 250 (10,9%)": does
        no share of the whole hold, of two and more that are of no one number, some far off? Then
        each is of a whole of its own.
        """
        whole = id(share.whole)
        if whole not in self._failing:
            beside = [other for other in self._of_whole[whole] if other.percentage.value]
            self._failing[whole] = (
                len({id(other.part) for other in beside}) > 1
                and not self._sound_of(share.whole)
                and not may_be_of_one_whole(beside)
                and not all(is_near(other.percentage.value, _value(other)) for other in beside)
            )
        return self._failing[whole]

    def one_beside_holds(self, share: Share) -> bool:
        """Does a neighbour in its sentence, of the same whole, hold?"""
        beside = self._of_whole[id(share.whole)]
        place = bisect_left(beside, share.percentage.at, key=lambda other: other.percentage.at)
        sentence = self._doc.sentence_at(share.percentage.at[0])
        return sentence is not None and any(
            other is not share
            and sentence.start <= other.percentage.at[0] < sentence.end
            and reconciles(other, units=1)
            for other in beside[max(place - _FEW, 0) : place + _FEW + 1]
        )

    def are_padded(self, stated: Percentage) -> bool:
        """Do all percentages of the paragraph that have two decimals end in a zero?"""
        return self._doc.block_index(stated.at[0]) in self._ending_in_zero


def _is_proved(
    share: Share, value: Fraction, evidence: Evidence, siblings: _Siblings, several: bool
) -> bool:
    """Is it sure that the percentage is of this whole?

    The text says so by its build: a ratio, the whole of a list right before its part; or another
    share of that whole holds, or its parts add up, and the percentage is off by little or by one
    digit. A whole that is merely named further up is the wrong one more often than a percentage is.
    Where it is far off, a digit of its part or whole mends a percentage of few digits by chance; of
    several ratios in a row it may be a share in some other way.
    """
    if (
        share.binding == "probable"
        or siblings.other_wholes.has(share)
        or siblings.all_fail(share)
        or _is_of_part_before(share, siblings)
    ):
        return False
    stated = share.percentage
    misprinted = _is_misprinted(share, value)
    near = is_near(stated.value, value)
    slipped = _is_a_digit_off(share, value)
    precise = len(digits(stated.value)) >= _TELLING
    if stated.value < value and is_voted(share, evidence.doc):
        return misprinted and not may_be_of_more(share)  # it may be of all seats
    if isinstance(share.whole, Ratio):
        view = folded_view(evidence.doc.text)
        if several or has_other_base(view, stated) or is_of_next_clause(share, view):
            return misprinted and precise
        return near or (slipped and (misprinted or precise))
    if share.binding == "named" and _is_of_deed(share, evidence):
        return misprinted and precise
    borne_out, beside = siblings.bear_out(share), stands_beside(share, evidence.doc)
    if near:
        tied = is_in_sentence(share, evidence.doc) or siblings.one_beside_holds(share)
        return beside or (borne_out and (slipped or tied))
    return (borne_out or beside) and (misprinted or (slipped and precise))


def _is_of_deed(share: Share, evidence: Evidence) -> bool:
    """ "36 đảng viên, chiếm 78,8% số đảng viên được kiểm tra": of the 41 that were "kiểm tra"?"""
    if not isinstance(share.part, Count):
        return False
    doc = evidence.doc
    view = folded_view(doc.text)
    whole = whole_of_deed(doc, view, share.percentage, share.part, evidence.counts)
    return whole is not None and whole.at == share.whole.at


def _is_of_part_before(share: Share, siblings: _Siblings) -> bool:
    """ "1.850 thanh niên, có mặt 1.620 (87,57%); đủ điều kiện 1.101 (67,9%)": of those who came?"""
    return any(
        other.part_value > share.part_value and reconciles(replace(share, whole=other.part), 1)
        for other in siblings.before(share)
    )


def _is_misprinted(share: Share, value: Fraction) -> bool:
    """Would one digit of the percentage make it hold, cut off or rounded?"""
    stated = share.percentage
    unit = Decimal(1).scaleb(-decimals(stated.numeral))
    nearest = rounded(value, stated.numeral)
    return any(
        single_digit_slip(digits(stated.value), digits(expected))
        for expected in (nearest, nearest + unit, nearest - unit)
        if abs(Fraction(expected) - value) < Fraction(unit)
    )


def _is_a_digit_off(share: Share, value: Fraction) -> bool:
    """Would one digit of the percentage, its part or its whole make it hold?"""
    stated = share.percentage
    return _is_misprinted(share, value) or share_slip(
        stated.value, stated.numeral, share.part_value, share.whole_value
    )


def _is_far(share: Share, value: Fraction, siblings: _Siblings) -> bool:
    """ "Tham gia học có 5.459 người; trong đó có 1.949 đảng viên (đạt 96,48%)": is the whole of the
    list most likely another one than that of the percentage?

    It is far off, no one digit mends it, and nothing beside it is a share of that whole.
    """
    return (
        share.binding in ("named", "declared")
        and not is_near(share.percentage.value, value)
        and not _is_a_digit_off(share, value)
        and not siblings.bear_out(share)
    )


def _is_fulfilment(share: Share, value: Fraction) -> bool:
    """ "7/16 đơn vị bầu trực tiếp (đạt 175% kế hoạch)": more than all is of a plan."""
    return value <= 100 < share.percentage.value and not _is_a_digit_off(share, value)


def _is_padded(stated: Percentage, value: Fraction, siblings: _Siblings) -> bool:
    """ "36,70%, 62,90%, 17,30%": is it right to one digit, as all of its paragraph may be that are
    written with two?
    """
    return (
        decimals(stated.numeral) == _PADDED
        and siblings.are_padded(stated)
        and compare(value, stated.value, stated.numeral[:-1], stated.approx) == "ok"
    )


def _value(share: Share) -> Fraction:
    return Fraction(100 * share.part_value) / Fraction(share.whole_value)


def stands_wrong(share: Share) -> bool:
    """Is the percentage reported by itself, as cut off or as wrong?"""
    if share.whole_value == 0:
        return False
    _, verdict = _judge(share)
    return verdict == "rounding" or (verdict == "error" and share.binding != "inferred")


def _judge(share: Share) -> tuple[Fraction, Verdict]:
    """The percentage that follows from part and whole, and how the stated one agrees with it."""
    stated = share.percentage
    value = _value(share)
    approx = stated.approx if stated.approx != "exact" else share.part.approx
    if share.binding == "probable" and abs(value - Fraction(stated.value)) > _LOOSELY:
        approx = "exact"  # "trên 4,8%" says no more than that it is 4,8 and something
    verdict = compare(value, stated.value, stated.numeral, approx)
    if (
        verdict == "error"
        and isinstance(share.part, Count)
        and isinstance(share.whole, Count)
        and share_within(share.part, share.whole, stated.value, stated.numeral, growth=False)
    ):
        told = share.part.approx == share.whole.approx == "exact"
        verdict = "rounding" if told else "ok"  # "hơn 6,5 triệu" of "gần 8,5 triệu"
    return value, verdict


def _row(share: Share, value: Fraction, verdict: Severity) -> Check:
    stated = share.percentage
    expected = rounded(value, stated.numeral)
    figures = [share.part] if isinstance(share.part, Ratio) else [share.part, share.whole]
    suggestion = None
    if verdict == "error" and single_digit_slip(digits(stated.value), digits(expected)):
        suggestion = f"{show(stated.value)}% → {show(expected)}%"
    sign = "=" if expected == stated.value else "≈" if verdict == "ok" else "≠"
    equation = f"{show(share.part_value)} / {show(share.whole_value)} = {show(expected)}%"
    if expected != stated.value:
        equation += f" {sign} {show(stated.value)}%"
    return Check(
        kind="percent",
        severity=verdict,
        rule=RULE,
        spans=(stated.span, *(figure.span for figure in figures)),
        stated=stated.value,
        expected=expected,
        equation=equation,
        section=stated.section,
        suggestion=suggestion,
    )
