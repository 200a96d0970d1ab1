"""conflict: as many branches of one kind as there are bodies or places of that kind.

"14 thôn … 14 chi bộ thôn": every hamlet has its branch; "128 thôn … (thôn 128 tổ)" the same; "26 ủy
ban kiểm tra: 26 chủ nhiệm": every body has its head. Where the numbers differ nothing is said: two
hamlets may share a branch.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex

from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.quantities import row
from pipeline.checking.stating import Statement
from schemas.facts import Check
from schemas.textview import folded_view

RULE = "counterpart"
_BRANCH_RE = regex.compile(
    r"[\d.]+\s+(?:chi\s+bộ|đảng\s+bộ|chi\s+hội|chi\s+đoàn|tổ\s+công\s+nghệ\s+số\s+cộng\s+đồng)\s+(?:khối\s+)?"
    r"(?:(?:công\s+an|quân\s+sự)\s+)?"
)
# "ủy ban kiểm tra đảng ủy": of the committee that leads a "đảng bộ".
_COMMISSION_RE = regex.compile(r"[\d.]+\s+ủy\s+ban\s+kiểm\s+tra\s+(?=đảng\s+ủy)")
_LED_BY = {"đảng bộ": ("đảng ủy",)}
# "cấp xã 18 tổ", "thôn và tổ dân phố 128 tổ".
_GROUPS = frozenset(("tổ", "chi hội", "chi đoàn", "câu lạc bộ", "đội"))
_HEADS = frozenset(
    f"{deputy}{head}"
    for deputy in ("", "phó ")
    for head in ("chủ nhiệm", "bí thư", "chủ tịch", "trưởng ban", "tổ trưởng", "đội trưởng")
)
_LEAST, _LEAST_APART = 2, 10
_LEAD, _MOST = 40, 60
# "04 xã đạt chuẩn", "04 đảng bộ xã không sơ kết": some of them.
_SOME_RE = regex.compile(
    r"[\s,]*(?:đạt|được|không|chưa|còn|thực\s+hiện|hoàn\s+thành|làm|tổ\s+chức|xếp|vi\s+phạm|có)(?!\p{L})(?!\s+\d)"
)
# All the places of a district are its "đơn vị hành chính cấp xã".
_PLACES = {"đơn vị hành chính": ("xã", "phường")}


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each kind of branch, group or head that is as many as what it is of."""
    view = folded_view(evidence.doc.text)
    by_value: dict[Decimal, list[Statement]] = {}
    for one in evidence.statements:
        is_level = one.role == "count" and one.aspect == "level" and one.value >= _LEAST
        if is_level and (one.kind == "organisation" or one.noun in _HEADS):
            by_value.setdefault(one.value, []).append(one)
    for same_value in by_value.values():
        if len(same_value) < 2:
            continue
        bodies = [one for one in same_value if one.kind == "organisation"]
        for branch in bodies[:_MOST]:
            of = next((o for o in bodies[:_MOST] if _is_branch(view, branch, o)), None)
            if of is not None:
                yield row(RULE, (of.mention, branch.mention), "ok")
        if len(bodies) < len(same_value) and same_value[0].value >= _LEAST_APART:
            yield from _heads(same_value, bodies)


def _is_branch(view: str, branch: Statement, other: Statement) -> bool:
    """Is the first a branch, a commission or a group of what the second counts?"""
    start, end = branch.figure.at
    match = _BRANCH_RE.match(view, start, end + 40)
    if match is not None:
        return _is_of(view, match.end(), branch, other, _PLACES)
    if branch.value < _LEAST_APART or other is branch:
        return False
    match = _COMMISSION_RE.match(view, start, end + 40)
    if match is not None:
        return other.noun in _LED_BY and _is_of(view, match.end(), branch, other, _LED_BY)
    if branch.noun not in _GROUPS or match_near(_SOME_RE, view, other.figure.at[1]):
        return False
    lead = " ".join(view[max(0, start - _LEAD) : start].replace(" và ", ", ").split())
    nouns = _PLACES.get(other.noun, (other.noun,))
    return any(lead.endswith((f" {noun}", f"({noun}")) for noun in nouns)


def _heads(same_value: Sequence[Statement], bodies: Sequence[Statement]) -> Iterator[Check]:
    """ "26 ủy ban kiểm tra với 102 đồng chí: 26 chủ nhiệm, 26 phó chủ nhiệm", in one sentence."""
    for body in bodies[:_MOST]:
        heads = [
            one
            for one in same_value
            if one.noun in _HEADS
            and one.sentence == body.sentence
            and one.figure.at > body.figure.at
        ]
        if heads:
            yield row(RULE, (body.mention, *(head.mention for head in heads)), "ok")


def _is_of(
    view: str,
    rest: int,
    branch: Statement,
    other: Statement,
    places: Mapping[str, tuple[str, ...]],
) -> bool:
    """Do the words behind "chi bộ" name what `other` counts?"""
    if other is branch or match_near(_SOME_RE, view, other.figure.at[1]):
        return False
    for noun in places.get(other.noun, (other.noun,)):
        end = rest + len(noun)
        if view.startswith(noun, rest) and not view[end : end + 1].isalpha():
            return match_near(_SOME_RE, view, end) is None
    return False
