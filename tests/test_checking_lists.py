"""Lists that divide a whole: badges by years, two wholes at once, a whole that stands elsewhere."""

import pytest
from speaking import judged, report_with

from pipeline.analysis import analyze_text

SUMS = [
    # Badges by years of membership, the years before or behind the number.
    (
        "Trao 27 Huy hiệu Đảng, trong đó 30 năm 12 đồng chí, 40 năm 08 đồng chí, 50 năm 05 đồng "
        "chí, 60 năm tuổi Đảng 02 đồng chí.",
        [("ok", "12 + 8 + 5 + 2 = 27")],
    ),
    (
        "Trao Huy hiệu Đảng cho 13 đảng viên, gồm 09 Huy hiệu 30 năm và 04 Huy hiệu 40 năm tuổi "
        "Đảng.",
        [("ok", "9 + 4 = 13")],
    ),
    (
        "Danh sách gồm 74 đảng viên, trong đó 30 năm tuổi Đảng 33 đồng chí, 40 năm 18 đồng chí, "
        "45 năm 09 đồng chí, 50 năm 11 đồng chí, 55 năm 02 đồng chí.",
        [("error", "33 + 18 + 9 + 11 + 2 = 73 ≠ 74")],
    ),
    # Far off, and no digit mends it: the whole of another sentence may be another one.
    (
        "Kết nạp 120 đảng viên. Trong đó, nam 30 đồng chí, nữ 35 đồng chí.",
        [("suspect", "30 + 35 = 65 ≠ 120")],
    ),
    # The percentages say that some were not ranked.
    (
        "Công chức cấp xã 1.000 người, trong đó hoàn thành xuất sắc nhiệm vụ 361 người, chiếm "
        "36,1%; hoàn thành tốt nhiệm vụ 604 người, chiếm 60,4%; hoàn thành nhiệm vụ 22 người, "
        "chiếm 2,2%.",
        [("suspect", "361 + 604 + 22 = 987 ≠ 1.000")],
    ),
    # The last label stands behind "và", with a colon of its own.
    (
        "Có 15 đảng viên được tặng Huy hiệu Đảng (30 năm: 06 đồng chí, 40 năm: 08 đồng chí và "
        "55 năm: 01 đồng chí).",
        [("ok", "6 + 8 + 1 = 15")],
    ),
    # Too many by far, and no digit would mend it: people may be counted twice, events are not.
    (
        "Trong năm xử lý 112 vụ, trong đó: phá rừng 9 vụ, khai thác rừng 34 vụ, vi phạm khác 87 "
        "vụ.",
        [("suspect", "9 + 34 + 87 = 130 ≠ 112")],
    ),
    # What stands behind "với" divides the part before it.
    (
        "Tiếp nhận 7.150 đơn, trong đó có 5.590 đơn đủ điều kiện xử lý với 650 đơn khiếu nại, 280 "
        "đơn tố cáo và 4.660 đơn phản ánh.",
        [("ok", "650 + 280 + 4.660 = 5.590")],
    ),
    # A change is no part of what it led to.
    (
        "Theo độ tuổi, 151 đảng viên gồm dưới 30 tuổi 51 đồng chí, trên 30 tuổi 100 đồng chí; So "
        "với đầu kỳ (149 đảng viên), đến nay Đảng bộ có 151 đảng viên, chênh lệch 2 đảng viên.",
        [("ok", "149 + 2 = 151"), ("ok", "51 + 100 = 151")],
    ),
    # A third kind makes the class whole.
    (
        "Đảng bộ có 350 đảng viên, nam 200 đồng chí, nữ 140 đồng chí, 10 đồng chí không rõ.",
        [("ok", "200 + 140 + 10 = 350")],
    ),
    # Others were given it too.
    (
        "Trao Huy hiệu Đảng cho 120 đảng viên, trong đó 30 năm: 40 đồng chí, 40 năm: 30 đồng chí, "
        "50 năm: 20 đồng chí; truy tặng 05 đồng chí.",
        [],
    ),
    # The highest badges only: no list of all.
    (
        "Trao Huy hiệu Đảng cho 74 đảng viên, trong đó 75 năm 02 đồng chí, 70 năm 05 đồng chí, "
        "65 năm tuổi Đảng 09 đồng chí.",
        [],
    ),
    # The parts leave out the end of the whole's noun, or are codes of discipline.
    (
        "Kiểm tra 62 lượt cơ sở: năm 2018 là 15 lượt, năm 2019 là 16 lượt, năm 2020 là 31 lượt.",
        [("ok", "15 + 16 + 31 = 62")],
    ),
    ("Kỷ luật 04 đoàn viên (03 khiển trách, 01 cảnh cáo).", [("ok", "3 + 1 = 4")]),
    # Two wholes divided side by side.
    (
        "Mở 11 buổi cho 687 lượt người: trồng trọt 04 buổi (246 lượt người), chăn nuôi 03 buổi "
        "(188 lượt người), thủy sản 04 buổi (253 lượt người).",
        [("ok", "4 + 3 + 4 = 11"), ("ok", "246 + 188 + 253 = 687")],
    ),
    (
        "Mở 11 buổi cho 687 lượt người: trồng trọt 04 buổi (246 lượt người), chăn nuôi 03 buổi "
        "(188 lượt người), thủy sản 04 buổi (233 lượt người).",
        [("ok", "4 + 3 + 4 = 11"), ("error", "246 + 188 + 233 = 667 ≠ 687")],
    ),
    (
        "Đã mở 137 lớp cho 8.931 học viên, trong đó: 64 lớp cho 4.318 quần chúng; 31 lớp cho "
        "1.487 học viên; 42 lớp cho 3.126 cán bộ.",
        [("ok", "64 + 31 + 42 = 137"), ("ok", "4.318 + 1.487 + 3.126 = 8.931")],
    ),
    (
        "Mở 12 lớp cho 1.200 lượt người, trong đó 5 lớp cho 400 cán bộ, 7 lớp cho 900 đảng viên.",
        [("ok", "5 + 7 = 12"), ("suspect", "400 + 900 = 1.300 ≠ 1.200")],
    ),
    # The whole of the list stands in another sentence.
    (
        "Toàn Đảng bộ có 194 đảng viên. Các chi bộ sinh hoạt nền nếp. Trình độ chuyên môn: tiến sĩ "
        "06 đ/c, thạc sĩ 41 đ/c, đại học 147 đ/c.",
        [("ok", "6 + 41 + 147 = 194")],
    ),
    (
        "Toàn Đảng bộ có 194 đảng viên. Các chi bộ sinh hoạt nền nếp. Trình độ chuyên môn: tiến sĩ "
        "06 đ/c, thạc sĩ 41 đ/c, đại học 137 đ/c.",
        [],
    ),
    # What was done and what is left.
    (
        "Tiếp nhận 126 tin, đã giải quyết 117/126 tin (đạt 92,9%), còn 09 tin đang xác minh.",
        [("ok", "117 + 9 = 126")],
    ),
    (
        "Đã giải quyết 117/126 tin (đạt 92,9%), còn lại 19 tin đang xác minh.",
        [("suspect", "117 + 19 = 136 ≠ 126")],
    ),
    ("Có 18/20 đảng viên dự họp, vắng 02 đồng chí.", [("ok", "18 + 2 = 20")]),
    ("Có 18/20 đảng viên dự họp, còn 05 đồng chí được khen thưởng.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS, ids=lambda value: str(value)[:48])
def test_sums(text: str, expected: list[tuple[str, str]]) -> None:
    checks = judged(analyze_text(report_with(text)), "part_sum")
    assert sorted((check.severity, check.equation) for check in checks) == sorted(expected)


def test_shares_of_another_whole_need_not_make_a_hundred() -> None:
    text = (
        "Có 02 đồng chí mới kết nạp, bằng 1,6% của 124 đảng viên, 03 đồng chí miễn sinh hoạt, bằng "
        "2,4%; cộng 05 đồng chí."
    )
    assert not judged(analyze_text(report_with(text)), "percent_sum")


TABLE = """| TT | Chi bộ | Đảng viên | Nữ | Tỷ lệ nữ (%) |
|---|---|---|---|---|
| 1 | Thôn Đông | 34 | 12 | 35,3 |
| 2 | Thôn Tây | 29 | 9 | 31,0 |
| 3 | Trường học | 1.021 | {women} | 49,0 |
| | Tổng cộng | {members} | 521 | 48,1 |
"""


@pytest.mark.parametrize(
    ("members", "women", "expected"),
    [
        ("1.084", "500", [("ok", "1084"), ("ok", "521")]),
        ("1.084", "510", [("ok", "1084"), ("error", "521")]),
        # Nothing proves that the rows are those of the total.
        ("1.048", "510", [("suspect", "1048"), ("suspect", "521")]),
        # A cell that is no number: the column is not judged.
        ("1.084", "nửa", [("ok", "1084")]),
    ],
)
def test_a_table_with_its_total_row(
    members: str, women: str, expected: list[tuple[str, str]]
) -> None:
    text = report_with("Số đảng viên như sau:", TABLE.format(members=members, women=women))
    checks = judged(analyze_text(text), "part_sum")
    assert sorted((check.severity, str(check.stated)) for check in checks) == sorted(expected)


def test_a_table_of_chapters_is_added_up_by_chapters() -> None:
    table = (
        "| TT | Đơn vị | Số lượng |\n|---|---|---|\n| I | Khối xã | 10 |\n| 1 | Xã A | 4 |\n"
        "| 2 | Xã B | 6 |\n| | Tổng cộng | 10 |\n"
    )
    found = judged(analyze_text(report_with("Như sau:", table)), "part_sum")
    assert [(check.rule, check.equation) for check in found] == [("table_subtotal", "4 + 6 = 10")]


def test_a_table_of_tabs() -> None:
    table = (
        "Đơn vị\tSố giấy\tDiện tích (ha)\nXã A\t312\t48,62\nXã B\t287\t39,15\nCộng\t599\t87,77\n"
    )
    checks = judged(analyze_text(report_with("Như sau:", table)), "part_sum")
    assert [check.equation for check in checks] == ["312 + 287 = 599", "48,62 + 39,15 = 87,77"]
