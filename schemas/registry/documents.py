"""Official documents: their types, issuers and relations, and the directives that are known."""

import datetime as dt
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from schemas.facts import RelationKind
from schemas.registry.additions import added_files, read_added
from schemas.registry.indicator_additions import is_indicator_file, read_indicators
from schemas.registry.loader import list_of, load_table


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of official document; `short` tells whether "type + number" may name one."""

    name: str
    codes: tuple[str, ...]
    short: str
    example: str = ""


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds of documents, in the order of the table."""
    return tuple(
        DocumentType(row["type"], list_of(row["codes"]), row["short"], row["example"])
        for row in load_table("document_types")
    )


@dataclass(frozen=True, slots=True)
class Directive:
    """A document that the registry knows. `verified`: its day was read in a source.

    `confirmed` names the fields that may contradict a report; `place` is empty for a central one.
    """

    id: str
    type: str
    issuer: str
    date: dt.date
    term: str
    title: str
    aliases: tuple[str, ...]
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    confirmed: frozenset[str] = frozenset()
    place: str = ""
    implements: tuple[str, ...] = ()
    verified: bool = False

    @property
    def key(self) -> str:
        """The document itself: "05-CT/TW@2016-05-15", "17-QĐ/TU@2023-06-02@Lạng Sơn"."""
        return f"{self.id}@{self.date.isoformat()}" + (f"@{self.place}" if self.place else "")


def directives() -> tuple[Directive, ...]:
    """All directives that have a full date, those of added files last; may raise RegistryError."""
    return _directives(added_files())


def check_added() -> None:
    """Raise `RegistryError` where an added file cannot be used."""
    directives()
    for path in added_files():
        if is_indicator_file(path):
            read_indicators(path)


@lru_cache(maxsize=8)
def _directives(added: tuple[Path, ...]) -> tuple[Directive, ...]:
    rows = [row for row in load_table("directives") if len(row["date"]) == 10]
    types = {kind.name for kind in document_types()}
    found = {item.key: item for item in map(_directive, rows)}
    for path in added:
        if is_indicator_file(path):
            continue
        for row in read_added(path, types):
            item = _directive(row)
            found[item.key] = item
    return tuple(found.values())


def _directive(row: dict[str, str]) -> Directive:
    date = dt.date.fromisoformat(row["date"])
    return Directive(
        row["id"],
        row["type"],
        row["issuer"],
        date,
        row["congress_term"] or (term_of(date) or "" if row["id"].endswith("TW") else ""),
        row["title"],
        list_of(row["aliases"]),
        list_of(row["replaces"]),
        list_of(row["replaced_by"]),
        frozenset(list_of(row["confirmed"])),
        row.get("place", ""),
        list_of(row["implements"]),
        row.get("verified") == "yes",
    )


_TERMS = (
    ("VIII", dt.date(1996, 7, 1)),
    ("IX", dt.date(2001, 4, 22)),
    ("X", dt.date(2006, 4, 25)),
    ("XI", dt.date(2011, 1, 19)),
    ("XII", dt.date(2016, 1, 28)),
    ("XIII", dt.date(2021, 2, 1)),
    ("XIV", dt.date(2026, 1, 23)),
)


def term_of(date: dt.date) -> str | None:
    """The term of the national congress that the day lies in ("XII"), None before the eighth."""
    begun = [term for term, start in _TERMS if date >= start]
    return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body by the code in its symbols; `local` where many places have a body of that code.

    `system`: "Party", "state", "front/mass organisation" or "Party/state".
    """

    code: str
    name: str
    level: str
    local: bool
    system: str


@cache
def issuers() -> tuple[Issuer, ...]:
    """All bodies, in the order of the table."""
    return tuple(
        Issuer(
            row["abbreviation"].split()[0],
            row["meaning"],
            row["level"],
            row["depends_on_province"] == "yes",
            row["system"],
        )
        for row in load_table("issuers")
    )


@cache
def issuer_codes() -> frozenset[str]:
    """Issuer codes as printed: "TW", "ĐUK", "UBND"."""
    return frozenset(issuer.code for issuer in issuers())


@dataclass(frozen=True, slots=True)
class RelationCue:
    """Words between two mentions that relate the documents; `forward`: the first is the subject.

    One of `words` must stand there before `pattern` is tried.
    """

    kind: RelationKind
    forward: bool
    words: tuple[str, ...]
    pattern: str


@cache
def relation_cues() -> tuple[RelationCue, ...]:
    """The cues in the order in which they are tried."""
    return tuple(
        RelationCue(
            row["kind"],  # type: ignore[arg-type]
            row["direction"] == "forward",
            list_of(row["words"]),
            row["pattern"],
        )
        for row in load_table("relation_cues")
    )
