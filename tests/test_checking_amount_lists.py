"""Lists of money that hold more than their whole, and shares that are none of it."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

FALSE = [
    (
        "Lợi nhuận sau thuế 732 triệu đồng, phân phối: quỹ phát triển 219,6 triệu đồng (30%), quỹ "
        "dự phòng 109,8 triệu đồng (15%), chia theo vốn góp 138,2 triệu đồng (17,5%).",
        ("percent", "error", "138,2 / 732 = 18,9% ≠ 17,5%"),
    ),
    (
        "Ủng hộ được 612 triệu đồng, trong đó cán bộ, công chức 97 triệu đồng; doanh nghiệp 215 "
        "triệu đồng; tôn giáo 118 triệu đồng; nhân dân 228 triệu đồng.",
        ("part_sum", "suspect", "97 + 215 + 118 + 228 = 658 ≠ 612"),
    ),
    (
        "Tổng thu 810 triệu đồng, gồm: đoàn phí 285 triệu đồng, kinh phí 318,5 triệu đồng, chuyên "
        "môn hỗ trợ 142 triệu đồng, thu khác 74,5 triệu đồng.",
        ("part_sum", "error", "285 + 318,5 + 142 + 74,5 = 820,0 ≠ 810"),
    ),
    (
        "Tổng thu 810 triệu đồng, gồm: đoàn phí 285 triệu đồng, kinh phí 319 triệu đồng, hỗ trợ "
        "142 triệu đồng, thu khác 46 triệu đồng.",
        ("part_sum", "suspect", "285 + 319 + 142 + 46 = 792 ≠ 810"),
    ),
    # "triệu" for "triệu đồng", as the whole is told.
    (
        "Tổng nguồn quỹ 3.260 triệu đồng, gồm TW 800 triệu, tỉnh 1.100 triệu, huyện 950 triệu, cơ "
        "sở 770 triệu; đang cho vay 12 dự án.",
        ("part_sum", "error", "800 + 1.100 + 950 + 770 = 3.620 ≠ 3.260"),
    ),
]
TRUE = [
    "Tổng nguồn quỹ 3.620 triệu đồng, gồm TW 800 triệu, tỉnh 1.100 triệu, huyện 950 triệu, cơ sở "
    "770 triệu; đang cho vay 12 dự án.",
    "Dân số 3,2 triệu, tổng thu 5,1 tỷ đồng, chi 4,8 tỷ, gồm đầu tư 2,1 tỷ, thường xuyên 2,7 tỷ.",
    # Told in part, by example, or rounded.
    "Tổng chi 96 tỷ đồng, trong đó chi đầu tư 41 tỷ đồng, chi thường xuyên 48 tỷ đồng, chi sự "
    "nghiệp 5 tỷ đồng.",
    "Tổng chi 96 tỷ đồng, gồm chi đầu tư 41 tỷ đồng, chi thường xuyên 48 tỷ đồng, chi sự nghiệp 5 "
    "tỷ đồng và các khoản khác.",
    "Tổng thu 12,4 tỷ đồng, gồm thuế 5,3 tỷ đồng, phí 4,6 tỷ đồng, thu khác 2,6 tỷ đồng.",
    # Shares of a part, of a plan and of a year before.
    "Tổng chi 100 tỷ đồng, trong đó: đầu tư 40 tỷ đồng (40%), trong đó giao thông 10 tỷ đồng (25%)"
    "; thường xuyên 60 tỷ đồng (60%).",
    "Tổng vốn 100 tỷ đồng, trong đó: tỉnh 40 tỷ đồng (40%), huyện 35 tỷ đồng (35%), xã 25 tỷ đồng "
    "(đạt 52% kế hoạch).",
    "Tổng vốn 100 tỷ đồng, trong đó: tỉnh 40 tỷ đồng (40%), huyện 35 tỷ đồng (35%), xã 25 tỷ đồng, "
    "chiếm 52% so với kế hoạch.",
    # Billions and millions of one sum.
    "Thu 1 tỷ 864 triệu đồng, trong đó thuế 905 triệu, phí 214 triệu, còn lại 745 triệu.",
]


@pytest.mark.parametrize(("sentence", "finding"), FALSE)
def test_finds_what_does_not_hold(sentence: str, finding: tuple[str, str, str]) -> None:
    checks = analyze_text(report_with(sentence)).checks

    assert finding in [(c.rule, c.severity, c.equation) for c in checks]


@pytest.mark.parametrize("sentence", TRUE)
def test_accuses_no_list_that_may_hold(sentence: str) -> None:
    checks = analyze_text(report_with(sentence)).checks

    assert [c.equation for c in checks if c.severity in ("error", "suspect")] == []


def test_a_list_that_leaves_out_the_money_is_added_up() -> None:
    checks = analyze_text(report_with(TRUE[0])).checks_passed

    assert "800 + 1.100 + 950 + 770 = 3.620" in [check.equation for check in checks]
