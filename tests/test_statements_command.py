"""Shortcomings and their kin asked with the real command, in SQL and from Python."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

import baocao
from pipeline.cli import cli

REPORT = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN HÒA

An Hòa, ngày 10 tháng 12 năm 2022

BÁO CÁO
kết quả công tác năm 2022
-----

I. KẾT QUẢ
Chi bộ họp đều. Mưa lũ gây thiệt hại lớn cho sản xuất của nhân dân.

II. HẠN CHẾ VÀ NGUYÊN NHÂN
1. Hạn chế
- Một số chi bộ có lúc họp chưa đúng lịch.
- Công tác hồ sơ còn nhiều yếu kém.
2. Nguyên nhân
- Khách quan
+ Quy định của cấp trên thay đổi.
- Chủ quan
+ Cấp ủy thiếu sâu sát.

III. BÀI HỌC KINH NGHIỆM
Một là, giữ vững đoàn kết nội bộ.

IV. NHIỆM VỤ NĂM 2023
- Khắc phục những hạn chế đã nêu.

V. KIẾN NGHỊ
Đề nghị Huyện ủy hỗ trợ kinh phí.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("nộp")
    (folder / "an hòa.txt").write_text(REPORT, "utf-8")
    url = f"sqlite:///{folder}/b.db"
    result = CliRunner().invoke(cli, ["ingest", str(folder), "--jobs", "1", "--db", url])
    assert result.exit_code == 0, result.output
    return url


def rows(store: str, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli, [*words, "--db", store, "--format", "json"])
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_kin_of_shortcomings(store: str) -> None:
    assert [(row["role"], row["quote"]) for row in rows(store, "statements")] == [
        ("difficulty", "Mưa lũ gây thiệt hại lớn cho sản xuất của nhân dân."),
        ("lesson", "Một là, giữ vững đoàn kết nội bộ."),
        ("task", "Khắc phục những hạn chế đã nêu."),
        ("proposal", "Đề nghị Huyện ủy hỗ trợ kinh phí."),
    ]


@pytest.mark.parametrize("role", ["difficulty", "lesson", "task", "proposal"])
def test_one_kind(store: str, role: str) -> None:
    assert [row["role"] for row in rows(store, "statements", "--role", role)] == [role]


def test_how_far_an_admission_goes(store: str) -> None:
    found = [
        (row["role"], row["origin"], row["extent"], row["strength"])
        for row in rows(store, "limitations")
    ]
    assert found == [
        ("limitation", None, "some", "hedged"),
        ("limitation", None, None, "strong"),
        ("cause", "objective", None, "plain"),
        ("cause", "subjective", None, "plain"),
    ]


def test_causes_of_one_side(store: str) -> None:
    quotes = [row["quote"] for row in rows(store, "limitations", "--origin", "subjective")]
    assert quotes == ["Cấp ủy thiếu sâu sát."]


def test_the_table_says_it_in_vietnamese(store: str) -> None:
    result = CliRunner().invoke(cli, ["limitations", "--db", store])
    head, _, first, *_ = result.stdout.splitlines()
    assert [word in head for word in ("Phía", "Phạm vi", "Mức độ")] == [True] * 3
    assert "một số" in first
    assert "có lúc, có mặt" in first


def test_a_role_of_the_other_command_is_refused(store: str) -> None:
    result = CliRunner().invoke(cli, ["limitations", "--role", "lesson", "--db", store])
    assert result.exit_code == 2


def test_in_sql(store: str) -> None:
    with create_engine(store).connect() as connection:
        found = connection.execute(
            text("SELECT kind, extent, strength, origin FROM limitations ORDER BY start")
        ).all()
        kin = connection.execute(text("SELECT kind FROM statements ORDER BY start")).scalars()
        assert [tuple(row) for row in found][:3] == [
            ("limitation", "some", "hedged", None),
            ("limitation", None, "strong", None),
            ("cause", None, "plain", "objective"),
        ]
        assert list(kin) == ["difficulty", "lesson", "task", "proposal"]


def test_from_python(store: str) -> None:
    with baocao.open_store(store) as opened:
        frame = opened.statements(unit="an hòa")
    assert list(frame["role"]) == ["difficulty", "lesson", "task", "proposal"]


def test_the_summary_of_one_file(tmp_path: Any) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_text(REPORT, "utf-8")
    result = CliRunner().invoke(cli, ["analyze", str(path)])
    assert "Khó khăn: 1 · Bài học: 1 · Nhiệm vụ: 1 · Kiến nghị: 1" in result.stdout
