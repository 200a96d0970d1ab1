"""Which shortcomings several units have in common, grouped by meaning."""

from collections.abc import Sequence

from sqlalchemy import Connection

from extractors.limitations.topics import topics_of
from pipeline.comparing.admissions import Part, Role, admissions, compared
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters
from schemas.registry.statements import topic_names


def shared_limitations(
    connection: Connection, filters: Filters = EVERYTHING, role: Role = "limitation"
) -> Listing:
    """Groups of clauses that say the same, stated by two units or more, the most shared first.

    A group is labelled by subject and deficiency of the clause that most others are like.
    """
    from pipeline.comparing.likeness import groups

    texts = compared(connection, admissions(connection, filters, role))
    rows: list[tuple[Cell, ...]] = []
    for group in groups(len(texts.saying), texts.pairs):
        members = [part for text in group for part in texts.saying[text]]
        units = dict(sorted({part.of.unit: part.of.name for part in members}.items(), key=_by_name))
        if len(units) < 2:
            continue
        rows.append(
            (
                members[0].label,
                _topics(members),
                len(units),
                tuple(units.values()),
                len(members),
                tuple(f"{part.of.name}: {part.quote}" for part in members),
            )
        )
    rows.sort(key=lambda row: (-int(str(row[2])), -int(str(row[4])), str(row[0])))
    columns = (
        Column("label", "Hạn chế", wide=True),
        Column("topics", "Chủ đề", words=topic_names()),
        Column("units", "Số đơn vị"),
        Column("unit_names", "Đơn vị", wide=True),
        Column("statements", "Số câu"),
        Column("quotes", "Nguyên văn", wide=True),
    )
    return Listing("Hạn chế chung", columns, tuple(rows), "groups")


def _by_name(item: tuple[str, str]) -> tuple[str, str]:
    return item[1], item[0]


def _topics(members: Sequence[Part]) -> tuple[str, ...]:
    """The topics of at least half of the statements."""
    counts: dict[str, int] = {}
    for part in members:
        for topic in topics_of(part.quote):
            counts[topic] = counts.get(topic, 0) + 1
    return tuple(topic for topic in topic_names() if 2 * counts.get(topic, 0) >= len(members))
