"""What people decided of findings, as a list for people."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.messages import SEVERITIES, VERDICTS
from pipeline.querying.fact_rows import fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.outcomes import OUTCOMES, decisions
from pipeline.querying.rejudging import corrections_behind, note_of
from pipeline.querying.reports import report_names, reports_meant
from pipeline.wording import equation_text
from schemas import tables as t
from schemas import views as v


def decided(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    verdict: str | None = None,
    lang: str = "vi",
) -> Listing:
    """The decisions on the reports meant, also on texts that were replaced since, and what is no
    finding any more since a figure was put right."""
    within = reports_meant(connection, filters)
    names = report_names(connection)
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("report", "Báo cáo"),
        Column("finding_id", "Mã"),
        Column("verdict", "Quyết định", words=VERDICTS["vi"]),
        Column("why", "Lý do", wide=True),
        Column("severity", "Mức độ", words=SEVERITIES["vi"], technical=True),
        Column("equation", "Phép tính", wide=True),
        Column("next", "Bản sau", words=OUTCOMES["vi"]),
        Column("before", "Số cũ", technical=True),
        Column("now", "Số mới"),
        Column("next_report", "Tệp bản sau", technical=True),
        Column("next_id", "Mã ở bản sau", technical=True),
        Column("quote", "Nguyên văn", wide=True, technical=True),
        Column("sentence", "Câu", wide=True, technical=True),
        Column("decided_by", "Người quyết định"),
        Column("decided_at", "Lúc"),
        Column("found", "Còn phát hiện", words={"True": "còn", "False": "không"}, technical=True),
        Column("stated", "Đã ghi", technical=True),
        Column("expected", "Tính lại", technical=True),
        Column("kind", "Loại", technical=True),
        Column("rule", "Quy tắc", technical=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("content", "Văn bản", technical=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.row.unit,
            one.row.report,
            one.row.ref,
            one.row.verdict,
            one.row.why,
            one.row.severity,
            equation_text(one.row.equation, lang),
            one.outcome if one.outcome != "none" else None,
            one.following.before if one.following.state == "changed" else None,
            one.following.now if one.following.state == "changed" else None,
            names.get(one.following.report_id or ""),
            one.again[1] if one.again else None,
            one.row.quote,
            one.row.sentence,
            one.row.decided_by,
            one.row.decided_at,
            one.found,
            one.row.stated,
            one.row.expected,
            one.row.kind,
            one.row.rule,
            one.row.start,
            one.row.end,
            one.row.content,
        )
        for one in decisions(connection)
        if (verdict is None or one.row.verdict == verdict)
        and (within is None or one.row.content in within or one.following.report_id in within)
    ]
    if verdict in (None, v.REVISED):
        rows += _settled(connection, filters, lang)
    return Listing("Đã quyết định", columns, tuple(rows), "decided")


def _settled(connection: Connection, filters: Filters, lang: str) -> Iterator[tuple[Cell, ...]]:
    """The findings that are none any more since a figure was put right, as rows of `decided`."""
    c, checks = t.content.c, v.checks.c
    corrected = select(c.sha256).where(c.revised.is_not(None))
    where = [checks.verdict == v.REVISED, checks.content.in_(corrected)]
    if connection.execute(corrected.limit(1)).first() is None:
        return
    for row in fact_rows(connection, v.checks, filters, where):
        said = corrections_behind(connection, row)
        yield (
            row.unit,
            row.report,
            row.finding_id,
            row.verdict,
            note_of(connection, row, lang),
            row.severity,
            equation_text(row.equation, lang),
            *(None,) * 5,
            row.quote,
            sentence_of(row),
            said[0].decided_by if said else None,
            said[0].decided_at if said else None,
            False,
            row.stated,
            row.expected,
            row.kind,
            row.rule,
            row.start,
            row.end,
            row.content,
        )
