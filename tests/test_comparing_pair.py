"""`compare UNIT UNIT`: one summary of two units, and what happens to words that are neither."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

import baocao
from pipeline.cli import cli

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}

{place}, ngày 10 tháng 12 năm {year}

BÁO CÁO
kết quả công tác năm {year}
-----

"""
SHARED = (
    "Tổ thợ mộc bản Nậm dựng lại nhà sàn bằng gỗ tận thu ven suối, mỗi nhà góp một công làm và "
    "hai bó lạt, không ai phải bỏ tiền thuê thợ ngoài."
)
REPORTS = {
    "an hòa.txt": HEAD.format(unit="AN HÒA", place="An Hòa", year=2022)
    + f"""I. KẾT QUẢ
Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Chỉ thị số 28-CT/TW.
Tính đến ngày 31/12/2022, Đảng bộ có 59 đảng viên, gồm 52 chính thức và 06 dự bị.
{SHARED}

II. HẠN CHẾ
- Một số chi bộ họp muộn.
- Việc ghi sổ còn chậm.
""",
    "bình hòa.txt": HEAD.format(unit="BÌNH HÒA", place="Bình Hòa", year=2023)
    + f"""I. KẾT QUẢ
Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Quy định số 37-QĐ/TW.
Đến nay, Đảng bộ có 71 đảng viên. {SHARED}

II. HẠN CHẾ
- Chi bộ thôn Đoài chưa duy trì sinh hoạt.
""",
    "bình minh.txt": HEAD.format(unit="BÌNH MINH", place="Bình Minh", year=2023)
    + "I. KẾT QUẢ\nĐã làm tốt.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("nộp")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    url = f"sqlite:///{folder}/b.db"
    result = CliRunner().invoke(cli, ["ingest", str(folder), "--jobs", "1", "--db", url])
    assert result.exit_code == 0, result.output
    return url


def compare(store: str, *words: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *words, "--db", store])


