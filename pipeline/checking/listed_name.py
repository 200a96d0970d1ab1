"""name: a place that the text spells otherwise than the table that lists all of them.

"thôn Vĩnh Khế" where the rows of a table are "Chi bộ thôn Vĩnh Khê", …: one syllable differs by a
mark, and no row has the name of the text. Without a list two places may differ by so little.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.matching import match_near, places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.spellings import spelling_row
from schemas.document import Range
from schemas.facts import Check
from schemas.folding import fold, fold_tone
from schemas.textview import folded_view

RULE = "listed_name"
_KINDS = ("thôn", "bản", "ấp", "xóm", "buôn", "khu phố", "tổ dân phố", "xã", "phường")
_NAME_RE = regex.compile(r"[^\S\n]+(?P<name>\p{Lu}\p{L}*(?:[^\S\n]+\p{Lu}\p{L}*){0,3})")
_ELSEWHERE_RE = regex.compile(
    r"(?<!\p{L})(?:giáp|bạn|cũ|sáp nhập|nhập|tách|lân cận|kết nghĩa|đổi tên|trước đây)(?!\p{L})"
)
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Named:
    kind: str
    name: tuple[str, ...]
    at: Range


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each spelling in the text that no row of the list has."""
    doc = evidence.doc
    if not doc.tables:
        return
    named = list(_named(evidence))
    listed: dict[tuple[str, tuple[str, ...]], _Named] = {}
    for one in named:
        if doc.block_at(one.at[0]).kind == "table":
            listed.setdefault((one.kind, one.name), one)
    if len(listed) < _LEAST_ROWS:
        return
    told: set[tuple[str, tuple[str, ...]]] = set()
    for one in named:
        key = one.kind, one.name
        if key in listed or key in told or _is_elsewhere(evidence, one):
            continue
        like = [row for row in listed.values() if row.kind == one.kind and _is_variant(one, row)]
        if len(like) == 1:
            told.add(key)
            yield spelling_row(RULE, evidence.doc, [one.at], [like[0].at])


def _named(evidence: Evidence) -> Iterator[_Named]:
    text, view = evidence.doc.text, folded_view(evidence.doc.text)
    for place, kind in places_of_words(view, _KINDS):
        match = match_near(_NAME_RE, text, place + len(kind))
        if match is not None:
            yield _Named(kind, tuple(fold_tone(match["name"]).split()), match.span("name"))


def _is_variant(one: _Named, row: _Named) -> bool:
    differing = [(a, b) for a, b in zip(one.name, row.name, strict=False) if a != b]
    if len(one.name) != len(row.name) or len(differing) != 1:
        return False
    return fold(differing[0][0]) == fold(differing[0][1])


def _is_elsewhere(evidence: Evidence, one: _Named) -> bool:
    """Is it a neighbour's, or a place of the past?"""
    block = evidence.doc.block_at(one.at[0])
    return _ELSEWHERE_RE.search(folded_view(evidence.doc.text), block.start, block.end) is not None
