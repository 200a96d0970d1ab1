"""`--registry FILE` and `baocao directives`: a person's own documents, with the real command."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli
from schemas.registry.additions import VARIABLE

COLUMNS = ("id", "type", "issuer", "date", "place", "title", "aliases", "confirmed")
ROW = (
    *("17-QĐ/TU", "Quy định", "Ban Thường vụ Tỉnh ủy", "02/6/2023", "Lâm Việt"),
    *("chấm điểm sinh hoạt chi bộ", "Quy định 17", "date"),
)
REPORT = """BÁO CÁO
kết quả công tác

I. KẾT QUẢ
Đảng ủy đã học tập Quy định 17 của Ban Thường vụ Tỉnh ủy và chấm điểm sinh hoạt chi bộ.
"""


@pytest.fixture(autouse=True)
def registry_of_the_test() -> Iterator[None]:
    """The option sets the variable for the process: each test begins and leaves without it."""
    before = os.environ.pop(VARIABLE, None)
    yield
    os.environ.pop(VARIABLE, None)
    if before is not None:
        os.environ[VARIABLE] = before


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return written(tmp_path / "tỉnh.tsv", COLUMNS, ROW)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAOCAO_DB", f"sqlite:///{tmp_path}/b.db")
    path = tmp_path / "báo cáo.txt"
    path.write_text(REPORT, "utf-8")
    return path


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    path.write_text("# của tỉnh\n" + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    return path


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def keys(result: Result) -> list[str | None]:
    return [citation["key"] for citation in json.loads(result.stdout)["citations"]]


def test_a_document_of_ones_own_is_known(own: Path, report: Path) -> None:
    analyse = ("analyze", str(report), "--json")
    assert keys(run(*analyse)) == [None]
    found = run(*analyse, "--registry", str(own))
    assert keys(found) == ["17-QĐ/TU@2023-06-02@Lâm Việt"]


def test_a_changed_registry_analyses_again(own: Path, report: Path) -> None:
    ingest = ("ingest", str(report), "--jobs", "1")
    assert "mới 1" in run(*ingest).stdout
    assert "không đổi 1" in run(*ingest).stdout
    assert "cập nhật 1" in run(*ingest, "--registry", str(own)).stdout
    assert "không đổi 1" in run(*ingest, "--registry", str(own)).stdout
    rows = json.loads(run("cites", "17-QĐ/TU", "--format", "json").stdout)
    assert [row["document"] for row in rows] == ["17-QĐ/TU@2023-06-02@Lâm Việt"]


def test_several_files_and_their_order(own: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "khác.tsv", COLUMNS, ("08-QĐ/TU", *ROW[1:]))
    for name in ("17-QĐ/TU", "08-QĐ/TU"):
        found = run("directives", name, "--registry", str(own), "--registry", str(other))
        assert f"Khóa văn bản: {name}@2023-06-02@Lâm Việt" in found.stdout


# (rows of the file, what is said)
WRONG = [
    ((), "không có dòng nào"),
    ((("id", "type"), ("1", "2")), "thiếu cột issuer, date"),
    ((COLUMNS, ("17-QĐ/TU", "Sắc lệnh", *ROW[2:])), "dòng 3: không biết loại văn bản “Sắc lệnh”"),
    ((COLUMNS, (*ROW[:3], "31/2/2023", *ROW[4:])), "“2023-02-31” không phải ngày"),
    ((COLUMNS, ("", *ROW[1:])), "cột “id” để trống"),
    ((COLUMNS, (*ROW[:-1], "title")), "cột “confirmed” chỉ nhận date, issuer, replaced_by"),
]


@pytest.mark.parametrize(("rows", "said"), WRONG, ids=lambda value: str(value)[:24])
def test_a_file_that_cannot_be_used(
    rows: tuple[tuple[str, ...], ...], said: str, tmp_path: Path
) -> None:
    result = run("directives", "--registry", str(written(tmp_path / "a.tsv", *rows)), code=1)
    assert said in result.stderr
    assert result.stderr.startswith("Lỗi: ") or "Lỗi" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("directives", "--registry", str(tmp_path / "không có.tsv"), code=1)
    assert "Không có tệp danh mục" in result.stderr


def test_one_document_is_shown_in_full() -> None:
    shown = run("directives", "chi thi 05").stdout.splitlines()
    assert "Khóa văn bản: 05-CT/TW@2016-05-15" in shown
    assert "Ngày: 15/05/2016" in shown
    assert "Được thực hiện bởi: Kết luận 01-KL/TW (18/05/2021)" in shown


def test_documents_are_searched_and_listed() -> None:
    found = json.loads(run("directives", "sinh hoạt chi bộ", "--format", "json").stdout)
    assert {"10-CT/TW@2007-03-30", "12-HD/BTCTW@2018-07-06"} <= {row["key"] for row in found}
    three = json.loads(run("directives", "12-HD/BTCTW", "--format", "json").stdout)
    assert [row["date"] for row in three] == ["2012-05-17", "2018-07-06", "2022-01-18"]
    assert len(json.loads(run("directives", "--format", "json").stdout)) > 300
    assert "Danh mục không có văn bản nào khớp" in run("directives", "xyz", code=1).stderr
