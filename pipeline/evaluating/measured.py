"""What one measure of one report is made of: its tally, its mistakes, and fields right or wrong."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.evaluating.gold import (
    GoldCheck,
    GoldCitation,
    GoldCount,
    GoldFootnote,
    GoldHeading,
    GoldStatement,
)
from pipeline.evaluating.matching import Matched
from pipeline.evaluating.scores import Mistake, Tally
from pipeline.normalising.characters import normalise_characters
from schemas.document import Footnote, Heading, Range, Span
from schemas.facts import Citation, Count, Statement
from schemas.folding import fold_tone


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one report, with its mistakes."""

    measure: str
    tally: Tally
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class FieldCase:
    """One field of a fact that was found: right or not, and where."""

    measure: str
    at: Range
    expected: object
    stated: object

    @property
    def right(self) -> bool:
        """Are both the same to a reader (case, tone mark school, white space and letters that look
        alike aside)?"""
        return _folded(self.expected) == _folded(self.stated)


class Quoted(Protocol):
    """A fact of the analysis: it has a quotation."""

    @property
    def span(self) -> Span: ...


class Annotated(Protocol):
    """An annotation: it has a source range and the text there."""

    @property
    def at(self) -> Range: ...

    @property
    def text(self) -> str: ...


G = TypeVar("G", bound=Annotated)
P = TypeVar("P", bound=Quoted)


def tallied(measure: str, matched: "Matched[G, P]") -> Measured:
    """A matching as a measure, with a line on every mistake."""
    return Measured(
        measure,
        Tally(len(matched.pairs), len(matched.missed), len(matched.wrong)),
        (
            *(Mistake(measure, "missed", item.at, describe(item)) for item in matched.missed),
            *(Mistake(measure, "wrong", place(fact), describe(fact)) for fact in matched.wrong),
        ),
    )


def describe(item: object) -> str:
    """What tells this annotation or fact from another at the same place."""
    match item:
        case GoldCitation() | Citation():
            return f"{item.id} ({item.form})"
        case GoldHeading() | Heading():
            return f"label {item.label!r}, level {item.level}"
        case GoldStatement() | Statement():
            return item.role
        case GoldCount() | Count():
            return f"{item.value} {item.unit} ({item.kind})"
        case GoldCheck():
            return f"{item.kind}: {item.note}"
        case GoldFootnote() | Footnote():
            return f"mark {item.marker!r}"
    return ""


def place(fact: Quoted) -> Range:
    """The source range of a fact."""
    return fact.span.start, fact.span.end


def _folded(value: object) -> object:
    return fold_tone(normalise_characters(value).text) if isinstance(value, str) else value
