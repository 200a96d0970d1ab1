"""The numbers that a percentage relates where nobody states its whole, and those of a growth."""

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
    ],
)
def test_what_a_percentage_relates(sentence: str, part: int | None, whole: int | None) -> None:
    (percentage,) = analyze_text(sentence).percentages
    assert (percentage.part, percentage.whole) == (part, whole)
