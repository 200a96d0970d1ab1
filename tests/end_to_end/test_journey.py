"""The real command on real files and a real database, from a folder to answers."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import baocao

AN_HOA = """ĐẢNG BỘ HUYỆN VÍ DỤ
ĐẢNG ỦY XÃ AN HÒA
*
Số 12-BC/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
An Hòa, ngày 30 tháng 5 năm 2023
BÁO CÁO
kết quả học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh

I. TÌNH HÌNH TRIỂN KHAI
1. Đặc điểm
Đảng bộ có 59 đảng viên, trong đó có 11 đảng viên dự bị, chiếm 8,7%.
2. Công tác chỉ đạo
Đảng ủy tiếp tục thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị.
Có 165/174 đảng viên học tập Chỉ thị 05, đạt 94,8%.

II. HẠN CHẾ
- Một số chi bộ chưa duy trì nền nếp sinh hoạt định kỳ.
- Việc tự phê bình và phê bình ở một số nơi còn hạn chế.
"""
BINH_MINH = """ĐẢNG BỘ HUYỆN VÍ DỤ
ĐẢNG ỦY XÃ BÌNH MINH
*
Số 7-BC/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình Minh, ngày 02 tháng 6 năm 2023
BÁO CÁO
kết quả công tác xây dựng Đảng

I. TÌNH HÌNH TRIỂN KHAI
Đảng bộ xã có 60 đảng viên. Trong năm kết nạp 3 đảng viên mới.
"""


class Command:
    """The command in a process of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "BAOCAO_DB": url, "PYTHONIOENCODING": "ascii"}

    def __call__(self, *args: str, code: int = 0) -> str:
        result = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *args],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            timeout=120,
        )
        self.errors = result.stderr.decode()
        assert result.returncode == code, self.errors
        assert "Traceback" not in self.errors
        return result.stdout.decode()


