"""unit_sizes: the members of every branch, branch by branch, against the membership beside them.

"có 04 chi bộ: chi bộ Văn phòng 21 đảng viên, chi bộ Kho 18 đảng viên, …. Tổng số đảng viên là 81
đồng chí": a list that names as many branches as were told, each with its members, is all of them.
Where one digit would mend it, suspect; an error where another division makes the same membership.

True: 4 branches of 21 + 18 + 19 + 16 = 74 ≠ 69 đảng viên. False alarm avoided: a list of three
branches out of five.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.slips import sum_slips
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from pipeline.checking.told_differences import lowered
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "unit_sizes"
_UNITS = frozenset(("chi bộ", "chi bộ trực thuộc", "đảng bộ bộ phận", "chi hội", "chi đoàn"))
_PARTY = frozenset(("đảng viên", "đồng chí", "đ/c"))
_MEMBERS = _PARTY | {"hội viên", "đoàn viên"}
_COLON_RE = regex.compile(r"(?:\s+(?!và)\p{L}+){0,3}\s*(?::|,?\s+(?:bao\s+)?gồm:?)\s+")
# "chi bộ Nhà máy nước số 2 có ": a name of the noun told before, and nothing else.
_NAME = r"(?P<noun>chi\s+bộ|đảng\s+bộ\s+bộ\s+phận|chi\s+hội|chi\s+đoàn)\s+[^,;:.()\n%]{2,60}?"
_FIRST_RE = regex.compile(rf"{_NAME}(?:\s+có|:)?\s+")
_NEXT_RE = regex.compile(rf"\s*(?:[,;]|,?\s+và)\s+{_NAME}(?:\s+có|:)?\s+")
# Of all members, not "tổng số đảng viên nữ".
_TOTAL_RE = regex.compile(
    r"(?<!\p{L})tổng\s+số\s+(?:đảng|hội|đoàn)\s+viên"
    r"(?:\s+(?:(?:của|trong)\s+)?toàn\s[^\d.;:,()\n]{0,40})?(?:\s+(?:hiện|nay|có|là))*\s*:?\s*$"
)
# Before the list: "Đảng bộ xã Tân Hòa có", or the same words.
_STATED_RE = regex.compile(
    rf"(?:{_TOTAL_RE.pattern}|(?<!\p{{L}})đảng\s+bộ(?:\s+(?!nữ)\p{{L}}+){{0,8}}\s+(?:có|gồm)\s+$)"
)
_LEAST, _MOST, _TO_TOTAL = 3, 60, 300
"""Branches in a list; characters from it to the membership."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each list of all branches with their members."""
    view = folded_view(evidence.doc.text)
    counts = evidence.counts
    for index, units in enumerate(counts):
        if units.unit.lower() not in _UNITS or not _LEAST <= units.value <= _MOST:
            continue
        opening = match_near(_COLON_RE, view, units.at[1])
        if opening is None:
            continue
        parts = _members(view, counts, index, opening.end())
        if parts is None:
            continue
        for whole in _memberships(view, evidence, index, parts):
            total = sum((part.value for part in parts), Decimal(0))
            if whole.value == total:
                yield sum_row(RULE, whole, parts)
            elif sum_slips(whole.value, [part.value for part in parts]):
                judged: Severity = "error" if id(whole) in evidence.divided else "suspect"
                severity = lowered(judged, evidence.doc.text, whole, parts)
                if severity is not None:
                    yield sum_row(RULE, whole, parts, severity)
            break


def _members(
    view: str, counts: Sequence[Count], index: int, start: int
) -> tuple[Count, ...] | None:
    """The members of each of the branches that `counts[index]` tells, if the list names all."""
    units = counts[index]
    noun = " ".join(units.unit.lower().split()[:2])
    parts: list[Count] = []
    form = _FIRST_RE
    for part in counts[index + 1 : index + 1 + int(units.value)]:
        named = form.fullmatch(view, start, part.number_at[0])
        if (
            named is None
            or not named["noun"].startswith(noun)
            or part.unit.lower() not in _MEMBERS
            or part.approx != "exact"
            or part.value_max is not None
        ):
            return None
        parts.append(part)
        start, form = part.at[1], _NEXT_RE
    if len(parts) != units.value or _NEXT_RE.match(view, start, start + 90) is not None:
        return None
    return tuple(parts)


def _memberships(
    view: str, evidence: Evidence, index: int, parts: Sequence[Count]
) -> Iterator[Count]:
    """The membership told in the paragraph: behind the list, or before it with the branches."""
    counts = evidence.counts
    block = evidence.doc.block_at(parts[0].at[0])
    behind = index + 1 + len(parts)
    end = min(block.end, parts[-1].at[1] + _TO_TOTAL)
    first = bisect_left(counts, block.start, key=lambda count: count.at[0])
    for count in (*counts[behind : behind + 3], *reversed(counts[max(first, index - 2) : index])):
        start = count.number_at[0]
        if not block.start <= start < end or not _are_alike(count, parts):
            continue
        lead = view[max(block.start, start - 70) : start]
        stated = _TOTAL_RE if start > parts[-1].at[0] else _STATED_RE
        if count.approx == "exact" and stated.search(lead) is not None:
            yield count


def _are_alike(whole: Count, parts: Sequence[Count]) -> bool:
    units = {count.unit.lower() for count in (whole, *parts)}
    return units <= _PARTY or (len(units) == 1 and units <= _MEMBERS)
