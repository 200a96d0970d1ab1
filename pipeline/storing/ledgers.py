"""The ledger of a text whose facts people put right: as read, and judged anew.

The rows as read stay. Where the right figures say otherwise they are marked (`settled`: a finding
that is none; `gone`: anything else), and what the right figures say instead stands beside them
(`new`). Without corrections nothing is marked, so that taking one back restores the ledger.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from pipeline.storing.figure_rows import figure_rows
from pipeline.storing.ledger_rows import Entry, ledger_entries
from pipeline.storing.placing import Row
from schemas import tables as t
from schemas.facts import Report

_RIGHT = (
    *("wrong", "value", "value_max", "num", "den", "counted", "figure_kind"),
    *("indicator", "as_of", "year", "type", "id", "key"),
)
_BAD = ("error", "suspect")
TOGETHER = "; "
"""What parts the equations of several rows that are told as one."""
_TIED = ("part", "whole", "place", "dimension", "division")
"""The columns of a figure that tell how it hangs together with others."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One text with its corrections: its report as read and as right (the same without any), what
    the corrections were (`corrections_hash`), and the rules that did not run for it."""

    read: Report
    right: Report
    revised: str | None = None
    unchecked: tuple[str, ...] = ()


def corrections_of(connection: Connection, sha256: str) -> dict[str, dict[str, Any]]:
    """What people said of the facts that checks rest on, by reference."""
    c = t.fact_correction.c
    rows = connection.execute(
        select(t.fact_correction)
        .where(c.content == sha256, c.fact.in_(["figure", "citation"]))
        .order_by(c.ref)
    ).mappings()
    return {row["ref"]: dict(row) for row in rows}


def corrections_hash(corrections: Mapping[str, Mapping[str, Any]]) -> str | None:
    """What changes when a correction does; None without any."""
    if not corrections:
        return None
    said = [(ref, *(str(row[name]) for name in _RIGHT)) for ref, row in corrections.items()]
    return hashlib.sha256(repr(sorted(said)).encode()).hexdigest()[:16]


def kept(connection: Connection, sha256: str) -> tuple[str, frozenset[str]] | None:
    """The text and the rules that did not run for it; None where it was not analysed."""
    c = t.content.c
    row = connection.execute(
        select(c.text, c.unchecked).where(c.sha256 == sha256, c.status == "done")
    ).one_or_none()
    if row is None or row.text is None:
        return None
    return row.text, frozenset(row.unchecked or ())


def stale(connection: Connection, off: Collection[str]) -> list[str]:
    """The texts whose ledger does not follow the corrections of now, or lacks a rule that is not
    `off`."""
    c, said = t.content.c, t.fact_correction.c
    corrected = set(connection.scalars(select(said.content).distinct()))
    rows = connection.execute(
        select(c.sha256, c.revised, c.unchecked)
        .where(
            c.status == "done",
            or_(c.revised.is_not(None), c.unchecked.is_not(None), c.sha256.in_(corrected)),
        )
        .order_by(c.sha256)
    )
    return [
        row.sha256
        for row in rows.all()
        if not set(off).issuperset(row.unchecked or ())
        or corrections_hash(corrections_of(connection, row.sha256)) != row.revised
    ]


def told_together(connection: Connection, rules: Collection[str]) -> list[str]:
    """The texts where a finding of one of the rules (by id) also tells what other rules found."""
    c = t.ledger.c
    found = select(c.content).where(
        c.rule.in_(rules), c.severity.in_(_BAD), c.equation.contains(TOGETHER)
    )
    return sorted(connection.scalars(found.distinct()))


def overlaid(stored: Sequence[Entry], read: Sequence[Entry], right: Sequence[Entry]) -> list[Entry]:
    """The ledger as it is `stored` (as read) with what the `right` figures say instead of what
    those as `read` do."""
    before, after = {entry.says for entry in read}, {entry.says for entry in right}
    found_again = {entry.row["ref"] for entry in right if entry.row["severity"] != "ok"}
    out: list[Entry] = []
    for entry in stored:
        state = None
        if entry.says in before and entry.says not in after:
            is_none = entry.row["severity"] != "ok" and entry.row["ref"] not in found_again
            state = "settled" if is_none else "gone"
        out.append(entry.at(entry.row["ordinal"], state))
    known = {entry.says for entry in stored}
    ordinal = max((entry.row["ordinal"] for entry in stored), default=-1)
    for number, entry in enumerate((e for e in right if e.says not in known), start=1):
        out.append(entry.at(ordinal + number, "new"))
    return out


def judged_rows(sha256: str, facts: dict[str, list[Row]], judged: Judged) -> dict[str, list[Row]]:
    """The rows of a text (`fact_rows` of what was read) with those that were put right."""
    if judged.revised is None:
        return facts
    read = ledger_entries(sha256, judged.read)
    entries = overlaid(read, read, ledger_entries(sha256, judged.right))
    rows = {
        **facts,
        "ledger": [entry.row for entry in entries],
        "ledger_span": [span for entry in entries for span in entry.spans],
        "figure": [{**row, **tied} for row, tied in _tied(facts.get("figure", []), judged.right)],
    }
    return {name: made for name, made in rows.items() if made}


def write_judged(
    connection: Connection, sha256: str, judged: Judged, missing: Collection[str] = ()
) -> None:
    """Write the ledger of a text anew. Of what is stored the rows as read stay, but for findings
    that are told together or apart now; those of the rules (or kinds, "conflict*") `missing` are
    added."""
    read = ledger_entries(sha256, judged.read)
    stored = [entry for entry in _stored(connection, sha256) if entry.row["revised"] != "new"]
    retold = _retold(stored, read)
    stored = [entry for entry in stored if entry not in retold]
    known = {entry.says for entry in stored}
    ordinal = max((entry.row["ordinal"] for entry in stored), default=-1)
    for entry in read:
        names = {entry.row["rule"], f"{entry.row['kind']}*"}
        if (names & set(missing) or retold) and entry.says not in known:
            ordinal += 1
            stored.append(entry.at(ordinal))
    entries = overlaid(stored, read, ledger_entries(sha256, judged.right))
    for table in (t.ledger_span, t.ledger):
        connection.execute(delete(table).where(table.c.content == sha256))
    if entries:
        connection.execute(insert(t.ledger), [entry.row for entry in entries])
        spans = [span for entry in entries for span in entry.spans]
        connection.execute(insert(t.ledger_span), spans)
    _write_ties(connection, sha256, judged.right)
    connection.execute(
        update(t.content)
        .where(t.content.c.sha256 == sha256)
        .values(revised=judged.revised, unchecked=list(judged.unchecked) or None)
    )


def _retold(stored: Sequence[Entry], read: Sequence[Entry]) -> list[Entry]:
    """The findings of the stored ledger whose figures a new one has all of, or some of only: rules
    that were switched on or off are told together, or no longer are."""
    before, after = {entry.says for entry in stored}, {entry.says for entry in read}
    new = [_places(e) for e in read if e.says not in before and e.row["severity"] in _BAD]
    gone = [e for e in stored if e.says not in after and e.row["severity"] in _BAD]
    return [e for e in gone if any(_places(e) < places or _places(e) > places for places in new)]


def _places(entry: Entry) -> frozenset[tuple[int, int]]:
    return frozenset((span["start"], span["end"]) for span in entry.spans)


def _stored(connection: Connection, sha256: str) -> list[Entry]:
    spans: dict[int, list[Row]] = {}
    s = t.ledger_span.c
    found = select(t.ledger_span).where(s.content == sha256).order_by(s.ledger, s.ordinal)
    for row in connection.execute(found).mappings():
        spans.setdefault(row["ledger"], []).append(dict(row))
    c = t.ledger.c
    rows = connection.execute(select(t.ledger).where(c.content == sha256).order_by(c.ordinal))
    return [Entry(dict(row), tuple(spans.get(row["ordinal"], ()))) for row in rows.mappings().all()]


def _write_ties(connection: Connection, sha256: str, right: Report) -> None:
    f = t.figure.c
    stored = connection.execute(select(t.figure).where(f.content == sha256)).mappings()
    for row, tied in _tied([dict(row) for row in stored], right):
        if any(row[name] != value for name, value in tied.items()):
            here = update(t.figure).where(f.content == sha256, f.ordinal == row["ordinal"])
            connection.execute(here.values(**tied))


def _tied(rows: Sequence[Row], right: Report) -> list[tuple[Row, Row]]:
    """The rows of figures with how the right figures hang together."""
    known = {
        (row["type"], row["start"], row["end"]): {name: row[name] for name in _TIED}
        for row in figure_rows(right)
    }
    return [(row, known.get((row["type"], row["start"], row["end"]), {})) for row in rows]
