"""A membership then and now, of which only the admissions are told."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (sentence, severity, challenged, expected, equation)
TOLD = [
    (
        "Năm 2020 Đảng bộ xã có 230 đảng viên, đến tháng 6/2024 có 241 đảng viên, hơn 3 năm qua "
        "kết nạp được 27 đảng viên mới.",
        ("suspect", "241 đảng viên", 257, "230 + 27 = 257 ≠ 241"),
    ),
    (
        "Đội ngũ đảng viên ngày càng lớn (đầu năm 2010 có 35 đảng viên, đến nay là 52 đảng viên, "
        "trong đó số đảng viên mới kết nạp là 08 đảng viên).",
        ("suspect", "08 đảng viên", 17, "52 - 35 = 17 ≠ 8"),
    ),
    (
        "Đầu nhiệm kỳ Đảng bộ có 230 đảng viên, đến nay có 257 đảng viên, đã kết nạp 27 đảng viên.",
        ("ok", "257 đảng viên", 257, "230 + 27 = 257"),
    ),
]
SILENT = [
    # Other ways to come or to go are told in the paragraph: `balance` has them.
    "Đầu năm 2024 Đảng bộ có 230 đảng viên, đến nay có 241 đảng viên, đã kết nạp 27 đảng viên; "
    "chuyển đi 16 đảng viên.",
    # One year of several, and what is planned.
    "Năm 2020 Đảng bộ xã có 230 đảng viên, đến nay có 241 đảng viên, riêng năm 2023 kết nạp được 4 "
    "đảng viên.",
    "Năm 2020 Đảng bộ xã có 230 đảng viên, đến nay có 241 đảng viên, chỉ tiêu kết nạp là 20 đảng "
    "viên.",
    # No earlier size; another sentence.
    "Đảng bộ xã hiện có 241 đảng viên, đã kết nạp 27 đảng viên.",
    "Năm 2020 Đảng bộ xã có 230 đảng viên, đến nay có 241 đảng viên. Đã kết nạp 27 đảng viên.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_the_admissions_are_held_against_the_growth(
    sentence: str, expected: tuple[str, str, int, str]
) -> None:
    rows = [c for c in analyze_text(report_with(sentence)).checks if c.rule == "admitted_since"]
    assert [(c.severity, c.spans[0].text, c.expected, c.equation) for c in rows] == [expected]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_sentence_leaves_open_is_not_asked_for(sentence: str) -> None:
    checks = analyze_text(report_with(sentence)).checks
    assert not [check for check in checks if check.rule == "admitted_since"]
