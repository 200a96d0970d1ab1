"""A report as rows of the tables: pure, and the same rows for the same report every time."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.storing.figure_rows import figure_columns, noun_column
from pipeline.storing.passages import Passage, Sections, split_passages
from pipeline.storing.storable import storable, storable_or_none
from pipeline.textkeys import text_key
from schemas.columns import canonical
from schemas.document import Footnote, Range, Span
from schemas.facts import (
    Check,
    Citation,
    Figure,
    Report,
    Statement,
)
from schemas.folding import fold
from schemas.references import fact_reference, finding_reference

Row = dict[str, Any]


def content_values(report: Report) -> Row:
    """The columns of `content` that the report fills."""
    info = report.document
    return {
        "text": storable(report.text),
        "kind": info.kind,
        "title": storable_or_none(info.title),
        "unit_name": storable_or_none(info.unit),
        "parent_unit": storable_or_none(info.parent_unit),
        "number": storable_or_none(info.number),
        "date": info.date,
        "draft": info.draft,
        "period_start": info.period.start if info.period else None,
        "period_end": info.period.end if info.period else None,
        "in_reply_to": storable_or_none(info.in_reply_to),
        "signatory_name": storable_or_none(info.signatory.name) if info.signatory else None,
        "signatory_role": storable_or_none(info.signatory.role) if info.signatory else None,
        "classification": storable_or_none(info.classification),
        "place": storable_or_none(info.place),
        "addressees": [storable(name) for name in info.addressees] or None,
        "recipients": [storable(name) for name in info.recipients] or None,
    }


NO_REPORT: Row = {
    **dict.fromkeys(
        (
            *("text", "kind", "title", "unit_name", "parent_unit", "number", "date"),
            *("period_start", "period_end", "in_reply_to"),
            *("signatory_name", "signatory_role", "classification", "encoding"),
            *("place", "addressees", "recipients"),
            *("revised", "unchecked"),
        )
    ),
    "draft": False,
}
"""The same columns for a content that could not be analysed."""


def fact_rows(sha256: str, report: Report) -> dict[str, list[Row]]:
    """Rows by table name, ordered by place in the text; tables without rows are left out."""
    sections = Sections(report.headings)
    passages = split_passages(report.text, sections)
    place = _Placer(sha256, sections, passages)
    ledger = _ledger(place, sha256, report)
    cited = sorted(report.citations, key=_fact_order)
    # By identity: two mentions on one span may say the same.
    ordinals = {id(citation): ordinal for ordinal, citation in enumerate(cited)}
    figures: list[Figure] = [*report.counts, *report.amounts]
    figures += [*report.percentages, *report.ratios]
    rows: dict[str, list[Row]] = {
        "passage": [_passage(sha256, i, p, report.text, sections) for i, p in enumerate(passages)],
        "heading": [
            {
                **place(i, heading.span, heading.parent, "heading"),
                "section_path": sections.path(i),
                "label": storable_or_none(heading.label),
                "level": heading.level,
                "title": storable(heading.title),
                "depth": heading.depth,
                "role": heading.role,
            }
            for i, heading in enumerate(report.headings)
        ],
        "footnote": [
            _footnote(place, i, note, report.text, sections)
            for i, note in enumerate(report.footnotes)
        ],
        "citation": [{**place.fact(i, c), **_citation(c)} for i, c in enumerate(cited)],
        "relation": [
            {
                **place(i, r.span, r.section, r.rule),
                "kind": r.kind,
                "subject": ordinals[id(report.citations[r.subject])],
                "object": ordinals[id(report.citations[r.object])],
            }
            for i, r in enumerate(report.relations)
        ],
        "figure": [
            {**place.fact(i, f), **figure_columns(f), "noun_words": noun_column(f, report.text)}
            for i, f in enumerate(sorted(figures, key=_fact_order))
        ],
        "statement": [
            {
                **place.fact(i, s),
                "role": s.role,
                "in_section": s.in_section,
                "topics": list(s.topics),
                "extent": s.extent,
                "strength": s.strength,
                "origin": s.origin,
                "text_key": text_key(s.span.text),
            }
            for i, s in enumerate(sorted(report.statements, key=_fact_order))
        ],
        "ledger": [entry.row for entry in ledger],
        "ledger_span": [span for entry in ledger for span in entry.spans],
    }
    for name in ("figure", "citation", "statement"):
        for row in rows[name]:
            row["ref"] = fact_reference(name, sha256, row)
    return {name: made for name, made in rows.items() if made}


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation of the ledger: its row, and the rows of its figures in their order."""

    row: Row
    spans: tuple[Row, ...]

    @property
    def says(self) -> tuple[object, ...]:
        """What the relation says and of which words: equal for two that say the same."""
        spans = tuple((span["start"], span["end"]) for span in self.spans)
        return (*(self.row[name] for name in _SAID), spans)

    def at(self, ordinal: int, revised: str | None = None) -> "Entry":
        """The same relation in that place of the ledger."""
        row = {**self.row, "ordinal": ordinal, "revised": revised}
        return Entry(row, tuple({**span, "ledger": ordinal} for span in self.spans))


