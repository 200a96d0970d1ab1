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
