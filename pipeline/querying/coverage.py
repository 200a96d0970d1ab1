"""How many of a report's figures any relation could be made of, and which could not.

Amounts (money, areas) are not among them: of few can any relation be made.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, or_, select

from pipeline.querying.scope import Found, Scope
from schemas import tables as t
from schemas import views as v


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures a report states, and how many of them no relation is about."""

    figures: int = 0
    unbound: int = 0


def coverage(connection: Connection, scope: Scope) -> dict[str, Coverage]:
    """The coverage of every report of the scope that states figures, by id of the report."""
    held = t.report_file.c
    reports: dict[str, list[str]] = {}
    for report_id, content in connection.execute(
        select(held.report_id, held.content)
        .select_from(t.report_file.join(t.report, t.report.c.id == held.report_id))
        .where(held.role.in_(["main", "appendix"]), t.report.c.version != "superseded")
    ):
        reports.setdefault(content, []).append(report_id)
    bound = is_bound(connection)
    f, right = t.figure.c, t.fact_correction.c
    figures = connection.execute(
        select(f.content, f.section, f.start, f.end)
        .select_from(
            t.figure.outerjoin(
                t.fact_correction, and_(right.content == f.content, right.ref == f.ref)
            )
        )
        .where(right.wrong.is_not(True), f.type != "amount")
    )
    counted: dict[str, list[int]] = {}
    for row in figures:
        if row.content in reports and scope.holds(row):
            count = counted.setdefault(row.content, [0, 0])
            count[0] += 1
            count[1] += not bound(row)
    found: dict[str, list[int]] = {}
    for content, (all_, unbound) in counted.items():
        for report_id in reports[content]:
            count = found.setdefault(report_id, [0, 0])
            count[0] += all_
            count[1] += unbound
    return {report_id: Coverage(*count) for report_id, count in found.items()}


def is_bound(connection: Connection) -> Callable[[Found], bool]:
    """Whether a relation (one that stands, of a rule that is on) is about the words of a row with
    `content`, `start` and `end`."""
    s, relation = t.ledger_span.c, t.ledger.c
    query = select(s.content, s.start, s.end).order_by(s.content, s.start, s.end)
    revised = select(t.content.c.sha256).where(t.content.c.revised.is_not(None))
    if connection.scalar(select(or_(exists(t.rule_off.select()), revised.exists()))):
        query = query.select_from(
            t.ledger_span.join(
                t.ledger, and_(relation.content == s.content, relation.ordinal == s.ledger)
            )
        ).where(v.STANDS, v.RULE_IS_ON)
    merged = _merged((row.content, row.start, row.end) for row in connection.execute(query))

    def bound(row: Found) -> bool:
        starts, ends = merged.get(row.content, ((), ()))
        last = bisect_right(starts, row.end - 1) - 1
        return last >= 0 and ends[last] > row.start

    return bound


def _merged(spans: Iterable[tuple[str, int, int]]) -> dict[str, tuple[list[int], list[int]]]:
    """By text: starts and ends of the stretches that the spans, in order, cover together."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for content, start, end in spans:
        starts, ends = found.setdefault(content, ([], []))
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return found
