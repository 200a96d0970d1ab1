"""How a command asks the store: open, query, close."""

import gc
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


def relax_collector() -> None:
    """Let the garbage collector of this process look less often.

    A listing is a hundred thousand tuples that all live on; the collector would walk through them
    again and again, for a third of the time of a command.
    """
    gc.set_threshold(50_000, 20, 20)
