"""Tables whose sums do not come out to the last digit, and why that accuses nobody."""

import pytest

from pipeline.analysis import analyze_text


def _found(table: str, rule: str, before: str = "Kết quả như sau:", below: str = "") -> list[str]:
    lines = table.strip().splitlines()
    width = lines[0].count("|") + 1
    rows = "\n".join(f"| {row} |" for row in (lines[0], "|".join(["---"] * width), *lines[1:]))
    report = analyze_text(f"{before}\n\n{rows}\n\n{below}\n")
    return [f"{c.severity} {c.equation}" for c in report.checks if c.rule == rule]


FUNDS = """
Nguồn vốn | Kế hoạch (tỷ đồng) | Thực hiện (tỷ đồng)
Trung ương | 4,1 | 3,1
Tỉnh | 4,1 | 3,2
Huyện | 4,1 | 2,8
Tổng cộng | {total} | 9,1
"""


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("12,3", "ok 4,1 + 4,1 + 4,1 = 12,3"),
        ("12,4", "rounding 4,1 + 4,1 + 4,1 = 12,3 ≈ 12,4"),
        ("12,8", "error 4,1 + 4,1 + 4,1 = 12,3 ≠ 12,8"),
    ],
)
def test_amounts_are_rounded_one_by_one(total: str, expected: str) -> None:
    assert expected in _found(FUNDS.format(total=total), "table_sum")


SPENT = """
Nội dung | {head} | Số hộ
Đường | 412 | 20
Điện | 350 | 31
Nước | 99 | 12
Cộng | 862 | 63
"""


@pytest.mark.parametrize(
    ("head", "before", "severity"),
    [
        ("Kinh phí (triệu đồng)", "Kết quả như sau:", "rounding"),
        ("Kinh phí", "Đơn vị tính: triệu đồng", "rounding"),
        ("Hợp đồng", "Kết quả như sau:", "error"),
        ("Số người", "Kết quả như sau:", "error"),
    ],
)
def test_whole_numbers_of_an_amount_are_rounded_and_counts_are_not(
    head: str, before: str, severity: str
) -> None:
    found = _found(SPENT.format(head=head), "table_sum", before)
    assert any(row.startswith(f"{severity} 412") for row in found)


CHAPTERS = """
TT | Khoản thu | Năm 2023 (tỷ đồng) | Năm 2024 (tỷ đồng)
I | Thu nội địa | {whole} | 31,4
1 | Doanh nghiệp | 10,2 | 11,1
2 | Hộ kinh doanh | 10,2 | 20,3
II | Thu khác | 5,0 | 6,1
1 | Phí | 2,5 | 3,0
2 | Lệ phí | 2,5 | 3,1
"""


@pytest.mark.parametrize(
    ("whole", "severity"), [("20,4", "ok"), ("20,5", "rounding"), ("24,4", "error")]
)
def test_chapters_of_amounts(whole: str, severity: str) -> None:
    found = _found(CHAPTERS.format(whole=whole), "table_subtotal")
    assert any(row.startswith(f"{severity} 10,2 + 10,2") for row in found)


WAGES = """
Chi bộ | Trong nước (tỷ) | Nước ngoài (tỷ) | Cộng (tỷ)
Thôn Đông | 12,4 | 3,1 | 15,5
Thôn Tây | 11,2 | 4,4 | 15,6
Thôn Nam | 10,3 | 2,2 | 12,5
Thôn Bắc | 10,3 | 2,3 | {last}
"""


@pytest.mark.parametrize(
    ("last", "severity"), [("12,6", "ok"), ("12,7", "rounding"), ("16,6", "error")]
)
def test_rows_of_amounts(last: str, severity: str) -> None:
    found = _found(WAGES.format(last=last), "table_row")
    assert any(row.startswith(f"{severity} 10,3 + 2,3") for row in found)


AVERAGES = """
Xã | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)
An Phú | 312,5 | 58,2 | 1.818,8
An Hòa | 280,0 | 60,1 | 1.682,8
An Lộc | 150,4 | 55,0 | 827,2
Toàn huyện | 742,9 | 58,3 | 4.328,8
"""
AGES = """
Nhóm tuổi | Nam | Nữ | Chung
Dưới 30 | 45 | 38 | 83
31 - 40 | 90 | 71 | 161
41 - 50 | 88 | 52 | 140
Trên 50 | 120 | 40 | 160
Tuổi bình quân | 44,2 | 41,0 | 43,0
"""


@pytest.mark.parametrize(("table", "rule"), [(AVERAGES, "table_sum"), (AGES, "table_row")])
def test_what_lies_among_the_numbers_is_an_average_and_no_sum(table: str, rule: str) -> None:
    found = _found(table, rule)
    assert found
    assert all(row.startswith("ok") for row in found)


CLASSES = """
Nội dung | Số lớp | Số lượt | Số người
Lý luận | 4 | 210 | 210
Nghiệp vụ | 6 | 315 | 315
Quốc phòng | 3 | 125 | 125
Tổng cộng | 13 | 650 | 640
"""
RECEIVED = """
Năm | Tiếp nhận | Đúng hạn | Quá hạn
2021 | 1.245 | 1.200 | 45
2022 | 1.512 | 1.480 | 32
2023 | 1.630 | 1.612 | 15
2024 | 1.701 | 1.690 | 11
"""


@pytest.mark.parametrize(
    ("table", "rule", "below", "severity"),
    [
        (CLASSES, "table_sum", "Ghi chú: 10 đồng chí tham gia hai lớp.", "suspect"),
        (CLASSES, "table_sum", "Một đồng chí, học viên có thể dự nhiều lớp.", "suspect"),
        (CLASSES, "table_sum", "Các đồng chí tham gia đầy đủ.", "error"),
        (RECEIVED, "table_row", "(Năm 2023 có 03 hồ sơ được rút)", "suspect"),
        (RECEIVED, "table_row", "(Năm 2023 có 02 hồ sơ được rút)", "error"),
    ],
)
def test_a_note_under_the_table_may_count_the_difference(
    table: str, rule: str, below: str, severity: str
) -> None:
    found = _found(table, rule, below=below)
    assert [row.split()[0] for row in found if not row.startswith("ok")] == [severity]


BODIES = """
Đối tượng | Số lượng | Nữ
Cấp ủy huyện | 41 | 9
Ban Thường vụ | 13 | 2
Đại biểu HĐND | 35 | 11
{name} | 62 | 16
"""


@pytest.mark.parametrize(("name", "judged"), [("Cộng (không trùng)", False), ("Cộng (I)", True)])
def test_a_total_without_those_counted_twice_is_no_sum(name: str, judged: bool) -> None:
    wrong = BODIES.format(name=name).replace("62 |", "98 |" if judged else "62 |")
    assert bool(_found(wrong, "table_sum") or _found(wrong, "table_subtotal")) is judged


@pytest.mark.parametrize(
    ("total", "severities"),
    [("12,3", ["ok"]), ("12,4", ["rounding"]), ("13,2", ["suspect"]), ("12,0", ["error"])],
)
def test_amounts_of_a_sentence_are_rounded_as_well(total: str, severities: list[str]) -> None:
    text = (
        f"Thu ngân sách {total} tỷ đồng, gồm: thuế 4,1 tỷ đồng, phí 4,1 tỷ đồng, khác 4,1 tỷ đồng."
    )
    assert [c.severity for c in analyze_text(text).checks] == severities
