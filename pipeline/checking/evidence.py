"""What the rules look at: the facts of one report and how its figures hang together."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from extractors.figures.attributes import overlap
from extractors.figures.change import Change
from extractors.figures.dimensions import value_words
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from pipeline.checking.described import Descriptions
from pipeline.checking.quantities import LEAST, Mention, mentions_of
from pipeline.checking.stating import Statement, statements
from schemas.document import CleanDocument, Range
from schemas.facts import Citation, Count, Figure, Percentage, Ratio
from schemas.textview import folded_view

_IN_TABLES = frozenset(("count.table", "percentage.table"))


@dataclass(frozen=True)
class Evidence:
    """One report's facts, its wholes with their parts, and its percentages with theirs.

    `amount_parts` are the amounts right before percentages, by the place of the percentage.
    `cells` are the values of the tables' cells that a person put right; None is no number.
    `meant` are all figures, those of tables as well, with what they mean.
    """

    doc: CleanDocument
    citations: tuple[Citation, ...]
    counts: tuple[Count, ...]
    percentages: tuple[Percentage, ...]
    ratios: tuple[Ratio, ...]
    governed: tuple[Governed, ...]
    groups: tuple[Group, ...]
    shares: tuple[Share, ...]
    report_date: dt.date | None = None
    changes: tuple[Change, ...] = ()
    amount_parts: Mapping[Range, Decimal] = field(default_factory=dict)
    unit: str | None = None
    cells: Mapping[Range, Decimal | None] = field(default_factory=dict)
    meant: tuple[Figure, ...] = ()

    @cached_property
    def citation_starts(self) -> tuple[int, ...]:
        """Where the citations begin: clean offsets in reading order."""
        return tuple(citation.at[0] for citation in self.citations)

    @cached_property
    def percentage_starts(self) -> tuple[int, ...]:
        """Where the percentages begin: clean offsets in reading order."""
        return tuple(percentage.at[0] for percentage in self.percentages)

    @cached_property
    def stated(self) -> tuple[Mention, ...]:
        """Where the report states a quantity, however small."""
        return mentions_of(self.doc, (*self.counts, *self.ratios), least=1)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the report states a quantity that is large enough not to agree by chance."""
        return tuple(mention for mention in self.stated if mention.value >= LEAST)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The exact numbers of the report, those of tables as well, in reading order."""
        return tuple(statements(self.doc, self.meant))

    @cached_property
    def descriptions(self) -> Descriptions:
        """What is said of the numbers of running text."""
        told = (figure.at for figure in self.meant if figure.rule not in _IN_TABLES)
        return Descriptions(self.doc, told)

    @cached_property
    def mixed(self) -> frozenset[int]:
        """The groups whose parts overlap, so that they add up by chance only (by identity)."""
        view = folded_view(self.doc.text)
        return frozenset(id(group) for group in self.groups if overlap(view, group))

    @cached_property
    def added_up(self) -> frozenset[int]:
        """The counts that a sum or a change confirms to the last digit (by identity)."""
        confirmed: set[int] = set()
        for group in self.groups:
            if group.total == group.whole.value and id(group) not in self.mixed:
                confirmed.update(map(id, (group.whole, *group.parts)))
        return self.changed | confirmed

    @cached_property
    def changed(self) -> frozenset[int]:
        """The counts of changes that hold: what was, what changed and what is (by identity)."""
        return frozenset(
            id(figure)
            for change in self.changes
            if change.holds and not change.inferred
            for figure in change.figures
        )

    @cached_property
    def sums(self) -> frozenset[frozenset[int]]:
        """The parts of each group that adds up (by identity), whichever mention its whole is."""
        return frozenset(
            frozenset(map(id, group.parts))
            for group in self.groups
            if group.total == group.whole.value
        )

    @cached_property
    def divided(self) -> frozenset[int]:
        """The wholes that parts add up to (by identity)."""
        return frozenset(id(g.whole) for g in self.groups if g.total == g.whole.value)

    @cached_property
    def divisions(self) -> frozenset[tuple[str, ...]]:
        """The words of the parts of each whole that they add up to, where all have words."""
        words = (
            tuple(map(value_words, group.parts))
            for group in self.groups
            if group.total == group.whole.value
        )
        return frozenset(said for said in words if all(said))

    @cached_property
    def borne_out(self) -> frozenset[int]:
        """The counts that a sum, a change or, within its rounding, a share confirms."""
        confirmed: set[int] = set(self.added_up)
        for share in self.shares:
            if reconciles(share) and share.percentage.value not in (0, 100):
                confirmed.update(map(id, (share.part, share.whole)))
        return frozenset(confirmed)
