"""How many were admitted, said again."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

ADMITTED = "Trong kỳ đã kết nạp 317 đảng viên, trong đó nam 200 đồng chí, nữ 117 đồng chí."

AGAIN = [
    ("Kết quả đó có phần của riêng 371 đảng viên mới được kết nạp.", ["suspect"]),
    ("Riêng 17 đảng viên mới được kết nạp đã bổ sung nguồn lực trẻ.", ["suspect"]),
    ("Riêng 317 đảng viên mới được kết nạp đã bổ sung nguồn lực trẻ.", []),
    # One year, one part of the body, a target, others.
    ("Năm 2021 có 17 đảng viên mới được kết nạp.", []),
    ("Khối trường học có 37 đảng viên mới được kết nạp.", []),
    ("Phấn đấu có 318 đảng viên mới được kết nạp.", []),
    ("Có 31 đảng viên mới dự lớp bồi dưỡng.", []),
]


@pytest.mark.parametrize(("again", "expected"), AGAIN, ids=lambda value: str(value)[:40])
def test_the_number_admitted(again: str, expected: list[str]) -> None:
    checks = analyze_text(report_with(ADMITTED, again)).checks
    assert [check.severity for check in checks if check.rule == "admissions"] == expected
