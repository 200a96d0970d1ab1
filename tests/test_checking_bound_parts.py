"""Which whole a list or a percentage is of, where several stand near it or none is close."""

import pytest
from speaking import judged, ruled

from pipeline.analysis import analyze_text


def _sums(text: str) -> list[tuple[str, str]]:
    return [(c.severity, c.equation) for c in judged(analyze_text(text), "part_sum")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list behind "so many of so many" divides the one that it makes.
        (
            "Có 52 đại biểu trúng cử trong tổng số 88 người (18 nữ, 34 nam).",
            [("ok", "18 + 34 = 52")],
        ),
        (
            "Có 52 đại biểu trúng cử trong tổng số 88 người (34 nữ, 54 nam).",
            [("ok", "34 + 54 = 88")],
        ),
        ("Có 52 đại biểu trúng cử trong tổng số 88 người (18 nữ, 35 nam).", []),
        # A bracket that labelled numbers fill misses its whole by one digit.
        ("Có 717 người (biên chế: 428; hợp đồng: 289).", [("ok", "428 + 289 = 717")]),
        ("Có 717 người (biên chế: 428; hợp đồng: 290).", [("suspect", "428 + 290 = 718 ≠ 717")]),
        ("Có 717 người (điện thoại: 428; phòng: 12).", []),
        # With nothing beside it a part is any number.
        ("Đảng bộ có 45 đảng viên. Khiển trách 0 đồng chí, cảnh cáo 45 đồng chí.", []),
        (
            "Đảng bộ có 45 đảng viên, trong đó nam 45 đồng chí, nữ 0 đồng chí.",
            [("ok", "45 + 0 = 45")],
        ),
        (
            "Năm 2023: dự phân loại: 654, HTXSNV: 110, HTTNV: 544, HTNV: 0, KHTNV: 0.",
            [("ok", "110 + 544 + 0 + 0 = 654")],
        ),
    ],
)
def test_the_whole_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert _sums(text) == expected


def test_none_is_a_share_of_all_and_proves_nothing() -> None:
    report = analyze_text(
        "Có 89 người ứng cử. Người theo tôn giáo 5 người, chiếm 5,62%; tự ứng cử 0 người, chiếm 0%."
    )
    assert [(p.value, p.whole) for p in report.percentages if not p.value] == [(0, 89)]
    assert ruled(report, "percent") == [("ok", "5.62", "5.62")]


SAFE = 'thôn, tổ dân phố đạt tiêu chuẩn "An toàn về an ninh trật tự"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Có 372/629 {SAFE}, đạt 59,14%.", [("ok", "59.14", "59.14")]),
        (f"Có 372/629 {SAFE}, đạt 64,13%.", [("suspect", "64.13", "59.14")]),
        # What each of them has; a share of something else that is named; far off.
        ("Có 372/629 thôn có tỷ lệ hộ dùng nước sạch đạt 64,13%.", []),
        (f"Có 372/629 {SAFE}, đạt 64,13% so với kế hoạch.", []),
        (f"Có 372/629 {SAFE}, đạt 94,13%.", []),
    ],
)
def test_a_percentage_far_behind_its_ratio(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "percent") == expected
