"""Classes of several values of a division, and rows of a table that the text takes together."""

import pytest

from pipeline.analysis import analyze_text

_TABLE = """Tổng số đảng viên theo chi bộ như sau:

| TT | Chi bộ | Tổng số đảng viên | Nữ |
|---|---|---|---|
| 1 | Chi bộ thôn Đông | 34 | 12 |
| 2 | Chi bộ thôn Tây | 29 | 9 |
| 3 | Chi bộ Trường Mầm non | 14 | 14 |
| 4 | Chi bộ Trường Tiểu học | 19 | 13 |
| 5 | Chi bộ Trạm Y tế | 8 | 5 |
| 6 | Chi bộ Quân sự | 12 | 0 |
| | Tổng cộng | 116 | 53 |
"""


def _equations(text: str, rule: str) -> list[str]:
    report = analyze_text(f"{text}\n")
    assert not report.findings
    return [check.equation for check in report.checks_passed if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            "Đảng bộ có 412 đảng viên: dân tộc Tày 187 đồng chí, Dao 104 đồng chí, Kinh 81 đồng "
            "chí,"
            " Mông 40 đồng chí. Như vậy đảng viên là người dân tộc thiểu số có 331 đồng chí.",
            ["331 + 81 = 412", "187 + 104 + 40 = 331"],
        ),
        (
            "Đảng bộ có 187 đảng viên. Về chuyên môn: tiến sĩ 03 đồng chí, thạc sĩ 41 đồng chí, "
            "đại "
            "học 128 đồng chí, trung cấp 15 đồng chí. Số đảng viên có trình độ trên đại học tăng "
            "từ "
            "12 lên 44 đồng chí.",
            ["3 + 41 = 44"],
        ),
        # The same number of others.
        (
            "Đảng bộ có 187 đảng viên. Về chuyên môn: tiến sĩ 03 đồng chí, thạc sĩ 41 đồng chí, "
            "đại "
            "học 128 đồng chí, trung cấp 15 đồng chí. Có 44 đồng chí dự học.",
            [],
        ),
        # Other people.
        (
            "Đảng bộ có 187 đảng viên. Về chuyên môn: tiến sĩ 03 đồng chí, thạc sĩ 41 đồng chí, "
            "đại "
            "học 128 đồng chí, trung cấp 15 đồng chí. Có 44 sinh viên học trên đại học.",
            [],
        ),
    ],
)
def test_several_values_make_up_a_class(text: str, equations: list[str]) -> None:
    assert sorted(_equations(text, "class_union")) == sorted(equations)


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            "Phân theo khu vực: các chi bộ thôn có 63 đảng viên, các chi bộ trường học 33 đảng "
            "viên,"
            " các chi bộ còn lại 20 đảng viên.",
            ["34 + 29 = 63", "14 + 19 = 33", "8 + 12 = 20"],
        ),
        # Without the others nothing tells who is left.
        ("Các chi bộ còn lại 20 đảng viên.", []),
        # Grouped in another way.
        ("Phân theo khu vực: các chi bộ thôn có 71 đảng viên.", []),
    ],
)
def test_rows_of_a_table_that_the_text_takes_together(text: str, equations: list[str]) -> None:
    assert _equations(f"{_TABLE}\n{text}", "text_and_rows") == equations


def test_rows_bear_out_a_text_that_the_total_row_denies() -> None:
    text = _TABLE.replace("| 53 |", "| 55 |") + "\nToàn Đảng bộ có 53 đảng viên nữ."
    rows = [c for c in analyze_text(f"{text}\n").checks_passed if c.rule == "text_and_rows"]
    assert [check.equation for check in rows] == ["12 + 9 + 14 + 13 + 5 + 0 = 53"]
