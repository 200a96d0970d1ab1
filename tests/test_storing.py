"""Opening a store: made once, refused when it is not ours, never changed by looking at it."""

import hashlib
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, inspect, text

from pipeline.storing import connect_store, open_store
from pipeline.storing.errors import (
    BadUrl,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreNotOurs,
    StoreTooNew,
    StoreUnreachable,
)
from pipeline.storing.migrating import known_revisions
from schemas import tables as t
from schemas import views as v


def digest(folder: Path) -> dict[str, str]:
    """What a folder holds, to see that nothing was touched."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def test_new_store_has_all_tables_and_views(store_url: str) -> None:
    store = open_store(store_url)
    with store.read() as connection:
        inspector = inspect(connection)
        assert set(inspector.get_table_names()) == {*t.metadata.tables, "alembic_version"}
        assert set(inspector.get_view_names()) == set(v.views.tables)
        for name, view in v.views.tables.items():
            assert connection.execute(view.select()).all() == [], name
    store.close()


def test_migrations_make_the_tables_that_the_code_declares(store_url: str) -> None:
    """Whoever changes a table without a revision is told here."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = open_store(store_url)
    with store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name in t.metadata.tables
            },
        )
        assert compare_metadata(context, t.metadata) == []
    store.close()


def test_revision_is_the_newest_migration() -> None:
    assert max(known_revisions()) == t.REVISION


def test_postgresql_keeps_the_comments_of_the_views(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        missing = connection.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0"
            " AND col_description(c.oid, a.attnum) IS NULL"
        ).fetchall()
    assert missing == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    open_store(str(path)).close()
    before = digest(tmp_path)
    open_store(f"sqlite:///{path}").close()
    open_store(f"sqlite:///{path}", create=False).close()
    assert digest(tmp_path) == before


