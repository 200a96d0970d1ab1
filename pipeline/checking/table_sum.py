"""table_sum: the rows of a table against its total row, column by column.

A column that adds up is ok. One that does not is an error only where another column of the same
rows does, which proves that the rows are those that the total is of; else it is suspect.

True: "Tổng cộng | 294 | 117" over rows whose second column adds up to 115. False alarm avoided: a
column of percentages, of averages, of numbers of order; the members at the end of each year;
amounts that were rounded one by one.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.figures.slips import sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.overlaps import says_twice
from pipeline.checking.plausible import is_near
from pipeline.checking.sums import terms_row
from pipeline.checking.table_grid import (
    NUMBERED,
    UNLABELLED,
    Entry,
    Numbers,
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
from pipeline.checking.told_differences import is_told_below
from schemas.facts import Check, Severity
from schemas.grid import Table

RULE = "table_sum"
_LEAST_ROWS, _MOST_ROWS = 2, 2000
_TELLING = 10  # a sum that does not come out by chance
_PROOF_OF_YEARS = 2  # columns that show a total of years to be of those of the table


@dataclass(frozen=True, slots=True)
class _Column:
    """The numbers of one column: those of the rows, and the total under (or above) them.

    `filled`: has each row a number? `amounts`: were they rounded?
    """

    total: Entry
    cells: tuple[Entry, ...]
    filled: bool
    amounts: bool

    @property
    def values(self) -> list[Decimal]:
        """The numbers of the rows."""
        return [cell.value for cell in self.cells]

    @property
    def holds(self) -> bool:
        """Do the rows add up to the total?"""
        return not self.off

    @property
    def off(self) -> Decimal:
        """How much more the rows are than the total."""
        return sum(self.values, Decimal(0)) - self.total.value

    @property
    def is_rounded(self) -> bool:
        """May they make it before each was rounded?"""
        return is_rounded_sum(self.total, self.cells, amounts=self.amounts)

    @property
    def is_level(self) -> bool:
        """Does the total lie among the numbers of the rows, as an average does and no sum?"""
        return min(self.values) <= self.total.value <= max(self.values) and not self.slipped

    @property
    def slipped(self) -> bool:
        """Would one digit mend it?"""
        return bool(sum_slips(self.total.value, self.values))

    @property
    def is_near(self) -> bool:
        """Is the total off by little?"""
        return is_near(self.total.value, sum(self.values, Decimal(0)))


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each column that has a total."""
    doc = evidence.doc
    for table in doc.tables:
        rows = len(table.blocks) - table.header
        if not _LEAST_ROWS < rows <= _MOST_ROWS:
            continue
        rates = rate_rows(doc, table)
        found = numbers_of(evidence, table).items()
        numbers = {row: entries for row, entries in found if row not in rates}
        total = _total(evidence, table, numbers, rates)
        if total is None:
            continue
        section = doc.blocks[table.blocks[0]].section
        of_years = is_period_total(doc, doc.blocks[table.blocks[total]])
        twice = says_twice(table.row_header(doc.text, total))
        columns = list(_columns(evidence, table, numbers, total))
        for column, severity in _judged(columns, of_years=of_years):
            told = (twice and column.off > 0) or is_told_below(evidence, table, column.off)
            if severity == "error" and told:
                severity = "suspect"
            terms = [(doc.span(*cell.at), cell.value) for cell in column.cells]
            whole = doc.span(*column.total.at), column.total.value
            yield terms_row(RULE, whole, terms, section, severity)


def _judged(columns: Sequence[_Column], *, of_years: bool) -> Iterator[tuple[_Column, Severity]]:
    """The columns that can be told something of.

    Of years ("Cộng 5 năm", "Lũy kế") some columns add up and others, of what there was at the end
    of each, do not.
    """
    columns = [column for column in columns if column.holds or not column.is_level]
    held = [column for column in columns if column.holds and column.total.value > 0]
    telling = [column for column in held if column.total.value >= _TELLING]
    wrong = [column for column in columns if not (column.holds or column.is_rounded)]
    close = all(column.slipped or column.is_near for column in wrong)
    for column in columns:
        if column.holds:
            if held and (not of_years or len(telling) >= _PROOF_OF_YEARS):
                yield column, "ok"
        elif column.is_rounded:
            if held:
                yield column, "rounding"
        elif of_years:
            proven = len(telling) >= _PROOF_OF_YEARS and column.total.value not in column.values
            if proven and column.slipped:
                yield column, "error"
        elif held:
            yield column, "error" if column.slipped or column.is_near else "suspect"
        elif close:
            yield column, "suspect"


def _total(evidence: Evidence, table: Table, numbers: Numbers, rates: Container[int]) -> int | None:
    """The one row that is the total, where all others stand beside each other under it or over it.

    Parts and chapters, where some rows are sums of others, are `table_subtotal`'s.
    """
    doc = evidence.doc
    rows = range(table.header, len(table.blocks))
    blocks = {row: doc.blocks[table.blocks[row]] for row in rows if row not in rates}
    totals = [row for row, block in blocks.items() if is_total(doc, block)]
    totals = totals or [row for row, block in blocks.items() if is_period_total(doc, block)]
    if len(totals) != 1 or totals[0] not in numbers:
        return None
    others = [block for row, block in blocks.items() if row != totals[0]]
    ranks = set(ranks_of(label_of(doc, block) for block in others))
    alike = len(ranks) == 1 or ranks == {NUMBERED, UNLABELLED}  # one row may have no number
    return totals[0] if alike and not any(is_subtotal(doc, block) for block in others) else None


def _columns(evidence: Evidence, table: Table, numbers: Numbers, total: int) -> Iterator[_Column]:
    """The columns that can be added up; one with gaps only where it does add up."""
    body = [found for row, found in numbers.items() if row != total]
    doc = evidence.doc
    amounts = amount_columns(table, doc.text)
    measured = total in amount_rows(doc, table, numbers)
    for column, can in enumerate(summed(table, evidence.doc.text)):
        stated = numbers[total].get(column)
        if not can or stated is None or not stated.numeral or stated.percent:
            continue
        cells = tuple(row[column] for row in body if column in row)
        if len(cells) < _LEAST_ROWS or any(cell.percent for cell in cells):
            continue
        found = _Column(stated, cells, len(cells) == len(body), measured or column in amounts)
        if found.filled or found.holds:
            yield found
