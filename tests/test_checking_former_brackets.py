"""Changes whose former value stands in a bracket in front of them."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

Rows = list[tuple[str, str, str]]

# (sentence, [(rule, severity, equation)])
CHANGES: list[tuple[str, Rows]] = [
    (
        "Tổng dư nợ ủy thác 96.800 triệu đồng cho 1.850 hộ vay, so với cuối năm 2021 "
        "(88.000 triệu đồng) tăng 10%.",
        [("growth", "ok", "8.800 / 88.000 = 10%")],
    ),
    (
        "Tổng dư nợ ủy thác 96.800 triệu đồng cho 1.850 hộ vay, so với cuối năm 2021 "
        "(88.000 triệu đồng) tăng 12%.",
        [("growth", "error", "8.800 / 88.000 = 10% ≠ 12%")],
    ),
    # What it grew to stands in another sentence; a share of what is was taken.
    (
        "So với năm 2021 (16 đảng viên được kiểm tra), số đảng viên được kiểm tra tăng 05 đồng "
        "chí, tương đương tăng 31,3%.",
        [("growth", "ok", "5 / 16 = 31,3%")],
    ),
    (
        "So với năm 2021 (16 đảng viên được kiểm tra), số đảng viên được kiểm tra tăng 05 đồng "
        "chí, tương đương tăng 23,8%.",
        [("growth", "error", "5 / 16 = 31,3% ≠ 23,8%")],
    ),
    # Far off and explained by nothing: of another base, perhaps.
    (
        "So với năm 2021 (16 đảng viên được kiểm tra), số đảng viên được kiểm tra tăng 05 đồng "
        "chí, tương đương tăng 57,7%.",
        [("growth", "suspect", "5 / 16 = 31,3% ≠ 57,7%")],
    ),
    # A plan is no earlier time; an amount in another bracket is not what was.
    (
        "Giải ngân 96.800 triệu đồng cho 1.850 hộ vay, so với kế hoạch năm (88.000 triệu đồng) "
        "tăng 12%.",
        [],
    ),
    (
        "Tổng dư nợ 96.800 triệu đồng, riêng vốn hộ nghèo chưa thu hồi được đến nay, so với cuối "
        "năm 2021 (88.000 triệu đồng) tăng 12%.",
        [],
    ),
    (
        "So với năm 2021 (16 đảng viên được kiểm tra), số tổ chức đảng tăng 05 tổ chức đảng, tương "
        "đương tăng 23,8%.",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=lambda value: str(value)[-40:])
def test_a_change_is_held_against_the_bracket_in_front(sentence: str, expected: Rows) -> None:
    checks = analyze_text(report_with(sentence)).checks
    rows = [(c.rule, str(c.severity), c.equation) for c in checks if c.rule == "growth"]
    assert rows == expected


PLANNED = (
    "Giải ngân 920,5 tỷ đồng, đạt 58,1% kế hoạch năm, trong đó vốn tỉnh 520,2 tỷ đồng, đạt 55,4% "
    "kế hoạch năm và vốn huyện 400,3 tỷ đồng, đạt 62,0% kế hoạch năm."
)


def test_a_percentage_of_a_plan_is_no_share_of_the_amount_behind_it() -> None:
    assert [
        c.equation for c in analyze_text(report_with(PLANNED)).checks if c.kind == "percent"
    ] == []


def test_a_percentage_of_a_plan_is_one_of_the_amount_that_the_plan_names() -> None:
    text = "Giải ngân 920 tỷ đồng, đạt 58% kế hoạch năm (1.500 tỷ đồng)."
    found = [c.equation for c in analyze_text(report_with(text)).checks if c.kind == "percent"]
    assert found == ["920 / 1.500 = 61% ≠ 58%"]


def test_what_the_change_led_to_is_told_in_the_sentence_before() -> None:
    text = (
        "Toàn huyện tiếp 412 lượt, 530 người. So với cùng kỳ năm 2022 (480 lượt) giảm 68 lượt, "
        "tương ứng giảm 14,2%."
    )
    rows = {c.equation for c in analyze_text(report_with(text)).checks}
    assert rows == {"480 - 68 = 412", "68 / 480 = 14,2%"}
