"""Percentages whose whole the text leaves open: one digit tells a slip from another whole."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

TRUE = [
    # Of another whole than the one that stands nearby.
    "Đảng bộ có 345 đảng viên. Kết nạp 63 đảng viên, đạt 105%.",
    "Đảng bộ có 345 đảng viên; kết nạp 18 đảng viên, đạt 90% chỉ tiêu.",
    "Đảng bộ có 345 đảng viên, nữ 117 đồng chí (tăng 5,2%).",
    "Toàn xã có 1.966 hộ; hộ có nhà kiên cố 1.210 hộ, đạt 102,5% kế hoạch.",
    "Xây dựng 44 mô hình, công nhận 29 mô hình, vượt 16,0% so với kế hoạch.",
    "Đảng bộ có 345 đảng viên; đảng viên dự sinh hoạt đạt 96,2%; đảng viên trẻ chiếm 41,8%.",
    "Ban Chấp hành có 27 đồng chí; Ban Thường vụ có 09 đồng chí, nữ 02 đồng chí, chiếm 22,2%.",
    "Cán bộ nữ giữ chức vụ lãnh đạo là 37 đồng chí, chiếm 28,4% tổng số cán bộ lãnh đạo; toàn Đảng "
    "bộ có 345 đảng viên.",
    # "tỷ lệ nữ" of others than the women before it.
    "Đảng bộ có 345 đảng viên, trong đó nam 200 đồng chí, nữ 145 đồng chí. Ban Chấp hành có tỷ lệ "
    "nữ là 18,5%.",
    "Chi bộ có 45 đảng viên, nữ 15 đồng chí; tỷ lệ đảng viên nữ tăng từ 29,7% lên 33,3%.",
    "Nam 200 đồng chí, nữ 145 đồng chí (nữ chiếm 42,0%).",
    # A part of a part.
    "Đảng bộ có 128 đảng viên nữ, chiếm 45,6% tổng số 281 đảng viên; trong số đảng viên nữ có 27 "
    "đồng chí là người dân tộc thiểu số, chiếm 21,1%.",
    # The percentage first.
    "Đảng bộ có 334 đảng viên; đảng viên là người dân tộc thiểu số chiếm 51,5% (172 đồng chí).",
    "Thu ngân sách đạt 112% (145 triệu đồng); xã có 1.300 hộ.",
    # So many, and what is left of another kind.
    "Tiếp nhận 128 ý kiến, đã giải quyết 106 ý kiến, đang giải quyết 22 ý kiến.",
    "Tiếp nhận 128 đơn, đã giải quyết 90 đơn thuộc thẩm quyền, còn 12 đơn chuyển kỳ sau.",
    "Kiểm tra 15 tổ chức, đã kết luận 12 tổ chức, đang xử lý 04 đảng viên.",
]

WRONG = [
    (
        "Đảng bộ có 5.445 đảng viên; đảng viên nữ 1.923 đồng chí, chiếm 35,1%.",
        "suspect",
        "1.923 / 5.445 = 35,3% ≠ 35,1%",
    ),
    (
        "Toàn Đảng bộ có 285 chi bộ, trong đó 228 chi bộ có chi ủy (800,0%).",
        "error",
        "228 / 285 = 80,0% ≠ 800,0%",
    ),
    (
        "Địa bàn có 10 thôn với 2.280 hộ, 10.212 nhân khẩu; số hộ nghèo còn 326 hộ, chiếm 41,3%.",
        "suspect",
        "326 / 2.280 = 14,3% ≠ 41,3%",
    ),
    (
        "Có 10 đảng viên (chiếm 36,1% tổng số 194 đảng viên) thực hiện mô hình mới.",
        "error",
        "10 / 194 = 5,2% ≠ 36,1%",
    ),
    (
        "Đảng viên hoàn thành xuất sắc nhiệm vụ 18 đồng chí trên 487 đồng chí, đạt 24,23%.",
        "error",
        "18 / 487 = 3,70% ≠ 24,23%",
    ),
    (
        "Chi bộ có 33 đảng viên (nam 16 đồng chí, nữ 17 đồng chí); tỷ lệ đảng viên nữ là 91,5%.",
        "suspect",
        "17 / 33 = 51,5% ≠ 91,5%",
    ),
    (
        "Đảng bộ có 334 đảng viên; đảng viên là người dân tộc thiểu số chiếm 1,5% (172 đồng chí).",
        "suspect",
        "172 / 334 = 51,5% ≠ 1,5%",
    ),
    (
        "Ban Chấp hành có 39 đồng chí; 08 đồng chí dưới 40 tuổi, chiếm 12%.",
        "suspect",
        "8 / 39 = 21% ≠ 12%",
    ),
    (
        "Tiếp nhận 128 ý kiến, đã giải quyết 106 ý kiến, đang giải quyết 32 ý kiến.",
        "suspect",
        "106 + 32 = 138 ≠ 128",
    ),
]


@pytest.mark.parametrize("text", TRUE, ids=lambda text: text[:40])
def test_what_is_true_is_not_accused(text: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.rule, check.equation) for check in found] == []


@pytest.mark.parametrize(("text", "severity", "equation"), WRONG, ids=lambda value: value[:40])
def test_one_wrong_digit_in_a_share(text: str, severity: str, equation: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.severity, check.equation) for check in found] == [(severity, equation)]
