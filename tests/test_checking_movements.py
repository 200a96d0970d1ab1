"""A membership at first and now, with numbers between them that have no noun of their own."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

YEAR = (
    "Đầu năm học (01/9/2022) toàn ngành có 3.120 đoàn viên; trong năm kết nạp mới 215, tiếp nhận "
    "chuyển đến 48; giảm do nghỉ hưu 97, chuyển đi và thôi việc 66. Đến 31/5/2023 có {} đoàn viên."
)
TOLD = [
    (YEAR.format("3.220"), "ok", "3.120 + 215 + 48 - 97 - 66 = 3.220"),
    (YEAR.format("3.230"), "suspect", "3.120 + 215 + 48 - 97 - 66 = 3.220 ≠ 3.230"),
    # What is in brackets or behind "gồm" is of the number before.
    (
        "Đầu năm 2024 công ty có 412 lao động; trong năm tăng 36 (tuyển mới 30, chuyển đến 6), "
        "giảm 28 người, gồm: nghỉ hưu 9, thôi việc 19; đến nay có 420 lao động.",
        "ok",
        "412 + 36 - 28 = 420",
    ),
]
SILENT = [
    # No one digit mends it; nobody left; a number of something else stands between.
    YEAR.format("3.901"),
    "Đầu năm có 312 đoàn viên; trong năm kết nạp mới 15. Đến nay có 320 đoàn viên.",
    "Đầu năm có 312 đoàn viên; trong năm kết nạp mới 15, tổ chức 12 hội nghị, nghỉ hưu 6. Đến nay "
    "có 320 đoàn viên.",
    # What is left is of another noun, or no closing.
    "Đầu năm có 312 đoàn viên; trong năm kết nạp mới 15, nghỉ hưu 6. Đến nay có 12 chi đoàn.",
    "Đầu năm có 312 đoàn viên; trong năm kết nạp mới 15, nghỉ hưu 6. Đã khen 320 đoàn viên.",
]


@pytest.mark.parametrize(("text", "severity", "equation"), TOLD)
def test_who_came_and_who_left_make_the_difference(text: str, severity: str, equation: str) -> None:
    rows = [c for c in analyze_text(report_with(text)).checks if c.rule == "movements"]
    assert [(check.severity, check.equation) for check in rows] == [(severity, equation)]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_whole_account_is_not_judged(text: str) -> None:
    assert not [c for c in analyze_text(report_with(text)).checks if c.rule == "movements"]


def test_the_numbers_are_its_evidence() -> None:
    report = analyze_text(report_with(YEAR.format("3.230")))
    row = next(check for check in report.checks if check.rule == "movements")
    assert [span.text for span in row.spans[2:]] == ["215", "48", "97", "66"]
