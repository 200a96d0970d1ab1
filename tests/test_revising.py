"""The facts of one text as people put them right, and the checks that are made of them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.analysis import analyze_text
from pipeline.storing.ledger_rows import ledger_entries
from pipeline.storing.ledgers import corrections_hash, overlaid
from pipeline.storing.rows import fact_rows
from schemas.facts import Report

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "reports").glob("*.txt"))
NOTHING_SAID = dict.fromkeys(
    (
        *("value", "value_max", "num", "den", "counted", "figure_kind", "indicator", "as_of"),
        *("year", "type", "id", "key"),
    )
)
TEXT = "Đảng bộ có 59 đảng viên (53 chính thức và 06 dự bị). Có 60/80 đảng viên dự học, đạt 75%.\n"


def said(*, wrong: bool = False, **values: Any) -> dict[str, Any]:
    return {**NOTHING_SAID, "wrong": wrong, **values}


def references(report: Report) -> dict[str, dict[str, Any]]:
    """Reference of each figure → its row."""
    return {row["ref"]: row for row in fact_rows(report.sha256, report)["figure"]}


def reference(report: Report, quote: str) -> str:
    return next(ref for ref, row in references(report).items() if row["quote"] == quote)


@pytest.mark.parametrize("path", SAMPLES[:4], ids=lambda path: path.stem)
def test_a_correction_that_says_what_was_read_changes_no_check(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    read = analyze_text(text)
    corrections = {
        ref: said(value=row["value"], value_max=row["value_max"], counted=row["unit"])
        for ref, row in references(read).items()
        if row["type"] == "count"
    }
    assert len(corrections) > 20
    assert analyze_text(text, corrections=corrections).checks == read.checks
    # What is said of another text's facts is said of none here.
    assert analyze_text(text + "\n", corrections=corrections) == analyze_text(text + "\n")


REVISED = [
    # (the figure's words, what is said of it, equations that hold, equations that do not)
    ("53 chính thức", said(value=Decimal(52)), ["60 / 80 = 75%"], ["52 + 6 = 58 ≠ 59"]),
    ("06 dự bị", said(wrong=True), ["60 / 80 = 75%"], []),
    ("60/80", said(num=Decimal(6), den=Decimal(8)), ["53 + 6 = 59", "6 / 8 = 75%"], []),
    ("75%", said(value=Decimal("57.5")), ["53 + 6 = 59"], ["60 / 80 = 75,0% ≠ 57,5%"]),
    ("75%", said(indicator="member.total", as_of="2019", year=2019), None, []),
]


@pytest.mark.parametrize(("quote", "correction", "hold", "fail"), REVISED)
def test_checks_are_made_with_what_is_right(
    quote: str, correction: dict[str, Any], hold: list[str] | None, fail: list[str]
) -> None:
    read = analyze_text(TEXT)
    right = analyze_text(TEXT, corrections={reference(read, quote): correction})
    equations = {True: list[str](), False: list[str]()}
    for check in right.checks:
        equations[check.severity == "ok"].append(check.equation)
    assert equations[False] == fail
    assert sorted(equations[True]) == sorted(hold or [c.equation for c in read.checks])


def test_the_ledger_as_read_comes_back() -> None:
    read = analyze_text(TEXT)
    right = analyze_text(
        TEXT, corrections={reference(read, "53 chính thức"): said(value=Decimal(52))}
    )
    before, after = ledger_entries(read.sha256, read), ledger_entries(read.sha256, right)
    both = overlaid(before, before, after)
    states = [(entry.row["equation"], entry.row["revised"]) for entry in both]
    assert ("53 + 6 = 59", "gone") in states
    assert ("52 + 6 = 58 ≠ 59", "new") in states
    assert len({entry.row["ordinal"] for entry in both}) == len(both)
    as_read = [entry for entry in both if entry.row["revised"] != "new"]
    assert overlaid(as_read, before, before) == before


def test_the_hash_of_corrections() -> None:
    one, other = {"s": said(value=Decimal(5))}, {"s": said(value=Decimal(6))}
    assert corrections_hash({}) is None
    assert corrections_hash(one) == corrections_hash({"s": said(value=Decimal(5))})
    assert corrections_hash(one) != corrections_hash(other)
