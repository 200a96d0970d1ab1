"""`baocao units`: names that are one unit, and the lives of units, with the real command."""

import json
import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli
from pipeline.querying.lives import break_between, breaks, lineage
from pipeline.storing.store import open_store

REPORT = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
{unit}

BÁO CÁO
công tác xây dựng Đảng năm {year}
-----

Đảng bộ có {members} đảng viên.
"""
YEN, YEN_MISSPELT, CAO = "ĐẢNG ỦY XÃ HẢI YẾN", "ĐẢNG BỘ XÃ HẢI YÊN", "ĐẢNG ỦY XÃ CAO HÀ"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two years of one commune, whose name lost a tone mark once, and a neighbour."""
    monkeypatch.setenv("BAOCAO_DB", f"sqlite:///{tmp_path}/b.db")
    reports = tmp_path / "nộp"
    reports.mkdir()
    for name, unit, year, members in (
        ("yen-2022.txt", YEN, 2022, 198),
        ("yen-2023.txt", YEN, 2023, 201),
        ("yen-2024.txt", YEN_MISSPELT, 2024, 205),
        ("cao-2024.txt", CAO, 2024, 120),
    ):
        text = REPORT.format(unit=unit, year=year, members=members)
        (reports / name).write_text(text, "utf-8")
    run("ingest", str(reports), "--jobs", "1")
    return reports


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def listed(*words: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run(*words, "--format", "json").stdout)
    return rows


def reports_of() -> dict[str, int]:
    return {str(row["unit"]): int(str(row["reports"])) for row in listed("units")}


APART = {
    "ĐẢNG BỘ HUYỆN VÍ DỤ": 0,
    "ĐẢNG ỦY XÃ HẢI YẾN": 2,
    "ĐẢNG BỘ XÃ HẢI YÊN": 1,
    "ĐẢNG ỦY XÃ CAO HÀ": 1,
}
MERGED = {"ĐẢNG BỘ HUYỆN VÍ DỤ": 0, "ĐẢNG ỦY XÃ HẢI YẾN": 3, "ĐẢNG ỦY XÃ CAO HÀ": 1}


def test_a_unit_has_its_level_and_its_parent(folder: Path) -> None:
    assert {row["unit"]: (row["level"], row["parent"]) for row in listed("units")} == {
        "ĐẢNG BỘ HUYỆN VÍ DỤ": ("district", None),
        "ĐẢNG ỦY XÃ HẢI YẾN": ("commune", "ĐẢNG BỘ HUYỆN VÍ DỤ"),
        "ĐẢNG BỘ XÃ HẢI YÊN": ("commune", "ĐẢNG BỘ HUYỆN VÍ DỤ"),
        "ĐẢNG ỦY XÃ CAO HÀ": ("commune", "ĐẢNG BỘ HUYỆN VÍ DỤ"),
    }
    assert "huyện" in run("units", "--unit", "Ví Dụ").stdout


def test_a_tone_mark_is_a_suggestion_never_a_merger(folder: Path) -> None:
    assert reports_of() == APART
    (row,) = listed("units", "--suggest")
    assert (row["unit"], row["reports"]) == ("ĐẢNG BỘ XÃ HẢI YÊN", 1)
    assert (row["other"], row["other_reports"]) == ("ĐẢNG ỦY XÃ HẢI YẾN", 2)
    # The command that it names can be run as it stands.
    command = str(row["command"]).removeprefix("baocao units ").split('"')
    assert [word.strip() for word in command[::2]] == ["--merge", "--into", ""]
    said = run("units", "--merge", command[1], "--into", command[3]).stderr
    assert said == "“ĐẢNG BỘ XÃ HẢI YÊN” là tên khác của “ĐẢNG ỦY XÃ HẢI YẾN”.\n"
    assert reports_of() == MERGED
    assert listed("units", "--suggest") == []
    # Questions find it under both names.
    for name in ("Hải Yến", "Hải Yên"):
        assert len(listed("figures", "--unit", name)) == 3
    run("units", "--undo", "Hải Yên")
    assert reports_of() == APART


