"""Units by indicators and one unit over years, with the real commands on a small folder."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from submitting import ingested

from pipeline.cli import cli

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}

{place}, ngày 20 tháng 12 năm {year}

BÁO CÁO
kết quả công tác năm {year}
-----

I. TÌNH HÌNH
"""


def report(unit: str, year: int, *lines: str) -> str:
    head = HEAD.format(unit=unit.upper(), place=unit, year=year)
    return head + "\n".join(lines) + "\n"


REPORTS = {
    "an hòa 2022": report("An Hòa", 2022, "Đảng bộ xã có 100 đảng viên."),
    "an hòa 2023": report(
        *("An Hòa", 2023),
        "Đảng bộ xã có 120 đảng viên, tăng 20 đảng viên so với năm 2022; nữ 30 đồng chí.",
        "Toàn Đảng bộ có 120 đảng viên; bình quân mỗi chi bộ có 12 đảng viên.",
        "Kết nạp 09 đảng viên, trong đó nam 05 đồng chí, nữ 04 đồng chí.",
        "Chi bộ Trường Mầm non có 14 đảng viên.",
    ),
    # No women stated: missing, not zero.
    "bình hòa 2023": report(
        *("Bình Hòa", 2023),
        "Đảng bộ xã có 80 đảng viên.",
        "Phấn đấu kết nạp 15 đảng viên.",
    ),
    # Two values for one year: a conflict.
    "cát hòa 2023": report(
        *("Cát Hòa", 2023),
        "Đảng bộ xã có 60 đảng viên; đảng viên nữ 20 đồng chí.",
        "Đảng bộ xã có 66 đảng viên.",
    ),
}
A, B, C = "ĐẢNG ỦY XÃ AN HÒA", "ĐẢNG ỦY XÃ BÌNH HÒA", "ĐẢNG ỦY XÃ CÁT HÒA"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ingested(tmp_path_factory.mktemp("nộp"), REPORTS)


def run(store: str, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli, [*words, "--db", store, "--format", "json"])
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def column(rows: list[dict[str, Any]], key: str) -> dict[str, Any]:
    return {row["unit"]: row[key] for row in rows}


def compared(store: str, *words: str) -> list[dict[str, Any]]:
    return run(store, "compare", "figures", *words)


def test_units_by_indicators_leave_empty_what_nobody_states(store: str) -> None:
    rows = compared(store, "--indicator", "member.total", "--indicator", "member.female")
    assert column(rows, "member.total") == {
        **{A: 120, B: 80, C: ["60", "66"]},
        **{"Tổng cộng": 200, "Bình quân": 100},
    }
    assert column(rows, "member.female") == {
        **{A: 30, B: None, C: 20},
        **{"Tổng cộng": 50, "Bình quân": 25},
    }


def test_share_rank_and_change_against_the_period_before(store: str) -> None:
    rows = compared(store, "--indicator", "members.total", "--indicator", "đảng viên nữ")
    first = rows[0]
    assert {key: first[f"member.total:{key}"] for key in ("time", "share", "rank")} == {
        **{"time": "2023", "share": 60, "rank": 1},
    }
    before = {key: first[f"member.total:{key}"] for key in ("previous", "change")}
    assert before == {"previous": 100, "change": 20}
    assert (first["member.total:change_percent"], first["member.total:mentions"]) == (20, 2)
    # 30 of 120: the 80 of the unit that states no women are no part of the rate.
    assert column(rows, "member.female:rate") == {
        **{A: 25, B: None, C: None},
        **{"Tổng cộng": 25, "Bình quân": 25},
    }
    assert rows[1]["member.total:change"] is None


def test_parts_targets_and_sub_units_are_no_values_of_the_unit(store: str) -> None:
    rows = compared(store, "--indicator", "admit.total", "--indicator", "admit.target")
    assert column(rows, "admit.total")[A] == 9
    assert column(rows, "admit.total")[B] is None
    assert column(rows, "admit.target")[A] is None


def test_of_one_year(store: str) -> None:
    rows = compared(store, "--indicator", "member.total", "--year", "2022")
    assert column(rows, "member.total") == {
        **{A: 100, B: None, C: None},
        **{"Tổng cộng": 100, "Bình quân": 100},
    }


def test_without_an_indicator_the_matrix_counts_levels_only(store: str) -> None:
    (row,) = [row for row in compared(store) if row["indicator"] == "member.total"]
    assert (row[A], row[B], row[C]) == (120, 80, ["60", "66"])


def test_one_unit_over_the_years(store: str) -> None:
    rows = compared(store, "--by", "year", "--unit", "an hoa")
    assert [(row["year"], row["member.total"], row["member.total:change"]) for row in rows] == [
        ("2022", 100, None),
        ("2023", 120, 20),
    ]


