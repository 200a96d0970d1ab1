"""Ratios of more than there are, and what may explain them."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xảy ra 12/10 vụ cháy (tăng 20%).", []),
        ("Xảy ra 135/120 vụ tai nạn, tăng 12,5%.", []),
        ("Có 14/13 xã đạt chuẩn.", ["14 > 13"]),
        # What there is more is told.
        ("Biên chế có 412/400 người, thừa 12 người so với giao.", []),
        ("Có 23/22 chi bộ (thành lập mới 01) đã đại hội.", []),
        ("Có 23/22 chi bộ (thành lập mới 02) đã đại hội.", ["23 > 22"]),
        # No growth from the one to the other.
        ("Có 14/13 xã đạt chuẩn (tăng 20%).", ["14 > 13"]),
    ],
)
def test_what_is_told_behind_a_ratio(text: str, expected: list[str]) -> None:
    checks = analyze_text(report_with(text)).checks
    assert [check.equation for check in checks if check.rule == "ratio"] == expected


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Có 14/13 xã đạt chuẩn.", "error"),
        ("Có 27/26 đảng viên dự họp.", "error"),
        ("Có 45/44 phiếu tán thành.", "error"),
        # Work that may have been planned.
        ("Thực hiện 21/20 cuộc kiểm tra theo chương trình.", "suspect"),
        ("Trao 245/240 suất học bổng.", "suspect"),
        ("Ban hành 12/11 văn bản.", "suspect"),
    ],
)
def test_bodies_and_people_cannot_be_more_than_there_are(text: str, severity: str) -> None:
    checks = analyze_text(report_with(text)).checks
    assert [check.severity for check in checks if check.rule == "ratio"] == [severity]
