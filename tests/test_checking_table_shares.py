"""Columns of percentages and averages, which other columns of the table are divided to make."""

from collections.abc import Sequence

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import Check


def _checks(head: str, rows: Sequence[str], before: str = "Kết quả như sau:") -> list[Check]:
    width = head.count("|") + 1
    lines = "\n".join(f"| {row} |" for row in (head, "|".join(["---"] * width), *rows))
    return [c for c in analyze_text(f"{before}\n\n{lines}\n").checks if c.rule == "table_share"]


def _bad(head: str, rows: Sequence[str], before: str = "Kết quả như sau:") -> list[tuple[str, str]]:
    found = _checks(head, rows, before)
    return [(check.severity, check.equation) for check in found if check.severity != "ok"]


_PLAN = "Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | TH/KH (%)"
_PLANNED = (
    "Nước sản xuất | m3 | 9.845 | 9.712 | 98,6",
    "Khách hàng | hộ | 42.500 | 42.766 | 100,6",
    "Doanh thu | tr.đ | 80.500 | 78.829 | 97,9",
)
_GROWTH = "Chỉ tiêu | 6T/2021 | 6T/2022 | Tăng/giảm so cùng kỳ"
_GROWN = (
    "Lượt khám | 48.260 | 56.915 | 17,9%",
    "Nội trú | 8.114 | 8.736 | 7,7%",
    "Phẫu thuật | 1.045 | 1.284 | 22,9%",
    "Chuyển tuyến | 618 | 579 | -6,3%",
)
_CLASSES = "Cấp học | Số lớp | Số học sinh | Bình quân/lớp"
_PUPILS = (
    "Mầm non | 268 | 6.834 | 25,5",
    "Tiểu học | 456 | 12.917 | 28,3",
    "THPT | 71 | 2.288 | 32,2",
)
_GRADES = "Mức | Số lượng | Tỷ lệ"
_GRADED = ("Xuất sắc | 11 | 19,0%", "Tốt | 38 | 65,5%", "Hoàn thành | 7 | 12,1%")
_VOTES = "TT | Họ và tên | Số phiếu | Tỷ lệ %"
_VOTED = (
    "1 | Nguyễn Văn A | 8.216 | 84,66",
    "2 | Lê Thị B | 6.950 | 71,61",
    "3 | Vũ C | 3.882 | 40,00",
)
_POLLED = "Đơn vị số 3: đi bầu 9.812 người; phiếu hợp lệ 9.705; không hợp lệ 107."


@pytest.mark.parametrize(
    ("head", "rows", "before", "equation"),
    [
        (_PLAN, _PLANNED, "", "9.712 / 9.845 = 98,6%"),
        (_GROWTH, _GROWN, "", "8.655 / 48.260 = 17,9%"),
        (_CLASSES, _PUPILS, "", "6.834 / 268 = 25,5"),
        (_GRADES, (*_GRADED, "Không xếp loại | 2 | 3,4%"), "", "11 / 58 = 19,0%"),
        (_GRADES, (*_GRADED, "Kém | 2 | 3,4%", "Cộng | 58 | 100%"), "", "11 / 58 = 19,0%"),
        (_VOTES, _VOTED, _POLLED, "8.216 / 9.705 = 84,66%"),
    ],
    ids=["share", "growth", "average", "of the column", "of its total", "of the text"],
)
def test_what_comes_out_is_a_row_of_the_ledger(
    head: str, rows: Sequence[str], before: str, equation: str
) -> None:
    found = _checks(head, rows, before or "Kết quả như sau:")
    assert len(found) == len(rows)
    assert {check.severity for check in found} == {"ok"}
    assert found[0].equation == equation


@pytest.mark.parametrize(
    ("head", "rows", "before", "equation"),
    [
        (
            _PLAN,
            (*_PLANNED, "Tổng thu | tr.đ | 108.000 | 106.915 | 97,0"),
            "",
            "106.915 / 108.000 = 99,0% ≠ 97,0%",
        ),
        (_GROWTH, (*_GROWN, "Số ca đẻ | 702 | 655 | -7,6%"), "", "47 / 702 = 6,7% ≠ 7,6%"),
        (_CLASSES, (*_PUPILS, "THCS | 241 | 9.126 | 39,7"), "", "9.126 / 241 = 37,9 ≠ 39,7"),
        (_GRADES, (*_GRADED, "Không xếp loại | 2 | 5,4%"), "", "2 / 58 = 3,4% ≠ 5,4%"),
        (
            _VOTES,
            (*_VOTED, "4 | Trần Thị D | 7.403 | 72,68"),
            _POLLED,
            "7.403 / 9.705 = 76,28% ≠ 72,68%",
        ),
    ],
    ids=["share", "growth", "average", "of the column", "of the text"],
)
def test_the_one_row_that_is_a_digit_off_is_an_error(
    head: str, rows: Sequence[str], before: str, equation: str
) -> None:
    assert _bad(head, rows, before or "Kết quả như sau:") == [("error", equation)]


