"""Averages against the total and the number of years or units that the sentence states."""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

# (sentence, [(severity, stated, expected)])
AVERAGES = [
    (
        "Trong 5 năm (2020-2024) kết nạp 60 đảng viên, bình quân mỗi năm 12 đồng chí.",
        [("ok", "12", "12")],
    ),
    (
        "Trong 5 năm (2020-2024) kết nạp 60 đảng viên, bình quân mỗi năm 21 đồng chí.",
        [("suspect", "21", "12")],
    ),
    # A term of office ends in the year in which the next one begins.
    (
        "Nhiệm kỳ 2020 - 2025 kết nạp 120 đảng viên, bình quân mỗi năm kết nạp 24 đảng viên.",
        [("ok", "24", "24")],
    ),
    # An inequality; a figure cut off.
    (
        "Từ năm 2021 đến năm 2024 kết nạp 62 đảng viên, bình quân trên 15 đảng viên/năm.",
        [("ok", "15", "16")],
    ),
    (
        "Trong 5 năm kết nạp 63 đảng viên, bình quân mỗi năm 12 đảng viên.",
        [("rounding", "12", "13")],
    ),
    ("Mở 18 lớp tập huấn cho 1.260 lượt cán bộ, bình quân 70 lượt/lớp.", [("ok", "70", "70")]),
    ("Mở 18 lớp tập huấn cho 1.260 lượt cán bộ, bình quân 80 lượt/lớp.", [("suspect", "80", "70")]),
    (
        "17 chi bộ tổ chức 204 buổi sinh hoạt định kỳ (bình quân mỗi chi bộ 21 buổi).",
        [("suspect", "21", "12")],
    ),
    # The years of a list.
    (
        "Hiến 1.700 đơn vị máu (năm 2017: 310 đơn vị; 2018: 345 đơn vị; 2019: 402 đơn vị; 2020: "
        "288 đơn vị; 2021: 355 đơn vị), bình quân mỗi năm 340 đơn vị.",
        [("ok", "340", "340")],
    ),
    # The sentence before holds the total; an average may have decimals.
    (
        "Đảng bộ có 20 chi bộ với 408 đảng viên. Bình quân mỗi chi bộ có 20,4 đảng viên.",
        [("ok", "20.4", "20.4")],
    ),
    (
        "Đảng bộ có 20 chi bộ với 418 đảng viên. Bình quân mỗi chi bộ có 20,4 đảng viên.",
        [("suspect", "20.4", "20.9")],
    ),
    (
        "Đảng bộ có 20 chi bộ, 408 đảng viên (bình quân 20,4 đảng viên/chi bộ).",
        [("ok", "20.4", "20.4")],
    ),
    (  # Words behind the total, where one digit mends the average; not where none does.
        "5 năm có 1.020 thanh niên nhập ngũ, trong đó 38 là đảng viên. Bình quân mỗi năm 240 thanh "
        "niên lên đường.",
        [("suspect", "240", "204")],
    ),
    (
        "5 năm có 1.020 thanh niên nhập ngũ, trong đó 38 là đảng viên. Bình quân mỗi năm 117 thanh "
        "niên lên đường.",
        [],
    ),
    (  # All of a ratio of the paragraph.
        "Toàn huyện có 12/18 xã đạt chuẩn. Tổng số tiêu chí đạt 306 tiêu chí, bình quân 17 tiêu "
        "chí/xã.",
        [("ok", "17", "17")],
    ),
    (
        "Toàn huyện có 12/18 xã đạt chuẩn. Tổng số tiêu chí đạt 306 tiêu chí, bình quân 27 tiêu "
        "chí/xã.",
        [("suspect", "27", "17")],
    ),
    (
        "Toàn huyện có 12/18 xã đạt chuẩn. Tổng số tiêu chí đạt 306 tiêu chí, bình quân 25,5 tiêu "
        "chí/xã.",
        [],
    ),
    (
        "Trong 5 năm, Đảng bộ kết nạp 60 đảng viên. Bình quân mỗi năm kết nạp 21 đảng viên.",
        [("suspect", "21", "12")],
    ),
    (
        "Toàn tỉnh có 27.000 hộ với 97.200 người. Bình quân 3,6 người/một hộ.",
        [("ok", "3.6", "3.6")],
    ),
    # Of some of the units only; of something else; in another paragraph.
    (
        "Đảng bộ có 20 chi bộ với 418 đảng viên. Bình quân mỗi chi bộ khối thôn có 30,5 đảng viên.",
        [],
    ),
    ("Đảng bộ có 20 chi bộ với 418 đảng viên. Bình quân tuổi đảng là 20,4 năm.", []),
    (
        "Đảng bộ có 20 chi bộ với 418 đảng viên.\n\nBình quân mỗi chi bộ có 30,5 đảng viên.",
        [],
    ),
    # The years are the average's own.
    ("Năm 2023 kết nạp 15 đảng viên, trung bình 5 năm 2019 - 2023 là 13 đảng viên/năm.", []),
    # Not the total of the average, or no number to divide by.
    ("Chi bộ có 20 đảng viên, 5 năm qua kết nạp bình quân mỗi năm 2 đảng viên.", []),
    ("Trong 10 năm mở 120 lớp tập huấn, riêng 5 năm gần đây bình quân mỗi năm 16 lớp.", []),
    # A year is twelve months and four quarters, where that fits: a report may end before.
    (
        "Năm 2024 tổ chức 52 buổi sinh hoạt, bình quân mỗi tháng 04 buổi.",
        [("ok", "4", "4")],
    ),
    ("Năm 2024 tổ chức 70 buổi sinh hoạt, bình quân mỗi tháng 04 buổi.", []),
    # Months, quarters, years in words.
    (
        "Trong 6 tháng, tiếp 360 lượt công dân, bình quân mỗi tháng tiếp 60 lượt.",
        [("ok", "60", "60")],
    ),
    (
        "Trong 6 tháng, tiếp 360 lượt công dân, bình quân mỗi tháng tiếp 80 lượt.",
        [("suspect", "80", "60")],
    ),
    (
        "Ngày 15 tháng 6 tiếp 360 lượt công dân, bình quân mỗi tháng tiếp 80 lượt.",
        [],
    ),
    ("Trong 4 quý, Chi bộ họp 48 buổi, bình quân mỗi quý 12 buổi.", [("ok", "12", "12")]),
    (
        "Trong ba năm, huyện mở 36 lớp bồi dưỡng, trung bình 15 lớp mỗi năm.",
        [("suspect", "15", "12")],
    ),
    # "tính", "như vậy" lead on to the average.
    (
        "Trong 5 năm, cấp ủy các cấp tiến hành 240 cuộc kiểm tra; tính bình quân 44 cuộc/năm.",
        [("suspect", "44", "48")],
    ),
    (
        "Trong 5 năm tiến hành 240 cuộc kiểm tra, như vậy tính ra bình quân 48 cuộc/năm.",
        [("ok", "48", "48")],
    ),
    # The total may stand behind the average, divided by what it is divided by.
    (
        "Bình quân mỗi chi bộ có 22 đảng viên (418 đảng viên/19 chi bộ).",
        [("ok", "22", "22")],
    ),
    (
        "Bình quân mỗi chi bộ có 25 đảng viên (418 đảng viên/19 chi bộ).",
        [("suspect", "25", "22")],
    ),
    (
        "Bình quân mỗi chi bộ có 25 đảng viên (chi bộ đông nhất 41 đảng viên, có 19 chi bộ).",
        [],
    ),
    ("Kết nạp 60 đảng viên, tăng so với bình quân 5 năm trước là 15 đồng chí/năm.", []),
    ("Trong 5 năm mở 22 lớp, bình quân mỗi năm 4-5 lớp; thu nhập bình quân 62 triệu đồng.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), AVERAGES)
def test_averages(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(sentence), "average") == expected


AMOUNTS = [
    ("Cho vay 720 tỷ đồng với 16.000 lượt hộ vay, bình quân 45 triệu đồng/lượt hộ.", ["ok"]),
    ("Cho vay 720 tỷ đồng với 16.000 lượt hộ vay, bình quân 54 triệu đồng/lượt hộ.", ["suspect"]),
    ("Có 16.000 hộ vay vốn, dư nợ 720 tỷ đồng, bình quân 45,0 triệu đồng/hộ.", ["ok"]),
    # Known to its last digit only: 12 tỷ are 11,5 to 12,5.
    ("Hỗ trợ 12 tỷ đồng cho 250 hộ nghèo, bình quân 49,6 triệu đồng/hộ.", ["ok"]),
    ("Hỗ trợ 12,0 tỷ đồng cho 250 hộ nghèo, bình quân 49,6 triệu đồng/hộ.", ["suspect"]),
    # About, of others, of an unknown number, and for a time.
    ("Hỗ trợ trên 12,0 tỷ đồng cho 250 hộ nghèo, bình quân 49,6 triệu đồng/hộ.", []),
    ("Hỗ trợ 12,0 tỷ đồng cho 250 hộ nghèo, bình quân 49,6 triệu đồng/xã.", []),
    ("Dư nợ 720 tỷ đồng, bình quân 54 triệu đồng/hộ.", []),
    ("Hỗ trợ 12,0 tỷ đồng cho 250 hộ nghèo, thu nhập bình quân 49,6 triệu đồng/hộ.", []),
]


@pytest.mark.parametrize(("sentence", "severities"), AMOUNTS)
def test_averages_of_money(sentence: str, severities: list[str]) -> None:
    rows = analyze_text(sentence).checks
    assert [row.severity for row in rows if row.rule == "average_amount"] == severities
