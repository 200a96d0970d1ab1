"""The size of the whole body, said again and again."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

BODY = "Đảng bộ có {size} đảng viên, trong đó nam {men} đồng chí, nữ {women} đồng chí."
SMALL = BODY.format(size="345", men="200", women="145")
LARGE = BODY.format(size="29.512", men="18.000", women="11.512")

AGAIN = [
    (SMALL, "Kết quả đó là sự cố gắng của 354 đảng viên trong toàn Đảng bộ.", ["suspect"]),
    (SMALL, "Kết quả đó là sự cố gắng của 34 đảng viên trong toàn Đảng bộ.", ["suspect"]),
    (SMALL, "Kết quả đó là sự cố gắng của 345 đảng viên trong toàn Đảng bộ.", ["ok"]),
    (LARGE, "Nhìn chung, với quy mô 29.521 đảng viên, Đảng bộ giữ vững vai trò.", ["error"]),
    # After an event it may have been another; what is planned and what was on average is no size.
    (LARGE, "Sau khi tiếp nhận Chi bộ Công an, toàn Đảng bộ có 29.521 đảng viên.", ["suspect"]),
    (LARGE, "Theo thống kê quý I, toàn Đảng bộ có 29.521 đảng viên.", ["suspect"]),
    # Some of them, for all that the text says.
    (LARGE, "Toàn Đảng bộ có 29.112 đảng viên dùng Sổ tay điện tử.", ["suspect"]),
    (LARGE, "Toàn Đảng bộ cập nhật dữ liệu của 29.112 đảng viên.", ["suspect"]),
    (LARGE, "Toàn Đảng bộ có 29.112 đảng viên, sinh hoạt ở 145 chi bộ.", ["error"]),
    (LARGE, "Kết quả đó là của 29.112 đảng viên trong toàn Đảng bộ tỉnh Hà Sơn.", ["error"]),
    (LARGE, "Dự kiến cuối nhiệm kỳ, toàn Đảng bộ có 29.612 đảng viên.", []),
    (LARGE, "Khi đó, với 19.512 đảng viên của toàn Đảng bộ, việc học tập gặp khó khăn.", []),
    (LARGE, "Bình quân hằng năm toàn Đảng bộ có 29.112 đảng viên dự sinh hoạt.", []),
    # Ten times as many as there are is no other time.
    (SMALL, "Nhìn chung, với quy mô 3.345 đảng viên, Đảng bộ giữ vững vai trò.", ["error"]),
    (SMALL, "Về độ tuổi, 435 đảng viên gồm nhiều lứa tuổi.", ["suspect"]),
    (
        SMALL,
        "Đội ngũ đảng viên được củng cố, từ 340 đảng viên đầu kỳ đến nay là 354 đảng viên.",
        ["suspect"],
    ),
    (SMALL, "So với 354 đảng viên toàn Đảng bộ, số được miễn còn ít.", ["suspect"]),
    # Another time, some of them, another quantity, no word of the whole body.
    (SMALL, "So với đầu năm, toàn Đảng bộ có 344 đảng viên.", []),
    (SMALL, "Trong tổng số 335 đảng viên được đánh giá, tất cả đều hoàn thành.", []),
    (SMALL, "Toàn Đảng bộ kết nạp 35 đảng viên mới.", []),
    (SMALL, "Có 354 đảng viên đăng ký.", []),
    (SMALL, "Số đảng viên tăng từ 335 đồng chí đầu nhiệm kỳ.", []),
    (SMALL, "Đội ngũ đảng viên được củng cố, năm 2019 có 335 đảng viên.", []),
    (SMALL, "Toàn Đảng bộ có 335 đảng viên học tập đầy đủ, vắng 10 đồng chí.", []),
    (SMALL, "Toàn Đảng bộ có 34 đảng viên trẻ dưới 30 tuổi.", []),
    (SMALL, "Chi bộ thôn Đông có 34 đảng viên.", []),
    (SMALL, "Chi bộ quân sự gồm 45 đồng chí.", []),
    (SMALL, "Về trình độ, 35 đảng viên mới có bằng đại học.", []),
    (SMALL, "So với 344 đảng viên toàn Đảng bộ năm 2019, quy mô được giữ vững.", []),
]

TWICE = [
    # Nothing bears out the one or the other: one of them is wrong.
    (("Đảng bộ xã Ngọc Cát có 13 chi bộ trực thuộc.",
      "Nhìn chung, với 31 chi bộ trực thuộc và 229 đảng viên, Đảng bộ xã Ngọc Cát đã cố gắng."),
     ["suspect"]),
    (("Đảng bộ xã Ngọc Cát có 13 chi bộ trực thuộc.",
      "Toàn Đảng bộ có 13 chi bộ được xếp loại, 12 chi bộ có chi ủy."), []),
    (("Đảng bộ xã Ngọc Cát có 13 chi bộ trực thuộc.",
      "Đảng bộ xã Vân Đình có 12 chi bộ trực thuộc."), []),
    # One of the two was the size of another day.
    (("Cuối năm 2023, Đảng bộ có 13 chi bộ với 342 đảng viên. Nay toàn Đảng bộ có 345 đảng viên.",
      "Về xếp loại, trong 342 đảng viên có 40 đảng viên được miễn."), []),
    (("Đến nay toàn Đảng bộ có 345 đảng viên, trong đó nam 200 đồng chí, nữ 145 đồng chí.",
      "Về xếp loại, trong 342 đảng viên có 40 đảng viên được miễn."), ["suspect"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "again", "expected"), AGAIN, ids=lambda value: str(value)[:40])
def test_the_size_of_the_body(body: str, again: str, expected: list[str]) -> None:
    checks = analyze_text(report_with(body, again)).checks
    assert [check.severity for check in checks if check.kind == "conflict"] == expected


@pytest.mark.parametrize(("lines", "expected"), TWICE, ids=lambda value: str(value)[:40])
def test_two_sizes_of_one_body(lines: tuple[str, ...], expected: list[str]) -> None:
    checks = analyze_text(report_with(*lines)).checks
    found = [check.severity for check in checks if check.rule == "body_size"]
    assert found == expected