def test_a_merger_outlives_a_new_ingest(folder: Path) -> None:
    run("units", "--merge", "Hải Yên", "--into", "Hải Yến")
    for path in folder.glob("yen-*.txt"):
        path.rename(folder.parent / path.name)
    run("ingest", str(folder), "--remove-missing", "--jobs", "1")
    assert reports_of() == {**MERGED, "ĐẢNG ỦY XÃ HẢI YẾN": 0}
    for path in folder.parent.glob("yen-*.txt"):
        path.rename(folder / path.name)
    run("ingest", str(folder), "--jobs", "1")
    assert reports_of() == MERGED


def test_two_units_that_are_alike_are_no_longer_suggested(folder: Path) -> None:
    run("units", "--apart", "Hải Yên", "--from", "Hải Yến")
    assert listed("units", "--suggest") == []
    assert reports_of() == APART
    run("units", "--undo", "Hải Yến")
    assert len(listed("units", "--suggest")) == 1


def test_the_last_word_on_two_names_counts(folder: Path) -> None:
    run("units", "--merge", "Hải Yên", "--into", "Hải Yến")
    run("units", "--undo", "Hải Yên")
    run("units", "--merge", "Hải Yến", "--into", "Hải Yên")
    assert reports_of() == {
        "ĐẢNG BỘ HUYỆN VÍ DỤ": 0,
        "ĐẢNG BỘ XÃ HẢI YÊN": 3,
        "ĐẢNG ỦY XÃ CAO HÀ": 1,
    }


def test_names_are_edited_as_a_table(folder: Path, tmp_path: Path) -> None:
    run("units", "--merge", "Hải Yên", "--into", "Hải Yến")
    table = tmp_path / "tên.csv"
    run("units", "--aliases", "-o", str(table))
    assert table.read_text("utf-8-sig").splitlines() == [
        "Tên,Quan hệ,Đơn vị,Từ ngày,Nguồn",
        "ĐẢNG BỘ XÃ HẢI YÊN,là tên khác của,ĐẢNG ỦY XÃ HẢI YẾN,,người dùng",
    ]
    with table.open("a", encoding="utf-8") as file:
        file.write("Chi bộ Cao Hà,,Đảng ủy xã Cao Hà,,\n")
        file.write("Xã Khác,thành lập từ,Đảng ủy xã Cao Hà,,\n")
        file.write("Xã Khác,,Đảng ủy xã Cao Hà,,Đợt 1\n")
    said = run("units", "--aliases-from", str(table)).stderr
    assert said == "Bảng tên khác có 2 tên.\n"
    # A person's spelling goes before the capitals of a letterhead.
    cao = "Đảng ủy xã Cao Hà"
    others = {name: number for name, number in MERGED.items() if name != CAO}
    assert reports_of() == {**others, cao: 1}
    # A name that comes with a later report is known already.
    text = REPORT.format(unit="CHI BỘ CAO HÀ", year=2021, members=99)
    (folder / "cao-2021.txt").write_text(text, "utf-8")
    run("ingest", str(folder), "--jobs", "1")
    assert reports_of() == {**others, cao: 2}
    # A name that was taken out of the table is a unit again.
    table.write_text("name\tunit\nChi bộ Cao Hà\tĐảng ủy xã Cao Hà\n", "utf-8")
    run("units", "--aliases-from", str(table))
    apart = {name: number for name, number in APART.items() if name != CAO}
    assert reports_of() == {**apart, cao: 2}


ALIAS_ERRORS = [
    ("tên\nA", "thiếu cột “đơn vị”"),
    ("tên;đơn vị\n;B", "dòng 2: thiếu tên hoặc đơn vị"),
    ("tên;đơn vị\nĐảng bộ A;Đảng ủy A", "dòng 2: “Đảng bộ A” đã là một tên"),
    ("tên;đơn vị\nA;B\nA;C", "dòng 3: “A” đã là tên của “B” ở dòng 2"),
    ("tên;đơn vị\nA;B\nB;C\nC;A", "Các tên đi thành vòng ở “A”"),
]


