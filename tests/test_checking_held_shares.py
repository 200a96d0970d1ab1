"""Percentages whose part or whole stands further away: rows where they hold, silence elsewhere."""

import pytest

from pipeline.analysis import analyze_text


def _shares(text: str) -> tuple[list[str], list[str]]:
    report = analyze_text(f"{text}\n")
    return (
        [check.equation for check in report.checks_passed if check.rule == "percent"],
        [check.equation for check in report.findings if check.rule == "percent"],
    )


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        (
            "Năm 2022 giao chỉ tiêu kết nạp 200 đảng viên. Chín tháng kết nạp được 125 đảng viên "
            "mới, đạt 62,5% chỉ tiêu.",
            "125 / 200 = 62,5%",
        ),
        (
            "Đã kết nạp 128 đảng viên mới. So với chỉ tiêu 120 đảng viên mà đại hội đề ra, kết quả "
            "kết nạp đạt 106,7%.",
            "128 / 120 = 106,7%",
        ),
        (
            "Có 231 tiến sĩ, 521 giảng viên. Tất cả là 42 người có chức danh, bằng 18,2% số tiến sĩ"
            " và bằng 8,1% tổng số giảng viên.",
            "42 / 521 = 8,1%",
        ),
        (
            "Đảng bộ có 262 đảng viên. Tỷ lệ đảng viên được học tập đạt 96,6% (253 đồng chí).",
            "253 / 262 = 96,6%",
        ),
        (
            "Có 541 lượt tổ chức cơ sở đảng được xếp loại, trong đó 486 lượt xếp loại hoàn thành "
            "tốt nhiệm vụ (trước năm 2018 gồm cả trong sạch, vững mạnh) trở lên, đạt 89,8%.",
            "486 / 541 = 89,8%",
        ),
        # The whole by its name, wherever it stands before.
        (
            "Tổng số viên chức, người lao động là 486 người, trong đó bác sĩ 118 người.\n\nToàn "
            "Đảng bộ có 194 đảng viên, chiếm 39,9% tổng số viên chức, người lao động.",
            "194 / 486 = 39,9%",
        ),
        (
            "Trung tâm có 412 viên chức, người lao động.\n\nToàn Đảng bộ có 291 đồng chí, tăng 12 "
            "đảng viên (4,3%) so với năm 2023 và bằng 70,6% tổng số viên chức, người lao động.",
            "291 / 412 = 70,6%",
        ),
        (
            "Đầu năm có 820 hộ đăng ký danh hiệu.\n\nCuối năm có 634 hộ đạt, bằng 77,3% số hộ đăng "
            "ký.",
            "634 / 820 = 77,3%",
        ),
        (
            "Có 282 thạc sĩ.\n\nCó 86 thạc sĩ đang học, chiếm 30,5% số giảng viên có trình độ thạc "
            "sĩ.",
            "86 / 282 = 30,5%",
        ),
        (
            "Đã kiểm tra tại 15 cơ quan, đơn vị, gồm 06 phòng chuyên môn và 09 xã, thị trấn, đạt "
            "50% tổng số 30 đầu mối.",
            "15 / 30 = 50%",
        ),
    ],
)
def test_a_share_of_a_distant_whole_is_recomputed(text: str, equation: str) -> None:
    holding, findings = _shares(text)
    assert equation in holding
    assert not findings


@pytest.mark.parametrize(
    "text",
    [
        # Of others than those of the name that were told before.
        "Trung tâm có 412 viên chức, người lao động.\n\nToàn Đảng bộ có 291 đồng chí, bằng 66,6% "
        "tổng số viên chức, người lao động.",
        "Đã kiểm tra tại 15 cơ quan, đơn vị, gồm 06 phòng chuyên môn và 09 xã, thị trấn, đạt 48% "
        "tổng số 30 đầu mối.",
        # Of another plan, of another quantity, of those who had to attend.
        "Năm 2022 giao chỉ tiêu kết nạp 200 đảng viên. Chín tháng kết nạp được 125 đảng viên mới, "
        "đạt 81,5% chỉ tiêu.",
        "Đã kết nạp 128 đảng viên mới. So với chỉ tiêu 120 đoàn viên, kết quả kết nạp đạt 106,7%.",
        "Đảng bộ có 262 đảng viên. Tỷ lệ đảng viên dự sinh hoạt đạt 91,4% (213 đồng chí).",
        "Có 231 tiến sĩ. Tất cả là 42 người có chức danh, bằng 18,2% số tiến sĩ và bằng 8,1% tổng "
        "số giảng viên.",
    ],
)
def test_a_share_that_does_not_hold_may_be_of_something_else(text: str) -> None:
    holding, findings = _shares(text)
    assert not findings
    assert len(holding) <= 1
