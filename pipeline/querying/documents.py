"""The official documents known: those that the reports cite, and those of the registry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import regex
from sqlalchemy import Connection, select

from pipeline.querying.scope import Found
from schemas import views as v
from schemas.folding import fold
from schemas.registry import documents as registry
from schemas.registry.loader import registry_hash

_PLENUM = regex.compile(r"(?:NQ|KL)TW(\d+)-([IVXLC]+)")


@dataclass(frozen=True, slots=True)
class Document:
    """One official document. `group` identifies it among the citations (see `group_of`)."""

    group: str
    id: str | None
    key: str | None
    type: str
    issuer: str | None
    date: date | None
    title: str | None
    quotes: tuple[str, ...] = ()
    cited: bool = False
    central: bool = False

    @property
    def name(self) -> str:
        """What lists call it: its symbol, else the words of a report."""
        if self.id is None:
            return self.quotes[0] if self.quotes else self.group
        return self.id

    @property
    def symbol(self) -> str | None:
        """The symbol that the document bears, whatever name the reports use for it."""
        return self.key.partition("@")[0] if self.key is not None else self.id

    @property
    def readable(self) -> str:
        """The name in words: "Chỉ thị 05-CT/TW", "Nghị quyết Trung ương 4 khóa XII"."""
        if self.id is None:
            return self.name
        if match := _PLENUM.fullmatch(self.id):
            return f"{self.type} Trung ương {match[1]} khóa {match[2]}"
        return f"{self.type} {self.id}"

    @property
    def full_name(self) -> str:
        """The name in words with the date, which tells documents of one symbol apart."""
        return f"{self.readable} ({self.date:%d/%m/%Y})" if self.date else self.readable


def group_of(row: Found) -> str:
    """What a row of the view `citations` is grouped by.

    The document's key; without one its symbol; without either its words, folded. Rows with and
    without a key stay apart, because a symbol can belong to several documents.
    """
    if row.key is not None:
        return str(row.key)
    if row.id is not None:
        return str(row.id)
    return f"{fold(row.type)}: {fold(row.quote)}"


def cited_documents(connection: Connection) -> dict[str, Document]:
    """All documents that the reports of the store cite, by group, in a stable order."""
    c = v.citations.c
    rows = connection.execute(
        select(c.type, c.id, c.key, c.issuer, c.date, c.quote)
        .distinct()
        .order_by(c.type, c.id, c.key, c.quote, c.issuer, c.date)
    )
    found: dict[str, list[Found]] = {}
    for row in rows:
        found.setdefault(group_of(row), []).append(row)
    return {group: _document(group, mentions) for group, mentions in found.items()}


def _document(group: str, rows: Sequence[Found]) -> Document:
    known = registered_documents().get(group)
    first = rows[0]
    dates = {row.date for row in rows if row.date is not None}
    return Document(
        group=group,
        id=first.id,
        key=first.key,
        type=_type_name(first.type),
        issuer=known.issuer if known else next((row.issuer for row in rows if row.issuer), None),
        date=known.date if known else dates.pop() if len(dates) == 1 else None,
        title=known.title if known else None,
        quotes=tuple(dict.fromkeys(" ".join(row.quote.split()) for row in rows)),
        cited=True,
        central=known is not None,
    )


def registered_documents() -> dict[str, Document]:
    """The registry's directives by key."""
    return _registered(registry_hash())


@lru_cache(maxsize=4)
def _registered(_state: str) -> dict[str, Document]:
    return {
        item.key: Document(
            group=item.key,
            id=item.id,
            key=item.key,
            type=item.type,
            issuer=item.issuer,
            date=item.date,
            title=item.title,
            quotes=item.aliases,
            central=True,
        )
        for item in registry.directives()
    }


@cache
def type_names() -> dict[str, str]:
    """The name of each type of documents by its codes and by itself."""
    names: dict[str, str] = {}
    for item in registry.document_types():
        for code in (item.name, *item.codes):
            names.setdefault(code, item.name)
    return names


def _type_name(type_: str) -> str:
    return type_names().get(type_, type_)
