"""table_subtotal: the sub-totals of a table against their rows, and its total against them.

Rows hang together by their labels (A, I, 1, 1.1, a, a dash), a chapter above its rows, or by names
that say so ("Cộng khối xã" under them). A table without such rows is `table_sum`'s.

True: "II | Khối cơ quan | 90 | 40" over 40 and 50, 18 and 32: the second column does not add up and
the first one does. False alarm avoided: a chapter whose rows are some of it only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import regex

from extractors.figures.slips import sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import terms_row
from pipeline.checking.table_sum import is_not_summed, is_subtotal, is_total, number_in, text_of
from schemas.document import Range
from schemas.facts import Check, Severity
from schemas.grid import Table

RULE = "table_subtotal"
_RANKS = tuple(
    (rank, regex.compile(pattern))
    for rank, pattern in (
        (2, r"(?:[IVX]{2,}|[IVX])[.)]?"),
        (1, r"[A-HĐK][.)]?"),
        (3, r"\d{1,3}[.)]?"),
        (4, r"\d{1,3}\.\d{1,2}\.?"),
        (5, r"\d{1,3}(?:\.\d{1,2}){2}\.?|[a-zđ][.)]?"),
        (6, r"[-–+*•]"),
    )
)
_UNLABELLED, _TOP = 7, 0
_LEAST_ROWS, _MOST_ROWS = 4, 2000
_TELLING = 10  # a sum that does not come out by chance


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its numbers by column; `rows` stand below it in the tree of labels, and it is
    the sum of those above it where it says so (`sums_up`)."""

    rank: int
    numbers: Mapping[int, tuple[Range, Decimal]]
    sums_up: bool = False
    rows: list["_Row"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A row and those that it is the sum of."""

    whole: _Row
    parts: tuple[_Row, ...]

    def columns(self) -> Iterator[int]:
        """Where the whole and each part have a number, or the numbers that are there add up."""
        for column, (_, stated) in self.whole.numbers.items():
            known = [row.numbers[column][1] for row in self.parts if column in row.numbers]
            if len(known) == len(self.parts) or (len(known) > 1 and sum(known) == stated):
                yield column

    def terms(self, column: int) -> list[tuple[Range, Decimal]]:
        """The numbers of the column that are added up."""
        return [row.numbers[column] for row in self.parts if column in row.numbers]

    def holds(self, column: int) -> bool:
        """Does the column add up?"""
        return sum(value for _, value in self.terms(column)) == self.whole.numbers[column][1]


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
    columns = list(one.columns())
    sound = [c for c in columns if one.holds(c) and one.whole.numbers[c][1] >= _TELLING]
    others = any(other is not one for other in held)
    for column in columns:
        at, stated = one.whole.numbers[column]
        terms = one.terms(column)
        values = [value for _, value in terms]
        severity: Severity = "ok"
        if not one.holds(column):
            mends = bool(sum_slips(stated, values))
            if not mends or not (sound or others):
                continue  # its rows may be some of it, or of another kind
            severity = "error" if sound else "suspect"
        elif not stated:
            continue
        yield terms_row(
            RULE,
            (doc.span(*at), stated),
            [(doc.span(*cell), value) for cell, value in terms],
            doc.blocks[table.blocks[0]].section,
            severity,
        )


def _sums(evidence: Evidence, table: Table) -> list[_Sum]:
    """The sub-totals and the total; nothing of a table all of whose rows are alike."""
    doc = evidence.doc
    numbers = _numbers(evidence, table)
    indexes = range(table.header, len(table.blocks))
    blocks = {index: doc.blocks[table.blocks[index]] for index in indexes}
    named = [i for i in numbers if is_total(doc, blocks[i])]
    # Of several rows that are called "Cộng" the last one of the table is the total.
    single = len(named) == 1 or named[-1:] == [indexes[-1]]
    grand = named[-1] if named and single else None
    below = {i for i in numbers if i in named or is_subtotal(doc, blocks[i])} - {grand}
    rows = [
        _Row(_rank(text_of(doc, blocks[i].cells[0])), numbers.get(i, {}), i in below)
        for i in indexes
        if i != grand and blocks[i].cells
    ]
    found = _told_below(rows) if below else _told_above(rows)
    top = found.pop() if found else None
    if grand is not None and top is not None and found:
        found.append(replace(top, whole=_Row(_TOP, numbers[grand])))
    return [one for one in found if len(one.parts) > 1]


def _told_above(rows: Sequence[_Row]) -> list[_Sum]:
    """Chapters that stand above their rows, and last of all those of the table."""
    root = _Row(_TOP, {})
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
        if row.sums_up:
            found.append(_Sum(row, tuple(since)))
            outer.append(row)
            since = []
        elif row.numbers:
            since.append(row)
        else:
            outer += since
            since = []
    return [*found, _Sum(_Row(_TOP, {}), (*outer, *since))]


def _filled(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """The rows, instead of one without numbers those below it."""
    return tuple(
        filled for row in rows for filled in ((row,) if row.numbers else _filled(row.rows))
    )


def _rank(label: str) -> int:
    return next((rank for rank, form in _RANKS if form.fullmatch(label)), _UNLABELLED)


def _numbers(evidence: Evidence, table: Table) -> dict[int, dict[int, tuple[Range, Decimal]]]:
    """Row → column → the number there and its place; only of columns that can be added up."""
    doc, right = evidence.doc, evidence.cells
    heads = table.column_headers(doc.text)
    summed = [column > 0 and not is_not_summed(head) for column, head in enumerate(heads)]
    out: dict[int, dict[int, tuple[Range, Decimal]]] = {}
    for cell in table.cells:
        if cell.row < table.header or not summed[cell.column]:
            continue
        at = cell.at
        value = right[at] if at in right else number_in(text_of(doc, at))
        if value is not None:
            out.setdefault(cell.row, {})[cell.column] = (at, value)
    return out
