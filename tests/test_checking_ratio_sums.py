"""Ratios whose numbers add up with what stands beside them."""

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import Check


def _sums(text: str) -> list[Check]:
    report = analyze_text(f"{text}\n")
    assert not report.findings
    return [check for check in report.checks_passed if check.rule == "ratio_sum"]


@pytest.mark.parametrize(
    ("text", "kind", "equations"),
    [
        (
            "Có 7/9 chi hội đạt vững mạnh (77,8%), 2/9 chi hội xếp loại khá (22,2%).",
            "part_sum",
            ["7 + 2 = 9"],
        ),
        (
            "Có 10/11 chi bộ hoàn thành tốt nhiệm vụ trở lên (90,9%), trong đó 02 chi bộ hoàn thành"
            " xuất sắc; 01 chi bộ hoàn thành nhiệm vụ.",
            "ratio",
            ["10 + 1 = 11"],
        ),
        (
            "Năm 2022 có 7/7 chi bộ, năm 2023 có 6/8 chi bộ hoàn thành tốt nhiệm vụ, 01 chi bộ hoàn"
            " thành nhiệm vụ, 01 chi bộ mới thành lập chưa đánh giá.",
            "ratio",
            ["6 + 1 + 1 = 8"],
        ),
        (
            "Chỉ tiêu giao 200 đảng viên, kết nạp được 125 đảng viên mới: khối xã 71/120, khối cơ "
            "quan 29/40, khối trường học 16/22, doanh nghiệp 9/18.",
            "part_sum",
            ["120 + 40 + 22 + 18 = 200", "71 + 29 + 16 + 9 = 125"],
        ),
    ],
)
def test_ratios_that_add_up_are_rows(text: str, kind: str, equations: list[str]) -> None:
    found = _sums(text)
    assert [check.equation for check in found] == equations
    assert {check.kind for check in found} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Có 7/9 chi hội đạt vững mạnh (77,8%), 1/9 chi hội xếp loại khá (11,1%).",
        "Có 10/11 chi bộ hoàn thành tốt trở lên, trong đó 01 chi bộ hoàn thành xuất sắc.",
        "Có 6/8 chi bộ hoàn thành tốt nhiệm vụ; kết nạp 02 đảng viên.",
        "Chỉ tiêu 60 đảng viên: khối xã 7/9, khối cơ quan 2/4, khối trường học 3/5.",
    ],
)
def test_what_a_ratio_leaves_out_need_not_be_told(text: str) -> None:
    assert not _sums(text)


def test_what_a_ratio_leaves_is_told_once() -> None:
    report = analyze_text("Đã giải quyết 17/19 đơn, đạt 89,5%; còn 02 đơn đang giải quyết.\n")
    assert [c.rule for c in report.checks if c.equation == "17 + 2 = 19"] == ["remainder"]
