"""What the units state of an indicator: one value for a unit and a time, with all its mentions.

Only what says how much there is counts: no change, mean or target, no sub-unit, no part of a whole
that states the same. The same value several times is one value; different values for one time are
a conflict, which stays visible and is never added up. What nobody states is missing, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, and_, not_, or_

from pipeline.querying.facts import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.matching import Named, choose
from pipeline.querying.scope import Found
from schemas import views as v
from schemas.registry import indicators as registry


@dataclass(frozen=True, slots=True)
class Stated:
    """What one unit states of one indicator in one year; `values` are the different ones.

    `mentions` tells how often, `time` what the value is of ("2023-12-31"), where all agree.
    """

    indicator: str
    unit: str
    year: int | None
    time: str | None
    values: tuple[Decimal, ...]
    mentions: int

    @property
    def value(self) -> Decimal | None:
        """The value; None where several conflict."""
        return self.values[0] if len(self.values) == 1 else None


def chosen_indicator(words: str) -> str:
    """The key of the indicator that the words mean, by key or Vietnamese name; raises `QueryError`
    with the nearest ones where it is none or several."""
    names = [Named(item.key, item.key, item.names) for item in registry.indicators()]
    known = {item.key for item in names}
    for key in (words, words.replace("members.", "member.", 1)):
        if key in known:
            return key
    return choose(words, names, "chỉ tiêu", "baocao compare figures").key


def indicator_name(key: str) -> str:
    """The first name of the indicator in the registry, else its key."""
    return next((i.names[0] for i in registry.indicators() if i.key == key and i.names), key)


def levels() -> list[ColumnElement[bool]]:
    """The conditions on the view of figures under which a count says how much the unit has."""
    f = v.figures.c
    same = sorted(registry.inheriting_indicators())
    return [
        f.type == "count",
        f.indicator.is_not(None),
        f.body.is_(None),
        or_(f.aspect.is_(None), f.aspect == "level"),
        or_(f.place.is_(None), not_(and_(f.place == "part", f.indicator.in_(same)))),
    ]


def stated(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    indicators: Sequence[str] = (),
    year: int | None = None,
) -> list[Stated]:
    """What the units state, by unit, indicator and year; of all indicators where none is given."""
    f = v.figures.c
    where = levels()
    if indicators:
        where.append(f.indicator.in_(list(indicators)))
    if year is not None:
        where.append(f.year == year)
    groups: dict[tuple[str, str, int | None], list[Found]] = {}
    for row in fact_rows(connection, v.figures, filters, where, texts=False):
        if row.value is not None and row.value_max is None:
            unit = str(row.unit_key or row.report_id)
            groups.setdefault((row.indicator, unit, row.year), []).append(row)
    return [_one(indicator, unit, when, rows) for (indicator, unit, when), rows in groups.items()]


def _one(indicator: str, unit: str, year: int | None, rows: list[Found]) -> Stated:
    rows = _decisive(rows, flow=indicator in _flows())
    values = tuple(dict.fromkeys(row.value for row in rows))
    times = {row.time for row in rows}
    return Stated(
        indicator, unit, year, times.pop() if len(times) == 1 else None, values, len(rows)
    )


def _flows() -> frozenset[str]:
    return frozenset(item.key for item in registry.indicators() if item.flow)


def _decisive(rows: list[Found], *, flow: bool) -> list[Found]:
    """Where values differ: of what happens over a time those of the whole year, of what is there
    at a moment those of the latest; then those of the whole of a group, then those of which the
    sentence itself says the time."""
    for narrowed in (_yearly if flow else _latest, _wholes, _timed):
        if len({row.value for row in rows}) == 1:
            break
        rows = narrowed(rows) or rows
    return rows


def _latest(rows: list[Found]) -> list[Found]:
    last = max(_last_day(row.time) for row in rows)
    return [row for row in rows if _last_day(row.time) == last]


def _last_day(time: str | None) -> str:
    """The end of a time as a day that sorts: "2023" → "2023-12-31", "2023-06" → "2023-06-31"."""
    end = (time or "").rpartition("/")[2]
    return end + "-12-31"[len(end) - 4 :] if len(end) in (4, 7) else end


def _yearly(rows: list[Found]) -> list[Found]:
    """Those of one whole year, else those of a part of one; never those of many years."""
    whole = [row for row in rows if row.time and len(row.time) == 4]
    return whole or [row for row in rows if not spans_years(row.time)]


def spans_years(time: str | None) -> bool:
    """Does the time go over more than one year ("2014/2023")?"""
    first, _, last = (time or "").partition("/")
    return bool(last) and first[:4] != last[:4]


def _wholes(rows: list[Found]) -> list[Found]:
    return [row for row in rows if row.place == "whole"]


def _timed(rows: list[Found]) -> list[Found]:
    return [row for row in rows if row.time_from in ("sentence", "person")]
