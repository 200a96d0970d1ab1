"""Letters, parts, dotted numbers and footnotes that repeat or skip."""

import pytest
from speaking import report_with, ruled

from pipeline.analysis import analyze_text

PROSE = "Chi bộ đã họp đều và làm tốt việc được giao."

# (labels of the headings, rule, [(severity, stated, expected)])
LABELS = [
    (["a)", "b)", "c)"], "lettering", [("ok", "3", "3")]),
    (["a)", "b)", "d)"], "lettering", [("suspect", "d)", "c")]),
    (["a)", "b)", "b)"], "lettering", [("suspect", "b)", "c")]),
    (["A.", "B.", "D."], "lettering", [("suspect", "D.", "C")]),
    (["PHẦN THỨ NHẤT.", "PHẦN THỨ BA."], "lettering", [("suspect", "PHẦN THỨ BA.", "2")]),
    (["PHẦN I.", "PHẦN II."], "lettering", [("ok", "2", "2")]),
    # Either alphabet; letters that begin anew.
    (["A.", "B.", "C.", "D.", "E.", "G."], "lettering", [("ok", "6", "6")]),
    # The second "2." is the third.
    (["1.", "2.", "2.", "4.", "5."], "numbering", [("error", "2.", "3")]),
    (["1.", "2. 6 tháng và", "3. 56 người trong"], "numbering", [("ok", "3", "3")]),
    # Two lists under captions, a third number that was typed as the first.
    (["1.", "2.", "1.", "2.", "3."], "numbering", []),
    (["1.", "2.", "1.", "4."], "numbering", [("suspect", "1.", "3"), ("suspect", "4.", "2")]),
    # The 4 of "3.4." is a part's, the 4 of "II.4." the missing one.
    (
        ["1.", "2.", "3.", "3.1.", "3.2.", "3.3.", "3.4.", "5."],
        "numbering",
        [("ok", "4", "4"), ("error", "5.", "4")],
    ),
    (["1.", "1.1.", "1.2.", "2."], "numbering", [("ok", "2", "2"), ("ok", "2", "2")]),
    (["a)", "b)", "c)", "d)", "đ)", "e)"], "lettering", [("ok", "6", "6")]),
    (["a)", "b)", "a)", "b)"], "lettering", []),
    (["1.", "2.", "2.1.", "3.2."], "heading_prefix", [("suspect", "3.2.", "2.2")]),
    (["1.", "2.1.", "2."], "heading_prefix", [("suspect", "2.1.", "1.1")]),
    # The heading "2." was not recognised, or the Roman number is meant.
    (["1.", "1.1.", "2.1.", "2.2."], "heading_prefix", []),
    (["II.", "2.1.", "2.2."], "heading_prefix", []),
]


@pytest.mark.parametrize(("labels", "rule", "expected"), LABELS)
def test_labels(labels: list[str], rule: str, expected: list[tuple[str, str, str]]) -> None:
    sections = [f"{label} Công tác\n\n{PROSE}" for label in labels]
    assert ruled(analyze_text(report_with(*sections)), rule) == expected


def test_a_section_that_was_not_recognised_makes_no_number_wrong() -> None:
    sections = [f"{label} Công tác\n\n{PROSE}" for label in ("1.", "1.1.", "2.1.", "2.2.")]
    report = analyze_text(report_with(*sections))
    assert [check for check in report.findings if check.kind == "numbering"] == []


@pytest.mark.parametrize(
    "line", ["2 Tổ chức, cán bộ", "**2.** tổ chức", "2, Tổ chức", "II.2. Tổ chức"]
)
def test_a_number_that_begins_some_line_is_not_skipped(line: str) -> None:
    sections = [f"1. Công tác\n\n{PROSE}\n\n{line}\n\n{PROSE}", f"3. Kiểm tra\n\n{PROSE}"]
    report = analyze_text(report_with(*sections))
    assert [check for check in report.findings if check.kind == "numbering"] == []


def noted(*markers: str) -> str:
    return report_with(
        "1. Công tác",
        *(f"Chi bộ đã họp{marker} và làm tốt việc được giao." for marker in markers),
        *(f"{marker} Theo biên bản của chi bộ." for marker in markers),
    )


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("¹ ² ³", [("ok", "3", "3")]),
        ("¹ ³", [("suspect", "³", "2")]),
        ("¹ ⁴", []),
        ("¹ ¹", []),
        ("(1) (2) (3)", [("ok", "3", "3")]),
        ("(1) (3)", [("suspect", "(3)", "2")]),
        ("[1] [3]", [("suspect", "[3]", "2")]),
        ("1 2", [("ok", "2", "2")]),
        ("(*) (**)", []),
    ],
)
def test_footnotes(markers: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(noted(*markers.split())), "footnotes") == expected
