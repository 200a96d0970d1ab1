"""Rows of files, rounds and rosters: what ingesting knows before anything is analysed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pipeline.storing.storable import storable
from pipeline.storing.store import Store
from pipeline.units import RosterUnit, unit_key
from schemas import tables as t

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class FileRow:
    """What is known of a file before its text is read; without `sha256` there is an error."""

    path: str
    name: str
    size: int
    mtime: datetime | None
    sha256: str | None
    error_kind: str | None = None
    error_message: str | None = None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the store knows it, with the state of its content."""

    path: str
    round: str | None
    sha256: str | None
    state: str
    error_kind: str | None
    error_message: str | None
    status: str | None
    fingerprint: str | None
    analysed_at: datetime | None


def known_files(store: Store) -> dict[str, KnownFile]:
    """Every file of the store by path."""
    f, c = t.file.c, t.content.c
    statement = select(
        f.path,
        f.round,
        f.sha256,
        f.state,
        f.error_kind.label("file_error"),
        f.error_message.label("file_message"),
        c.error_kind,
        c.error_message,
        c.status,
        c.fingerprint,
        c.analysed_at,
    ).select_from(t.file.outerjoin(t.content, c.sha256 == f.sha256))
    with store.read() as connection:
        return {
            row.path: KnownFile(
                path=row.path,
                round=row.round,
                sha256=row.sha256,
                state=row.state,
                error_kind=row.file_error or row.error_kind,
                error_message=row.file_message or row.error_message,
                status=row.status,
                fingerprint=row.fingerprint,
                analysed_at=row.analysed_at,
            )
            for row in connection.execute(statement)
        }


def known_statuses(store: Store, contents: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """(status, fingerprint) of those contents that the store has."""
    wanted = sorted(set(contents))
    c = t.content.c
    out: dict[str, tuple[str, str | None]] = {}
    with store.read() as connection:
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            statement = select(c.sha256, c.status, c.fingerprint).where(c.sha256.in_(part))
            out |= {
                row.sha256: (row.status, row.fingerprint) for row in connection.execute(statement)
            }
    return out


def write_files(connection: Connection, files: Sequence[FileRow], round_name: str | None) -> None:
    """Insert new files and update those that changed; a file keeps its round unless one is given.

    A file that cannot be read just now keeps the content that it had.
    """
    paths = [file.path for file in files]
    for start in range(0, len(paths), _CHUNK):
        part = files[start : start + _CHUNK]
        here = t.file.c.path.in_(paths[start : start + _CHUNK])
        known = {
            row["path"]: dict(row)
            for row in connection.execute(select(t.file).where(here)).mappings()
        }
        new = [_row(file, None, round_name) for file in part if file.path not in known]
        if new:
            connection.execute(insert(t.file), new)
        changed = [
            {**row, "key_path": row["path"]}
            for file in part
            if file.path in known
            and (row := _row(file, known[file.path], round_name)) != known[file.path]
        ]
        if changed:
            connection.execute(
                update(t.file)
                .where(t.file.c.path == bindparam("key_path"))
                .values({c.name: bindparam(c.name) for c in t.file.c if c.name != "path"}),
                changed,
            )


def _row(file: FileRow, known: dict[str, Any] | None, round_name: str | None) -> dict[str, Any]:
    before = known or {}
    sha256 = file.sha256
    if sha256 is None and file.error_kind == "unreadable":
        sha256 = before.get("sha256")
    same = known is not None and sha256 == before["sha256"]
    return {
        "path": file.path,
        "name": file.name,
        "size": before["size"] if same and file.sha256 is None else file.size,
        "mtime": file.mtime,
        "sha256": sha256,
        "round": round_name if round_name is not None else before.get("round"),
        "unit_key": before.get("unit_key"),
        "received_at": before["received_at"] if same else file.mtime,
        "state": "hashed" if file.error_kind is None else "failed",
        "error_kind": file.error_kind,
        "error_message": None if file.error_message is None else storable(file.error_message),
    }


def write_round(connection: Connection, name: str) -> None:
    """Make the round, or mark one that only reports named as the user's own."""
    known = connection.execute(select(t.round_).where(t.round_.c.name == name)).one_or_none()
    if known is None:
        connection.execute(insert(t.round_), {"name": name, "declared": True})
    elif not known.declared:
        connection.execute(update(t.round_).where(t.round_.c.name == name).values(declared=True))


def write_roster(connection: Connection, round_name: str, units: Sequence[RosterUnit]) -> None:
    """Make this the roster of the round; nothing is written where it is already."""
    lines = [
        {
            "round": round_name,
            "line": unit.line,
            "name": unit.name,
            "parent_name": unit.parent,
            "pattern": unit.pattern,
            "deadline": unit.deadline,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "predecessors": "|".join(unit.predecessors) or None,
        }
        for unit in units
    ]
    # Two spellings of one alias are one.
    aliases = {
        unit_key(alias): {
            "round": round_name,
            "key": unit_key(alias),
            "name": alias,
            "unit_key": unit.key,
        }
        for unit in units
        for alias in unit.aliases
        if unit_key(alias) not in ("", unit.key)
    }
    for table, wanted in ((t.roster, lines), (t.unit_alias, list(aliases.values()))):
        names = list(wanted[0]) if wanted else ["round"]
        known = connection.execute(
            select(*(table.c[name] for name in names)).where(table.c.round == round_name)
        ).mappings()
        if _as_set(map(dict, known)) != _as_set(wanted):
            connection.execute(delete(table).where(table.c.round == round_name))
            if wanted:
                connection.execute(insert(table), wanted)


def _as_set(rows: Iterable[dict[str, Any]]) -> set[tuple[tuple[str, Any], ...]]:
    return {tuple(sorted(row.items())) for row in rows}
