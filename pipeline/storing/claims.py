"""Who works on which content: the protocol under every way of running `process_file`.

    claim ── work without a connection ── finish or fail, everything in one transaction

A claim carries its owner and a lease. A live claim is left alone; one whose owner is gone, or
whose lease has run out, may be taken over. An attempt counts only when a worker died. `done` and
`failed` are final for one fingerprint (program version and registry), so that nothing is tried
for ever and nothing done twice. Whoever lost a claim meanwhile writes nothing.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.storing import owners
from pipeline.storing.ledgers import Judged, judged_rows
from pipeline.storing.rows import NO_REPORT, content_values, fact_rows
from pipeline.storing.storable import storable
from pipeline.storing.store import Store
from schemas import tables as t

MAX_ATTEMPTS = 3
"""After so many dead workers a content is given up."""

ClaimState = Literal["claimed", "done", "failed", "busy"]

CRASHED = (
    "Chương trình phân tích dừng đột ngột khi đọc tệp này; hãy lưu lại tệp thành văn bản thuần "
    "rồi nạp lại, nếu vẫn lỗi xin gửi tệp cho người phát triển."
)


def queue(connection: Connection, contents: Iterable[tuple[str, int]]) -> None:
    """Make rows for (sha256, size) that are not known yet."""
    rows = [
        {"sha256": sha256, "size": size, "status": "queued", "attempts": 0, "draft": False}
        for sha256, size in sorted(contents)
    ]
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(t.content).on_conflict_do_nothing(), rows)


def claim(
    store: Store,
    sha256: str,
    *,
    fingerprint: str,
    owner: str,
    lease: timedelta,
    retry_failed: bool = False,
) -> ClaimState:
    """Try to become the one who analyses the content, which must have been queued."""
    with store.write() as connection:
        row = connection.execute(_locked(sha256)).one()
        if row.status == "done" and row.fingerprint == fingerprint:
            return "done"
        if row.status == "failed" and row.fingerprint == fingerprint and not retry_failed:
            return "failed"
        now = store.now(connection)
        attempts = 0 if row.status in ("done", "failed") else row.attempts
        if row.status == "running" and row.owner != owner:
            if not owners.is_gone(row.owner) and row.lease_until > now:
                return "busy"
            attempts += 0 if owners.watches_workers(row.owner) else 1
        if attempts >= MAX_ATTEMPTS:
            _write_failure(store, connection, row, fingerprint, "crashed", CRASHED, attempts)
            return "failed"
        connection.execute(
            update(t.content)
            .where(t.content.c.sha256 == sha256)
            .values(
                status="running",
                owner=owner,
                lease_until=now + lease,
                attempts=attempts,
                error_kind=None,
                error_message=None,
            )
        )
        return "claimed"


def finish(
    store: Store, sha256: str, judged: Judged, *, encoding: str, fingerprint: str, owner: str
) -> bool:
    """Write everything that the report says, in one transaction; false if the claim was lost."""
    facts = judged_rows(sha256, fact_rows(sha256, judged.read), judged)
    values = content_values(judged.read)
    with store.write() as connection:
        row = connection.execute(_locked(sha256)).one()
        if row.status != "running" or row.owner != owner:
            return False
        _delete_facts(connection, sha256)
        for table in reversed(t.FACT_TABLES):
            if table.name in facts:
                connection.execute(insert(table), facts[table.name])
        connection.execute(
            update(t.content)
            .where(t.content.c.sha256 == sha256)
            .values(
                status="done",
                encoding=encoding,
                fingerprint=fingerprint,
                analysed_at=store.now(connection),
                attempts=0,
                owner=None,
                lease_until=None,
                error_kind=None,
                error_message=None,
                revised=judged.revised,
                unchecked=list(judged.unchecked) or None,
                **values,
            )
        )
    return True


def fail(
    store: Store, sha256: str, *, kind: str, message: str, fingerprint: str, owner: str
) -> bool:
    """Write why the content has no facts; false if the claim was lost."""
    with store.write() as connection:
        row = connection.execute(_locked(sha256)).one()
        if row.status != "running" or row.owner != owner:
            return False
        _write_failure(store, connection, row, fingerprint, kind, message, row.attempts)
    return True


def worker_died(store: Store, sha256: str, *, fingerprint: str, owner: str) -> bool:
    """Count the death of a worker over the content; whether it may be tried again.

    A worker that dies before its claim counts too, or a fault of the machine would be tried for
    ever.
    """
    with store.write() as connection:
        row = connection.execute(_locked(sha256)).one()
        if row.status != "queued" and not (row.status == "running" and row.owner == owner):
            return False
        attempts = row.attempts + 1
        if attempts >= MAX_ATTEMPTS:
            _write_failure(store, connection, row, fingerprint, "crashed", CRASHED, attempts)
            return False
        connection.execute(
            update(t.content)
            .where(t.content.c.sha256 == sha256)
            .values(status="queued", owner=None, lease_until=None, attempts=attempts)
        )
    return True


def put_back(store: Store, sha256: str, *, owner: str) -> None:
    """Give one claim back unused; no attempt is counted."""
    with store.write() as connection:
        _give_back(connection, t.content.c.sha256 == sha256, owner)


def release(store: Store, owner: str) -> None:
    """Give back the owner's claims when it stops early; no attempt is counted."""
    with store.write() as connection:
        _give_back(connection, true(), owner)


def _give_back(connection: Connection, which: ColumnElement[bool], owner: str) -> None:
    connection.execute(
        update(t.content)
        .where(which, t.content.c.owner == owner, t.content.c.status == "running")
        .values(status="queued", owner=None, lease_until=None)
    )


def _locked(sha256: str) -> Select[tuple[str, str, str, str, object, int]]:
    columns = t.content.c
    return (
        select(
            columns.sha256,
            columns.status,
            columns.fingerprint,
            columns.owner,
            columns.lease_until,
            columns.attempts,
        )
        .where(columns.sha256 == sha256)
        .with_for_update()
    )


def _write_failure(
    store: Store,
    connection: Connection,
    row: Row[tuple[str, str, str, str, object, int]],
    fingerprint: str,
    kind: str,
    message: str,
    attempts: int,
) -> None:
    _delete_facts(connection, row.sha256)
    connection.execute(
        update(t.content)
        .where(t.content.c.sha256 == row.sha256)
        .values(
            status="failed",
            fingerprint=fingerprint,
            error_kind=kind,
            error_message=storable(message),
            analysed_at=store.now(connection),
            attempts=attempts,
            owner=None,
            lease_until=None,
            **NO_REPORT,
        )
    )


def _delete_facts(connection: Connection, sha256: str) -> None:
    for table in t.FACT_TABLES:
        connection.execute(delete(table).where(table.c.content == sha256))
