"""What lists of people prove: kinds that overlap add up to nothing, and a list that makes the
membership as it is told elsewhere shows a wrong whole.
"""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

BY_CHANCE = [
    "Ban Chấp hành có 39 đồng chí; nữ 7 đồng chí, trẻ 5 đồng chí, tái cử 27 đồng chí.",
    "Kết nạp 67 đảng viên, trong đó nữ 32 đồng chí, đoàn viên 35 đồng chí.",
    "Có 67 đại biểu, trong đó 32 đại biểu nữ, 35 đại biểu dân tộc thiểu số.",
    "Cấp ủy có 15 đồng chí, trong đó: nữ 05 đồng chí, trẻ tuổi 02 đồng chí, dân tộc thiểu số 08 "
    "đồng chí.",
    "Kết nạp 60 đảng viên, trong đó 20 đoàn viên, 40 nữ.",
]
PARTITIONS = [
    "Có 67 đại biểu, trong đó nam 32 đồng chí, nữ 35 đồng chí.",
    "Có 67 đại biểu, trong đó nam 32 đồng chí, còn lại 35 đồng chí.",
    "Đảng bộ có 350 đảng viên, nam 200 đồng chí, nữ 140 đồng chí, 10 đồng chí không rõ.",
    "Đảng bộ có 200 đảng viên: Kinh 150 đồng chí, Tày 30 đồng chí, Nùng 20 đồng chí.",
]


@pytest.mark.parametrize("text", BY_CHANCE)
def test_overlapping_kinds_are_no_parts(text: str) -> None:
    assert ruled(analyze_text(text), "part_sum") == []


@pytest.mark.parametrize("text", PARTITIONS)
def test_kinds_that_exclude_each_other_are(text: str) -> None:
    assert [severity for severity, _, _ in ruled(analyze_text(text), "part_sum")] == ["ok"]


AGES = (
    "Cơ cấu độ tuổi của {whole} đảng viên: dưới 30 tuổi 20 đồng chí, từ 31 đến 40 tuổi 38 đồng "
    "chí, từ 41 đến 50 tuổi 37 đồng chí, trên 50 tuổi 39 đồng chí."
)


@pytest.mark.parametrize(
    ("size", "whole", "severity"),
    [("134", "314", "error"), ("135", "314", "suspect"), ("134", "134", "ok")],
)
def test_the_membership_told_elsewhere_is_a_proof(size: str, whole: str, severity: str) -> None:
    text = f"Đảng bộ hiện có {size} đảng viên.\n\n{AGES.format(whole=whole)}"
    found = ruled(analyze_text(text), "part_sum")
    assert (severity, whole) in [(said, stated) for said, stated, _ in found]
