"""Lists whose class is closed or whose whole stands a little apart: wrong ones, and true ones."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

WRONG = [
    # The first parts happen to make the whole, and the list goes on.
    (
        "Thi hành kỷ luật 212 đảng viên, tăng 13,4% so với nhiệm kỳ trước (187 đ/c), bằng các hình "
        "thức: khiển trách 163 đ/c, cảnh cáo 49 đ/c, cách chức 08 đ/c, khai trừ 19 đ/c.",
        "error",
        "163 + 49 + 8 + 19 = 239 ≠ 212",
    ),
    # The change is no whole of the list of lines.
    (
        "2- Thi hành kỷ luật\n\nThi hành kỷ luật 67 đảng viên, tăng 6 trường hợp so với cùng kỳ "
        "(61). Trong đó:\n\na) Về hình thức: khiển trách 44, cảnh cáo 15, cách chức 2, khai trừ 8.",
        "error",
        "44 + 15 + 2 + 8 = 69 ≠ 67",
    ),
    # Those who were exempt are not those who were assessed.
    (
        "Tổng số 34 ĐV, miễn đánh giá 2 (mới kết nạp), được đánh giá 32. HTXSNV 4, HTTNV 24, "
        "HTNV 5, không HTNV 0.",
        "error",
        "4 + 24 + 5 + 0 = 33 ≠ 32",
    ),
    # Classes of two.
    (
        "Trong 318 đại biểu: đảng viên 259 đại biểu, ngoài Đảng 69 đại biểu; nữ 102 đại biểu.",
        "error",
        "259 + 69 = 328 ≠ 318",
    ),
    (
        "Tiêm cho 1.136 trẻ, trong đó trẻ trai 594, trẻ gái 524.",
        "error",
        "594 + 524 = 1.118 ≠ 1.136",
    ),
    (
        "Toàn huyện có 4.955 học sinh (công lập 3.543, ngoài công lập 1.403).",
        "error",
        "3.543 + 1.403 = 4.946 ≠ 4.955",
    ),
    # Ballots, counted without a noun.
    (
        "Bầu chi ủy: số phiếu phát ra 34, thu về 34, trong đó hợp lệ 32, không hợp lệ 03.",
        "error",
        "32 + 3 = 35 ≠ 34",
    ),
    # What follows behind the full stop of a list of lines is not of the list.
    (
        "Tổng nguồn lực là 612.480 triệu đồng, trong đó:\n\n+ Ngân sách: 284.615 triệu đồng;\n"
        "+ Vốn tín dụng: 282.415 triệu đồng;\n+ Nhân dân đóng góp: 54.450 triệu đồng.\n\n"
        "Riêng vốn ngân sách: 404.760 triệu đồng.",
        "suspect",
        "284.615 + 282.415 + 54.450 = 621.480 ≠ 612.480",
    ),
    # The percentages make 100, and one part is off by what its percentage says.
    (
        "Đánh giá chất lượng sinh hoạt của 295 chi bộ: loại Tốt 214 chi bộ (81,7%), loại Khá 47 "
        "chi bộ (15,9%), loại Trung bình 07 chi bộ (2,4%), không có loại Yếu.",
        "error",
        "214 + 47 + 7 = 268 ≠ 295; 214 / 295 = 72,5% ≠ 81,7%",
    ),
    (
        "Tổng nguồn lực là 400.000 triệu đồng, trong đó: Ngân sách: 284.615 triệu đồng (71,2%); "
        "Vốn tín dụng: 90.200 triệu đồng (22,6%); Nhân dân đóng góp: 52.185 triệu đồng (6,3%).",
        "error",
        "284.615 + 90.200 + 52.185 = 427.000 ≠ 400.000; 52.185 / 400.000 = 13,0% ≠ 6,3%",
    ),
    # A closed class of the whole's own noun, behind another count.
    (
        "Tổng số trẻ sơ sinh 1.136 trẻ do có 12 ca sinh đôi; trẻ trai 594, trẻ gái 524.",
        "error",
        "594 + 524 = 1.118 ≠ 1.136",
    ),
    # Classes whose values exclude each other, with the noun repeated.
    (
        "Giải quyết 12.450 hồ sơ, trong đó trước hạn 8.120 hồ sơ, đúng hạn 4.210 hồ sơ, quá hạn "
        "210 hồ sơ.",
        "error",
        "8.120 + 4.210 + 210 = 12.540 ≠ 12.450",
    ),
    # What was there and what came, with their total.
    (
        "Số đơn kỳ trước chuyển sang 27 đơn, tiếp nhận trong kỳ 468 đơn, tổng số đơn phải xử lý "
        "485 đơn.",
        "suspect",
        "27 + 468 = 495 ≠ 485",
    ),
    # Labels without a colon in a bracket that they fill.
    (
        "Tiếp nhận 815 đơn (khiếu nại 635, tố cáo 190), tăng so với năm trước.",
        "suspect",
        "635 + 190 = 825 ≠ 815",
    ),
]

TRUE = [
    "Thi hành kỷ luật 212 đảng viên, tăng 13,4% so với nhiệm kỳ trước (187 đ/c), bằng các hình "
    "thức: khiển trách 136 đ/c, cảnh cáo 49 đ/c, cách chức 08 đ/c, khai trừ 19 đ/c.",
    "2- Thi hành kỷ luật\n\nThi hành kỷ luật 67 đảng viên, tăng 6 trường hợp so với cùng kỳ "
    "(61). Trong đó:\n\na) Về hình thức: khiển trách 44, cảnh cáo 15, cách chức 2, khai trừ 6.",
    "Tổng số 34 ĐV, miễn đánh giá 2 (mới kết nạp), được đánh giá 32. HTXSNV 4, HTTNV 24, HTNV 4, "
    "không HTNV 0.",
    "Trong 318 đại biểu: đảng viên 259 đại biểu, ngoài Đảng 59 đại biểu; nữ 102 đại biểu.",
    # Not every delegate who is counted by age or sex is one of the two.
    "Trong 318 đại biểu: đảng viên 259 đại biểu, nữ 102 đại biểu, tái cử 140 đại biểu.",
    "Tiêm cho 1.136 trẻ, trong đó trẻ trai 594, trẻ gái 542.",
    "Toàn huyện có 4.955 học sinh (công lập 3.552, ngoài công lập 1.403).",
    # A ballot may not come back.
    "Bầu chi ủy: số phiếu phát ra 34, thu về 33, trong đó hợp lệ 32, không hợp lệ 01.",
    "Bầu chi ủy: số phiếu phát ra 34, hợp lệ 32, không hợp lệ 01.",
    "Tổng nguồn lực là 612.480 triệu đồng, trong đó:\n\n+ Ngân sách: 284.615 triệu đồng;\n"
    "+ Vốn tín dụng: 282.415 triệu đồng;\n+ Nhân dân đóng góp: 45.450 triệu đồng.\n\n"
    "Riêng vốn ngân sách: 404.760 triệu đồng.",
    # The percentages bear the parts out, and leave room.
    "Trong số 14.987 hộ nghèo cuối năm: hộ dân tộc thiểu số 9.872 hộ (65,9%); hộ không có khả năng "
    "lao động 4.106 hộ (27,4%); hộ có thành viên là người có công 58 hộ.",
    # What is left closes the list.
    "Có 24.860 lượt đoàn viên, hội viên tham gia, trong đó: Hội Nông dân 6.412 lượt, Hội LHPN "
    "7.135 lượt, Đoàn Thanh niên 4.208 lượt, Hội Cựu chiến binh 3.097 lượt; còn lại là Mặt trận, "
    "Công đoàn (4.008 lượt).",
    # The text says that one may be counted twice.
    "Khen thưởng 7.948 em, trong đó khen cuối năm 7.105 em, khen đột xuất 1.214 em (có em được "
    "khen cả hai hình thức).",
    "Tổng số trẻ sơ sinh 1.136 trẻ do có 12 ca sinh đôi; trẻ trai 594, trẻ gái 542.",
    "Giải quyết 12.450 hồ sơ, trong đó trước hạn 8.120 hồ sơ, đúng hạn 4.210 hồ sơ, quá hạn 120 hồ "
    "sơ.",
    # Not all have been dealt with yet.
    "Tiếp nhận 12.450 hồ sơ, trong đó đã trả đúng hạn 8.120 hồ sơ, quá hạn 210 hồ sơ.",
    "Số đơn kỳ trước chuyển sang 27 đơn, tiếp nhận trong kỳ 468 đơn, tổng số đơn phải xử lý "
    "495 đơn.",
    # Some of them were handed on.
    "Số đơn kỳ trước chuyển sang 27 đơn, tiếp nhận trong kỳ 468 đơn, tổng số đơn đủ điều kiện "
    "xử lý 312 đơn.",
    # A name and its number, and a list that is none.
    "Kiểm tra 15 tổ chức đảng (kiểm tra thực hiện Nghị quyết 10, Chỉ thị 06).",
    # What a change consists of is no part of the number before it.
    "Kết nạp 842 hội viên mới; giảm 517 hội viên (chuyển đi 311, qua đời 94, xin ra 112).",
    # The first number of the list is read as a name.
    "Kỷ luật 67 đảng viên: chi bộ 39, đảng ủy cơ sở 13, Ban Thường vụ Huyện ủy 6, UBKT Huyện ủy 9.",
]


@pytest.mark.parametrize(("body", "severity", "equation"), WRONG)
def test_wrong_lists_are_found(body: str, severity: str, equation: str) -> None:
    checks = analyze_text(report_with(body)).checks
    assert [(c.severity, c.equation) for c in checks if c.severity in ("error", "suspect")] == [
        (severity, equation)
    ]


@pytest.mark.parametrize("body", TRUE)
def test_true_lists_are_left_alone(body: str) -> None:
    checks = analyze_text(report_with(body)).checks
    assert [c.equation for c in checks if c.severity in ("error", "suspect")] == []


def test_what_is_left_is_added_up() -> None:
    body = (
        "Có 860 lượt người, trong đó Hội Nông dân 412 lượt, Đoàn Thanh niên 335 lượt; còn lại là "
    )
    checks = analyze_text(report_with(body + "Công đoàn (113 lượt).")).checks
    assert "412 + 335 + 113 = 860" in [c.equation for c in checks if c.severity == "ok"]


@pytest.mark.parametrize(
    "equation", ["86 + 34 = 120", "59 + 31 = 90", "90 / 120 = 75%"], ids=lambda said: said
)
def test_brackets_without_colons_are_read(equation: str) -> None:
    body = (
        "Số đơn thuộc thẩm quyền là 120 đơn (khiếu nại 86, tố cáo 34). Đến nay đã giải quyết "
        "được 90 đơn (khiếu nại 59, tố cáo 31), đạt tỷ lệ 75%."
    )
    checks = analyze_text(report_with(body)).checks
    assert equation in [c.equation for c in checks if c.severity == "ok"]
