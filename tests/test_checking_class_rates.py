"""Rates that name a class of the list before them."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

Rows = list[tuple[str, str]]
BALLOTS = (
    "Khảo sát với 250 phiếu người bệnh: rất hài lòng 150 phiếu, hài lòng 84 phiếu, bình thường 12 "
    "phiếu, chưa hài lòng 4 phiếu; "
)
HEADS = (
    "Kết quả lấy phiếu tại 54 tổ chức cơ sở đảng đối với người đứng đầu cấp ủy: 47 đồng chí được "
    "đánh giá nêu gương tốt, 07 đồng chí được đánh giá khá; "
)
IN_TIME = "Giải quyết 101 hồ sơ, gồm trước hạn 5 hồ sơ, đúng hạn 95 hồ sơ, quá hạn 1 hồ sơ; "

# (text, [(severity, equation)] of its percentages)
RATES: list[tuple[str, Rows]] = [
    (f"{BALLOTS}tỷ lệ hài lòng trở lên đạt 93,6%.", [("ok", "234 / 250 = 93,6%")]),
    (f"{BALLOTS}tỷ lệ hài lòng trở lên đạt 96,3%.", [("error", "234 / 250 = 93,6% ≠ 96,3%")]),
    # Two digits off: of other ballots, perhaps.
    (f"{BALLOTS}tỷ lệ hài lòng trở lên đạt 85,2%.", []),
    # With those who are very content, though the words do not say so.
    (f"{BALLOTS}tỷ lệ hài lòng đạt 93,6%.", [("ok", "234 / 250 = 93,6%")]),
    (f"{BALLOTS}tỷ lệ hài lòng đạt 96,3%.", []),
    # A class that the list has not.
    (f"{BALLOTS}tỷ lệ thu hồi phiếu đạt 96,3%.", []),
    # Of a plan.
    (f"{BALLOTS}tỷ lệ hài lòng trở lên đạt 96,3% so với kế hoạch.", []),
    # The list adds up to a count of another noun in its sentence.
    (f"{HEADS}tỷ lệ tốt đạt 87%.", [("ok", "47 / 54 = 87%")]),
    (f"{HEADS}tỷ lệ tốt đạt 92,0%.", [("error", "47 / 54 = 87,0% ≠ 92,0%")]),
    (f"{HEADS.replace('54', '58')}tỷ lệ tốt đạt 92,0%.", []),
    # Those that were early were in time as well.
    (f"{IN_TIME}tỷ lệ đúng hạn đạt 99%.", [("ok", "100 / 101 = 99%")]),
    (f"{IN_TIME}tỷ lệ đúng hạn đạt 96%.", []),
]


@pytest.mark.parametrize(("text", "expected"), RATES, ids=lambda value: str(value)[-40:])
def test_a_rate_is_of_the_classes_that_it_names(text: str, expected: Rows) -> None:
    rows = analyze_text(report_with(text)).checks
    assert [(str(c.severity), c.equation) for c in rows if c.rule == "percent"] == expected
