"""Prizes by their rank, with no noun behind the numbers or before them."""

import pytest
from speaking import judged

from pipeline.analysis import analyze_text

DISTRICT = "Cấp huyện 26 giải (2 nhất, 6 nhì, 8 ba, 10 khuyến khích); "

# (text, the values of the prizes, [(severity, equation)])
PRIZES = [
    (
        "Cấp huyện 26 giải (2 nhất, 6 nhì, 8 ba, 10 khuyến khích).",
        [26, 2, 6, 8, 10],
        [("ok", "2 + 6 + 8 + 10 = 26")],
    ),
    (
        "Đạt 29 giải: nhất 03, nhì 07, ba 09, KK 10.",
        [29, 3, 7, 9, 10],
        [("ok", "3 + 7 + 9 + 10 = 29")],
    ),
    (
        "Có 12 giải cấp tỉnh, trong đó: 01 giải nhất, 03 nhì, 08 ba.",
        [12, 1, 3, 8],
        [("ok", "1 + 3 + 8 = 12")],
    ),
    # More than there are; fewer, where another list of the same ranks is whole; fewer.
    (
        "Cấp huyện 26 giải (2 nhất, 6 nhì, 8 ba, 11 khuyến khích).",
        [26, 2, 6, 8, 11],
        [("error", "2 + 6 + 8 + 11 = 27 ≠ 26")],
    ),
    (
        f"{DISTRICT}cấp tỉnh 15 giải (1 nhất, 3 nhì, 4 ba, 6 khuyến khích).",
        [26, 2, 6, 8, 10, 15, 1, 3, 4, 6],
        [("ok", "2 + 6 + 8 + 10 = 26"), ("error", "1 + 3 + 4 + 6 = 14 ≠ 15")],
    ),
    (
        "Cấp huyện 26 giải (2 nhất, 6 nhì, 8 ba, 9 khuyến khích).",
        [26, 2, 6, 8, 9],
        [("suspect", "2 + 6 + 8 + 9 = 25 ≠ 26")],
    ),
    # Only the best are told.
    ("Đạt 26 giải, trong đó có 2 nhất, 6 nhì.", [26, 2, 6], []),
]


@pytest.mark.parametrize(("text", "values", "expected"), PRIZES)
def test_prizes(text: str, values: list[int], expected: list[tuple[str, str]]) -> None:
    report = analyze_text(text)
    counts = [count for count in report.counts if count.unit == "giải"]
    assert [count.value for count in counts] == values
    found = [(check.severity, check.equation) for check in judged(report, "part_sum")]
    assert sorted(found) == sorted(expected)


def test_pupils_may_win_two_prizes() -> None:
    report = analyze_text("Có 9 học sinh đạt giải (1 nhất, 3 nhì, 6 ba).")
    assert [check for check in report.findings if check.severity == "error"] == []
