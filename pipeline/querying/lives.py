"""The lives of units: what a unit was formed out of, and where its series of figures breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from pipeline.querying.matching import Named
from schemas import tables as t


@dataclass(frozen=True, slots=True)
class Break:
    """`unit` (a key) was formed out of `predecessors` on `day`; None where nobody said the day."""

    unit: str
    day: date | None
    predecessors: tuple[Named, ...]


def breaks(connection: Connection, keys: Iterable[str] | None = None) -> dict[str, Break]:
    """The break in the series of each unit that was formed out of others, by key of the unit.

    With `keys`, of these units alone.
    """
    p, u = t.unit_predecessor.c, t.unit.c
    query = (
        select(p.unit_key, p.predecessor, p.day, u.name)
        .join_from(t.unit_predecessor, t.unit, u.key == p.predecessor)
        .order_by(p.unit_key, u.sort_key)
    )
    if keys is not None:
        query = query.where(p.unit_key.in_(list(keys)))
    found: dict[str, list[Named]] = {}
    days: dict[str, date | None] = {}
    for row in connection.execute(query):
        found.setdefault(row.unit_key, []).append(Named(row.predecessor, row.name))
        days[row.unit_key] = row.day if row.day is not None else days.get(row.unit_key)
    return {key: Break(key, days[key], tuple(before)) for key, before in found.items()}


def break_between(
    known: Mapping[str, Break], unit: str, earlier: date, later: date
) -> Break | None:
    """The break that parts two days of a unit's series: figures of the one are no growth of those
    of the other. A unit that was formed on an unknown day has none that could be told."""
    one = known.get(unit)
    return one if one is not None and one.day is not None and earlier < one.day <= later else None


def lineage(known: Mapping[str, Break], unit: str) -> tuple[str, ...]:
    """The unit and all that went into it, and into those, each once; the unit first."""
    out = [unit]
    for key in out:
        one = known.get(key)
        for before in one.predecessors if one is not None else ():
            if before.key not in out:
                out.append(before.key)
    return tuple(out)
