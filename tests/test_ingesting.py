"""From files on disk to the store: what is met, what is counted, what bad files cost."""

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import plain_analysis
import pytest
from snapshots import snapshot, view_rows

from pipeline.ingesting import (
    Failure,
    IngestError,
    IngestResult,
    Limits,
    NothingFound,
    PathMissing,
    ingest,
)
from pipeline.ingesting.walking import walk
from pipeline.storing import Store, open_store
from pipeline.storing.errors import StoreFull, StoreMissing
from pipeline.units import RosterError
from schemas import tables as t

Write = Callable[..., Path]


@pytest.fixture
def store(store_url: str) -> Store:
    return open_store(store_url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nộp"
    made.mkdir()
    return made


def report(unit: str | None = "Đảng ủy A", body: str = "Có 59 đảng viên.", **fields: str) -> str:
    lines = [f"Đơn vị: {unit}"] if unit else []
    return "\n".join([*lines, *(f"{k}: {v}" for k, v in fields.items()), "", body, ""])


def write(path: Path, text: str, *, at: float = 1_633_420_800) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))
    return path


def run(store: Store, *paths: Path, **options: object) -> IngestResult:
    given = {"jobs": 0, "analyze": plain_analysis.analyze, **options}
    return ingest(list(paths), store, **given)  # type: ignore[arg-type]


def counts(result: IngestResult) -> tuple[int, int, int, int]:
    return result.new, result.unchanged, result.updated, result.failed


def test_new_then_unchanged(store: Store, folder: Path) -> None:
    write(folder / "a.txt", report())
    write(folder / "con" / "b.md", report("Đảng ủy B", "Chỉ thị 05-CT/TW"))
    assert counts(run(store, folder)) == (2, 0, 0, 0)
    before = snapshot(store, clock=True)
    assert counts(run(store, folder)) == (0, 2, 0, 0)
    assert counts(run(store, folder / "a.txt", folder)) == (0, 2, 0, 0)
    assert snapshot(store, clock=True) == before
    assert view_rows(store, "citations", "unit", "report", "quote", "context") == [
        ("Đảng ủy B", "b.md", "05-CT/TW", "Chỉ thị 05-CT/TW")
    ]


def test_other_content_under_a_known_path(store: Store, folder: Path) -> None:
    path = write(folder / "a.txt", report(body="Có 59 đảng viên"))
    run(store, folder)
    write(path, report(body="Có 60 đảng viên"), at=1_633_500_000)
    assert counts(run(store, folder)) == (0, 0, 1, 0)
    assert view_rows(store, "figures", "quote") == [("60 đảng viên",)]
    # Back to the old text: it is still known, nothing has to be analysed.
    write(path, report(body="Có 59 đảng viên"), at=1_633_600_000)
    assert counts(run(store, folder)) == (0, 0, 1, 0)
    assert view_rows(store, "figures", "quote") == [("59 đảng viên",)]


def test_touching_a_file_is_no_change(store: Store, folder: Path) -> None:
    path = write(folder / "a.txt", report())
    run(store, folder)
    received = view_rows(store, "files", "received_at")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert counts(run(store, folder)) == (0, 1, 0, 0)
    assert view_rows(store, "files", "received_at") == received


def test_a_newer_registry_analyses_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.txt", report())
    write(folder / "b.txt", "LỖI")
    assert counts(run(store, folder)) == (1, 0, 0, 1)
    monkeypatch.setenv("STAND_IN_REGISTRY", "1")
    assert counts(run(store, folder)) == (0, 0, 1, 1)
    assert view_rows(store, "files", "fingerprint") == [("stand-in 1 registry 1",)] * 2


