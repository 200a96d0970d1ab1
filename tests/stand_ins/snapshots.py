"""The whole store as values, to compare two stores or two moments."""

from typing import Any

from sqlalchemy import select

from pipeline.storing import Store
from schemas import tables as t
from schemas import views as v

Snapshot = dict[str, list[tuple[Any, ...]]]

_CLOCK = frozenset({"analysed_at"})


def snapshot(store: Store, *, clock: bool = False) -> Snapshot:
    """Every row of every table, ordered; `clock` keeps the time of analysis."""
    out: Snapshot = {}
    with store.read() as connection:
        for table in t.metadata.sorted_tables:
            columns = [c for c in table.columns if clock or c.name not in _CLOCK]
            if table is t.store_info:
                continue
            rows = connection.execute(select(*columns)).all()
            out[table.name] = sorted((tuple(map(_plain, row)) for row in rows), key=repr)
    return out


def view_rows(store: Store, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of a view, in the order of the rows' text."""
    view = v.views.tables[name]
    with store.read() as connection:
        rows = connection.execute(select(*(view.c[column] for column in columns))).all()
    return sorted((tuple(row) for row in rows), key=repr)


def _plain(value: Any) -> Any:
    return repr(value) if isinstance(value, list | dict) else value