def test_a_year_without_the_figure_is_an_empty_row_and_is_told(tmp_path: Path) -> None:
    women = {2022: "; nữ 133 đồng chí", 2023: "", 2024: "; nữ 150 đồng chí"}
    reports = {
        f"tân phước {year}": report("Tân Phước", year, f"Đảng bộ xã có 402 đảng viên{said}.")
        for year, said in women.items()
    }
    store = ingested(tmp_path, reports)
    asked = ("--indicator", "member.female")
    rows = compared(store, *asked, "--by", "year", "--unit", "tan phuoc")
    assert [tuple(row.values())[1:] for row in rows] == [
        ("2022", None, 133, None),
        ("2023", None, None, None),
        ("2024", None, 150, 17),
    ]
    words = ["compare", "figures", *asked, "--year", "2024", "--db", store]
    told = CliRunner().invoke(cli, words).stderr
    assert told == (
        "ĐẢNG ỦY XÃ TÂN PHƯỚC: đảng viên nữ tăng, giảm so với năm 2022, vì năm 2023 không nêu.\n"
    )
    assert "is against 2022" in CliRunner().invoke(cli, [*words, "--lang", "en"]).stderr
    (first, *_) = compared(store, *asked)
    assert first["member.female:previous_time"] == "2022"


def test_a_merger_breaks_the_series(tmp_path: Path) -> None:
    reports = {
        "x": report("Xuân Hòa", 2024, "Đảng bộ xã có 100 đảng viên."),
        "y": report("Yên Hòa", 2024, "Đảng bộ xã có 50 đảng viên."),
        "z4": report("Yên Xuân", 2025, "Đảng bộ xã có 149 đảng viên."),
        "z5": report("Yên Xuân", 2026, "Đảng bộ xã có 155 đảng viên."),
    }
    for name, text in reports.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    url = f"sqlite:///{tmp_path}/b.db"
    x, y, z = "ĐẢNG ỦY XÃ XUÂN HÒA", "ĐẢNG ỦY XÃ YÊN HÒA", "ĐẢNG ỦY XÃ YÊN XUÂN"
    formed = ["units", "--formed", z, "--out-of", x, "--out-of", y, "--on", "1/7/2025"]
    for words in (["ingest", str(tmp_path), "--jobs", "1"], formed):
        result = CliRunner().invoke(cli, [*words, "--db", url])
        assert result.exit_code == 0, result.output
    rows = compared(url, "--by", "year", "--unit", "Yên Xuân", "--indicator", "member.total")
    said = [
        (row["unit"], row["year"], row["member.total"], row["member.total:change"]) for row in rows
    ]
    assert said == [
        (x, "2024", 100, None),
        (y, "2024", 50, None),
        (z, "2025", 149, None),
        (z, "2026", 155, 6),
    ]
    assert [row["break"] for row in rows] == [
        *(None, None),
        f"từ 01/07/2025: hợp thành từ {x}, {y}",
        None,
    ]


def test_figures_by_indicator_year_and_section_with_their_sentence(store: str) -> None:
    words = ("--indicator", "member.total", "--year", "2022", "--section", "tình hình")
    (row,) = run(store, "figures", *words)
    assert (row["unit"], row["value"], row["time"], row["sentence"]) == (
        *(A, 100, "2022"),
        "Đảng bộ xã có 100 đảng viên.",
    )


MISTAKES = [
    (["compare", "figures", "--by", "year"], "cần đúng một đơn vị"),
    (["compare", "figures", "--indicator", "member.totl"], "Gần giống: member.total"),
    (["figures", "--indicator", "xyz"], "Không có chỉ tiêu nào khớp"),
]


@pytest.mark.parametrize(("words", "said"), MISTAKES)
def test_a_mistake_is_told_in_one_line(store: str, words: list[str], said: str) -> None:
    result = CliRunner().invoke(cli, [*words, "--db", store])
    assert result.exit_code != 0
    assert said in result.output
    assert len(result.output.strip().splitlines()) == 1


OWN = """indicator\tname\tunits\tcontext\texample
ocop.total\tsản phẩm OCOP\tsản phẩm\tocop\tToàn xã có 12 sản phẩm OCOP
"""


def test_people_add_indicators_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "nop").mkdir()
    text = report("An Hòa", 2023, "Về chương trình OCOP, toàn xã có 12 sản phẩm được công nhận.")
    (tmp_path / "nop" / "a.txt").write_text(text, "utf-8")
    own = tmp_path / "chi-tieu.tsv"
    own.write_text(OWN, "utf-8")
    url = f"sqlite:///{tmp_path}/b.db"
    added = {"BAOCAO_REGISTRY": str(own)}
    words = ["ingest", str(tmp_path / "nop"), "--jobs", "1", "--db", url]
    assert CliRunner().invoke(cli, words, env=added).exit_code == 0
    words = ["figures", "--indicator", "sản phẩm ocop", "--format", "json", "--db", url]
    result = CliRunner().invoke(cli, words, env=added)
    assert [(row["value"], row["indicator"]) for row in json.loads(result.stdout)] == [
        (12, "ocop.total")
    ]


BROKEN = [
    ("indicator\tunits\nOCOP tổng\tsản phẩm\n", "mã chỉ tiêu “OCOP tổng” không dùng được"),
    ("indicator\tunits\nocop.total\t\n", "chưa có từ nhận biết"),
    ("indicator\tunits\nocop.total\t(sản phẩm\n", "viết sai mẫu"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_indicator_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setenv("BAOCAO_REGISTRY", "")  # which the option sets for good
    own = tmp_path / "chi-tieu.tsv"
    own.write_text(text, "utf-8")
    words = ["ingest", str(tmp_path), "--registry", str(own), "--db", f"sqlite:///{tmp_path}/b.db"]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code != 0
    assert said in result.output
    assert "dòng 2" in result.output
