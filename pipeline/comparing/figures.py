"""What the units count, side by side."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from sqlalchemy import Connection, and_, or_

from pipeline.comparing.matrix import grouped, matrix
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.facts import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.indicators import levels
from pipeline.querying.scope import Found
from pipeline.querying.status import reporting_units
from schemas import views as v
from schemas.folding import fold_tone
from schemas.registry import indicators as registry


def compare_figures(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Counts by units, and how many they are.

    Only what says how much the unit itself has: no change, mean or target, no sub-unit. The rows
    are the indicators of the registry first, then whatever at least two units count in the same
    words. A unit that states several different values has all of them in its cell.
    """
    f = v.figures.c
    where = [f.type == "count", or_(f.indicator.is_(None), and_(*levels()))]
    rows = fact_rows(connection, v.figures, filters, where, texts=False)
    cells = grouped(rows, _quantity)
    shared = [quantity for quantity in cells if quantity[0] is not None or len(cells[quantity]) > 1]
    shared.sort(key=lambda q: (q[0] is None, -len(cells[q]), q[0] or "", q[1]))
    return matrix(
        "So sánh số liệu",
        (Column("indicator", "Chỉ tiêu"), Column("counted", "Đối tượng")),
        [((quantity[0], _name(quantity, cells[quantity])), cells[quantity]) for quantity in shared],
        reporting_units(connection, filters),
        _values,
    )


def _quantity(row: Found) -> tuple[str | None, str]:
    """What is counted: the indicator, or the words that say it."""
    if row.indicator is not None:
        return row.indicator, ""
    return None, fold_tone(" ".join([row.counted or "", *(row.qualifiers or ())]))


@cache
def _indicator_names() -> dict[str, str]:
    return {item.key: item.names[0] for item in registry.indicators() if item.names}


def _name(quantity: tuple[str | None, str], by_unit: Mapping[str, list[Found]]) -> str:
    """The indicator's name in the registry, else how the first unit words what it counts."""
    known = _indicator_names().get(quantity[0] or "")
    if known is not None:
        return known
    first = next(iter(by_unit.values()))[0]
    return " ".join(" ".join([first.counted or "", *(first.qualifiers or ())]).split())


def _values(rows: list[Found]) -> Cell:
    """The value as a number, or all of them as written where they differ."""
    values: dict[tuple[Decimal, str | None], str] = {}
    for row in rows:
        if row.value is not None:
            text = row.numeral or str(row.value)
            values.setdefault(
                (row.value, row.as_of), f"{text} ({row.as_of})" if row.as_of else text
            )
    distinct = {value for value, _ in values}
    if len(distinct) == 1:
        return distinct.pop()
    return tuple(values.values()) or None
