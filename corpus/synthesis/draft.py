"""A report in the making: text pieces, and what each place of the text is.

Every place is a span that is noted while its text is appended, so that nothing is ever searched
for. Entries name spans by index; an edit of the text moves the spans and leaves the entries alone.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from schemas.document import Range
from schemas.facts import CheckKind, CitationForm, FigureKind

Complete = Literal["closed", "declared", "open"]
"""closed: the classes are all there are; declared: the list says that it is all; open: neither."""


@dataclass(frozen=True, slots=True)
class Number:
    """One stated number. `at` covers its digits, `owner` the figure (count, percentage, ratio)."""

    at: int
    owner: int
    value: Decimal
    key: str


@dataclass(frozen=True, slots=True)
class CountEntry:
    """A count; `noun` is the span of the counted noun, None for a bare number."""

    at: int
    number: int
    noun: int | None
    kind: FigureKind
    indicator: str | None
    table: bool = False


@dataclass(frozen=True, slots=True)
class PercentEntry:
    """A percentage with the keys of the figures that it relates."""

    at: int
    number: int
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class RatioEntry:
    """So many of so many."""

    at: int
    num: int
    den: int


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """One mention of a document; `date_at` is the span of the date written beside it."""

    at: int
    type: str
    form: CitationForm
    id: str
    issuer_at: int | None
    date: str | None
    date_at: int | None


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    """A heading; `label` is the span of a Roman or arabic label, `ordinal` its number."""

    at: int
    label: int | None
    level: int
    title: int
    group: int
    ordinal: int
    marker: int | None = None


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A shortcoming or a cause."""

    at: int
    role: Literal["limitation", "cause"]
    in_section: bool


@dataclass(frozen=True, slots=True)
class FootnoteEntry:
    """A footnote's mark in the body and its text."""

    marker: str
    at: int
    ref: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that belong together: `members` are numbers (citations, headings for those kinds).

    part_sum: whole, parts · percent: percentage, part, whole · percent_sum: percentages · ratio:
    part, whole · conflict: the same quantity · other: difference, later, earlier value.
    """

    kind: CheckKind
    members: tuple[int, ...]
    complete: Complete = "closed"
    required: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """The document's own places: spans of what the letterhead and the signature say."""

    title: int
    unit: int
    number: int | None
    signer: int | None
    role: int | None
    date: str | None


@dataclass(slots=True)
class Draft:
    """What has been written so far."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Range] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    counts: list[CountEntry] = field(default_factory=list)
    percentages: list[PercentEntry] = field(default_factory=list)
    ratios: list[RatioEntry] = field(default_factory=list)
    citations: list[CitationEntry] = field(default_factory=list)
    headings: list[HeadingEntry] = field(default_factory=list)
    statements: list[StatementEntry] = field(default_factory=list)
    footnotes: list[FootnoteEntry] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    capital: bool = False

    def put(self, text: str) -> None:
        """Append text; its first letter is a capital where one is due."""
        if not text:
            return
        if self.capital:
            text = text[0].upper() + text[1:]
            self.capital = False
        self.pieces.append(text)
        self.length += len(text)

    def span(self, start: int, end: int | None = None) -> int:
        """Note the place from `start` to `end` (by default to here) and return its index."""
        self.spans.append((start, self.length if end is None else end))
        return len(self.spans) - 1

    def put_span(self, text: str) -> int:
        """Append text and note its place."""
        start = self.length
        self.put(text)
        return self.span(start)

    def finish(self, places: Places) -> "Annotated":
        """The finished text with its annotations."""
        return Annotated(
            text="".join(self.pieces),
            spans=tuple(self.spans),
            numbers=tuple(self.numbers),
            counts=tuple(self.counts),
            percentages=tuple(self.percentages),
            ratios=tuple(self.ratios),
            citations=tuple(self.citations),
            headings=tuple(self.headings),
            statements=tuple(self.statements),
            footnotes=tuple(self.footnotes),
            relations=tuple(self.relations),
            prose=tuple(self.prose),
            places=places,
        )


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its annotations; `prose` are the spans of its paragraphs."""

    text: str
    spans: tuple[Range, ...]
    numbers: tuple[Number, ...]
    counts: tuple[CountEntry, ...]
    percentages: tuple[PercentEntry, ...]
    ratios: tuple[RatioEntry, ...]
    citations: tuple[CitationEntry, ...]
    headings: tuple[HeadingEntry, ...]
    statements: tuple[StatementEntry, ...]
    footnotes: tuple[FootnoteEntry, ...]
    relations: tuple[Relation, ...]
    prose: tuple[int, ...]
    places: Places

    def quote(self, span: int) -> str:
        """The text at a span."""
        return self.text[slice(*self.spans[span])]

    def moved(self, text: str, spans: tuple[Range, ...]) -> "Annotated":
        """The same annotations of an edited text."""
        return replace(self, text=text, spans=spans)
