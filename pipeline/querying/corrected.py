"""What people put right, and what the next version of the report made of it."""

from typing import Any

from sqlalchemy import Connection, select

from pipeline.exporting import YES_NO, Cell, Column, Listing
from pipeline.querying.fact_words import FIGURE_TYPES, STATEMENT_ROLES
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.following import Followers, Following, Place
from pipeline.querying.references import TABLES
from pipeline.querying.reports import report_names, reports_meant
from pipeline.querying.right_values import right_words
from pipeline.querying.scope import Found
from schemas import tables as t

OUTCOMES = {
    "lost": "văn bản không còn trong thư mục",
    "same": "bản sau vẫn vậy",
    "changed": "bản sau đã đổi số",
    "dropped": "bản sau không còn câu này",
}
KINDS = {**FIGURE_TYPES, "citation": "viện dẫn", "statement": "hạn chế"}


def corrections(
    connection: Connection, filters: Filters = EVERYTHING, *, lang: str = "vi"
) -> Listing:
    """The corrections on the reports meant, also on texts that were replaced since."""
    within = reports_meant(connection, filters)
    names = report_names(connection)
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("report", "Báo cáo"),
        Column("fact_id", "Mã"),
        Column("kind", "Loại", words=KINDS, technical=True),
        Column("quote", "Nguyên văn", wide=True),
        Column("read", "Đã đọc", words=STATEMENT_ROLES),
        Column("right", "Sửa thành", wide=True),
        Column("wrong", "Đọc sai, bỏ", words=YES_NO, technical=True),
        Column("why", "Lý do", wide=True),
        Column("next", "Bản sau", words=OUTCOMES),
        Column("now", "Số mới"),
        Column("next_report", "Tệp bản sau", technical=True),
        Column("next_id", "Mã ở bản sau", technical=True),
        Column("decided_by", "Người sửa"),
        Column("decided_at", "Lúc"),
        Column("found", "Còn đọc thấy", words={"True": "còn", "False": "không"}, technical=True),
        Column("sentence", "Câu", wide=True, technical=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("content", "Văn bản", technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    followers = Followers(connection)
    c = t.fact_correction.c
    for row in connection.execute(
        select(t.fact_correction).order_by(c.decided_at, c.content, c.start, c.ref)
    ):
        following = followers.follow(Place(row.content, row.path, row.sentence, row.nth))
        if within is not None and not {row.content, following.report_id} & within:
            continue
        rows.append(
            (
                row.unit,
                row.report,
                row.ref,
                row.kind,
                row.quote,
                row.read,
                right_words(row, lang),
                row.wrong,
                row.why,
                following.state if following.state != "none" else None,
                following.now if following.state == "changed" else None,
                names.get(following.report_id or ""),
                _there(connection, row, following),
                row.decided_by,
                row.decided_at,
                _is_read(connection, row),
                row.sentence,
                row.start,
                row.end,
                row.content,
            )
        )
    return Listing("Đã sửa", columns, tuple(rows), "corrections")


def _is_read(connection: Connection, row: Found) -> bool:
    """Whether the program still reads the fact as it did when it was corrected."""
    table = TABLES[row.fact]
    query = select(table.c.ref).where(table.c.content == row.content, table.c.ref == row.ref)
    return connection.execute(query.limit(1)).first() is not None


def _there(connection: Connection, row: Found, following: Following) -> str | None:
    """The reference of the same fact in the next version."""
    if following.content is None:
        return None
    table = TABLES[row.fact]
    found: list[Any] = list(
        connection.execute(
            select(table)
            .where(
                table.c.content == following.content,
                table.c.start >= following.start,
                table.c.start < following.end,
            )
            .order_by(table.c.start, table.c.ordinal)
        )
    )
    if row.fact == "figure":
        number = following.now or following.before
        found = [one for one in found if one.type == row.kind and _says(one, number)]
    elif row.fact == "citation":
        found = [one for one in found if (one.id or "") == row.read]
    return found[0].ref if found else None


def _says(figure: Found, number: str | None) -> bool:
    if figure.type == "ratio":
        return number is not None and number in figure.quote
    return bool(figure.numeral == number)
