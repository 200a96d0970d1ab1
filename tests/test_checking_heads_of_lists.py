"""Lists under the line that names what they divide, and wholes that are no such line."""

import pytest

from pipeline.analysis import analyze_text

COMPLAINTS = """Trong {whole} đơn đủ điều kiện thụ lý:

- Khiếu nại: 53 đơn;

- Tố cáo: 21 đơn;

- Kiến nghị, phản ánh: 214 đơn.
"""


def _sums(text: str) -> list[tuple[str, str]]:
    checks = analyze_text(text).checks
    return [(c.severity, c.equation) for c in checks if c.rule == "part_sum"]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("288", [("ok", "53 + 21 + 214 = 288")]),
        ("270", [("suspect", "53 + 21 + 214 = 288 ≠ 270")]),
        ("412", []),  # far more than these: the list need not tell all
    ],
)
def test_a_line_that_says_only_what_the_list_is_of(
    whole: str, expected: list[tuple[str, str]]
) -> None:
    assert _sums(COMPLAINTS.format(whole=whole)) == expected


def test_how_many_times_is_divided_by_no_ranking_beside_it() -> None:
    text = (
        "Đến nay đã có 41 lượt chi bộ được khen (năm 2021: 12, năm 2022: 14, năm 2023: 15).\n\n"
        "Xếp loại chi bộ năm 2023: HTXSNV 04 chi bộ, HTTNV 16 chi bộ, HTNV 02 chi bộ.\n"
    )
    assert _sums(text) == [("ok", "12 + 14 + 15 = 41")]
    wrong = text.replace("Xếp loại chi bộ năm 2023:", "Năm 2023 xếp loại 21 chi bộ:")
    assert _sums(wrong)[1:] == [("error", "4 + 16 + 2 = 22 ≠ 21")]
