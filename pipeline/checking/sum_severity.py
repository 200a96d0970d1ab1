"""How a sum of parts is judged: is it known that they must make their whole?

Each answer is about one group of figures; `None` says that nothing can be said.
"""

from bisect import bisect_left
from itertools import pairwise

import regex

from extractors.figures.amount_lists import is_rounded
from extractors.figures.dimensions import (
    closed_dimensions,
    dimensions_of,
    value_words,
)
from extractors.figures.exceeded import has_place_or_work
from extractors.figures.group import Group
from extractors.figures.share import reconciles
from extractors.figures.slips import sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.exclusive_parts import EXCLUSIVE, excludes
from pipeline.checking.list_shares import is_open, is_proven_whole
from pipeline.checking.overlaps import is_told_to_overlap
from pipeline.checking.quantities import full_noun
from pipeline.checking.slips import digits, single_digit_slip
from pipeline.checking.told_differences import lowered
from schemas.facts import Count, Severity

_QUARTERS = (["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"], ["đầu", "cuối"])
_FEW = 10  # of which nearly every number is one digit away
_LONG = 5  # parts of a list that is seldom as long as another by chance
_AND_RE = regex.compile(r"(?:\s+\p{L}+){0,6}\s+và\s+")
_LEVELS = frozenset(("degree", "schooling", "theory"))


def severity_of(group: Group, evidence: Evidence) -> Severity | None:
    """What the group's sum is worth in a ledger, all that the report says of it considered."""
    severity = _severity(group, evidence)
    if severity in ("error", "suspect") and _shares_its_list(group, evidence):
        return None
    if severity == "error" and _leaves_some_out(group, evidence):
        return "suspect"
    if severity in ("error", "suspect") and is_told_to_overlap(group, evidence.doc.text):
        return None
    if severity in ("error", "suspect"):
        told = lowered(severity, evidence.doc.text, group.whole, group.parts)
        if told != severity:
            return told
    if severity == "suspect" and is_open(group, evidence):
        return None
    if severity == "suspect" and is_proven_whole(group, evidence):
        return "error"
    if severity == "suspect" and _is_size_told_elsewhere(group, evidence):
        return "error"
    return severity


def _shares_its_list(group: Group, evidence: Evidence) -> bool:
    """ "27 chi đoàn lớp và 2 chi đoàn giáo viên: trường A 15 chi đoàn lớp, 1 chi đoàn giáo viên;
    trường B …": does the list divide another number of the whole's noun too?
    """
    whole = group.whole
    index = bisect_left(evidence.counts, whole.at, key=lambda count: count.at)
    if not index:
        return False
    before = evidence.counts[index - 1]
    between = evidence.doc.text[before.at[1] : whole.number_at[0]]
    return _AND_RE.fullmatch(between) is not None and before.unit.lower() == whole.unit.lower()


def _is_size_told_elsewhere(group: Group, evidence: Evidence) -> bool:
    """ "Đảng bộ có 134 đảng viên. … Về độ tuổi của 314 đảng viên: …" with parts of 134: a list of
    three and more that makes the membership, and a whole that is one digit away from it.
    """
    whole, total = group.whole, group.total
    return (
        len(group.parts) >= 3
        and whole.kind == "people"
        and single_digit_slip(digits(whole.value), digits(total))
        and any(
            said.indicator == "member.total"
            and said.value == total
            and said.noun == full_noun(whole.unit)
            for said in evidence.statements
        )
    )


