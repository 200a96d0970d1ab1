"""Lists with their sum told behind them."""

import pytest
from speaking import counted, ruled

from pipeline.analysis import analyze_text

ISSUED = "Đảng ủy đã ban hành 05 nghị quyết, 12 chỉ thị, 08 kế hoạch"
# (text, [(severity, stated, expected)])
SUMS = [
    (f"{ISSUED} (tổng số 25 văn bản).", [("ok", "25", "25")]),
    (f"{ISSUED} (tổng cộng 24 văn bản).", [("error", "24", "25")]),
    (f"{ISSUED}, tổng cộng 24 văn bản các loại.", [("error", "24", "25")]),
    (f"{ISSUED}. Tổng cộng 24 văn bản.", [("error", "24", "25")]),
    ("Tổng số 5 NQ, 12 CT, 8 KH (tổng 24 văn bản).", [("error", "24", "25")]),
    # A digit does not mend it, but it comes near.
    (f"{ISSUED}, 90 công văn (tổng cộng 107 văn bản).", [("suspect", "107", "115")]),
    # What a bracket narrows is counted with what stands before it.
    (
        "Ban hành 05 nghị quyết (trong đó 02 nghị quyết chuyên đề), 12 chỉ thị, 08 kế hoạch; tổng "
        "cộng: 25 văn bản.",
        [("ok", "25", "25")],
    ),
    # The sum names both of its parts; two of them prove less than three.
    ("Khen thưởng 12 tập thể, 35 cá nhân (cộng 47 tập thể, cá nhân).", [("ok", "47", "47")]),
    (
        "Khen thưởng 12 tập thể, 35 cá nhân (cộng 48 lượt tập thể, cá nhân).",
        [("suspect", "48", "47")],
    ),
    # A list that begins with something else adds up from there.
    ("Họp 14 phiên, ban hành 05 nghị quyết, 12 chỉ thị (tổng 17 văn bản).", [("ok", "17", "17")]),
    ("Họp 14 phiên, ban hành 05 nghị quyết, 12 chỉ thị (tổng 18 văn bản).", []),
    # Who came on one day and on another is counted twice by the noun itself.
    (
        "Kết quả: hội nghị ngày 11/3/2024 có 315 lượt người dự, hội nghị ngày 19/4/2024 có 248 "
        "lượt người dự, hội nghị ngày 06/5/2024 có 291 lượt người dự, tổng cộng 845 lượt người.",
        [("error", "845", "854")],
    ),
    (
        "Kết quả: hội nghị ngày 11/3/2024 có 315 lượt người dự, hội nghị ngày 19/4/2024 có 248 "
        "lượt người dự, hội nghị ngày 06/5/2024 có 291 lượt người dự, tổng cộng 854 lượt người.",
        [("ok", "854", "854")],
    ),
    (
        "Kết quả: hội nghị ngày 11/3/2024 có 315 đại biểu, hội nghị ngày 19/4/2024 có 248 đại "
        "biểu, hội nghị ngày 06/5/2024 có 291 đại biểu, tổng cộng 845 đại biểu.",
        [],  # the same delegates may have come to two of them
    ),
    # The sum counts something else; its parts may be the same ones; it is the whole of others.
    ("Tổ chức 3 lớp bồi dưỡng, 2 hội nghị, tổng số 24 buổi.", []),
    ("Kiểm tra 12 chi bộ, giám sát 8 chi bộ, tổng số 18 chi bộ.", []),
    ("Kết nạp nữ 12 đồng chí, đoàn viên 20 đồng chí, tổng cộng 31 đồng chí.", []),
    ("Có 05 văn bản chỉ đạo, 12 kế hoạch, 08 công văn (tổng 27 văn bản).", []),
    ("Ban hành 05 nghị quyết, 12 chỉ thị, 08 kế hoạch trong tổng số 26 văn bản.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums_behind(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "sum_behind") == expected


def test_a_number_behind_tong_so_counts_and_one_behind_so_names() -> None:
    report = analyze_text("Tổng số 5 NQ được quán triệt. Trường số 5 NQ.")
    assert counted(report) == [("5 NQ", 5, "other")]
