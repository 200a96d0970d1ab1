"""One unit over the years, with the units that went into it before."""

from collections.abc import Container, Iterable, Sequence

from sqlalchemy import Connection, select

from pipeline.comparing.gaps import years_between
from pipeline.comparing.series import OfUnit, before, difference, value_cell
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.indicators import (
    Quantity,
    Stated,
    division_order,
    quantity_key,
    quantity_name,
    spans_years,
    stated,
)
from pipeline.querying.lives import Break, breaks, lineage
from pipeline.querying.status import reporting_units
from schemas import tables as t


def trend(
    connection: Connection, indicators: Sequence[str], filters: Filters = EVERYTHING
) -> Listing:
    """One row for a year of one unit, with the units that went into it before; a year of which it
    states something else only has empty cells.

    A change is that against the latest year before in which the same unit states the indicator; the
    year of a merger begins another series and has none. Without indicators: those that the unit
    states for at least two years.
    """
    chosen = list(reporting_units(connection, filters))
    if len(filters.units) != 1 or len(chosen) != 1:
        raise QueryError("Theo năm thì cần đúng một đơn vị: thêm --unit TÊN.")
    known = breaks(connection)
    names = {row.key: row.name for row in connection.execute(select(t.unit.c.key, t.unit.c.name))}
    members = lineage(known, chosen[0])
    wide = Filters(
        tuple(names.get(key, key) for key in members),
        *(getattr(filters, name) for name in ("report", "round", "since", "until", "section")),
    )
    found = [
        one
        for one in stated(connection, wide, indicators=indicators)
        if one.unit in members and not spans_years(one.time)
    ]
    shown = _quantities(found, indicators)
    lines = sorted(
        (year, members.index(unit))
        for unit, years in _years(connection, wide, found, shown).items()
        for year in years
    )
    columns = [
        *(Column("unit", "Đơn vị"), Column("year", "Năm"), Column("break", "Đứt đoạn")),
        *(column for quantity in shown for column in _columns(quantity)),
    ]
    series: dict[tuple[Quantity, str], OfUnit] = {
        (quantity, unit): {
            o.year: o for o in found if o.quantity == quantity and o.unit == unit and o.year
        }
        for quantity in shown
        for unit in members
    }
    rows: list[tuple[Cell, ...]] = []
    for year, place in lines:
        unit = members[place]
        row: list[Cell] = [names.get(unit, unit), str(year), _said(known.get(unit), year)]
        for quantity in shown:
            own = series[quantity, unit]
            earlier = before(own, year, known.get(unit))
            row += [value_cell(own.get(year)), difference(own.get(year), earlier)]
        rows.append(tuple(row))
    return Listing("Diễn biến theo năm", tuple(columns), tuple(rows), "trend")


def _years(
    connection: Connection, filters: Filters, found: Sequence[Stated], shown: Container[Quantity]
) -> dict[str, list[int]]:
    """Unit → the years of which it states what is shown, and those since in which it does not: a
    year without a figure is an empty row, never a missing one."""
    of_unit: dict[str, set[int]] = {}
    for one in found:
        if one.year is not None and one.quantity in shown:
            of_unit.setdefault(one.unit, set()).add(one.year)
    others: dict[str, set[int]] = {}
    for one in stated(connection, filters):
        if one.year is not None and not spans_years(one.time):
            others.setdefault(one.unit, set()).add(one.year)
    return {unit: years_between(others.get(unit, ()), years) for unit, years in of_unit.items()}


def _quantities(found: Iterable[Stated], indicators: Sequence[str]) -> list[Quantity]:
    """Those of the indicators; without any, those that are stated for at least two years."""
    years: dict[Quantity, set[int]] = {}
    for one in found:
        if one.year is not None:
            years.setdefault(one.quantity, set()).add(one.year)
    if not indicators:
        own = [quantity for quantity, stated_in in years.items() if len(stated_in) > 1]
        return sorted(own, key=lambda quantity: (quantity[0], division_order(quantity)))
    out: list[Quantity] = []
    for indicator in indicators:
        own = sorted((q for q in years if q[0] == indicator), key=division_order)
        out += own or [(indicator, None)]
    return out


def _columns(quantity: Quantity) -> tuple[Column, Column]:
    key = quantity_key(quantity)
    return Column(key, quantity_name(quantity)), Column(f"{key}:change", "Tăng, giảm")


def _said(parting: Break | None, year: int) -> str | None:
    """In the year of a merger: that it was one."""
    if parting is None or parting.day is None or parting.day.year != year:
        return None
    merged = ", ".join(one.name for one in parting.predecessors)
    return f"từ {parting.day:%d/%m/%Y}: hợp thành từ {merged}"
