"""Mentions of which nobody can tell which document they mean: an answer, not a gap."""

from sqlalchemy import Connection

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import OF_PLACE, OF_REPORT, fact_id, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found
from pipeline.querying.selecting import ALL, Selection, selected
from pipeline.querying.sentences import place

REASONS = {
    "several": "nhiều văn bản có thể",
    "undated": "thiếu ngày hoặc nơi ban hành",
    "unknown": "không rõ văn bản nào",
}


def unresolved(
    connection: Connection, filters: Filters = EVERYTHING, selection: Selection = ALL
) -> Listing:
    """The mentions without a key, with the reason and the documents that are possible.

    A congress's resolution has no number and is never among them.
    """
    columns = (
        *OF_REPORT,
        fact_id(shown=True),
        Column("quote", "Nguyên văn"),
        Column("id", "Số, ký hiệu"),
        Column("reason", "Vì sao", words=REASONS),
        Column("candidates", "Có thể là", wide=True),
        Column("section", "Mục", wide=True),
        Column("sentence", "Câu", wide=True),
        *OF_PLACE,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            row.unit,
            row.file,
            row.fact_id,
            " ".join(row.quote.split()),
            row.id,
            _reason(row),
            tuple(row.candidates or ()),
            place(row.section_path, row.section_title),
            sentence_of(row),
            row.start,
            row.end,
            row.rule,
            row.report_id,
        )
        for row in selected(connection, filters, selection)
        if row.key is None and row.form != "congress"
    ]
    return Listing("Viện dẫn chưa rõ văn bản", columns, tuple(rows), "unresolved")


def _reason(row: Found) -> str:
    if row.candidates and len(row.candidates) > 1:
        return "several"
    return "undated" if row.id is not None else "unknown"
