"""The columns that every fact has: where it stands."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from pipeline.storing.passages import Passage, Sections
from pipeline.storing.storable import storable
from schemas.document import Span
from schemas.facts import Citation, Figure, Statement

Row = dict[str, Any]


class Placer:
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
            "pieces": [[start, end] for start, end in span.pieces] or None,
            "rule": rule,
        }

    def fact(self, ordinal: int, fact: Citation | Figure | Statement) -> Row:
        """The columns of a fact that knows its span, section and rule."""
        return self(ordinal, fact.span, fact.section, fact.rule)
