"""Units, rounds and versions: one deterministic step over the whole store.

`link(store)` derives them anew from the contents, the files and the rosters, and changes only the
rows that differ; so it may run at any time and twice, and the order in which reports came does
not matter.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete

from pipeline.linking.deciding import Decided, DecisionError, decide
from pipeline.linking.derive import Linked
from pipeline.linking.linking import relink
from pipeline.linking.naming import (
    Name,
    apart_units,
    form_unit,
    merge_units,
    replace_names,
    undo_unit,
)
from schemas import tables as t

if TYPE_CHECKING:
    from pipeline.storing import Store


def link(store: "Store", forgotten: Sequence[str] = ()) -> Linked:
    """Make the derived tables right, in one transaction; the result says what they hold.

    The files `forgotten` (paths) are left out of the store before.
    """
    with store.write() as connection:
        for path in forgotten:
            connection.execute(delete(t.file).where(t.file.c.path == path))
        return relink(connection)


__all__ = [
    "Decided",
    "DecisionError",
    "Linked",
    "Name",
    "apart_units",
    "decide",
    "form_unit",
    "link",
    "merge_units",
    "replace_names",
    "undo_unit",
]
