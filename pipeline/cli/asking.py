"""How a command asks the store: open, query, close."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")


def ask(db: str, query: "Callable[[Connection], T]") -> T:
    """The answer of `query` on the store at `db`, which must exist."""
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with store.read() as connection:
            return query(connection)
    finally:
        store.close()
