"""Worker processes: hostile files cost only themselves, and a run that is cut off at any moment
leaves whole reports and can be continued."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import plain_analysis
import pytest
from snapshots import Snapshot, snapshot, view_rows
from sqlalchemy import select

from pipeline.ingesting import IngestResult, Limits, ingest
from pipeline.storing import Store, claims, open_store
from pipeline.storing.rows import fact_rows
from schemas import tables as t

BODY = "I. Hạn chế\n- chưa đều, 3/9 chi bộ, 05-CT/TW, 8,7%, {} đảng viên, 7 đảng viên\n"


def make_reports(folder: Path, number: int) -> None:
    folder.mkdir(parents=True)
    for i in range(number):
        path = folder / f"{i:03}.txt"
        path.write_text(f"Đơn vị: Đảng ủy {i % 7}\nNgày: 2021-10-05\n\n{BODY.format(i)}")
        os.utime(path, (1_633_420_800 + i, 1_633_420_800 + i))


def run(store: Store, folder: Path, jobs: int, limits: Limits | None = None) -> IngestResult:
    return ingest([folder], store, jobs=jobs, limits=limits, analyze=plain_analysis.analyze)


def counts(result: IngestResult) -> tuple[int, int, int, int]:
    return result.new, result.unchanged, result.updated, result.failed


def check_whole(store: Store) -> int:
    """Every stored report holds exactly the rows that its text gives; the number of reports."""
    found = snapshot(store)
    with store.read() as connection:
        contents = connection.execute(select(t.content)).all()
    wanted: Snapshot = {table.name: [] for table in t.FACT_TABLES}
    for content in contents:
        if content.kind is None:
            continue
        report = plain_analysis.analyze(content.text, sha256=content.sha256)
        for name, rows in fact_rows(content.sha256, report).items():
            columns = [column.name for column in t.metadata.tables[name].columns]
            wanted[name] += [tuple(_plain(row[c]) for c in columns) for row in rows]
    for name, rows in wanted.items():
        assert found[name] == sorted(rows, key=repr), name
    return sum(content.status == "done" for content in contents)


def _plain(value: object) -> object:
    return repr(value) if isinstance(value, list | dict) else value


def test_number_of_processes_and_order_never_matter(tmp_path: Path, postgres_url: str) -> None:
    folder = tmp_path / "nộp"
    make_reports(folder, 12)
    stores = [open_store(str(tmp_path / f"{n}.db")) for n in range(3)]
    stores.append(open_store(postgres_url))
    assert counts(run(stores[0], folder, 0)) == (12, 0, 0, 0)
    assert counts(run(stores[1], folder, 2)) == (12, 0, 0, 0)
    for path in sorted(folder.iterdir(), reverse=True):
        assert counts(run(stores[2], path, 0)) == (1, 0, 0, 0)
    assert counts(run(stores[3], folder, 2)) == (12, 0, 0, 0)
    first = snapshot(stores[0])
    assert [snapshot(store) == first for store in stores[1:]] == [True, True, True]


def test_hostile_files_cost_only_themselves(tmp_path: Path) -> None:
    """One that never ends, one that kills its worker every time, one that kills it once, one
    that wants all memory, one that raises."""
    folder = tmp_path / "nộp"
    make_reports(folder, 4)
    for name, text in (
        ("a_treo", "TREO MÁY"),
        ("b_sập", "SẬP MÁY"),
        ("c_sập một lần", f"SẬP MỘT LẦN: {tmp_path / 'đã sập'}"),
        ("d_bộ nhớ", "HẾT BỘ NHỚ"),
        ("e_lỗi", "LỖI"),
    ):
        (folder / f"{name}.txt").write_text(text)
    store = open_store(str(tmp_path / "kho.db"))
    started = time.monotonic()
    result = run(store, folder, 2, Limits(seconds=3))
    assert time.monotonic() - started < 60
    assert counts(result) == (5, 0, 0, 4)
    assert {Path(f.path).stem: f.kind for f in result.failures} == {
        "a_treo": "timeout",
        "b_sập": "crashed",
        "d_bộ nhớ": "crashed",
        "e_lỗi": "internal",
    }
    assert "quá 3 giây" in result.failures[0].message
    assert "bộ nhớ" in result.failures[2].message
    with store.read() as connection:
        rows = connection.execute(select(t.content)).all()
    assert {(row.owner, row.lease_until) for row in rows} == {(None, None)}
    assert sorted(row.attempts for row in rows) == [0] * 8 + [3]
    assert check_whole(store) == 5
    before = snapshot(store, clock=True)
    assert counts(run(store, folder, 2)) == (0, 5, 0, 4)
    assert snapshot(store, clock=True) == before


def start_ingest(folder: Path, url: str) -> "subprocess.Popen[str]":
    """A run in a process group of its own, as from a terminal; prints a line for each file."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import plain_analysis\n"
        "from pipeline.ingesting import ingest\n"
        "if __name__ == '__main__':\n"
        "    ingest([sys.argv[2]], sys.argv[3], jobs=2, analyze=plain_analysis.slowly,\n"
        "           progress=lambda done, total, path: print(done, total, flush=True))\n"
    )
    tools = Path(plain_analysis.__file__).parent
    return subprocess.Popen(
        [sys.executable, "-c", code, str(tools), str(folder), url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(process: "subprocess.Popen[str]", done: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if int(line.split()[0]) >= done:
            return
    raise AssertionError(process.stderr.read() if process.stderr else "")


@pytest.mark.parametrize("whole_group", [True, False])
def test_killed_in_the_middle(tmp_path: Path, store_url: str, whole_group: bool) -> None:
    """Whole reports or none; a second run completes and holds what an undisturbed one holds.
    Where only the parent is killed, its workers must not go on for ever."""
    folder = tmp_path / "nộp"
    make_reports(folder, 20)
    process = start_ingest(folder, store_url)
    wait_for(process, 5)
    if whole_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
    store = open_store(store_url)
    assert 5 <= check_whole(store) < 20
    assert is_over(process)
    done = check_whole(store)
    assert counts(run(store, folder, 2)) == (20 - done, done, 0, 0)
    clean = open_store(str(tmp_path / "sạch.db"))
    run(clean, folder, 0)
    assert snapshot(store) == snapshot(clean)


def is_over(process: "subprocess.Popen[str]") -> bool:
    """Whether every process of the run ends, within a while."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_leaves_whole_reports_and_no_claims(tmp_path: Path, store_url: str) -> None:
    folder = tmp_path / "nộp"
    make_reports(folder, 20)
    process = start_ingest(folder, store_url)
    wait_for(process, 4)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode != 0
    assert errors.count("Traceback") == errors.count("KeyboardInterrupt\n") == 1
    assert is_over(process)
    store = open_store(store_url)
    done = check_whole(store)
    assert 4 <= done < 20
    # What is done can be asked for at once.
    assert len(view_rows(store, "reports", "report")) == done
    with store.read() as connection:
        rows = connection.execute(select(t.content)).all()
    assert {(row.status, row.owner, row.attempts) for row in rows} == {
        ("done", None, 0),
        ("queued", None, 0),
    }
    assert counts(run(store, folder, 0)) == (20 - done, done, 0, 0)


def test_two_runs_at_once_do_the_work_once(tmp_path: Path, store_url: str) -> None:
    folder = tmp_path / "nộp"
    make_reports(folder, 12)
    open_store(store_url).close()
    both = [start_ingest(folder, store_url) for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=60)
        assert errors == ""
    store = open_store(store_url)
    assert check_whole(store) == 12
    clean = open_store(str(tmp_path / "sạch.db"))
    run(clean, folder, 0)
    assert snapshot(store) == snapshot(clean)


def test_a_content_that_another_process_has_is_left_to_it(tmp_path: Path, store_url: str) -> None:
    from datetime import timedelta

    folder = tmp_path / "nộp"
    make_reports(folder, 2)
    store = open_store(store_url)
    run(store, folder / "000.txt", 0)
    second = folder / "001.txt"
    sha256 = plain_analysis.analyze(second.read_text()).sha256
    with store.write() as connection:
        claims.queue(connection, [(sha256, second.stat().st_size)])
    state = claims.claim(
        store, sha256, fingerprint="x", owner="máy-khác:1:1", lease=timedelta(minutes=1)
    )
    assert state == "claimed"
    result = run(store, folder, 2)
    assert (counts(result), result.busy) == ((0, 1, 0, 0), 1)
