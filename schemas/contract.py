"""The JSON form of a report (the contract that other programs rely on; keys are only added)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from schemas.document import Footnote, Heading, Span
from schemas.facts import (
    Check,
    Citation,
    Count,
    DocumentInfo,
    Percentage,
    Ratio,
    Relation,
    Report,
    Statement,
)

Json = dict[str, Any]


def report_to_json(report: Report, message: Callable[[Check], str]) -> Json:
    """The report as one JSON object; `message` words a check for people in their language."""
    return {
        "source": report.source,
        "sha256": report.sha256,
        "program": report.program,
        "registry": report.registry,
        "document": document_to_json(report.document),
        "headings": [_heading(h) for h in report.headings],
        "footnotes": [_footnote(f) for f in report.footnotes],
        "citations": [citation_to_json(c) for c in report.citations],
        "percentages": [percentage_to_json(p) for p in report.percentages],
        "ratios": [ratio_to_json(r) for r in report.ratios],
        "counts": [count_to_json(c) for c in report.counts],
        "amounts": [count_to_json(c) for c in report.amounts],
        "limitations": [statement_to_json(s) for s in report.limitations],
        "statements": [
            statement_to_json(s) for s in report.statements if s.role not in ("limitation", "cause")
        ],
        "findings": [check_to_json(c, message) for c in report.findings],
        "checks_passed": [check_to_json(c, message) for c in report.checks_passed],
        "relations": [relation_to_json(r, report.citations) for r in report.relations],
    }


def number(value: Decimal | str | None) -> int | float | str | None:
    """A JSON number for a Decimal (an integer where it is one); strings and None as they are."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def document_to_json(info: DocumentInfo) -> Json:
    """The report's own data."""
    period, signatory = info.period, info.signatory
    return {
        "kind": info.kind,
        "title": info.title,
        "unit": info.unit,
        "parent_unit": info.parent_unit,
        "number": info.number,
        "date": info.date.isoformat() if info.date else None,
        "draft": info.draft,
        "period": [period.start.isoformat(), period.end.isoformat()] if period else None,
        "in_reply_to": info.in_reply_to,
        "signatory": {"name": signatory.name, "role": signatory.role} if signatory else None,
        "classification": info.classification,
        "subject": info.subject,
        "place": info.place,
        "addressees": list(info.addressees),
        "recipients": list(info.recipients),
    }


def check_to_json(check: Check, message: Callable[[Check], str]) -> Json:
    """One relation of the ledger."""
    return {
        "kind": check.kind,
        "severity": check.severity,
        "rule": check.rule,
        "section": check.section,
        "spans": [[span.start, span.end] for span in check.spans],
        "stated": number(check.stated),
        "expected": number(check.expected),
        "equation": check.equation,
        "message": message(check),
        "suggestion": check.suggestion,
    }


def _place(fact: Citation | Percentage | Ratio | Count | Statement) -> Json:
    return {**_span(fact.span), "section": fact.section, "rule": fact.rule}


def _span(span: Span) -> Json:
    out: Json = {"start": span.start, "end": span.end, "text": span.text}
    if span.pieces:
        out["pieces"] = [list(piece) for piece in span.pieces]
    return out


def _heading(heading: Heading) -> Json:
    return {
        **_span(heading.span),
        "label": heading.label,
        "level": heading.level,
        "title": heading.title,
        "depth": heading.depth,
        "parent": heading.parent,
        "role": heading.role,
        "section": heading.parent,
        "rule": "heading",
    }


def _footnote(note: Footnote) -> Json:
    return {
        "marker": note.marker,
        "pieces": [list(piece) for piece in note.pieces],
        "ref_at": note.ref_at,
        "rule": "footnote",
    }


def relation_to_json(relation: Relation, citations: Sequence[Citation]) -> Json:
    """One document doing something to another; `subject` and `object` index the citations."""
    subject, object_ = citations[relation.subject], citations[relation.object]
    return {
        **_span(relation.span),
        "section": relation.section,
        "rule": relation.rule,
        "kind": relation.kind,
        "subject": relation.subject,
        "object": relation.object,
        "subject_id": subject.id,
        "subject_key": subject.key,
        "object_id": object_.id,
        "object_key": object_.key,
    }


def citation_to_json(citation: Citation) -> Json:
    """A citation with its place."""
    return {
        **_place(citation),
        "type": citation.type,
        "form": citation.form,
        "id": citation.id,
        "key": citation.key,
        "issuer": citation.issuer,
        "date": citation.date.isoformat() if citation.date else None,
        "basis": citation.basis,
        "candidates": list(citation.candidates),
        "flags": list(citation.flags),
    }


def _meaning(figure: Percentage | Ratio | Count) -> Json:
    return {"body": figure.body, "time": figure.time, "time_from": figure.time_from}


def percentage_to_json(percentage: Percentage) -> Json:
    """A percentage with its place."""
    return {
        **_place(percentage),
        "value": number(percentage.value),
        "value_max": number(percentage.value_max),
        "numeral": percentage.numeral,
        "part": number(percentage.part),
        "whole": number(percentage.whole),
        "approx": percentage.approx,
        **_meaning(percentage),
    }


def ratio_to_json(ratio: Ratio) -> Json:
    """A ratio with its place."""
    return {
        **_place(ratio),
        "num": ratio.num,
        "den": ratio.den,
        "unit": ratio.unit,
        "approx": ratio.approx,
        **_meaning(ratio),
    }


def count_to_json(count: Count) -> Json:
    """A count with its place."""
    return {
        **_place(count),
        "value": number(count.value),
        "numeral": count.numeral,
        "value_max": number(count.value_max),
        "approx": count.approx,
        "unit": count.unit,
        "kind": count.kind,
        "qualifiers": list(count.qualifiers),
        "indicator": count.indicator,
        "as_of": count.as_of,
        **_meaning(count),
        "aspect": count.aspect,
        "place": count.place,
        "dimension": count.dimension,
        "whole": number(count.whole),
        "division": count.division,
    }


def statement_to_json(statement: Statement) -> Json:
    """A statement with its place."""
    return {
        **_place(statement),
        "role": statement.role,
        "topics": list(statement.topics),
        "in_section": statement.in_section,
        "extent": statement.extent,
        "strength": statement.strength,
        "origin": statement.origin,
    }
