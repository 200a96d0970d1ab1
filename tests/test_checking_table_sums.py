"""Tables whose rows stand beside each other, and their total."""

import pytest

from pipeline.analysis import analyze_text

_YEARS = (
    "2019 | 302 | 1.148 | 611",
    "2020 | 298 | 1.033 | 548",
    "2021 | 295 | 907 | 502",
)
_LENDING = (
    "1 | Thôn Đông | 82 | 3.310 | 20",
    "2 | Thôn Tây | 46 | 1.745",
    "3 | Bến | 51 | 2.060 | 4",
)


def _found(head: str, *rows: str) -> list[tuple[str, str]]:
    width = head.count("|") + 1
    lines = "\n".join(f"| {row} |" for row in (head, "|".join(["---"] * width), *rows))
    report = analyze_text(f"Kết quả như sau:\n\n{lines}\n")
    return [(c.severity, c.equation) for c in report.checks if c.rule == "table_sum"]


@pytest.mark.parametrize("name", ["Cộng 3 năm", "Lũy kế", "Cả giai đoạn", "Cộng 3 năm 2019-2021"])
@pytest.mark.parametrize(
    ("total", "severity", "equation"),
    [
        ("3.088", "ok", "1.148 + 1.033 + 907 = 3.088"),
        ("3.808", "error", "1.148 + 1.033 + 907 = 3.088 ≠ 3.808"),
    ],
)
def test_years_are_added_up_where_two_other_columns_show_it(
    name: str, total: str, severity: str, equation: str
) -> None:
    found = _found(
        "Năm | Kỳ | Chuyên đề | Lượt dự | Học tập",
        *(f"{year} | {n}" for year, n in zip(_YEARS, (20, 30, 40), strict=True)),
        f"{name} | - | {total} | 1.661 | 90",
    )
    assert (severity, equation) in found
    assert len(found) == 3


def test_what_there_was_at_the_end_of_each_year_is_not_added_up() -> None:
    found = _found("Năm | Chi bộ | Lượt | Dự", *_YEARS, "Cộng 3 năm | 295 | 3.088 | 1.661")
    assert found == [("ok", "1.148 + 1.033 + 907 = 3.088"), ("ok", "611 + 548 + 502 = 1.661")]
    assert _found("Năm | Chi bộ | Lượt | Dự", *_YEARS, "Lũy kế | 295 | 9.088 | 1.661") == []


def test_gaps_in_a_column_leave_the_others_to_be_judged() -> None:
    found = _found("TT | Ấp | Hộ vay | Dư nợ | Quá hạn", *_LENDING, "Cộng | | 179 | 7.151 | 24")
    assert found == [
        ("ok", "82 + 46 + 51 = 179"),
        ("error", "3.310 + 1.745 + 2.060 = 7.115 ≠ 7.151"),
        ("ok", "20 + 4 = 24"),
    ]


def test_a_column_with_gaps_that_does_not_add_up_accuses_nobody() -> None:
    found = _found("TT | Ấp | Hộ vay | Dư nợ | Quá hạn", *_LENDING, "Cộng | | 179 | 7.115 | 25")
    assert {severity for severity, _ in found} == {"ok"}


def test_a_total_whose_name_takes_the_place_of_two_cells_stands_over_its_columns() -> None:
    total = "TOÀN XÃ | 179 | 7.115 | 30"
    rows = [row if row.count("|") == 4 else f"{row} | 6" for row in _LENDING]
    found = _found("TT | Thôn | Hộ | Dư nợ | Quá hạn", total, *rows)
    assert found == [
        ("ok", "82 + 46 + 51 = 179"),
        ("ok", "3.310 + 1.745 + 2.060 = 7.115"),
        ("ok", "20 + 6 + 4 = 30"),
    ]


def test_of_columns_that_are_far_from_adding_up_nothing_is_said() -> None:
    rows = ("A | 10 | 20", "B | 20 | 31", "C | 30 | 47")
    assert _found("Đơn vị | Tổ | Hộ", *rows, "Cộng | 33 | 67") == []


@pytest.mark.parametrize(("total", "found"), [("61", 1), ("95", 0)])
def test_one_column_alone_is_suspect_where_little_or_one_digit_is_wrong(
    total: str, found: int
) -> None:
    rows = ("Thôn A | 10", "Thôn B | 20", "Thôn C | 30")
    severities = [severity for severity, _ in _found("Đơn vị | Số hộ", *rows, f"Cộng | {total}")]
    assert severities == ["suspect"] * found
