"""A listing: the one value that every query gives and every format writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

Cell = str | int | float | Decimal | bool | date | Sequence[str] | None
"""`datetime` is a `date`; a sequence of texts is a list in JSON, and joined elsewhere."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the name for programs (JSON, DataFrame, English), `title` the Vietnamese heading.

    `wide` columns hold sentences and give way when a terminal is narrow. `words` says in
    Vietnamese what a cell holds as a code; programs get the code. `unknown` is what people read
    where a cell is empty. `technical` columns (offsets, keys, what the
    words of the report show anyway) are left out of tables for people.
    """

    key: str
    title: str
    wide: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    unknown: str = ""
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of cells under columns.

    `title` names the sheet of a workbook, `name` the list for programs; `note` is what people must
    know of how it was made, or "".
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = "rows"
    note: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns' names for programs."""
        return tuple(column.key for column in self.columns)

    def for_people(self) -> "Listing":
        """The same without its technical columns."""
        kept = [i for i, column in enumerate(self.columns) if not column.technical]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in kept),
            rows=tuple(tuple(row[i] for i in kept) for row in self.rows),
        )

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries."""
        keys = self.keys
        return [dict(zip(keys, row, strict=True)) for row in self.rows]


YES_NO = {"True": "có", "False": "không"}
"""`words` of a column of booleans."""
