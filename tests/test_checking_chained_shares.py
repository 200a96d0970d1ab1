"""Percentages that go on from one another, and lists whose parts add up to their whole."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

TIED = [
    (  # Each has its base in the bracket behind it.
        "Thu ngân sách ước thực hiện 412,8 tỷ đồng, đạt 64,5% dự toán tỉnh giao (640 tỷ đồng), "
        "60,7% dự toán HĐND huyện giao (680 tỷ đồng), bằng 107,5% cùng kỳ (384 tỷ đồng).",
        [
            ("ok", "412,8 / 640 = 64,5%"),
            ("ok", "412,8 / 680 = 60,7%"),
            ("ok", "412,8 / 384 = 107,5%"),
        ],
    ),
    (
        "Thu ngân sách ước thực hiện 412,8 tỷ đồng, đạt 64,5% dự toán tỉnh giao (640 tỷ đồng), "
        "67,0% dự toán HĐND huyện giao (680 tỷ đồng).",
        [("ok", "412,8 / 640 = 64,5%"), ("error", "412,8 / 680 = 60,7% ≠ 67,0%")],
    ),
    (  # Behind a growth.
        "Giá trị sản xuất ước 1.860 tỷ đồng, tăng 9,41% so với cùng kỳ (1.700 tỷ đồng), đạt 46,5% "
        "kế hoạch năm là 4.000 tỷ đồng.",
        [("ok", "1.860 / 4.000 = 46,5%")],
    ),
    (
        "Kết nạp 63 đảng viên, đạt 105% chỉ tiêu (60 đảng viên) và bằng 112,5% so với năm 2022 "
        "(56 đảng viên).",
        [("ok", "63 / 60 = 105%"), ("ok", "63 / 56 = 112,5%")],
    ),
    (  # What was done names the whole.
        "Kiểm tra 9 tổ chức đảng và 48 đảng viên. Kết luận: 06 tổ chức có vi phạm; 39 đảng viên có "
        "vi phạm, chiếm 81,3% số đảng viên được kiểm tra.",
        [("ok", "39 / 48 = 81,3%")],
    ),
    (
        "Kiểm tra 9 tổ chức đảng và 48 đảng viên. Kết luận: 06 tổ chức có vi phạm; 39 đảng viên có "
        "vi phạm, chiếm 83,1% số đảng viên được kiểm tra.",
        [("error", "39 / 48 = 81,3% ≠ 83,1%")],
    ),
    (  # A number alone, of the one count before it.
        "Tố cáo: 08 vụ (kỳ trước 02, trong kỳ 06), đã giải quyết 7, đạt 87,5%.",
        [("ok", "7 / 8 = 87,5%")],
    ),
    (
        "Tố cáo: 08 vụ (kỳ trước 02, trong kỳ 06), đã giải quyết 7, đạt 85,7%.",
        [("error", "7 / 8 = 87,5% ≠ 85,7%")],
    ),
    (  # What each of them completed stands between.
        "Có 38/40 chi bộ hoàn thành 100% chương trình kiểm tra, giám sát năm, đạt tỷ lệ 95%.",
        [("ok", "38 / 40 = 95%")],
    ),
    (
        "Có 38/41 chi bộ hoàn thành 100% chương trình kiểm tra, giám sát năm, đạt tỷ lệ 97,2%.",
        [("error", "38 / 41 = 92,7% ≠ 97,2%")],
    ),
]

COMPLETED = [
    (  # The parts make up the whole, and the others are of it.
        "Có 250 đảng viên được đánh giá. Kết quả:\n+ Hoàn thành xuất sắc nhiệm vụ: 41 đồng chí, "
        "chiếm 16,4%;\n+ Hoàn thành tốt nhiệm vụ: 193 đồng chí, chiếm 72,7%;\n+ Hoàn thành nhiệm "
        "vụ: 13 đồng chí, chiếm 5,2%;\n+ Không hoàn thành nhiệm vụ: 03 đồng chí, chiếm 1,2%.",
        "193 / 250 = 77,2% ≠ 72,7%",
    ),
    (  # … a number of the ratio.
        "Số đảng viên được đánh giá là 2.400/2.615 đ/c, đạt 91,8%. Kết quả xếp loại:\n+ Hoàn thành "
        "xuất sắc nhiệm vụ: 456 đ/c, chiếm 10,9%;\n+ Hoàn thành tốt nhiệm vụ: 1.740 đ/c, chiếm "
        "72,5%;\n+ Hoàn thành nhiệm vụ: 168 đ/c, chiếm 7,0%;\n+ Không hoàn thành nhiệm vụ: 36 đ/c, "
        "chiếm 1,5%.",
        "456 / 2.400 = 19,0% ≠ 10,9%",
    ),
    (  # A number of another list of which it would be the share is not its whole.
        "Đảng bộ có 88 đảng viên trình độ đại học trở lên. Đảng viên được đánh giá 112/115, trong "
        "đó 21 đồng chí hoàn thành xuất sắc nhiệm vụ (18,8%), 83 đồng chí hoàn thành tốt nhiệm vụ "
        "(74,1%), 08 đồng chí hoàn thành nhiệm vụ (9,1%).",
        "8 / 112 = 7,1% ≠ 9,1%",
    ),
    (  # Four of its paragraph are of the whole, and two digits of this one are swapped.
        "Bầu đủ 35/35 đại biểu (100%). Trong đó: nữ 11 đại biểu, chiếm 34,1%; trẻ 07 đại biểu, "
        "chiếm 20,0%; ngoài Đảng 03 đại biểu, chiếm 8,6%; dân tộc thiểu số 06 đại biểu (17,1%); "
        "tái cử 13 đại biểu (37,1%).",
        "11 / 35 = 31,4% ≠ 34,1%",
    ),
]

TRUE = [
    # What each reached is no share of them.
    "Toàn thị xã có 41/87 khu vực bỏ phiếu đạt 100%.",
    "Có 41/87 khu vực hoàn thành 100% kế hoạch, đạt tỷ lệ 47,1%.",
    # A part of a part: the parts do not make up the whole.
    "Có 250 đảng viên được đánh giá. Kết quả:\n+ Hoàn thành tốt nhiệm vụ: 193 đồng chí, chiếm "
    "77,2%;\n+ Hoàn thành nhiệm vụ: 13 đồng chí, chiếm 5,2%;\n+ Đảng viên trẻ: 22 đồng chí, chiếm "
    "61,1%.",
    # Both were inspected: of the one, of the other, or of all.
    "Kiểm tra 48 đảng viên. Cấp ủy cơ sở kiểm tra 52 đảng viên. Có 39 đảng viên vi phạm, chiếm "
    "39,0% số đảng viên được kiểm tra.",
    # Of another number, which stands alone, and of a plan.
    "Tố cáo: 08 vụ, thuộc thẩm quyền 07, đã giải quyết 6, đạt 85,7%.",
    "Tố cáo: 08 vụ, đã giải quyết 7, đạt 85,7% kế hoạch.",
    # By how much, told as if it were how much.
    "Thu ngân sách ước thực hiện 412,8 tỷ đồng, đạt 64,5% dự toán tỉnh giao (640 tỷ đồng), bằng "
    "7,5% so với cùng kỳ (384 tỷ đồng).",
    # The bracket behind holds no base.
    "Kết nạp 63 đảng viên, đạt 105% chỉ tiêu (60 đảng viên), 46% là đoàn viên thanh niên (29 đồng "
    "chí).",
]


@pytest.mark.parametrize(("text", "rows"), TIED, ids=lambda value: str(value)[:40])
def test_percentages_that_go_on_have_their_own_bases(
    text: str, rows: list[tuple[str, str]]
) -> None:
    checks = analyze_text(report_with(text)).checks
    assert sorted((c.severity, c.equation) for c in checks if c.rule == "percent") == sorted(rows)


@pytest.mark.parametrize(("text", "equation"), COMPLETED, ids=lambda value: str(value)[:40])
def test_a_list_that_adds_up_tells_the_whole_of_its_percentages(text: str, equation: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(c.severity, c.equation) for c in found] == [("error", equation)]


@pytest.mark.parametrize("text", TRUE, ids=lambda text: text[:40])
def test_what_is_of_another_base_is_not_accused(text: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.rule, check.equation) for check in found] == []
