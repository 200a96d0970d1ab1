"""Which units admit nothing on a topic that most units admit."""

from sqlalchemy import Connection

from pipeline.comparing.admissions import Role, admissions, everywhere
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.status import reporting_units
from schemas.registry.statements import topic_names

MOST = 0.5
"""The share of the units above which a topic is one that most admit."""


def silent_units(
    connection: Connection,
    filters: Filters = EVERYTHING,
    role: Role = "limitation",
    *,
    most: float = MOST,
) -> Listing:
    """Each unit with each topic on which it admits nothing while more than `most` of all do.

    A filter by unit chooses who is listed; the shares are those of all units that the other
    filters leave. The topic that most admit comes first.
    """
    around = everywhere(filters)
    everyone = reporting_units(connection, around)
    listed = reporting_units(connection, filters)
    admitting: dict[str, set[str]] = {}
    stated: dict[str, int] = {}
    for one in admissions(connection, around, role):
        stated[one.unit] = stated.get(one.unit, 0) + 1
        for topic in one.topics:
            admitting.setdefault(topic, set()).add(one.unit)
    common = [
        topic for topic in topic_names() if len(admitting.get(topic, ())) > most * len(everyone)
    ]
    common.sort(key=lambda topic: -len(admitting[topic]))
    rows: list[tuple[Cell, ...]] = [
        (topic, name, len(admitting[topic]), len(everyone), stated.get(unit, 0))
        for topic in common
        for unit, name in listed.items()
        if unit not in admitting[topic]
    ]
    columns = (
        Column("topic", "Chủ đề", words=topic_names()),
        Column("unit", "Đơn vị không nêu"),
        Column("admitting", "Số đơn vị có nêu"),
        Column("of", "Trên tổng số"),
        Column("statements", "Số hạn chế đơn vị này nêu"),
    )
    return Listing("Không nêu hạn chế", columns, tuple(rows), "silent")
