"""What each unit states of a quantity over the years, and the cells that it gives."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection

from pipeline.exporting import Cell
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.indicators import Quantity, Stated, division_order, spans_years, stated
from pipeline.querying.lives import Break

OfUnit = Mapping[int | None, Stated]
"""Year (None: nobody can tell it) → what one unit states."""


def series(
    connection: Connection, indicators: Iterable[str], filters: Filters = EVERYTHING
) -> dict[Quantity, dict[str, dict[int | None, Stated]]]:
    """Quantity → unit → year → what it states: in the order of the indicators, of one that is split
    in the order of its divisions. An indicator that nobody states has one empty quantity."""
    found: dict[Quantity, dict[str, dict[int | None, Stated]]] = {}
    for one in stated(connection, filters, indicators=list(indicators)):
        found.setdefault(one.quantity, {}).setdefault(one.unit, {})[one.year] = one
    out: dict[Quantity, dict[str, dict[int | None, Stated]]] = {}
    for indicator in indicators:
        own = [quantity for quantity in found if quantity[0] == indicator]
        for quantity in sorted(own, key=division_order) or [(indicator, None)]:
            out[quantity] = found.get(quantity, {})
    return out


def before(own: OfUnit, year: int | None, parting: Break | None) -> Stated | None:
    """What the unit stated for the latest year before, in the same series."""
    if year is None:
        return None
    earlier = max(
        (
            at
            for at, one in own.items()
            if at is not None and at < year and not spans_years(one.time)
        ),
        default=None,
    )
    if earlier is None or (
        parting is not None and parting.day is not None and earlier < parting.day.year <= year
    ):
        return None
    return own[earlier]


def value_cell(one: Stated | None) -> Cell:
    """The value, all of them where they differ, nothing where nothing is stated."""
    if one is None:
        return None
    return one.value if one.value is not None else tuple(format(v, "f") for v in one.values)


def time_cell(one: Stated | None) -> str | None:
    """What the value is of: "2023-12-31", else the year; None where nobody can tell it."""
    if one is None or one.year is None:
        return None
    return one.time or str(one.year)


def difference(one: Stated | None, earlier: Stated | None) -> Decimal | None:
    """How much more than before; None where either is not known."""
    if one is None or earlier is None or one.value is None or earlier.value is None:
        return None
    return one.value - earlier.value


def growth(one: Stated | None, earlier: Stated | None) -> Decimal | None:
    """The same in percent of what was before."""
    more = difference(one, earlier)
    if more is None or earlier is None or not earlier.value:
        return None
    return rounded(100 * more / earlier.value, 1)


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """The part in percent of the whole; one place, and more for a small share, so that what a unit
    states is never shown as 0."""
    if part is None or not whole:
        return None
    found = 100 * part / whole
    places = 1 if abs(found) >= Decimal("0.05") or not found else -found.adjusted()
    return rounded(found, places)


def rounded(value: Decimal, places: int) -> Decimal:
    """The value with so many places, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
