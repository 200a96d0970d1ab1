"""conflict: as many branches of one kind as there are bodies or places of that kind.

"14 thôn … 14 chi bộ thôn": every hamlet has its branch. Where the numbers differ nothing is said:
two hamlets may share a branch.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_LEAST = 2
# "04 xã đạt chuẩn", "04 đảng bộ xã không sơ kết": some of them.
_SOME_RE = regex.compile(
    r"[\s,]*(?:đạt|được|không|chưa|còn|thực\s+hiện|hoàn\s+thành|làm|tổ\s+chức|xếp|vi\s+phạm|có)(?!\p{L})(?!\s+\d)"
)
# All the places of a district are its "đơn vị hành chính cấp xã".
_PLACES = {"đơn vị hành chính": ("xã", "phường")}


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each kind of branch that is as many as what it is a branch of."""
    view = folded_view(evidence.doc.text)
    bodies: dict[Decimal, list[Statement]] = {}
    for one in evidence.statements:
        is_body = one.role == "count" and one.kind == "organisation" and one.aspect == "level"
        if is_body and one.value >= _LEAST:
            bodies.setdefault(one.value, []).append(one)
    for same_value in bodies.values():
        named = _by_noun(view, same_value)
        for branch in same_value:
            match = _BRANCH_RE.match(view, branch.figure.at[0], branch.figure.at[1] + 40)
            if match is None:
                continue
            found = (_first(named[noun], branch) for noun in _nouns_at(view, match.end(), named))
            of = min(filter(None, found), key=lambda body: body.figure.at, default=None)
            if of is not None:
                yield row(RULE, (of.mention, branch.mention), "ok")


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
