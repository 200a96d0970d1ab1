"""citation_issuer: one central document cited as two bodies' own.

The number and the date are the same, the bodies are not. A local number is left alone: two places
may have issued it on one day. What the registry knows is judged by `registry`.
"""

from collections.abc import Iterator
from itertools import pairwise

from extractors.citations.places import is_local
from pipeline.checking.documents import central_bodies, is_shared
from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Citation, Severity
from schemas.registry.index import directive_index

RULE = "citation_issuer"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each two neighbouring mentions of one document that name its issuer."""
    by_document: dict[object, list[Citation]] = {}
    for citation in evidence.citations:
        if (
            citation.form == "full"
            and citation.id
            and citation.date
            and citation.issuer
            and not is_local(citation.id)
            and not _is_known(citation)
            and not is_shared(evidence, citation)
            and central_bodies(citation.issuer)
        ):
            by_document.setdefault((citation.id, citation.date), []).append(citation)
    for mentions in by_document.values():
        for before, here in pairwise(mentions):
            named, right = central_bodies(here.issuer or ""), central_bodies(before.issuer or "")
            yield _row("ok" if named & right else "suspect", here, before)


def _is_known(citation: Citation) -> bool:
    directive = directive_index().by_key.get(citation.key or "")
    return directive is not None and "issuer" in directive.confirmed


def _row(severity: Severity, here: Citation, before: Citation) -> Check:
    stated, expected = (" ".join((c.issuer or "").split()) for c in (here, before))
    sign = "=" if severity == "ok" else "≠"
    return Check(
        kind="citation_number",
        severity=severity,
        rule=RULE,
        spans=(here.span, before.span),
        stated=stated,
        expected=expected,
        equation=f"{here.id}: {stated} {sign} {expected}",
        section=here.section,
    )
