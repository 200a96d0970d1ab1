"""Rankings against what is told of them elsewhere."""

import pytest

from pipeline.analysis import analyze_text

_YEARS = (
    "¹ Năm 2018: tổng số 57 TCCSĐ, dự phân loại: 57, HTXSNV: 10, HTTNV: 40, HTNV: 6, KHTNV: 1. Năm "
    "2019: tổng số 54 TCCSĐ, dự phân loại: 54, HTXSNV: 9, HTTNV: 38, HTNV: 6, KHTNV: 1. Năm 2020: "
    "tổng số 49 TCCSĐ, dự phân loại: 48, HTXSNV: 8, HTTNV: 34, HTNV: 6, KHTNV: 0."
)


def _equations(text: str) -> list[str]:
    report = analyze_text(f"{text}\n")
    assert not [check for check in report.findings if check.rule == "rank_total"]
    return [check.equation for check in report.checks_passed if check.rule == "rank_total"]


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        # The best two ranks together, in the same sentence.
        (
            "Năm 2019, có 02 tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ, 08 tổ chức hoàn "
            "thành "
            "tốt và 01 tổ chức hoàn thành nhiệm vụ; như vậy 10/11 tổ chức cơ sở đảng đạt mức hoàn "
            "thành tốt trở lên.",
            ["2 + 8 = 10", "2 + 8 + 1 = 11"],
        ),
        # In another place, of the same year.
        (
            "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên năm 2023 là 606/654 đồng chí.\n\nNăm "
            "2023: tổng số đảng viên: 660, dự phân loại: 654, HTXSNV: 113, HTTNV: 493, HTNV: 31, "
            "KHTNV: 17.",
            ["113 + 493 = 606"],
        ),
        # The years of a footnote together, all assessed and by rank.
        (
            "Trong 03 năm có 159 lượt tổ chức cơ sở đảng được đánh giá, xếp loại, trong đó 139 "
            "lượt "
            "hoàn thành tốt nhiệm vụ trở lên; 18 lượt hoàn thành nhiệm vụ¹.\n\n" + _YEARS,
            ["57 + 54 + 48 = 159", "10 + 40 + 9 + 38 + 8 + 34 = 139", "6 + 6 + 6 = 18"],
        ),
        # Ratios year by year, and the lower ranks behind them.
        (
            "Chi bộ trực thuộc năm 2021 có 7/7 được đánh giá hoàn thành tốt nhiệm vụ trở lên, năm "
            "2022 có 7/7 được đánh giá hoàn thành tốt nhiệm vụ trở lên, năm 2023 có 6/8 chi bộ "
            "hoàn "
            "thành tốt nhiệm vụ, 01 chi bộ hoàn thành nhiệm vụ, 01 chi bộ mới thành lập chưa đánh "
            "giá.\n\nTừ năm 2021 đến nay đã đánh giá, xếp loại 21 lượt tổ chức đảng.",
            ["7 + 7 + 6 + 1 = 21"],
        ),
        # Of another year.
        (
            "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên năm 2022 là 606/654 đồng chí.\n\nNăm "
            "2023: tổng số đảng viên: 660, dự phân loại: 654, HTXSNV: 113, HTTNV: 493, HTNV: 31, "
            "KHTNV: 17.",
            [],
        ),
        # Times that something else was done.
        ("Trong 03 năm đã kiểm tra 159 lượt tổ chức cơ sở đảng¹.\n\n" + _YEARS, []),
        # A year is missing.
        (
            "Có 159 lượt tổ chức cơ sở đảng được đánh giá, xếp loại¹.\n\n"
            + _YEARS.replace("Năm 2018", "Năm 2017"),
            [],
        ),
    ],
)
def test_rankings_add_up_to_what_is_told_of_them(text: str, equations: list[str]) -> None:
    assert sorted(_equations(text)) == sorted(equations)
