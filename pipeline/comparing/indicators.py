"""Units by indicators: value, share, rank and change, with a total and a mean; one unit over years.

A cell of a unit that does not state the indicator is empty. Where a unit states several values for
one time, the cell has all of them, and no sum, mean, rank or change uses them.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.indicators import Stated, indicator_name, spans_years, stated
from pipeline.querying.lives import Break, breaks, lineage
from pipeline.querying.status import reporting_units
from schemas import tables as t

TOTAL, MEAN = "Tổng cộng", "Bình quân"
_Series = Mapping[int, Stated]


def compare_indicators(
    connection: Connection,
    indicators: Sequence[str],
    filters: Filters = EVERYTHING,
    *,
    year: int | None = None,
) -> Listing:
    """One row for a unit, then the total and the mean of those that state the indicator.

    Without `year` each unit's latest counts. The previous value is that of the latest year before;
    across a merger there is none. The total leaves out units under another one that is counted.
    """
    units = reporting_units(connection, filters)
    known = breaks(connection, units)
    parents = _parents(connection)
    blocks = [
        _block(indicator, _series(connection, indicator, filters), units, known, parents, year)
        for indicator in indicators
    ]
    columns = [Column("unit", "Đơn vị")]
    rows: list[list[Cell]] = [[name] for name in (*units.values(), TOTAL, MEAN)]
    for number, (indicator, block) in enumerate(zip(indicators, blocks, strict=True)):
        columns += _columns(indicator)
        for row, cells in zip(rows, block, strict=True):
            row += cells
        if number:
            columns.append(
                Column(f"{indicator}:rate", f"So với {indicator_name(indicators[0])} (%)")
            )
            for row, rate in zip(rows, _rates(units, blocks[0], block, parents), strict=True):
                row.append(rate)
    return Listing("So sánh chỉ tiêu", tuple(columns), tuple(map(tuple, rows)), "comparison")


def trend(
    connection: Connection, indicators: Sequence[str], filters: Filters = EVERYTHING
) -> Listing:
    """One row for a year of one unit, with the units that went into it before.

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
    keys = list(indicators) or _over_years(found)
    lines = sorted(
        {(one.year, members.index(one.unit)) for one in found if one.year and one.indicator in keys}
    )
    columns = [
        *(Column("unit", "Đơn vị"), Column("year", "Năm"), Column("break", "Đứt đoạn")),
        *(column for key in keys for column in _over_time_columns(key)),
    ]
    series = {
        (key, unit): {o.year: o for o in found if o.indicator == key and o.unit == unit and o.year}
        for key in keys
        for unit in members
    }
    rows: list[tuple[Cell, ...]] = []
    for year, place in lines:
        unit = members[place]
        row: list[Cell] = [names.get(unit, unit), str(year), _said(known.get(unit), year)]
        for key in keys:
            own = series[key, unit]
            before = _before(own, year, known.get(unit))
            row += [_cell(own.get(year)), _difference(own.get(year), before)]
        rows.append(tuple(row))
    return Listing("Diễn biến theo năm", tuple(columns), tuple(rows), "trend")


def _over_years(found: Iterable[Stated]) -> list[str]:
    years: dict[str, set[int]] = {}
    for one in found:
        if one.year is not None:
            years.setdefault(one.indicator, set()).add(one.year)
    return sorted(key for key, stated_in in years.items() if len(stated_in) > 1)


def _series(
    connection: Connection, indicator: str, filters: Filters
) -> dict[str, dict[int, Stated]]:
    """Unit → year → what it states."""
    out: dict[str, dict[int, Stated]] = {}
    for one in stated(connection, filters, indicators=[indicator]):
        if one.year is not None:
            out.setdefault(one.unit, {})[one.year] = one
    return out


def _columns(indicator: str) -> list[Column]:
    name = indicator_name(indicator)
    return [
        Column(indicator, name),
        Column(f"{indicator}:time", "Thời điểm"),
        Column(f"{indicator}:share", "Tỷ trọng (%)"),
        Column(f"{indicator}:rank", "Hạng"),
        Column(f"{indicator}:previous", "Kỳ trước", technical=True),
        Column(f"{indicator}:change", "Tăng, giảm"),
        Column(f"{indicator}:change_percent", "Tăng, giảm (%)", technical=True),
        Column(f"{indicator}:mentions", "Số lần nêu", technical=True),
    ]


def _over_time_columns(indicator: str) -> list[Column]:
    return [
        Column(indicator, indicator_name(indicator)),
        Column(f"{indicator}:change", "Tăng, giảm"),
    ]


