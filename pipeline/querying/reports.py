"""The reports that the filters mean, with those that were replaced since, and their names."""

from sqlalchemy import Connection, select

from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import resolve
from schemas import tables as t
from schemas import views as v


def reports_meant(connection: Connection, filters: Filters) -> frozenset[str] | None:
    """Texts and ids of the reports meant, replaced ones too; None where all are."""
    if filters == EVERYTHING:
        return None
    scope = resolve(connection, filters)
    r = v.reports.c
    ids = set(connection.scalars(select(r.report_id).where(*scope.on(v.reports))))
    held = t.report_file.c
    texts = {
        row.content
        for row in connection.execute(select(held.report_id, held.content))
        if row.report_id in ids
    }
    return frozenset(ids | texts)


def report_names(connection: Connection) -> dict[str, str]:
    """The name of each report by its id."""
    r = v.reports.c
    return {row.report_id: row.report for row in connection.execute(select(r.report_id, r.report))}
