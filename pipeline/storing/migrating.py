"""Bring a database to the program's revision, or refuse it."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import OperationalError

import schemas
from pipeline.storing import errors
from schemas import tables as t
from schemas.views import create_statements, drop_statements, views_hash

_LOCK = 0x62616F63
"""Key of the PostgreSQL advisory lock under which one process migrates."""


def bring_up_to_date(engine: Engine, name: str, *, create: bool = True) -> None:
    """Make or migrate the tables and views; nothing is written where nothing has to change.

    Raises `StoreNotOurs`, `StoreTooNew`, `StoreMissing` (empty and `create` is false) or
    `StoreOutdated` (old and read-only).
    """
    with engine.connect() as connection:
        state = _state(connection, name)
    wanted = (t.REVISION, views_hash(engine.dialect))
    if state == wanted:
        return
    if state is None and not create:
        raise errors.StoreMissing(f"{name} còn trống; hãy chạy “baocao ingest” trước.")
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(baocao_write=True)
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                # Another process may have done it while we waited for the lock.
                if _state(connection, name) != wanted:
                    _migrate(connection)
    except OperationalError as error:
        code = getattr(error.orig, "sqlite_errorname", "") or ""
        if state is not None and code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            raise errors.StoreOutdated(
                f"{name} do phiên bản cũ của baocao tạo và chỉ cho đọc nên không nâng cấp được; "
                "hãy cấp quyền ghi rồi chạy lại."
            ) from error
        raise


def _state(connection: Connection, name: str) -> tuple[str, str] | None:
    """(revision, hash of the views), or None for an empty database; raises if not ours."""
    present = set(inspect(connection).get_table_names())
    if not present:
        return None
    if not {"store_info", "alembic_version"} <= present:
        raise _not_ours(name)
    found = {row.key: row.value for row in connection.execute(select(t.store_info))}
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found.get("format") != "baocao" or revision is None:
        raise _not_ours(name)
    if revision not in known_revisions():
        raise errors.StoreTooNew(
            f"{name} do một phiên bản baocao mới hơn tạo (bản {revision}); dữ liệu giữ nguyên. "
            "Hãy nâng cấp: pip install --upgrade baocao"
        )
    return revision, found.get("views", "")


def known_revisions() -> frozenset[str]:
    """Every revision that this program can bring up to date, read from the files' names."""
    return frozenset(path.name.partition("_")[0] for path in _folder().glob("versions/[0-9]*.py"))


def _folder() -> Path:
    return Path(schemas.__path__[0]) / "migrations"


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    dialect = connection.dialect
    for statement in drop_statements():
        connection.exec_driver_sql(statement)
    config = Config()
    config.set_main_option("script_location", str(_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    for statement in create_statements(dialect):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.execute(t.store_info.delete())
    connection.execute(
        t.store_info.insert(),
        [
            {"key": "format", "value": "baocao"},
            {"key": "views", "value": views_hash(dialect)},
        ],
    )


def _not_ours(name: str) -> errors.StoreNotOurs:
    return errors.StoreNotOurs(
        f"{name} có dữ liệu của chương trình khác; dữ liệu được giữ nguyên. "
        "Hãy dùng một cơ sở dữ liệu riêng cho baocao (--db)."
    )
