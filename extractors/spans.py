"""Facts as spaCy span groups: offsets first, tokens only as a view of them."""

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc, SpanGroup

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
