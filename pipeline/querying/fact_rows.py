"""Rows of facts with their sentence, and the columns that all listings of facts share."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, and_, select

from pipeline.exporting import YES_NO, Column
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found, Scope, resolve
from pipeline.querying.sentences import row_around, sentence_around
from schemas import tables as t

OF_REPORT = (Column("unit", "Đơn vị", unknown="(chưa rõ)"), Column("report", "Báo cáo"))
OF_PLACE = (
    Column("start", "Từ", technical=True),
    Column("end", "Đến", technical=True),
    Column("rule", "Quy tắc", technical=True),
    Column("report_id", "Mã báo cáo", technical=True),
)

CORRECTED = Column("corrected", "Đã sửa", words=YES_NO, technical=True)


def fact_id(*, shown: bool) -> Column:
    """The column of the references by which `baocao correct` knows facts."""
    return Column("fact_id", "Mã", technical=not shown)


def fact_rows(
    connection: Connection,
    view: Table,
    filters: Filters = EVERYTHING,
    where: Sequence[ColumnElement[bool]] = (),
    *,
    texts: bool = True,
) -> Iterable[Found]:
    """Rows of a view of facts in the order unit, report (its appendices last), place.

    `passage_start` is added. Without `texts` the rows lack it and `context`, for questions that
    need no sentence: the database then sorts facts, and not the paragraphs of all reports.
    """
    scope = resolve(connection, filters)
    if not texts:
        return _fact_rows(
            connection, view, [c for c in view.c if c.name != "context"], scope, where
        )
    holder = t.passage.alias("holder")
    source = view.outerjoin(
        holder,
        and_(
            holder.c.content == view.c.content,
            holder.c.start <= view.c.start,
            holder.c.end > view.c.start,
        ),
    )
    columns = [*view.c, holder.c.start.label("passage_start")]
    return _fact_rows(connection, view, columns, scope, where, source)


def _fact_rows(
    connection: Connection,
    view: Table,
    columns: Sequence[ColumnElement[Any]],
    scope: Scope,
    where: Sequence[ColumnElement[bool]],
    source: FromClause | None = None,
) -> Iterable[Found]:
    rows = connection.execute(
        select(*columns)
        .select_from(view if source is None else source)
        .where(*scope.on(view), *where)
        .order_by(
            view.c.unit_sort.is_(None),
            view.c.unit_sort,
            view.c.report_date,
            view.c.report,
            view.c.report_id,
            view.c.file_role.desc(),
            view.c.file,
            view.c.content,
            view.c.start,
            view.c.ordinal,
        )
    )
    return (row for row in rows if scope.holds(row))


def sentence_of(row: Found) -> str | None:
    """The sentence in which the row's fact begins; of a figure in a table its row."""
    if row.rule.endswith(".table") and row.context is not None:
        return row_around(row.context, row.start - (row.passage_start or row.start))
    return sentence_around(row.context, row.start - (row.passage_start or row.start))
