"""What a unit admits and nobody else does."""

from sqlalchemy import Connection

from pipeline.comparing.admissions import Role, admissions, compared, everywhere
from pipeline.comparing.likeness import neighbours
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import OF_REPORT
from pipeline.querying.filters import EVERYTHING, Filters
from schemas.registry.statements import topic_names


def unshared_limitations(
    connection: Connection, filters: Filters = EVERYTHING, role: Role = "limitation"
) -> Listing:
    """Statements no clause of which is like anything that another unit says, by unit.

    A filter by unit or report chooses whose statements are listed; they are compared with those
    of all units that the other filters leave.
    """
    found = admissions(connection, everywhere(filters), role)
    texts = compared(connection, found)
    near = neighbours(len(texts.saying), texts.pairs)
    units = [{part.of.unit for part in parts} for parts in texts.saying]
    shared: set[tuple[str, str]] = set()
    for place, parts in enumerate(texts.saying):
        saying = set.union(units[place], *(units[other] for other, _ in near[place]))
        if len(saying) > 1:
            shared.update((part.of.report_id, part.of.key) for part in parts)
    chosen = {(one.report_id, one.key) for one in admissions(connection, filters, role)}
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.report, one.topics, one.quote, one.report_id)
        for one in found
        if (one.report_id, one.key) in chosen - shared
    ]
    columns = (
        *OF_REPORT,
        Column("topics", "Chủ đề", words=topic_names()),
        Column("quote", "Nguyên văn", wide=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    return Listing("Hạn chế riêng", columns, tuple(rows), "alone")
