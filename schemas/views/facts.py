"""Views of facts: one row is one fact of one report that counts.

What people said is followed here: a corrected fact has the values that were put right, one that
was marked wrong is left out.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    func,
    select,
)

from schemas import tables as t
from schemas.columns import String

_main = t.file.alias("main_file")
_holder = t.file.alias("holding_file")
right = t.fact_correction.alias("correction")
"""What people said of the fact of a row, if anything."""


def facts_of(
    table: Table,
    own: Sequence[ColumnElement[Any]],
    *where: ColumnElement[bool],
    said: FromClause | None = right,
) -> Select[Any]:
    """The facts of `table` in every report that counts, `own` columns between report and place.

    They stand in the report's main text and in its appendices. `said` holds what people said of
    single facts.
    """
    under = t.heading.alias("under")
    source: FromClause = (
        t.report.join(t.content, t.content.c.sha256 == t.report.c.content)
        .join(
            t.report_file,
            and_(
                t.report_file.c.report_id == t.report.c.id,
                t.report_file.c.role.in_(["main", "appendix"]),
            ),
        )
        .join(_main, _main.c.path == t.report.c.file)
        .join(_holder, _holder.c.path == t.report_file.c.file)
        .join(table, table.c.content == t.report_file.c.content)
        .outerjoin(t.unit, t.unit.c.key == t.report.c.unit_key)
        .outerjoin(
            t.passage,
            and_(
                t.passage.c.content == table.c.content,
                t.passage.c.ordinal == table.c.passage,
            ),
        )
        .outerjoin(
            under,
            and_(under.c.content == table.c.content, under.c.ordinal == table.c.section),
        )
    )
    if said is not None:
        source = source.outerjoin(
            said, and_(said.c.content == table.c.content, said.c.ref == table.c.ref)
        )
    if said is right:
        where = (*where, right.c.wrong.is_not(True))
    return (
        select(
            t.unit.c.name.label("unit"),
            t.report.c.unit_key,
            t.unit.c.folded.label("unit_folded"),
            t.unit.c.sort_key.label("unit_sort"),
            t.report.c.round,
            t.report.c.id.label("report_id"),
            _main.c.name.label("report"),
            t.content.c.date.label("report_date"),
            t.report.c.version,
            *own,
            table.c.section,
            table.c.section_path,
            under.c.title.label("section_title"),
            table.c.start,
            table.c.end,
            table.c.quote,
            table.c.pieces,
            t.passage.c.text.label("context"),
            table.c.rule,
            table.c.content,
            table.c.ordinal,
            _holder.c.name.label("file"),
            t.report_file.c.role.label("file_role"),
        )
        .select_from(source)
        .where(t.report.c.version != "superseded", *where)
    )


def put_right(
    column: ColumnElement[Any], corrections: FromClause = right, name: str | None = None
) -> ColumnElement[Any]:
    """The column of a text as a person put it right, else as read; '' stands for nothing."""
    given = corrections.c[name or column.key or ""]
    return func.nullif(func.coalesce(given, column), "").label(column.key)


FACT_TYPES: dict[str, Any] = {
    "fact_id": (String, "what `baocao correct` calls it; the same after every new analysis"),
    "corrected": (Boolean, "whether a person put it right (the values are the right ones)"),
}
"""The columns of `fact_columns`."""


def fact_columns(table: Table) -> list[ColumnElement[Any]]:
    """What people call a fact of the table, and whether one of them put it right."""
    return [table.c.ref.label("fact_id"), right.c.ref.is_not(None).label("corrected")]
