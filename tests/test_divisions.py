"""Which part of its whole a count is, in one name however it is written."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (sentence, the division of each count)
DIVISIONS = [
    ("Đảng bộ xã có 198 đảng viên, trong đó nam 120 đồng chí, nữ 78 đồng chí.",
     [None, "nam", "nữ"]),
    ("Tổng số đảng viên: 80, dự phân loại: 76, HTXSNV: 10, HTT: 60, HTNV: 6.",
     [None, None, "hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ",
      "hoàn thành nhiệm vụ"]),
    ("Có 541 lượt tổ chức cơ sở đảng được xếp loại, 49 lượt hoàn thành nhiệm vụ.",
     [None, "hoàn thành nhiệm vụ"]),
    ("Đảng bộ có 13 chi bộ trực thuộc, gồm 06 chi bộ thôn, 07 chi bộ công an xã.",
     [None, "thôn", "công an"]),
    ("Kết nạp được 30 đảng viên, cụ thể: năm 2021: 10 đồng chí, năm 2022: 20 đồng chí.",
     [None, "2021", "2022"]),
    ("Ban Chấp hành Đảng bộ có 15 đồng chí.", ["ban chấp hành"]),
    # No part of anything.
    ("Đảng bộ xã có 198 đảng viên, 12 chi bộ.", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "divisions"), DIVISIONS)
def test_the_division_of_a_count(sentence: str, divisions: list[str | None]) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", sentence))
    assert [count.division for count in report.counts] == divisions
