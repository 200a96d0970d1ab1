"""Kinds of people that overlap, grades that do not; plans and growth beside what they are of."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

TRUE = [
    "Trong 33 đại biểu: nữ 11 đại biểu (33,3%), trẻ dưới 40 tuổi 09 đại biểu (27,3%), tôn giáo 02 "
    "đại biểu, ngoài Đảng 03 đại biểu (9,1%), tái cử 12 đại biểu.",
    "Ban Chấp hành có 27 đồng chí, gồm: nữ 10 đồng chí, dưới 35 tuổi 08 đồng chí, tái cử "
    "12 đồng chí.",
    "Giá trị sản xuất đạt 96 tỷ đồng, tăng 4,3% so với năm 2022 (92 tỷ đồng).",
    "Dư nợ 96 tỷ đồng, giảm 4,0% so với năm 2022 (100 tỷ đồng).",
    "Kiểm tra 24 tổ chức đảng cấp dưới, đạt 50% kế hoạch năm (48 tổ chức).",
    "Xếp loại 97 chi hội, vững mạnh 71, khá 22, trung bình 04.",
    "Toàn xã có 12 chi hội, khá 05 chi hội, mỗi chi hội có trung bình 20 hội viên.",
    # Who was assessed, of all there are.
    "Năm 2022 có 5.618 đồng chí được đánh giá, chiếm 93,1% tổng số 6.032 đảng viên tại thời điểm "
    "đánh giá; hoàn thành xuất sắc 1.006 đồng chí, hoàn thành tốt 4.180 đồng chí, hoàn thành 398 "
    "đồng chí, không hoàn thành 34 đồng chí.",
    "Năm 2022 có 5.618 đồng chí được đánh giá, chiếm 93,1% tổng số 6.032 đảng viên; hoàn thành "
    "xuất sắc 1.006, hoàn thành tốt 4.180, hoàn thành 398, không hoàn thành 34.",
    "Bí thư chi bộ 34 đồng chí: nam 21, nữ 13; tái cử 26 đồng chí.",
    "Dư nợ 485 tỷ đồng với 10.846 khách hàng, tăng 41 tỷ đồng so với đầu năm (444 tỷ đồng).",
    "Có 90 học sinh tham gia, khá 40 em, trung bình 30 em.",
]
FALSE = [
    (
        "Doanh thu đạt 13.890 triệu đồng, đạt 106,8% kế hoạch (13.000 triệu đồng), tăng 17,2% so "
        "với năm 2022 (12.540 triệu đồng).",
        ("growth", "suspect", "1.350 / 12.540 = 10,8% ≠ 17,2%"),
    ),
    (
        "Kiểm tra 24 tổ chức đảng cấp dưới, đạt 48,0% kế hoạch năm (48 tổ chức).",
        ("percent", "error", "24 / 48 = 50,0% ≠ 48,0%"),
    ),
    (
        "Xếp loại 97 chi hội, vững mạnh 71, khá 22, trung bình 05.",
        ("part_sum", "error", "71 + 22 + 5 = 98 ≠ 97"),
    ),
    (
        "Kết quả kiểm tra 90 đồng chí: giỏi 19, khá 33, trung bình 35, yếu 04.",
        ("part_sum", "error", "19 + 33 + 35 + 4 = 91 ≠ 90"),
    ),
    (
        "Có 5.618 đồng chí được đánh giá, chiếm 93,1% tổng số 6.032 đảng viên; hoàn thành xuất sắc "
        "1.006, hoàn thành tốt 4.180, hoàn thành 398, không hoàn thành 36.",
        ("part_sum", "error", "1.006 + 4.180 + 398 + 36 = 5.620 ≠ 5.618"),
    ),
    (
        "Bí thư chi bộ 34 đồng chí: nam 21, nữ 14; tái cử 26 đồng chí.",
        ("part_sum", "error", "21 + 14 = 35 ≠ 34"),
    ),
    (
        "Dư nợ 485 tỷ đồng với 10.846 khách hàng, tăng 14 tỷ đồng so với đầu năm (444 tỷ đồng).",
        ("difference", "error", "444 + 14 = 458 ≠ 485"),
    ),
    (
        "Trong 33 đại biểu: nữ 11 đại biểu, nam 23 đại biểu.",
        ("part_sum", "error", "11 + 23 = 34 ≠ 33"),
    ),
]


@pytest.mark.parametrize("sentence", TRUE)
def test_accuses_no_true_sentence(sentence: str) -> None:
    checks = analyze_text(report_with(sentence)).checks

    assert [c.equation for c in checks if c.severity in ("error", "suspect")] == []


@pytest.mark.parametrize(("sentence", "finding"), FALSE)
def test_finds_what_does_not_hold(sentence: str, finding: tuple[str, str, str]) -> None:
    checks = analyze_text(report_with(sentence)).checks

    assert finding in [(c.rule, c.severity, c.equation) for c in checks]