def test_two_units_that_send_one_text(store: Store, folder: Path) -> None:
    text = report(None, "Chỉ thị 05-CT/TW")
    for name in ("a", "a_bản sao", "b"):
        write(folder / f"{name}.txt", text)
    units = write(
        folder.parent / "units.csv",
        "đơn vị;tệp\nĐảng ủy A;a*\nĐảng ủy B;b*\nĐảng ủy C;c*\n",
    )
    result = run(store, folder, units_csv=units, round_name="Đợt 1")
    assert counts(result) == (3, 0, 0, 0)
    with store.read() as connection:
        assert len(connection.execute(t.content.select()).all()) == 1
    assert view_rows(store, "citations", "unit", "round", "report") == [
        ("Đảng ủy A", "Đợt 1", "a.txt"),
        ("Đảng ủy B", "Đợt 1", "b.txt"),
    ]
    assert view_rows(store, "files", "name", "unit", "role") == [
        ("a.txt", "Đảng ủy A", "main"),
        ("a_bản sao.txt", "Đảng ủy A", "copy"),
        ("b.txt", "Đảng ủy B", "main"),
    ]


def test_who_has_reported(store: Store, folder: Path) -> None:
    """Each state of a unit in a round, and a unit that nobody asked."""
    write(folder / "a.txt", report("Đảng ủy A", Ngày="2021-10-05", Tên="Báo cáo 1"))
    write(folder / "b.txt", report("Đảng ủy B", Ngày="2021-10-20", Tên="Báo cáo 1"))
    write(folder / "c.txt", report("Đảng ủy C", "(Dự thảo)", Ngày="2021-10-05", Tên="Báo cáo 1"))
    write(folder / "d.txt", "")
    write(folder / "e.txt", report("Đảng ủy E", Ngày="2021-10-05", Loại="bài"))
    write(folder / "f.txt", report("Đảng ủy F", Ngày="2021-10-05"))
    units = write(
        folder.parent / "units.csv",
        "đơn vị;tệp;hạn;cấp trên\n"
        + "".join(f"Đảng ủy {u};{u.lower()}.txt;15/10/2021;Đảng ủy Khối\n" for u in "EDCBA"),
    )
    result = run(store, folder, units_csv=units, round_name="Đợt 1")
    assert counts(result) == (5, 0, 0, 1)
    assert view_rows(store, "submissions", "roster_line", "unit", "parent", "state", "reports") == [
        (2, "Đảng ủy E", "Đảng ủy Khối", "not_yet", 0),
        (3, "Đảng ủy D", "Đảng ủy Khối", "unreadable", 0),
        (4, "Đảng ủy C", "Đảng ủy Khối", "draft", 1),
        (5, "Đảng ủy B", "Đảng ủy Khối", "late", 1),
        (6, "Đảng ủy A", "Đảng ủy Khối", "reported", 1),
        (None, "Đảng ủy F", None, "reported", 1),
    ]
    before = snapshot(store, clock=True)
    run(store, folder, units_csv=units, round_name="Đợt 1")
    run(store, folder)
    assert snapshot(store, clock=True) == before


def test_a_corrected_roster_links_anew(store: Store, folder: Path) -> None:
    write(folder / "x.txt", report("Đảng ủy SXD"))
    units = folder.parent / "units.csv"
    write(units, "đơn vị\nĐảng ủy Sở Xây dựng\n")
    run(store, folder, units_csv=units)
    columns = ("round", "unit", "state")
    assert view_rows(store, "submissions", *columns) == [
        ("đợt báo cáo", "Đảng ủy SXD", "reported"),
        ("đợt báo cáo", "Đảng ủy Sở Xây dựng", "not_yet"),
    ]
    write(units, "đơn vị,alias\nĐảng ủy Sở Xây dựng,Đảng ủy SXD\n")
    assert counts(run(store, folder, units_csv=units)) == (0, 1, 0, 0)
    assert view_rows(store, "submissions", *columns) == [
        ("đợt báo cáo", "Đảng ủy Sở Xây dựng", "reported")
    ]


def test_a_later_version_replaces(store: Store, folder: Path) -> None:
    fields = {"Tên": "Báo cáo tổng kết", "Thực hiện": "421-CV/ĐUK", "Kỳ": "2021-01-01..2021-12-31"}
    write(folder / "cũ.txt", report(body="Có 59 đảng viên", Ngày="2021-10-05", **fields))
    write(folder / "mới.txt", report(body="Có 60 đảng viên", Ngày="2021-10-06", **fields))
    run(store, folder)
    assert view_rows(store, "figures", "report", "quote") == [("mới.txt", "60 đảng viên")]
    assert view_rows(store, "reports", "report", "version", "round") == [
        ("cũ.txt", "superseded", "421-CV/ĐUK"),
        ("mới.txt", "current", "421-CV/ĐUK"),
    ]
    with store.read() as connection:
        dates = connection.execute(t.content.select().order_by(t.content.c.date)).all()
    assert [row.date for row in dates] == [date(2021, 10, 5), date(2021, 10, 6)]


