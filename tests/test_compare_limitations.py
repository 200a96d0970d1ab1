"""`baocao compare limitations`: who admits what, with whom, alone, never, and every year again."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import baocao
from pipeline.cli import cli

CHECKS = "Công tác kiểm tra, giám sát của cấp ủy chưa thường xuyên."
CHECKS_TOO = "Việc kiểm tra, giám sát ở một vài cấp ủy chưa được thường xuyên."
MEETINGS = "Nội dung sinh hoạt chi bộ còn nghèo nàn, nặng về chuyên môn."
MEETINGS_TOO = "Nội dung sinh hoạt ở một số chi bộ nghèo nàn, nặng về bàn chuyên môn."
FEES = "Việc thu, nộp đảng phí ở thôn Đồi còn chậm."
ROADS = "Tiến độ cứng hóa mương nội đồng còn chậm."
FORMULA = "=HYPERLINK không mở được, phần mềm chưa ổn định."

ADMITTED = {
    ("AN HÒA", 2022): [CHECKS, MEETINGS, FEES],
    ("AN HÒA", 2023): [CHECKS.upper(), MEETINGS_TOO, ROADS],
    ("AN HÒA", 2024): [CHECKS_TOO, FORMULA],
    ("BÌNH HÒA", 2023): [CHECKS_TOO, f"{MEETINGS} {ROADS.replace('mương', 'đường')}"],
    ("CÁT HÒA", 2023): [MEETINGS_TOO],
}


def written(unit: str, year: int, limitations: list[str]) -> str:
    items = "\n".join(f"- {text}" for text in limitations)
    return (
        f"ĐẢNG BỘ HUYỆN VÍ DỤ\nĐẢNG ỦY XÃ {unit}\n*\nVí Dụ, ngày 10 tháng 12 năm {year}\n\n"
        f"BÁO CÁO\nkết quả công tác năm {year}\n-----\n\n"
        f"I. KẾT QUẢ\nĐã hoàn thành nhiệm vụ.\n\nII. HẠN CHẾ\n{items}\n"
    )


@pytest.fixture
def store(tmp_path: Path, store_url: str) -> str:
    folder = tmp_path / "nộp"
    folder.mkdir()
    for (unit, year), limitations in ADMITTED.items():
        text = written(unit, year, limitations)
        (folder / f"{unit} {year}.txt").write_text(text, "utf-8")
    run(store_url, "ingest", str(folder), "--jobs", "1")
    return store_url


def run(url: str, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, [*words, "--db", url])
    assert result.exit_code == code, result.output
    return result.stdout


def rows(url: str, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run(url, "compare", "limitations", *words, "--format", "json")
    )
    return found


def name(unit: str) -> str:
    return unit.title().removeprefix("Đảng Ủy Xã ").replace("Xã ", "")


def test_topics_by_units_with_counts_and_quotes(store: str) -> None:
    by_topic = {row["topic"]: row for row in rows(store)}
    assert {"inspection", "branch_meetings", "member_management"} <= set(by_topic)
    assert [by_topic["inspection"]["units"], by_topic["branch_meetings"]["units"]] == [2, 3]
    quotes = {row["topic"]: row for row in rows(store, "--quotes")}
    assert any("đảng phí" in str(cell) for cell in quotes["member_management"].values())
    shown = run(store, "compare", "limitations")
    assert "Kiểm tra, giám sát" in shown
    assert "inspection" not in shown


def test_what_several_units_admit_is_one_group_with_a_readable_label(store: str) -> None:
    found = [
        (row["label"], row["topics"], [name(unit) for unit in row["unit_names"]])
        for row in rows(store, "--groups")
    ]
    assert [units for _, _, units in found] == [
        ["An Hòa", "Bình Hòa", "Cát Hòa"],
        ["An Hòa", "Bình Hòa"],
        ["An Hòa", "Bình Hòa"],
    ]
    assert found[0][0].startswith("Nội dung sinh hoạt")
    assert found[0][1] == ["branch_meetings"]
    # one clause of a longer statement is compared by itself
    assert any("cứng hóa" in label for label, _, _ in found)


def test_groups_are_the_same_after_enriching_and_in_every_run(store: str) -> None:
    before = rows(store, "--groups")
    run(store, "enrich")
    assert rows(store, "--groups") == before


def test_what_a_unit_admits_and_nobody_else_does(store: str) -> None:
    alone = [(name(row["unit"]), row["quote"].rstrip(".")) for row in rows(store, "--alone")]
    assert alone == [("An Hòa", FEES.rstrip(".")), ("An Hòa", FORMULA.rstrip("."))]
    # the others count for the answer though they are not asked for
    assert rows(store, "--alone", "--unit", "binh hoa") == []


def test_who_admits_nothing_on_what_most_admit(store: str) -> None:
    found = [
        (row["topic"], name(row["unit"]), row["admitting"], row["of"])
        for row in rows(store, "--silent")
    ]
    assert found == [("inspection", "Cát Hòa", 2, 3)]
    assert rows(store, "--silent", "--unit", "an hoa") == []
    assert rows(store, "--silent", "--most", "0.7") == []


def test_what_comes_back_every_year(store: str) -> None:
    found = {
        (row["year"], row["state"], (row["quote"] or row["earlier"][0]).rstrip(".").lower()): row
        for row in rows(store, "--over-time")
    }
    expected = {
        (2023, "repeated", CHECKS),
        (2023, "restated", MEETINGS_TOO),
        (2023, "new", ROADS),
        (2023, "gone", FEES),
        (2024, "restated", CHECKS_TOO),
        (2024, "new", FORMULA),
        (2024, "gone", MEETINGS_TOO),
        (2024, "gone", ROADS),
    }
    assert set(found) == {(year, state, text.rstrip(".").lower()) for year, state, text in expected}
    third = found[(2024, "restated", CHECKS_TOO.rstrip(".").lower())]
    assert third["since"] == 2022
    assert third["compared_with"] == 2023
    assert {name(row["unit"]) for row in found.values()} == {"An Hòa"}


def test_a_workbook_and_a_table_hold_no_formula(store: str, tmp_path: Path) -> None:
    target = tmp_path / "riêng.csv"
    run(store, "compare", "limitations", "--alone", "-o", str(target))
    with target.open(encoding="utf-8-sig", newline="") as file:
        quotes = [row["Nguyên văn"] for row in csv.DictReader(file)]
    assert any(quote.startswith("'=HYPERLINK") for quote in quotes)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--groups", "--alone"), "Chỉ chọn một trong"),
        (("--quotes", "--silent"), "Chỉ chọn một trong"),
        (("--most", "0.6"), "--most chỉ đi cùng --silent"),
        (("--silent", "--most", "1"), "--most"),
    ],
)
def test_questions_that_do_not_go_together(words: tuple[str, ...], reason: str) -> None:
    result = CliRunner().invoke(cli, ["compare", "limitations", *words])
    assert result.exit_code == 2
    assert reason in result.stderr


def test_the_same_questions_in_python(store: str) -> None:
    with baocao.open_store(store) as opened:
        assert opened.enrich()[0] > 0
        assert list(opened.compare_limitations("groups")["units"]) == [3, 2, 2]
        assert list(opened.compare_limitations("silent", most=0.7)["topic"]) == []
        assert len(opened.compare_limitations("alone", unit="An Hòa")) == 2
        assert set(opened.limitations(unit="Cát Hòa")["deficiency"]) == {"nghèo nàn"}
        with pytest.raises(ValueError, match="groups, alone, silent, over_time"):
            opened.compare_limitations("nobody")
