"""What the checks found: the findings, and how much was checked for them."""

from sqlalchemy import ColumnElement, Connection, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.messages import SEVERITIES, message
from pipeline.querying.facts import OF_REPORT, fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found, resolve
from pipeline.querying.sentences import place
from schemas import tables as t
from schemas import views as v
from schemas.document import Span
from schemas.facts import Check

WORST_FIRST = ("error", "suspect", "rounding", "ok")
KINDS = {
    "part_sum": "tổng các phần",
    "percent": "tỷ lệ phần trăm",
    "percent_sum": "tổng tỷ lệ",
    "ratio": "tỷ số",
    "conflict": "số liệu mâu thuẫn",
    "citation_date": "ngày văn bản",
    "citation_number": "số văn bản",
    "numbering": "đánh số mục",
    "name": "tên gọi",
    "registry": "danh mục văn bản",
    "other": "khác",
}


def findings(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    lang: str = "vi",
    severities: tuple[str, ...] = ("error", "suspect", "rounding"),
) -> Listing:
    """The relations of those severities, by unit, report and severity, the worst first."""
    c = v.checks.c
    where: list[ColumnElement[bool]] = [c.severity.in_(severities)]
    rows = list(fact_rows(connection, v.checks, filters, where))
    rank = {severity: place for place, severity in enumerate(WORST_FIRST)}
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row.unit_key or row.report_id, len(order))
    reports: dict[str, int] = {}
    for row in rows:
        reports.setdefault(row.report_id, len(reports))
    rows.sort(
        key=lambda row: (
            order[row.unit_key or row.report_id],
            reports[row.report_id],
            rank[row.severity],
            row.start,
            row.ordinal,
        )
    )
    columns = (
        *OF_REPORT,
        Column("severity", "Mức độ", words=SEVERITIES["vi"]),
        Column("kind", "Loại", words=KINDS, technical=True),
        Column("message", "Nhận xét", wide=True),
        Column("equation", "Phép tính", wide=True),
        Column("stated", "Đã ghi"),
        Column("expected", "Tính lại"),
        Column("figures", "Số liệu đối chiếu", wide=True),
        Column("section", "Mục", wide=True),
        Column("sentence", "Câu", wide=True),
        Column("suggestion", "Gợi ý"),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("rule", "Quy tắc", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    figures = _figures(connection, {row.content for row in rows})
    return Listing(
        "Sai lệch",
        columns,
        tuple(_finding(row, figures.get((row.content, row.ordinal), ()), lang) for row in rows),
        "findings",
    )


def checked(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """How many relations of each report were recomputed, and how they came out."""
    scope = resolve(connection, filters)
    r = v.reports.c
    reports = connection.execute(
        select(r.unit, r.report, r.report_id)
        .where(r.version != "superseded", *scope.on(v.reports))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.report_date, r.report, r.report_id)
    ).all()
    c = v.checks.c
    counts: dict[tuple[str, str], int] = {}
    for row in connection.execute(
        select(c.report_id, c.severity, c.content, c.section).where(*scope.on(v.checks))
    ):
        if scope.holds(row):
            counts[row.report_id, row.severity] = counts.get((row.report_id, row.severity), 0) + 1
    columns = (
        *OF_REPORT,
        Column("checked", "Đã tính lại"),
        Column("passed", "Khớp"),
        Column("rounding", "Làm tròn"),
        Column("suspect", "Nghi ngờ"),
        Column("error", "Sai"),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for report in reports:
        found = {severity: counts.get((report.report_id, severity), 0) for severity in WORST_FIRST}
        rows.append(
            (
                report.unit,
                report.report,
                sum(found.values()),
                found["ok"],
                found["rounding"],
                found["suspect"],
                found["error"],
                report.report_id,
            )
        )
    return Listing("Đã kiểm tra", columns, tuple(rows), "checked")


def _finding(row: Found, figures: tuple[str, ...], lang: str) -> tuple[Cell, ...]:
    check = Check(
        kind=row.kind,
        severity=row.severity,
        rule=row.rule,
        spans=(Span(row.start, row.end, row.quote),),
        stated=row.stated_value if row.stated_value is not None else row.stated,
        expected=row.expected_value if row.expected_value is not None else row.expected,
        equation=row.equation,
        suggestion=row.suggestion,
    )
    return (
        row.unit,
        row.report,
        row.severity,
        row.kind,
        message(check, lang),
        row.equation,
        check.stated,
        check.expected,
        figures or (row.quote,),
        place(row.section_path, row.section_title),
        sentence_of(row),
        row.suggestion,
        row.start,
        row.end,
        row.rule,
        row.report_id,
    )


def _figures(connection: Connection, contents: set[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The words of the figures of each relation, by (content, ordinal of the relation)."""
    s = t.ledger_span.c
    found: dict[tuple[str, int], list[str]] = {}
    for content in sorted(contents):
        rows = connection.execute(
            select(s.ledger, s.text).where(s.content == content).order_by(s.ledger, s.ordinal)
        )
        for row in rows:
            found.setdefault((content, row.ledger), []).append(row.text)
    return {place: tuple(texts) for place, texts in found.items()}