@pytest.fixture(scope="module")
def summary(store: str) -> dict[str, list[dict[str, Any]]]:
    result = compare(store, "an hoa", "Bình Hòa", "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, Any]]] = json.loads(result.stdout)
    return found


def part(summary: dict[str, list[dict[str, Any]]], name: str) -> list[tuple[Any, ...]]:
    return [
        (row["subject"], row["who"], row["first"], row["second"])
        for row in summary["summary"]
        if row["part"] == name
    ]


def test_documents_of_both_and_of_one_only(summary: dict[str, list[dict[str, Any]]]) -> None:
    assert [(subject.split(" (")[0], who) for subject, who, _, _ in part(summary, "citations")] == [
        ("Chỉ thị 05-CT/TW", "both"),
        ("Chỉ thị 28-CT/TW", "first"),
        ("Quy định 37-QĐ/TW", "second"),
    ]


def test_figures_by_indicator_with_their_time(summary: dict[str, list[dict[str, Any]]]) -> None:
    ((_, who, first, second),) = [
        row for row in part(summary, "figures") if row[0] == "tổng số đảng viên"
    ]
    assert who == "both"
    assert [value.split()[0] for value in (*first, *second)] == ["59", "71"]
    assert "2022" in first[0]


def test_shortcomings_and_findings_with_their_source(
    summary: dict[str, list[dict[str, Any]]],
) -> None:
    said = part(summary, "limitations")
    assert len([row for row in said if row[2]]) == 2
    assert [row[3] for row in said if row[3]] == [
        "Chi bộ thôn Đoài chưa duy trì sinh hoạt. [bình hòa.txt, II. HẠN CHẾ]"
    ]
    ((subject, who, first, second),) = part(summary, "findings")
    assert (subject, who, second) == ("sai", "first", None)
    assert "58" in first
    assert "[an hòa.txt, I. KẾT QUẢ]" in first


def test_shared_passages_and_periods(summary: dict[str, list[dict[str, Any]]]) -> None:
    ((_, _, first, second),) = part(summary, "copies")
    assert first == f"“{SHARED[:-1]}” [an hòa.txt, I. KẾT QUẢ]"
    assert second == f"“{SHARED[:-1]}” [bình hòa.txt, I. KẾT QUẢ]"
    assert [row["report"] for row in summary["copies"]] == ["an hòa.txt"]
    assert {who for _, who, _, _ in part(summary, "reports")} == {"first", "second"}


def test_the_order_of_the_names_is_that_of_the_columns(store: str) -> None:
    found = json.loads(compare(store, "bình hòa", "an hòa", "--format", "json").stdout)
    ((_, _, first, _),) = part(found, "copies")
    assert "[bình hòa.txt" in first
    assert [row["other_report"] for row in found["copies"]] == ["an hòa.txt"]


def test_for_people_and_as_a_workbook(store: str, tmp_path: Path) -> None:
    shown = compare(store, "an hòa", "bình hòa")
    for title in ("Viện dẫn", "Số liệu", "Hạn chế", "Sai lệch", "Đoạn trùng nhau"):
        assert f"\n{title}\n" in shown.stdout
    path = tmp_path / "hai.xlsx"
    assert compare(store, "an hòa", "bình hòa", "-o", str(path)).exit_code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["Hai đơn vị", "Đoạn trùng nhau"]
    with baocao.open_store(store) as opened:
        assert set(opened.pair("an hòa", "bình hòa")["part"]) == {
            *("reports", "citations", "figures", "limitations", "findings", "copies")
        }


def test_in_english_only_the_words_of_the_reports_are_vietnamese(store: str) -> None:
    said = json.loads(
        compare(store, "an hòa", "bình hòa", "--lang", "en", "--format", "json").stdout
    )
    assert {row[0] for row in part(said, "reports")} == {
        "2022-01-01 – 2022-12-31",
        "2023-01-01 – 2023-12-31",
    }
    assert part(said, "citations")[0][2:] == (["mentions: 1"], ["mentions: 1"])
    assert "member.total" in [row[0] for row in part(said, "figures")]
    assert "(no topic)" in [row[0] for row in part(said, "limitations")]
    ((severity, _, first, _),) = part(said, "findings")
    assert severity == "error"
    assert first.startswith("The parts add up to 58 but the report says 59")
    assert part(said, "copies")[0][0].startswith("words: ")


NEITHER = [
    # (words, exit code, what is said)
    (["figure"], 2, "Không có lệnh figure (có phải figures?)"),
    (["figurs", "an hòa"], 2, "Không có lệnh figurs (có phải figures?)"),
    (["an hòa"], 2, "để so hai đơn vị, hãy ghi cả hai tên"),
    (["an hòa", "--since", "2022"], 2, "để so hai đơn vị, hãy ghi cả hai tên"),
    (["an hòa", "bình"], 1, "“bình” có thể là nhiều đơn vị"),
    (["an hòa", "đông hải"], 1, "Không có đơn vị nào khớp “đông hải”"),
    (["an hòa", "an hoa"], 1, "cùng chỉ"),
    (["an hòa", "bình hòa", "bình minh"], 2, "Thừa tham số (bình minh)"),
    (["an hòa", "bình hòa", "--unit", "x"], 2, "không dùng thêm --unit"),
    (["an hòa", "bình hòa", "--formt", "csv"], 2, "Không có tùy chọn --formt"),
]


@pytest.mark.parametrize(("words", "code", "said"), NEITHER)
def test_words_that_are_no_two_units(store: str, words: list[str], code: int, said: str) -> None:
    result = compare(store, *words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert said.casefold() in result.stderr.casefold()


def test_help_of_the_two_units() -> None:
    result = CliRunner().invoke(cli, ["compare", "a", "b", "--help"], prog_name="baocao")
    assert result.exit_code == 0
    assert 'baocao compare "Hải Yến" "Sở Xây dựng"' in result.output
