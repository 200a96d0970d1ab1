"""Figures year by year against the total of all the years."""

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import Check

_YEARS = (
    "Kết quả kết nạp: 6 tháng cuối năm 2020 được 09 đảng viên; năm 2021: 12 đảng viên; năm 2022: "
    "15 đảng viên; năm 2023: 15 đảng viên; năm 2024: 14 đảng viên; 5 tháng đầu năm 2025: 04 "
    "đảng viên."
)
_WHOLE_YEARS = (
    "Năm 2021 kết nạp 42 đảng viên, năm 2022 kết nạp 37 đảng viên, năm 2023 kết nạp 39 đảng viên."
)


def _series(*paragraphs: str) -> list[Check]:
    report = analyze_text("\n\n".join(paragraphs) + "\n")
    checks = [*report.findings, *report.checks_passed]
    return [check for check in checks if check.rule == "series"]


@pytest.mark.parametrize(
    ("total", "years"),
    [
        ("Trong 05 năm đã kết nạp 69 đảng viên.", _YEARS),
        ("Cả nhiệm kỳ kết nạp được 69 đảng viên mới.", _YEARS),
        ("Kết nạp 69 đảng viên trong nhiệm kỳ.", _YEARS),
        ("Giai đoạn 2021 - 2023, Đảng bộ kết nạp 118 đảng viên.", _WHOLE_YEARS),
        ("Từ năm 2021 đến năm 2023 đã kết nạp 118 đảng viên.", _WHOLE_YEARS),
        ("Qua 3 năm, Đảng bộ đã kết nạp 118 đảng viên.", _WHOLE_YEARS),
    ],
)
def test_a_series_that_adds_up_to_its_total_is_a_row(total: str, years: str) -> None:
    added = "42 + 37 + 39 = 118" if years == _WHOLE_YEARS else "9 + 12 + 15 + 15 + 14 + 4 = 69"
    for paragraphs in ((total, years), (years, total)):
        report = analyze_text("\n\n".join(paragraphs) + "\n")
        # Where the years follow their total closely they are its parts already.
        assert [c.equation for c in report.checks_passed if c.kind == "part_sum"] == [added]
        assert not report.findings


@pytest.mark.parametrize(
    ("total", "severity"),
    [
        ("Trong 05 năm đã kết nạp 71 đảng viên, đạt 118,3% so với chỉ tiêu 60 đảng viên.", "error"),
        ("Trong 05 năm kết nạp 71 đảng viên. Kết nạp 71 đảng viên là cố gắng lớn.", "error"),
        ("Trong 05 năm đã kết nạp 71 đảng viên.", "suspect"),
    ],
)
def test_a_series_that_does_not_is_as_wrong_as_its_total_is_sure(total: str, severity: str) -> None:
    found = _series(total, _YEARS)
    assert [(check.severity, check.stated, check.expected) for check in found] == [
        (severity, 71, 69)
    ]


def test_a_series_of_some_only_accuses_nobody() -> None:
    total = "Trong 05 năm đã kết nạp 71 đảng viên, đạt 118,3% so với chỉ tiêu 60 đảng viên."
    few = "Kết nạp từ học viên lớp cảm tình Đảng: " + _YEARS.partition(": ")[2]
    assert [check.severity for check in _series(total, _YEARS)] == ["error"]
    assert [check.severity for check in _series(total, few)] == ["suspect"]


@pytest.mark.parametrize(
    ("total", "years"),
    [
        ("Trong 05 năm đã kết nạp 156 đảng viên.", _WHOLE_YEARS),
        ("Từ năm 2020 đến năm 2023 đã kết nạp 119 đảng viên.", _WHOLE_YEARS),
        ("Giai đoạn 2021 - 2023 kết nạp 230 đảng viên.", _WHOLE_YEARS),
        ("Đảng bộ kết nạp 119 đảng viên.", _WHOLE_YEARS),
        (
            "Qua 3 năm, Đảng bộ có 119 đảng viên.",
            "Năm 2021 có 42 đảng viên, năm 2022 có 37 đảng viên, năm 2023 có 39 đảng viên.",
        ),
        (
            "Qua 3 năm, Đảng bộ đã kết nạp 119 đảng viên.",
            "Năm 2020 kết nạp 42 đảng viên, năm 2022 kết nạp 37 đảng viên, năm 2023 kết nạp 39 "
            "đảng viên.",
        ),
    ],
)
def test_a_series_of_other_years_or_of_states_accuses_nobody(total: str, years: str) -> None:
    assert not _series(total, years)


def _noted(total: str, note: str) -> list[tuple[str, str]]:
    report = analyze_text(f"{total}¹.\n\nChi bộ họp đều.\n\n¹ {note}.\n")
    return [(check.severity, check.equation) for check in report.checks if check.kind == "part_sum"]


_NOTE = "Năm 2021: 10 lớp, năm 2022: 11 lớp, năm 2023: 12 lớp, năm 2024: 13 lớp"
_FOUR_YEARS = "Từ năm 2021 đến năm 2024 đã mở {} lớp bồi dưỡng lý luận chính trị"
_ADMITTED = "Năm 2020: 20 đồng chí; năm 2021: 25 đồng chí; năm 2022: 23 đồng chí"


@pytest.mark.parametrize(
    ("total", "note", "expected"),
    [
        (_FOUR_YEARS.format(46), _NOTE, [("ok", "10 + 11 + 12 + 13 = 46")]),
        (_FOUR_YEARS.format(45), _NOTE, [("suspect", "10 + 11 + 12 + 13 = 46 ≠ 45")]),
        (
            "Trong 3 năm đã kết nạp 58 đảng viên mới",
            _ADMITTED,
            [("suspect", "20 + 25 + 23 = 68 ≠ 58")],
        ),
        # Of more years than the note tells; of what there is, not of what came each year.
        ("Trong 5 năm đã kết nạp 78 đảng viên mới", _ADMITTED, []),
        ("Hiện nay Đảng bộ có 58 đảng viên", _ADMITTED, []),
        ("Trong 3 năm qua Đảng bộ có 58 đảng viên", _ADMITTED, []),
    ],
)
def test_a_series_in_a_note_against_the_number_at_its_mark(
    total: str, note: str, expected: list[tuple[str, str]]
) -> None:
    assert _noted(total, note) == expected
