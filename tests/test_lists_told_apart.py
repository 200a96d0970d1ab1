"""Lists whose parts stand on lines of their own, in brackets, by levels or beside a rest."""

import pytest

from pipeline.analysis import analyze_text


def _sums(text: str) -> list[tuple[str, str]]:
    checks = analyze_text(text).checks
    return [(c.severity, c.equation) for c in checks if c.kind == "part_sum"]


LINES = "- Tổng số đảng viên: 83 đồng chí.\n- Chính thức: {} đồng chí.\n- Dự bị: 03 đồng chí.\n"


def test_the_two_of_a_class_on_lines_of_their_own() -> None:
    assert _sums(LINES.format(80)) == [("ok", "80 + 3 = 83")]
    assert _sums(LINES.format(81)) == []


LEVELS = (
    "Tổng số {} lượt tập thể, cá nhân được khen thưởng: khen đột xuất 12 tập thể, 35 cá nhân; khen "
    "thường xuyên 45 tập thể, 120 cá nhân."
)


def test_a_class_of_two_told_by_levels_divides_its_whole_together() -> None:
    assert _sums(LEVELS.format(212)) == [("ok", "12 + 35 + 45 + 120 = 212")]
    assert _sums(LEVELS.format(312)) == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Đảng bộ có 83 đảng viên sinh hoạt tại 03 chi bộ (25 đảng viên, 30 đảng viên, 28 đảng "
            "viên).",
            [("ok", "25 + 30 + 28 = 83")],
        ),
        (
            "Đảng bộ có 83 đảng viên sinh hoạt tại 03 chi bộ (25 đảng viên, 30 đảng viên, 29 đảng "
            "viên).",
            [],
        ),
        (
            "Tổ chức 18 hội nghị cho 4.250 lượt người (2021: 5 hội nghị; 2022: 6 hội nghị; 2023: 7 "
            "hội nghị).",
            [("ok", "5 + 6 + 7 = 18")],
        ),
    ],
)
def test_a_bracket_divides_the_whole_of_its_noun(text: str, sums: list[tuple[str, str]]) -> None:
    assert _sums(text) == sums


RANKED = (
    "Năm 2024 có 48 chi bộ, trong đó hoàn thành xuất sắc nhiệm vụ 08 chi bộ, hoàn thành tốt nhiệm "
    "vụ 30 chi bộ, hoàn thành nhiệm vụ 08 chi bộ"
)


@pytest.mark.parametrize(
    ("behind", "sums"),
    [
        (" (02 chi bộ mới thành lập không xếp loại).", [("ok", "8 + 30 + 8 + 2 = 48")]),
        (
            ". Còn 02 chi bộ mới thành lập dưới 6 tháng nên chưa xếp loại.",
            [("ok", "8 + 30 + 8 + 2 = 48")],
        ),
        (", 03 chi bộ chưa xếp loại.", []),
    ],
)
def test_those_who_were_not_ranked_may_make_the_whole(
    behind: str, sums: list[tuple[str, str]]
) -> None:
    assert _sums(RANKED + behind) == sums


@pytest.mark.parametrize(
    ("parts", "severities"),
    [
        ("70 hộ nghèo, 30 hộ cận nghèo, 20 hộ người có công", ["ok"]),
        ("70 hộ nghèo, 30 hộ cận nghèo, 25 hộ người có công", []),
        ("xây mới 80 hộ, sửa chữa 45 hộ, di dời 5 hộ", ["error"]),
    ],
)
def test_kinds_of_households_overlap(parts: str, severities: list[str]) -> None:
    found = _sums(f"Có 120 hộ được hỗ trợ nhà ở, gồm {parts}.")
    assert [severity for severity, _ in found] == severities


@pytest.mark.parametrize(
    ("last", "sums"), [(188, [("ok", "1.012 + 312 + 188 = 1.512")]), (189, []), (287, [])]
)
def test_words_of_the_noun_may_stand_before_a_bracket(
    last: int, sums: list[tuple[str, str]]
) -> None:
    text = f"Quản lý 1.512 người nghiện (trong cộng đồng 1.012, tạm trú 312, trại giam {last})."
    assert _sums(text) == sums


def test_passports_are_no_households() -> None:
    assert [count.unit for count in analyze_text("Cấp mới 312 hộ chiếu.").counts] == ["hộ chiếu"]


def test_the_parts_of_a_total_are_no_totals_of_an_average() -> None:
    text = (
        "5 năm có 1.027 thanh niên nhập ngũ (nghĩa vụ quân sự 822, công an 205). Bình quân mỗi năm "
        "{} thanh niên lên đường."
    )
    found = [
        c.severity
        for average in (215, 205)
        for c in analyze_text(text.format(average)).checks
        if c.rule == "average"
    ]
    assert found == ["suspect", "ok"]
