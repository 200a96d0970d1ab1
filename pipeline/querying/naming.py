"""Names of units: what people merged, and what they might."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from extractors.letterhead.formation import Formation
from pipeline.exporting import Cell, Column, Listing
from pipeline.linking.identity import Unit
from pipeline.linking.likeness import similar_units
from pipeline.linking.naming import Name
from pipeline.linking.records import UnitDecision
from pipeline.querying.formations import Told, told
from pipeline.querying.matching import Named, choose, matches
from pipeline.unit_names import full_key
from pipeline.wording import date_text
from schemas import tables as t

VERDICTS = {"same": "là tên khác của", "apart": "khác với", "formed": "thành lập từ"}
FROM_PEOPLE = "người dùng"


def known_names(connection: Connection) -> list[Named]:
    """Every unit with its other names: those of `units.csv` and those that people merged."""
    others: dict[str, list[str]] = {}
    for alias in connection.execute(select(t.unit_alias.c.unit_key, t.unit_alias.c.name)):
        others.setdefault(alias.unit_key, []).append(alias.name)
    d = t.unit_decision.c
    for row in connection.execute(select(d.other, d.name).where(d.verdict == "same")):
        others.setdefault(row.other, []).append(row.name)
    rows = connection.execute(select(t.unit.c.key, t.unit.c.name).order_by(t.unit.c.sort_key))
    return [Named(row.key, row.name, tuple(others.get(row.key, ()))) for row in rows]


def choose_unit(connection: Connection, words: str) -> Name:
    """The unit that the words mean. Raises `QueryError`."""
    chosen = choose(words, known_names(connection), "đơn vị", "baocao units")
    return Name(chosen.key, chosen.name)


def named_or_new(connection: Connection, words: str) -> Name:
    """The unit that the words mean, or a new one of that name where they fit none."""
    if matches(words, known_names(connection)):
        return choose_unit(connection, words)
    name = " ".join(words.split())
    return Name(full_key(name), name)


def choose_decided(connection: Connection, words: str) -> Name:
    """The name, of those that somebody decided on, that the words mean. Raises `QueryError`."""
    d = t.unit_decision.c
    names = {row.key: row.name for row in connection.execute(select(d.key, d.name))}
    for row in connection.execute(select(d.other, d.other_name).where(d.verdict == "apart")):
        names.setdefault(row.other, row.other_name)
    named = [Named(key, name) for key, name in sorted(names.items())]
    chosen = choose(words, named, "tên đã có quyết định", "baocao units --aliases")
    return Name(chosen.key, chosen.name)


def aliases(connection: Connection) -> Listing:
    """The other names of units: what people said first, then what the rosters say."""
    columns = (
        Column("name", "Tên"),
        Column("verdict", "Quan hệ", words=VERDICTS),
        Column("unit", "Đơn vị"),
        Column("day", "Từ ngày"),
        Column("source", "Nguồn"),
    )
    d, a = t.unit_decision.c, t.unit_alias.c
    rows: list[tuple[Cell, ...]] = [
        (row.name, row.verdict, row.other_name, row.day, FROM_PEOPLE)
        for row in connection.execute(
            select(d.name, d.verdict, d.other_name, d.day).order_by(d.verdict, d.key, d.other)
        )
    ]
    names = {row.key: row.name for row in connection.execute(select(t.unit.c.key, t.unit.c.name))}
    rows += [
        (row.name, "same", names.get(row.unit_key, row.unit_key), None, row.round)
        for row in connection.execute(
            select(a.name, a.unit_key, a.round).order_by(a.round, a.unit_key, a.key)
        )
    ]
    return Listing("Tên khác của đơn vị", columns, tuple(rows), "aliases")


def suggestions(connection: Connection) -> Listing:
    """Pairs of units whose names differ in diacritics alone, and the command that merges them;
    the one with fewer reports goes into the other. Then units whose reports tell of a merger, and
    the command that notes it."""
    columns = (
        Column("unit", "Đơn vị"),
        Column("reports", "Số báo cáo"),
        Column("other", "Có thể là"),
        Column("other_reports", "Số báo cáo của đơn vị đó"),
        Column("command", "Nếu đúng", wide=True),
    )
    u, r, d = t.unit, t.report.c, t.unit_decision
    sent: dict[str | None, int] = {
        row[0]: row[1]
        for row in connection.execute(
            select(r.unit_key, func.count()).where(r.version != "superseded").group_by(r.unit_key)
        )
    }
    units = [Unit(**row) for row in connection.execute(select(u).order_by(u.c.sort_key)).mappings()]
    decided = [
        UnitDecision(row.key, row.other, row.name, row.other_name, row.verdict, row.day)
        for row in connection.execute(select(d))
    ]
    sent_by = {unit.name: sent.get(unit.key, 0) for unit in units}
    rows: list[tuple[Cell, ...]] = []
    for pair in similar_units(units, decided):
        less, more = sorted(pair, key=lambda unit: (sent.get(unit.key, 0), unit.key))
        rows.append(
            (
                *(less.name, sent.get(less.key, 0), more.name, sent.get(more.key, 0)),
                f'baocao units --merge "{_called(less, pair)}" --into "{_called(more, pair)}"',
            )
        )
    rows += [
        (one.unit, sent_by.get(one.unit), _out_of(one.formation), None, _forming(one))
        for one in told(connection)
    ]
    return Listing("Tên gần giống nhau", columns, tuple(rows), "suggestions")


def _called(unit: Unit, pair: Sequence[Unit]) -> str:
    return unit.name if len({one.name for one in pair}) == len(pair) else unit.key


def _out_of(formation: Formation) -> str:
    since = f" (từ {date_text(formation.day)})" if formation.day is not None else ""
    return f"hợp thành từ {', '.join(formation.predecessors)}{since}"


def _forming(one: Told) -> str:
    before = " ".join(f'--out-of "{name}"' for name in one.formation.predecessors)
    day = f" --on {date_text(one.formation.day)}" if one.formation.day is not None else ""
    return f'baocao units --formed "{one.unit}" {before}{day}'
