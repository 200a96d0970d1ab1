"""citation_year: the year in a state document's number against the year of its date.

"Nghị định số 30/2020/NĐ-CP ngày 05/3/2021": a number with a year is of the year of its issue, so
one of the two was written wrongly. Where the registry has the number, `registry` tells which.
"""

from collections.abc import Iterator

import regex

from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Citation, Severity
from schemas.registry.documents import directives

RULE = "citation_year"
_YEAR_RE = regex.compile(r"\d+[a-zđ]?/(?P<year>(?:19|20)\d{2})/")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each mention with a year in the number and a date behind it."""
    known = {directive.id for directive in directives()}
    for citation in evidence.citations:
        match = _YEAR_RE.match(citation.id or "") if citation.form == "full" else None
        if match is None or citation.date is None or citation.id in known:
            continue
        if _is_inherited(evidence, citation):
            continue
        year = int(match["year"])
        yield _row("ok" if citation.date.year == year else "suspect", citation, year)


def _is_inherited(evidence: Evidence, citation: Citation) -> bool:
    """Does the date stand behind a later document of the list ("130/2020/NĐ-CP, 33/2021/NĐ-CP")?"""
    if citation.date_span is None:
        return True
    own, dated = citation.span.end, citation.date_span.start
    return any(own <= other.span.start < dated for other in evidence.citations)


def _row(severity: Severity, citation: Citation, year: int) -> Check:
    assert citation.date is not None
    sign = "=" if severity == "ok" else "≠"
    return Check(
        kind="citation_number",
        severity=severity,
        rule=RULE,
        spans=(citation.span, *((citation.date_span,) if citation.date_span else ())),
        stated=str(year),
        expected=str(citation.date.year),
        equation=f"{citation.id}: {year} {sign} {citation.date:%d/%m/%Y}",
        section=citation.section,
    )
