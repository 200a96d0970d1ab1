"""Who has reported, and what became of every file."""

from datetime import date

from sqlalchemy import Connection, func, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_words import VERSIONS
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.lives import breaks
from pipeline.querying.naming import known_names
from pipeline.querying.scope import resolve, unit_keys
from schemas import tables as t
from schemas import views as v

SUBMISSIONS = {
    "reported": "đã báo cáo",
    "late": "báo cáo muộn",
    "draft": "mới có dự thảo",
    "unreadable": "không đọc được",
    "not_yet": "chưa báo cáo",
}
FILE_STATES = {
    "queued": "chờ đọc",
    "running": "đang đọc",
    "done": "đã đọc",
    "failed": "lỗi",
}
FILE_ROLES = {
    "main": "chính",
    "copy": "bản sao",
    "variant": "bản khác",
    "appendix": "phụ lục",
}

UNIT_LEVELS = {
    "central": "trung ương",
    "province": "tỉnh",
    "district": "huyện",
    "commune": "xã",
    "grassroots": "cơ sở",
    "section": "bộ phận",
    "branch": "chi bộ",
}


def submissions(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """The units of each round with their state; units of no round follow, as they reported."""
    scope = resolve(connection, filters)
    s, r = v.submissions.c, v.reports.c
    columns = (
        Column("round", "Đợt"),
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("state", "Tình trạng", words=SUBMISSIONS),
        Column("reports", "Số báo cáo"),
        Column("deadline", "Hạn nộp"),
        Column("parent", "Cấp trên"),
        Column("expected", "Trong danh sách", words={"True": "có", "False": "không"}),
    )
    query = select(s.round, s.unit, s.state, s.reports, s.deadline, s.parent, s.roster_line)
    if scope.unit_keys is not None:
        query = query.where(s.unit_key.in_(scope.unit_keys))
    if scope.round is not None:
        query = query.where(s.round == scope.round)
    rows: list[tuple[Cell, ...]] = [
        (
            row.round,
            row.unit,
            row.state,
            row.reports,
            row.deadline,
            row.parent,
            row.roster_line is not None,
        )
        for row in connection.execute(
            query.order_by(s.round, s.roster_line.is_(None), s.roster_line, s.unit_sort)
        )
    ]
    alone = (
        select(r.unit, r.parent, r.draft, func.count().label("reports"))
        .where(r.round.is_(None), r.version != "superseded", *scope.on(v.reports))
        .group_by(r.unit, r.unit_key, r.unit_sort, r.parent, r.draft)
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.draft)
    )
    rows += [
        (
            None,
            row.unit,
            "draft" if row.draft else "reported",
            row.reports,
            None,
            row.parent,
            False,
        )
        for row in connection.execute(alone)
    ]
    return Listing("Tình hình báo cáo", columns, tuple(rows), "units")


def files(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Every file with its state, and the reason where it could not be read."""
    scope = resolve(connection, filters)
    f = v.files.c
    columns = (
        Column("name", "Tệp"),
        Column("state", "Tình trạng", words=FILE_STATES),
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("round", "Đợt"),
        Column("error_kind", "Mã lỗi", technical=True),
        Column("error_message", "Lý do", wide=True),
        Column("doubt", "Cần quyết định", wide=True),
        Column("role", "Vai trò", words=FILE_ROLES),
        Column("version", "Bản", words=VERSIONS),
        Column("encoding", "Bảng mã", technical=True),
        Column("size", "Byte", technical=True),
        Column("received_at", "Nhận lúc", technical=True),
        Column("analysed_at", "Đọc lúc", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
        Column("path", "Đường dẫn", wide=True, technical=True),
    )
    report = t.report.c
    values = (report.doubt if c.key == "doubt" else f[c.key] for c in columns)
    source = v.files.outerjoin(t.report, report.id == f.report_id)
    query = select(*values).select_from(source).order_by(f.path)
    if scope.unit_keys is not None:
        names = select(t.unit.c.name).where(t.unit.c.key.in_(scope.unit_keys))
        query = query.where(f.unit.in_(names))
    if scope.round is not None:
        query = query.where(f.round == scope.round)
    if scope.report_id is not None:
        query = query.where(f.report_id == scope.report_id)
    if filters.since is not None or filters.until is not None:
        dated = select(v.reports.c.report_id).where(*scope.on(v.reports))
        query = query.where(f.report_id.in_(dated))
    rows = tuple(tuple(row) for row in connection.execute(query))
    return Listing("Tệp", columns, rows, "files")


def units(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """The units known, with their place and what came from them."""
    scope = resolve(connection, filters)
    r = v.reports.c
    above = t.unit.alias("above")
    sent: dict[str, tuple[int, date | None]] = {}
    for row in connection.execute(
        select(r.unit_key, func.count(), func.max(r.report_date))
        .where(r.version != "superseded", r.unit_key.is_not(None), *scope.on(v.reports))
        .group_by(r.unit_key)
    ):
        sent[row[0]] = (row[1], row[2])
    aliases = {named.key: tuple(sorted(set(named.others))) for named in known_names(connection)}
    formed = breaks(connection)
    query = (
        select(
            *(t.unit.c.key, t.unit.c.name, t.unit.c.level, above.c.name.label("parent")),
            *(t.unit.c.valid_from, t.unit.c.valid_to),
        )
        .select_from(t.unit.outerjoin(above, above.c.key == t.unit.c.parent))
        .order_by(t.unit.c.sort_key, t.unit.c.key)
    )
    if scope.unit_keys is not None:
        query = query.where(t.unit.c.key.in_(scope.unit_keys))
    narrowed = any((scope.report_id, scope.round, filters.since, filters.until))
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("parent", "Cấp trên"),
        Column("level", "Cấp", words=UNIT_LEVELS),
        Column("reports", "Số báo cáo"),
        Column("latest", "Báo cáo gần nhất"),
        Column("aliases", "Tên khác"),
        Column("valid_from", "Từ ngày"),
        Column("valid_to", "Đến ngày"),
        Column("predecessors", "Thành lập từ"),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in connection.execute(query):
        count, latest = sent.get(row.key, (0, None))
        if narrowed and not count:
            continue
        before = formed[row.key].predecessors if row.key in formed else ()
        rows.append(
            (
                *(row.name, row.parent, row.level, count, latest, aliases.get(row.key, ())),
                *(row.valid_from, row.valid_to, tuple(one.name for one in before)),
            )
        )
    return Listing("Đơn vị", columns, tuple(rows), "units")


def reporting_units(connection: Connection, filters: Filters = EVERYTHING) -> dict[str, str]:
    """Names of the units whose reports count, by key, in Vietnamese order.

    A report whose unit nobody can tell is there by its id, with its file name. A unit that the
    user named is there even where it has sent nothing.
    """
    scope = resolve(connection, filters)
    r = v.reports.c
    rows = connection.execute(
        select(r.unit_key, r.unit, r.report_id, r.report)
        .where(r.version != "superseded", *scope.on(v.reports))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.unit_key, r.report, r.report_id)
    )
    units = {row.unit_key or row.report_id: row.unit or row.report for row in rows}
    for words in filters.units:
        keys = unit_keys(connection, words)
        if len(keys) == 1 and keys[0] not in units:
            name = select(t.unit.c.name).where(t.unit.c.key == keys[0])
            units[keys[0]] = connection.execute(name).scalar_one()
    return units
