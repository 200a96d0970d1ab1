"""Percentages whose whole is the one that their neighbours in the list follow from."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

HELD = [
    (  # The next sentence, of the same noun.
        "Đảng bộ huyện có 43 tổ chức cơ sở đảng. Qua đánh giá có 26 tổ chức cơ sở đảng vững mạnh, "
        "chiếm gần 60,5%. Có 14 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ, tỷ lệ 32,7%.",
        [("ok", "26 / 43 = 60,5%"), ("rounding", "14 / 43 = 32,6% ≠ 32,7%")],
    ),
    (  # Of those that were assessed.
        "Đã đánh giá 127/130 tổ chức cơ sở đảng. Kết quả: có 18 tổ chức cơ sở đảng tiêu biểu "
        "(bằng 14,17% so với tổng số tổ chức được đánh giá); 61 tổ chức cơ sở đảng vững mạnh "
        "(bằng 48,03%).",
        [("ok", "18 / 127 = 14,17%"), ("ok", "61 / 127 = 48,03%")],
    ),
    (  # Of all.
        "Có 433/435 chi bộ được đánh giá. Có 204 chi bộ vững mạnh (46,9%), 168 chi bộ khá (38,6%).",
        [("ok", "204 / 435 = 46,9%"), ("ok", "168 / 435 = 38,6%")],
    ),
]

TRUE = [
    # Not all were assessed, and nobody says how many.
    "Năm 2019, Đảng bộ có 609 tổ chức đảng. Qua đánh giá có 339 tổ chức đảng vững mạnh (56,41%).",
    "Năm 2019 có 609 TCCSĐ. Sau xếp loại có 339 TCCSĐ vững mạnh (chiếm 56,41%), 181 TCCSĐ khá "
    "(chiếm 30,12%).",
    # A part of a part, beside two shares of the whole.
    "Đảng bộ có 1.487 đảng viên. Về trình độ: 223 đảng viên thạc sĩ (chiếm 15,00%), 71 đảng viên "
    "tiến sĩ (chiếm 4,77%), riêng khối trường học 54 đảng viên tiến sĩ (chiếm 12,03%).",
    # Another whole that is not stated, and no digit mends it.
    "Đảng bộ có 280 đảng viên. Có 140 đảng viên nữ (chiếm 50,0%), 70 đảng viên trẻ (chiếm 25,0%). "
    "Có 33 đảng viên được khen thưởng, chiếm 61,1%.",
    # Growth, and a plan.
    "Có 433/435 chi bộ được đánh giá. Có 204 chi bộ vững mạnh (tăng 6,9%), 168 chi bộ khá (giảm "
    "3,7%).",
    "Đảng bộ có 280 đảng viên, trong đó 140 đảng viên nữ (50,0%), 70 đảng viên trẻ (25,0%). Kết "
    "nạp 17 đảng viên, đạt 113,3% chỉ tiêu.",
    # Of another noun than the ratio.
    "Có 117/120 đảng viên dự họp. Khen thưởng 15 chi bộ (bằng 68,2%), 05 chi bộ khá (bằng 22,7%).",
]

SLIPPED = [
    (  # Two digits swapped, between two shares that hold.
        "Đại hội có 1.487 đại biểu.\n\nCó 223 đại biểu cử nhân (chiếm 15,00%).\n\nCó 967 đại biểu "
        "thạc sĩ (chiếm 65,30%), 71 đại biểu tiến sĩ (chiếm 4,77%).",
        "967 / 1.487 = 65,03% ≠ 65,30%",
    ),
    (  # A digit too many: with 3 the parts are the whole.
        "Đảng bộ huyện có 43 tổ chức cơ sở đảng. Qua đánh giá có 26 tổ chức cơ sở đảng vững mạnh, "
        "chiếm gần 60,5%. Có 14 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ, tỷ lệ 32,6%, và 33 tổ "
        "chức cơ sở đảng hoàn thành nhiệm vụ, tỷ lệ trên 6,9%.",
        "33 / 43 = 76,7% ≠ 6,9%",
    ),
]


@pytest.mark.parametrize(("text", "rows"), HELD, ids=lambda value: str(value)[:40])
def test_shares_of_the_whole_of_their_siblings(text: str, rows: list[tuple[str, str]]) -> None:
    checks = analyze_text(report_with(text)).checks
    assert [(c.severity, c.equation) for c in checks if c.rule == "percent"] == rows


@pytest.mark.parametrize("text", TRUE, ids=lambda text: text[:40])
def test_what_may_be_of_another_whole_is_not_accused(text: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.rule, check.equation) for check in found] == []


@pytest.mark.parametrize(("text", "equation"), SLIPPED, ids=lambda value: value[:40])
def test_one_wrong_digit_between_siblings(text: str, equation: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.severity, check.equation) for check in found] == [("suspect", equation)]
