"""Days that no calendar has, periods that end before they begin, what is later than the report."""

import pytest
from speaking import challenged, dated_report, ruled

from pipeline.analysis import analyze_text

# (sentence, rule, [(severity, stated, expected)])
IMPOSSIBLE = [
    ("Chi bộ họp ngày 31/02/2024.", "impossible_date", [("error", "31/02/2024", "≤ 29/02/2024")]),
    ("Lập ngày 29/02/2023.", "impossible_date", [("error", "29/02/2023", "≤ 28/02/2023")]),
    ("Ngày 31/11, chi bộ họp.", "impossible_date", [("error", "31/11", "≤ 30/11")]),
    ("Họp ngày 15/13/2024.", "impossible_date", [("error", "15/13/2024", "≤ 12/2024")]),
    (
        "Kết nạp ngày 31 tháng 4 năm 2024 tại hội trường.",
        "impossible_date",
        [("error", "31/04/2024", "≤ 30/04/2024")],
    ),
    (
        "Từ ngày 15/11/2024 đến ngày 10/11/2024 đã mở lớp.",
        "period_order",
        [("error", "10/11/2024", "≥ 15/11/2024")],
    ),
    (
        "Từ tháng 10/2024 đến tháng 3/2024 đã mở lớp.",
        "period_order",
        [("error", "03/2024", "≥ 10/2024")],
    ),
    ("Nhiệm kỳ 2025 - 2020.", "period_order", [("error", "2020", "≥ 2025")]),
    ("Năm học 2023 - 2022 đạt tốt.", "period_order", [("error", "2022", "≥ 2023")]),
    (
        "Từ quý IV/2024 đến quý I/2024 đã mở lớp.",
        "period_order",
        [("error", "quý 1/2024", "≥ quý 4/2024")],
    ),
    (
        "Từ quý IV năm 2023 đến quý I năm 2024 đã mở lớp.",
        "period_order",
        [("ok", "quý 1/2024", "≥ quý 4/2023")],
    ),
    (
        "Từ tháng 11/2023 đến tháng 3/2024 đã mở lớp.",
        "period_order",
        [("ok", "03/2024", "≥ 11/2023")],
    ),
    (
        "Ngày 15/12/2024, Đảng ủy đã tổ chức lễ kết nạp.",
        "report_date",
        [("suspect", "2024-12-15", "2024-12-10")],
    ),
    (
        "Đảng ủy đã tổ chức hội nghị ngày 20/12/2024.",
        "report_date",
        [("suspect", "2024-12-20", "2024-12-10")],
    ),
    (
        "Căn cứ Kế hoạch số 77-KH/ĐU ngày 15/12/2024 của Đảng ủy.",
        "report_date",
        [("suspect", "2024-12-15", "2024-12-10")],
    ),
    (
        "Kế hoạch số 13-KH/ĐU ngày 10/5/2021 thực hiện Đề án số 01-ĐA/TU ngày 31/5/2021.",
        "relation_order",
        [("suspect", "2021-05-10", "≥ 31/05/2021")],
    ),
    (
        "Kế hoạch số 13-KH/ĐU ngày 30/7/2021 thực hiện Đề án số 01-ĐA/TU ngày 31/5/2021.",
        "relation_order",
        [("ok", "2021-07-30", "≥ 31/05/2021")],
    ),
    # Several things that are later: the report's own date is the likelier slip, told once.
    (
        "Ngày 15/12/2024, Đảng ủy đã tổ chức lễ kết nạp. Ngày 20/12/2024, xã đã khen thưởng.",
        "report_date",
        [("suspect", "2024-12-10", "2024-12-20")],
    ),
]


@pytest.mark.parametrize(("sentence", "rule", "expected"), IMPOSSIBLE)
def test_dates_that_cannot_be(
    sentence: str, rule: str, expected: list[tuple[str, str, str]]
) -> None:
    assert ruled(analyze_text(dated_report(sentence)), rule) == expected


POSSIBLE = [
    # No dates: a ratio, a thirteenth salary, a number of a register, a blank form, a symbol.
    "Số ngày 29/30 theo quy định, chi lương tháng 13.",
    "Vào sổ số 15/13/2024.",
    "Phiếu ghi ngày 00/00/2024.",
    "Bài thi đạt 31/11 câu.",
    # Leap years, and the moon's calendar.
    "Ngày 29/02 chi bộ họp; ngày 29/02/2024 xã họp.",
    "Lễ hội mở ngày 30/02 âm lịch, hoặc ngày 30 tháng 02 (âm lịch).",
    # Over the turn of a year.
    "Từ ngày 15/12 đến ngày 10/01/2025 mở lớp; từ tháng 10 đến tháng 3 năm 2025 trồng cây.",
    # What is to come.
    "Ngày 15/12/2024 sẽ tổ chức hội nghị.",
    "Đảng ủy đã ban hành kế hoạch tổ chức đại hội vào ngày 20/12/2024.",
    "Đảng ủy đã thống nhất họp ngày 20/12/2024.",
    "Đã hoàn thành rà soát, dự kiến báo cáo ngày 15/12/2024.",
    "Đã hoàn thành chỉ tiêu trước ngày 31/12/2024.",
    "Đã ký hợp đồng có hiệu lực từ ngày 01/01/2025.",
    "Ngày 20-12-2024, Đại hội đã được ấn định tổ chức.",
    # The second of a list is not carried out by the first.
    "Kế hoạch số 41-KH/ĐU ngày 25/11/2022 thực hiện Nghị quyết 21-NQ/TW; Nghị quyết số 12-NQ/ĐU "
    "ngày 03/3/2023.",
    "Kế hoạch số 41-KH/ĐU ngày 25/11/2022 thực hiện Nghị quyết số 21-NQ/TW, Nghị quyết số 12-NQ/ĐU "
    "ngày 03/3/2023.",
    # The day of a feast, of a round to come.
    "Ngày 03/02/2025 là dịp kỷ niệm 95 năm ngày thành lập Đảng, Đảng bộ đã phát động thi đua.",
    "Đã trao Huy hiệu Đảng đợt 07/11/2024 và xét đợt 03/02/2025 cho 5 đồng chí.",
    "Đảng ủy đã tổ chức xét và trình hồ sơ trao Huy hiệu Đảng dịp 03/02/2025.",
    # Without a year nobody can tell.
    "Ngày 25/12, Đảng ủy đã tổ chức lễ kết nạp.",
]