@pytest.mark.parametrize(("content", "message"), ALIAS_ERRORS)
def test_a_table_that_cannot_be_used(
    folder: Path, tmp_path: Path, content: str, message: str
) -> None:
    table = tmp_path / "tên.csv"
    table.write_text(content, "utf-8")
    refused = run("units", "--aliases-from", str(table), code=1)
    assert message in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_merger_of_communes_is_a_break_and_never_growth(folder: Path) -> None:
    """In 2025 two communes became one under the name of the first."""
    text = REPORT.format(unit=YEN, year=2025, members=331)
    (folder / "yen-2025.txt").write_text(text, "utf-8")
    run("ingest", str(folder), "--jobs", "1")
    said = run(
        *("units", "--formed", "Hải Yến", "--out-of", "Hải Yến", "--out-of", "Cao Hà"),
        *("--on", "1/7/2025"),
    ).stderr
    assert "được thành lập từ “ĐẢNG ỦY XÃ HẢI YẾN”, “ĐẢNG ỦY XÃ CAO HÀ” từ ngày 01/07/2025" in said
    lives = {row["unit"]: row for row in listed("units")}
    assert lives["ĐẢNG ỦY XÃ HẢI YẾN"]["valid_from"] == "2025-07-01"
    assert lives["ĐẢNG ỦY XÃ HẢI YẾN"]["predecessors"] == [CAO, YEN]
    assert lives["ĐẢNG ỦY XÃ CAO HÀ"]["valid_to"] == "2025-06-30"
    store = open_store(f"sqlite:///{folder.parent}/b.db", create=False)
    with store.read() as connection:
        known = breaks(connection)
        sql = connection.exec_driver_sql(
            "select unit, day, predecessor from unit_breaks order by predecessor"
        ).all()
    store.close()
    ((key, one),) = known.items()
    assert [before.name for before in one.predecessors] == [CAO, YEN]
    assert [(row[0], str(row[1]), row[2]) for row in sql] == [
        (YEN, "2025-07-01", CAO),
        (YEN, "2025-07-01", YEN),
    ]
    # 201 members of the year 2023 and 331 of 2025 are two series; 198 and 201 are one.
    assert break_between(known, key, date(2023, 12, 31), date(2025, 12, 31)) == one
    assert break_between(known, key, date(2022, 12, 31), date(2023, 12, 31)) is None
    assert break_between(known, key, date(2025, 7, 1), date(2025, 12, 31)) is None
    assert lineage(known, key) == (key, "đảng bộ xã cao hà")
    run("units", "--undo", "Hải Yến")
    assert [row["valid_from"] for row in listed("units")] == [None] * 4


def test_a_merger_that_a_report_tells_of_is_a_suggestion(folder: Path) -> None:
    text = REPORT.format(unit=CAO, year=2025, members=420)
    birth = (
        "Xã Cao Hà được thành lập từ ngày 01/7/2025 trên cơ sở hợp nhất\n02 xã: Cao Hà và Hải Yến."
    )
    (folder / "cao-2025.txt").write_text(f"{text}\n{birth}\n", "utf-8")
    run("ingest", str(folder), "--jobs", "1")
    question = ("--by", "year", "--unit", "Cao Hà", "--indicator", "member.total")

    def growth() -> list[object]:
        rows = listed("compare", "figures", *question)
        return [row["member.total:change"] for row in rows if row["unit"] == CAO]

    assert growth() == [None, 300]
    (row,) = (row for row in listed("units", "--suggest") if row["unit"] == CAO)
    command = str(row["command"])
    assert command == (
        f'baocao units --formed "{CAO}" --out-of "{CAO}" --out-of "{YEN}" --on 01/07/2025'
    )
    run(*shlex.split(command)[1:])
    # A break from then on, and no growth.
    assert growth() == [None, None]
    assert CAO not in [row["unit"] for row in listed("units", "--suggest")]


