"""The mode of rounding that explains a percentage is named."""

import pytest

from pipeline.analysis import analyze_text
from pipeline.messages import message
from pipeline.rounding_modes import rounding_mode


@pytest.mark.parametrize(
    ("ratio", "percent", "mode", "words"),
    [
        ("11/59", "18,6", "nearest", "Khớp"),
        ("1/8", "12,5", "nearest", "Khớp"),
        ("1/8", "13", "half_up", "Khớp"),
        ("48/59", "81,3", "truncation", "(cắt bớt chữ số)"),
        ("11/59", "18,7", "ceiling", "(làm tròn lên)"),
        ("48/59", "81,5", "last_digit", "(một đơn vị ở chữ số cuối)"),
        ("48/59", "83,1", None, "Báo cáo ghi 83,1%"),
    ],
)
def test_the_mode_that_explains_a_percentage(
    ratio: str, percent: str, mode: str | None, words: str
) -> None:
    (check,) = analyze_text(f"Có {ratio} đảng viên dự họp, đạt {percent}%.").checks
    assert rounding_mode(check) == mode
    assert words in message(check)


def test_two_units_in_the_last_digit_are_no_rounding() -> None:
    (check,) = analyze_text("Có 142/215 đảng viên dự họp, đạt 68%.").checks
    assert check.severity == "error"