def test_bad_files_cost_only_themselves(store: Store, folder: Path) -> None:
    write(folder / "a.txt", report())
    write(folder / "lỗi.txt", "LỖI")
    write(folder / "lâu.txt", "QUÁ LÂU")
    (folder / "nhị phân.txt").write_bytes(bytes(range(256)) * 10)
    (folder / "rỗng.txt").touch()
    (folder / "bản ký.pdf").write_bytes(b"%PDF-1.7\n...")
    (folder / "ảnh.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "số liệu.xlsx").write_bytes(b"PK\x03\x04")
    result = run(store, folder)
    assert counts(result) == (1, 0, 0, 5)
    assert result.skipped == 2
    assert {(Path(f.path).name, f.kind) for f in result.failures} == {
        ("lỗi.txt", "internal"),
        ("lâu.txt", "timeout"),
        ("nhị phân.txt", "unsupported"),
        ("rỗng.txt", "empty"),
        ("bản ký.pdf", "unsupported"),
    }
    assert all("\n" not in f.message and f.message for f in result.failures)
    internal = next(f for f in result.failures if f.kind == "internal")
    assert internal.message.startswith("Lỗi bên trong chương trình (KeyError: ")
    # They stay failed, are not tried again, and still count.
    before = snapshot(store, clock=True)
    again = run(store, folder)
    assert counts(again) == (0, 1, 0, 5)
    assert again.failures == result.failures
    assert snapshot(store, clock=True) == before


def test_retry_failed(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.txt", "LỖI")
    assert counts(run(store, folder)) == (0, 0, 0, 1)
    monkeypatch.setattr(plain_analysis, "_do_harm", lambda text: None)
    assert counts(run(store, folder)) == (0, 0, 0, 1)
    assert counts(run(store, folder, retry_failed=True)) == (0, 0, 1, 0)


def test_a_huge_file_is_judged_by_its_size(store: Store, folder: Path) -> None:
    write(folder / "a.txt", report())
    with (folder / "to.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    result = run(store, folder)
    assert counts(result) == (1, 0, 0, 1)
    assert result.failures[0].kind == "too_large"
    assert "200,0 MB" in result.failures[0].message
    assert view_rows(store, "files", "name", "state", "error_kind", "content")[1] == (
        "to.txt",
        "failed",
        "too_large",
        None,
    )


def test_a_file_that_is_gone_for_a_while_keeps_its_report(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "a.txt", report())
    run(store, folder)
    real = os.open

    def refuse(name: str, *args: int) -> int:
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied")
        return real(name, *args)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        result = run(store, folder)
    assert result.failures == (
        Failure(str(path), "unreadable", "Không có quyền đọc tệp; hãy cấp quyền đọc rồi chạy lại."),
    )
    assert view_rows(store, "files", "name", "state") == [("a.txt", "failed")]
    assert view_rows(store, "figures", "quote") == [("59 đảng viên",)]
    assert counts(run(store, folder)) == (0, 0, 1, 0)
    assert view_rows(store, "files", "name", "state") == [("a.txt", "done")]


def test_a_deleted_file_is_named_and_its_report_stays(store: Store, folder: Path) -> None:
    path = write(folder / "a.txt", report())
    write(folder / "b.txt", report("Đảng ủy B"))
    run(store, folder)
    path.unlink()
    result = run(store, folder)
    assert result.missing == (str(path),)
    assert counts(result) == (0, 1, 0, 0)
    assert len(view_rows(store, "reports", "unit")) == 2


def test_a_file_that_changes_while_it_is_read(store: Store, folder: Path) -> None:
    path = write(folder / "a.txt", report())

    def change(done: int, total: int, name: str) -> None:
        write(folder / "b.txt", report("Đảng ủy B", "Có 7 đảng viên"))

    write(folder / "b.txt", report("Đảng ủy B"))
    result = run(store, folder, progress=change)
    assert counts(result) == (1, 0, 0, 1)
    assert result.failures[0].message == "Tệp bị thay đổi trong khi đang đọc; hãy chạy lại lệnh."
    # Its facts were never stored, so it is new still.
    assert counts(run(store, folder)) == (1, 1, 0, 0)
    assert path.exists()


def test_names_with_spaces_diacritics_and_strange_bytes(store: Store, folder: Path) -> None:
    nfd = "Ba\u0301o ca\u0301o 2.txt"
    for name in ("Báo cáo  1.TXT", nfd, "-x.txt", "a\nb.txt", "=1+1.txt"):
        write(folder / name, report(f"Đảng ủy {name!r}"))
    raw = os.fsencode(folder) + b"/b\xe1o.txt"
    with open(raw, "w", encoding="utf-8") as file:
        file.write(report("Đảng ủy lạ"))
    assert counts(run(store, folder)) == (6, 0, 0, 0)
    shown = {name for (name,) in view_rows(store, "files", "name")}
    assert shown == {
        *("Báo cáo  1.TXT", "Báo cáo 2.txt", "-x.txt", "a\nb.txt", "=1+1.txt", "b\\xe1o.txt")
    }
    assert counts(run(store, folder)) == (0, 6, 0, 0)


def test_links_hidden_files_and_locks_are_passed_over(folder: Path, tmp_path: Path) -> None:
    write(folder / "a.txt", report())
    write(folder / ".ẩn.txt", report())
    write(folder / "~$bc.docx", report())
    write(folder / ".git" / "b.txt", report())
    write(tmp_path / "ngoài" / "mật.txt", "bí mật")
    (folder / "vòng").symlink_to(folder)
    (folder / "ra ngoài").symlink_to(tmp_path / "ngoài")
    (folder / "mật.txt").symlink_to(tmp_path / "ngoài" / "mật.txt")
    (folder / "hỏng.txt").symlink_to("không có")
    os.mkfifo(folder / "ống.txt")
    found = walk([folder])
    assert found.files == (str(folder / "a.txt"),)
    # What is called like a report and is none is told, not lost.
    assert [os.path.basename(path) for path, _ in found.problems] == [
        *("hỏng.txt", "mật.txt", "ống.txt")
    ]
    # A link that the user names is meant.
    assert walk([folder / "ra ngoài", folder / "mật.txt"]).files == (
        str(tmp_path / "ngoài" / "mật.txt"),
    )


def test_a_fifo_that_the_user_names_does_not_hang(store: Store, folder: Path) -> None:
    os.mkfifo(folder / "ống.txt")
    result = run(store, folder / "ống.txt")
    assert [f.kind for f in result.failures] == ["unsupported"]


def test_files_come_in_the_order_of_their_names(folder: Path) -> None:
    names = ["b/2.txt", "a/z.txt", "b.txt", "B.txt", "a/con/1.txt", "ă.txt"]
    for name in names:
        write(folder / name, "x")
    expected = ["B.txt", "a/con/1.txt", "a/z.txt", "b/2.txt", "b.txt", "ă.txt"]
    found = [os.path.relpath(path, folder) for path in walk([folder]).files]
    assert found == expected
    both = walk([folder / "b", folder, folder / "b.txt"]).files
    assert [os.path.relpath(path, folder) for path in both] == expected


def test_nothing_to_ingest_makes_no_database(tmp_path: Path, folder: Path) -> None:
    db = str(tmp_path / "kho.db")
    with pytest.raises(NothingFound, match=r"Không có tệp báo cáo nào trong “.*nộp”; hãy"):
        ingest([folder], db)
    write(folder / "ảnh.jpg", "x")
    with pytest.raises(NothingFound, match=r"\(1 tệp loại khác\)"):
        ingest([folder], db)
    with pytest.raises(PathMissing, match=r"Không tìm thấy “.*không có”"):
        ingest([folder, folder / "không có"], db)
    write(folder / "a.txt", "x")
    with pytest.raises(RosterError):
        ingest([folder], db, units_csv=tmp_path / "không có.csv")
    with pytest.raises(StoreMissing):
        ingest([folder], str(tmp_path / "không có" / "kho.db"))
    assert not Path(db).exists()


def test_a_folder_that_cannot_be_listed(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.txt", report())
    write(folder / "khóa" / "b.txt", report())
    real = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("khóa"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run(store, folder)
    assert counts(result) == (1, 0, 0, 1)
    assert result.failures == (
        Failure(
            str(folder / "khóa"),
            "unreadable",
            "Không mở được thư mục (Permission denied); hãy cấp quyền đọc.",
        ),
    )


def test_what_no_database_can_use_as_a_key(store: Store, folder: Path) -> None:
    """Names of units and requests, and paths, of absurd length cost nothing but themselves."""
    write(
        folder / "a.txt", report("Đảng ủy " + "xã A " * 2000, **{"Thực hiện": "1-CV/" + "Đ" * 5000})
    )
    deep = folder.joinpath(*["thư mục rất sâu" * 8] * 13)
    write(deep / "b.txt", report("Đảng ủy B"))
    result = run(store, folder)
    assert counts(result) == (1, 0, 0, 1)
    assert result.failures[0].message.startswith("Đường dẫn quá dài")
    assert view_rows(store, "reports", "unit", "round", "report") == [(None, None, "a.txt")]
    with pytest.raises(IngestError, match="quá dài"):
        run(store, folder, round_name="x" * 300)


def test_a_full_disk_stops_the_run_and_loses_nothing(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.ingesting import processing

    for number in range(4):
        write(folder / f"{number}.txt", report(f"Đảng ủy {number}", "x " * 200_000))
    store = open_store(str(tmp_path / "kho.db"))
    monkeypatch.setattr(processing, "_store", lambda url: limited)
    limited = open_store(str(tmp_path / "kho.db"))
    from sqlalchemy import event

    event.listen(limited.engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 700"))
    limited.close()
    with pytest.raises(StoreFull, match="Đĩa đã đầy"):
        run(store, folder)
    with store.read() as connection:
        rows = connection.execute(t.content.select()).all()
    done = [row.sha256 for row in rows if row.status == "done"]
    assert 0 < len(done) < 4
    assert {row.status for row in rows} == {"done", "queued"}
    assert {row[0] for row in view_rows(store, "reports", "content")} == set(done)
    monkeypatch.undo()
    assert counts(run(store, folder)) == (4 - len(done), len(done), 0, 0)


def test_both_databases_hold_the_same(tmp_path: Path, folder: Path, postgres_url: str) -> None:
    for number in range(5):
        body = (
            f"I. Hạn chế\n- chưa đều, {number}/9 chi bộ, 05-CT/TW, 8,{number}%, "
            f"{number} đảng viên, 7 đảng viên"
        )
        write(folder / f"{number}.txt", report(f"Đảng ủy {number % 3}", body, Ngày="2021-10-05"))
    stores = [open_store(str(tmp_path / "kho.db")), open_store(postgres_url)]
    results = [run(store, folder, round_name="Đợt 1") for store in stores]
    assert results[0] == results[1]
    assert snapshot(stores[0]) == snapshot(stores[1])
    for name in ("citations", "figures", "limitations", "findings", "files", "submissions"):
        columns = ("unit",) if name == "submissions" else ("round", "unit")
        assert view_rows(stores[0], name, *columns) == view_rows(stores[1], name, *columns) != []


def test_copies_of_a_folder_are_the_same_content(store: Store, folder: Path) -> None:
    write(folder / "a.txt", report())
    shutil.copytree(folder, folder.parent / "nộp lại")
    assert counts(run(store, folder)) == (1, 0, 0, 0)
    assert counts(run(store, folder.parent / "nộp lại")) == (1, 0, 0, 0)
    assert len(view_rows(store, "reports", "unit")) == 1


def test_limits_have_sane_defaults() -> None:
    assert Limits() == Limits(20 * 1024 * 1024, 120.0, 4 * 1024**3)
    assert sys.version_info >= (3, 11)
