"""Linking's reads and writes. Writing changes only the rows that differ."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, select, update

from pipeline.linking.attachments import HEAD, attachment_of
from pipeline.linking.derive import Linked
from pipeline.linking.records import (
    AliasRecord,
    ContentRecord,
    Decision,
    FileRecord,
    Known,
    RosterRecord,
    RoundRecord,
    UnitDecision,
)
from schemas import tables as t

Row = dict[str, Any]
_CHUNK = 500


def read_known(connection: Connection) -> Known:
    """Everything that linking depends on."""
    c = t.content.c
    contents = connection.execute(
        select(
            *(c.sha256, c.kind, c.title, c.unit_name, c.parent_unit, c.date, c.draft),
            *(c.period_start, c.period_end, c.in_reply_to, c.number),
            func.substr(c.text, 1, HEAD).label("head"),
        )
        # Facts of an older analysis count until the new one is whole.
        .where(c.kind.is_not(None))
    )
    facts: Counter[str] = Counter()
    for table in (t.citation, t.figure):
        for sha256, count in connection.execute(
            select(table.c.content, func.count()).group_by(table.c.content)
        ):
            facts[sha256] += count
    f, r, a = t.file.c, t.roster.c, t.unit_alias.c
    return Known(
        files=tuple(
            FileRecord(row.path, row.sha256, row.round, row.received_at)
            for row in connection.execute(select(f.path, f.sha256, f.round, f.received_at))
        ),
        contents=tuple(
            ContentRecord(
                sha256=row.sha256,
                kind=row.kind,
                title=row.title,
                unit_name=row.unit_name,
                parent_unit=row.parent_unit,
                day=row.date,
                draft=row.draft,
                period=(row.period_start, row.period_end) if row.period_start else None,
                in_reply_to=row.in_reply_to,
                number=row.number,
                facts=facts.get(row.sha256, 0),
                attachment=attachment_of(row.head or "") if row.kind != "article" else None,
            )
            for row in contents
        ),
        roster=tuple(
            RosterRecord(
                round=row.round,
                name=row.name,
                parent_name=row.parent_name,
                pattern=row.pattern,
                deadline=row.deadline,
                line=row.line,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                predecessors=tuple((row.predecessors or "").split("|")) if row.predecessors else (),
            )
            for row in connection.execute(
                select(
                    *(r.round, r.name, r.parent_name, r.pattern, r.deadline, r.line),
                    *(r.valid_from, r.valid_to, r.predecessors),
                )
            )
        ),
        aliases=tuple(
            AliasRecord(row.key, row.unit_key)
            for row in connection.execute(select(a.key, a.unit_key))
        ),
        rounds=tuple(
            RoundRecord(row.name)
            for row in connection.execute(
                select(t.round_.c.name).where(t.round_.c.declared.is_(True))
            )
        ),
        decisions=tuple(
            Decision(row.content, row.other, row.verdict)
            for row in connection.execute(select(t.version_decision))
        ),
        unit_decisions=tuple(
            UnitDecision(row.key, row.other, row.name, row.other_name, row.verdict, row.day)
            for row in connection.execute(select(t.unit_decision))
        ),
    )


def write_linked(connection: Connection, linked: Linked) -> None:
    """Make the derived tables equal to `linked`."""
    units = [
        {
            "key": unit.key,
            "name": unit.name,
            "parent": unit.parent,
            "depth": unit.depth,
            "level": unit.level,
            "folded": unit.folded,
            "sort_key": unit.sort_key,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
        }
        for unit in linked.units
    ]
    predecessors = [
        {"unit_key": one.unit, "predecessor": one.predecessor, "day": one.day}
        for one in linked.predecessors
    ]
    rounds = [
        {"name": r.name, "asked": r.asked, "deadline": r.deadline, "declared": r.declared}
        for r in linked.rounds
    ]
    reports: list[Row] = []
    files: list[Row] = []
    for one in linked.submissions:
        sent, content = one.submission, one.submission.content
        reports.append(
            {
                "id": sent.id,
                "unit_key": sent.unit,
                "round": sent.round,
                "content": content.sha256,
                "file": sent.main.path,
                "subject": sent.subject,
                "period_start": content.period[0] if content.period else None,
                "period_end": content.period[1] if content.period else None,
                "version": one.state.version,
                "superseded_by": one.state.superseded_by,
                "doubt": one.state.doubt,
                "received_at": sent.received_at,
                "late": one.late,
            }
        )
        files += [
            {
                "report_id": sent.id,
                "file": file.path,
                "role": "main" if file is sent.main else "copy",
                "content": content.sha256,
            }
            for file in sent.files
        ]
        files += [
            {
                "report_id": sent.id,
                "file": part.file.path,
                "role": part.role,
                "content": part.content,
            }
            for part in sent.parts
        ]
    sync(connection, t.round_, rounds)
    sync(connection, t.unit, units)
    sync(connection, t.unit_predecessor, predecessors)
    sync(connection, t.report, reports)
    sync(connection, t.report_file, files)
    _set_units(connection, t.file, linked.file_units)
    _set_units(connection, t.roster, linked.roster_units)


def sync(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Delete, update and insert so that the table holds exactly `rows`."""
    keys = [column.name for column in table.primary_key.columns]
    wanted = {tuple(row[key] for key in keys): row for row in rows}
    known = {
        tuple(row[key] for key in keys): dict(row)
        for row in connection.execute(select(table)).mappings()
    }
    here = and_(*(table.c[key] == bindparam(f"key_{key}") for key in keys))
    gone = [_key_parameters(keys, key) for key in sorted(known.keys() - wanted.keys())]
    changed = [
        {**wanted[key], **_key_parameters(keys, key)}
        for key in sorted(known.keys() & wanted.keys())
        if known[key] != wanted[key]
    ]
    new = [wanted[key] for key in sorted(wanted.keys() - known.keys())]
    others = [column.name for column in table.columns if column.name not in keys]
    for chunk in _chunks(gone):
        connection.execute(delete(table).where(here), chunk)
    for chunk in _chunks(changed):
        values: Row = {name: bindparam(name) for name in others}
        connection.execute(update(table).where(here).values(values), chunk)
    for chunk in _chunks(new):
        connection.execute(insert(table), chunk)


def _key_parameters(keys: list[str], values: tuple[Any, ...]) -> Row:
    return {f"key_{key}": value for key, value in zip(keys, values, strict=True)}


def _chunks(rows: list[Row]) -> Iterable[list[Row]]:
    for start in range(0, len(rows), _CHUNK):
        yield rows[start : start + _CHUNK]


def _set_units(connection: Connection, table: Table, wanted: Mapping[Any, str]) -> None:
    """Set `unit_key` of each row of a table that is not ours to delete from; keys of one column
    come without their tuple."""
    keys = [column.name for column in table.primary_key.columns]
    columns = [*table.primary_key.columns, table.c.unit_key]
    changed: list[Row] = []
    for *values, unit in connection.execute(select(*columns)):
        right = wanted.get(values[0] if len(values) == 1 else tuple(values))
        if unit != right:
            changed.append({**_key_parameters(keys, tuple(values)), "new_unit": right})
    here = and_(*(table.c[key] == bindparam(f"key_{key}") for key in keys))
    statement = update(table).where(here).values(unit_key=bindparam("new_unit"))
    for chunk in _chunks(changed):
        connection.execute(statement, chunk)
