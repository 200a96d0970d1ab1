"""Several divisions of one whole, one after the other."""

import pytest

from pipeline.analysis import analyze_text

WHOLE = "Đảng bộ có 245 đảng viên (nam 150 đồng chí, nữ 95 đồng chí)."


def judged(*sentences: str) -> list[tuple[str, str]]:
    """(severity, equation) of the divisions that the sentences behind the whole make."""
    report = analyze_text(" ".join((WHOLE, *sentences)))
    sums = [check for check in report.checks if check.kind == "part_sum"]
    return [(c.severity, c.equation) for c in sums if "150" not in c.equation]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dân tộc: Kinh 200 đồng chí, Tày 34 đồng chí, Nùng 11 đồng chí.",
            [("ok", "200 + 34 + 11 = 245")],
        ),
        (
            "Dân tộc: Kinh 200 đồng chí, Tày 35 đồng chí, Nùng 11 đồng chí.",
            [("error", "200 + 35 + 11 = 246 ≠ 245")],
        ),
        # Under it: complete only where there is no third value.
        ("Chính thức 230 đồng chí, dự bị 14 đồng chí.", [("error", "230 + 14 = 244 ≠ 245")]),
        ("Trình độ: cao cấp 5 đồng chí, trung cấp 80 đồng chí, sơ cấp 120 đồng chí.", []),
        # Of others than the members.
        (
            "Trong năm kết nạp 12 đảng viên: chính thức 5 đồng chí, dự bị 7 đồng chí.",
            [("ok", "5 + 7 = 12")],
        ),
        ("Toàn xã có 900 hộ. Hộ người Kinh 700 hộ, hộ người Tày 300 hộ.", []),
        ("Xếp loại: hoàn thành tốt 250 đồng chí, hoàn thành 30 đồng chí.", []),
    ],
)
def test_a_list_behind_a_division_that_adds_up(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert judged(sentence) == expected


def test_the_rest_of_a_list_divides_nothing_that_stands_nearby() -> None:
    ethnicity = "Dân tộc Kinh 200 đồng chí, dân tộc Tày 34 đồng chí, dân tộc Nùng 11 đồng chí."
    theory = "Lý luận: cao cấp 5 đồng chí, trung cấp 80 đồng chí, sơ cấp 120 đồng chí."
    assert judged(ethnicity, theory) == [("ok", "200 + 34 + 11 = 245")]


def test_small_numbers_nearby_come_out_by_chance() -> None:
    text = "Chuyển đến 3 đảng viên, chuyển đi 2 đảng viên, từ trần 1 đảng viên."
    assert analyze_text(text).checks == ()


@pytest.mark.parametrize("last", ["6 tháng đầu năm 2023", "Sáu tháng đầu năm 2023", "năm 2023"])
def test_a_part_of_a_year_goes_on_with_a_series_of_years(last: str) -> None:
    text = f"Kết nạp 34 đảng viên, cụ thể: năm 2021: 12 đồng chí; năm 2022: 13 đồng chí; {last}: "
    assert [c.severity for c in analyze_text(f"{text}9 đồng chí.").checks] == ["ok"]
    assert [c.severity for c in analyze_text(f"{text}10 đồng chí.").checks] == ["error"]


def test_a_membership_that_does_not_come_out_is_suspect() -> None:
    text = (
        "Đầu năm có 238 đảng viên; trong kỳ kết nạp 8 đảng viên, chuyển đến 3 đảng viên, "
        "chuyển đi 2 đảng viên, từ trần 1 đảng viên; hiện có 245 đảng viên."
    )
    (check,) = analyze_text(text).checks
    assert (check.severity, check.equation) == ("suspect", "238 + 8 + 3 - 2 - 1 = 246 ≠ 245")
