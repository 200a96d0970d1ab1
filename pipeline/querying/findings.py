"""What the checks found: the findings, and how much was checked for them."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, or_, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.messages import SEVERITIES, VERDICTS, message
from pipeline.querying.coverage import Coverage, coverage
from pipeline.querying.fact_rows import OF_REPORT, fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.outcomes import Decided, earlier, note_on
from pipeline.querying.rejudging import note_of
from pipeline.querying.rules import ALL_RULES, RuleChoice
from pipeline.querying.scope import Found, resolve
from pipeline.querying.sentences import place
from pipeline.wording import equation_text
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
    rules: RuleChoice = ALL_RULES,
    settled: bool = False,
) -> Listing:
    """The relations of those severities, by unit, report and severity, the worst first.

    Those that a person dismissed or marked corrected are there only with `settled`.
    """
    c = v.checks.c
    where: list[ColumnElement[bool]] = [c.severity.in_(severities)]
    if not settled:
        where.append(or_(c.verdict.is_(None), c.verdict.not_in(v.SETTLED)))
    rows = [
        row
        for row in fact_rows(connection, v.checks, filters, where)
        if rules.takes(row.rule, row.kind)
    ]
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
        Column("finding_id", "Mã"),
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
        Column("verdict", "Quyết định", words=VERDICTS["vi"]),
        Column("why", "Lý do", wide=True),
        Column("note", "Ghi chú", wide=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("rule", "Quy tắc", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    figures = _figures(connection, {row.content for row in rows})
    before = earlier(connection)
    made = [
        _finding(
            row,
            figures.get((row.content, row.ordinal), ()),
            _note(connection, row, before, lang),
            lang,
        )
        for row in rows
    ]
    return Listing("Sai lệch", columns, tuple(made), "findings")


def checked(
    connection: Connection, filters: Filters = EVERYTHING, *, rules: RuleChoice = ALL_RULES
) -> Listing:
    """How many relations of each report were recomputed and how they came out, how many findings
    people settled, and how many of the report's figures no relation is about."""
    scope = resolve(connection, filters)
    r = v.reports.c
    reports = connection.execute(
        select(r.unit, r.report, r.report_id, r.period_start, r.period_end, r.report_date)
        .where(r.version != "superseded", *scope.on(v.reports))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.report_date, r.report, r.report_id)
    ).all()
    c = v.checks.c
    counts: dict[tuple[str, str], int] = {}
    for row in connection.execute(
        select(*(c.report_id, c.severity, c.verdict, c.rule, c.kind, c.content, c.section)).where(
            *scope.on(v.checks)
        )
    ):
        if scope.holds(row) and rules.takes(row.rule, row.kind):
            settled = row.severity != "ok" and row.verdict in v.SETTLED
            outcome = "settled" if settled else row.severity
            counts[row.report_id, outcome] = counts.get((row.report_id, outcome), 0) + 1
    stated = coverage(connection, scope)
    columns = (
        *OF_REPORT,
        Column("checked", "Đã tính lại"),
        Column("passed", "Khớp"),
        Column("rounding", "Làm tròn"),
        Column("suspect", "Nghi ngờ"),
        Column("error", "Sai"),
        Column("settled", "Đã giải quyết"),
        Column("figures", "Số liệu"),
        Column("unbound", "Chưa đối chiếu"),
        Column("report_id", "Mã báo cáo", technical=True),
        Column("period_start", "Kỳ từ ngày", technical=True),
        Column("period_end", "Kỳ đến ngày", technical=True),
        Column("report_date", "Ngày báo cáo", technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for report in reports:
        found = {
            outcome: counts.get((report.report_id, outcome), 0)
            for outcome in (*WORST_FIRST, "settled")
        }
        covered = stated.get(report.report_id, Coverage())
        rows.append(
            (
                report.unit,
                report.report,
                sum(found.values()),
                found["ok"],
                found["rounding"],
                found["suspect"],
                found["error"],
                found["settled"],
                covered.figures,
                covered.unbound,
                report.report_id,
                report.period_start,
                report.period_end,
                report.report_date,
            )
        )
    return Listing("Đã kiểm tra", columns, tuple(rows), "checked")


def _note(
    connection: Connection, row: Found, before: Mapping[tuple[str, str], Decided], lang: str
) -> str | None:
    """What a person should know of it beside the arithmetic."""
    notes: list[str] = []
    if row.revised:
        notes.append(note_of(connection, row, lang))
    said = before.get((row.content, row.finding_id))
    if said is not None:
        notes.append(note_on(said, lang))
    return "; ".join(notes) or None


def _finding(row: Found, figures: tuple[str, ...], note: str | None, lang: str) -> tuple[Cell, ...]:
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
        row.finding_id,
        row.severity,
        row.kind,
        message(check, lang),
        equation_text(row.equation, lang),
        check.stated,
        check.expected,
        figures or (row.quote,),
        place(row.section_path, row.section_title),
        sentence_of(row),
        equation_text(row.suggestion or "", lang) or None,
        row.verdict,
        row.why,
        note,
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
