"""What the units state of an indicator: one value for a unit and a time, with all its mentions.

Only what says how much there is counts: no change, mean or target, no sub-unit, no part of a whole
that states the same. The same value several times is one value; different values for one time are
a conflict, which stays visible and is never added up. What nobody states is missing, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, and_, not_, or_

from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.matching import Named, choose
from pipeline.querying.scope import Found
from schemas import views as v
from schemas.registry import indicators as registry

Quantity = tuple[str, str | None]
"""What is compared: an indicator; one that is split with one of its divisions, or None where the
report does not say which ("đảng viên theo mức xếp loại", "hoàn thành tốt nhiệm vụ")."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one unit states of one indicator in one year; `values` are the different ones.

    `mentions` tells how often, `time` what the value is of ("2023-12-31"), where all agree;
    `division` which part it is of, where the indicator is compared by its parts.
    """

    indicator: str
    unit: str
    year: int | None
    time: str | None
    values: tuple[Decimal, ...]
    mentions: int
    division: str | None = None

    @property
    def quantity(self) -> Quantity:
        """The indicator with its division."""
        return self.indicator, self.division

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
    """The first name of the indicator in the registry without what it is divided into ("thi hành kỷ
    luật đảng viên: khiển trách, …"), else its key."""
    name = next((i.names[0] for i in registry.indicators() if i.key == key and i.names), key)
    return name.partition(":")[0].strip()


def quantity_name(quantity: Quantity) -> str:
    """The name of the indicator and of its division for people."""
    indicator, division = quantity
    name = indicator_name(indicator)
    if indicator not in registry.indicator_splits():
        return name
    return f"{name}: {division or '(không rõ loại)'}"


def quantity_key(quantity: Quantity) -> str:
    """The name for programs: "member.total", "rank.member.levels=hoàn thành tốt nhiệm vụ"."""
    indicator, division = quantity
    return indicator if division is None else f"{indicator}={division}"


def division_order(quantity: Quantity) -> tuple[int, str]:
    """Sorts the divisions of one indicator as the registry does, then by name, None last."""
    division = quantity[1]
    known = registry.division_order()
    place = len(known) + 1 if division is None else known.get(division, len(known))
    return place, division or ""


def levels(*, without_indicator: bool = False) -> list[ColumnElement[bool]]:
    """The conditions on the view of figures under which a count says how much the unit has; that
    it states an indicator is one of them, unless `without_indicator`."""
    f = v.figures.c
    same = sorted(registry.inheriting_indicators())
    return [
        f.type.in_(["count"] if without_indicator else ["count", "amount"]),
        *(() if without_indicator else (f.indicator.is_not(None),)),
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
    groups: dict[tuple[Quantity, str, int | None], list[Found]] = {}
    for row in fact_rows(connection, v.figures, filters, where, texts=False):
        if row.value is not None and row.value_max is None:
            unit = str(row.unit_key or row.report_id)
            groups.setdefault((quantity_of(row), unit, row.year), []).append(row)
    return [_one(quantity, unit, when, rows) for (quantity, unit, when), rows in groups.items()]


def quantity_of(row: Found) -> Quantity:
    """What a row of the view of figures with an indicator states."""
    split = row.indicator in registry.indicator_splits()
    return row.indicator, row.division if split else None


def _one(quantity: Quantity, unit: str, year: int | None, rows: list[Found]) -> Stated:
    indicator, division = quantity
    rows = _decisive(rows, flow=indicator in _flows())
    values = tuple(dict.fromkeys(row.value for row in rows))
    times = {row.time for row in rows}
    time = times.pop() if len(times) == 1 else None
    return Stated(indicator, unit, year, time, values, len(rows), division)


def _flows() -> frozenset[str]:
    return frozenset(item.key for item in registry.indicators() if item.flow)


def _decisive(rows: list[Found], *, flow: bool) -> list[Found]:
    """Where values differ: of what happens over a time those of the whole year, of what is there
    at a moment those of the latest; then the exact ones ("198" and "gần 200"), those of the whole
    of a group, those of which the sentence itself says the time."""
    for narrowed in (_yearly if flow else _latest, _exact, _wholes, _timed):
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


def period_of(one: Stated) -> str:
    """The period by which a value is held against others: the year of what is there at a moment;
    for what happens over a time the year, part of a year ("2024-01/2024-06") or years ("2020/2025")
    that it goes over."""
    first, _, last = (one.time or "").partition("/")
    if not last or one.indicator not in _flows():
        return str(one.year)
    if first[:4] != last[:4]:
        return f"{first[:4]}/{last[:4]}"
    months = int(last[5:7] or 12) - int(first[5:7] or 1) + 1
    return str(one.year) if months >= _NEARLY_A_YEAR else f"{first[:7]}/{last[:7]}"


_NEARLY_A_YEAR = 11


def spans_years(time: str | None) -> bool:
    """Does the time go over more than one year ("2014/2023")?"""
    first, _, last = (time or "").partition("/")
    return bool(last) and first[:4] != last[:4]


def _exact(rows: list[Found]) -> list[Found]:
    return [row for row in rows if row.approx == "exact"]


def _wholes(rows: list[Found]) -> list[Found]:
    return [row for row in rows if row.place == "whole"]


def _timed(rows: list[Found]) -> list[Found]:
    return [row for row in rows if row.time_from in ("sentence", "person")]
