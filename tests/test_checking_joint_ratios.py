"""Percentages behind several ratios of one sentence."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (text, severity and equation of its shares)
SHARES = [
    # Of all together.
    (
        "Dự hội nghị có 145/150 đại biểu cấp huyện, 312/330 đại biểu cấp xã, đạt 95,2%.",
        [("ok", "(145 + 312) / (150 + 330) = 95,2%")],
    ),
    (
        "Án dân sự giải quyết 132/145 vụ, án hình sự 77/78 vụ, chung cả hai loại đạt 93,7%.",
        [("ok", "(132 + 77) / (145 + 78) = 93,7%")],
    ),
    # Of one in front.
    (
        "Đã chuẩn hóa 9/12 tiêu chí, 41/57 chỉ tiêu, đạt 75% số tiêu chí.",
        [("ok", "9 / 12 = 75%")],
    ),
    ("Toàn huyện có 14/21 xã đạt 19/19 tiêu chí, chiếm 66,7%.", [("ok", "14 / 21 = 66,7%")]),
    # Of none: of the last, where one digit of it says so.
    (
        "Dự hội nghị có 145/150 đại biểu cấp huyện, 312/330 đại biểu cấp xã, đạt 95,9%.",
        [("suspect", "312 / 330 = 94,5% ≠ 95,9%")],
    ),
    (
        "Dự hội nghị có 145/150 đại biểu cấp huyện, 312/330 đại biểu cấp xã, đạt 49,5%.",
        [("error", "312 / 330 = 94,5% ≠ 49,5%")],
    ),
    # Each with its own.
    (
        "Án dân sự giải quyết 132/145 vụ (91%), án hình sự 77/78 vụ (97,8%).",
        [("ok", "132 / 145 = 91%"), ("error", "77 / 78 = 98,7% ≠ 97,8%")],
    ),
    # Of another sentence.
    (
        "Dự họp có 145/150 đại biểu cấp huyện. Có 312/330 đại biểu cấp xã, đạt 95,2%.",
        [("error", "312 / 330 = 94,5% ≠ 95,2%")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARES, ids=lambda value: str(value)[:40])
def test_the_ratio_that_a_percentage_is_of(text: str, expected: list[tuple[str, str]]) -> None:
    checks = analyze_text(report_with(text)).checks
    found = [(check.severity, check.equation) for check in checks if check.rule == "percent"]
    assert sorted(found, key=lambda row: row[1]) == sorted(expected, key=lambda row: row[1])
