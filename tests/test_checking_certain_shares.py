"""How sure a whole must be before a percentage of it is called wrong, not only suspect."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

UNSURE = [
    # Of all who sit: 46 of 52, 45 of 49.
    "Đồng chí Chủ tịch Hội đồng đạt 46/51 phiếu tín nhiệm cao (đạt tỷ lệ 88,46%).",
    "Đại hội có 45/48 phiếu tán thành, chiếm 91,8%.",
    # Of what was planned, and of what was.
    "Có 12/16 chi bộ bầu trực tiếp bí thư, đạt 80% so với kế hoạch.",
    "Mở 45/50 lớp bồi dưỡng, đạt 97% chỉ tiêu.",
    "Kiểm tra 24/30 tổ chức đảng, bằng 75% cùng kỳ năm 2021.",
    # Those that voted, though the text counts them in front.
    "Có 90 đại biểu tham gia bỏ phiếu. Chủ tịch đạt số phiếu tín nhiệm cao là 73, chiếm 77,66%.",
    # Of another thing than the ratio, or done beside what was planned.
    "Công an điều tra làm rõ 3.026/3.389 vụ phạm tội, trọng án khám phá đạt 98%.",
    "Điều trị ngoại trú: 10.661/3.318 lượt bệnh nhân, tăng 44,2%.",
    # Members of several insurances.
    "Toàn tỉnh có 2.995.949 người tham gia, trong đó: bảo hiểm xã hội là 374.764 người; bảo hiểm y "
    "tế là 2.885.885 người.",
    # So few that a digit makes them anything, in another clause.
    "Trong năm kết nạp được 02 quần chúng; xếp loại đảng viên: HTXSNV: 04 đ/c; HTTNV: 24 đ/c; "
    "HTNV: 01 đ/c.",
    # A digit of the part mends it by chance, and nothing else ties it to the whole.
    "Trong năm toàn huyện có 1.420 sinh viên tốt nghiệp. Lễ trao bằng tổ chức tại trung tâm huyện "
    "trong hai ngày, trong đó có 258 sinh viên đạt loại giỏi (tỷ lệ 17,45%).",
]
SURE = [
    # The whole right before its part, a total behind it, a ratio.
    (
        "Hòa giải 12.896 vụ việc, trong đó hòa giải thành 9.201 vụ việc, đạt 73,5%.",
        "9.201 / 12.896 = 71,3% ≠ 73,5%",
    ),
    (
        "Có 246 đảng viên sử dụng Sổ tay đảng viên điện tử trên tổng số 268 đảng viên, đạt 98,5%.",
        "246 / 268 = 91,8% ≠ 98,5%",
    ),
    ("Có 134/159 cơ quan đạt chuẩn văn hóa (đạt 92,5%).", "134 / 159 = 84,3% ≠ 92,5%"),
    ("Có 268/268 phiếu tán thành, đạt 10%.", "268 / 268 = 100% ≠ 10%"),
    # A neighbour of its sentence is a share of the same whole.
    (
        "Đảng bộ kết nạp 41 đảng viên mới, vượt kế hoạch năm. Trong đó, có 10 đảng viên nữ, chiếm "
        "26,6%; 24 đảng viên người dân tộc thiểu số, chiếm 58,5%.",
        "10 / 41 = 24,4% ≠ 26,6%",
    ),
]


@pytest.mark.parametrize("text", UNSURE, ids=lambda text: text[:40])
def test_a_whole_that_may_be_another_accuses_nobody(text: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [check.equation for check in found if check.severity == "error"] == []


@pytest.mark.parametrize(("text", "equation"), SURE, ids=lambda value: value[:40])
def test_a_whole_that_the_text_ties_to_its_part_accuses(text: str, equation: str) -> None:
    found = analyze_text(report_with(text)).findings
    assert [(check.severity, check.equation) for check in found] == [("error", equation)]


def test_a_figure_that_no_change_bears_out_proves_no_other_wrong() -> None:
    text = (
        "Toàn huyện có 142 thôn, tổ dân phố, trong đó 71 thôn, tổ dân phố văn hóa (50%).\n\n"
        "Phong trào lan tỏa đến các khu dân cư; toàn huyện có 124 thôn, tổ dân phố."
    )
    found = analyze_text(report_with(text)).findings
    assert [check.severity for check in found if check.rule == "contradiction"] == ["suspect"]


@pytest.mark.parametrize(
    ("again", "severities"),
    [
        ("Toàn huyện còn 122 thôn, tổ dân phố, có nhà văn hóa ở cả ba vùng.", ["error"]),
        # Those of which the rest of the sentence speaks, and of a part.
        ("Sau sắp xếp, còn 122 thôn, tổ dân phố lấy ý kiến cử tri.", ["suspect"]),
        ("Sau sắp xếp, vùng cao còn 122 thôn, tổ dân phố.", ["suspect"]),
    ],
)
def test_what_is_told_of_a_part_accuses_nobody(again: str, severities: list[str]) -> None:
    text = (
        "Sau sắp xếp, từ 149 thôn, tổ dân phố còn 112 thôn, tổ dân phố, giảm 37 thôn, tổ dân phố."
        f"\n\n{again}"
    )
    found = analyze_text(report_with(text)).findings
    assert [check.severity for check in found if check.rule == "contradiction"] == severities


@pytest.mark.parametrize(
    ("heading", "severities"), [("PHƯƠNG HƯỚNG, NHIỆM VỤ", []), ("KẾT QUẢ KHÁC", ["suspect"])]
)
def test_what_is_planned_is_no_second_value(heading: str, severities: list[str]) -> None:
    text = (
        "I. KẾT QUẢ\n\n"
        "Toàn huyện có 142 thôn, tổ dân phố, trong đó 71 thôn, tổ dân phố văn hóa (50%).\n\n"
        f"II. {heading}\n\n"
        "Phong trào lan tỏa đến các khu dân cư; toàn huyện có 124 thôn, tổ dân phố.\n"
    )
    found = analyze_text(text).findings
    assert [check.severity for check in found if check.rule == "contradiction"] == severities


@pytest.mark.parametrize(("verb", "severities"), [("đỗ", []), ("có", ["suspect"])])
def test_those_who_passed_are_no_second_value_of_those_there_are(
    verb: str, severities: list[str]
) -> None:
    text = (
        "Toàn trường có 612 học sinh, gồm khối 10 có 206 học sinh, khối 11 có 204 học sinh, khối "
        "12 có 202 học sinh.\n\n"
        f"Kỳ thi tốt nghiệp khối 12 của trường, {verb} 201 học sinh."
    )
    found = analyze_text(report_with(text)).findings
    assert [check.severity for check in found if check.rule == "contradiction"] == severities
