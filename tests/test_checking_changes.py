"""What was, what changed and what is; percentages tied by the build of their sentence."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (sentence, rule, severity, equation)
CHANGES = [
    (
        "Có 187 đảng viên, tăng 59 đảng viên (46,1%) so với năm 2014.",
        [("growth", "ok", "59 / 128 = 46,1%")],
    ),
    (
        "Có 6.518 đảng viên, tăng 676 đảng viên so với cuối năm 2014 (5.842 đảng viên), "
        "bằng 11,6%.",
        [("difference", "ok", "5.842 + 676 = 6.518"), ("growth", "ok", "676 / 5.842 = 11,6%")],
    ),
    (
        "Xảy ra 64 vụ, giảm 16 vụ (20%) so với cùng kỳ năm 2023 (80 vụ).",
        [("difference", "ok", "80 - 16 = 64"), ("growth", "ok", "16 / 80 = 20%")],
    ),
    (
        "Xảy ra 46 vụ, giảm 16 vụ (20%) so với cùng kỳ năm 2023 (80 vụ).",
        [("difference", "error", "80 - 16 = 64 ≠ 46"), ("growth", "ok", "16 / 80 = 20%")],
    ),
    (
        "Số đảng viên tăng từ 35 lên 59 đồng chí (tăng 24 đảng viên, tương ứng tăng 68,6 %).",
        [("difference", "ok", "35 + 24 = 59"), ("growth", "ok", "24 / 35 = 68,6%")],
    ),
    (
        "Từ 43 phòng xuống còn 36 phòng, giảm 07 phòng.",
        [("difference", "ok", "43 - 7 = 36")],
    ),
    # From one period to the next; not against an earlier one, nor after a gap.
    (
        "Giai đoạn 2013 - 2017 kết nạp 640 đảng viên; giai đoạn 2018 - 2022 kết nạp 592 đảng viên, "
        "giảm 7,5% so với 5 năm trước.",
        [("growth", "ok", "48 / 640 = 7,5%")],
    ),
    (
        "Giai đoạn 2013 - 2017 kết nạp 640 đảng viên; giai đoạn 2018 - 2022 kết nạp 592 đảng viên, "
        "giảm 5,7% so với giai đoạn trước.",
        [("growth", "error", "48 / 640 = 7,5% ≠ 5,7%")],
    ),
    (
        "Năm 2021 kết nạp 120 đảng viên; năm 2022 kết nạp 138 đảng viên, tăng 51% so với năm 2020.",
        [],
    ),
    (
        "Năm 2019 kết nạp 120 đảng viên; năm 2022 kết nạp 138 đảng viên, tăng 51% so với năm "
        "trước.",
        [],
    ),
    # The whole that the change is measured against is stated: a wrong percentage is an error.
    (
        "Tổ chức 337 cuộc kiểm tra, tăng 15 cuộc (7,4%) so với cùng kỳ năm 2023 (322 cuộc).",
        [("difference", "ok", "322 + 15 = 337"), ("growth", "error", "15 / 322 = 4,7% ≠ 7,4%")],
    ),
    # Other counts stand in between: only where the change leads to one of the sentence.
    (
        "Giám sát 287 cuộc đối với 117 tổ chức đảng; giảm 06 cuộc so với cùng kỳ (293 cuộc).",
        [("difference", "ok", "293 - 6 = 287")],
    ),
    (
        "Giám sát 187 cuộc đối với 117 tổ chức đảng; giảm 06 cuộc so với cùng kỳ (293 cuộc).",
        [],
    ),
    # What is as a share of what was, not its change.
    (
        "Tiếp nhận 612 đơn, giảm 61 đơn, bằng 89,9% so với cùng kỳ năm trước.",
        [("growth", "suspect", "612 / 673 = 90,9% ≠ 89,9%")],
    ),
    # It is not: the text may mean another year.
    (
        "Có 187 đảng viên, tăng 59 đảng viên (64,1%) so với năm 2014.",
        [("growth", "suspect", "59 / 128 = 46,1% ≠ 64,1%")],
    ),
    # Two digits of what was before stand the other way round; any other may fit by chance.
    (
        "Sốt rét: 452 ca, giảm 63,1% so với năm 2022 (1.225 ca).",
        [("growth", "ok", "773 / 1.225 = 63,1%")],
    ),
    (
        "Sốt rét: 452 ca, giảm 63,1% so với năm 2022 (2.125 ca).",
        [("growth", "error", "1.673 / 2.125 = 78,7% ≠ 63,1%")],
    ),
    ("Sốt rét: 452 ca, giảm 63,1% so với năm 2022 (4.225 ca).", []),
    # A count of something else, of the second of two comparisons, of the list that follows.
    ("Có 250 hộ thoát nghèo, giảm 2,5% so với năm 2022 (10.000 hộ).", []),
    (
        "Kết nạp 120 đảng viên, tăng 15 đảng viên so với năm 2022 và tăng 20 đảng viên so với năm "
        "2021 (100 đảng viên).",
        [("difference", "ok", "100 + 20 = 120")],
    ),
    ("Có 45 trường, giảm 03 trường so với năm 2015, trong đó có 12 trường mầm non.", []),
    ("Có 64 đơn vị, giảm 16 đơn so với năm 2023 (80 đơn vị).", []),
    # Points between two rates, an approximate figure, another noun: nothing to recompute.
    ("Tỷ lệ đạt 89,6%, tăng 4,2% so với năm 2019.", []),
    ("Có gần 200 hộ, tăng 16 hộ so với năm 2023 (80 hộ).", []),
    ("Có 12 chi bộ, tăng 15 đảng viên so với năm 2023 (80 đảng viên).", []),
    # Measured against a plan, against a year that is none of the two.
    ("Số hộ vay tăng từ 350 hộ lên 412 hộ, tăng thêm 22 hộ so với kế hoạch.", []),
    ("Số hộ giảm từ 350 hộ năm 2020 còn 280 hộ năm 2024, giảm 12 hộ so với năm 2023.", []),
    ("Số hộ giảm từ 350 hộ năm 2020 còn 280 hộ năm 2024, giảm 12,5% so với năm 2023.", []),
    ("Kết nạp 59 đảng viên (năm 2014 có 35 đảng viên), tăng 9 đảng viên so với kế hoạch.", []),
    (
        "Số hộ giảm từ 350 hộ năm 2020 còn 280 hộ năm 2024, giảm 80 hộ so với năm 2020.",
        [("difference", "error", "350 - 80 = 270 ≠ 280")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=lambda value: str(value)[:40])
def test_changes(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(report_with(sentence))
    found = [
        (check.rule, check.severity, check.equation)
        for check in report.checks
        if check.rule in ("difference", "growth")
    ]
    assert sorted(found) == sorted(expected)


# What is told beside a change, of which the percentage is no growth.
BESIDE = [
    # Of what was planned.
    (
        "Thu nhập bình quân 52 triệu đồng/người, tăng 17 triệu đồng so với năm 2020 (35 triệu "
        "đồng), đạt 104% Nghị quyết (50 triệu đồng).",
        [("ok", "35 + 17 = 52")],
    ),
    (
        "Kết nạp 12 đảng viên, tăng 02 đảng viên so với năm 2023, đạt 120% chỉ tiêu giao (10 đảng "
        "viên).",
        [("ok", "12 / 10 = 120%")],
    ),
    # Of all of them.
    ("Nữ cấp ủy viên 18 đồng chí, tăng 02 đồng chí, chiếm 31,6% (nhiệm kỳ trước 28,1%).", []),
    # What is as a share of what was.
    (
        "Chi 96,4 tỷ đồng, giảm 3,6 tỷ đồng so với năm 2023 (100 tỷ đồng), bằng 96,4%.",
        [("ok", "100 - 3,6 = 96,4"), ("ok", "96,4 / 100 = 96,4%")],
    ),
    # Points of a rate; what is far off and mended by no digit may be of another base.
    (
        "Hộ nghèo 75 hộ, giảm 37 hộ (1,9%) so với năm 2023 (112 hộ).",
        [("ok", "112 - 37 = 75")],
    ),
    (
        "Có 75 mô hình, giảm 37 mô hình (1,9%) so với năm 2023 (112 mô hình).",
        [("ok", "112 - 37 = 75"), ("suspect", "37 / 112 = 33,0% ≠ 1,9%")],
    ),
    (
        "Có 75 mô hình, giảm 37 mô hình (30,3%) so với năm 2023 (112 mô hình).",
        [("ok", "112 - 37 = 75"), ("error", "37 / 112 = 33,0% ≠ 30,3%")],
    ),
    # What was stands where the change would.
    (
        "Có 98 doanh nghiệp giải thể, tăng 5,4% (93 doanh nghiệp).",
        [("ok", "5 / 93 = 5,4%")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), BESIDE, ids=lambda value: str(value)[:40])
def test_a_percentage_beside_a_change(sentence: str, expected: list[tuple[str, str]]) -> None:
    checks = analyze_text(report_with(sentence)).checks
    rows = [(c.severity, c.equation) for c in checks if c.kind in ("part_sum", "percent")]
    assert sorted(rows) == sorted(expected)


TIED = [
    ("Tỷ lệ đảng viên trong giảng viên đạt 77,2 % (402/521 người).", "402 / 521 = 77,2%"),
    ("Kết nạp 63 đảng viên, bằng 105 % chỉ tiêu (60 đảng viên).", "63 / 60 = 105%"),
    (
        "Kết nạp 14 đảng viên, đạt 116,7% so với chỉ tiêu giao là 12 đảng viên.",
        "14 / 12 = 116,7%",
    ),
    (
        "Có 815 đoàn viên trên tổng số 842 lao động, đạt 96,8 %.",
        "815 / 842 = 96,8%",
    ),
    (
        "Trong năm kết nạp được 52 hội viên mới / kế hoạch giao 50 hội viên, đạt 104 % kế hoạch.",
        "52 / 50 = 104%",
    ),
    (
        "Kết nạp 14 đảng viên (nữ 09 đ/c, nam 05 đ/c), so với chỉ tiêu 12 đảng viên đạt 116,7%.",
        "14 / 12 = 116,7%",
    ),
    (
        "Tổ chức cho 28/28 đảng viên học tập Quy định số 19-QĐ/TW, ngày 08/4/2026 về công tác "
        "chính trị trong Đảng, đạt 100%.",
        "28 / 28 = 100%",
    ),
    ("Kết nạp 63 đảng viên, bằng 150 % chỉ tiêu (60 đảng viên).", "63 / 60 = 105% ≠ 150%"),
]


@pytest.mark.parametrize(("sentence", "equation"), TIED, ids=lambda value: value[:40])
def test_percentages_tied_by_their_sentence(sentence: str, equation: str) -> None:
    report = analyze_text(report_with(sentence))
    assert equation in [check.equation for check in report.checks if check.rule == "percent"]


def test_a_quantity_stated_again() -> None:
    report = analyze_text(
        report_with("Toàn xã có 147 mô hình. Đã củng cố 147 mô hình; 26/147 mô hình đạt.")
    )
    assert [
        (check.severity, [span.text for span in check.spans])
        for check in report.checks
        if check.kind == "conflict"
    ] == [("ok", ["147 mô hình", "147 mô hình"]), ("ok", ["147 mô hình", "26/147"])]


@pytest.mark.parametrize(
    "text",
    [
        # Small numbers agree by chance, and so do the ranks of two years.
        "Có 05 chi bộ. Kiểm tra 05 chi bộ.",
        "Năm 2019: tổng số 127 TCCSĐ, HTTNV: 86. Năm 2020: tổng số 134 TCCSĐ, HTTNV: 86.",
        # Other qualifiers.
        "Có 48 đảng viên nữ. Đảng bộ giới thiệu 48 đảng viên dự bị.",
    ],
)
def test_numbers_that_agree_by_chance(text: str) -> None:
    checks = analyze_text(report_with(text)).checks
    assert not [check for check in checks if check.kind == "conflict"]


FEWER = (
    "Từ 149 thôn, tổ dân phố năm 2014 đã sắp xếp lại còn 112 thôn, tổ dân phố, giảm 37 thôn, tổ "
    "dân phố. Công tác cán bộ được quan tâm. Qua sắp xếp toàn huyện đã giảm {} thôn, tổ dân phố, "
    "sắp xếp lại bộ máy tinh gọn."
)


@pytest.mark.parametrize(("again", "severity"), [("37", "ok"), ("73", "error"), ("90", None)])
def test_a_quantity_with_two_values(again: str, severity: str | None) -> None:
    checks = analyze_text(report_with(FEWER.format(again))).checks
    conflicts = [c for c in checks if c.kind == "conflict" and c.spans[0].text.startswith(again)]
    assert [check.severity for check in conflicts] == ([severity] if severity else [])


def test_two_values_of_a_common_noun_are_no_contradiction() -> None:
    text = (
        "Phát hiện 38 đối tượng phạm tội về ma túy, gồm 35 đối tượng nam, 03 đối tượng nữ. "
        "Đội kiểm tra bắt giữ 33 đối tượng phạm tội trộm cắp, gồm 30 đối tượng nam, 03 đối "
        "tượng nữ."
    )
    checks = analyze_text(report_with(text)).checks
    assert not [check for check in checks if check.severity == "error"]


BALANCE = (
    "Đầu năm 2024 Đảng bộ có 279 đảng viên; trong năm kết nạp 14 đảng viên, chuyển đến 06 đảng "
    "viên, chuyển đi 07 đảng viên, từ trần 01 đảng viên. Đến nay Đảng bộ có {} đảng viên."
)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("291", [("ok", "279 + 14 + 6 - 7 - 1 = 291")]),
        ("219", [("suspect", "279 + 14 + 6 - 7 - 1 = 291 ≠ 219")]),
    ],
)
def test_the_balance_of_a_membership(closing: str, expected: list[tuple[str, str]]) -> None:
    checks = analyze_text(report_with(BALANCE.format(closing))).checks
    found = [(check.severity, check.equation) for check in checks if check.rule == "balance"]
    assert found == expected


def test_a_balance_that_leaves_ways_out_is_not_judged() -> None:
    text = "Đầu năm có 279 đảng viên; kết nạp 14 đảng viên, chuyển đi 07 đảng viên; nay có 300."
    assert not [c for c in analyze_text(report_with(text)).checks if c.rule == "balance"]


@pytest.mark.parametrize("told", ["0 triệu", "2,1triệu", "1,1 vạn", "2 nghìn", "3 Triệu"])
def test_a_figure_told_in_thousands_has_bounds(told: str) -> None:
    text = f"Có 5 triệu người, trong đó {told} người (chiếm 91%) tham gia."
    assert analyze_text(text).checks is not None
