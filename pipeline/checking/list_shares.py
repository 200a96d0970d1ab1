"""What the percentages right behind the parts of a list say of its sum.

"295 chi bộ: tốt 214 (81,7%), khá 47 (15,9%), trung bình 07 (2,4%)": the percentages make 100, so
that the list is all of it, and with 241 both the sum and the percentage hold. "14.987 hộ: dân tộc
thiểu số 9.872 (65,9%), không có khả năng lao động 4.106 (27,4%), người có công 58": what is left
out is none of the numbers' fault.
"""

from bisect import bisect_left
from decimal import Decimal

import regex

from extractors.figures.group import Group
from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Count, Percentage

_JOINT_RE = regex.compile(
    r"\s*(?:\(|,?\s*(?:chiếm|đạt|bằng)(?=\s|\())(?:\s*(?:chiếm|đạt|bằng|tỷ\s+lệ|tỉ\s+lệ))*\s*\(?"
)
_REACH = 24


def is_proven_whole(group: Group, evidence: Evidence) -> bool:
    """Do the percentages make 100, and is one part wrong by what the sum is off, its percentage
    says?"""
    said = [_percentage(part, evidence) for part in group.parts]
    shares = [percentage for percentage in said if percentage is not None]
    if len(shares) < len(said) or not group.whole.value:
        return False
    slack = sum((_unit(share) for share in shares), Decimal(0)) / 2
    if abs(sum((share.value for share in shares), Decimal(0)) - 100) > slack:
        return False
    pairs = list(zip(group.parts, shares, strict=True))
    off = [(part, share) for part, share in pairs if not _fits(part.value, share, group)]
    lacking = group.whole.value - group.total
    return len(off) == 1 and _fits(off[0][0].value + lacking, off[0][1], group)


def is_open(group: Group, evidence: Evidence) -> bool:
    """Do the percentages bear out what two parts and more are of the whole, and make less than 100,
    so that no slip of the others explains what is lacking?"""
    lacking = group.whole.value - group.total
    if lacking <= 0 or group.closed:
        return False
    said = [(part, _percentage(part, evidence)) for part in group.parts]
    held = [s for part, s in said if s is not None and _fits(part.value, s, group)]
    if len(held) < 2 or any(s is not None and s not in held for _, s in said):
        return False
    slack = sum((_unit(share) for share in held), Decimal(0))
    if sum((share.value for share in held), Decimal(0)) >= 100 - slack:
        return False
    return not any(
        single_digit_slip(digits(part.value), digits(part.value + lacking))
        for part, share in said
        if share is None
    )


def _percentage(part: Count, evidence: Evidence) -> Percentage | None:
    """The percentage right behind a part, in a bracket or behind "chiếm"."""
    index = bisect_left(evidence.percentage_starts, part.at[1])
    if index == len(evidence.percentages):
        return None
    found = evidence.percentages[index]
    if found.at[0] - part.at[1] > _REACH or found.value_max is not None:
        return None
    between = evidence.doc.text[part.at[1] : found.at[0]]
    return found if _JOINT_RE.fullmatch(between) else None


def _unit(share: Percentage) -> Decimal:
    return Decimal(1).scaleb(-decimals(share.numeral))


def _fits(value: Decimal, share: Percentage, group: Group) -> bool:
    return abs(value * 100 / group.whole.value - share.value) <= _unit(share) / 2
