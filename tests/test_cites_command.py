"""Who cites what: every question of `baocao cites`, on a small folder, with the real command."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from submitting import ingested

import baocao
from pipeline.cli import cli

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}

{place}, ngày 10 tháng 12 năm {year}

BÁO CÁO
kết quả công tác năm {year}
-----

"""
REPORTS = {
    "an hòa": HEAD.format(unit="AN HÒA", place="An Hòa", year=2022)
    + """Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Đảng ủy báo cáo như sau:

I. KẾT QUẢ
Đảng ủy học tập Kết luận số 01-KL/TW ngày 18/5/2021 về tiếp tục thực hiện Chỉ thị số 05-CT/TW.
Đảng ủy học Hướng dẫn số 12-HD/BTCTW.

II. NHIỆM VỤ NĂM 2023
Làm tốt Chỉ thị số 28-CT/TW ngày 21/01/2019 của Ban Bí thư.
""",
    "bình hòa": HEAD.format(unit="BÌNH HÒA", place="Bình Hòa", year=2023)
    + """I. KẾT QUẢ
Đảng ủy ban hành Kế hoạch số 15-KH/ĐU ngày 10/6/2021 về thực hiện Kết luận số 01-KL/TW.
""",
    "cát hòa": HEAD.format(unit="CÁT HÒA", place="Cát Hòa", year=2023)
    + """I. KẾT QUẢ
Đảng ủy học tập Quy định số 37-QĐ/TW ngày 25/10/2021.
""",
}
UNITS = ["Đảng ủy xã An Hòa", "Đảng ủy xã Bình Hòa", "Đảng ủy xã Cát Hòa"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ingested(tmp_path_factory.mktemp("nộp"), REPORTS)


def rows(store: str, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli, ["cites", *words, "--db", store, "--format", "json"])
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def documents(store: str, *words: str) -> set[str]:
    return {row["id"] for row in rows(store, *words)}


def units(store: str, *words: str) -> set[str]:
    return {row["unit"].title().replace("Ủy Xã", "ủy xã") for row in rows(store, *words)}


def test_who_cites_a_directive(store: str) -> None:
    (row,) = rows(store, "05-CT/TW")
    assert (row["report"], row["mentions"], row["basis"]) == ("an hòa.txt", 2, True)


def test_the_family_of_a_directive(store: str) -> None:
    # 01-KL/TW carries out 05-CT/TW, and the plan of Bình Hòa carries out 01-KL/TW.
    found = {(row["report"], row["document"]) for row in rows(store, "05-CT/TW", "--family")}
    assert found == {
        ("an hòa.txt", "05-CT/TW@2016-05-15"),
        ("an hòa.txt", "01-KL/TW@2021-05-18"),
        ("bình hòa.txt", "01-KL/TW@2021-05-18"),
        ("bình hòa.txt", "15-KH/ĐU@2021-06-10@Bình Hòa"),
    }


def test_who_does_not_cite_it_nor_its_family(store: str) -> None:
    assert len(rows(store, "05-CT/TW", "--missing")) == 2
    assert [row["reports"] for row in rows(store, "05-CT/TW", "--missing", "--family")] == [
        ["cát hòa.txt"]
    ]


def test_by_type_issuer_role_use_and_period(store: str) -> None:
    assert documents(store, "--type", "chi thi") == {"05-CT/TW", "28-CT/TW"}
    assert documents(store, "--type", "KL") == {"01-KL/TW"}
    assert documents(store, "--issuer", "Ban Bí thư") == {"28-CT/TW"}
    assert documents(store, "--issuer", "BTCTW") == {"12-HD/BTCTW"}
    assert documents(store, "--role", "nhiệm vụ") == {"28-CT/TW"}
    assert documents(store, "--basis") == {"05-CT/TW"}
    assert "05-CT/TW" in documents(store, "--passing")
    assert documents(store, "--since", "2023", "--type", "Quy định") == {"37-QĐ/TW"}
    assert documents(store, "--until", "2022", "--type", "Quy định") == set()


def test_what_is_the_basis_is_counted(store: str) -> None:
    (row,) = [row for row in rows(store) if row["id"] == "05-CT/TW"]
    assert (row["mentions"], row["basis"]) == (2, 1)


def test_the_matrix_of_units_and_directives(store: str) -> None:
    found = rows(store, "--matrix", "--type", "Kết luận")
    assert [(row["documents"], row["01-KL/TW@2021-05-18"]) for row in found] == [
        (1, 1),
        (1, 1),
        (0, 0),
    ]


def test_what_nobody_can_resolve(store: str) -> None:
    (row,) = rows(store, "--unresolved")
    assert (row["id"], row["reason"]) == ("12-HD/BTCTW", "several")
    assert row["candidates"] == [
        *("12-HD/BTCTW@2012-05-17", "12-HD/BTCTW@2018-07-06", "12-HD/BTCTW@2022-01-18"),
    ]


def test_what_documents_do_to_each_other(store: str) -> None:
    assert {(r["subject"], r["relation"], r["object"]) for r in rows(store, "--relations")} == {
        ("Kết luận 01-KL/TW", "implements", "Chỉ thị 05-CT/TW"),
        ("Kế hoạch 15-KH/ĐU", "implements", "Kết luận 01-KL/TW"),
    }


def test_the_same_from_python(store: str) -> None:
    with baocao.open_store(store) as opened:
        assert list(opened.unresolved()["id"]) == ["12-HD/BTCTW"]
        assert set(opened.relations()["relation"]) == {"implements"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--type", "sắc lệnh"), "Không có loại văn bản “sắc lệnh”"),
        (("--role", "lời nói đầu"), "Không có loại mục “lời nói đầu”"),
    ],
)
def test_unknown_names_are_told(store: str, words: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(cli, ["cites", *words, "--db", store])
    assert (result.exit_code, said in result.stderr) == (1, True)
