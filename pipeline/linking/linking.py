"""The step itself, inside of a transaction."""

from sqlalchemy import Connection, text

from pipeline.linking.derive import Linked, derive
from pipeline.linking.records_io import read_known, write_linked

_LOCK = 0x6C696E6B
"""Key of the PostgreSQL advisory lock under which one process links."""


def relink(connection: Connection) -> Linked:
    """Make the derived tables right; the result says what they hold.

    One process does so at a time: on a server the others wait here until its transaction ends.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    linked = derive(read_known(connection))
    write_linked(connection, linked)
    return linked