def test_lives_from_the_roster(folder: Path, tmp_path: Path) -> None:
    roster = tmp_path / "đơn vị.csv"
    roster.write_text(
        "đơn vị;cấp trên;từ ngày;đến ngày;tiền thân\n"
        "Đảng ủy xã Hải Hà;;01/7/2025;;Đảng ủy xã Hải Yến|Đảng ủy xã Cao Hà|Đảng ủy xã Cũ\n"
        "Đảng ủy xã Cao Hà;;;15/6/2025;\n",
        "utf-8",
    )
    run("ingest", str(folder), "--round", "Năm 2025", "--units", str(roster), "--jobs", "1")
    lives = {row["unit"]: row for row in listed("units")}
    assert lives["Đảng ủy xã Hải Hà"]["predecessors"] == [
        "Đảng ủy xã Cao Hà",
        "Đảng ủy xã Cũ",
        "Đảng ủy xã Hải Yến",
    ]
    assert lives["Đảng ủy xã Hải Hà"]["valid_from"] == "2025-07-01"
    # What the roster says goes before the day before the successor's first.
    assert lives["Đảng ủy xã Cao Hà"]["valid_to"] == "2025-06-15"
    assert lives["Đảng ủy xã Cũ"]["valid_to"] == "2025-06-30"
    assert lives["Đảng ủy xã Hải Yến"]["valid_to"] == "2025-06-30"


def test_the_roster_knows_better_than_the_letterhead(folder: Path, tmp_path: Path) -> None:
    """The first step of trust: the line of units.csv whose pattern the file matches."""
    roster = tmp_path / "đơn vị.csv"
    roster.write_text("đơn vị;tệp\nChi bộ thôn Đông;cao-*\n", "utf-8")
    run("ingest", str(folder), "--round", "Năm 2024", "--units", str(roster), "--jobs", "1")
    reports = reports_of()
    assert (reports["Chi bộ thôn Đông"], reports[CAO]) == (1, 0)


MISUSE: list[tuple[Sequence[str], str, int]] = [
    (("--merge", "Cao Hà"), "Hãy ghi đủ: baocao units --merge", 2),
    (("--into", "Cao Hà"), "Hãy ghi đủ: baocao units --merge", 2),
    (("--apart", "Cao Hà"), "Hãy ghi đủ: baocao units --apart", 2),
    (("--formed", "Cao Hà"), "Hãy ghi đủ: baocao units --formed", 2),
    (("--on", "1/7/2025"), "--on chỉ dùng cùng --formed", 2),
    (("--suggest", "--aliases"), "Mỗi lần chỉ một việc", 2),
    (("--merge", "Hải", "--into", "Cao Hà"), "có thể là nhiều đơn vị", 1),
    (("--merge", "Cao Hà", "--into", "Xa Lạ"), "Không có đơn vị nào khớp “Xa Lạ”", 1),
    (("--merge", "Cao Hà", "--into", "cao ha"), "đã là một đơn vị", 1),
    (("--undo", "Cao Hà"), "Không có tên đã có quyết định nào khớp", 1),
]


@pytest.mark.parametrize(("words", "message", "code"), MISUSE)
def test_what_makes_no_sense_is_refused(
    folder: Path, words: Sequence[str], message: str, code: int
) -> None:
    refused = run("units", *words, code=code)
    assert message in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_chain_of_names_leads_to_the_last(folder: Path) -> None:
    run("units", "--merge", "Hải Yên", "--into", "Hải Yến")
    run("units", "--merge", "Hải Yến", "--into", "Cao Hà")
    assert reports_of() == {"ĐẢNG BỘ HUYỆN VÍ DỤ": 0, CAO: 4}
