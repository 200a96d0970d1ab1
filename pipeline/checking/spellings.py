"""A name beside another spelling of it as a row of the ledger."""

from collections.abc import Sequence

from schemas.document import CleanDocument, Range
from schemas.facts import Check, Severity


def spelling_row(
    rule: str,
    doc: CleanDocument,
    challenged: Sequence[Range],
    right: Sequence[Range],
    severity: Severity = "suspect",
) -> Check:
    """The spelling that is challenged beside the right one; each may stand in several places."""
    stated, expected = (" ".join(doc.text[slice(*at[0])].split()) for at in (challenged, right))
    return Check(
        kind="name",
        severity=severity,
        rule=rule,
        spans=tuple(doc.span(*at) for at in (*challenged, *right)),
        stated=stated,
        expected=expected,
        equation=f"{stated} {'=' if severity == 'ok' else '≠'} {expected}",
        section=doc.section_at(challenged[0][0]),
    )
