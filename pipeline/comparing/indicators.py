"""Units by indicators: value, share, rank and change, with a total and a mean.

A cell of a unit that does not state the indicator is empty. Where a unit states several values for
one time, the cell has all of them, and no sum, mean, rank or change uses them. Only values of one
period are held against each other, and no unit counts beside one that it is a part of.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from pipeline.comparing.gaps import skipped_years
from pipeline.comparing.series import (
    OfUnit,
    before,
    difference,
    growth,
    percent,
    rounded,
    series,
    time_cell,
    value_cell,
)
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.indicators import (
    Quantity,
    Stated,
    indicator_name,
    period_of,
    quantity_key,
    quantity_name,
    spans_years,
)
from pipeline.querying.lives import Break, breaks
from pipeline.querying.status import reporting_units
from schemas import tables as t

TOTAL, MEAN = "Tổng cộng", "Bình quân"


@dataclass(frozen=True, slots=True)
class _Block:
    """What the units state of one quantity; `pooled` are the values of the one `period`, by unit,
    `top` those of them that are under no other."""

    quantity: Quantity
    current: Mapping[str, Stated]
    period: str | None
    pooled: Mapping[str, Decimal]
    top: Mapping[str, Decimal]


def compare_indicators(
    connection: Connection,
    indicators: Sequence[str],
    filters: Filters = EVERYTHING,
    *,
    year: int | None = None,
) -> Listing:
    """One row for a unit, then the total and the mean of those that state the indicator.

    Without `year` that which most values are of, of several the latest; a unit without it has its
    own latest one, which enters no share, rank, total or mean. The previous value is that of the
    latest year before; across a merger there is none. The total, the shares and the mean leave out
    units under another one that is counted; these are ranked among themselves.
    """
    units = reporting_units(connection, filters)
    known = breaks(connection, units)
    parents = _parents(connection)
    found = series(connection, indicators, filters)
    common = year if year is not None else common_year(found.values())
    blocks = [
        _block(quantity, own, units, parents, common, fixed=year is not None)
        for quantity, own in found.items()
    ]
    columns = [Column("unit", "Đơn vị")]
    rows: list[list[Cell]] = [[name] for name in (*units.values(), TOTAL, MEAN)]
    for block in blocks:
        columns += _columns(block.quantity)
        for row, cells in zip(
            rows, _cells(block, found[block.quantity], units, known, parents), strict=True
        ):
            row += cells
        if block.quantity[0] != indicators[0]:
            name = f"So với {indicator_name(indicators[0])} (%)"
            columns.append(Column(f"{quantity_key(block.quantity)}:rate", name))
            for row, rate in zip(rows, _rates(units, blocks[0], block), strict=True):
                row.append(rate)
    notes = [_note(blocks, common, fixed=year is not None)]
    notes += skipped_years(
        (units[unit], one, before(found[block.quantity].get(unit, {}), one.year, known.get(unit)))
        for block in blocks
        for unit, one in block.current.items()
    )
    lines = tuple(map(tuple, rows)) if units else ()
    note = "\n".join(filter(None, notes))
    return Listing("So sánh chỉ tiêu", tuple(columns), lines, "comparison", note)


def common_year(found: Iterable[Mapping[str, OfUnit]]) -> int | None:
    """The year of which the most values are, of several the latest; None without any."""
    years = Counter(
        year for of_units in found for own in of_units.values() for year in own if year is not None
    )
    return max(years, key=lambda year: (years[year], year), default=None)


def _note(blocks: Sequence[_Block], common: int | None, *, fixed: bool) -> str:
    if not any(block.current for block in blocks):
        return "Không đơn vị nào nêu chỉ tiêu này" + (f" cho năm {common}." if fixed else ".")
    if fixed:
        return ""
    apart = {unit for block in blocks for unit in block.current.keys() - block.pooled.keys()}
    if common is None or not apart:
        return ""
    return (
        f"Tỷ trọng, hạng, tổng và bình quân là của năm {common}, năm có nhiều số liệu nhất; "
        f"{len(apart)} đơn vị có số của thời điểm khác (hoặc nhiều số khác nhau) thì chỉ ghi số, "
        "không tính vào. Năm khác: --year."
    )


def _columns(quantity: Quantity) -> list[Column]:
    key = quantity_key(quantity)
    return [
        Column(key, quantity_name(quantity)),
        Column(f"{key}:time", "Thời điểm"),
        Column(f"{key}:share", "Tỷ trọng (%)"),
        Column(f"{key}:rank", "Hạng"),
        Column(f"{key}:previous", "Kỳ trước", technical=True),
        Column(f"{key}:previous_time", "Thời điểm kỳ trước", technical=True),
        Column(f"{key}:change", "Tăng, giảm"),
        Column(f"{key}:change_percent", "Tăng, giảm (%)", technical=True),
        Column(f"{key}:mentions", "Số lần nêu", technical=True),
    ]


def _block(
    quantity: Quantity,
    own: Mapping[str, OfUnit],
    units: Iterable[str],
    parents: Mapping[str, str | None],
    common: int | None,
    *,
    fixed: bool,
) -> _Block:
    """`fixed` takes no other year than the common one."""
    current: dict[str, Stated] = {}
    for unit in units:
        years = own.get(unit, {})
        known = [year for year in years if year is not None]
        # What a report says of its own time where nobody can tell that: later than any it names.
        latest = None if None in years else max(known, default=None)
        at = common if fixed or common in years else latest
        if at in years:
            current[unit] = years[at]
    at_common = (one for one in current.values() if one.year == common is not None)
    of_common = Counter(map(period_of, at_common))
    period = max(of_common, key=lambda p: (of_common[p], "/" not in p, p), default=None)
    pooled = {
        unit: one.value
        for unit, one in current.items()
        if one.value is not None and one.year is not None and period_of(one) == period
    }
    top = {unit: value for unit, value in pooled.items() if not _depth(unit, pooled, parents)}
    return _Block(quantity, current, period, pooled, top)


def _cells(
    block: _Block,
    own: Mapping[str, OfUnit],
    units: Iterable[str],
    known: Mapping[str, Break],
    parents: Mapping[str, str | None],
) -> list[list[Cell]]:
    """The cells of one quantity, one row for a unit, the total and the mean."""
    total = sum(block.top.values(), Decimal(0)) if block.top else None
    ranks = _ranks(block.pooled, parents)
    rows: list[list[Cell]] = []
    for unit in units:
        one = block.current.get(unit)
        earlier = None
        if one is not None and not spans_years(one.time):
            earlier = before(own.get(unit, {}), one.year, known.get(unit))
        rows.append(
            [
                *(value_cell(one), time_cell(one), percent(block.top.get(unit), total)),
                ranks.get(unit),
                *(value_cell(earlier), time_cell(earlier)),
                difference(one, earlier),
                growth(one, earlier),
                one.mentions if one else None,
            ]
        )
    empty: list[Cell] = [None] * 6
    period = block.period if block.top else None
    rows.append([total, period, percent(total, total), *empty])
    rows.append([_mean(block.top.values()), period, None, *empty])
    return rows


def _ranks(pooled: Mapping[str, Decimal], parents: Mapping[str, str | None]) -> Mapping[str, int]:
    """The place of each unit among those that are under as many counted ones as it is."""
    level = {unit: _depth(unit, pooled, parents) for unit in pooled}
    return {
        unit: 1 + sum(pooled[u] > value for u in pooled if level[u] == level[unit])
        for unit, value in pooled.items()
    }


def _rates(units: Iterable[str], whole: _Block, part: _Block) -> list[Decimal | None]:
    """Each unit's part of its whole in percent, that of all together, and their mean.

    Only units that state both of one year count: a whole without its part says nothing of a rate.
    """
    both: dict[str, tuple[Decimal, Decimal]] = {}
    for unit, one in part.current.items():
        of = whole.current.get(unit)
        if of is not None and one.value is not None and of.value and one.year == of.year:
            both[unit] = one.value, of.value
    rates = {unit: percent(*pair) for unit, pair in both.items()}
    top = [unit for unit in both if unit in whole.top and unit in part.pooled]
    sums = [sum((both[unit][side] for unit in top), Decimal(0)) for side in (0, 1)]
    mean = _mean([rate for unit in top if (rate := rates[unit]) is not None])
    return [*(rates.get(unit) for unit in units), percent(*sums) if top else None, mean]


def _mean(values: Iterable[Decimal]) -> Decimal | None:
    known = list(values)
    return rounded(sum(known, Decimal(0)) / len(known), 1) if known else None


def _parents(connection: Connection) -> dict[str, str | None]:
    rows = connection.execute(select(t.unit.c.key, t.unit.c.parent))
    return {row.key: row.parent for row in rows}


def _depth(unit: str, counted: Container[str], parents: Mapping[str, str | None]) -> int:
    """How many units above this one state the quantity too."""
    seen = {unit}
    above, depth = parents.get(unit), 0
    while above is not None and above not in seen:
        depth += above in counted
        seen.add(above)
        above = parents.get(above)
    return depth
