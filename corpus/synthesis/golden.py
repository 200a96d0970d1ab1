"""The gold annotations of a generated report, in the format of `corpus/gold`."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from corpus.synthesis.draft import Annotated, Relation
from corpus.synthesis.headings import ROMAN
from corpus.synthesis.relations import Verdict, judge

Json = dict[str, Any]
_GROUPS = (
    "headings", "footnotes", "citations", "percentages", "ratios", "counts", "limitations",
    "findings", "checks_passed",
)  # fmt: skip


def gold_of(report: Annotated, source: str, challenged: Sequence[int] = ()) -> Json:
    """The annotations as one JSON object. `challenged` are spans of altered figures: a finding on
    one of them names it first."""
    findings: list[Json] = []
    passed: list[Json] = []
    seen: set[tuple[str, tuple[tuple[int, int], ...]]] = set()
    for relation in report.relations:
        for entry in _checks(report, relation, challenged):
            identity = entry["kind"], tuple(sorted(map(tuple, entry["spans"])))
            if identity not in seen:
                seen.add(identity)
                (passed if entry["severity"] == "ok" else findings).append(entry)
    places = report.places
    signed = places.signer is not None and places.role is not None
    return {
        "source": source,
        "origin": "synthetic",
        "document": {
            "kind": "report",
            "title": _folded(report, places.title),
            "unit": _folded(report, places.unit),
            "signatory": {
                "name": _folded(report, places.signer),
                "role": _folded(report, places.role),
            }
            if signed
            else None,
            "date": places.date,
            "number": _folded(report, places.number),
        },
        "headings": [
            {
                **_at(report, heading.at),
                "label": None if heading.label is None else report.quote(heading.label),
                "level": heading.level,
                "title": _folded(report, heading.title),
                **({"marker": report.quote(heading.marker)} if heading.marker is not None else {}),
            }
            for heading in report.headings
        ],
        "footnotes": [
            {
                "marker": note.marker,
                "pieces": [list(report.spans[note.at])],
                "ref_at": report.spans[note.ref][0],
            }
            for note in report.footnotes
        ],
        "citations": [
            {
                **_at(report, citation.at),
                "type": citation.type,
                "form": citation.form,
                "id": citation.id,
                "issuer": _folded(report, citation.issuer_at),
                "date": citation.date,
            }
            for citation in report.citations
        ],
        "percentages": [
            {
                **_at(report, entry.at),
                "value": float(report.numbers[entry.number].value),
                **_part_and_whole(report, entry.number),
            }
            for entry in report.percentages
        ],
        "ratios": [
            {
                **_at(report, entry.at),
                "num": _number(report.numbers[entry.num].value),
                "den": _number(report.numbers[entry.den].value),
            }
            for entry in report.ratios
        ],
        "counts": [
            {
                **_at(report, entry.at),
                "value": _number(report.numbers[entry.number].value),
                "unit": "" if entry.noun is None else report.quote(entry.noun),
                "kind": entry.kind,
                "indicator": entry.indicator,
                **({"table": True} if entry.table else {}),
            }
            for entry in report.counts
        ],
        "limitations": [
            {
                **_at(report, entry.at),
                "role": entry.role,
                "in_section": entry.in_section,
            }
            for entry in report.statements
        ],
        "findings": findings,
        "checks_passed": passed,
    }


def gold_json(gold: Json) -> str:
    """The object as text, one annotation a line."""
    lines = [
        f' "{key}": {json.dumps(gold[key], ensure_ascii=False)}'
        for key in ("source", "origin", "document")
    ]
    for key in _GROUPS:
        entries = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in gold[key])
        lines.append(f' "{key}": [\n  {entries}\n ]' if entries else f' "{key}": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _at(report: Annotated, span: int) -> Json:
    start, end = report.spans[span]
    return {"start": start, "end": end, "text": report.text[start:end]}


def _folded(report: Annotated, span: int | None) -> str | None:
    return None if span is None else " ".join(report.quote(span).split())


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _part_and_whole(report: Annotated, number: int) -> Json:
    for relation in report.relations:
        if relation.kind == "percent" and relation.members[0] == number:
            part, whole = (report.numbers[index].value for index in relation.members[1:])
            return {"part": _number(part), "whole": _number(whole)}
    return {"part": None, "whole": None}


def _checks(report: Annotated, relation: Relation, challenged: Sequence[int]) -> Iterator[Json]:
    if relation.kind == "numbering":
        yield from _numbering(report, relation)
        return
    verdict = judge(relation, report)
    if verdict.severity is None:
        return
    if relation.kind == "citation_date":
        places = [report.citations[index].at for index in relation.members]
    else:
        places = [report.numbers[index].owner for index in relation.members]
    spans = list(dict.fromkeys(report.spans[place] for place in places))
    if len(spans) < 2 and relation.kind in ("conflict", "ratio"):
        return
    if verdict.severity != "ok":
        altered = [report.spans[span] for span in challenged]
        spans.sort(key=lambda span: span not in altered)
    yield _entry(relation, verdict, [list(span) for span in spans])


def _entry(relation: Relation, verdict: Verdict, spans: list[list[int]]) -> Json:
    return {
        "kind": relation.kind,
        "severity": verdict.severity,
        "spans": spans,
        "stated": _stated(verdict.stated),
        "expected": _stated(verdict.expected),
        "note": verdict.note,
        **({} if relation.required else {"optional": True}),
    }


def _stated(value: Decimal | str) -> float | int | str:
    return value if isinstance(value, str) else _number(value)


def _numbering(report: Annotated, relation: Relation) -> Iterator[Json]:
    headings = [report.headings[index] for index in relation.members]
    labels = [report.quote(heading.label) for heading in headings if heading.label is not None]
    listed = " ".join(labels)
    wrong = [
        (before, after)
        for before, after in pairwise(headings)
        if after.ordinal != before.ordinal + 1
    ]
    if not wrong:
        yield {
            "kind": "numbering",
            "severity": "ok",
            "spans": [list(report.spans[h.label]) for h in headings if h.label is not None],
            "stated": listed,
            "expected": listed,
            "note": "The sibling headings run without gap or duplicate.",
        }
    for before, after in wrong[:1]:
        expected = before.ordinal + 1
        yield {
            "kind": "numbering",
            "severity": "error",
            "spans": [list(report.spans[after.at]), list(report.spans[before.at])],
            "stated": listed,
            "expected": ROMAN[expected - 1] if after.level == 1 else str(expected),
            "note": f"Number {after.ordinal} follows number {before.ordinal}.",
        }
