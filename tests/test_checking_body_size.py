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
    # Another time, some of them, another quantity, no word of the whole body.
    (SMALL, "So với đầu năm, toàn Đảng bộ có 344 đảng viên.", []),
    (SMALL, "Trong tổng số 335 đảng viên được đánh giá, tất cả đều hoàn thành.", []),
    (SMALL, "Toàn Đảng bộ kết nạp 35 đảng viên mới.", []),
    (SMALL, "Có 354 đảng viên đăng ký.", []),
]


@pytest.mark.parametrize(("body", "again", "expected"), AGAIN, ids=lambda value: str(value)[:40])
def test_the_size_of_the_body(body: str, again: str, expected: list[str]) -> None:
    checks = analyze_text(report_with(body, again)).checks
    assert [check.severity for check in checks if check.kind == "conflict"] == expected
