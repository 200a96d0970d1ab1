"""Changes of several quantities at once or around a bracket, and amounts of money and land."""

import pytest

from pipeline.analysis import analyze_text

_KINDS = ("part_sum", "percent")

_HOLDING = [
    (
        "Đã kiểm tra 13 tổ chức đảng và 46 đảng viên, tăng 03 tổ chức đảng và 05 đảng viên so với "
        "cùng kỳ (năm 2023: 10 tổ chức đảng, 41 đảng viên).",
        ["10 + 3 = 13", "41 + 5 = 46"],
    ),
    (
        "Kiểm tra 13 tổ chức đảng, 46 đảng viên, tăng 03 tổ chức, giảm 05 đảng viên so với năm 2023"
        " (10 tổ chức đảng, 51 đảng viên).",
        ["10 + 3 = 13", "51 - 5 = 46"],
    ),
    ("Chi bộ có 59 đảng viên (năm 2014 có 35 đảng viên), tăng 68,6%.", ["24 / 35 = 68,6%"]),
    (
        "Chi bộ có 59 đảng viên (năm 2014 có 35 đảng viên), tăng 24 đồng chí (68,6%).",
        ["35 + 24 = 59", "24 / 35 = 68,6%"],
    ),
    ("Các cơ quan đã giảm 07 phòng, từ 43 phòng xuống còn 36 phòng.", ["43 - 7 = 36"]),
    (
        "Từ chỗ mới có 418 câu lạc bộ năm 2014, nay toàn tỉnh có 736 câu lạc bộ, tăng 318 câu lạc "
        "bộ (76,1%).",
        ["418 + 318 = 736", "318 / 418 = 76,1%"],
    ),
    (
        "Biên chế giảm từ 126 biên chế năm 2015 còn 108 biên chế năm 2023, giảm 18 biên chế "
        "(14,3%).",
        ["126 - 18 = 108", "18 / 126 = 14,3%"],
    ),
    (
        "Thu ngân sách 412,6 tỷ đồng, bằng 102,6% dự toán huyện giao (402 tỷ đồng), tăng 4,3% so "
        "với cùng kỳ (395,6 tỷ đồng).",
        ["412,6 / 402 = 102,6%", "17,0 / 395,6 = 4,3%"],
    ),
    (
        "Giải ngân 286,5 tỷ đồng trên tổng kế hoạch vốn 318 tỷ đồng, bằng 90,1%.",
        ["286,5 / 318 = 90,1%"],
    ),
    (
        "Diện tích 21.346,8 ha, trong đó đất nông nghiệp 15.482,3 ha, đất phi nông nghiệp 5.611,9 "
        "ha, đất chưa sử dụng 252,6 ha.",
        ["15.482,3 + 5.611,9 + 252,6 = 21.346,8"],
    ),
    (
        "Thu nhập đạt 62 triệu đồng/người/năm, tăng 8,5 triệu đồng so với năm 2022 (53,5 triệu "
        "đồng).",
        ["53,5 + 8,5 = 62,0"],
    ),
]

_WRONG = [
    (
        "Kỷ luật 04 tổ chức đảng và 57 đảng viên, tăng 01 tổ chức và 09 đảng viên so với năm 2022 "
        "(03 tổ chức đảng và 49 đảng viên).",
        "49 + 9 = 58 ≠ 57",
    ),
    ("Chi bộ có 59 đảng viên (năm 2014 có 35 đảng viên), tăng 86,6%.", "24 / 35 = 68,6% ≠ 86,6%"),
    ("Chi bộ có 59 đảng viên, tăng 86,6% so với 35 đảng viên năm 2014.", "24 / 35 = 68,6% ≠ 86,6%"),
    ("Đã giảm 07 phòng, từ 43 phòng xuống còn 35 phòng.", "43 - 7 = 36 ≠ 35"),
    ("Thu ngân sách 12,5 tỷ đồng, đạt 140% kế hoạch (12 tỷ đồng).", "12,5 / 12 = 104% ≠ 140%"),
    (
        "Thu ngân sách 412,6 tỷ đồng, bằng 102,6% dự toán huyện giao (402 tỷ đồng), tăng 3,4% so "
        "với cùng kỳ (395,6 tỷ đồng).",
        "17,0 / 395,6 = 4,3% ≠ 3,4%",
    ),
]

_SILENT = [
    # Two plans, two nouns, a range, a part of the budget.
    "Thu ngân sách 12,5 tỷ đồng, đạt 104% dự toán tỉnh giao, tăng 8,5% so với năm trước.",
    "Có 250 hộ thoát nghèo, tăng 12% so với 35 hộ cận nghèo năm 2014.",
    "Đầu tư từ 10 - 12 tỷ đồng, đạt 50% so với kế hoạch (30 tỷ đồng).",
    "Tổng chi 96 tỷ đồng, trong đó chi đầu tư 41 tỷ đồng, chi thường xuyên 48 tỷ đồng.",
    # Rounded amounts: 1,24 of 1,16 is 6,9 %.
    "Thu 1,2 tỷ đồng, tăng 6,9% so với năm 2022 (1,2 tỷ đồng).",
    # The bracket is of another thing.
    "Kiểm tra 13 tổ chức đảng (trong đó 03 đảng bộ), tăng 12%.",
    "Kỷ luật 04 tổ chức đảng và 57 đảng viên, tăng 01 tổ chức và 09 đảng viên so với cùng kỳ.",
]


@pytest.mark.parametrize(("text", "equations"), _HOLDING)
def test_what_changed_is_recomputed_whatever_stands_between(
    text: str, equations: list[str]
) -> None:
    report = analyze_text(f"{text}\n")
    assert not [c for c in report.findings if c.kind in _KINDS]
    assert {*equations} <= {c.equation for c in report.checks_passed}


@pytest.mark.parametrize(("text", "equation"), _WRONG)
def test_a_change_that_cannot_be_is_an_error(text: str, equation: str) -> None:
    found = [c for c in analyze_text(f"{text}\n").findings if c.kind in _KINDS]
    assert [(c.severity, c.equation) for c in found] == [("error", equation)]


@pytest.mark.parametrize("text", _SILENT)
def test_what_may_be_of_another_thing_accuses_nobody(text: str) -> None:
    found = [c for c in analyze_text(f"{text}\n").findings if c.kind in _KINDS]
    assert not [c for c in found if c.severity in ("error", "suspect")]


def test_amounts_are_no_counts_of_the_report() -> None:
    report = analyze_text("Thu ngân sách 12,5 tỷ đồng, đạt 104% kế hoạch (12 tỷ đồng).\n")
    assert not report.counts
