"""One wrong figure is one finding, however many relations it breaks, and its slip is told where
exactly one edit mends everything that the figure touches.
"""

import pytest

from pipeline.analysis import analyze_text

# (text, [(severity, rule, suggestion)] of what it accuses)
CAUSES = [
    # A part that breaks a sum and its share: a digit dropped, changed, swapped, doubled.
    (
        "Đảng bộ có 200 đảng viên, trong đó nam 120 đồng chí (60%), nữ 8 đồng chí (40%).",
        [("error", "part_sum", "8 → 80")],
    ),
    (
        "Đảng bộ có 200 đảng viên, trong đó nam 130 đồng chí (60%), nữ 80 đồng chí (40%); chính "
        "thức 190 đồng chí (95%), dự bị 10 đồng chí (5%).",
        [("error", "part_sum", "130 → 120")],
    ),
    (
        "Đánh giá 200 đảng viên: HTXSNV 40 đồng chí (20%), HTTNV 150 đồng chí (75%), HTNV 01 đồng "
        "chí (5%).",
        [("error", "part_sum", "1 → 10")],
    ),
    # Each alone is suspect; together they prove it.
    (
        "Tiếp nhận 235 ý kiến, đã giải quyết 1999 ý kiến, đạt 84,68%, đang giải quyết 36 ý kiến.",
        [("error", "remainder", "1.999 → 199")],
    ),
    # A total that breaks the sum and every share of it; one that was not updated.
    (
        "Đảng bộ có 20 đảng viên: nam 120 đồng chí (60%), nữ 80 đồng chí (40%).",
        [("error", "part_sum", "20 → 200")],
    ),
    (
        "Đảng bộ có 210 đảng viên (nam 120 đồng chí, chiếm 60%; nữ 80 đồng chí, chiếm 40%).",
        [("error", "part_sum", "210 → 200")],
    ),
    (
        "Đảng bộ có 186 đảng viên (nam 120 đồng chí, chiếm 60%; nữ 80 đồng chí, chiếm 40%).",
        [("error", "part_sum", "186 → 200")],
    ),
    # A cell that breaks its row and its column.
    (
        "| TT | Chi bộ | Đảng viên | Nam | Nữ |\n|---|---|---|---|---|\n"
        "| 1 | Thôn Đông | 134 | 82 | 52 |\n| 2 | Thôn Tây | 160 | 79 | 63 |\n"
        "| 3 | Thôn Nam | 130 | 70 | 60 |\n| 4 | Thôn Bắc | 120 | 65 | 55 |\n"
        "| | Tổng cộng | 544 | 314 | 230 |\n",
        [("error", "table_row", "79 → 97")],
    ),
    # A part over its whole has no share that could be right.
    ("Đã giải quyết 207/126 tin, đạt 92,9%.", [("error", "ratio", None)]),
    # What holds is left alone: 75% would be a slip away from 70, but not beside the sum.
    (
        "Đảng bộ có 100 đảng viên, trong đó nam 70 đồng chí (75%), nữ 30 đồng chí (30%).",
        [("error", "percent", "75% → 70%")],
    ),
    # Two causes stay two findings, and a sum that two digits might mend names none.
    (
        "Năm 2023: 379/391 đồng chí, đạt 98,9%. Năm 2024: 200/250 đồng chí, đạt 85%.",
        [("error", "percent", "98,9% → 96,9%"), ("error", "percent", "85% → 80%")],
    ),
    (
        "Có 198 đảng viên: nam 142 đồng chí, nữ 57 đồng chí.",
        [("error", "part_sum", None)],
    ),
    # With 8 for 9 of ten it holds as well as with 90% for 80%.
    ("Có 9/10 đồng chí dự họp, đạt 80%.", [("error", "percent", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CAUSES)
def test_one_cause_is_told_once(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    findings = analyze_text(text).findings
    assert [(c.severity, c.rule, c.suggestion) for c in findings] == expected


def test_the_row_holds_the_arithmetic_and_the_figures_of_all() -> None:
    report = analyze_text(
        "Đảng bộ có 200 đảng viên, trong đó nam 120 đồng chí (60%), nữ 8 đồng chí (40%)."
    )
    (finding,) = report.findings
    assert finding.equation == "120 + 8 = 128 ≠ 200; 8 / 200 = 4% ≠ 40%"
    assert [span.text for span in finding.spans] == [
        "200 đảng viên",
        "120 đồng chí",
        "8 đồng chí",
        "40%",
    ]
    assert [check.equation for check in report.checks_passed] == ["120 / 200 = 60%"]
