"""Those counted in and those left out, in several paragraphs, against the whole."""

import pytest

from pipeline.analysis import analyze_text

_MEMBERS = (
    "I. ĐẶC ĐIỂM, TÌNH HÌNH\n\nToàn Đảng bộ có 291 đảng viên, sinh hoạt ở 17 chi bộ.\n\n"
    "II. KẾT QUẢ\n\n"
)


def _equations(text: str) -> list[str]:
    report = analyze_text(f"{text}\n")
    assert not report.findings
    return [check.equation for check in report.checks_passed if check.rule == "complement"]


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            _MEMBERS + "Về đảng viên, có 282 đồng chí được xếp loại, 09 đồng chí chưa xếp loại do "
            "mới kết nạp: hoàn thành xuất sắc 54 đồng chí, hoàn thành tốt 214 đồng chí, hoàn thành "
            "14 đồng chí.",
            ["282 + 9 = 291"],
        ),
        (
            _MEMBERS + "Trừ 21 đảng viên được miễn, số phải dự họp là 270 đồng chí.",
            ["270 + 21 = 291"],
        ),
        (
            _MEMBERS
            + "Có 21 đảng viên được miễn công tác và sinh hoạt đảng.\n\nBình quân mỗi tháng"
            " có 262/270 đảng viên phải dự họp có mặt.",
            ["270 + 21 = 291"],
        ),
        (
            "Kết nạp 21 đảng viên, đạt 52,5% chỉ tiêu năm (40 đảng viên).\n\nKết nạp thêm 19 đảng "
            "viên để đạt chỉ tiêu năm.",
            ["21 + 19 = 40"],
        ),
        # They do not make the whole: the one or the other may be of another time.
        (_MEMBERS + "Trừ 21 đảng viên được miễn, số phải dự họp là 265 đồng chí.", []),
        # Nobody says what the 21 are.
        (_MEMBERS + "Đã giới thiệu 21 đảng viên, số phải dự họp là 270 đồng chí.", []),
        # Assessed in another year.
        (
            "Năm 2022 Đảng bộ có 291 đảng viên.\n\nNăm 2020 đánh giá, xếp loại 282 đảng viên: hoàn "
            "thành xuất sắc 54 đồng chí, hoàn thành tốt 214 đồng chí, hoàn thành 14 đồng chí.\n\n"
            + "Việc này được làm đúng quy trình. " * 20
            + "\n\nNăm 2023 có 09 đảng viên chưa xếp loại.",
            [],
        ),
    ],
)
def test_those_in_and_those_out_make_the_whole(text: str, equations: list[str]) -> None:
    assert _equations(text) == equations
