"""Which part of its whole a count is, in one name however it is written."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (sentence, what each count is a part of: the value of its whole)
PARTS = [
    # One part alone is a part too.
    ("Đảng bộ xã có 198 đảng viên, trong đó nữ 78 đồng chí.", [None, 198]),
    ("Kết nạp 27 đảng viên mới (nữ 12 đồng chí).", [None, 27]),
    # What stands in the bracket was before, or should have been, or is something else.
    ("Đảng bộ xã có 198 đảng viên (tăng 12 đảng viên so với năm 2019).", [None, None]),
    ("Kết nạp 27 đảng viên mới (chỉ tiêu 20 đảng viên).", [None, None]),
    ("Huyện có 20 xã, trong đó 05 chi bộ chưa có chi ủy.", [None, None]),
]


@pytest.mark.parametrize(("sentence", "wholes"), PARTS)
def test_a_part_alone_knows_its_whole(sentence: str, wholes: list[int | None]) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", sentence))
    assert [count.whole and int(count.whole) for count in report.counts] == wholes
    assert [count.place == "part" for count in report.counts] == [w is not None for w in wholes]


def test_two_things_that_a_slash_joins_change_together() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", "Khởi tố 178 vụ (giảm 78 vụ/27 bị can)."))
    assert [count.aspect for count in report.counts] == ["level", "change", "change"]


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
    ("Thành phần dân tộc của đảng viên: Kinh: 120 đồng chí; Thái: 30 đồng chí.", ["kinh", "thái"]),
    ("Đảng bộ có 198 đảng viên, trong đó 30 đồng chí dưới 40 tuổi, 45 đồng chí tuổi từ 41 - 50.",
     [None, "dưới 40 tuổi", "41-50 tuổi"]),
    ("Ban hành 45 văn bản, gồm 05 nghị quyết, 12 kế hoạch, 28 công văn.",
     ["văn bản", "nghị quyết", "kế hoạch", "công văn"]),
    ("Có 48 đảng viên dân tộc thiểu số, 12 đảng viên theo đạo Công giáo.",
     ["dân tộc thiểu số", "công giáo"]),
    ("Xếp loại đảng viên: HTXS NV: 935; HTT NV: 6.120; HT NV: 600; KHT NV: 12.",
     ["hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ", "hoàn thành nhiệm vụ",
      "không hoàn thành nhiệm vụ"]),
    # No part of anything.
    ("Đảng bộ xã có 198 đảng viên, 12 chi bộ.", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "divisions"), DIVISIONS)
def test_the_division_of_a_count(sentence: str, divisions: list[str | None]) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", sentence))
    assert [count.division for count in report.counts] == divisions
