"""Finds what a report admits and plans: shortcomings, causes, lessons, tasks, proposals.

One statement per list item of a section (or of an announced list) that is about them, one per
sentence elsewhere. A section's word decides the role, but for what it cannot be: a cause among
shortcomings, or a storm, which is a difficulty. "Khắc phục hạn chế" as work done, duties and
requirements are no shortcomings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.limitations.hedging import extent_of, strength_of
from extractors.limitations.patterns import holds, opens
from extractors.limitations.scopes import Lacks
from extractors.limitations.sections import (
    Place,
    announced,
    is_announcement,
    origin_in,
    place_of_section,
)
from extractors.limitations.sentences import (
    Reading,
    is_difficulty,
    is_no_statement,
    may_admit,
    read_lack,
    read_opening,
)
from schemas.document import Block, CleanDocument, Range
from schemas.facts import Statement, StatementRole
from schemas.textview import folded_view

_PROSE = ("paragraph", "item")
_SHORTEST_ITEM = 12
_HEDGED: tuple[StatementRole, ...] = ("limitation", "cause", "difficulty")
# Sections that report on work: who "asks the committee above" there tells what was done.
_ON_WORK = {"results", "leadership", "situation", "strengths"}


def extract(doc: CleanDocument) -> tuple[Statement, ...]:
    """All statements of the document, in reading order."""
    reader = _Reader(doc, folded_view(doc.text))
    out: list[Statement] = []
    sections: dict[int | None, Place] = {}
    listed: Place | None = None
    for index, block in enumerate(doc.blocks):
        if block.kind == "heading":
            listed = None
        if block.kind not in _PROSE:
            continue
        if block.section not in sections:
            sections[block.section] = place_of_section(doc, block.section)
        place = sections[block.section]
        announces = reader.announces(index, block)
        if announces is not None or block.kind == "paragraph":
            listed = announces
        if announces is None:
            out += reader.read(index, block, _within(place, listed))
    return tuple(out)


def _within(place: Place, listed: Place | None) -> Place:
    """What an item is: its section says so, or the list that it stands in."""
    if listed is None or listed.role is None:
        return place
    if place.role is None:
        return listed
    if listed.role == "cause" and place.role in ("limitation", "cause"):
        return replace(place, role="cause", origin=listed.origin or place.origin)
    return place


@dataclass(frozen=True)
class _Reader:
    """Reads the blocks of one document; `view` is its folded text."""

    doc: CleanDocument
    view: str

    @cached_property
    def _lacks(self) -> Lacks:
        return Lacks(self.view)

    @cached_property
    def _sentences(self) -> dict[int, list[Range]]:
        sentences: dict[int, list[Range]] = {}
        for sentence in self.doc.sentences:
            sentences.setdefault(sentence.block, []).append((sentence.start, sentence.end))
        return sentences

    def announces(self, index: int, block: Block) -> Place | None:
        """What the block says of the items after it, where it is followed by any."""
        if not is_announcement(self.doc, block):
            return None
        blocks = self.doc.blocks
        after = (blocks[place].kind for place in range(index + 1, len(blocks)))
        if next((kind for kind in after if kind != "footnote"), None) != "item":
            return None
        return announced(self.view, block)

    def read(self, index: int, block: Block, place: Place) -> Iterator[Statement]:
        """The statements of a block."""
        sentences = self._sentences.get(index, [])
        match place.role:
            case None:
                yield from self._by_words(block, sentences)
            case "limitation" | "cause" | "difficulty":
                yield from self._of_lacks(index, block, place, sentences)
            case role:
                yield from self._of_points(block, role, place, sentences)

    def _of_lacks(
        self, index: int, block: Block, place: Place, sentences: Sequence[Range]
    ) -> Iterator[Statement]:
        if is_announcement(self.doc, block) and block.kind == "paragraph":
            return  # "… còn một số hạn chế sau:" only announces
        whole = (block.body, block.end)
        if block.kind == "item" or self._stands_behind_heading(index):
            if block.end - block.body >= _SHORTEST_ITEM and not is_no_statement(self.view, *whole):
                role = self._role(place, whole, sentences)
                yield self._statement(whole, role, f"statement.{role}_item", place, sentences)
            return
        for sentence in sentences:
            if self._says_something(place, sentence):
                role = self._role(place, sentence, [sentence])
                yield self._statement(sentence, role, f"statement.{role}_sentence", place)

    def _says_something(self, place: Place, sentence: Range) -> bool:
        if is_no_statement(self.view, *sentence):
            return False
        return (
            place.role == "cause"
            or bool(self._lacks.affirmed(*sentence))
            or self._is_difficulty([sentence])
        )

    def _role(self, place: Place, at: Range, sentences: Sequence[Range]) -> StatementRole:
        """The role that the place gives, but for what it cannot be."""
        if place.role == "limitation" and opens("cause", self.view, *at):
            return "cause"
        if place.role == "limitation" and self._is_difficulty(sentences):
            return "difficulty"
        if place.role == "difficulty" and holds("failing", self.view, *at):
            return "limitation"
        return place.role or "limitation"

    def _is_difficulty(self, sentences: Sequence[Range]) -> bool:
        return bool(sentences) and all(
            self._lacks.is_of_outside(start, end)
            and is_difficulty(self.view, start, end, self._lacks.affirmed(start, end))
            for start, end in sentences
        )

    def _stands_behind_heading(self, index: int) -> bool:
        """Did the block stand behind its heading on one line ("a) Khách quan: dịch bệnh …")?"""
        if index == 0 or self.doc.blocks[index - 1].kind != "heading":
            return False
        heading, block = self.doc.blocks[index - 1], self.doc.blocks[index]
        left = self.doc.span(heading.start, heading.end)
        right = self.doc.span(block.start, block.end)
        return "\n" not in self.doc.source[left.end : right.start]

    def _of_points(
        self, block: Block, role: StatementRole, place: Place, sentences: Sequence[Range]
    ) -> Iterator[Statement]:
        """A lesson, task or proposal is its whole bullet or paragraph, without closing words."""
        if is_announcement(self.doc, block) and block.kind == "paragraph":
            return
        said = [s for s in sentences if not is_no_statement(self.view, *s)]
        if not said or (block.kind == "item" and block.end - block.body < _SHORTEST_ITEM):
            return
        at = (max(block.body, said[0][0]), said[-1][1])
        if block.kind == "paragraph" and self._is_difficulty(said):
            yield self._statement(at, "difficulty", "statement.difficulty_sentence", place, said)
        else:
            yield self._statement(at, role, f"statement.{role}_item", place)

    def _by_words(self, block: Block, sentences: Sequence[Range]) -> Iterator[Statement]:
        """Sentences outside of such sections; a paragraph goes on as it began, with plans or with
        what it admits.
        """
        admitting = False
        planning = bool(sentences) and opens("plan", self.view, *sentences[0])
        for start, end in sentences:
            reading = self._reading(block, start, end, admitting=admitting, planning=planning)
            admitting = reading is not None and reading.role == "limitation"
            if reading is not None:
                place = Place(reading.role, in_section=False)
                yield self._statement((start, end), reading.role, reading.rule, place)

    def _reading(
        self, block: Block, start: int, end: int, *, admitting: bool, planning: bool
    ) -> Reading | None:
        if self._is_difficulty([(start, end)]):
            return Reading("difficulty", "statement.difficulty_sentence")
        if planning:
            return Reading("task", "statement.plan")
        reading = read_opening(self.view, start, end)
        if reading is not None and reading.role != "proposal":
            return reading
        if reading is not None and _ON_WORK.isdisjoint(self.doc.section_roles(block.section)):
            return reading
        written = self._lacks.written(start, end)
        if not may_admit(self.view, start, end, written, admitting=admitting):
            return None
        lacks = self._lacks.affirmed(start, end)
        return read_lack(self.view, start, end, lacks, admitting=admitting)

    def _statement(
        self,
        at: Range,
        role: StatementRole,
        rule: str,
        place: Place,
        sentences: Sequence[Range] = (),
    ) -> Statement:
        start, end = at
        lacks = [
            (max(left, start), right, self._lacks.affirmed(max(left, start), right))
            for left, right in (sentences or [at])
        ]
        cause = role == "cause"
        stated = (
            origin_in(self.view, start, min(end, start + 40))
            if (cause and opens("cause", self.view, start, end))
            else None
        )
        return Statement(
            span=self.doc.span(start, end),
            at=at,
            section=self.doc.section_at(start),
            rule=rule,
            role=role,
            in_section=place.in_section,
            extent=extent_of(self.view, lacks) if role in _HEDGED else None,
            strength=strength_of(self.view, lacks) if role in _HEDGED else None,
            origin=(stated or place.origin) if cause else None,
        )
