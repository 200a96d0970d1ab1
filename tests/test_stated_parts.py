"""The numbers that a percentage relates where nobody states its whole, and those of a growth."""

from decimal import Decimal

import pytest

from pipeline.analysis import analyze_text


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("Có 47 đồng chí (chiếm 96,80%) là bí thư chi bộ đồng thời là thủ trưởng.", 47, None),
        ("Tổ chức 06 lớp cho 640 đồng chí (100%) bí thư, phó bí thư.", 640, None),
        ("Kết nạp 125 đảng viên mới, đạt 62,5% chỉ tiêu.", 125, None),
        ("Đảng bộ có 187 đảng viên, tăng 59 đảng viên (46,1%) so với năm 2014.", 59, 128),
        ("Xảy ra 64 vụ, giảm 16 vụ (20%) so với cùng kỳ năm 2023 (80 vụ).", 16, 80),
        ("Tỷ lệ đảng viên được học tập đạt 96,6 % (253 đồng chí).", 253, None),
        ("Kết nạp đạt 62,5% chỉ tiêu (200 đảng viên).", None, None),
        ("Công nhân kỹ thuật 421 người (**50 %**); lao động phổ thông 50 người.", 421, None),
        ("Phấn đấu kết nạp từ 06 đảng viên trở lên, 100% chi bộ có nghị quyết.", None, None),
        ("Trong số 150 đại biểu dự, đại biểu đương nhiên chiếm 12,04%.", None, None),
        ("Công bố 486 bài báo, tăng 12,2% so với năm 2022.", None, None),
        ("Đạt 70 - 80 % chỉ tiêu.", None, None),
        # Words in between, and how exact the percentage is.
        ("Có 52 xã, thị trấn đạt chuẩn, chiếm gần 38,7% số xã của tỉnh.", 52, None),
        ("Có 4 đảng bộ kết nạp đảng viên mới đạt trên 50% chỉ tiêu được giao.", None, None),
        ("Xã có hơn 1.400 nhân khẩu, trong đó người Thái chiếm 96% dân số.", None, None),
        ("Có 06 phòng và 09 xã của huyện đã sắp xếp, bằng 50% số đầu mối.", None, None),
        # What a bracket divides; the same in other words behind the percentage.
        ("Kỷ luật 16 đảng viên (khiển trách 13, cảnh cáo 03), bằng 171,7% cùng kỳ.", 16, None),
        ("Tỷ lệ dân được cấp nước sạch đạt 91,2% (tương đương 17.400 người).", 17400, None),
        ("Đại học: 11/24 người, chiếm tỷ lệ: 46%.", 11, 24),
        # An amount, as it is written.
        ("Thu ngân sách được 25,5 tỷ đồng, đạt 51% kế hoạch.", Decimal("25.5"), None),
        # What an amount is the whole of; what there is now, not how much it grew.
        ("Gieo cấy được 246 ha, trong đó lúa chất lượng cao chiếm 70% diện tích.", None, None),
        ("Có 5.028 hội viên (tăng 503 hội viên, chiếm 27,8% số dân).", 5028, None),
        ("Thu nhập đạt 40 triệu đồng, đạt 100% so với nghị quyết và tăng 10 triệu đồng.", 40, None),
        # The subject of "đạt chuẩn" is no share of its own.
        ("Có 134/159 cơ quan, đơn vị, doanh nghiệp đạt chuẩn văn hóa (đạt 84,3%).", 134, 159),
        # What some of them are or do; a subject of five words and more.
        ("Hiện có 8.450 người đi lao động (61,5% người lao động đang ở nước ngoài).", None, None),
        ("Xã có 2.310 hộ, đồng bào dân tộc thiểu số chiếm 34%.", None, None),
        # A growth of what the text tells beside it, if it is right.
        ("Xảy ra 60 vụ; so với cùng kỳ giảm 15 vụ (-20%).", 15, 75),
        ("Xảy ra 60 vụ; so với cùng kỳ giảm 15 vụ (-35%).", None, None),
        # A blank behind the comma.
        ("Hòa giải thành 58 vụ, đạt 73, 21%.", 58, None),
    ],
)
def test_what_a_percentage_relates(
    sentence: str, part: int | Decimal | None, whole: int | None
) -> None:
    (percentage,) = analyze_text(sentence).percentages
    assert (percentage.part, percentage.whole) == (part, whole)


def test_two_percentages_of_one_amount() -> None:
    sentence = "Sản lượng đạt 40.963 tấn, đạt 59,8% kế hoạch năm, bằng 118,7% so với cùng kỳ."
    of_plan, of_year_before = analyze_text(sentence).percentages
    assert (of_plan.part, of_year_before.part) == (40963, 40963)
