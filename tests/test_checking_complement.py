"""Those counted in and left out, what was done and what is left, against the whole."""

import pytest

from pipeline.analysis import analyze_text

_MEMBERS = (
    "I. ĐẶC ĐIỂM, TÌNH HÌNH\n\nToàn Đảng bộ có 291 đảng viên, sinh hoạt ở 17 chi bộ.\n\n"
    "II. KẾT QUẢ\n\n"
)


def _equations(text: str, rule: str) -> list[str]:
    report = analyze_text(f"{text}\n")
    assert not report.findings
    return [check.equation for check in report.checks_passed if check.rule == rule]


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
    assert _equations(text, "complement") == equations


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            "Kết nạp 21 đảng viên, đạt 52,5% chỉ tiêu năm (40 đảng viên).\n\nKết nạp thêm 19 đảng "
            "viên để đạt chỉ tiêu năm.",
            ["21 + 19 = 40"],
        ),
        (
            "Đến nay 29/37 mô hình được công nhận hiệu quả.\n\nCòn 08 mô hình hoạt động cầm chừng, "
            "chưa được công nhận.",
            ["29 + 8 = 37"],
        ),
        (
            "Trong năm tiếp nhận 12.457 hồ sơ, trong đó tiếp nhận trực tuyến 7.938 hồ sơ, trực "
            "tiếp "
            "4.519 hồ sơ. Đã giải quyết 11.982 hồ sơ, trong đó đúng hạn 11.694 hồ sơ, quá hạn 288 "
            "hồ sơ; đang giải quyết 475 "
            "hồ "
            "sơ.",
            ["11.982 + 475 = 12.457"],
        ),
        # A part of what was solved is no part of what was received.
        (
            "Trong năm tiếp nhận 12.457 hồ sơ, trong đó tiếp nhận trực tuyến 7.938 hồ sơ, trực "
            "tiếp "
            "4.519 hồ sơ. Đã giải quyết 11.982 hồ sơ, đúng hạn 11.694 hồ sơ; đang giải quyết 475 "
            "hồ "
            "sơ.",
            ["11.982 + 475 = 12.457"],
        ),
        # To do of another plan, of another thing, of another state.
        (
            "Kết nạp 21 đảng viên, đạt 52,5% chỉ tiêu năm (40 đảng viên).\n\nKết nạp thêm 19 hội "
            "viên để đạt chỉ tiêu năm.",
            [],
        ),
        ("Đến nay 29/37 mô hình được công nhận.\n\nCòn 08 mô hình chưa được nhân rộng.", []),
        (
            "Trong năm tiếp nhận 120 hồ sơ. Đã giải quyết 100 hồ sơ.\n\nTrong quý, đang giải quyết "
            "20 hồ sơ.",
            [],
        ),
    ],
)
def test_what_was_done_and_what_is_left(text: str, equations: list[str]) -> None:
    assert _equations(text, "left_to_do") == equations
