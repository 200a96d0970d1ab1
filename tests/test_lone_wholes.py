"""Percentages that tell their whole by its name or its number, and no part."""

import pytest

from pipeline.analysis import analyze_text

POPULATION = "Dân số có 2007 người, 424 hộ, "


@pytest.mark.parametrize(
    ("sentence", "wholes"),
    [
        (POPULATION + "99% dân số là dân tộc Nùng, 01% dân tộc Tày.", [2007, 2007]),
        (POPULATION + "65% dân số sống bằng nghề nông, 35% buôn bán.", [2007, 2007]),
        (POPULATION + "98% dân số được dùng nước sạch, 99% hộ có điện.", [2007, None]),
        (POPULATION + "dân số tăng 1,2% dân số năm trước.", [None]),
        (POPULATION + "62% dân số trong độ tuổi lao động có việc làm.", [None]),
        (POPULATION + "98% hộ dân dùng điện.", [None]),
        ("Dân số xã có khoảng 2.000 người; 98% dân số có bảo hiểm y tế.", [None]),
        ("Dân số xã Đông 900 người, dân số xã Tây 800 người; 98% dân số có bảo hiểm.", [None]),
        ("Đã phổ biến cho 80% trong tổng số 59 đảng viên của chi bộ.", [59]),
        ("Kết quả bằng 80% của 59 năm trước.", [None]),
        ("Chi bộ có 59 đảng viên, 100% đảng viên dự học.", [None]),
    ],
)
def test_the_whole_is_told_alone(sentence: str, wholes: list[int | None]) -> None:
    found = analyze_text(sentence).percentages
    assert [percentage.whole for percentage in found] == wholes
    assert {percentage.part for percentage in found} == {None}
