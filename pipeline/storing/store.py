"""One store: a SQLite file or a PostgreSQL database, opened, checked and brought up to date.

`open_store(url)` is the only way in. A database that is not ours, or newer than the program, is
refused before anything is written to it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from pipeline.storing import errors
from pipeline.storing.migrating import bring_up_to_date

DEFAULT_URL = "sqlite:///baocao.db"

APPLICATION_ID = 0x62616F63
"""Marks our SQLite files in their header ("baoc"), so that others are known without opening."""

_BUSY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use `read()` and `write()`; each is one transaction on one connection."""

    url: str = field(repr=False)
    name: str
    engine: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for queries."""
        with errors.translated(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept whole on success and left out whole on any exception."""
        with errors.translated(self.name), self.engine.connect() as connection:
            writer = connection.execution_options(baocao_write=True)
            with writer.begin():
                yield writer

    def now(self, connection: Connection) -> datetime:
        """The time that leases are measured by: the server's, where there is a server."""
        if self.engine.dialect.name == "sqlite":
            return datetime.now(UTC)
        moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return moment

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(url: str = DEFAULT_URL, *, create: bool = True) -> Store:
    """The store at `url`, at the program's own revision.

    `url` is an SQLAlchemy address, or the path of a SQLite file. With `create=False` a database
    that is not there is an error instead of a new one. An older store is brought up to date.
    Raises `StoreError`.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(address, create=create)
    return _open_server(address, create=create)


def connect_store(url: str) -> Store:
    """The store at `url` without checks: for workers, after their parent has opened it."""
    address = _address(url)
    return Store(_text(address), _name(address), _engine(address))


def _address(url: str) -> URL:
    if "://" not in url:
        return _sqlite_address(url)
    scheme, _, rest = url.partition("://")
    backend = scheme.partition("+")[0]
    if backend == "sqlite" and (rest.startswith("/") or not rest):
        # Taken literally: people write names with spaces and "%", and versions of SQLAlchemy do
        # not agree on what is encoded here.
        return _sqlite_address(rest[1:].partition("?")[0])
    if backend not in ("postgresql", "postgres"):
        raise errors.BadUrl(
            f"Không dùng được cơ sở dữ liệu “{scheme}://…”; "
            "hãy dùng sqlite:///tệp.db hoặc postgresql://người_dùng@máy/tên."
        )
    try:
        return make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError) as error:
        raise errors.BadUrl(
            "Địa chỉ cơ sở dữ liệu không hợp lệ; hãy viết như postgresql://người_dùng@máy/tên."
        ) from error


def _sqlite_address(path: str) -> URL:
    if not path.strip() or path == ":memory:" or path.startswith("file:") or "\0" in path:
        raise errors.BadUrl("Cơ sở dữ liệu SQLite phải là một tệp; hãy dùng sqlite:///tên_tệp.db.")
    return URL.create("sqlite", database=str(Path(path).absolute()))


def _open_sqlite(address: URL, *, create: bool) -> Store:
    path = Path(address.database or "")
    name = _name(address)
    fresh = _check_sqlite_file(path, name, create=create)
    frozen = not fresh and _is_frozen(path)
    store = Store(_text(address), name, _engine(address, frozen=frozen))
    with _closed_on_error(store):
        if fresh:
            _mark_sqlite(store.engine)
        bring_up_to_date(store.engine, name)
    return store


def _check_sqlite_file(path: Path, name: str, *, create: bool) -> bool:
    """Whether the file has to be made; raises for one that is not ours, without opening it."""
    try:
        if path.is_dir():
            raise errors.StoreNotOurs(f"{name} là thư mục; hãy chỉ rõ tên tệp bằng --db.")
        if not path.exists():
            if not create:
                raise errors.StoreMissing(
                    f"Chưa có cơ sở dữ liệu {name}; hãy chạy “baocao ingest” trước, "
                    "hoặc chỉ đúng tệp bằng --db."
                )
            if not path.parent.is_dir():
                raise errors.StoreMissing(
                    f"Không có thư mục {path.parent}; hãy tạo thư mục đó hoặc sửa --db."
                )
            return True
        if not path.is_file():
            raise errors.StoreNotOurs(f"{name} không phải tệp; hãy chỉ rõ tên tệp bằng --db.")
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise errors.StoreReadOnly(
            f"Không mở được {name} ({error.strerror}); hãy kiểm tra quyền truy cập."
        ) from error
    if not header:
        if not create:
            raise errors.StoreMissing(f"{name} còn trống; hãy chạy “baocao ingest” trước.")
        return True
    ours = header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION_ID.to_bytes(4)
    if not ours:
        raise errors.StoreNotOurs(
            f"{name} không phải cơ sở dữ liệu của baocao; tệp được giữ nguyên. "
            "Hãy chọn tệp khác bằng --db."
        )
    return False


def _is_frozen(path: Path) -> bool:
    """Whether we may only read, and nobody has it open for writing. SQLite wants to write beside
    a file with a write-ahead log even for reading, unless it is told that nothing can change."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return False
    return not Path(f"{path}-wal").exists()


def _mark_sqlite(engine: Engine) -> None:
    """Write our mark into the header before the journal mode changes, so that it is never in a log
    file only, where `_check_sqlite_file` would not see it."""
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()


def _open_server(address: URL, *, create: bool) -> Store:
    name = _name(address)
    with errors.translated(name):
        store = Store(_text(address), name, _engine(address))
    with _closed_on_error(store):
        bring_up_to_date(store.engine, name, create=create)
    return store


@contextmanager
def _closed_on_error(store: Store) -> Iterator[None]:
    """Translate errors, and leave nothing open beside a database that is refused."""
    try:
        with errors.translated(store.name):
            yield
    except BaseException:
        store.close()
        raise


def _engine(address: URL, *, frozen: bool = False) -> Engine:
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        mode = "mode=ro&immutable=1" if frozen else "mode=rwc"
        engine = create_engine(
            address,
            # Closing the last connection writes the whole log back, so a worker keeps its own.
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=4,
            json_serializer=_json,
            creator=lambda: sqlite3.connect(
                f"{path.as_uri()}?{mode}",
                uri=True,
                timeout=_BUSY_SECONDS,
                # The pool hands a connection from one thread to another, never to two at once.
                check_same_thread=False,
            ),
        )
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _on_sqlite_begin)
        return engine
    return create_engine(
        address,
        pool_size=1,
        max_overflow=4,
        pool_pre_ping=True,
        json_serializer=_json,
        connect_args={"connect_timeout": 10, "application_name": "baocao"},
    )


def _on_sqlite_connect(connection: Any, _record: object) -> None:
    # The driver's own transactions begin too late (after the first read); we begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # Kilobytes. With the two megabytes of the default a query over ten thousand reports reads
    # the same pages from the file again and again.
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _on_sqlite_begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that read first could not wait for it any more.
    writes = connection.get_execution_options().get("baocao_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _text(address: URL) -> str:
    if address.get_backend_name() == "sqlite":
        return f"sqlite:///{address.database}"
    return address.render_as_string(hide_password=False)


def _name(address: URL) -> str:
    """How messages call the store: never with its password."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return f"{address.host or 'localhost'}/{address.database or ''}"
