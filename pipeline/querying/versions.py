"""The texts of one report: which replaced which, and what a person has to decide."""

from sqlalchemy import Connection, select

from pipeline.exporting import Column, Listing
from pipeline.querying.fact_words import VERSIONS
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import resolve
from schemas import tables as t
from schemas import views as v

VERDICTS = {"replaces": "thay", "replaced_by": "bị thay bởi", "apart": "khác với"}


def versions(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """The reports in doubt, those that were replaced, and those that somebody decided on.

    A report has a line for each decision on it; the newest report of a unit first.
    """
    scope = resolve(connection, filters)
    r = v.reports.c
    rows = connection.execute(
        select(
            *(r.report_id, r.unit, r.report, r.report_date, r.version, r.superseded_by, r.doubt),
            t.report.c.content,
        )
        .select_from(v.reports.join(t.report, t.report.c.id == r.report_id))
        .where(*scope.on(v.reports))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.report_date.desc(), r.report, r.report_id)
    ).all()
    names = report_names(connection)
    by_content: dict[str, str] = {
        content: names[id_]
        for id_, content in connection.execute(select(t.report.c.id, t.report.c.content))
    }
    decided = _decided(connection)
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("report", "Báo cáo"),
        Column("report_id", "Mã"),
        Column("date", "Ngày"),
        Column("version", "Bản", words=VERSIONS),
        Column("superseded_by", "Bản thay nó"),
        Column("verdict", "Đã quyết định", words=VERDICTS),
        Column("other", "Với bản"),
        Column("doubt", "Cần quyết định", wide=True),
    )
    out = [
        (
            row.unit,
            row.report,
            row.report_id,
            row.report_date,
            row.version,
            names.get(row.superseded_by),
            verdict,
            by_content.get(other, other[:12]) if other else None,
            row.doubt,
        )
        for row in rows
        for verdict, other in decided.get(row.content, [(None, None)])
        if verdict or row.doubt or row.version == "superseded"
    ]
    return Listing("Các bản của báo cáo", columns, tuple(out), "versions")


def report_names(connection: Connection) -> dict[str, str]:
    """The file name of every report, by id."""
    r = v.reports.c
    return {row.report_id: row.report for row in connection.execute(select(r.report_id, r.report))}


def _decided(connection: Connection) -> dict[str, list[tuple[str | None, str | None]]]:
    """By text: what was decided of it, and of which other text."""
    d = t.version_decision.c
    out: dict[str, list[tuple[str | None, str | None]]] = {}
    for row in connection.execute(
        select(d.content, d.other, d.verdict).order_by(d.decided_at, d.content, d.other)
    ):
        back = "replaced_by" if row.verdict == "replaces" else row.verdict
        out.setdefault(row.content, []).append((row.verdict, row.other))
        out.setdefault(row.other, []).append((back, row.content))
    return out
