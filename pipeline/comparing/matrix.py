"""The shape that comparisons share: one row for a subject, one column for a unit.

A report whose unit nobody can tell has a column of its own, headed by its file name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.scope import Found

HEADS = frozenset({"document", "indicator", "counted", "role", "topic", "units"})
"""Keys of the columns that are no unit's."""


T = TypeVar("T")


def matrix(
    title: str,
    heads: tuple[Column, ...],
    lines: Sequence[tuple[tuple[str | None, ...], Mapping[str, list[T]]]],
    units: Mapping[str, str],
    cell: Callable[[list[T]], Cell],
    *,
    wide: bool = False,
    note: str = "",
) -> Listing:
    """One row for a line, one column for a unit, and how many units have anything to say."""
    columns = (
        *heads,
        Column("units", "Số đơn vị"),
        *(Column(name, name, wide=wide) for name in _distinct(units)),
    )
    # Most cells of a large matrix are empty: only those that are not are looked at.
    places = {unit: place for place, unit in enumerate(units)}
    empty = cell([])
    rows: list[tuple[Cell, ...]] = []
    for head, by_unit in lines:
        cells = [empty] * len(places)
        for unit, found in by_unit.items():
            if unit in places:
                cells[places[unit]] = cell(found)
        rows.append((*head, len(by_unit), *cells))
    return Listing(title, columns, tuple(rows), "comparison", note)


def grouped(
    rows: Iterable[Found], key: Callable[[Found], Any]
) -> dict[Any, dict[str, list[Found]]]:
    found: dict[Any, dict[str, list[Found]]] = {}
    for row in rows:
        found.setdefault(key(row), {}).setdefault(unit_of(row), []).append(row)
    return found


def unit_of(row: Found) -> str:
    return str(row.unit_key or row.report_id)


def _distinct(units: Mapping[str, str]) -> list[str]:
    """The units' names; a name that stands twice, or is a column's, is numbered."""
    taken = set(HEADS)
    out: list[str] = []
    for name in units.values():
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        taken.add(candidate)
        out.append(candidate)
    return out
