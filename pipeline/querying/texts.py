"""The texts of the reports that count: main texts and appendices, and where their words stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import resolve
from schemas import tables as t
from schemas import views as v


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a report that counts: its main text or an appendix. `owner` is the unit's key,
    or the report's id where nobody can tell the unit."""

    report_id: str
    owner: str
    unit: str | None
    report: str
    report_date: date | None
    version: str
    round: str | None
    subject: str
    period: tuple[date | None, date | None]
    file: str
    content: str


def parts_of(connection: Connection, filters: Filters = EVERYTHING) -> list[Part]:
    """The texts by unit, report (its appendices last) and file; `filters.section` counts for
    nothing here."""
    scope = resolve(connection, filters)
    r, part = v.reports.c, t.report_file.c
    rows = connection.execute(
        select(
            *(r.report_id, r.unit_key, r.unit, r.report, r.report_date, r.version, r.round),
            *(t.report.c.subject, r.period_start, r.period_end),
            t.file.c.name.label("file"),
            part.content,
        )
        .select_from(
            v.reports.join(t.report, t.report.c.id == r.report_id)
            .join(t.report_file, part.report_id == r.report_id)
            .join(t.file, t.file.c.path == part.file)
        )
        .where(r.version != "superseded", part.role.in_(["main", "appendix"]))
        .where(*scope.on(v.reports))
        .order_by(
            *(r.unit_sort.is_(None), r.unit_sort, r.report_date, r.report, r.report_id),
            *(part.role.desc(), part.file),
        )
    )
    return [
        Part(
            row.report_id,
            row.unit_key or row.report_id,
            row.unit,
            row.report,
            row.report_date,
            row.version,
            row.round,
            row.subject,
            (row.period_start, row.period_end),
            row.file,
            row.content,
        )
        for row in rows
    ]


def texts_of(connection: Connection, parts: list[Part]) -> Iterator[str]:
    """The source text of each part, one at a time."""
    for part in parts:
        yield text_of(connection, part.content)


def text_of(connection: Connection, content: str) -> str:
    """The source text in which all offsets of this content count."""
    found = connection.execute(select(t.content.c.text).where(t.content.c.sha256 == content))
    return str(found.scalar_one() or "")