_SAID = ("kind", "rule", "severity", "start", "end", "stated", "expected", "equation", "suggestion")


def ledger_entries(sha256: str, report: Report) -> list[Entry]:
    """The ledger of the report, in the order of the challenged figures."""
    sections = Sections(report.headings)
    place = _Placer(sha256, sections, split_passages(report.text, sections))
    return _ledger(place, sha256, report)


def _ledger(place: "_Placer", sha256: str, report: Report) -> list[Entry]:
    entries: list[Entry] = []
    for i, check in enumerate(sorted(report.checks, key=_check_order)):
        row = {**place(i, _challenged(check), check.section, check.rule), **_check(check)}
        values = (row[key] for key in ("kind", "start", "end", "stated", "expected"))
        row |= {"ref": finding_reference(sha256, *values), "revised": None}
        spans = (
            {
                "content": sha256,
                "ledger": i,
                "ordinal": j,
                "start": span.start,
                "end": span.end,
                "text": storable(span.text),
            }
            for j, span in enumerate(check.spans)
        )
        entries.append(Entry(row, tuple(spans)))
    return entries


class _Placer:
    """Makes the columns that every fact has."""

    def __init__(self, sha256: str, sections: Sections, passages: Sequence[Passage]) -> None:
        self._sha256 = sha256
        self._sections = sections
        self._passage_starts = [p.start for p in passages]
        self._passage_ends = [p.end for p in passages]

    def __call__(self, ordinal: int, span: Span, section: int | None, rule: str) -> Row:
        passage = bisect_right(self._passage_starts, span.start) - 1
        inside = passage >= 0 and span.start < self._passage_ends[passage]
        return {
            "content": self._sha256,
            "ordinal": ordinal,
            "section": section,
            "section_path": self._sections.path(section),
            "passage": passage if inside else None,
            "start": span.start,
            "end": span.end,
            "quote": storable(span.text),
            "pieces": _ranges(span.pieces),
            "rule": rule,
        }

    def fact(self, ordinal: int, fact: Citation | Figure | Statement) -> Row:
        return self(ordinal, fact.span, fact.section, fact.rule)


def _passage(sha256: str, ordinal: int, passage: Passage, text: str, sections: Sections) -> Row:
    words = storable(text[passage.start : passage.end])
    return {
        "content": sha256,
        "ordinal": ordinal,
        "section": passage.section,
        "section_path": sections.path(passage.section),
        "start": passage.start,
        "end": passage.end,
        "text": words,
        "folded": fold(words),
    }


def _footnote(place: _Placer, ordinal: int, note: Footnote, text: str, sections: Sections) -> Row:
    start, end = max(note.pieces, key=lambda piece: piece[1] - piece[0], default=(0, 0))
    pieces = note.pieces if len(note.pieces) > 1 else ()
    section = sections.at(start if note.ref_at is None else note.ref_at)
    return {
        **place(ordinal, Span(start, end, text[start:end], pieces), section, "footnote"),
        "marker": storable(note.marker),
        "ref_at": note.ref_at,
    }


def _citation(citation: Citation) -> Row:
    return {
        "type": storable(citation.type),
        "form": citation.form,
        "id": storable_or_none(citation.id),
        "key": storable_or_none(citation.key),
        "issuer": storable_or_none(citation.issuer),
        "date": citation.date,
        "basis": citation.basis,
        "candidates": [storable(key) for key in citation.candidates] or None,
        "flags": list(citation.flags) or None,
    }


def _check(check: Check) -> Row:
    return {
        "kind": check.kind,
        "severity": check.severity,
        "stated": _number_or_text(check.stated),
        "expected": _number_or_text(check.expected),
        "stated_value": check.stated if isinstance(check.stated, Decimal) else None,
        "expected_value": check.expected if isinstance(check.expected, Decimal) else None,
        "equation": storable(check.equation),
        "suggestion": storable_or_none(check.suggestion),
    }


def _number_or_text(value: Decimal | str) -> str:
    if isinstance(value, str):
        return storable(value)
    number = canonical(value)
    return str(value) if number is None else format(number, "f")


def _challenged(check: Check) -> Span:
    return check.spans[0] if check.spans else Span(0, 0, "")


def _fact_order(fact: Citation | Figure | Statement) -> tuple[int, int, str, str]:
    # Two facts may share one span ("khóa XI, XII"); what they say keeps their order stable.
    return fact.span.start, fact.span.end, type(fact).__name__, repr(fact)


def _check_order(check: Check) -> tuple[int, int, str, str]:
    span = _challenged(check)
    return span.start, span.end, check.kind, repr(check)


def _ranges(pieces: Iterable[Range]) -> list[list[int]] | None:
    return [[start, end] for start, end in pieces] or None