def _severity(group: Group, evidence: Evidence) -> Severity | None:
    whole, total = group.whole.value, group.total
    if id(group) in evidence.mixed and (total == whole or not group.closed):
        return None  # "nữ 11, trẻ 9, tái cử 12" of 33: they overlap, whatever their sum
    if total == whole:
        return "ok"
    if any(figure.approx != "exact" for figure in (group.whole, *group.parts)):
        return None
    if is_rounded(group):
        return "rounding"
    if not group.declared:
        return None
    if "companion" in group.dimensions and not _is_of_one_noun(group):
        return "suspect"  # "1.200 lượt người … 400 cán bộ, 900 đảng viên": some came twice
    if "label" in group.dimensions:
        return "suspect" if _is_a_tenth_apart(group) else None
    if "beside" in group.dimensions:
        return "suspect" if total > whole else None  # one may be counted by two bodies
    exclusive = excludes(group, evidence.doc.text)
    mends = _is_mended_by_a_digit(group) and not _is_of_few_elsewhere(group, evidence)
    if total > whole:
        # The figures of several years may be states, not additions to one total.
        if "year" in group.dimensions and total * 2 > whole * 3:
            return "suspect" if mends else None
        if _may_overlap(group):
            told = all(has_place_or_work(evidence.doc.text, part) for part in group.parts)
            return "suspect" if told and mends and _is_a_tenth_apart(group) else None
        if exclusive or group.closed:
            classed = group.closed and not _has_part_over_whole(group)
            if not (mends or classed) and _may_take_part_twice(group):
                return "suspect" if _is_a_tenth_apart(group) else None
            # "tham gia bảo hiểm xã hội, bảo hiểm y tế": groups of one list may overlap.
            near = _is_a_tenth_apart(group) and (
                bool(group.dimensions & EXCLUSIVE) or group.whole.kind != "people"
            )
            if mends or classed or near:
                doubtful = _may_hold_one_twice(group) or _restates_whole(group)
                return "suspect" if doubtful else "error"
            # Far more than it holds, and no slip that would say why: another whole's, most likely.
            surely = group.closed or group.dimensions & EXCLUSIVE or _is_of_events(group)
            return "suspect" if surely else None
        if mends and _has_part_over_whole(group):
            return "error" if _is_of_one_noun(group) else "suspect"
        if mends and _opens_bracket(group, evidence) and group.whole.kind == "organisation":
            return "suspect"
        return "suspect" if _nearly_adds_up(group) else None
    if group.stray:
        return None
    complete = group.closed or "companion" in group.dimensions
    if complete or _is_parallel(group, evidence) or _is_series(group):
        return "error" if mends or _is_a_tenth_apart(group) else "suspect"
    if group.listed and len(group.parts) >= 3 and not _crosses(group):
        return "suspect"
    return "suspect" if _nearly_adds_up(group) else None


def _crosses(group: Group) -> bool:
    """ "trong đó: nữ 359, người có đạo 5, công nhân 20": by gender and by other things at once."""
    closed = [closed_dimensions().intersection(dimensions_of(part)) for part in group.parts]
    return any(closed) and not all(closed)


def _may_hold_one_twice(group: Group) -> bool:
    """ "33 đồng chí; đại học 28 đồng chí, trên đại học 9 đồng chí": the nine may be of the 28."""
    return (
        group.dimensions <= _LEVELS
        and len(group.parts) == 2
        and max(part.value for part in group.parts) <= group.whole.value
    )


def _restates_whole(group: Group) -> bool:
    """ "11 tổ chức hội; trong đó có 05 tổ chức được giao biên chế; 11 tổ chức hội ở xã": is one of
    the parts as large as the whole, so that nothing is left for the others?
    """
    return not group.closed and any(part.value == group.whole.value for part in group.parts)


def _may_take_part_twice(group: Group) -> bool:
    """ "2.995.949 người: bảo hiểm xã hội 374.764, thất nghiệp 243.822, y tế 2.601.885": groups of
    people by words that exclude none of each other.
    """
    return group.whole.kind == "people" and group.dimensions == {"group"}


def _is_mended_by_a_digit(group: Group) -> bool:
    """ "24 văn bản: 4 nghị quyết, 7 kế hoạch, 88 công văn, 5 báo cáo": with 8 it is 24."""
    return bool(sum_slips(group.whole.value, [part.value for part in group.parts]))


def _is_of_few_elsewhere(group: Group, evidence: Evidence) -> bool:
    """ "Kết nạp được 02 quần chúng; xếp loại đảng viên: 04 đồng chí, 24 đồng chí …": a digit makes
    of so few whatever there is, and the whole stands in another clause than its parts.
    """
    between = evidence.doc.text[group.whole.at[1] : group.parts[0].at[0]]
    return (
        group.whole.value < _FEW
        and _has_part_over_whole(group)
        and (";" in between or ". " in between)
    )


