"""Rows of tables whose columns are sums of one another."""

from collections.abc import Sequence

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import Check

_ROWS = (
    ("1", "Đất đai", "4.216", "3.902", "314"),
    ("2", "Hộ tịch", "3.845", "3.770", "75"),
    ("3", "Lao động", "1.927", "1.856", "71"),
    ("4", "Xây dựng", "742", "688", "54"),
)


def _checks(rows: Sequence[Sequence[str]]) -> list[Check]:
    head = ("TT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết")
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * 5, *rows)]
    report = analyze_text("Kết quả như sau:\n\n" + "\n".join(lines) + "\n")
    return [c for c in (*report.findings, *report.checks_passed) if c.rule == "table_row"]


def test_every_row_of_columns_that_add_up_is_a_row_of_the_ledger() -> None:
    total = ("", "Tổng cộng", "10.730", "10.216", "514")
    found = _checks([*_ROWS, total])
    assert {check.severity for check in found} == {"ok"}
    assert [check.equation for check in found] == [
        "3.902 + 314 = 4.216",
        "3.770 + 75 = 3.845",
        "1.856 + 71 = 1.927",
        "688 + 54 = 742",
        "10.216 + 514 = 10.730",
    ]


@pytest.mark.parametrize(
    ("row", "severity", "equation"),
    [
        (("5", "Khác", "419", "359", "24"), "error", "359 + 24 = 383 ≠ 419"),
        (("5", "Khác", "419", "280", "24"), "suspect", "280 + 24 = 304 ≠ 419"),
        (("5", "Khác", "491", "395", "24"), "error", "395 + 24 = 419 ≠ 491"),
    ],
)
def test_the_one_row_that_does_not_add_up_is_found(
    row: tuple[str, ...], severity: str, equation: str
) -> None:
    found = [check for check in _checks([*_ROWS, row]) if check.severity != "ok"]
    assert [(check.severity, check.equation) for check in found] == [(severity, equation)]


@pytest.mark.parametrize(
    "rows",
    [
        # Two rows that do not add up, three rows alone, small numbers, words among the cells.
        [*_ROWS, ("5", "A", "419", "359", "24"), ("6", "B", "500", "359", "24")],
        _ROWS[:3],
        [(str(n), "A", str(n + 1), str(n), "1") for n in range(1, 7)],
        [*_ROWS[:3], ("4", "Xây dựng", "742", "chưa có", "54")],
    ],
)
def test_rows_that_prove_nothing_accuse_nobody(rows: Sequence[Sequence[str]]) -> None:
    assert not _checks(rows)


def test_signed_changes_and_a_row_with_gaps() -> None:
    rows = (
        ("1", "Cụm 1", "8.904", "216", "9.120"),
        ("2", "Cụm 2", "6.377", "-46", "6.331"),
        ("3", "Cụm 3", "4.712", "+155", "4.867"),
        ("4", "Cụm 4", "3.108", "+12", "3.120"),
        ("5", "Cụm 5", "", "", "410"),
    )
    assert [check.equation for check in _checks(rows)] == [
        "8.904 + 216 = 9.120",
        "6.377 - 46 = 6.331",
        "4.712 + 155 = 4.867",
        "3.108 + 12 = 3.120",
    ]
