"""The numbers of a report as statements of quantities: counts, cells, ratios, percentages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.kindred import PEOPLE
from extractors.figures.patterns import noun_kinds
from pipeline.checking.quantities import Mention, full_noun
from schemas.document import CleanDocument
from schemas.facts import Aspect, Count, Figure, FigureKind, Percentage, Place, Ratio
from schemas.textview import folded_view

Role = Literal["count", "cell", "part", "whole", "share"]
"""A count or a cell of a table; the numbers of a ratio; a percentage."""
_UNTELLING = frozenset(("group", "body", "year", "document"))
_STATED = frozenset(("sentence", "list", "person"))
_BEHIND_RE = regex.compile(r"\s+(?:trong\s+)?năm\s+((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True)
class Statement:
    """One number with what it is of. What only a few are asked for is looked up when asked."""

    value: Decimal
    role: Role
    noun: str
    kind: FigureKind
    figure: Figure
    doc: CleanDocument = field(repr=False, compare=False)

    @cached_property
    def sentence(self) -> int:
        """Where its sentence begins."""
        found = self.doc.sentence_at(self.figure.at[0])
        return found.start if found else self.figure.at[0]

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that it is of, None if unknown."""
        return _years(folded_view(self.doc.text), self.figure)

    @cached_property
    def dimensions(self) -> tuple[tuple[str, str], ...]:
        """What tells a count from others of its noun."""
        return _telling(self.figure) if isinstance(self.figure, Count) else ()

    @property
    def indicator(self) -> str | None:
        """The indicator of a count."""
        return self.figure.indicator if isinstance(self.figure, Count) else None

    @property
    def aspect(self) -> Aspect:
        """What a count says of its quantity; the level for all others."""
        return self.figure.aspect if isinstance(self.figure, Count) else "level"

    @property
    def place(self) -> Place | None:
        """Is a count the whole or a part of a group?"""
        return self.figure.place if isinstance(self.figure, Count) else None

    @property
    def mention(self) -> Mention:
        """The statement as the evidence of a row."""
        return Mention(self.value, self.noun, self.figure, self.sentence, None, ())

    def is_at_another_time(self, other: "Statement", *, people: bool) -> bool:
        """Do the texts say so? How many people there are differs from the report's own time too."""
        if self.years is None or other.years is None:
            return False
        stated = [s.figure.time_from in _STATED for s in (self, other)]
        if not any(stated) or not (all(stated) or people):
            return False
        return self.years[1] < other.years[0] or other.years[1] < self.years[0]

    def is_at_one_time(self, other: "Statement") -> bool:
        """Does the text say one time of both?"""
        return self.years == other.years and {s.figure.time_from for s in (self, other)} <= _STATED


def statements(doc: CleanDocument, figures: Iterable[Figure]) -> Iterator[Statement]:
    """The exact ones of the figures, in reading order; a ratio states two numbers."""
    for figure in sorted(figures, key=lambda figure: figure.at):
        if figure.approx != "exact" or getattr(figure, "value_max", None) is not None:
            continue
        if isinstance(figure, Percentage):
            yield Statement(figure.value, "share", "", "other", figure, doc)
        elif isinstance(figure, Ratio):
            noun = full_noun(figure.unit or "")
            kind = _kind(noun)
            yield Statement(Decimal(figure.den), "whole", noun, kind, figure, doc)
            if figure.num != figure.den:
                yield Statement(Decimal(figure.num), "part", noun, kind, figure, doc)
        else:
            role: Role = "cell" if figure.rule == "count.table" else "count"
            yield Statement(figure.value, role, full_noun(figure.unit), figure.kind, figure, doc)


def _kind(noun: str) -> FigureKind:
    return "people" if not noun or noun in PEOPLE else noun_kinds().get(noun, "other")  # type: ignore[return-value]


def _years(view: str, figure: Figure) -> tuple[int, int] | None:
    if behind := _BEHIND_RE.match(view, figure.at[1], figure.at[1] + 24):
        return int(behind[1]), int(behind[1])
    if isinstance(figure, Count) and figure.as_of is not None and figure.as_of[:4].isdigit():
        return int(figure.as_of[:4]), int(figure.as_of[:4])
    if not figure.time:
        return None
    first, _, last = figure.time.partition("/")
    return int(first[:4]), int((last or first)[:4])


def _telling(figure: Count) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, said)
        for name, said in dimensions_of(figure).items()
        if not name.startswith("noun:")
        and name not in _UNTELLING
        and said != figure.unit
        and (name != "age" or any(map(str.isdigit, said)))
    )
