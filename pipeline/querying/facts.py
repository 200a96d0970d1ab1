"""Facts one by one: figures, limitations, citations, each with its report, place and sentence."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, and_, select

from pipeline.exporting import YES_NO, Cell, Column, Listing
from pipeline.querying.coverage import is_bound
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found, Scope, resolve
from pipeline.querying.sentences import place, row_around, sentence_around
from schemas import tables as t
from schemas import views as v
from schemas.registry.statements import topic_names

VERSIONS = {
    "current": "hiện hành",
    "unsure": "chưa rõ",
    "draft": "dự thảo",
    "superseded": "đã thay thế",
}
FIGURE_TYPES = {
    "count": "số lượng",
    "percentage": "tỷ lệ %",
    "ratio": "tỷ số",
    "amount": "tiền, diện tích, khối lượng",
}
FIGURE_KINDS = {
    "people": "người",
    "organisation": "tổ chức",
    "event": "hoạt động",
    "document": "văn bản",
    "other": "khác",
}
APPROXIMATIONS = {
    "exact": "",
    "at_least": "ít nhất",
    "at_most": "nhiều nhất",
    "about": "khoảng",
}
ASPECTS = {"level": "", "change": "tăng, giảm", "average": "bình quân", "target": "chỉ tiêu"}
PLACES = {"whole": "tổng", "part": "phần"}
TIME_SOURCES = {
    "sentence": "câu",
    "list": "danh sách",
    "section": "mục",
    "report": "báo cáo",
    "person": "người sửa",
}
STATEMENT_ROLES = {
    "limitation": "hạn chế",
    "cause": "nguyên nhân",
    "lesson": "bài học",
    "task": "nhiệm vụ",
    "proposal": "kiến nghị",
    "difficulty": "khó khăn",
}

EXTENTS = {
    "few": "số ít",
    "some": "một số",
    "many": "nhiều",
    "most": "phần lớn",
    "all": "tất cả",
}
STRENGTHS = {"hedged": "có lúc, có mặt", "plain": "", "strong": "nặng"}
ORIGINS = {"subjective": "chủ quan", "objective": "khách quan"}

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


FORMS = {"full": "đầy đủ", "short": "viết tắt", "named": "theo tên", "congress": "đại hội"}
