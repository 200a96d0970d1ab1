"""Lists of parts that are more than their whole, of no class whose values exclude each other."""

import pytest
from speaking import judged

from pipeline.analysis import analyze_text

LISTS = [
    # Where people are and what they do divides them; which kind they are of may overlap.
    (
        "Kết nạp 787 đoàn viên; trong đó, có 635 đoàn viên ở địa bàn nông thôn, 180 đoàn viên công "
        "tác ở cơ quan, 2 đoàn viên là học sinh.",
        [("suspect", "635 + 180 + 2 = 817 ≠ 787")],
    ),
    (
        "Kết nạp 817 đoàn viên; trong đó, có 635 đoàn viên ở địa bàn nông thôn, 180 đoàn viên công "
        "tác ở cơ quan, 2 đoàn viên là học sinh.",
        [("ok", "635 + 180 + 2 = 817")],
    ),
    (
        "Phân công 787 lượt đảng viên: phụ trách hộ 635 lượt, giúp đỡ hộ nghèo 180 lượt, khác 2 "
        "lượt.",
        [("suspect", "635 + 180 + 2 = 817 ≠ 787")],
    ),
    ("Chi bộ có 30 đảng viên, gồm 18 đảng viên nữ, 10 đảng viên trẻ, 5 đảng viên mới.", []),
    (
        "Kết nạp 787 đoàn viên; trong đó, có 635 đoàn viên nữ ở nông thôn, 180 đoàn viên dân tộc "
        "thiểu số, 2 đoàn viên là học sinh.",
        [],
    ),
    # A bracket right behind the number of branches holds nothing else.
    (
        "Có 7 chi bộ trường học (3 chi bộ mầm non, 2 chi bộ tiểu học, 3 chi bộ trung học cơ sở).",
        [("suspect", "3 + 2 + 3 = 8 ≠ 7")],
    ),
    (
        "Có 7 chi bộ trường học, trong đó 3 chi bộ mầm non, 2 chi bộ tiểu học, 3 chi bộ mạnh.",
        [],
    ),
    # Parts that leave out the end of the noun.
    (
        "Nhiệm kỳ 2020 - 2025 đã kiểm tra 62 tổ chức đảng. Trong đó năm 2021 kiểm tra 15 tổ chức, "
        "năm 2022 kiểm tra 14 tổ chức, năm 2023 kiểm tra 18 tổ chức, năm 2024 kiểm tra 17 tổ chức.",
        [("suspect", "15 + 14 + 18 + 17 = 64 ≠ 62")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_parts_over_their_whole(text: str, expected: list[tuple[str, str]]) -> None:
    found = judged(analyze_text(text), "part_sum")
    assert [(check.severity, check.equation) for check in found] == expected
