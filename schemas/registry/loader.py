"""Reads the registry's tables once; every function gives back frozen values."""

import csv
import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from pathlib import Path

from schemas.facts import FigureKind, RelationKind
from schemas.registry.additions import added_files, read_added, read_bytes

_FOLDER = files("schemas.registry")


def load_table(name: str) -> list[dict[str, str]]:
    """The rows of `name`.tsv as dictionaries by column; comment lines and blank lines left out."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def registry_hash() -> str:
    """Twelve hexadecimal digits that name the state of all registry files, the added ones too."""
    return _hash(added_files())


@lru_cache(maxsize=8)
def _hash(added: tuple[Path, ...]) -> str:
    digest = sha256()
    for entry in sorted(_FOLDER.iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".tsv", ".toml")):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())
    for path in added:
        digest.update(read_bytes(path))
    return digest.hexdigest()[:12]


@cache
def section_role_cues() -> dict[str, str]:
    """Cue in a section's title (folded; "^" = only at its beginning) → a role, or "none"."""
    return {row["cue"]: row["role"] for row in load_table("section_roles")}


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of official document; `short` tells whether "type + number" may name one."""

    name: str
    codes: tuple[str, ...]
    short: str
    example: str = ""


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


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity by which units are compared, and the phrases that name it."""

    key: str
    names: tuple[str, ...]
    kind: str
    unit: str


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds of documents, in the order of the table."""
    return tuple(
        DocumentType(row["type"], _list(row["codes"]), row["short"], row["example"])
        for row in load_table("document_types")
    )


def directives() -> tuple[Directive, ...]:
    """All directives that have a full date, those of added files last; may raise RegistryError."""
    return _directives(added_files())


def check_added() -> None:
    """Raise `RegistryError` where an added file cannot be used."""
    directives()


@lru_cache(maxsize=8)
def _directives(added: tuple[Path, ...]) -> tuple[Directive, ...]:
    rows = [row for row in load_table("directives") if len(row["date"]) == 10]
    types = {kind.name for kind in document_types()}
    found = {item.key: item for item in map(_directive, rows)}
    for path in added:
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
        _list(row["aliases"]),
        _list(row["replaces"]),
        _list(row["replaced_by"]),
        frozenset(_list(row["confirmed"])),
        row.get("place", ""),
        _list(row["implements"]),
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
    """A body by the code in its symbols; `local` where many places have a body of that code."""

    code: str
    name: str
    level: str
    local: bool


@cache
def issuers() -> tuple[Issuer, ...]:
    """All bodies, in the order of the table."""
    return tuple(
        Issuer(
            row["abbreviation"].split()[0],
            row["meaning"],
            row["level"],
            row["depends_on_province"] == "yes",
        )
        for row in load_table("issuers")
    )


@cache
def issuer_codes() -> frozenset[str]:
    """Issuer codes as printed: "TW", "ĐUK", "UBND"."""
    return frozenset(issuer.code for issuer in issuers())


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators, in the order of the table."""
    return tuple(
        Indicator(row["key"], _list(row["names_vi"]), row["kind"], row["unit"])
        for row in load_table("indicators")
    )


@dataclass(frozen=True, slots=True)
class UnitNoun:
    """A noun that numbers count ("đảng viên"), in lower case with modern tone marks."""

    phrase: str
    kind: FigureKind


@dataclass(frozen=True, slots=True)
class DimensionValue:
    """One value of a way to divide a whole: "nữ" of "gender"; `closed` where the values are all."""

    dimension: str
    closed: bool
    value: str


@cache
def unit_nouns() -> tuple[UnitNoun, ...]:
    """All unit nouns, the longest first."""
    rows = load_table("unit_nouns")
    nouns = [UnitNoun(row["noun"], row["kind"]) for row in rows]  # type: ignore[arg-type]
    return tuple(sorted(nouns, key=lambda noun: (-len(noun.phrase), noun.phrase)))


@cache
def dimension_values() -> tuple[DimensionValue, ...]:
    """All values of all dimensions, in the order of the table."""
    return tuple(
        DimensionValue(row["dimension"], row["class"] == "closed", row["value"])
        for row in load_table("dimensions")
    )


@dataclass(frozen=True, slots=True)
class StatementCue:
    """Words that tell of a shortcoming and its kin; `value` is empty where the kind has none."""

    kind: str
    value: str
    pattern: str


@cache
def statement_cues() -> tuple[StatementCue, ...]:
    """All cues of statements, in the order of the table."""
    return tuple(
        StatementCue(row["kind"], row["value"], row["pattern"])
        for row in load_table("statement_cues")
    )


@dataclass(frozen=True, slots=True)
class IndicatorCue:
    """A rule that gives a count its indicator; empty patterns ask for nothing."""

    indicator: str
    units: str
    own: str
    before: str
    after: str
    excluded: str
    example: str


@cache
def indicator_cues() -> tuple[IndicatorCue, ...]:
    """The rules in the order in which they are tried."""
    return tuple(
        IndicatorCue(
            row["indicator"],
            row["units"],
            row["own"],
            row["before"],
            row["after"],
            row["not"],
            row["example"],
        )
        for row in load_table("indicator_cues")
    )


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
            _list(row["words"]),
            row["pattern"],
        )
        for row in load_table("relation_cues")
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that statements are about; `name` is what people read."""

    key: str
    name: str
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class TopicCue:
    """Words that tell a topic (or, topic "none", that hide the cues inside them)."""

    topic: str
    words: str
    example: str
    counter_example: str


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the table."""
    return tuple(
        Topic(row["key"], row["name"], row["example"], row["counter_example"])
        for row in load_table("topics")
    )


@cache
def topic_names() -> dict[str, str]:
    """Key of a topic → what people read, in the order of the table."""
    return {topic.key: topic.name for topic in topics()}


@cache
def topic_cues() -> tuple[TopicCue, ...]:
    """All cues of topics, in the order of the table."""
    return tuple(
        TopicCue(row["topic"], row["cue"], row["example"], row["counter_example"])
        for row in load_table("topic_cues")
    )


@dataclass(frozen=True, slots=True)
class StatementPattern:
    """One spaCy Matcher pattern (JSON with its word lists filled in) and its proof."""

    part: str
    pattern: str
    example: str = ""
    expected: str = ""


@cache
def statement_patterns() -> tuple[StatementPattern, ...]:
    """All patterns by which a shortcoming is read, in the order of the table."""
    return tuple(
        StatementPattern(
            row["part"], filled_pattern(row["pattern"]), row["example"], row["expected"]
        )
        for row in load_table("statement_patterns")
    )


_LIST_RE = re.compile(r'"@(\w+)"')


def filled_pattern(pattern: str) -> str:
    """The pattern with each "@name" replaced by the list of that name in `statement_words`."""
    return _LIST_RE.sub(
        lambda match: json.dumps(statement_words()[match[1]], ensure_ascii=False), pattern
    )


@cache
def statement_words() -> dict[str, tuple[str, ...]]:
    """Name of a list → its words, in the order of the table."""
    out: dict[str, tuple[str, ...]] = {}
    for row in load_table("statement_words"):
        out[row["list"]] = (*out.get(row["list"], ()), row["word"])
    return out
