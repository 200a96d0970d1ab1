"""Units whose own reports tell that they came out of a merger which nobody has noted yet."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from extractors.letterhead.formation import Formation, formation_of
from schemas import tables as t

_READ = 20_000
"""So many letters of a report are read: mergers are told of where it speaks of the unit."""
_WORDS = ("sáp nhập", "hợp nhất", "cơ sở nhập", "việc nhập")


@dataclass(frozen=True, slots=True)
class Told:
    """The unit called `unit` tells of its formation."""

    unit: str
    formation: Formation


def told(connection: Connection) -> Iterator[Told]:
    """The formations that reports tell of, one for each unit, in the order of the units; those of
    units whose predecessors are known are left out."""
    from pipeline.analysis import clean

    u, r, c = t.unit.c, t.report.c, t.content.c
    known = select(t.unit_predecessor.c.unit_key)
    query = (
        select(u.key, u.name, c.text)
        .join_from(t.report, t.unit, u.key == r.unit_key)
        .join(t.content, c.sha256 == r.content)
        .where(r.version != "superseded", c.text.is_not(None), u.key.not_in(known))
        .order_by(u.sort_key, r.id)
    )
    found: set[str] = set()
    for key, name, text in connection.execute(query):
        if key in found or not _speaks_of_mergers(text[:_READ]):
            continue
        formation = formation_of(clean(text[:_READ]).text, name)
        if formation is not None:
            found.add(key)
            yield Told(name, formation)


def _speaks_of_mergers(text: str) -> bool:
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    return any(word in words for word in _WORDS)