def test_a_row_that_is_off_by_little_is_suspect_and_one_that_is_far_off_is_left_alone() -> None:
    assert _bad(_PLAN, (*_PLANNED, "Thu khác | tr.đ | 40.000 | 36.915 | 98,7")) == [
        ("suspect", "36.915 / 40.000 = 92,3% ≠ 98,7%")
    ]
    assert _bad(_PLAN, (*_PLANNED, "Thu khác | tr.đ | 40.000 | 16.915 | 98,7")) == []


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        # Two rows prove nothing, nor do three of which two fail, nor numbers of one digit.
        (_PLAN, (*_PLANNED[:2], "Thu | tr.đ | 108.000 | 106.915 | 97,0")),
        (_PLAN, (*_PLANNED, "A | tr.đ | 108.000 | 106.915 | 97,0", "B | hộ | 600 | 300 | 30,0")),
        ("Tổ | Hộ | Đạt | Đạt %", ("A | 20 | 1 | 5", "B | 50 | 2 | 4", "C | 100 | 3 | 2")),
        # A rate grows by points, an amount stands for what it was rounded from.
        (_GROWTH, (*_GROWN, "Tỷ lệ khỏi bệnh | 80,0 | 84,0 | 4,0%")),
        (_PLAN, (*_PLANNED, "Sản lượng | nghìn tấn | 2,4 | 2,5 | 105,5")),
        (_PLAN, (*_PLANNED, "Vốn giải ngân | tỷ đồng | 12 | 13 | 108,9")),
    ],
    ids=["two rows", "two fail", "small", "rates", "measured", "rounded amounts"],
)
def test_what_proves_nothing_accuses_nobody(head: str, rows: Sequence[str]) -> None:
    assert _bad(head, rows) == []


def test_the_rate_of_the_total_may_be_the_average_of_the_others() -> None:
    rows = ("Xã A | 268 | 255 | 95,1", "Xã B | 456 | 413 | 90,6", "Xã C | 71 | 70 | 98,6")
    head = "Đơn vị | Phải học | Dự học | Tỷ lệ (%)"
    assert _bad(head, (*rows, "Cộng | 795 | 738 | 94,8")) == []
    assert _bad(head, (*rows, "Cộng | 795 | 738 | 98,2")) == [
        ("suspect", "738 / 795 = 92,8% ≠ 98,2%")
    ]


def test_a_number_that_a_sum_proves_wrong_is_not_told_again_by_its_share() -> None:
    total = ("Tiểu học | 453 | 12.917 | 28,5", "Cộng | 721 | 19.571 | 27,4")
    assert (
        _bad(_CLASSES, ("Nhà trẻ | 71 | 1.288 | 18,1", "Mẫu giáo | 197 | 5.546 | 28,2", *total))
        == []
    )


_HEAD_OF_YEARS = "Chỉ tiêu | Năm trước | Kế hoạch | Thực hiện | So kế hoạch (%) | So năm trước (%)"
_YEARS = (
    "Nước sản xuất | 14.100 | 14.600 | 14.930 | 102,3 | 105,9",
    "Nước thương phẩm | 11.640 | 12.300 | 12.545 | 102,0 | 107,8",
    "Doanh thu | 117,4 | 125,0 | 127,3 | 101,8 | 108,4",
    "Nộp ngân sách | 9,6 | 10,1 | 10,5 | 104,0 | 109,4",
)


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ("Lợi nhuận | 12,2 | 12,8 | 12,5 | 102,3 | 102,5", "error"),
        # Of what should be little the share is turned round: 200 - 97,7.
        ("Nợ quá hạn | 12,2 | 12,8 | 12,5 | 102,3 | 102,5", "suspect"),
        # Nothing else shows that the number is right.
        ("Lợi nhuận | 12,2 | 12,8 | 12,5 | 102,3 | 120,5", "suspect"),
    ],
    ids=["profit", "debts", "unconfirmed"],
)
def test_a_share_of_a_plan_that_tells_the_wrong_way(row: str, severity: str) -> None:
    found = _bad(_HEAD_OF_YEARS, (*_YEARS, row))
    assert (severity, "12,5 / 12,8 = 97,7% ≠ 102,3%") in found
