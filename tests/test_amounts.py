"""Sums of money, areas, lengths and weights: kept where they count something, never as counts."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from speaking import report_with

from pipeline.analysis import analyze_text
from pipeline.cli import cli
from schemas.contract import report_to_json
from schemas.facts import Count
from schemas.registry.loader import load_table


def amounts(sentence: str) -> tuple[Count, ...]:
    return analyze_text(report_with("I- KẾT QUẢ", sentence)).amounts


# (sentence, [(text, value, unit, what it is of)])
COUNTED = [
    ("Hỗ trợ 350 triệu đồng cho 35 hộ.", [("350 triệu đồng", 350_000_000, "đồng", ())]),
    ("Thu ngân sách đạt 1.250,5 tỷ đồng.", [("1.250,5 tỷ đồng", 1_250_500_000_000, "đồng", ())]),
    ("Tổng kinh phí 3 nghìn tỷ đồng.", [("3 nghìn tỷ đồng", 3_000_000_000_000, "đồng", ())]),
    ("Thu được 1 tỷ 200 triệu đồng.", [("1 tỷ 200 triệu đồng", 1_200_000_000, "đồng", ())]),
    ("Thu đạt dự toán năm (2 tỷ 200 triệu).", [("2 tỷ 200 triệu", 2_200_000_000, "đồng", ())]),
    ("Kinh phí sửa chữa 2,3 tỷ.", [("2,3 tỷ", 2_300_000_000, "đồng", ())]),
    ("Ủng hộ 12.500.000đ.", [("12.500.000đ", 12_500_000, "đ", ())]),
    ("Xây dựng 12 km đường bê tông.", [("12 km đường bê tông", 12, "km", ("đường bê tông",))]),
    ("Trồng 25 ha rừng.", [("25 ha rừng", 25, "ha", ("rừng",))]),
    ("Nhân dân hiến 50m2 đất.", [("50m2 đất", 50, "m2", ("đất",))]),
    ("Thu hoạch 12 tấn thóc, 3,5 tạ ngô.",
     [("12 tấn thóc", 12, "tấn", ("thóc",)), ("3,5 tạ ngô", Decimal("3.5"), "tạ", ("ngô",))]),
    ("Sản lượng lương thực đạt 12.500 tấn.", [("12.500 tấn", 12_500, "tấn", ())]),
    # A property of the place, and what is there.
    ("Diện tích tự nhiên 21.346,8 ha, trong đó đất nông nghiệp 15.482,3 ha.",
     [("15.482,3 ha", Decimal("15482.3"), "ha", ())]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), COUNTED)
def test_what_counts_something_is_kept(
    sentence: str, wanted: list[tuple[str, Decimal, str, tuple[str, ...]]]
) -> None:
    found = amounts(sentence)
    assert [(a.span.text, a.value, a.unit, a.qualifiers) for a in found] == wanted
    assert {(a.kind, a.place, a.whole) for a in found} == {("other", None, None)}


# Prices, rates, distances, properties of one thing, and what is no amount.
NONE = [
    "Thông tư quy định mức 500.000 đồng.",
    "Tặng 12 suất quà, mỗi suất 500.000 đồng.",
    "Thu nhập bình quân đầu người năm 2019 đạt 45 triệu đồng.",
    "Cho vay bình quân 40 triệu đồng/hộ.",
    "Hội trường rộng 200 m2, cách trung tâm 3 km.",
    "Xã có diện tích 45 ha.",
    "Đường dây 110 kV, nhiệt độ 39 độ.",
    "Cả nước có 5 triệu đồng chí, 1,4 tỷ người.",
    "Hoạt động trong 12 tháng, 24 giờ, hơn 30 năm tuổi Đảng.",
    "Theo Nghị quyết số 12-NQ/TW, khoản 1 đ, điện thoại 0912.345.678.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_counts_nothing_is_left_out(sentence: str) -> None:
    assert amounts(sentence) == ()


def test_amounts_are_no_counts_and_accuse_nobody() -> None:
    report = analyze_text(
        report_with(
            "I- KẾT QUẢ",
            "Ủng hộ các quỹ 126 triệu đồng, trong đó quỹ vì người nghèo 84 triệu đồng, quỹ phòng,"
            " chống thiên tai 41 triệu đồng.",
        )
    )
    assert (report.counts, report.checks) == ((), ())
    assert len(report.amounts) == 3


def test_an_amount_has_a_time_an_aspect_and_says_how_exact_it_is() -> None:
    found = amounts(
        "Năm 2021 thu hơn 12 tỷ đồng, tăng 3 tỷ đồng so với năm 2020; phấn đấu thu 15 tỷ đồng;"
        " nộp cấp trên 107.280.000 đồng; đã chi từ 10 - 12 tỷ đồng."
    )
    assert [(a.time, a.aspect, a.approx, a.value_max) for a in found] == [
        ("2021", "level", "at_least", None),
        ("2021", "change", "exact", None),
        ("2021", "target", "exact", None),
        ("2021", "level", "exact", None),
        ("2021", "level", "exact", Decimal(12_000_000_000)),
    ]


TABLE = """I- KẾT QUẢ

