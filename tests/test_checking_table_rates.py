"""Rows of rates under or over the total row of a table: no part of it, and shares themselves."""

from collections.abc import Sequence

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import Check

_HEAD = "Khối | Số học sinh | Tốt | Khá | Đạt"
_CLASSES = ("10 | 420 | 96 | 214 | 110", "11 | 406 | 103 | 221 | 82", "12 | 397 | 118 | 233 | 46")
_TOTAL = "Cộng | 1.223 | 317 | 668 | 238"
_PUPILS = (
    "10 | 428 | 96 | 214 | 110 | 8",
    "11 | 411 | 103 | 221 | 82 | 5",
    "12 | 397 | 118 | 233 | 46 | 0",
    "Cộng | 1.236 | 317 | 668 | 238 | 13",
)
_RATES = "Tỷ lệ (%) | 100 | 25,9 | 54,6 | 19,5"
_QUARTERS = "Chỉ tiêu | Quý I | Quý II | Quý III | Quý IV"
_PLANNED = ("Kế hoạch | 120 | 145 | 160 | 175", "Thực hiện | 118 | 149 | 158 | 181")


def _checks(head: str, rows: Sequence[str]) -> list[Check]:
    width = head.count("|") + 1
    lines = "\n".join(f"| {row} |" for row in (head, "|".join(["---"] * width), *rows))
    checks = analyze_text(f"Kết quả như sau:\n\n{lines}\n").checks
    return [check for check in checks if check.rule.startswith("table_")]


def _found(head: str, rows: Sequence[str]) -> list[tuple[str, str]]:
    return [(check.rule, check.equation) for check in _checks(head, rows) if check.severity == "ok"]


def _bad(head: str, rows: Sequence[str]) -> list[tuple[str, str]]:
    found = _checks(head, rows)
    return [(check.severity, check.equation) for check in found if check.severity != "ok"]


@pytest.mark.parametrize("rates", [_RATES, "- Chiếm tỷ lệ | 100 | 25,9 | 54,6 | 19,5"])
@pytest.mark.parametrize("before", [False, True], ids=["behind the total", "before the total"])
def test_a_row_of_rates_is_no_part_of_the_total(rates: str, *, before: bool) -> None:
    rows = (*_CLASSES, *((rates, _TOTAL) if before else (_TOTAL, rates)))
    assert _bad(_HEAD, rows) == []
    assert ("table_sum", "420 + 406 + 397 = 1.223") in _found(_HEAD, rows)
    assert ("table_share", "317 / 1.223 = 25,9%") in _found(_HEAD, rows)


def test_a_wrong_share_of_the_total_row_is_found() -> None:
    rows = (*_PUPILS, "Tỷ lệ (%) | 100 | 26,5 | 54,0 | 19,3 | 1,1")
    head = f"{_HEAD} | Chưa đạt"
    assert _bad(head, rows) == [("error", "317 / 1.236 = 25,6% ≠ 26,5%")]


def test_chapters_are_added_up_without_their_rates() -> None:
    rows = (
        "I | Khối xã | 150 | 60",
        "1 | Xã An Hòa | 70 | 25",
        "2 | Xã Bình An | 80 | 35",
        "II | Khối cơ quan | 90 | 50",
        "1 | Văn phòng | 40 | 18",
        "2 | Ban Tổ chức | 50 | 32",
        "| Tổng cộng | 240 | 110",
        "| Tỷ lệ (%) | 100 | 45,8",
    )
    assert ("table_subtotal", "150 + 90 = 240") in _found("TT | Đơn vị | Đảng viên | Nữ", rows)
    assert _bad("TT | Đơn vị | Đảng viên | Nữ", rows) == []


def test_a_row_of_rates_may_be_of_two_rows() -> None:
    rows = (*_PLANNED, "Tỷ lệ (%) | 98,3 | 102,8 | 98,8 | 104,3")
    assert _bad(_QUARTERS, rows) == [("error", "181 / 175 = 103,4% ≠ 104,3%")]


@pytest.mark.parametrize(
    "rates",
    ["Tỷ lệ (%) | 91,3 | 92,8 | 98,8 | 103,4", "Tỷ lệ hộ nghèo (%) | 5,3 | 5,1 | 4,8 | 4,6"],
    ids=["two come out", "of something else"],
)
def test_rates_that_the_rows_do_not_show_accuse_nobody(rates: str) -> None:
    assert _bad(_QUARTERS, (*_PLANNED, rates)) == []


def test_the_numbers_of_a_row_of_rates_are_percentages() -> None:
    lines = "\n".join(f"| {row} |" for row in (_HEAD, *_CLASSES, _TOTAL, _RATES))
    report = analyze_text(f"Kết quả như sau:\n\n{lines}\n")
    assert [share.numeral for share in report.percentages] == ["100", "25,9", "54,6", "19,5"]
