"""`baocao versions`: a person decides where the program is unsure, with the real command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli

UNIT = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN HÒA

BÁO CÁO
công tác xây dựng Đảng
-----
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two texts of one unit of which nobody can tell whether one replaces the other."""
    monkeypatch.setenv("BAOCAO_DB", f"sqlite:///{tmp_path}/b.db")
    reports = tmp_path / "nộp"
    reports.mkdir()
    (reports / "một.txt").write_text(UNIT + "Đảng bộ có 59 đảng viên.\n", "utf-8")
    (reports / "hai.txt").write_text(UNIT + "Đảng bộ có 60 đảng viên.\n", "utf-8")
    run("ingest", str(reports), "--jobs", "1")
    return reports


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def standing() -> dict[str, str]:
    rows = json.loads(run("status", "--files", "--format", "json").stdout)
    return {row["name"]: row["version"] for row in rows}


def counted() -> list[str]:
    rows = json.loads(run("figures", "--format", "json").stdout)
    return sorted(row["quote"] for row in rows)


def test_doubt_decided_and_taken_back(folder: Path) -> None:
    assert standing() == {"một.txt": "unsure", "hai.txt": "unsure"}
    assert counted() == ["59 đảng viên", "60 đảng viên"]
    listed = json.loads(run("versions", "--format", "json").stdout)
    # The command that the doubt names can be run as it stands.
    doubt = next(row["doubt"] for row in listed if row["report"] == "hai.txt")
    words = doubt.partition("baocao ")[2].partition(" (")[0].split()
    assert words[::2] == ["versions", "--replaces"]
    said = run(*words).stderr
    assert said == "hai.txt: hiện hành\nmột.txt: đã thay thế\n"
    assert standing() == {"một.txt": "superseded", "hai.txt": "current"}
    assert counted() == ["60 đảng viên"]
    decided = json.loads(run("versions", "--format", "json").stdout)
    assert [(r["report"], r["verdict"], r["other"]) for r in decided] == [
        ("hai.txt", "replaces", "một.txt"),
        ("một.txt", "replaced_by", "hai.txt"),
    ]
    run("versions", "hai.txt", "--undo", "một.txt")
    assert standing() == {"một.txt": "unsure", "hai.txt": "unsure"}


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("--replaced-by", {"một.txt": "current", "hai.txt": "superseded"}),
        ("--apart-from", {"một.txt": "current", "hai.txt": "current"}),
    ],
)
def test_a_decision_outlives_a_new_ingest(
    folder: Path, option: str, expected: dict[str, str]
) -> None:
    run("versions", "hai.txt", option, "một.txt")
    assert standing() == expected
    # The files leave, the store forgets them, and they come again.
    for name in ("một.txt", "hai.txt"):
        (folder / name).rename(folder.parent / name)
    (folder / "khác.txt").write_text(UNIT.replace("AN HÒA", "BÌNH AN"), "utf-8")
    run("ingest", str(folder), "--remove-missing", "--jobs", "1")
    assert list(standing()) == ["khác.txt"]
    for name in ("một.txt", "hai.txt"):
        (folder.parent / name).rename(folder / name)
    run("ingest", str(folder), "--jobs", "1")
    assert {name: standing()[name] for name in expected} == expected


def test_the_last_decision_counts(folder: Path) -> None:
    run("versions", "một.txt", "--replaces", "hai.txt")
    run("versions", "hai.txt", "--replaces", "một.txt")
    assert standing() == {"một.txt": "superseded", "hai.txt": "current"}


def test_a_circle_is_refused(folder: Path) -> None:
    (folder / "ba.txt").write_text(UNIT + "Đảng bộ có 61 đảng viên.\n", "utf-8")
    run("ingest", str(folder), "--jobs", "1")
    run("versions", "hai.txt", "--replaces", "một.txt")
    run("versions", "ba.txt", "--replaces", "hai.txt")
    refused = run("versions", "một.txt", "--replaces", "ba.txt", code=1)
    assert "Đã có quyết định ngược lại" in refused.stderr
    assert standing()["ba.txt"] == "current"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("hai.txt",), "hãy ghi một BÁO_CÁO và một trong"),
        (("--replaces", "hai.txt"), "hãy ghi một BÁO_CÁO và một trong"),
        (("hai.txt", "--replaces", "một.txt", "--undo", "một.txt"), "một trong"),
        (("hai.txt", "--replaces", "hai.txt"), "là cùng một báo cáo"),
    ],
)
def test_what_makes_no_sense_is_refused(folder: Path, words: tuple[str, ...], message: str) -> None:
    assert message in run("versions", *words, code=2).stderr


def test_there_is_nothing_to_take_back(folder: Path) -> None:
    refused = run("versions", "hai.txt", "--undo", "một.txt", code=1)
    assert "Chưa có quyết định nào" in refused.stderr


def test_an_unknown_report_names_those_that_there_are(folder: Path) -> None:
    refused = run("versions", "hai.txt", "--replaces", "ba.txt", code=1)
    assert refused.stderr.count("\n") == 1
