"""relation_order: a document that carries out, replaces or amends one that was issued after it.

Both days must stand right behind their own numbers, and nothing between the two mentions: in
"Kế hoạch số 41-KH/ĐU thực hiện Nghị quyết số 21-NQ/TW; Nghị quyết số 12-NQ/ĐU" the last one is not
carried out by the first. Suspect: either day may be the wrong one.
"""

from collections.abc import Iterator

from extractors.citations.relations import find_relations
from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Citation, Severity

RULE = "relation_order"
_NEAR = 40


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each relation between two neighbours that are both dated."""
    citations = evidence.citations
    if sum(citation.date is not None for citation in citations) < 2:
        return
    for relation in find_relations(evidence.doc, citations, in_order=False):
        subject, object_ = citations[relation.subject], citations[relation.object]
        neighbours = abs(relation.subject - relation.object) == 1
        if not neighbours or not _is_dated(subject) or not _is_dated(object_):
            continue
        assert subject.date is not None
        assert object_.date is not None
        holds = object_.date <= subject.date
        severity: Severity = "ok" if holds else "suspect"
        sign = "≥" if holds else "<"
        yield Check(
            kind="other",
            severity=severity,
            rule=RULE,
            spans=(subject.span, object_.span),
            stated=subject.date.isoformat(),
            expected=f"≥ {object_.date:%d/%m/%Y}",
            equation=(
                f"{subject.id}: {subject.date:%d/%m/%Y} {sign} "
                f"{object_.id}: {object_.date:%d/%m/%Y}"
            ),
            section=relation.section,
        )


def _is_dated(citation: Citation) -> bool:
    """Does a day stand right behind the number?"""
    dated = citation.date_span
    return (
        citation.date is not None
        and dated is not None
        and 0 <= dated.start - citation.span.end <= _NEAR
    )
