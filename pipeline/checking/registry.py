"""registry: what a report says of a document against what the registry knows of it.

Only a field that several independent sources confirm may contradict a report. A date of the same
term contradicts (a number comes once in a term); a date of another term may be another document's.
The wrong body is often named for a central document, so that an issuer is only suspect; so is a
type word that the symbol does not allow, and a basis that was replaced before the report was
written: a review of ten years rightly names what held then.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.checking.documents import central_bodies, is_shared
from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Citation, Severity
from schemas.folding import fold_tone
from schemas.registry.documents import Directive, document_types
from schemas.registry.index import directive_index

DATE, ISSUER, TYPE, REPLACED = (
    "registry_date",
    "registry_issuer",
    "registry_type",
    "registry_replaced",
)
IDS = (DATE, ISSUER, TYPE, REPLACED)
_CODE_RE = regex.compile(r"\d+[a-zđ]?(?:/\d{4})?[-/](?P<code>[^\W\d_&]+)[-/]")
_REVIEW_RE = regex.compile(r"(?:sơ|tổng) kết|\d+ năm")
_BEFORE = 120
_SIGN = {True: "=", False: "≠"}


@dataclass(frozen=True, slots=True)
class _Known:
    citation: Citation
    directive: Directive


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each statement on a document that the registry can confirm or contradict."""
    by_key = directive_index().by_key
    known = [
        _Known(citation, by_key[citation.key])
        for citation in evidence.citations
        if citation.key is not None and citation.key in by_key
    ]
    stated = {(c.id, c.date) for c in evidence.citations if c.date is not None}
    for item in known:
        yield from _date(item, stated)
        if not is_shared(evidence, item.citation):
            yield from _issuer(item)
    yield from _replaced(evidence, known)
    for citation in evidence.citations:
        if "type_symbol" in citation.flags:
            yield from _type(citation)


def _date(item: _Known, stated: set[tuple[str | None, dt.date]]) -> Iterator[Check]:
    citation, directive = item.citation, item.directive
    if citation.date is None or "date" not in directive.confirmed:
        return
    same = citation.date == directive.date
    if not same and (citation.id, directive.date) in stated:
        return  # citation_date tells it: the report has the right day elsewhere
    yield _row(
        DATE,
        "ok" if same else "error",
        citation,
        citation.date.isoformat(),
        directive.date.isoformat(),
        f"{directive.id}: {citation.date:%d/%m/%Y} {_SIGN[same]} {directive.date:%d/%m/%Y}",
    )


def _issuer(item: _Known) -> Iterator[Check]:
    citation, directive = item.citation, item.directive
    if not citation.issuer or "issuer" not in directive.confirmed:
        return
    named, right = central_bodies(citation.issuer), central_bodies(directive.issuer)
    if not named or not right:
        return
    same = bool(named & right)
    stated = " ".join(citation.issuer.split())
    yield _row(
        ISSUER,
        "ok" if same else "suspect",
        citation,
        stated,
        directive.issuer,
        f"{directive.id}: {stated} {_SIGN[same]} {directive.issuer}",
    )


def _type(citation: Citation) -> Iterator[Check]:
    match = _CODE_RE.match(citation.id or "")
    if match is None:
        return
    kinds = [kind.name for kind in document_types() if match["code"] in kind.codes[:1]]
    if kinds:
        yield _row(
            TYPE,
            "suspect",
            citation,
            citation.type,
            kinds[0],
            f"{citation.id}: {citation.type} ≠ {kinds[0]}",
        )


def _replaced(evidence: Evidence, known: list[_Known]) -> Iterator[Check]:
    """A basis that a successor had replaced when the report was written, once for a document."""
    date, index = evidence.report_date, directive_index()
    if date is None:
        return
    cited = {citation.key for citation in evidence.citations}
    told: set[str] = set()
    for item in known:
        directive = item.directive
        if not item.citation.basis or directive.key in told:
            continue
        if "replaced_by" not in directive.confirmed or _is_reviewed(evidence, item.citation):
            continue
        successors = [index.by_key[key] for key in directive.replaced_by if key in index.by_key]
        earlier = [new for new in successors if new.date < date]
        if not earlier or any(new.key in cited for new in successors):
            continue
        told.add(directive.key)
        new = earlier[-1]
        yield _row(
            REPLACED,
            "suspect",
            item.citation,
            f"{directive.type} {directive.id}",
            new.id,
            f"{directive.id} → {new.id} ({new.date:%d/%m/%Y})",
        )


def _is_reviewed(evidence: Evidence, citation: Citation) -> bool:
    """Does the report look back on the document, or name it in its title?"""
    block = evidence.doc.blocks[evidence.doc.block_index(citation.at[0])]
    start = max(block.start, citation.at[0] - _BEFORE)
    before = fold_tone(evidence.doc.text[start : citation.at[0]])
    return block.kind == "title" or _REVIEW_RE.search(before) is not None


def _row(
    rule: str, severity: Severity, citation: Citation, stated: str, expected: str, equation: str
) -> Check:
    return Check(
        kind="registry",
        severity=severity,
        rule=rule,
        spans=(citation.span,),
        stated=stated,
        expected=expected,
        equation=equation,
        section=citation.section,
    )
