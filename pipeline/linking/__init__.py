"""Units, rounds and versions: one deterministic step over the whole store.

`link(store)` derives them anew from the contents, the files and the rosters, and changes only the
rows that differ; so it may run at any time and twice, and the order in which reports came does
not matter.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text

from pipeline.linking.derive import Linked, derive
from pipeline.linking.identity import Unit, similar_units
from pipeline.linking.records_io import read_known, write_linked
from schemas import tables as t

if TYPE_CHECKING:
    from pipeline.storing import Store

_LOCK = 0x6C696E6B
"""Key of the PostgreSQL advisory lock under which one process links."""


def link(store: "Store", forgotten: Sequence[str] = ()) -> Linked:
    """Make the derived tables right, in one transaction; the result says what they hold.

    The files `forgotten` (paths) are left out of the store before.
    """
    with store.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        for path in forgotten:
            connection.execute(delete(t.file).where(t.file.c.path == path))
        linked = derive(read_known(connection))
        write_linked(connection, linked)
    return linked


def suggest_units(store: "Store") -> list[tuple[str, ...]]:
    """Groups of unit names that may be one unit, for a person to decide (an alias in units.csv)."""
    with store.read() as connection:
        rows = connection.execute(select(t.unit).order_by(t.unit.c.key)).mappings()
        return similar_units(Unit(**row) for row in rows)


__all__ = ["Linked", "link", "suggest_units"]
