"""The lives of units: from when, until when, and out of which units they were formed.

A merger makes two series of what looks like one: the figures of the new unit are not the growth of
an old one. What a person said (`baocao units --formed`) goes before what `units.csv` says; a unit
whose successor has a first day ends on the day before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.linking.records import Known

if TYPE_CHECKING:
    from pipeline.linking.identity import Identity


@dataclass(frozen=True, slots=True)
class Predecessor:
    """`predecessor` went into `unit` on `day` (keys; None where nobody said the day). The two are
    equal where a unit was formed anew under its old name."""

    unit: str
    predecessor: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Lives:
    """First and last days by unit, the links between units, and the names (by key) that only
    these links mention."""

    valid_from: Mapping[str, date]
    valid_to: Mapping[str, date]
    predecessors: tuple[Predecessor, ...]
    names: Mapping[str, str]


def link_lives(known: Known, identity: "Identity") -> Lives:
    """What the rosters and the decisions say, the later round and the decision last."""
    valid_from: dict[str, date] = {}
    valid_to: dict[str, date] = {}
    days: dict[tuple[str, str], date | None] = {}
    names: dict[str, str] = {}
    for row in sorted(known.roster, key=lambda row: (row.round, row.line)):
        key = identity.resolve(row.name, row.parent_name)
        if key is None:
            continue
        if row.valid_from:
            valid_from[key] = row.valid_from
        if row.valid_to:
            valid_to[key] = row.valid_to
        for name in row.predecessors:
            before = identity.resolve(name, None)
            if before is not None:
                names.setdefault(before, name)
                days[key, before] = row.valid_from
    for decision in sorted(known.unit_decisions, key=lambda d: (d.key, d.other)):
        if decision.verdict != "formed":
            continue
        key, before = identity.standing(decision.key), identity.standing(decision.other)
        names.setdefault(key, decision.name)
        names.setdefault(before, decision.other_name)
        days[key, before] = decision.day
        if decision.day:
            valid_from[key] = decision.day
    for (key, before), day in sorted(days.items()):
        if day is not None and before != key:
            valid_to.setdefault(before, day - timedelta(days=1))
    return Lives(
        valid_from,
        valid_to,
        tuple(Predecessor(key, before, day) for (key, before), day in sorted(days.items())),
        names,
    )
