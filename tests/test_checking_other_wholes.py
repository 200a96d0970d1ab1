"""Figures that are of another whole, another term or another place accuse nobody (no error)."""

import pytest

from pipeline.analysis import analyze_text

TRUE = [
    # Each share is of the civil servants of its own level.
    "Toàn tỉnh có 680 cán bộ người dân tộc; trong đó cấp tỉnh có 125 (chiếm 15,22%), huyện: 208 "
    "(chiếm 27,3%), xã: 250 (chiếm 10,9%).",
    # "Trong đó" goes back to all delegates.
    "Đại hội có 157 đại biểu đương nhiên; 911 đại biểu bầu; 87 đại biểu chỉ định. Trong đó, 39 đại "
    "biểu khối lực lượng vũ trang (chiếm 3,45%), 35 đại biểu là doanh nhân.",
    "Hội đồng có 455 đại biểu gồm 366 đại biểu do nhân dân bầu, 89 đại biểu lưu nhiệm, trong đó: "
    "60 đại biểu là người dân tộc (13,2%); 62 đại biểu nữ (13,6%); 71 đại biểu là thanh niên "
    "(15,6%); 88 đại biểu ngoài Đảng (19,3%); 90 đại biểu nông dân (19,8%); 18 đại biểu quân đội "
    "(4,0%).",
    # The rest of what was received is not dealt with yet.
    "Toàn tỉnh đã tiếp nhận 659.245 hồ sơ, trong đó giải quyết đúng hạn 635.593 hồ sơ, chiếm tỷ lệ "
    "98,81%; quá hạn 7.677 hồ sơ, chiếm tỷ lệ 1,19%.",
    # One person may have several.
    "Toàn tỉnh có 2.995.949 người tham gia các loại bảo hiểm, trong đó: Bảo hiểm xã hội là 374.764 "
    "người; Bảo hiểm thất nghiệp là 243.822 người; Bảo hiểm y tế là 2.601.885 người.",
    "Toàn huyện đã thành lập 14 tổ chức hội. Cụ thể, 11 tổ chức hội cấp huyện; trong đó, có 05 tổ "
    "chức hội được giao biên chế; 11 tổ chức hội hoạt động ở xã.",
    # Two places, two terms, then and now.
    "5. Huế: Có 39 đơn vị hành chính cấp xã.\n6. Bắc Ninh: Có 99 đơn vị hành chính cấp xã, gồm 66 "
    "xã và 33 phường.",
    "Hội đồng khóa I có 400 đại biểu, trong đó có 95 đại biểu là người dân tộc; 40 đại biểu nữ "
    "(10%); 350 đại biểu là công nhân.\nHội đồng khóa II có 450 đại biểu, trong đó có 56 đại biểu "
    "là người dân tộc; 50 đại biểu nữ; 95 đại biểu là thanh niên.",
    "Thành ủy có 58 đảng bộ trực thuộc Thành ủy (29 đảng bộ quận, huyện và 29 đảng ủy khác).\nHiện "
    "nay Thành ủy còn 52 đảng bộ trực thuộc Thành ủy.",
    # Work done, of what was planned.
    "Điều trị nội trú: 15.366/13.273 lượt bệnh nhân, giảm 5% so với cùng kỳ.",
    "Trong kỳ kết nạp 14/12 đảng viên; mở được 8/9 lớp bồi dưỡng.",
    "Kết nạp đảng viên mới: 14/12 đồng chí.",
    "Tạo việc làm cho 1.520/1.500 lao động.",
]
WRONG = [
    # One whole that others are shares of, or that all percentages show to be a slip.
    ("Đảng bộ có 200 đảng viên, trong đó nam 130 đồng chí (65%), nữ 80 đồng chí (35%).", "200"),
    ("Đảng bộ có 300 đảng viên, trong đó nam 130 đồng chí (65%), nữ 70 đồng chí (35%).", "300"),
    ("Có 2.900 hồ sơ, trong đó đúng hạn 2.100 hồ sơ (100,0%), quá hạn 813 hồ sơ (0,0%).", "2900"),
    ("Đã có 107/106 đảng viên dự học đầy đủ các chuyên đề.", "107"),
]


@pytest.mark.parametrize("text", TRUE, ids=lambda text: text[:40])
def test_what_may_be_true_is_no_error(text: str) -> None:
    errors = [check for check in analyze_text(text).findings if check.severity == "error"]
    assert [(check.rule, check.equation) for check in errors] == []


@pytest.mark.parametrize(("text", "stated"), WRONG, ids=lambda value: value[:40])
def test_what_cannot_be_true_stays_an_error(text: str, stated: str) -> None:
    errors = [check for check in analyze_text(text).findings if check.severity == "error"]
    assert [str(check.stated) for check in errors][:1] == [stated]


def test_a_percentage_behind_a_pair_of_counts_may_be_the_first_ones() -> None:
    text = (
        "Đã xử lý 8.699 vụ án – 15.971 bị can, gồm: Chuyển Viện kiểm sát 8.116 vụ án – 15.107 bị "
        "can; đình chỉ 183 vụ - 320 bị can (tỷ lệ 2,1%), tạm đình chỉ 400 vụ - 544 bị can (4,6%)."
    )
    shares = [check for check in analyze_text(text).checks if check.rule == "percent"]
    assert [check.severity for check in shares if check.severity != "ok"] == []
    wrong = text.replace("4,6%", "9,6%")
    assert any(check.severity != "ok" for check in analyze_text(wrong).checks)
