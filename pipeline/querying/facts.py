"""Facts one by one: figures, limitations, citations, each with its report, place and sentence."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table

from pipeline.exporting import YES_NO, Cell, Column, Listing
from pipeline.querying.coverage import is_bound
from pipeline.querying.fact_rows import (
    CORRECTED,
    OF_PLACE,
    OF_REPORT,
    fact_id,
    fact_rows,
    sentence_of,
)
from pipeline.querying.fact_words import (
    APPROXIMATIONS,
    ASPECTS,
    EXTENTS,
    FIGURE_KINDS,
    FIGURE_TYPES,
    FORMS,
    ORIGINS,
    PLACES,
    STATEMENT_ROLES,
    STRENGTHS,
    TIME_SOURCES,
)
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found
from pipeline.querying.sentences import place
from schemas import views as v
from schemas.registry.statements import topic_names


def figures(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    type: str | None = None,
    indicator: str | None = None,
    year: int | None = None,
    ids: bool = False,
    unbound: bool = False,
) -> Listing:
    """Counts, percentages and ratios as the reports state them, or as people put them right.

    `year` is the one that they are of; `ids` shows people their references; `unbound` gives those
    that no relation is about (amounts left out).
    """
    f = v.figures.c
    where: list[ColumnElement[bool]] = [f.type != "amount"] if unbound else []
    if type is not None:
        where.append(f.type == type)
    if indicator is not None:
        where.append(f.indicator == indicator)
    if year is not None:
        where.append(f.year == year)
    columns = (
        *OF_REPORT,
        fact_id(shown=ids),
        Column("section", "Mục", wide=True),
        Column("type", "Loại", words=FIGURE_TYPES),
        Column("quote", "Nguyên văn", wide=True),
        Column("value", "Giá trị"),
        Column("value_max", "Đến giá trị", technical=True),
        Column("num", "Tử số", technical=True),
        Column("den", "Mẫu số", technical=True),
        Column("part", "Phần", technical=True),
        Column("whole", "Tổng", technical=True),
        Column("approx", "Mức độ", words=APPROXIMATIONS, technical=True),
        Column("counted", "Đối tượng", technical=True),
        Column("qualifiers", "Chi tiết", technical=True),
        Column("kind", "Nhóm", words=FIGURE_KINDS, technical=True),
        Column("indicator", "Chỉ tiêu", technical=True),
        Column("as_of", "Năm nêu trong câu", technical=True),
        Column("time", "Thời điểm"),
        Column("time_from", "Thời điểm theo", words=TIME_SOURCES, technical=True),
        Column("year", "Năm", technical=True),
        Column("body", "Của", technical=True),
        Column("aspect", "Nghĩa", words=ASPECTS, technical=True),
        Column("place", "Vị trí", words=PLACES, technical=True),
        Column("dimension", "Chia theo", technical=True),
        Column("sentence", "Câu", wide=True),
        CORRECTED,
        *OF_PLACE,
    )
    bound = is_bound(connection) if unbound else None
    rows = tuple(
        (
            row.unit,
            row.file,
            row.fact_id,
            place(row.section_path, row.section_title),
            row.type,
            row.quote,
            row.value,
            row.value_max,
            row.num,
            row.den,
            row.part,
            row.whole,
            row.approx,
            row.counted,
            tuple(row.qualifiers or ()),
            row.kind,
            row.indicator,
            row.as_of,
            row.time,
            row.time_from,
            row.year,
            row.body,
            row.aspect,
            row.place,
            row.dimension,
            sentence_of(row),
            row.corrected,
            row.start,
            row.end,
            row.rule,
            row.report_id,
        )
        for row in fact_rows(connection, v.figures, filters, where)
        if bound is None or not bound(row)
    )
    return Listing("Số liệu", columns, rows, "figures")


def limitations(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    role: str | None = None,
    ids: bool = False,
    origin: str | None = None,
) -> Listing:
    """Shortcomings that the reports admit, and their causes."""
    where = [] if role is None else [v.limitations.c.kind == role]
    if origin is not None:
        where.append(v.limitations.c.origin == origin)
    return _statements(connection, v.limitations, "Hạn chế", filters, where, ids=ids)


def statements(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    role: str | None = None,
    ids: bool = False,
) -> Listing:
    """Lessons, tasks, proposals, and difficulties of the world outside."""
    where = [] if role is None else [v.statements.c.kind == role]
    return _statements(
        connection, v.statements, "Bài học, nhiệm vụ, kiến nghị", filters, where, ids=ids
    )


def _statements(
    connection: Connection,
    view: Table,
    title: str,
    filters: Filters,
    where: Sequence[ColumnElement[bool]],
    *,
    ids: bool = False,
) -> Listing:
    columns = (
        *OF_REPORT,
        fact_id(shown=ids),
        Column("section", "Mục", wide=True),
        Column("role", "Loại", words=STATEMENT_ROLES),
        Column("origin", "Phía", words=ORIGINS),
        Column("extent", "Phạm vi", words=EXTENTS),
        Column("strength", "Mức độ", words=STRENGTHS),
        Column("topics", "Chủ đề", words=topic_names()),
        Column("quote", "Nguyên văn", wide=True),
        Column("in_section", "Trong mục riêng", words=YES_NO, technical=True),
        Column("subject", "Về việc", technical=True),
        Column("deficiency", "Thiếu sót", technical=True),
        Column("keywords", "Từ khóa", technical=True),
        CORRECTED,
        *OF_PLACE,
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.unit,
            row.file,
            row.fact_id,
            place(row.section_path, row.section_title),
            row.kind,
            row.origin,
            row.extent,
            row.strength,
            tuple(row.topics or ()),
            row.quote,
            row.in_section,
            row.subject,
            row.deficiency,
            tuple(row.keywords or ()),
            row.corrected,
            row.start,
            row.end,
            row.rule,
            row.report_id,
        )
        for row in fact_rows(connection, view, filters, where, texts=False)
    )
    return Listing(title, columns, rows, view.name)


def citations(
    connection: Connection,
    filters: Filters = EVERYTHING,
    rows: Iterable[Found] | None = None,
) -> Listing:
    """Every mention of an official document, or those `rows` of the view `citations`."""
    columns = (
        *OF_REPORT,
        fact_id(shown=True),
        Column("section", "Mục", wide=True),
        Column("type", "Loại văn bản"),
        Column("id", "Số, ký hiệu"),
        Column("key", "Khóa", technical=True),
        Column("form", "Cách nhắc", words=FORMS, technical=True),
        Column("issuer", "Cơ quan ban hành"),
        Column("date", "Ngày"),
        Column("basis", "Là căn cứ", words=YES_NO),
        Column("quote", "Nguyên văn"),
        Column("sentence", "Câu", wide=True),
        CORRECTED,
        *OF_PLACE,
    )
    if rows is None:
        rows = fact_rows(connection, v.citations, filters)
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.unit,
            row.file,
            row.fact_id,
            place(row.section_path, row.section_title),
            row.type,
            row.id,
            row.key,
            row.form,
            row.issuer,
            row.date,
            row.basis,
            row.quote,
            sentence_of(row),
            row.corrected,
            row.start,
            row.end,
            row.rule,
            row.report_id,
        )
        for row in rows
    )
    return Listing("Viện dẫn", columns, cells, "citations")
