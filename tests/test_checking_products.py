"""Numbers of things, each at its price, against what they come to."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

ROWS = [
    (
        "Bàn giao 12 nhà (xây mới 07 x 60 triệu đồng, sửa chữa 05 x 30 triệu đồng), tổng hỗ trợ "
        "570 triệu đồng.",
        [("ok", "7 × 60 + 5 × 30 = 570")],
    ),
    (
        "Bàn giao 12 nhà (xây mới 07 x 60 triệu đồng, sửa chữa 05 x 30 triệu đồng), tổng hỗ trợ "
        "750 triệu đồng.",
        [("error", "7 × 60 + 5 × 30 = 570 ≠ 750")],
    ),
    (
        "Tặng quà (50 suất x 500 nghìn đồng; 20 suất x 1 triệu đồng), tổng trị giá 45 triệu đồng.",
        [("ok", "50 × 0,5 + 20 × 1 = 45")],
    ),
    # Other money was spent as well; nothing proves that the bracket holds all.
    (
        "Bàn giao 12 nhà (xây mới 07 x 60 triệu đồng, sửa chữa 05 x 30 triệu đồng), tổng hỗ trợ "
        "620 triệu đồng.",
        [],
    ),
    (
        "Bàn giao 15 nhà (xây mới 07 x 60 triệu đồng, sửa chữa 05 x 30 triệu đồng), tổng hỗ trợ "
        "750 triệu đồng.",
        [],
    ),
    ("Lắp 4 bảng tin (kích thước 2 x 3 m), tổng kinh phí 12 triệu đồng.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_products(sentence: str, expected: list[tuple[str, str]]) -> None:
    checks = analyze_text(report_with(sentence)).checks

    assert [(c.severity, c.equation) for c in checks if c.rule == "products"] == expected
