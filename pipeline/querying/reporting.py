"""One whole report: its text and every mark on it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import Connection, Table, and_, func, or_, select

from pipeline.querying.scope import find_report
from schemas import tables as t
from schemas import views as v

MarkKind = Literal["citation", "figure", "limitation", "finding", "heading"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it is; `note` says more for people, or is empty."""

    start: int
    end: int
    kind: MarkKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """The source text of one report, its appendices after it, with the marks in reading order."""

    report_id: str
    report: str
    path: str
    unit: str | None
    title: str | None
    date: date | None
    version: str
    text: str
    marks: tuple[Mark, ...]


def marked_report(connection: Connection, words: str) -> MarkedReport:
    """The one report that the words name; raises `QueryError` where none or several do."""
    report_id = find_report(connection, words)
    r = v.reports.c
    row = connection.execute(
        select(r.report, r.path, r.unit, r.title, r.report_date, r.version).where(
            r.report_id == report_id
        )
    ).one()
    part = t.report_file.c
    texts = connection.execute(
        select(part.role, t.file.c.name, part.content, t.content.c.text)
        .select_from(
            t.report_file.join(t.file, t.file.c.path == part.file).join(
                t.content, t.content.c.sha256 == part.content
            )
        )
        .where(part.report_id == report_id, part.role.in_(["main", "appendix"]))
        .order_by(part.role.desc(), part.file)
    )
    text, marks = "", list[Mark]()
    for one in texts:
        if one.role != "main":
            text += f"\n\n===== {one.name} =====\n\n"
        marks += (_moved(mark, len(text)) for mark in _marks_of(connection, one.content))
        text += one.text or ""
    return MarkedReport(
        report_id=report_id,
        report=row.report,
        path=row.path,
        unit=row.unit,
        title=row.title,
        date=row.report_date,
        version=row.version,
        text=text,
        marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.kind, m.note))),
    )


def _marks_of(connection: Connection, content: str) -> tuple[Mark, ...]:
    return (
        *_marks(connection, t.heading, "heading", content),
        *_marks(connection, t.citation, "citation", content),
        *_marks(connection, t.figure, "figure", content),
        *_marks(connection, t.statement, "limitation", content),
        *_findings(connection, content),
    )


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, start=mark.start + by, end=mark.end + by)


def _marks(connection: Connection, table: Table, kind: MarkKind, content: str) -> list[Mark]:
    query = select(table.c.start, table.c.end, table.c.pieces).where(table.c.content == content)
    if table is not t.heading:
        said = t.fact_correction
        query = query.outerjoin_from(
            table, said, and_(said.c.content == table.c.content, said.c.ref == table.c.ref)
        ).where(said.c.wrong.is_not(True))
        if table is t.statement:
            role = func.coalesce(said.c.role, t.statement.c.role)
            query = query.where(role.in_(["limitation", "cause"]))
    return [
        Mark(start, end, kind)
        for row in connection.execute(query)
        for start, end in (row.pieces or [(row.start, row.end)])
    ]


def _findings(connection: Connection, content: str) -> list[Mark]:
    relation, figure, said = t.ledger.c, t.ledger_span.c, t.finding_decision.c
    rows = connection.execute(
        select(figure.start, figure.end, relation.severity, relation.equation)
        .select_from(
            t.ledger.join(
                t.ledger_span,
                (figure.content == relation.content) & (figure.ledger == relation.ordinal),
            ).outerjoin(
                t.finding_decision,
                (said.content == relation.content) & (said.ref == relation.ref),
            )
        )
        .where(
            relation.content == content,
            relation.severity != "ok",
            figure.ordinal == 0,
            v.RULE_IS_ON,
            v.STANDS,
            or_(said.verdict.is_(None), said.verdict.not_in(v.SETTLED)),
        )
    )
    return [Mark(row.start, row.end, "finding", f"{row.severity}: {row.equation}") for row in rows]
