"""What the units admit, as the comparisons of limitations take it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

import regex
from sqlalchemy import Connection, select

from pipeline.comparing.matrix import unit_of
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.textkeys import said, text_key
from schemas import tables as t
from schemas import views as v

if TYPE_CHECKING:
    from pipeline.comparing.likeness import Pairs
    from pipeline.enriching.reading import Reading

_LONGEST_LABEL = 90

Role = Literal["limitation", "cause"]


@dataclass(frozen=True, slots=True)
class Admission:
    """One shortcoming (or cause) that a report states.

    `unit` is the key of the unit, or the report's id where nobody can tell the unit; `name` what
    people read. `day` is the last day reported on, else the report's date, else None.
    """

    unit: str
    name: str
    report_id: str
    report: str
    version: str
    day: date | None
    quote: str
    topics: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names its words (`pipeline.textkeys`)."""
        return text_key(self.quote)


def admissions(
    connection: Connection, filters: Filters = EVERYTHING, role: Role = "limitation"
) -> list[Admission]:
    """All that fit the filters, by unit, report and place."""
    ends = {
        row.id: row.period_end
        for row in connection.execute(select(t.report.c.id, t.report.c.period_end))
    }
    rows = fact_rows(
        connection, v.limitations, filters, [v.limitations.c.kind == role], texts=False
    )
    return [
        Admission(
            unit=unit_of(row),
            name=row.unit or row.report,
            report_id=row.report_id,
            report=row.report,
            version=row.version,
            day=ends.get(row.report_id) or row.report_date,
            quote=" ".join(row.quote.split()),
            topics=tuple(row.topics or ()),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of an admission: reports put several shortcomings into one sentence.

    `label` is the clause in short: what is lacking in what, else its own words.
    """

    of: Admission
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Parts of admissions by their distinct texts, and which texts say the same.

    `saying[i]` are the parts that say text i, `pairs` relates texts.
    """

    saying: tuple[tuple[Part, ...], ...]
    pairs: "Pairs"


_CLAUSE_RE = regex.compile(r"(?<=[;.])\s+")
_CLAUSE_ENDS = frozenset(";.")


def compared(
    connection: Connection, found: Sequence[Admission], *, by_clause: bool = True
) -> Compared:
    """The admissions, clause by clause or whole, compared with each other, each text once.

    What `baocao enrich` has read is taken from the store, the rest is read now.
    """
    from pipeline.comparing.likeness import alike_pairs, vectors
    from pipeline.enriching.stored import readings

    known = readings(connection, (one.quote for one in found))
    saying: dict[str, list[Part]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for one in found:
        for part, own in _parts(one, known[one.key], by_clause=by_clause):
            saying.setdefault(said(part.quote), []).append(part)
            words.setdefault(said(part.quote), own)
    texts = sorted(saying)
    return Compared(
        tuple(tuple(saying[text]) for text in texts),
        alike_pairs(vectors([words[text] for text in texts])),
    )


def _parts(
    one: Admission, reading: "Reading", *, by_clause: bool
) -> list[tuple[Part, tuple[str, ...]]]:
    """The clauses with their words, or the whole where it does not divide the same way."""
    quotes = _CLAUSE_RE.split(one.quote) if by_clause else [one.quote]
    words: list[list[str]] = [[]]
    for word in reading.words:
        words[-1].append(word)
        if by_clause and word in _CLAUSE_ENDS:
            words.append([])
    clauses = [tuple(clause) for clause in words if clause]
    if len(clauses) != len(quotes):
        quotes, clauses = [one.quote], [reading.words]
    return [
        (Part(one, quote, _label(quote, reading if place == 0 else None)), clause)
        for place, (quote, clause) in enumerate(zip(quotes, clauses, strict=True))
    ]


def _label(quote: str, reading: "Reading | None") -> str:
    if reading is not None and reading.subject and reading.deficiency:
        return f"{reading.subject[0].upper()}{reading.subject[1:]} {reading.deficiency}"
    short = quote.strip(" .;")
    if len(short) > _LONGEST_LABEL:
        short = short[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"
    return f"{short[:1].upper()}{short[1:]}"


def everywhere(filters: Filters) -> Filters:
    """The same question about all units: what is alone is so among all."""
    return replace(filters, unit=None, report=None)
