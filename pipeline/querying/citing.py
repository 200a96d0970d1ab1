"""Which units cite which official document, and which do not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from pipeline.exporting import YES_NO, Cell, Column, Listing
from pipeline.querying.directives import Choice
from pipeline.querying.documents import cited_documents, group_of
from pipeline.querying.fact_rows import OF_REPORT, fact_id, sentence_of
from pipeline.querying.fact_words import VERSIONS
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found, resolve
from pipeline.querying.selecting import ALL, Selection, selected
from pipeline.querying.sentences import place
from pipeline.querying.status import reporting_units
from schemas import views as v

MISSING_STATES = {
    "not_mentioned": "đã báo cáo, không nhắc đến",
    "not_yet": "chưa báo cáo",
    "unreadable": "có tệp nhưng không đọc được",
}


def directives(
    connection: Connection, filters: Filters = EVERYTHING, selection: Selection = ALL
) -> Listing:
    """The documents cited, by number of units, then of mentions."""
    documents = cited_documents(connection)
    mentions = _by(selected(connection, filters, selection, texts=False), group_of)
    columns = (
        Column("document", "Văn bản"),
        Column("type", "Loại", technical=True),
        Column("date", "Ngày"),
        Column("issuer", "Cơ quan ban hành", technical=True),
        Column("title", "Trích yếu", wide=True),
        Column("units", "Số đơn vị"),
        Column("reports", "Số báo cáo"),
        Column("mentions", "Số lần"),
        Column("basis", "Làm căn cứ"),
        Column("id", "Số, ký hiệu", technical=True),
        Column("key", "Khóa", technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for group, found in mentions.items():
        document = documents[group]
        rows.append(
            (
                document.readable,
                document.type,
                document.date,
                document.issuer,
                document.title,
                len({row.unit_key or row.report_id for row in found}),
                len({row.report_id for row in found}),
                len(found),
                sum(bool(row.basis) for row in found),
                document.id,
                document.key,
            )
        )
    rows.sort(key=lambda row: (-_int(row[5]), -_int(row[7]), str(row[0]), str(row[10] or "")))
    return Listing("Văn bản được viện dẫn", columns, tuple(rows), "directives")


def citing(
    connection: Connection,
    choice: Choice,
    filters: Filters = EVERYTHING,
    selection: Selection = ALL,
) -> Listing:
    """The reports that cite the document, each with its first mention."""
    several = len({document.symbol for document in choice.documents}) > 1
    columns = (
        *OF_REPORT,
        Column("date", "Ngày báo cáo"),
        Column("mentions", "Số lần"),
        Column("basis", "Làm căn cứ", words=YES_NO),
        Column("section", "Mục đầu tiên", wide=True),
        Column("sentence", "Câu đầu tiên", wide=True),
        Column("document", "Văn bản", technical=not several),
        fact_id(shown=False),
        Column("round", "Đợt", technical=True),
        Column("version", "Bản", words=VERSIONS, technical=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    rows = _mentioning(connection, choice, filters, selection)
    found = _by(rows, lambda row: (row.report_id, group_of(row)))
    return Listing(
        "Đơn vị viện dẫn",
        columns,
        tuple(
            (
                first.unit,
                first.report,
                first.report_date,
                len(mentions),
                any(row.basis for row in mentions),
                place(first.section_path, first.section_title),
                sentence_of(first),
                first.key or first.id or " ".join(first.quote.split()),
                first.fact_id,
                first.round,
                first.version,
                first.start,
                first.end,
                first.report_id,
            )
            for mentions in found.values()
            for first in mentions[:1]
        ),
        "citing",
    )


def missing(
    connection: Connection,
    choice: Choice,
    filters: Filters = EVERYTHING,
    selection: Selection = ALL,
) -> Listing:
    """The units that reported and never cite the document, and those that have not reported.

    Where there are rounds, each round stands for itself. A report whose unit nobody can tell
    counts as a unit of its own.
    """
    scope = resolve(connection, filters)
    mentioned = {_reporter(row) for row in _mentioning(connection, choice, filters, selection)}
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("state", "Tình trạng", words=MISSING_STATES),
        Column("reports", "Báo cáo", wide=True),
        Column("round", "Đợt"),
        Column("parent", "Cấp trên"),
        Column("deadline", "Hạn nộp"),
    )
    r, s = v.reports.c, v.submissions.c
    reports = connection.execute(
        select(r.unit, r.unit_key, r.round, r.report, r.report_id, r.parent)
        .where(r.version != "superseded", *scope.on(v.reports))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.round, r.report, r.report_id)
    )
    rows: list[tuple[Cell, ...]] = []
    for reporter, sent in _by(reports, _reporter).items():
        if reporter not in mentioned:
            first = sent[0]
            names = tuple(row.report for row in sent)
            rows.append((first.unit, "not_mentioned", names, first.round, first.parent, None))
    if scope.report_id is None:
        absent = select(s.unit, s.state, s.round, s.parent, s.deadline).where(
            s.state.in_(["not_yet", "unreadable"])
        )
        if scope.unit_keys is not None:
            absent = absent.where(s.unit_key.in_(scope.unit_keys))
        if scope.round is not None:
            absent = absent.where(s.round == scope.round)
        for row in connection.execute(absent.order_by(s.round, s.unit_sort, s.unit_key)):
            rows.append((row.unit, row.state, (), row.round, row.parent, row.deadline))
    return Listing("Đơn vị không viện dẫn", columns, tuple(rows), "missing")


def matrix(
    connection: Connection, filters: Filters = EVERYTHING, selection: Selection = ALL
) -> Listing:
    """Units by documents: how often each unit mentions each document; 0 where it never does."""
    documents = cited_documents(connection)
    rows = selected(connection, filters, selection, texts=False)
    by_document = _by(rows, group_of)
    order = sorted(
        by_document,
        key=lambda group: (
            -len({row.unit_key or row.report_id for row in by_document[group]}),
            -len(by_document[group]),
            documents[group].full_name,
        ),
    )
    count: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = row.unit_key or row.report_id, group_of(row)
        count[cell] = count.get(cell, 0) + 1
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("documents", "Số văn bản"),
        *(Column(group, documents[group].full_name) for group in order),
    )
    lines: list[tuple[Cell, ...]] = []
    for key, name in reporting_units(connection, filters).items():
        cells = [count.get((key, group), 0) for group in order]
        lines.append((name, sum(map(bool, cells)), *cells))
    return Listing("Đơn vị và văn bản", columns, tuple(lines), "matrix")


def _mentioning(
    connection: Connection, choice: Choice, filters: Filters, selection: Selection
) -> list[Found]:
    return selected(connection, filters, replace(selection, groups=choice.groups))


def _reporter(row: Found) -> tuple[str | None, str]:
    return row.round, row.unit_key or row.report_id


def _by(rows: Iterable[Found], key: Any) -> dict[Any, Sequence[Found]]:
    found: dict[Any, list[Found]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return dict(found)


def _int(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
