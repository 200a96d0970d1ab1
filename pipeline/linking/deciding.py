"""What a person decides of two reports, kept and followed at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, and_, delete, insert, or_, select

from pipeline.linking.linking import relink
from pipeline.linking.records import Verdict
from schemas import tables as t

if TYPE_CHECKING:
    from pipeline.storing import Store


class DecisionError(ValueError):
    """The decision makes no sense; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Decided:
    """How the two reports (by id) stand after the decision."""

    version: str
    other_version: str


def decide(store: "Store", report: str, other: str, verdict: Verdict | Literal["open"]) -> Decided:
    """Note that `report` replaces `other`, or that they are two reports ("apart"); "open" takes
    back what was decided of the two. Both are ids. Raises `DecisionError`.

    The decision is kept by the texts of the two, so that it outlives a new ingest.
    """
    with store.write() as connection:
        left, right = _content(connection, report), _content(connection, other)
        if left == right:
            raise DecisionError("Hai báo cáo có cùng một văn bản; không có gì để quyết định.")
        table = t.version_decision
        pair = or_(
            and_(table.c.content == left, table.c.other == right),
            and_(table.c.content == right, table.c.other == left),
        )
        gone = connection.execute(delete(table).where(pair)).rowcount
        if verdict == "open" and not gone:
            raise DecisionError("Chưa có quyết định nào về hai báo cáo này.")
        if verdict == "replaces" and left in _replaced_by(connection, right):
            raise DecisionError(
                "Đã có quyết định ngược lại, qua một bản khác; hãy bỏ quyết định đó trước "
                "(baocao versions … --undo …)."
            )
        if verdict != "open":
            connection.execute(
                insert(table).values(
                    content=left, other=right, verdict=verdict, decided_at=store.now(connection)
                )
            )
        relink(connection)
        return Decided(_version(connection, report), _version(connection, other))


def _content(connection: Connection, report: str) -> str:
    c = t.report.c
    return str(connection.execute(select(c.content).where(c.id == report)).scalar_one())


def _version(connection: Connection, report: str) -> str:
    c = t.report.c
    return str(connection.execute(select(c.version).where(c.id == report)).scalar_one())


def _replaced_by(connection: Connection, content: str) -> set[str]:
    """The texts that `content` replaces by decision, directly or through others."""
    c = t.version_decision.c
    found: set[str] = set()
    waiting = [content]
    while waiting:
        rows = connection.execute(
            select(c.other).where(c.content == waiting.pop(), c.verdict == "replaces")
        )
        for (other,) in rows:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