def test_opening_an_up_to_date_store_does_not_load_alembic(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    open_store(str(path)).close()
    code = (
        "import sys; from pipeline.storing import open_store\n"
        f"open_store({str(path)!r}).close(); print('alembic' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE content (x)")
    connection.close()


def foreign_database_with_log(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE khach (x)")
    connection.commit()
    shutil.copy(f"{path}-wal", f"{path}-wal.copy")
    connection.close()
    os.rename(f"{path}-wal.copy", f"{path}-wal")


def newer_database(path: Path) -> None:
    open_store(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def half_made_by_another(path: Path) -> None:
    """Carries our mark in the header, but tables that are not ours."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {0x62616F63}")
        connection.execute("CREATE TABLE khach (x)")
    connection.close()


def cut_short(path: Path) -> None:
    open_store(str(path)).close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * 8192)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (foreign_database, StoreNotOurs, "không phải cơ sở dữ liệu của baocao"),
        (foreign_database_with_log, StoreNotOurs, "không phải cơ sở dữ liệu của baocao"),
        (half_made_by_another, StoreNotOurs, "chương trình khác"),
        (newer_database, StoreTooNew, "pip install --upgrade baocao"),
        (lambda path: path.write_text("Báo cáo"), StoreNotOurs, "không phải cơ sở dữ liệu"),
        (lambda path: path.mkdir(), StoreNotOurs, "là thư mục"),
        (os.mkfifo, StoreNotOurs, "không phải tệp"),
    ],
)
def test_refuses_what_is_not_ours_and_leaves_it_untouched(
    tmp_path: Path, make, error: type[StoreError], words: str
) -> None:
    path = tmp_path / "kho.db"
    make(path)
    before = digest(tmp_path) if path.is_file() else None
    with pytest.raises(error) as caught:
        open_store(str(path))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    if before is not None:
        assert digest(tmp_path) == before


def test_a_damaged_file_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    cut_short(path)
    with pytest.raises((StoreDamaged, StoreNotOurs)) as caught:
        open_store(str(path))
    assert "\n" not in str(caught.value)


def test_missing_database_and_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="baocao ingest"):
        open_store(str(tmp_path / "kho.db"), create=False)
    with pytest.raises(StoreMissing, match="Không có thư mục"):
        open_store(str(tmp_path / "không có" / "kho.db"))
    (tmp_path / "rỗng.db").touch()
    with pytest.raises(StoreMissing, match="còn trống"):
        open_store(str(tmp_path / "rỗng.db"), create=False)
    assert [path.name for path in tmp_path.iterdir()] == ["rỗng.db"]


@pytest.mark.parametrize(
    "url",
    ["mysql://máy/tên", "sqlite://", "sqlite:///:memory:", "://", "postgresql://máy:cổng/x"],
)
def test_bad_addresses(url: str) -> None:
    with pytest.raises(BadUrl) as caught:
        open_store(url)
    assert "\n" not in str(caught.value)


def test_postgresql_that_is_empty_foreign_or_newer(postgres_empty: str) -> None:
    with pytest.raises(StoreMissing, match="baocao ingest"):
        open_store(postgres_empty, create=False)
    with psycopg.connect(postgres_empty, autocommit=True) as connection:
        connection.execute("CREATE TABLE khach (x int)")
    with pytest.raises(StoreNotOurs, match="chương trình khác"):
        open_store(postgres_empty)
    with psycopg.connect(postgres_empty, autocommit=True) as connection:
        connection.execute("DROP TABLE khach")
    open_store(postgres_empty).close()
    with psycopg.connect(postgres_empty, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match="nâng cấp"):
        open_store(postgres_empty)


def test_postgresql_that_does_not_answer() -> None:
    with pytest.raises(StoreUnreachable) as caught:
        open_store("postgresql://ai:bí-mật@127.0.0.1:1/kho")
    assert "bí-mật" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["kho.db", "kho báo cáo.db", "100%.db", "a%20b#c.db"])
def test_names_are_taken_literally(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, url in enumerate((name, f"sqlite:///{name}", f"sqlite:///{tmp_path / name}")):
        store = open_store(url)
        assert connect_store(store.url).url == store.url
        with store.write() as connection:
            connection.execute(t.unit.insert(), _unit(number))
            count = len(connection.execute(t.unit.select()).all())
        store.close()
        assert count == number + 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_view_that_changed_is_made_anew(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(store_url)
    with store.write() as connection:
        connection.execute(text("DROP VIEW findings"))
        connection.execute(
            t.store_info.update().where(t.store_info.c.key == "views"), {"value": "x"}
        )
    store.close()
    store = open_store(store_url)
    with store.read() as connection:
        assert connection.execute(v.findings.select()).all() == []
    store.close()


def test_two_processes_may_make_one_store(tmp_path: Path) -> None:
    code = "import sys; from pipeline.storing import open_store; open_store(sys.argv[1]).close()"
    path = tmp_path / "kho.db"
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [process.communicate()[1].decode() for process in running] == [""] * 3
    open_store(str(path), create=False).close()


def test_full_disk(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "kho.db"))

    @event.listens_for(store.engine, "connect")
    def no_more_pages(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    store.close()
    with pytest.raises(StoreFull, match="giải phóng"), store.write() as connection:
        connection.execute(t.unit.insert(), [_unit(i) for i in range(2000)])
    store.close()
    store = open_store(str(tmp_path / "kho.db"))
    with store.read() as connection:
        assert connection.execute(t.unit.select()).all() == []
    store.close()


def _unit(number: int) -> dict[str, object]:
    name = f"đơn vị {number} " + "x" * 100
    return {"key": name, "name": name, "depth": 0, "folded": name, "sort_key": name}


def test_a_locked_database(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "kho.db"))
    event.listen(
        store.engine,
        "connect",
        lambda connection, _: connection.execute("PRAGMA busy_timeout = 50"),
    )
    store.close()
    other = sqlite3.connect(tmp_path / "kho.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="khóa"), store.write():
        pass
    other.close()
    store.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter (the folders of pytest are only for their owner)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def _as_nobody(path: str, answers: "multiprocessing.Queue[str]", *, write: bool) -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        store = open_store(path)
        if write:
            with store.write() as connection:
                connection.execute(t.unit.insert(), _unit(1))
        answers.put("ok")
    except StoreError as error:
        answers.put(f"{type(error).__name__}: {error}")


def ask_as_nobody(path: Path, *, write: bool) -> str:
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    process = context.Process(target=_as_nobody, args=(str(path), answers), kwargs={"write": write})
    process.start()
    answer: str = answers.get(timeout=30)
    process.join()
    return answer


def test_a_folder_that_may_not_be_written_to(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    answer = ask_as_nobody(open_folder / "kho.db", write=False)
    assert answer.startswith("StoreReadOnly: Không mở được")
    open_folder.chmod(0o755)


def test_a_read_only_store_can_be_read_and_says_that_it_cannot_be_written(
    open_folder: Path,
) -> None:
    path = open_folder / "kho.db"
    open_store(str(path)).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = digest(open_folder)
    assert ask_as_nobody(path, write=False) == "ok"
    answer = ask_as_nobody(path, write=True)
    assert answer.startswith("StoreReadOnly: Không ghi được")
    assert digest(open_folder) == before
    open_folder.chmod(0o755)


def test_an_old_store_that_is_read_only(open_folder: Path) -> None:
    path = open_folder / "kho.db"
    store = open_store(str(path))
    with store.write() as connection:
        views = t.store_info.c.key == "views"
        connection.execute(t.store_info.update().where(views), {"value": "cũ"})
    store.close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    answer = ask_as_nobody(path, write=False)
    assert answer.startswith("StoreOutdated: ")
    assert "phiên bản cũ" in answer
    open_folder.chmod(0o755)