def _block(
    indicator: str,
    series: Mapping[str, _Series],
    units: Mapping[str, str],
    known: Mapping[str, Break],
    parents: Mapping[str, str | None],
    year: int | None,
) -> list[list[Cell]]:
    """The cells of one indicator, one row for a unit, the total and the mean."""
    current: dict[str, Stated] = {}
    for unit in units:
        own = series.get(unit, {})
        at = year if year is not None else max(own, default=None)
        if at is not None and at in own:
            current[unit] = own[at]
    values = {unit: one.value for unit, one in current.items() if one.value is not None}
    top = {u: value for u, value in values.items() if not _is_under(u, values, parents)}
    total = sum(top.values(), Decimal(0)) if top else None
    order = sorted(values.values(), reverse=True)
    rows: list[list[Cell]] = []
    for unit in units:
        one = current.get(unit)
        value = values.get(unit)
        before = None
        if one is not None and not spans_years(one.time):
            before = _before(series.get(unit, {}), one.year, known.get(unit))
        rows.append(
            [
                *(_cell(one), _time(one), _percent(value, total)),
                order.index(value) + 1 if value is not None else None,
                _cell(before),
                _difference(one, before),
                _growth(one, before),
                one.mentions if one else None,
            ]
        )
    mean = _rounded(sum(values.values(), Decimal(0)) / len(values), 1) if values else None
    empty: list[Cell] = [None] * 5
    rows.append([total, None, _percent(total, total), *empty])
    rows.append([mean, None, None, *empty])
    return rows


def _rates(
    units: Iterable[str],
    wholes: Sequence[Sequence[Cell]],
    parts: Sequence[Sequence[Cell]],
    parents: Mapping[str, str | None],
) -> list[Decimal | None]:
    """Each unit's part of its whole in percent, that of all together, and their mean.

    Only units that state both count: a whole without its part says nothing of a rate.
    """
    both = {
        unit: (part[0], whole[0])
        for unit, whole, part in zip(units, wholes, parts, strict=False)
        if isinstance(part[0], Decimal) and isinstance(whole[0], Decimal) and whole[0]
    }
    rates = {unit: _percent(*pair) for unit, pair in both.items()}
    top = [pair for unit, pair in both.items() if not _is_under(unit, both, parents)]
    pooled = (
        _percent(*(sum(values, Decimal(0)) for values in zip(*top, strict=True))) if top else None
    )
    known = [rate for rate in rates.values() if rate is not None]
    mean = _rounded(sum(known, Decimal(0)) / len(known), 1) if known else None
    return [*(rates.get(unit) for unit in units), pooled, mean]


def _parents(connection: Connection) -> dict[str, str | None]:
    rows = connection.execute(select(t.unit.c.key, t.unit.c.parent))
    return {row.key: row.parent for row in rows}


def _is_under(unit: str, counted: Container[str], parents: Mapping[str, str | None]) -> bool:
    """Does a unit above this one state the indicator too?"""
    seen = {unit}
    above = parents.get(unit)
    while above is not None and above not in seen:
        if above in counted:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _before(series: _Series, year: int | None, parting: Break | None) -> Stated | None:
    """What the unit stated for the latest year before, in the same series."""
    if year is None:
        return None
    earlier = max(
        (at for at, one in series.items() if at < year and not spans_years(one.time)), default=None
    )
    if earlier is None or (
        parting is not None and parting.day is not None and earlier < parting.day.year <= year
    ):
        return None
    return series[earlier]


def _said(parting: Break | None, year: int) -> str | None:
    """In the year of a merger: that it was one."""
    if parting is None or parting.day is None or parting.day.year != year:
        return None
    merged = ", ".join(before.name for before in parting.predecessors)
    return f"từ {parting.day:%d/%m/%Y}: hợp thành từ {merged}"


def _cell(one: Stated | None) -> Cell:
    if one is None:
        return None
    return one.value if one.value is not None else tuple(format(v, "f") for v in one.values)


def _time(one: Stated | None) -> str | None:
    """What the value is of: "2023-12-31", else the year."""
    return None if one is None else one.time or str(one.year)


def _difference(one: Stated | None, before: Stated | None) -> Decimal | None:
    if one is None or before is None or one.value is None or before.value is None:
        return None
    return one.value - before.value


def _growth(one: Stated | None, before: Stated | None) -> Decimal | None:
    difference = _difference(one, before)
    if difference is None or before is None or not before.value:
        return None
    return _rounded(100 * difference / before.value, 1)


def _percent(part: Cell, whole: Cell) -> Decimal | None:
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not whole:
        return None
    percent = 100 * part / whole
    # One place, and more for a small share: what a unit states is never shown as 0.
    places = 1 if abs(percent) >= Decimal("0.05") or not percent else -percent.adjusted()
    return _rounded(percent, places)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
