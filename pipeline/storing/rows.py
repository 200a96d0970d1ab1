"""A report as rows of the tables: pure, and the same rows for the same report every time."""

from pipeline.storing.figure_rows import figure_columns, noun_column
from pipeline.storing.ledger_rows import placed_entries
from pipeline.storing.passages import Passage, Sections, split_passages
from pipeline.storing.placing import Placer, Row
from pipeline.storing.storable import storable, storable_or_none
from pipeline.textkeys import text_key
from schemas.document import Footnote, Span
from schemas.facts import Citation, Figure, Report, Statement
from schemas.folding import fold
from schemas.references import fact_reference


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
    place = Placer(sha256, sections, passages)
    ledger = placed_entries(place, sha256, report)
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


def _footnote(place: Placer, ordinal: int, note: Footnote, text: str, sections: Sections) -> Row:
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


def _fact_order(fact: Citation | Figure | Statement) -> tuple[int, int, str, str]:
    # Two facts may share one span ("khóa XI, XII"); what they say keeps their order stable.
    return fact.span.start, fact.span.end, type(fact).__name__, repr(fact)