@pytest.mark.parametrize("sentence", POSSIBLE)
def test_dates_that_can_be(sentence: str) -> None:
    assert challenged(analyze_text(dated_report(sentence))) == []


def test_tasks_ahead_name_later_days() -> None:
    text = dated_report(
        "II. NHIỆM VỤ THỜI GIAN TỚI",
        "Ngày 20/12/2024, các chi bộ đã đủ điều kiện thì tổ chức đại hội.",
        "Triển khai Kế hoạch số 77-KH/ĐU ngày 15/12/2024.",
    )
    assert challenged(analyze_text(text)) == []


PLAN = "Đảng ủy đã ban hành Kế hoạch số 13-KH/ĐU ngày"
ORDERS = [
    # What carries a document out is issued after it.
    (
        f"Thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021 của Ban Bí thư, {PLAN} 10/8/2021.",
        [("ok", "2021-08-10", "≥ 10/06/2021")],
    ),
    (
        f"Thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021 của Ban Bí thư, {PLAN} 10/5/2021.",
        [("suspect", "2021-05-10", "≥ 10/06/2021")],
    ),
    # One of several; one that goes on; none that was issued.
    (
        "Thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021, Nghị quyết số 79-NQ/TW ngày 16/6/2022, "
        f"{PLAN} 10/5/2021.",
        [],
    ),
    (f"Tiếp tục thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021, {PLAN} 10/5/2021.", []),
    (
        "Thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021, Đảng ủy quán triệt Kế hoạch số 13-KH/ĐU "
        "ngày 10/5/2021.",
        [],
    ),
    # An event before its own decision; an end before its beginning.
    (
        "Lễ kết nạp được tổ chức ngày 10/4/2024 theo Quyết định số 21-QĐ/ĐU ngày 15/4/2024.",
        [("suspect", "2024-04-10", "≥ 15/04/2024")],
    ),
    ("Ngày 20/3/2024 đã trao Quyết định số 30-QĐ/ĐU ngày 12/3/2024.", []),
    (
        "Đại hội khai mạc ngày 20/6/2025 và bế mạc ngày 18/6/2025.",
        [("suspect", "2025-06-18", "≥ 20/06/2025")],
    ),
    (
        "Ngày 20/6/2025 khai mạc, ngày 22/6/2025 bế mạc Đại hội.",
        [("ok", "2025-06-22", "≥ 20/06/2025")],
    ),
    (
        "Lớp bồi dưỡng khai giảng ngày 05/9/2024, bế giảng ngày 30/9/2024.",
        [("ok", "2024-09-30", "≥ 05/09/2024")],
    ),
    (
        "Lớp bồi dưỡng khai giảng ngày 05/9/2024, bế giảng ngày 30/8/2024.",
        [("suspect", "2024-08-30", "≥ 05/09/2024")],
    ),
    (
        "Đợt kiểm tra bắt đầu từ ngày 20/5/2024 và kết thúc ngày 10/5/2024.",
        [("suspect", "2024-05-10", "≥ 20/05/2024")],
    ),
    (
        "Đồng chí An được kết nạp ngày 03/02/2024, công nhận chính thức ngày 03/02/2023.",
        [("suspect", "2023-02-03", "≥ 03/02/2024")],
    ),
    # Two courses in one sentence; an end of something else.
    (
        "Lớp thứ nhất khai giảng ngày 05/9/2024, bế giảng ngày 30/9/2024; lớp thứ hai khai giảng "
        "ngày 02/8/2024, bế giảng ngày 30/8/2024.",
        [],
    ),
    ("Đợt kiểm tra bắt đầu từ ngày 20/5/2024, sau khi năm học kết thúc.", []),
    # What is done on a basis, and the day before it.
    (
        "Căn cứ Kế hoạch số 15-KH/ĐU ngày 20/7/2024, ngày 25/7/2024 Đảng ủy đã tổ chức hội nghị.",
        [("ok", "2024-07-25", "≥ 20/07/2024")],
    ),
    (
        "Căn cứ Kế hoạch số 15-KH/ĐU ngày 20/7/2024 của Đảng ủy, ngày 15/6/2024 Chi bộ đã tổ chức "
        "hội nghị.",
        [("suspect", "2024-06-15", "≥ 20/07/2024")],
    ),
    (
        "Căn cứ Kế hoạch số 15-KH/ĐU ngày 20/7/2024 và kết quả hội nghị ngày 15/6/2024, Chi bộ "
        "đã tổ chức hội nghị.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_an_order_of_events(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "event_order") == expected
