"""What the units count, side by side."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, and_

from pipeline.comparing.indicators import common_year
from pipeline.comparing.matrix import matrix, unit_of
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.indicators import (
    Quantity,
    Stated,
    division_order,
    levels,
    quantity_name,
    stated,
)
from pipeline.querying.scope import Found
from pipeline.querying.status import reporting_units
from schemas import views as v
from schemas.folding import fold_tone

_Line = tuple[tuple[str | None, str], Mapping[str, list[Stated]]]


def compare_figures(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Counts by units, and how many they are, each unit's of one year.

    Only what says how much the unit itself has: no change, mean or target, no sub-unit. The rows
    are the indicators of the registry first (one that is split by its divisions), then whatever at
    least two units count in the same words. The year is that which most values are of; a cell of
    another year says so. A unit that states several different values has all of them in its cell;
    words for which most units do compare nothing and are left out.
    """
    by_indicator: dict[Quantity, dict[str, dict[int | None, Stated]]] = {}
    for one in stated(connection, filters):
        by_indicator.setdefault(one.quantity, {}).setdefault(one.unit, {})[one.year] = one
    common = common_year(by_indicator.values())
    lines: list[_Line] = [
        ((quantity[0], quantity_name(quantity)), _of_year(units, common))
        for quantity, units in sorted(by_indicator.items(), key=_indicator_order)
    ]
    lines += _worded(connection, filters, common)
    note = f"Số của năm {common}; ô có (năm) là số của năm khác." if common is not None else ""
    return matrix(
        "So sánh số liệu",
        (Column("indicator", "Chỉ tiêu"), Column("counted", "Đối tượng")),
        lines,
        reporting_units(connection, filters),
        lambda found: _cell(found, common),
        note=note,
    )


def _indicator_order(
    entry: tuple[Quantity, Mapping[str, object]],
) -> tuple[str, tuple[int, str]]:
    return entry[0][0], division_order(entry[0])


_NOW = 10_000  # a time that nobody can tell is the report's own, later than any that it names


def _of_year(
    units: Mapping[str, Mapping[int | None, Stated]], common: int | None
) -> dict[str, list[Stated]]:
    """What each unit states for the common year, else for its own latest one."""
    return {
        unit: [own[common] if common in own else own[max(own, key=lambda year: year or _NOW)]]
        for unit, own in units.items()
    }


def _worded(connection: Connection, filters: Filters, common: int | None) -> list[_Line]:
    """What has no indicator, by the words that say it."""
    f = v.figures.c
    where = [f.indicator.is_(None), and_(*levels(without_indicator=True))]
    found: dict[str, dict[str, dict[int | None, list[Found]]]] = {}
    for row in fact_rows(connection, v.figures, filters, where, texts=False):
        if row.value is not None:
            of_unit = found.setdefault(_words(row), {}).setdefault(unit_of(row), {})
            of_unit.setdefault(row.year, []).append(row)
    lines: list[_Line] = []
    for units in found.values():
        cells = _of_year(
            {
                unit: {year: _stated(unit, year, rows) for year, rows in own.items()}
                for unit, own in units.items()
            },
            common,
        )
        several = sum(one.value is None for (one,) in cells.values())
        if len(cells) > 1 and 2 * several <= len(cells):
            first = next(iter(next(iter(units.values())).values()))[0]
            lines.append(((None, _written(first)), cells))
    return sorted(lines, key=lambda line: (-len(line[1]), fold_tone(line[0][1])))


def _stated(unit: str, year: int | None, rows: Iterable[Found]) -> Stated:
    values = tuple(dict.fromkeys(row.value for row in rows))
    return Stated("", unit, year, None, values, len(values))


def _words(row: Found) -> str:
    """The words that say what is counted, the same however they are written."""
    return fold_tone(_written(row))


def _written(row: Found) -> str:
    counted, qualifiers = row.counted or "", [*(row.qualifiers or ())]
    if row.rule == "count.label":
        return " ".join(qualifiers) or counted
    return " ".join(" ".join([counted, *qualifiers]).split())


def _cell(found: list[Stated], common: int | None) -> Cell:
    """The value as a number, as text with its year where that is another one; all of them where
    they differ."""
    if not found:
        return None
    (one,) = found
    if one.year in (common, None):
        return one.value if one.value is not None else tuple(format(x, "f") for x in one.values)
    return tuple(f"{value:f} ({one.year})" for value in one.values)
