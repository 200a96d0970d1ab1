"""True sentences that a rule about slips of the pen could take for wrong, and wrong ones beside."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

TRUE = [
    # Groups that overlap; one digit would make them add up.
    "Đảng bộ có 112 đảng viên, trong đó 60 đồng chí nữ, 06 đồng chí dự bị, 55 đồng chí là người "
    "dân tộc thiểu số.",
    "Chi bộ có 45 đảng viên, trong đó 12 đồng chí nữ, 08 đồng chí trẻ, 05 đồng chí nghỉ hưu.",
    "Có 30 cán bộ, trong đó 10 người có trình độ đại học, 15 người có trình độ trung cấp lý luận.",
    # Lists that are not complete.
    "Đã ban hành 45 văn bản, trong đó 12 nghị quyết, 08 kế hoạch, 05 quyết định.",
    "Toàn huyện có 96 mô hình, trong đó 40 mô hình về kinh tế, 20 mô hình về văn hóa.",
    "Toàn huyện có 96 mô hình (40 mô hình về kinh tế, 20 mô hình về văn hóa, 16 mô hình về xã "
    "hội là nổi bật).",
    # What was planned, and what is missing, beside what there is.
    "Toàn huyện có 443 cán bộ, công chức, trong đó cấp huyện 91 người (biên chế được giao 96 "
    "người, còn thiếu 05 người), cấp xã 352 người.",
    "Kết nạp 15 đảng viên (chỉ tiêu 20 đảng viên, đạt 75%).",
    # A larger number that begins another statement.
    "Tổ chức 12 lớp bồi dưỡng, trong đó 08 lớp cho đảng viên mới, mở 24 lớp học tập nghị quyết.",
    "Kiểm tra 07 tổ chức đảng, trong đó 03 tổ chức được kiểm tra về thu chi ngân sách, giám sát 10 "
    "tổ chức đảng.",
    "Trồng mới 05 ha rừng, gồm 03 ha keo; chăm sóc 40 ha rừng.",
    "Có 14 chi bộ, gồm 09 chi bộ thôn, 03 chi bộ trường học, 02 chi bộ cơ quan; toàn huyện có 45 "
    "chi bộ được khen.",
    # The whole of the next paragraph is another one.
    "Đảng bộ có 194 đảng viên, chính thức 179 đồng chí, dự bị 15 đồng chí. Cụ thể:\n\n- Cao cấp: "
    "09 đồng chí; trung cấp: 47 đồng chí; sơ cấp: 112 đồng chí; chưa qua đào tạo: 26 đồng chí.",
    # States of several years, not additions.
    "Số đảng viên 198 đồng chí, trong đó năm 2019: 150 đồng chí, năm 2020: 170 đồng chí, năm 2021: "
    "198 đồng chí.",
    # A ranking, and who was praised behind it.
    "Kết quả xếp loại 26 chi bộ như sau:\n\n- Chi bộ hoàn thành xuất sắc nhiệm vụ: 03 chi bộ;\n\n"
    "- Chi bộ hoàn thành tốt nhiệm vụ: 20 chi bộ;\n\n- Chi bộ hoàn thành nhiệm vụ: 03 chi bộ; có "
    "06 chi bộ được cấp trên tặng giấy khen.",
    # Subdivisions of one part.
    "Kỷ luật 12 đảng viên, gồm khiển trách 08 đồng chí, cảnh cáo 04 đồng chí (trong đó 02 cấp ủy "
    "viên), giảm 03 đồng chí so với năm trước.",
    "Kết nạp 27 đảng viên, trong đó nữ 15, đoàn viên 20, dân tộc thiểu số 12.",
    # The same people counted at two places.
    "Chi ủy có 05 đồng chí, trong đó nữ 02 đồng chí; Ban Chấp hành có 15 đồng chí, nữ 06 đồng chí.",
    # A change said with a word that a typist misspelt.
    "Đảng bộ có 8.855 đảng viên, trong đó 2.285 đồng chí nữ, 368 đồng chí dự bị; so với đầu kỳ "
    "(8.612 đảng viên), đến nay có 8.855 đảng viên, chênh lêch 243 đảng viên.",
]

WRONG = [
    (
        "Ban hành 24 văn bản, gồm 04 nghị quyết, 07 kế hoạch, 88 công văn, 05 báo cáo.",
        "error",
        "4 + 7 + 88 + 5 = 104 ≠ 24",
    ),
    (
        "Xây dựng 31 mô hình (11 mô hình về kinh tế, 10 mô hình về văn hóa - xã hội, 40 mô hình về "
        "quốc phòng - an ninh và 06 mô hình về xây dựng hệ thống chính trị).",
        "error",
        "11 + 10 + 40 + 6 = 67 ≠ 31",
    ),
    (
        "Về độ tuổi, 232 đảng viên cụ thể: từ 18 đến 30 tuổi 41 đồng chí, từ 31 đến 40 tuổi 67 "
        "đồng chí, từ 41 đến 50 tuổi 599 đồng chí, trên 50 tuổi 65 đồng chí.",
        "error",
        "41 + 67 + 599 + 65 = 772 ≠ 232",
    ),
    (
        "Đảng bộ có 28 chi bộ trực thuộc, cụ thể là\n\n- Chi bộ thôn: 81 chi bộ;\n\n- Chi bộ "
        "trường học: 07 chi bộ;\n\n- Chi bộ cơ quan: 03 chi bộ.",
        "error",
        "81 + 7 + 3 = 91 ≠ 28",
    ),
    (
        "Kết quả xếp loại 26 chi bộ như sau:\n\n- Chi bộ hoàn thành xuất sắc nhiệm vụ: 03 chi "
        "bộ;\n\n- Chi bộ hoàn thành tốt nhiệm vụ: 02 chi bộ;\n\n- Chi bộ hoàn thành nhiệm vụ: 03 "
        "chi bộ; có 06 chi bộ được cấp trên tặng giấy khen.",
        "error",
        "3 + 2 + 3 = 8 ≠ 26",
    ),
    (
        "Tổng số đảng viên: 550 đồng chí; chính thức: 53 đồng chí; dự bị: 19 đồng chí; nữ: 126 "
        "đồng chí.",
        "error",
        "53 + 19 = 72 ≠ 550",
    ),
    (
        "Kết nạp từ năm 2011 đến năm 2014 là 29 đồng chí, gồm\n\n- Trong năm 2011: 07 đồng chí;\n\n"
        "- Trong năm 2012: 80 đồng chí;\n\n- Trong năm 2013: 07 đồng chí;\n\n- Trong năm 2014: 07 "
        "đồng chí.",
        "suspect",
        "7 + 80 + 7 + 7 = 101 ≠ 29",
    ),
]


@pytest.mark.parametrize("text", TRUE, ids=lambda text: text[:40])
def test_what_is_true_is_not_accused(text: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.rule, check.equation) for check in found if check.severity != "rounding"] == []


@pytest.mark.parametrize(("text", "severity", "equation"), WRONG, ids=lambda value: value[:40])
def test_one_wrong_digit_in_a_list(text: str, severity: str, equation: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.severity, check.equation) for check in found] == [(severity, equation)]
