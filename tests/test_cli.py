"""The command: help, exit codes, one clear line for everything that goes wrong."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli
from pipeline.cli.comparing import compare
from pipeline.cli.failures import explain
from pipeline.cli.options import Day
from pipeline.cli.output import write_file

COMPARED = compare.commands
COMMANDS = [*([name] for name in sorted(cli.commands)), *(["compare", name] for name in COMPARED)]
REPORT = """ĐẢNG ỦY XÃ AN HÒA

BÁO CÁO
kết quả học tập

I. TÌNH HÌNH
Đảng bộ thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị.
"""
LISTING = [
    *(
        ["cites"],
        ["figures"],
        ["limitations"],
        ["statements"],
        ["check"],
        ["units"],
        ["status"],
        ["versions"],
    ),
    *(["search"], *(["compare", name] for name in COMPARED)),
]


def run(*args: str) -> Result:
    """The command in this process, where it is quick."""
    return CliRunner().invoke(cli, args, prog_name="baocao")


def test_the_commands_of_the_journey() -> None:
    assert list(cli.commands) == [
        *("ingest", "enrich", "status", "versions", "units", "cites", "directives", "figures"),
        *(
            "limitations",
            "statements",
            "check",
            "rules",
            "correct",
            "compare",
            "search",
            "show",
            "analyze",
            "eval",
        ),
    ]


@pytest.mark.parametrize("command", [[], *COMMANDS])
def test_help_is_vietnamese_and_has_an_example(command: list[str]) -> None:
    short, long = run(*command, "-h"), run(*command, "--help")
    assert (short.exit_code, short.output) == (0, long.output)
    assert "Cách dùng: baocao" in long.output
    assert "Ví dụ:\n  " in long.output
    assert f"baocao {' '.join(command)}" in long.output.partition("Ví dụ:")[2]
    for english in ("Usage", "Options", "Show this", "[OPTIONS]", "Commands"):
        assert english not in long.output
    if command in LISTING:
        for option in ("--format", "-o", "--unit", "--report", "--since", "--until", "--section"):
            assert option in long.output, option


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", run("--help").stdout)


def test_version() -> None:
    assert run("--version").output.startswith("baocao 0.")


WRONG_USE = [
    # (arguments, words of the one line)
    (["cite"], "Không có lệnh cite (có phải cites?)"),
    (["cites", "--formt", "csv"], "Không có tùy chọn --formt (có phải --format, "),
    (["cites", "--format"], "Tùy chọn --format cần một giá trị"),
    (["cites", "--missing=1", "x"], "Tùy chọn --missing không nhận giá trị"),
    (["cites", "--format", "pdf"], "phải là một trong: table, json, jsonl, csv, xlsx"),
    (["cites", "--since", "hôm qua"], "“hôm qua” không phải ngày (ví dụ 05/10/2021"),
    (["cites", "--since", "31/2/2021"], "“31/2/2021” không phải ngày có thật"),
    (["cites", "--missing"], "--missing cần một văn bản"),
    (["cites", "--family"], "--family cần một văn bản, ví dụ: baocao cites 05-CT/TW --family"),
    (["cites", "--matrix", "--unresolved"], "Không dùng --matrix cùng với --unresolved"),
    (["cites", "--unit"], "Tùy chọn --unit cần một giá trị. Xem: baocao cites --help"),
    (
        ["units", "--merge", "x"],
        'Hãy ghi đủ: baocao units --merge "tên A" --into "đơn vị B". Xem: baocao units --help',
    ),
    (["cites", "-o", "/"], "là một thư mục; hãy ghi cả tên tệp"),
    (["cites", "a", "b"], "Thừa tham số (b)"),
    (["ingest"], "Thiếu 'ĐƯỜNG_DẪN...'"),
    (["ingest", "x", "--jobs", "0"], "phải là số nguyên từ 1 trở lên"),
    (["figures", "--year", "3000"], "phải là số nguyên từ 1930 đến 2100"),
    (["compare", "limitations", "--silent", "--most", "2"], "phải là số từ 0 dưới 1"),
    (["limitations", "--origin", "subjective", "--role", "limitation"], "--origin là phía của"),
    (["compare", "figure"], "Không có lệnh figure (có phải figures?). Xem: baocao compare --help"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG_USE)
def test_wrong_use_is_one_line_and_exit_code_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.startswith("Lỗi: ")
    assert result.stderr.count("\n") == 1


def failures(folder: Path) -> list[tuple[list[str], str]]:
    """Commands that cannot succeed, and words of the line that says why."""
    (folder / "trống").mkdir()
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "ảnh.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "khác.db").write_bytes(b"SQLite format 3\x00" + bytes(100))
    (folder / "chữ.db").write_text("xin chào")
    (folder / "bc.txt").write_text("Báo cáo\n", encoding="utf-8")
    missing, other = f"sqlite:///{folder}/chưa có.db", f"sqlite:///{folder}/khác.db"
    return [
        (["cites", "--db", missing], "hãy chạy “baocao ingest” trước"),
        (["status", "--db", other], "không phải cơ sở dữ liệu của baocao"),
        (["status", "--db", f"sqlite:///{folder}/chữ.db"], "không phải cơ sở dữ liệu của baocao"),
        (["status", "--db", str(folder)], "là thư mục"),
        (["status", "--db", "mysql://x/y"], "hãy dùng sqlite:///tệp.db hoặc postgresql://"),
        (["ingest", str(folder / "trống"), "--db", missing], "Không có tệp báo cáo nào trong"),
        (["ingest", str(folder / "không có"), "--db", missing], "Không tìm thấy"),
        (["ingest", str(folder / "bc.txt"), "--db", other], "không phải cơ sở dữ liệu của baocao"),
        (["ingest", str(folder / "bc.txt"), "--db", f"{folder}/a/b.db"], "Không có thư mục"),
        (["analyze", str(folder / "không có.txt")], "Không tìm thấy tệp"),
        (["analyze", str(folder)], "Đây là thư mục"),
        (["analyze", str(folder / "ảnh.txt")], "ảnh PNG"),
        (["analyze", str(folder / "loop")], "Không mở được tệp"),
        (
            ["analyze", str(folder / "bc.txt"), "-o", f"{folder}/a/b.json"],
            "Không tìm thấy tệp hoặc",
        ),
        (["analyze", str(folder / "bc.txt"), "-o", "/dev/full"], "Đĩa đã đầy"),
    ]


def test_bad_input_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    for arguments, words in failures(tmp_path):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, ""), arguments
        assert words in result.stderr
        assert result.stderr.startswith("Lỗi: ")
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "chưa có.db").exists()


def test_an_unforeseen_error_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("hai\ndòng \x1b[31m")

    monkeypatch.setattr("pipeline.face.analyze_file", fail)
    result = run("analyze", "x.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "Lỗi nội bộ (KeyError: " in result.stderr
    assert "\x1b" not in result.stderr
    monkeypatch.setenv("BAOCAO_DEBUG", "1")
    assert isinstance(run("analyze", "x.txt").exception, KeyError)


def test_an_interrupted_run_says_that_nothing_is_lost() -> None:
    line, code = explain(click.Abort())
    assert (line.startswith("Đã dừng theo yêu cầu"), code) == (True, 1)


def test_analyze_prints_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo 1.txt"
    path.write_text(REPORT, encoding="utf-8-sig")
    data = json.loads(run("analyze", str(path), "--json").stdout)
    assert (data["source"], data["citations"][0]["id"]) == (str(path), "05-CT/TW")
    assert "Chỉ thị số 05-CT/TW".encode() in run("analyze", str(path), "--json").stdout_bytes
    output = tmp_path / "kết quả.json"
    result = run("analyze", str(path), "-o", str(output))
    assert (result.stdout, json.loads(output.read_text(encoding="utf-8"))) == ("", data)
    assert "Viện dẫn: 1 · 05-CT/TW (1)" in run("analyze", str(path)).stdout


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-10-05", "2021-10-05", "2021-10-05"),
        ("5/10/2021", "2021-10-05", "2021-10-05"),
        ("05.10.2021", "2021-10-05", "2021-10-05"),
        ("10/2021", "2021-10-01", "2021-10-31"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    days = [Day(last=last).convert(text, None, None) for last in (False, True)]
    assert [day.isoformat() for day in days] == [first, last]


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "liên kết.csv"
    write_file(target, b"1")
    mask = os.umask(0)
    os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~mask
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(link, b"2")
    assert (target.read_bytes(), link.is_symlink()) == (b"2", True)
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "liên kết.csv"]


HEAVY = (
    "spacy", "pandas", "sqlalchemy", "underthesea", "xlsxwriter", "numpy", "alembic", "pebble",
    "datasketch", "scipy", "yaml",
)  # fmt: skip


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom pipeline.cli import cli\n"
        "try:\n    cli(['--help'], prog_name='baocao')\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.stderr.strip() == "[]"
    program = f"import sys, baocao\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.stdout.strip() == "[]"


def test_help_answers_at_once() -> None:
    """Within a quarter of a second beyond what an empty Python takes on this machine now."""

    def seconds(*arguments: str) -> float:
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            best = min(best, time.perf_counter() - start)
        return best

    empty, helped = seconds("-c", "pass"), seconds("-m", "pipeline.cli", "--help")
    assert helped - empty < 0.25, f"{helped:.3f} s against {empty:.3f} s"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write_file(tmp_path / "không có" / "x.csv", b"")
    assert caught.value.filename == str(tmp_path / "không có" / "x.csv")


def test_a_message_that_begins_with_a_file_name_keeps_its_case() -> None:
    from pipeline.units import RosterError

    assert explain(RosterError("e.csv, dòng 2: thiếu tên đơn vị.")) == (
        "e.csv, dòng 2: thiếu tên đơn vị.",
        1,
    )
