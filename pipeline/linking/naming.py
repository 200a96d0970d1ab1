"""What a person says of the names of units, kept and followed at once.

A decision is kept by names, not by reports, so that it outlives a new ingest and holds for reports
that come later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from pipeline.linking.deciding import DecisionError
from pipeline.linking.linking import relink
from pipeline.linking.records import UnitVerdict
from schemas import tables as t

if TYPE_CHECKING:
    from pipeline.storing import Store


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, and its key (`pipeline.unit_names`)."""

    key: str
    name: str


def merge_units(store: "Store", name: Name, into: Name) -> None:
    """Note that `name` is another name of the unit `into`. Raises `DecisionError`."""
    if name.key == into.key:
        raise DecisionError(f"“{name.name}” và “{into.name}” đã là một đơn vị.")
    with store.write() as connection:
        # The last word counts, also where it is the opposite of the one before.
        connection.execute(delete(t.unit_decision).where(_between(name.key, into.key)))
        if name.key in _merged_into(connection, into.key):
            raise DecisionError(
                f"“{into.name}” đã được gộp vào “{name.name}” qua một tên khác; hãy bỏ quyết định "
                f"đó trước: baocao units --undo “{into.name}”"
            )
        c = t.unit_decision.c
        connection.execute(delete(t.unit_decision).where(c.key == name.key, c.verdict == "same"))
        _write(store, connection, [(name, into, "same", None)])
        relink(connection)


def apart_units(store: "Store", left: Name, right: Name) -> None:
    """Note that the two are two units, however alike their names. Raises `DecisionError`."""
    if left.key == right.key:
        raise DecisionError(f"“{left.name}” và “{right.name}” là một tên; không tách được.")
    with store.write() as connection:
        connection.execute(delete(t.unit_decision).where(_between(left.key, right.key)))
        _write(store, connection, [(left, right, "apart", None)])
        relink(connection)


def form_unit(store: "Store", unit: Name, predecessors: Sequence[Name], day: date | None) -> None:
    """Note that `unit` was formed out of `predecessors` on `day`, and of no others."""
    with store.write() as connection:
        c = t.unit_decision.c
        connection.execute(delete(t.unit_decision).where(c.key == unit.key, c.verdict == "formed"))
        for before in predecessors:
            connection.execute(delete(t.unit_decision).where(_between(unit.key, before.key)))
        _write(store, connection, [(unit, before, "formed", day) for before in predecessors])
        relink(connection)


def undo_unit(store: "Store", name: Name) -> int:
    """Take back all that was said of the unit `name` (not of others with it as the second name,
    except that the two are apart); the number of decisions. Raises `DecisionError`."""
    c = t.unit_decision.c
    with store.write() as connection:
        gone = connection.execute(
            delete(t.unit_decision).where(
                or_(c.key == name.key, and_(c.other == name.key, c.verdict == "apart"))
            )
        ).rowcount
        if not gone:
            raise DecisionError(f"Chưa có quyết định nào về “{name.name}”.")
        relink(connection)
    return gone


def replace_names(store: "Store", pairs: Iterable[tuple[Name, Name]]) -> int:
    """Make these (other name, name of the unit) all that people merged; how many there are.

    Raises `DecisionError` for pairs that go round in a circle.
    """
    wanted = {name.key: (name, into) for name, into in pairs}
    for key, (name, _) in wanted.items():
        end = key
        for _ in wanted:
            end = wanted[end][1].key if end in wanted else end
            if end == key:
                raise DecisionError(f"Các tên đi thành vòng ở “{name.name}”.")
    with store.write() as connection:
        connection.execute(delete(t.unit_decision).where(t.unit_decision.c.verdict == "same"))
        for name, into in wanted.values():
            connection.execute(delete(t.unit_decision).where(_between(name.key, into.key)))
        _write(store, connection, [(name, into, "same", None) for name, into in wanted.values()])
        relink(connection)
    return len(wanted)


def _write(
    store: "Store",
    connection: Connection,
    decisions: Sequence[tuple[Name, Name, UnitVerdict, date | None]],
) -> None:
    if not decisions:
        return
    connection.execute(
        insert(t.unit_decision),
        [
            {
                "key": name.key,
                "other": other.key,
                "name": name.name,
                "other_name": other.name,
                "verdict": verdict,
                "day": day,
                "decided_at": store.now(connection),
            }
            for name, other, verdict, day in decisions
        ],
    )


def _between(left: str, right: str) -> ColumnElement[bool]:
    c = t.unit_decision.c
    return or_(
        and_(c.key == left, c.other == right),
        and_(c.key == right, c.other == left),
    )


def _merged_into(connection: Connection, key: str) -> set[str]:
    """The keys that stand for `key` by decision, directly or through others."""
    c = t.unit_decision.c
    same = {
        row.key: row.other
        for row in connection.execute(select(c.key, c.other).where(c.verdict == "same"))
    }
    found: set[str] = set()
    while key in same and same[key] not in found:
        key = same[key]
        found.add(key)
    return found