@pytest.fixture
def command(tmp_path: Path, store_url: str) -> Command:
    """A folder of reports as units send them, beside an empty store."""
    folder = tmp_path / "báo cáo các xã"
    (folder / "đợt 1").mkdir(parents=True)
    (folder / "đợt 1" / "xã An Hòa (bản chính).txt").write_text(AN_HOA, encoding="utf-8-sig")
    (folder / "binh minh.txt").write_bytes(BINH_MINH.encode("utf-16"))
    (folder / "phông cũ.txt").write_text("§¶ng bé x· cã 198 ®¶ng viªn, ®¹t tèt", encoding="cp1252")
    (folder / "ảnh chụp.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "vòng lặp").symlink_to(folder, target_is_directory=True)
    with (folder / "khổng lồ.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return Command(tmp_path, store_url)


def test_from_a_folder_to_answers(command: Command) -> None:
    folder, url = "báo cáo các xã", command.environment["BAOCAO_DB"]
    assert command("ingest", folder, "--jobs", "1", code=3) == (
        "mới 2 · không đổi 0 · cập nhật 0 · lỗi 3\n"
    )
    failed = [line for line in command.errors.splitlines() if line.startswith("Lỗi: ")]
    assert [line.rpartition("/")[2].partition(":")[0] for line in failed] == [
        "khổng lồ.txt",
        "phông cũ.txt",
        "ảnh chụp.txt",
    ]
    assert "200,0 MB" in failed[0]
    # Running it again changes nothing.
    assert command("ingest", folder, "--jobs", "1", code=3) == (
        "mới 0 · không đổi 2 · cập nhật 0 · lỗi 3\n"
    )

    cited = json.loads(command("cites", "chi thi 05", "--format", "json"))
    assert [(row["unit"], row["mentions"], row["sentence"]) for row in cited] == [
        (
            "ĐẢNG ỦY XÃ AN HÒA",
            2,
            "Đảng ủy tiếp tục thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị.",
        )
    ]
    start, end = cited[0]["start"], cited[0]["end"]
    assert AN_HOA[start:end].startswith("Chỉ thị số 05-CT/TW")
    missing = json.loads(command("cites", "05-CT/TW", "--missing", "--format", "json"))
    assert [(row["unit"], row["state"]) for row in missing] == [
        ("ĐẢNG ỦY XÃ BÌNH MINH", "not_mentioned")
    ]
    assert command("cites", "99-CT/TW", code=1) == ""
    assert "Không biết văn bản “99-CT/TW”" in command.errors

    shown = command("check", "--fail-on", "error", code=4)
    assert "11 / 59 = 18,6% ≠ 8,7%" in shown
    assert "“8,7%” · “11 đảng viên dự bị” · “59 đảng viên”" in shown
    assert "94,8" not in shown
    assert command("check", "--unit", "bình minh", "--fail-on", "error") == ""
    assert "1 báo cáo, đã tính lại" in command.errors

    command("figures", "-o", "số liệu.csv")
    with (command.folder / "số liệu.csv").open(encoding="utf-8-sig", newline="") as file:
        figures = list(csv.DictReader(file))
    assert {row["Nguyên văn"] for row in figures} >= {"59 đảng viên", "94,8%", "60 đảng viên"}
    command("check", "-o", "sai lệch.xlsx")
    book = openpyxl.load_workbook(command.folder / "sai lệch.xlsx")
    assert book.sheetnames == ["Sai lệch", "Đã kiểm tra"]
    limitations = command("limitations", "--format", "jsonl").splitlines()
    assert [json.loads(line)["quote"] for line in limitations] == [
        "Một số chi bộ chưa duy trì nền nếp sinh hoạt định kỳ.",
        "Việc tự phê bình và phê bình ở một số nơi còn hạn chế.",
    ]

    found = json.loads(command("search", "dang vien", "--format", "json"))
    assert {row["unit"] for row in found} == {"ĐẢNG ỦY XÃ AN HÒA", "ĐẢNG ỦY XÃ BÌNH MINH"}
    assert "[[VĂN BẢN: Chỉ thị số 05-CT/TW]]" in command("show", "an hoa")
    status = json.loads(command("status", "--format", "json"))
    assert [(row["name"], row["state"], row["error_kind"]) for row in status["files"]] == [
        ("binh minh.txt", "done", None),
        ("khổng lồ.txt", "failed", "too_large"),
        ("phông cũ.txt", "failed", "legacy_font"),
        ("xã An Hòa (bản chính).txt", "done", None),
        ("ảnh chụp.txt", "failed", "unsupported"),
    ]
    compared = json.loads(command("compare", "figures", "--format", "json"))
    assert any(row["ĐẢNG ỦY XÃ BÌNH MINH"] == 60 for row in compared)
    assert "ĐẢNG ỦY XÃ AN HÒA" in command("units")

    with baocao.open_store(url) as store:
        frame = store.citations(unit="an hoa")
        assert frame["id"].tolist() == ["05-CT/TW", "05-CT/TW"]
        assert store.cites("chi thi 05")["mentions"].tolist() == [2]
        assert store.figures(since="2023-06-01")["unit"].unique().tolist() == [
            "ĐẢNG ỦY XÃ BÌNH MINH"
        ]
        assert store.findings()["stated"].tolist() == [8.7]
        assert store.figures()["value"].max() == 94.8
        assert store.checked().dtypes["checked"] == "int64"
        assert store.cites("chi thi 05")["date"].dt.month.tolist() == [5]
        assert len(store.files()) == 5
        assert store.search('"đảng viên mới"')["unit"].tolist() == ["ĐẢNG ỦY XÃ BÌNH MINH"]
        for listed in (store.limitations(), store.status(), store.checked()):
            assert len(listed) == 2
        with pytest.raises(TypeError, match="unknown filter: units"):
            store.citations(units="x")  # type: ignore[call-arg]
        with pytest.raises(baocao.QueryError, match="Không có đơn vị nào"):
            store.citations(unit="không có")


def test_the_python_face_of_one_report(tmp_path: Path) -> None:
    path = tmp_path / "an hòa.txt"
    path.write_text(AN_HOA, encoding="utf-8")
    from_text, from_path = baocao.analyze(AN_HOA), baocao.analyze(path)
    assert from_text.citations == from_path.citations == baocao.analyze(str(path)).citations
    assert [citation.id for citation in from_text.citations] == ["05-CT/TW", "05-CT/TW"]
    assert (from_text.source, from_path.source) == ("", str(path))
    assert (from_text.sha256, from_text.text) == (from_path.sha256, AN_HOA)
    with pytest.raises(baocao.ReadError, match="Không tìm thấy tệp"):
        baocao.analyze("không có.txt")


def test_a_reader_that_closes_the_pipe_gets_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "dài.txt"
    path.write_text(AN_HOA + "\nĐảng bộ có 12 chi bộ.\n" * 3000, encoding="utf-8")
    result = subprocess.run(
        f"{sys.executable} -m pipeline.cli analyze dài.txt --json | head -c 10",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
    )
    assert (result.stdout, result.stderr) == (b'{\n  "sourc', b"")


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AN_HOA, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", "analyze", str(path), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert result.returncode == 1
    assert result.stderr.decode() == "Lỗi: Đĩa đã đầy; hãy giải phóng chỗ trống rồi chạy lại.\n"


def test_on_a_terminal_tables_fit_and_marks_are_coloured(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AN_HOA, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'kho.db'}"
    shown = terminal(80, "ingest", str(path), "--db", url, "--jobs", "1")
    assert "mới 1 · không đổi 0" in shown
    for columns in (80, 110):
        lines = terminal(columns, "figures", "--db", url).splitlines()
        assert max(map(len, lines)) <= columns
    assert any("59 đảng viên" in line for line in lines)
    text = terminal(80, "show", "a.txt", "--db", url)
    assert "\x1b[36mChỉ thị số 05-CT/TW\x1b[0m" in text
    assert "\x1b[" not in terminal(80, "show", "a.txt", "--db", url, "--no-color")


def terminal(columns: int, *args: str) -> str:
    """What the command writes to a terminal of so many columns."""
    import pty

    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "LINES": "50", "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *args],
        stdin=child,
        stdout=child,
        stderr=child,
        env=environment,
    )
    os.close(child)
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(parent)
    assert process.wait(timeout=120) == 0
    return b"".join(chunks).decode().replace("\r\n", "\n")
