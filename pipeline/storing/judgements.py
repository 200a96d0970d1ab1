"""What people say of findings, facts and rules: written here, followed by the views."""

import getpass
import os
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, insert, select

from pipeline.storing.storable import storable
from pipeline.storing.store import Store
from schemas import tables as t

Verdict = Literal["accepted", "dismissed", "corrected"]

Row = Mapping[str, Any]


def keep(store: Store, connection: Connection, table: Table, row: Row) -> None:
    """Keep the row (the columns of `finding_decision` or `fact_correction`, without the time) in
    the place of an earlier one about the same."""
    take_back(connection, table, row["content"], row["ref"])
    values = {
        key: storable(value) if isinstance(value, str) else value for key, value in row.items()
    }
    connection.execute(insert(table).values(**values, decided_at=store.now(connection)))


def kept(connection: Connection, table: Table, content: str, ref: str) -> dict[str, Any] | None:
    """What was said of it, or None."""
    row = connection.execute(
        select(table).where(table.c.content == content, table.c.ref == ref)
    ).mappings()
    found = row.one_or_none()
    return None if found is None else dict(found)


def take_back(connection: Connection, table: Table, content: str, ref: str) -> bool:
    """Forget what was said of it; whether there was anything."""
    gone = delete(table).where(table.c.content == content, table.c.ref == ref)
    return bool(connection.execute(gone).rowcount)


def switch_rules(
    store: Store,
    connection: Connection,
    rules: Iterable[str],
    *,
    on: bool,
    why: str | None,
    by: str,
) -> None:
    """Switch the rules (by id) on or off."""
    ids = sorted(set(rules))
    connection.execute(delete(t.rule_off).where(t.rule_off.c.rule.in_(ids)))
    if not on:
        now = store.now(connection)
        rows = [{"rule": id_, "why": why, "decided_by": by, "decided_at": now} for id_ in ids]
        connection.execute(insert(t.rule_off), rows)


def rules_off(connection: Connection) -> frozenset[str]:
    """The ids of the rules that are switched off."""
    return frozenset(connection.scalars(select(t.rule_off.c.rule)))


def who(given: str | None) -> str:
    """Who decides: the name given, the variable BAOCAO_USER, or the user of the machine."""
    name = given or os.environ.get("BAOCAO_USER")
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
