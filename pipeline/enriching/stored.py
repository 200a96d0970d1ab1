"""Readings kept in the store: each distinct statement is read once, and again when the program or
the registry changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select

from pipeline.analysis import PROGRAM
from pipeline.enriching.reading import Reading, read
from pipeline.storing.store import Store
from pipeline.textkeys import text_key
from schemas import tables as t
from schemas.registry.loader import registry_hash

_BATCH = 200
"""Statements that are read and kept together: what a crash costs."""
_ASKED = 500
"""Keys in one question; databases bound the number of parameters."""


def reader() -> str:
    """Names what a reading depends on beside the text."""
    return f"{PROGRAM} {registry_hash()}"


def enrich(store: Store, progress: Callable[[int, int], None] | None = None) -> tuple[int, int]:
    """Read every statement that has no reading of this program; (read now, kept from before).

    May be stopped at any time and run again: what was read is kept batch by batch. `progress` is
    called with (done, total).
    """
    with store.read() as connection:
        waiting = _waiting(connection)
        known = connection.execute(_distinct_texts()).scalar_one() - len(waiting)
    keys = sorted(waiting)
    for first in range(0, len(keys), _BATCH):
        batch = keys[first : first + _BATCH]
        rows = [_row(key, read(waiting[key])) for key in batch]
        with store.write() as connection:
            connection.execute(delete(t.enrichment).where(t.enrichment.c.text_key.in_(batch)))
            connection.execute(insert(t.enrichment), rows)
        if progress is not None:
            progress(first + len(batch), len(keys))
    with store.write() as connection:
        said = select(t.statement.c.text_key).where(t.statement.c.text_key.is_not(None))
        connection.execute(delete(t.enrichment).where(t.enrichment.c.text_key.not_in(said)))
    return len(keys), known


def readings(connection: Connection, texts: Iterable[str]) -> dict[str, Reading]:
    """The readings of the texts by their key: those kept, and the others read now."""
    wanted = {text_key(text): text for text in texts}
    found: dict[str, Reading] = {}
    keys = sorted(wanted)
    for first in range(0, len(keys), _ASKED):
        query = select(t.enrichment).where(
            t.enrichment.c.text_key.in_(keys[first : first + _ASKED]),
            t.enrichment.c.reader == reader(),
        )
        found.update({row.text_key: _reading(row) for row in connection.execute(query)})
    for key in keys:
        if key not in found:
            found[key] = read(wanted[key])
    return found


def unread(connection: Connection) -> int:
    """How many statements `enrich` would read."""
    return len(_waiting(connection))


def _waiting(connection: Connection) -> dict[str, str]:
    """The texts without a reading of this program, by key."""
    s, e = t.statement.c, t.enrichment.c
    rows = connection.execute(
        select(s.text_key, func.min(s.quote).label("quote"))
        .select_from(t.statement.outerjoin(t.enrichment, e.text_key == s.text_key))
        .where(s.text_key.is_not(None), or_(e.text_key.is_(None), e.reader != reader()))
        .group_by(s.text_key)
    )
    return {row.text_key: row.quote for row in rows}


def _distinct_texts() -> Any:
    return select(func.count(func.distinct(t.statement.c.text_key)))


def _row(key: str, reading: Reading) -> Mapping[str, Any]:
    return {
        "text_key": key,
        "reader": reader(),
        "subject": reading.subject,
        "deficiency": reading.deficiency,
        "keywords": list(reading.keywords),
        "words": " ".join(reading.words),
    }


def _reading(row: Any) -> Reading:
    return Reading(row.subject, row.deficiency, tuple(row.keywords), tuple(row.words.split()))
