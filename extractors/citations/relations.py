"""What documents do to each other, as the text states it between two mentions.

"Hướng dẫn số 09-HD/BTCTW (nay là Hướng dẫn số 12-HD/BTCTW)": the second replaces the first. The
cues are rows of the registry's table `relation_cues`. A relation never crosses a sentence's end,
and is read only between neighbours; a list that follows ("thay thế A và B") shares it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from extractors.citations.patterns import LIST_JOINT_RE
from schemas.document import CleanDocument
from schemas.facts import Citation, Relation, RelationKind
from schemas.registry.documents import relation_cues
from schemas.registry.index import directive_index
from schemas.textview import folded_view

_REACH = 200
_TIMEOUT = 0.5
# ", ngày 05/12/2025 của Ban Thường vụ Tỉnh ủy (khóa XIV)": what a mention carries behind it.
_LEAD = (
    r"(?: ?,? ?\(?(?:ngày )?(?:\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{4}"
    r"|\d{1,2} tháng \d{1,2} năm \d{4})\)?)?"
    r"(?: ?,? ?(?:của|do) (?:(?!gắn |cùng |đồng thời |kết hợp |và (?:tổ chức|thực|thi|triển|tiếp))"
    r"[^\d,.;:()“”\"]){1,90}?(?: ?\(?khóa [ivx\d]{1,5}\)?)?)?"
    r" ?(?<!và )(?<!với )(?<!cùng )"
)
_SPACES_RE = regex.compile(r"\s+")
_SENTENCE_END_RE = regex.compile(r"[;\n]|(?<![\d\p{Lu}])\.(?=\s)|\.$")


@cache
def _cues() -> tuple[tuple[RelationKind, bool, tuple[str, ...], "regex.Pattern[str]"], ...]:
    return tuple(
        (cue.kind, cue.forward, cue.words, _pattern(cue.pattern)) for cue in relation_cues()
    )


def _pattern(written: str) -> "regex.Pattern[str]":
    return regex.compile(written.replace("{lead}", _LEAD) + r"\W{0,4}(?:số ?)?")


def find_relations(
    doc: CleanDocument, citations: Sequence[Citation], *, in_order: bool = True
) -> tuple[Relation, ...]:
    """All relations between neighbouring citations, in reading order.

    `in_order` leaves out those whose subject is older than what it does something to.
    """
    folded = folded_view(doc.text)
    out: list[Relation] = []
    for first in range(len(citations) - 1):
        second = _next(citations, first)
        if second is None or not _can_relate(citations[first]):
            continue
        stated = _stated(folded, citations[first], citations[second])
        if stated is None:
            continue
        kind, forward = stated
        for other in (second, *_listed(doc.text, citations, second)):
            subject, object_ = (first, other) if forward else (other, first)
            wrong = in_order and _is_earlier(citations[subject], citations[object_])
            if _can_relate(citations[other]) and not wrong:
                out.append(_relation(doc, citations, kind, first, other, forward))
    return tuple(out)


def _next(citations: Sequence[Citation], first: int) -> int | None:
    """The next citation that does not share the span ("khóa XI, XII" is two on one)."""
    for index in range(first + 1, min(first + 8, len(citations))):
        if citations[index].at[0] >= citations[first].at[1]:
            return index
    return None


def _can_relate(citation: Citation) -> bool:
    return citation.form != "congress" and citation.rule != "citation.backward"


def _is_earlier(subject: Citation, object_: Citation) -> bool:
    """Is the one older than what it is said to replace, amend or carry out? Then it does not."""
    days = [(c.key or "").partition("@")[2][:10] for c in (subject, object_)]
    return all(len(day) == 10 for day in days) and days[0] < days[1]


def _stated(folded: str, left: Citation, right: Citation) -> tuple[RelationKind, bool] | None:
    """The relation in the words between two mentions, and whether the first is its subject."""
    start, end = left.at[1], right.at[0]
    if not 0 < end - start <= _REACH:
        return None
    between = folded[start:end]
    if _SENTENCE_END_RE.search(between):
        return None
    # Single spaces: optional spaces side by side would try all ways to share a long run of them.
    between = _SPACES_RE.sub(" ", between)
    for kind, forward, words, pattern in _cues():
        try:
            if any(word in between for word in words) and pattern.fullmatch(
                between, timeout=_TIMEOUT
            ):
                return kind, forward
        except TimeoutError:
            continue  # words that no person wrote state no relation
    return None


def _listed(text: str, citations: Sequence[Citation], second: int) -> list[int]:
    """The citations that follow `second` in one list with it."""
    out: list[int] = []
    last = second
    for index in range(second + 1, len(citations)):
        left, right = citations[last], citations[index]
        if right.at == left.at:
            out.append(index)
            continue
        joined = LIST_JOINT_RE.fullmatch(text, left.at[1], right.at[0])
        if not joined or left.type != right.type:
            break
        out.append(index)
        last = index
    return out


def _relation(
    doc: CleanDocument,
    citations: Sequence[Citation],
    kind: RelationKind,
    first: int,
    other: int,
    forward: bool,
) -> Relation:
    at = citations[first].at[0], citations[other].at[1]
    return Relation(
        span=doc.span(*at),
        at=at,
        section=citations[first].section,
        rule=f"relation.{kind}",
        kind=kind,
        subject=first if forward else other,
        object=other if forward else first,
    )


def with_successors(
    citations: Sequence[Citation], relations: Sequence[Relation]
) -> tuple[Citation, ...]:
    """The citations, those that replace a document of the registry with its known successor's key.

    "09-HD/BTCTW (nay là 12-HD/BTCTW)": of the documents of that symbol it is the one of 2018.
    """
    out = list(citations)
    by_key = directive_index().by_key
    for relation in relations:
        new, old = out[relation.subject], out[relation.object]
        known = by_key.get(old.key or "")
        if relation.kind != "replaces" or known is None or new.key is not None:
            continue
        named = [key for key in known.replaced_by if key.partition("@")[0] == new.id]
        if len(named) == 1:
            out[relation.subject] = replace(new, key=named[0], candidates=())
    return tuple(out)
