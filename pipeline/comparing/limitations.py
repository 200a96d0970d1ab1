"""Which shortcomings the units admit, side by side; and the further views on them by name."""

from typing import Literal, get_args

from sqlalchemy import Connection

from pipeline.comparing.admissions import Role
from pipeline.comparing.matrix import matrix, unit_of
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.fact_words import STATEMENT_ROLES
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found
from pipeline.querying.status import reporting_units
from schemas import views as v
from schemas.registry.statements import topic_names

NO_TOPIC = "(chưa phân loại)"
LimitationView = Literal["groups", "alone", "silent", "over_time"]
LIMITATION_VIEWS: tuple[LimitationView, ...] = get_args(LimitationView)


def compare_limitations(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    quotes: bool = False,
    role: Role | None = None,
) -> Listing:
    """Shortcomings and causes by topic and unit: how many, or in which words."""
    where = [] if role is None else [v.limitations.c.kind == role]
    cells: dict[tuple[str, str], dict[str, list[Found]]] = {}
    for row in fact_rows(connection, v.limitations, filters, where, texts=False):
        for topic in row.topics or (NO_TOPIC,):
            by_unit = cells.setdefault((row.kind, topic), {})
            by_unit.setdefault(unit_of(row), []).append(row)
    places = {topic: place for place, topic in enumerate(topic_names())}
    order = sorted(
        cells,
        key=lambda kt: (
            kt[0] != "limitation",
            kt[1] == NO_TOPIC,
            places.get(kt[1], len(places)),
            kt[1],
        ),
    )
    return matrix(
        "So sánh hạn chế",
        (
            Column("role", "Loại", words=STATEMENT_ROLES),
            Column("topic", "Chủ đề", words=topic_names()),
        ),
        [(key, cells[key]) for key in order],
        reporting_units(connection, filters),
        _quoted if quotes else lambda rows: len(rows) or None,
        wide=quotes,
    )


def _quoted(rows: list[Found]) -> Cell:
    return "\n".join(f"• {' '.join(row.quote.split())}" for row in rows) or None


def limitation_view(
    connection: Connection,
    view: LimitationView,
    filters: Filters = EVERYTHING,
    *,
    role: Role = "limitation",
    most: float | None = None,
) -> Listing:
    """One of the further views: what is shared, what is alone, who is silent, what comes back.

    `most` is the share of units above which a topic is one that most admit (view "silent").
    """
    # scikit-learn and spaCy are slow to import; only the view that needs them does.
    if view == "groups":
        from pipeline.comparing.shared import shared_limitations

        return shared_limitations(connection, filters, role)
    if view == "alone":
        from pipeline.comparing.alone import unshared_limitations

        return unshared_limitations(connection, filters, role)
    if view == "over_time":
        from pipeline.comparing.years import limitations_over_time

        return limitations_over_time(connection, filters, role)
    from pipeline.comparing.silence import MOST, silent_units

    return silent_units(connection, filters, role, most=MOST if most is None else most)
