"""Which shortcomings the units admit, side by side."""

from sqlalchemy import Connection

from pipeline.comparing.matrix import matrix, unit_of
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.facts import STATEMENT_ROLES, fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found
from pipeline.querying.status import reporting_units
from schemas import views as v

NO_TOPIC = "(chưa phân loại)"


def compare_limitations(
    connection: Connection, filters: Filters = EVERYTHING, *, quotes: bool = False
) -> Listing:
    """Shortcomings and causes by topic and unit: how many, or in which words."""
    cells: dict[tuple[str, str], dict[str, list[Found]]] = {}
    for row in fact_rows(connection, v.limitations, filters, texts=False):
        for topic in row.topics or (NO_TOPIC,):
            by_unit = cells.setdefault((row.kind, topic), {})
            by_unit.setdefault(unit_of(row), []).append(row)
    order = sorted(cells, key=lambda kt: (kt[0] != "limitation", kt[1] == NO_TOPIC, kt[1]))
    return matrix(
        "So sánh hạn chế",
        (Column("role", "Loại", words=STATEMENT_ROLES), Column("topic", "Chủ đề")),
        [(key, cells[key]) for key in order],
        reporting_units(connection, filters),
        _quoted if quotes else lambda rows: len(rows) or None,
        wide=quotes,
    )


def _quoted(rows: list[Found]) -> Cell:
    return "\n".join(f"• {' '.join(row.quote.split())}" for row in rows) or None