| Thôn | Kinh phí (triệu đồng) | Rừng trồng (ha) | Thu nhập bình quân (triệu đồng) | Số hộ |
|---|---|---|---|---|
| Thôn Đông | 350 | 12,5 | 45 | 120 |
| Thôn Tây | 1.250,5 | 8 | 42 | 98 |
| Tổng số | 1.600,5 | 20,5 | 43 | 218 |
"""


def test_a_column_of_a_table_gives_the_unit_of_its_amounts() -> None:
    report = analyze_text(report_with(*TABLE.splitlines()))
    found = [(a.value, a.unit, a.body, a.rule) for a in report.amounts]
    assert found == [
        (350_000_000, "đồng", "Thôn Đông", "amount.money.table"),
        (Decimal("12.5"), "ha", "Thôn Đông", "amount.area.table"),
        (1_250_500_000, "đồng", "Thôn Tây", "amount.money.table"),
        (8, "ha", "Thôn Tây", "amount.area.table"),
        (1_600_500_000, "đồng", None, "amount.money.table"),
        (Decimal("20.5"), "ha", None, "amount.area.table"),
    ]
    assert [count.value for count in report.counts] == [120, 98, 218]


def test_a_column_of_units_says_what_each_row_is_in() -> None:
    rows = (
        "| STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện |",
        "|---|---|---|---|---|",
        "| 1 | Thu ngân sách | triệu đồng | 1.200 | 1.350 |",
        "| 2 | Diện tích lúa | ha | 450 | 460,5 |",
        "| 3 | Đảng viên mới | người | 12 | 14 |",
        "| 4 | Hộ dùng nước sạch | % | 95 | 97,5 |",
    )
    report = analyze_text(report_with("I- KẾT QUẢ", "", *rows))
    assert [(a.value, a.unit) for a in report.amounts] == [
        *((1_200_000_000, "đồng"), (1_350_000_000, "đồng")),
        *((450, "ha"), (Decimal("460.5"), "ha")),
    ]
    assert [(c.value, c.unit, c.qualifiers) for c in report.counts] == [
        (12, "người", ("Đảng viên mới",)),
        (14, "người", ("Đảng viên mới",)),
    ]
    assert [float(share.value) for share in report.percentages] == [95, 97.5]


@given(st.integers(1, 999), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỷ", 9)]))
def test_the_scale_is_worked_into_the_value(number: int, scale: tuple[str, int]) -> None:
    (amount,) = amounts(f"Ủng hộ {number} {scale[0]} đồng.")
    assert amount.value == number * 10 ** scale[1]
    assert amount.numeral == f"{number} {scale[0]}"


@pytest.mark.parametrize("row", load_table("measures"), ids=lambda row: row["unit"])
def test_a_measure_is_proved_by_its_example(row: dict[str, str]) -> None:
    (amount,) = amounts(f"{row['example']}.")
    assert (amount.unit.lower(), amount.rule) == (row["unit"], f"amount.{row['measure']}")


@pytest.mark.parametrize("row", load_table("amount_cues"), ids=lambda row: row["example"])
def test_a_cue_is_proved_by_its_examples(row: dict[str, str]) -> None:
    counted = {"counted": row["example"], "property": row["counter_example"]}[row["role"]]
    assert amounts(f"{counted}.")
    (other,) = {row["example"], row["counter_example"]} - {counted}
    assert amounts(f"{other}.") == ()


def test_the_commands_give_amounts(tmp_path: Path) -> None:
    text = report_with("I. KẾT QUẢ", "Năm 2023 đảng phí thu 4.368.000 đồng. Trồng 25 ha rừng.")
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    url = f"sqlite:///{tmp_path}/b.db"

    def run(*words: str) -> str:
        result = CliRunner().invoke(cli, [*words, "--db", url])
        assert result.exit_code == 0, result.output
        return result.stdout

    run("ingest", str(path), "--jobs", "1")
    rows = json.loads(run("figures", "--type", "amount", "--format", "json"))
    assert [(row["type"], row["kind"], row["value"], row["counted"]) for row in rows] == [
        ("amount", "other", 4_368_000, "đồng"),
        ("amount", "other", 25, "ha"),
    ]
    fee = ("--indicator", "fee.collected", "--format", "json")
    assert json.loads(run("compare", "figures", *fee))[0]["fee.collected"] == 4_368_000
    # An amount is no figure that stayed unchecked.
    assert json.loads(run("check", "--unbound", "--format", "json")) == []
    whole = report_to_json(analyze_text(text), lambda check: check.rule)
    assert (whole["counts"], [a["rule"] for a in whole["amounts"]]) == (
        [],
        ["amount.money", "amount.area"],
    )