def _leaves_some_out(group: Group, evidence: Evidence) -> bool:
    """ "2.229 người: xuất sắc 806 (36,16%), tốt 1.367 (61,33%), …", and the percentages hold though
    they make no 100: not all need have been ranked.
    """
    if "rank" not in group.dimensions or group.total > group.whole.value:
        return False
    holding = {
        id(share.part)
        for share in evidence.shares
        if share.whole is group.whole and reconciles(share, units=1)
    }
    return all(id(part) in holding for part in group.parts)


def _may_overlap(group: Group) -> bool:
    """ "30 đảng viên, gồm 18 đảng viên nữ, 10 đảng viên trẻ": people by no one class."""
    if group.whole.kind != "people" or _has_part_over_whole(group) or not group.dimensions:
        return False
    if any(not dimension.startswith("noun:") for dimension in group.dimensions):
        return False
    classes = [dimensions_of(part) for part in group.parts]
    return not any(all(name in own for own in classes) for name in EXCLUSIVE)


def _opens_bracket(group: Group, evidence: Evidence) -> bool:
    """ "07 chi bộ trường học (03 …, 02 …, 03 …)": nothing but the bracket before three parts?"""
    between = evidence.doc.text[group.whole.at[1] : group.parts[0].number_at[0]]
    return len(group.parts) >= 3 and between.strip() == "("


def _has_part_over_whole(group: Group) -> bool:
    return any(part.value > group.whole.value for part in group.parts)


def _is_of_one_noun(group: Group) -> bool:
    """ "62 tổ chức đảng, trong đó năm 2021 là 15 tổ chức": parts may leave out the noun's end."""
    unit = group.whole.unit.lower()
    return all(f"{unit} ".startswith(f"{part.unit.lower()} ") for part in group.parts)


def _is_of_events(group: Group) -> bool:
    """ "112 vụ, trong đó: phá rừng 9 vụ, khai thác 34 vụ, vi phạm khác 87 vụ": of one kind each."""
    return group.listed and group.whole.kind == "event" and _is_of_one_noun(group)


def _nearly_adds_up(group: Group) -> bool:
    """ "18.562 hồ sơ (trực tuyến 7.385 hồ sơ, trực tiếp 11.077 hồ sơ)": one noun, a tenth apart.

    A division that is meant to be whole misses it by little; a few examples miss it by much.
    """
    return (
        not group.stray
        and (len(group.parts) >= 3 or group.whole.value >= 100)
        and _is_a_tenth_apart(group)
        and _is_of_one_noun(group)
        and all(_is_told(part, group) for part in group.parts)
    )


def _is_a_tenth_apart(group: Group) -> bool:
    return abs(group.total - group.whole.value) * 10 <= group.whole.value


def _is_told(part: Count, group: Group) -> bool:
    """Has the part words of its own? Without them, kinds of people ("nữ", "dự bị") overlap."""
    return part.label is not None or (
        group.whole.kind != "people" and group.total > group.whole.value
    )


def _is_parallel(group: Group, evidence: Evidence) -> bool:
    """Does another whole divide, without remainder, by the same values?

    "08 chi bộ: 03 thôn, 03 trường học, 01 công an, 01 quân sự" proves that a list of members by
    "chi bộ thôn, chi bộ trường học, chi bộ công an, chi bộ quân sự" is all.
    """
    own = [value_words(part) for part in group.parts]
    if len(own) < 3 or not all(own):
        return False
    if len(set(own)) < len(own) and not (group.listed and len(own) >= _LONG):
        return False  # "650 đơn, 280 đơn, 4.660 đơn": words that tell no part from its siblings
    return any(
        len(theirs) == len(own)
        and all(any(_same(a, b) for b in theirs) for a in own)
        and all(any(_same(a, b) for a in own) for b in theirs)
        for theirs in evidence.divisions
    )


def _same(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _is_series(group: Group) -> bool:
    """A list of years without a gap that says it is all."""
    if "quarter" in group.dimensions:
        # From the first quarter on without a gap, right behind the whole that is divided.
        return [*group.values] in _QUARTERS
    if "year" not in group.dimensions or not group.listed or len(group.parts) < 3:
        return False
    years = [int(value) for value in group.values if value.isdigit()]
    return len(years) == len(group.parts) and all(b == a + 1 for a, b in pairwise(years))
