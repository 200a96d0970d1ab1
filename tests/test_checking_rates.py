"""Rates: the change between two, shares that make a whole; what is left, told behind its noun."""

import pytest

from pipeline.analysis import analyze_text

# (sentence, severity and equation of its checks)
JUDGED = [
    ("Tỷ lệ dự họp năm 2021 đạt 92%, năm 2022 đạt 93,5%, tăng 1,5% so với năm 2021.",
     [("ok", "93,5% - 92% = 1,5%")]),
    ("Tỷ lệ dự họp năm 2021 đạt 92%, năm 2022 đạt 93,5%, tăng 2,5% so với năm 2021.",
     [("suspect", "93,5% - 92% = 1,5% ≠ 2,5%")]),
    # A share of the first rate, too.
    ("Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1% (giảm 40,4%).", [("ok", "2,1 / 5,2 = 40,4%")]),
    ("Tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 3,1% năm 2023, giảm 2,1%.",
     [("ok", "5,2% - 3,1% = 2,1%")]),
    ("Tỷ lệ đạt 93,5%, tăng 1,5% so với năm 2021 (92%).", [("ok", "93,5% - 92% = 1,5%")]),
    ("Tỷ lệ đạt 93,5%, tăng 5,1% so với năm 2021 (92%).",
     [("suspect", "93,5% - 92% = 1,5% ≠ 5,1%")]),
    # Rates that were rounded lie apart by as much.
    ("Tỷ lệ tăng từ 92% lên 94%, tăng 1,6%.", [("ok", "94% - 92% = 2% ≈ 1,6%")]),
    # What was before in brackets behind what is, in front of the change in the next sentence; two
    # school years; points that can be nothing else.
    ("Tỷ lệ xuất sắc đạt 18,5% (năm 2022: 17,0%), tăng 0,5%.",
     [("suspect", "18,5% - 17,0% = 1,5% ≠ 0,5%")]),
    ("Tỷ lệ dự họp đạt 98,2%. So với năm 2022 (97,2%) tăng 1%.", [("ok", "98,2% - 97,2% = 1,0%")]),
    ("Tỷ lệ dự họp đạt 98,2%. So với năm 2022 (97,2%) tăng 0,5%.",
     [("suspect", "98,2% - 97,2% = 1,0% ≠ 0,5%")]),
    ("Năm học 2022-2023 đạt 98,7%, năm học 2023-2024 đạt 99,1%, tăng 0,4%.",
     [("ok", "99,1% - 98,7% = 0,4%")]),
    ("Tỷ lệ đạt 20%, tăng 100% so với năm 2023 (10%).", [("ok", "10 / 10 = 100%")]),
    ("Tỷ lệ đạt 20%, tăng 100 điểm phần trăm so với năm 2023 (10%).",
     [("suspect", "20% - 10% = 10% ≠ 100%")]),
    # Points told of two years, and of two shares of one noun.
    ("Tỷ lệ hộ nghèo: cuối năm 2021 là 12,60%; cuối năm 2022 còn 10,25% (2.050/20.000 hộ), giảm "
     "2,35 điểm phần trăm.",
     [("ok", "2.050 / 20.000 = 10,25%"), ("ok", "12,60% - 10,25% = 2,35%")]),
    ("Tỷ lệ hộ nghèo: cuối năm 2021 là 12,60%; cuối năm 2022 còn 10,25%, giảm 2,93 điểm phần trăm.",
     [("error", "12,60% - 10,25% = 2,35% ≠ 2,93%")]),
    ("Đầu năm có 870 hộ nghèo/10.000 hộ dân, tỷ lệ 8,70%. Cuối năm còn 702 hộ nghèo/10.020 hộ "
     "dân, tỷ lệ 7,01%; như vậy tỷ lệ hộ nghèo giảm 1,96 điểm %.",
     [("ok", "870 / 10.000 = 8,70%"), ("ok", "702 / 10.020 = 7,01%"),
      ("error", "8,70% - 7,01% = 1,69% ≠ 1,96%")]),
    ("Đầu năm có 870 hộ nghèo/10.000 hộ dân, tỷ lệ 8,70%. Cuối năm còn 702 hộ nghèo/10.020 hộ "
     "dân, tỷ lệ 7,01%; tỷ lệ hộ cận nghèo giảm 1,96 điểm %.",
     [("ok", "870 / 10.000 = 8,70%"), ("ok", "702 / 10.020 = 7,01%")]),
    # What was planned; rates of two kinds; a rate of a plan and the growth of what was done.
    ("Tỷ lệ hộ nghèo còn 4,2% (kế hoạch 4%), giảm 1,5%.", []),
    ("Tỷ lệ dự họp của nữ đạt 98,2%, của nam 95%. So với năm 2022 (97,2%) tăng 1%.", []),
    ("Doanh thu đạt 98,2% kế hoạch. So với năm 2022 (97,2%) tăng 5,5%.", []),
    # No rate to compare with, one that is about, one of another thing.
    ("Tỷ lệ đạt 93,5%, tăng 2,5%.", []),
    ("Tỷ lệ tăng từ khoảng 92% lên 94%, tăng 5%.", []),
    ("Tỷ lệ đạt của nam 92%, của nữ 93,5%, tăng 5% so với năm 2021.", []),
    ("Tỷ lệ giảm từ 92% xuống 90%, tăng 5%.", []),
    # Shares of one whole without their numbers.
    ("Chuyên đề học tập chiếm 40%; chuyên môn chiếm 20%; phòng chống tham nhũng chiếm 30%; "
     "chuyên đề khác chiếm 10%.", [("ok", "40% + 20% + 30% + 10% = 100%")]),
    ("Xã có 99% dân số là dân tộc Nùng, 01% dân tộc Tày và dân tộc Kinh.",
     [("ok", "99% + 1% = 100%")]),
    ("Nông nghiệp chiếm 45%, công nghiệp chiếm 30%, còn lại là dịch vụ chiếm 35%.",
     [("suspect", "45% + 30% + 35% = 110% ≠ 100%")]),
    ("Nông nghiệp chiếm 45%, công nghiệp chiếm 30%, dịch vụ chiếm 35%.", []),
    ("Có 60% chi bộ họp đúng kỳ, 40% đảng viên dự họp.", []),
    # The two values of a class that has no third; each run of shares is told once.
    ("Nam chiếm 62%, nữ chiếm 48%.", [("suspect", "62% + 48% = 110% ≠ 100%")]),
    ("Nam chiếm 62%, nữ chiếm 38%; dưới 30 tuổi chiếm 20%.", [("ok", "62% + 38% = 100%")]),
    ("Nam chiếm 62%, còn lại là nữ chiếm 48%.", [("suspect", "62% + 48% = 110% ≠ 100%")]),
    ("Nam chiếm 40%, nữ chiếm 50%, giới khác chiếm 10%.", [("ok", "40% + 50% + 10% = 100%")]),
    ("Nam chiếm 62%, nữ chiếm 71%.", []),
    ("Nam chiếm khoảng 62%, nữ chiếm 48%.", []),
    # What is left.
    ("Tổng biên chế được giao là 2.150 người, hiện có mặt 2.087 người, còn thiếu 73 người.",
     [("suspect", "2.087 + 73 = 2.160 ≠ 2.150")]),
    ("Huyện có 21 xã, thị trấn, trong đó có 15 xã đạt chuẩn, 7 xã chưa đạt.",
     [("suspect", "15 + 7 = 22 ≠ 21")]),
    ("Có 45 đảng viên, trong đó 40 đồng chí đủ tư cách, 2 đồng chí không dự họp.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), JUDGED)
def test_rates_and_remainders(sentence: str, expected: list[tuple[str, str]]) -> None:
    aside = ("part_sum", "period_order")
    checks = [c for c in analyze_text(sentence).checks if c.rule not in aside]
    assert [(c.severity, c.equation) for c in checks] == expected


def test_a_far_whole_that_nothing_bears_out_accuses_nobody() -> None:
    text = (
        "Đảng bộ có 412 đảng viên. Trong đó, các chi bộ thuộc khối cơ quan, trường học và trạm y "
        "tế của xã có đảng viên nữ 97 đồng chí, chiếm 61,5%."
    )
    assert [(c.severity, c.equation) for c in analyze_text(text).checks] == []


def test_a_share_of_those_who_came_or_of_all_seats_is_suspect() -> None:
    texts = (
        "Xã có 1.850 thanh niên đăng ký, trong đó có mặt là 1.620 thanh niên, đạt 87,57%; đủ điều "
        "kiện là 1.101 thanh niên, đạt 67,9%.",
        "Nghị quyết được 452/455 đại biểu (91,5%) biểu quyết tán thành.",
        "Nghị quyết được 452/455 đại biểu (98,34%) biểu quyết tán thành.",
        "Đảng bộ có 588 đảng viên, trong đó nữ 232 đồng chí (39,46%), dưới 35 tuổi 34 đồng chí "
        "(38%).",
    )
    severities = [
        [c.severity for c in analyze_text(text).checks if c.severity != "ok"] for text in texts
    ]
    assert severities == [["suspect"], ["suspect"], ["error"], ["suspect"]]


def test_shares_that_all_hold_of_one_other_whole_accuse_nobody() -> None:
    of_all_seats = (
        "Chủ tịch nhận 41/44 phiếu tín nhiệm cao, chiếm 91,1%; 12/44 phiếu tín nhiệm thấp, chiếm "
        "26,7%."
    )
    of_one_slip = (
        "Đảng bộ có 240 đảng viên, trong đó nữ 100 đồng chí (chiếm 49,0%), dưới 35 tuổi "
        "50 đồng chí (chiếm 24,5%)."
    )
    severities = [
        {c.severity for c in analyze_text(text).checks if c.rule == "percent"}
        for text in (of_all_seats, of_one_slip)
    ]
    assert severities == [{"suspect"}, {"error"}]


# (sentence, [(severity, stated)])
OVER = [
    ("Đảng viên nữ chiếm 148% tổng số đảng viên.", [("error", "148")]),
    ("Trong đó, thanh niên chiếm tỷ lệ 166,1%.", [("suspect", "166.1")]),
    ("Thanh niên chiếm 100%.", []),
    ("Kết nạp đạt 135% chỉ tiêu; hồ sơ chiếm 120% so với kế hoạch.", []),
    ("Thu ngân sách tăng 148% so với năm 2023.", []),
    # More than a plan of which the text tells no number, not of the 16; a digit too many is a slip.
    ("Có 7/16 đơn vị bầu trực tiếp bí thư (đạt 175% so với kế hoạch đề ra).", []),
    ("Có 7/16 đơn vị bầu trực tiếp bí thư, đạt 143,75%.", [("error", "143.75")]),
]


@pytest.mark.parametrize(("sentence", "expected"), OVER)
def test_shares_of_more_than_all(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = [(c.severity, str(c.stated)) for c in analyze_text(sentence).findings]
    assert found == expected


def test_a_share_of_more_than_all_is_wrong_whatever_its_whole() -> None:
    text = "Đảng bộ có 206 đảng viên, có 63 đồng chí là nữ, chiếm 300,6%."
    (finding,) = analyze_text(text).findings
    assert (finding.severity, finding.spans[0].text) == ("error", "300,6%")
