"""table_subtotal: the sub-totals of a table against their rows, and its total against them.

Rows hang together by their labels (A, I, 1, 1.1, a, a dash), a chapter above its rows, or by names
that say so ("Cộng khối xã" under them). A table without such rows is `table_sum`'s.

True: "II | Khối cơ quan | 90 | 40" over 40 and 50, 18 and 32: the second column does not add up and
the first one does. False alarm avoided: a chapter whose rows are some of it only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.figures.slips import sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from pipeline.checking.table_grid import (
    BELOW,
    TOP,
    Entry,
    is_of_which,
    is_period_total,
    is_subtotal,
    is_total,
    label_of,
    numbers_of,
    ranks_of,
    summed,
)
from pipeline.checking.table_rates import rate_rows
from pipeline.checking.table_rounding import amount_columns, amount_rows, is_rounded_sum
from schemas.facts import Check, Severity
from schemas.grid import Table

RULE = "table_subtotal"
_LEAST_ROWS, _MOST_ROWS = 4, 2000
_TELLING = 10  # a sum that does not come out by chance
_PROOF = 2  # columns that show what may be no sum to be one
_RANKS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its numbers by column; `rows` stand below it in the tree of labels, and it is
    the sum of those above it where it says so (`sums_up`).

    `loose`: it may be the sum of more than the table shows, or be no sum: a total of years, a row
    that "Trong đó" stands under. `measured`: its numbers are amounts, which were rounded.
    """

    rank: int
    numbers: Mapping[int, Entry]
    sums_up: bool = False
    of_which: bool = False
    loose: bool = False
    measured: bool = False
    rows: list["_Row"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A row and those that it is the sum of."""

    whole: _Row
    parts: tuple[_Row, ...]

    def columns(self) -> Iterator[int]:
        """Where the whole and each part have a number, or the numbers that are there add up."""
        for column, stated in self.whole.numbers.items():
            known = [row.numbers[column].value for row in self.parts if column in row.numbers]
            if len(known) == len(self.parts) or (len(known) > 1 and sum(known) == stated.value):
                yield column

    @property
    def loose(self) -> bool:
        """Does it take more than one column to show that the whole is the sum of these?"""
        return self.whole.loose or any(row.of_which for row in self.parts)

    def terms(self, column: int) -> list[Entry]:
        """The numbers of the column that are added up."""
        return [row.numbers[column] for row in self.parts if column in row.numbers]

    def holds(self, column: int) -> bool:
        """Does the column add up?"""
        return sum(term.value for term in self.terms(column)) == self.whole.numbers[column].value


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each column of each sub-total, and of the total of a table that has such."""
    for table in evidence.doc.tables:
        rows = range(table.header, len(table.blocks))
        if _LEAST_ROWS <= len(rows) <= _MOST_ROWS:
            sums = _sums(evidence, table)
            held = [one for one in sums if any(map(one.holds, one.columns()))]
            for one in sums:
                yield from _judged(evidence, table, one, held)


def _judged(evidence: Evidence, table: Table, one: _Sum, held: Sequence[_Sum]) -> Iterator[Check]:
    doc = evidence.doc
    amounts = amount_columns(table, doc.text)
    columns = list(one.columns())
    sound = [c for c in columns if one.holds(c) and one.whole.numbers[c].value >= _TELLING]
    if one.loose and len(sound) < _PROOF:
        return
    others = any(other is not one for other in held)
    for column in columns:
        stated = one.whole.numbers[column].value
        terms = one.terms(column)
        values = [term.value for term in terms]
        severity: Severity = "ok"
        if not one.holds(column):
            measured = column in amounts or one.whole.measured
            rounded = is_rounded_sum(one.whole.numbers[column], terms, amounts=measured)
            mends = bool(sum_slips(stated, values))
            if not (mends or rounded) or not (sound or others):
                continue  # its rows may be some of it, or of another kind
            severity = "rounding" if rounded else "error" if sound else "suspect"
        elif not stated:
            continue
        yield terms_row(
            RULE,
            (doc.span(*one.whole.numbers[column].at), stated),
            [(doc.span(*term.at), term.value) for term in terms],
            doc.blocks[table.blocks[0]].section,
            severity,
        )


def _sums(evidence: Evidence, table: Table) -> list[_Sum]:
    """The sub-totals and the total; nothing of a table all of whose rows are alike."""
    doc = evidence.doc
    rates = rate_rows(doc, table)
    indexes = [i for i in range(table.header, len(table.blocks)) if i not in rates]
    numbers = {i: found for i, found in _numbers(evidence, table).items() if i not in rates}
    blocks = {index: doc.blocks[table.blocks[index]] for index in indexes}
    named = [i for i in numbers if is_total(doc, blocks[i])]
    of_years = [] if named else [i for i in numbers if is_period_total(doc, blocks[i])]
    named = named or of_years
    # Of several rows that are called "Cộng" the last one of the table is the total.
    single = len(named) == 1 or named[-1:] == indexes[-1:]
    grand = named[-1] if named and single else None
    below = {i for i in numbers if i in named or is_subtotal(doc, blocks[i])} - {grand}
    others = [i for i in indexes if i != grand and blocks[i].cells]
    labels = [label_of(doc, blocks[i]) for i in others]
    ranks = ranks_of(labels)
    if not below and len(set(ranks)) < _RANKS:
        return []
    measured = amount_rows(doc, table, numbers)
    rows = [
        _Row(rank, numbers.get(i, {}), i in below, is_of_which(label), measured=i in measured)
        for i, rank, label in zip(others, ranks, labels, strict=True)
    ]
    found = _told_below(rows) if below else _told_above(rows)
    top = found.pop()
    if grand is not None:
        whole = _Row(TOP, numbers[grand], loose=bool(of_years), measured=grand in measured)
        found.append(replace(top, whole=whole))
    return [one for one in found if len(one.parts) > 1]


def _told_above(rows: Sequence[_Row]) -> list[_Sum]:
    """Chapters that stand above their rows, and last of all those of the table."""
    root = _Row(TOP, {})
    path = [root]
    parents: list[_Row] = []
    for row in rows:
        while path[-1].rank >= row.rank:
            path.pop()
        path[-1].rows.append(row)
        parents.append(row)
        path.append(row)
    chapters = [row for row in parents if row.numbers and len(row.rows) > 1]
    return [_Sum(row, _filled(row.rows)) for row in (*chapters, root)]


def _told_below(rows: Sequence[_Row]) -> list[_Sum]:
    """Sub-totals that stand under their rows, and last of all those of the table."""
    found: list[_Sum] = []
    since: list[_Row] = []
    outer: list[_Row] = []
    for row in rows:
        if row.rank == BELOW:
            continue  # some of the row above it
        if row.sums_up:
            found.append(_Sum(row, tuple(since)))
            outer.append(row)
            since = []
        elif row.numbers:
            since.append(row)
        else:
            outer += since
            since = []
    return [*found, _Sum(_Row(TOP, {}), (*outer, *since))]


def _filled(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """The rows, instead of one without numbers those below it."""
    return tuple(
        filled for row in rows for filled in ((row,) if row.numbers else _filled(row.rows))
    )


def _numbers(evidence: Evidence, table: Table) -> dict[int, dict[int, Entry]]:
    """Row → column → the number there; only of columns that can be added up."""
    able = summed(table, evidence.doc.text)
    return {
        row: kept
        for row, found in numbers_of(evidence, table).items()
        if (kept := {c: entry for c, entry in found.items() if able[c] and not entry.percent})
    }
