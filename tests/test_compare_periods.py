"""What is held against what: values of one period, units beside each other, levels one by one."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from submitting import ingested

from pipeline.cli import cli

HEAD = """{above}                     ĐẢNG CỘNG SẢN VIỆT NAM
{unit}

Ví Dụ, ngày 20 tháng 12 năm {year}

BÁO CÁO
kết quả công tác năm {year}
-----

I. TÌNH HÌNH
"""
A, B, C, D = (f"ĐẢNG ỦY XÃ {name} HÒA" for name in ("AN", "BÌNH", "CÁT", "DƯ"))
UP = "ĐẢNG BỘ HUYỆN VÍ DỤ"


def report(unit: str, year: int, *lines: str) -> str:
    above = "ĐẢNG BỘ TỈNH MẪU" if unit == UP else UP
    return HEAD.format(above=above, unit=unit, year=year) + "\n".join(lines) + "\n"


RANKED = (
    "Có 118 đảng viên được xếp loại: hoàn thành xuất sắc nhiệm vụ {0} đồng chí, hoàn thành tốt"
    " nhiệm vụ {1} đồng chí, hoàn thành nhiệm vụ {2} đồng chí."
)
SHORT = "Tổng số đảng viên: 80, dự phân loại: 76, HTXSNV: 10, HTT: 60, HTNV: 6."
REPORTS = {
    "huyện": report(
        *(UP, 2024),
        "Đảng bộ huyện có 1.000 đảng viên. Trong năm kết nạp 40 đảng viên.",
    ),
    "an hòa": report(
        *(A, 2024),
        "Đảng bộ xã có 120 đảng viên. Trong năm kết nạp 09 đảng viên.",
        RANKED.format(20, 90, 8),
    ),
    "bình hòa": report(B, 2024, "Đảng bộ xã có 80 đảng viên.", SHORT),
    # Of another year: shown, and held against nothing.
    "cát hòa": report(C, 2022, "Đảng bộ xã có 500 đảng viên."),
    # Half a year is no year.
    "dư hòa": report(D, 2024, "Sáu tháng đầu năm 2024 kết nạp 30 đảng viên."),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ingested(tmp_path_factory.mktemp("nộp"), REPORTS)


def compared(store: str, *words: str) -> list[dict[str, Any]]:
    asked = ["compare", "figures", *words, "--db", store, "--format", "json"]
    result = CliRunner().invoke(cli, asked)
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def cells(rows: list[dict[str, Any]], *keys: str) -> dict[str, tuple[Any, ...]]:
    return {row["unit"]: tuple(row[key] for key in keys) for row in rows}


def test_one_year_is_compared_and_no_unit_beside_the_one_above_it(store: str) -> None:
    rows = compared(store, "--indicator", "member.total")
    keys = [f"member.total{suffix}" for suffix in ("", ":time", ":share", ":rank")]
    assert cells(rows, *keys) == {
        UP: (1000, "2024", 100, 1),
        # Parts of the district: no second share, and a ranking of their own.
        A: (120, "2024", None, 1),
        B: (80, "2024", None, 2),
        C: (500, "2022", None, None),
        D: (None, None, None, None),
        "Tổng cộng": (1000, "2024", 100, None),
        "Bình quân": (1000, "2024", None, None),
    }


def test_the_shares_of_units_beside_each_other_are_of_all(store: str) -> None:
    units = [word for name in ("An Hòa", "Bình Hòa") for word in ("--unit", name)]
    rows = compared(store, "--indicator", "member.total", *units)
    assert cells(rows, "member.total", "member.total:share") == {
        **{A: (120, 60), B: (80, 40)},
        **{"Tổng cộng": (200, 100), "Bình quân": (100, None)},
    }


def test_what_happened_in_half_a_year_is_not_ranked_with_a_year(store: str) -> None:
    found = cells(compared(store, "--indicator", "admit.total"), "admit.total", "admit.total:rank")
    assert (found[A], found[D]) == ((9, 1), (30, None))


def test_the_levels_of_a_ranking_are_one_column_each(store: str) -> None:
    words = ("--indicator", "rank.member.assessed", "--indicator", "rank.member.levels")
    rows = compared(store, *words)
    levels = [f"rank.member.levels=hoàn thành {how}nhiệm vụ" for how in ("xuất sắc ", "tốt ", "")]
    assert cells(rows, *levels)[A] == (20, 90, 8)
    assert cells(rows, *levels)[B] == (10, 60, 6)
    assert [row[f"{levels[0]}:rate"] for row in rows if row["unit"] == A] == [16.9]


def test_kinds_of_documents_and_ethnic_groups_are_one_column_each(tmp_path: Path) -> None:
    said = (
        "Đảng bộ xã có 45 đảng viên là người dân tộc thiểu số, trong đó Thái 30, Mường 15. "
        "Ban hành 17 văn bản, gồm 05 nghị quyết, 12 kế hoạch."
    )
    of_reports = ingested(tmp_path, {"a": report(A, 2024, said)})
    (row, *_) = compared(of_reports, "--indicator", "member.ethnic", "--indicator", "doc.issued")
    values = {key: row[key] for key in row if "=" in key and ":" not in key}
    assert values == {
        "member.ethnic=dân tộc thiểu số": 45,
        "member.ethnic=mường": 15,
        "member.ethnic=thái": 30,
        "doc.issued=văn bản": 17,
        "doc.issued=kế hoạch": 12,
        "doc.issued=nghị quyết": 5,
    }


def test_the_matrix_says_of_which_year_a_number_is(store: str) -> None:
    (row,) = [row for row in compared(store) if row["indicator"] == "member.total"]
    assert (row[A], row[B], row[C], row[D]) == (120, 80, ["500 (2022)"], None)


def test_people_are_told_what_is_held_against_what(store: str) -> None:
    words = ["compare", "figures", "--indicator", "member.total", "--db", store]
    told = CliRunner().invoke(cli, words).stderr
    assert "năm 2024" in told
    assert "1 đơn vị" in told
    assert CliRunner().invoke(cli, [*words, "--year", "2022"]).stderr == ""
    nobody = CliRunner().invoke(cli, [*words, "--year", "1999"]).stderr
    assert nobody == "Không đơn vị nào nêu chỉ tiêu này cho năm 1999.\n"
    assert "Không có --year" in CliRunner().invoke(cli, [*words, "--help"]).output


def test_what_is_stated_without_a_time_is_shown_and_held_against_nothing(tmp_path: Path) -> None:
    text = report(A, 2024, "Đảng bộ xã có 120 đảng viên.")
    undated = text.replace("ngày 20 tháng 12 năm 2024", "").replace("năm 2024", "")
    undated += "Đầu năm 2010 Đảng bộ xã có 35 đảng viên.\n"
    (tmp_path / "a.txt").write_text(undated, "utf-8")
    (tmp_path / "b.txt").write_text(REPORTS["bình hòa"], "utf-8")
    url = f"sqlite:///{tmp_path}/b.db"
    CliRunner().invoke(cli, ["ingest", str(tmp_path), "--jobs", "1", "--db", url])
    rows = compared(url, "--indicator", "member.total")
    assert cells(rows, "member.total", "member.total:time", "member.total:rank") == {
        **{A: (120, None, None), B: (80, "2024", 1)},
        **{"Tổng cộng": (80, "2024", None), "Bình quân": (80, "2024", None)},
    }


def test_a_store_without_reports_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    url = f"sqlite:///{tmp_path}/b.db"
    CliRunner().invoke(cli, ["ingest", str(tmp_path), "--jobs", "1", "--db", url])
    for words in (["figures"], ["compare", "figures"]):
        words = [*words, "--db", url]
        for more in ([], ["--indicator", "member.total"]):
            result = CliRunner().invoke(cli, [*words, *more])
            assert (result.exit_code, result.stdout) == (0, "")
            assert result.stderr == "Không có kết quả nào khớp điều kiện.\n"


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_every_format(store: str, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"so-sanh.{suffix}"
    words = ["compare", "figures", "--indicator", "member.total", "-o", str(target)]
    result = CliRunner().invoke(cli, [*words, "--db", store])
    assert result.exit_code == 0, result.output
    assert target.stat().st_size > 0
