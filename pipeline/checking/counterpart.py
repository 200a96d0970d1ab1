"""conflict: as many branches of one kind as there are bodies or places of that kind.

"14 thôn … 14 chi bộ thôn": every hamlet has its branch; "128 thôn … (thôn 128 tổ)" the same; "26 ủy
ban kiểm tra: 26 chủ nhiệm": every body has its head. Where the numbers differ nothing is said: two
hamlets may share a branch.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_COMMITTEE, _LED = "đảng ủy", "đảng bộ"
# "cấp xã 18 tổ", "thôn và tổ dân phố 128 tổ".
_GROUPS = frozenset(("tổ", "chi hội", "chi đoàn", "câu lạc bộ", "đội"))
_HEADS = frozenset(
    f"{deputy}{head}"
    for deputy in ("", "phó ")
    for head in ("chủ nhiệm", "bí thư", "chủ tịch", "trưởng ban", "tổ trưởng", "đội trưởng")
)
_LEAST, _LEAST_APART = 2, 10
_LEAD = 40
# "04 xã đạt chuẩn", "04 đảng bộ xã không sơ kết": some of them.
_SOME_RE = regex.compile(
    r"[\s,]*(?:đạt|được|không|chưa|còn|thực\s+hiện|hoàn\s+thành|làm|tổ\s+chức|xếp|vi\s+phạm|có)(?!\p{L})(?!\s+\d)"
)
# All the places of a district are its "đơn vị hành chính cấp xã".
_PLACES = {"đơn vị hành chính": ("xã", "phường")}


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each kind of branch, group or head that is as many as what it is of."""
    view = folded_view(evidence.doc.text)
    bodies: dict[Decimal, list[Statement]] = {}
    heads: dict[tuple[Decimal, int], list[Statement]] = {}
    for one in evidence.statements:
        if one.role != "count" or one.aspect != "level" or one.value < _LEAST:
            continue
        if one.kind == "organisation":
            bodies.setdefault(one.value, []).append(one)
        elif one.noun in _HEADS and one.value >= _LEAST_APART:
            heads.setdefault((one.value, one.sentence), []).append(one)
    for same_value in bodies.values():
        named = _by_noun(view, same_value)
        for branch in same_value:
            found = (_first(named[noun], branch) for noun in _nouns_of(view, branch, named))
            of = min(filter(None, found), key=lambda body: body.figure.at, default=None)
            if of is not None:
                yield row(RULE, (of.mention, branch.mention), "ok")
            led = heads.pop((branch.value, branch.sentence), ())
            if led and led[0].figure.at > branch.figure.at:
                yield row(RULE, (branch.mention, *(head.mention for head in led)), "ok")


def _nouns_of(view: str, branch: Statement, named: Mapping[str, Sequence[Statement]]) -> list[str]:
    """Those of the nouns that the branch, the commission or the group is said to be of."""
    start, end = branch.figure.at
    if match := _BRANCH_RE.match(view, start, end + 40):
        return list(_nouns_at(view, match.end(), named))
    if branch.value < _LEAST_APART:
        return []
    if match := _COMMISSION_RE.match(view, start, end + 40):
        of_led = _LED in named and any(_nouns_at(view, match.end(), (_COMMITTEE,)))
        return [_LED] if of_led else []
    if branch.noun not in _GROUPS:
        return []
    lead = " ".join(view[max(0, start - _LEAD) : start].replace(" và ", ", ").split())
    return [noun for noun in named if lead.endswith((f" {noun}", f"({noun}"))]


def _by_noun(view: str, bodies: Iterable[Statement]) -> dict[str, list[Statement]]:
    """What the bodies are called → the first two of them, without those that are some of all."""
    named: dict[str, list[Statement]] = {}
    for body in bodies:
        if match_near(_SOME_RE, view, body.figure.at[1]) is None:
            for noun in _PLACES.get(body.noun, (body.noun,)):
                if len(named.setdefault(noun, [])) < 2:  # one may be the branch itself
                    named[noun].append(body)
    return named


def _nouns_at(view: str, rest: int, nouns: Iterable[str]) -> Iterator[str]:
    """Those of the nouns that the words behind "chi bộ" are."""
    for noun in nouns:
        end = rest + len(noun)
        is_noun = view.startswith(noun, rest) and not view[end : end + 1].isalpha()
        if is_noun and match_near(_SOME_RE, view, end) is None:
            yield noun


def _first(bodies: Sequence[Statement], branch: Statement) -> Statement | None:
    return next((body for body in bodies if body is not branch), None)
