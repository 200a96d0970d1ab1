"""Readings kept in the store: each distinct statement, and the words of each number whose noun the
registry does not know, are read once, and again when the program or the registry changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select

from pipeline.analysis import PROGRAM
from pipeline.enriching.counted_nouns import counted_noun
from pipeline.enriching.reading import Reading, read
from pipeline.storing.store import Store
from pipeline.textkeys import text_key
from schemas import tables as t
from schemas.registry.loader import registry_hash

_BATCH = 200
"""Texts that are read and kept together: what a crash costs."""
_ASKED = 500
"""Keys in one question; databases bound the number of parameters."""


def reader() -> str:
    """Names what a reading depends on beside the text."""
    return f"{PROGRAM} {registry_hash()}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of texts that are read: where a reading is kept, and what is read for it.

    `key` names the text in `readings`, `said` the same text among the facts; `told` is what the
    report has of it, and `read` makes the other columns from key and `told`.
    """

    readings: Table
    key: ColumnElement[str]
    said: ColumnElement[str]
    told: ColumnElement[str]
    read: Callable[[str, str], Mapping[str, Any]]

    def waiting(self, connection: Connection) -> dict[str, str]:
        """The texts without a reading of this program: key and what is told."""
        rows = connection.execute(
            select(self.said, func.min(self.told))
            .select_from(self.said.table.outerjoin(self.readings, self.key == self.said))
            .where(
                self.said.is_not(None),
                or_(self.key.is_(None), self.readings.c.reader != reader()),
            )
            .group_by(self.said)
        )
        return {row[0]: row[1] for row in rows}

    def known(self, connection: Connection) -> int:
        """How many distinct texts there are."""
        return int(connection.execute(select(func.count(func.distinct(self.said)))).scalar_one())

    def keep(self, store: Store, read: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep the readings by key in place of older ones."""
        rows = [{self.key.key: key, "reader": reader(), **columns} for key, columns in read.items()]
        with store.write() as connection:
            connection.execute(delete(self.readings).where(self.key.in_(list(read))))
            connection.execute(insert(self.readings), rows)

    def forget(self, store: Store) -> None:
        """Drop the readings of texts that no report states any more."""
        unsaid = self.key.not_in(select(self.said).where(self.said.is_not(None)))
        with store.read() as connection:
            found = connection.execute(select(self.key).where(unsaid).limit(1)).first()
        if found is not None:
            with store.write() as connection:
                connection.execute(delete(self.readings).where(unsaid))


def enrich(store: Store, progress: Callable[[int, int], None] | None = None) -> tuple[int, int]:
    """Read every statement and every unknown noun that has no reading of this program.

    How many distinct texts were read now, and kept from before. May be stopped at any time and run
    again: what was read is kept batch by batch. `progress` is called with (done, total).
    """
    with store.read() as connection:
        waiting = [(kind, kind.waiting(connection)) for kind in _KINDS]
        said = sum(kind.known(connection) for kind in _KINDS)
    total = sum(len(texts) for _, texts in waiting)
    done = 0
    for kind, texts in waiting:
        keys = sorted(texts)
        for first in range(0, len(keys), _BATCH):
            batch = keys[first : first + _BATCH]
            kind.keep(store, {key: kind.read(key, texts[key]) for key in batch})
            done += len(batch)
            if progress is not None:
                progress(done, total)
        kind.forget(store)
    return total, said - total


def unkeyed(connection: Connection) -> int:
    """How many statements were analysed by a program that gave them no key: ingest them again."""
    query = select(func.count()).select_from(t.statement).where(t.statement.c.text_key.is_(None))
    return int(connection.execute(query).scalar_one())


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


def _statement(_: str, quote: str) -> Mapping[str, Any]:
    reading = read(quote)
    return {
        "subject": reading.subject,
        "deficiency": reading.deficiency,
        "keywords": list(reading.keywords),
        "words": " ".join(reading.words),
    }


def _reading(row: Any) -> Reading:
    return Reading(row.subject, row.deficiency, tuple(row.keywords), tuple(row.words.split()))


def _noun(words: str, unit: str) -> Mapping[str, Any]:
    return {"noun": counted_noun(words, unit)}


_KINDS = (
    _Kind(
        t.enrichment,
        t.enrichment.c.text_key,
        t.statement.c.text_key,
        t.statement.c.quote,
        _statement,
    ),
    _Kind(
        t.counted_noun,
        t.counted_noun.c.words,
        t.figure.c.noun_words,
        t.figure.c.unit,
        _noun,
    ),
)
