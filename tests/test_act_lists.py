"""Numbers in a row of what was done to the same, as (sentence, [(label, value, unit)])."""

import pytest

from pipeline.analysis import analyze_text
from schemas.registry.acts import acts
from schemas.registry.loader import load_table

ROWS = [
    ("Bổ nhiệm 03, điều động 02, luân chuyển 01 đồng chí.",
     [("bổ nhiệm", 3, "đồng chí"), ("điều động", 2, "đồng chí"), ("luân chuyển", 1, "đồng chí")]),
    ("Trong năm đã khen thưởng 05 và kỷ luật 02 đảng viên.",
     [("khen thưởng", 5, "đảng viên"), ("kỷ luật", 2, "đảng viên")]),
    # A number with a noun of its own, of no act, or that is a year, ends the row.
    ("Kiểm tra 03 đảng bộ, giám sát 02 chi bộ.",
     [("kiểm tra", 3, "đảng bộ"), ("giám sát", 2, "chi bộ")]),
    ("Theo Kế hoạch số 05, giám sát 02 chi bộ.", [("giám sát", 2, "chi bộ")]),
    ("So với kiểm tra 2023, giám sát 02 chi bộ.", [("giám sát", 2, "chi bộ")]),
    ("Cùng kỳ 03, giám sát 02 chi bộ.", [("giám sát", 2, "chi bộ")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_the_numbers_of_a_row(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    read = [(c.label, int(c.value), c.unit) for c in analyze_text(sentence).counts]
    assert read == expected


@pytest.mark.parametrize("row", load_table("acts"), ids=lambda row: row["act"])
def test_an_act_and_its_example(row: dict[str, str]) -> None:
    sentence = f"{row['example'][:1].upper()}{row['example'][1:]}."
    counts = analyze_text(sentence).counts
    assert len(counts) == 2
    assert any(count.label == row["act"] for count in counts)
    assert row["act"] in acts()
