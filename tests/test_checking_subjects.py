"""Shares and growth of a quantity that the sentence only names."""

import pytest

from pipeline.analysis import analyze_text

_RECEIVED = (
    "Trong năm tiếp nhận 12.457 hồ sơ, trong đó trực tuyến 7.938 hồ sơ, trực tiếp 4.519 hồ sơ. "
)


def test_the_share_and_the_growth_of_the_subject_are_recomputed() -> None:
    report = analyze_text(
        f"{_RECEIVED}Số hồ sơ trực tuyến chiếm 63,7% tổng số hồ sơ, tăng 35,4% so với năm 2023 "
        "(5.864 hồ sơ).\n"
    )
    assert {"7.938 / 12.457 = 63,7%", "2.074 / 5.864 = 35,4%"} <= {
        check.equation for check in report.checks_passed
    }
    assert not report.findings


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("chiếm 63,7% tổng số hồ sơ, tăng 53,4% so với năm 2023 (5.864 hồ sơ)", "error"),
        # Nothing but its name says that the 7.938 are meant.
        ("tăng 53,4% so với năm 2023 (5.864 hồ sơ)", "suspect"),
    ],
)
def test_growth_is_as_wrong_as_the_subject_is_sure(said: str, severity: str) -> None:
    found = analyze_text(f"{_RECEIVED}Số hồ sơ trực tuyến {said}.\n").findings
    assert [(check.severity, check.equation) for check in found] == [
        (severity, "2.074 / 5.864 = 35,4% ≠ 53,4%")
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Two counts bear the name; no count does; the percentage is nowhere near.
        f"{_RECEIVED}Quý IV có 2.100 hồ sơ trực tuyến. Số hồ sơ trực tuyến tăng 53,4% so với năm "
        "2023 (5.864 hồ sơ).",
        f"{_RECEIVED}Số hồ sơ bưu chính tăng 53,4% so với năm 2023 (5.864 hồ sơ).",
        f"{_RECEIVED}Số hồ sơ trực tuyến tăng 12% so với năm 2023 (5.864 hồ sơ).",
    ],
)
def test_a_name_that_may_be_of_another_count_accuses_nobody(text: str) -> None:
    assert not analyze_text(f"{text}\n").findings
