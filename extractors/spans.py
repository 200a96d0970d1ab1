"""Facts as spaCy span groups: offsets first, tokens only as a view of them."""

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as TokenSpan

from schemas.document import Span


def add_span_group(
    doc: Doc, name: str, facts: Iterable[tuple[Span, str, str]], attrs: dict[str, Any]
) -> None:
    """Stores `(span, label, id)` as `doc.spans[name]`, widened to whole tokens.

    `attrs` is plain JSON: the exact offsets and fields of every fact, which tokens cannot hold.
    """
    spans = [
        doc.char_span(span.start, span.end, label=label, kb_id=id_, alignment_mode="expand")
        for span, label, id_ in facts
    ]
    found = [span for span in spans if span is not None]
    doc.spans[name] = SpanGroup(doc, name=name, spans=found, attrs=attrs)


def register_extensions() -> None:
    """Gives every span of a group its fact, `span._.fact`, and every `Doc` all of them by group,
    `doc._.facts`: JSON objects as `baocao analyze --json` prints them."""
    if not TokenSpan.has_extension("fact"):
        TokenSpan.set_extension("fact", getter=fact_of)
    if not Doc.has_extension("facts"):
        Doc.set_extension("facts", getter=facts_of)


def facts_of(doc: Doc) -> dict[str, list[dict[str, Any]]]:
    """The facts of every group that has any."""
    return {name: group.attrs["facts"] for name, group in doc.spans.items() if _has_facts(group)}


def fact_of(span: TokenSpan) -> dict[str, Any] | None:
    """The fact whose span this is, None for a span of no group of facts."""
    for group in span.doc.spans.values():
        if _has_facts(group):
            for other, fact in zip(group, group.attrs["facts"], strict=True):
                if (other, other.kb_id) == (span, span.kb_id):
                    found: dict[str, Any] = fact
                    return found
    return None


def _has_facts(group: SpanGroup) -> bool:
    return "facts" in group.attrs and len(group) == len(group.attrs["facts"])
