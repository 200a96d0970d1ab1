"""Lists that are known to be whole: all branches, all forms of discipline, all ages, all pairs."""

import pytest

from pipeline.analysis import analyze_text

BRANCHES = (
    "Đảng bộ Công ty Hải Vân có 04 chi bộ: chi bộ Văn phòng 21 đảng viên, chi bộ Phân xưởng số 1 "
    "có 18 đảng viên, chi bộ Phân xưởng số 2 có 19 đảng viên và chi bộ Kho vận 16 đảng viên. "
)
DISCIPLINE = """Trong năm, cấp ủy các cấp thi hành kỷ luật 57 đảng viên.

Về hình thức: {forms}.

Nội dung vi phạm: chính sách dân số 21 trường hợp, đất đai 16 trường hợp, nội dung khác {rest} \
trường hợp.
"""
AGES = """I. KẾT QUẢ RÀ SOÁT

Đảng bộ thị xã có 268 đảng viên được miễn sinh hoạt.

1. Phân loại

1.1. Theo lý do

- Tuổi cao: 201 đồng chí, chiếm 75%.

- Bệnh nặng: 51 đồng chí, chiếm 19%.

- Đi làm ăn xa: 16 đồng chí, chiếm 6%.

1.2. Theo độ tuổi

{ages}
"""
PRAISE = (
    "Trong 5 năm đã khen thưởng {both} tập thể, cá nhân. Trong đó tỉnh khen 11 tập thể, 24 cá "
    "nhân; huyện khen 43 tập thể, 92 cá nhân; xã khen {last} tập thể, 352 cá nhân. Như vậy, số "
    "tập thể được khen là 189, số cá nhân là 468."
)


def _rows(text: str, rule: str) -> list[tuple[str, str]]:
    return [(c.severity, c.equation) for c in analyze_text(text).checks if c.rule == rule]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Tổng số đảng viên là 74 đồng chí.", [("ok", "21 + 18 + 19 + 16 = 74")]),
        (
            "Tổng số đảng viên là 69 đồng chí, trong đó nữ 27 đồng chí, nam 42 đồng chí.",
            [("error", "21 + 18 + 19 + 16 = 74 ≠ 69")],
        ),
        (
            "Tổng số đảng viên toàn Đảng bộ là 69 đồng chí.",
            [("suspect", "21 + 18 + 19 + 16 = 74 ≠ 69")],
        ),
        ("Tổng số đảng viên toàn Đảng bộ là 212 đồng chí.", []),  # no digit mends it
        ("Kết nạp 69 đảng viên trong nhiệm kỳ.", []),
        ("Tổng số đảng viên nữ là 69 đồng chí.", []),
        ("Tổng số đoàn viên là 69 đoàn viên.", []),  # of another body
    ],
)
def test_the_members_of_all_branches(behind: str, expected: list[tuple[str, str]]) -> None:
    assert _rows(BRANCHES + behind, "unit_sizes") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Đảng bộ xã Tân Hòa có 69 đảng viên", [("suspect", "21 + 18 + 19 + 16 = 74 ≠ 69")]),
        ("Đảng bộ xã Tân Hòa có 74 đảng viên", [("ok", "21 + 18 + 19 + 16 = 74")]),
        ("Số đảng viên nữ có 69 đảng viên", []),
    ],
)
def test_the_membership_before_all_branches(before: str, expected: list[tuple[str, str]]) -> None:
    text = BRANCHES.replace("Đảng bộ Công ty Hải Vân có", f"{before}, sinh hoạt tại")
    rows = [(c.severity, c.equation) for c in analyze_text(text).checks if "21 + 18" in c.equation]
    assert rows == expected


@pytest.mark.parametrize("units", ["03", "05"])
def test_a_list_of_other_than_all_branches_is_not_judged(units: str) -> None:
    text = BRANCHES.replace("04", units) + "Tổng số đảng viên là 69 đồng chí."
    assert _rows(text, "unit_sizes") == []


@pytest.mark.parametrize(
    ("forms", "rest", "expected"),
    [
        (
            "khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07",
            "20",
            [("error", "31 + 14 + 2 + 7 = 54 ≠ 57")],
        ),
        (
            "khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07",
            "11",  # makes no 57 either: nothing bears it out
            [("suspect", "31 + 14 + 2 + 7 = 54 ≠ 57")],
        ),
        ("khiển trách 31, cảnh cáo 14, khai trừ 07", "20", []),
        ("khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07; xóa tên 03", "20", []),
        ("khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07. Đình chỉ sinh hoạt 03", "20", []),
        (
            "khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07, trong đó cấp ủy viên 05",
            "20",
            [("error", "31 + 14 + 2 + 7 = 54 ≠ 57")],
        ),
        ("khiển trách 71, cảnh cáo 44, cách chức 12, khai trừ 27", "20", []),
    ],
)
def test_all_forms_of_discipline(forms: str, rest: str, expected: list[tuple[str, str]]) -> None:
    assert _rows(DISCIPLINE.format(forms=forms, rest=rest), "closed_topic") == expected


def test_forms_of_those_whom_another_paragraph_counts_are_not_judged() -> None:
    text = DISCIPLINE.format(
        forms="khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07", rest="20"
    )
    other = text.replace("\n\nVề", "\n\nUBKT các cấp xử lý 54 trường hợp chuyển đến.\n\nVề")
    assert _rows(text, "closed_topic")
    assert _rows(other, "closed_topic") == []


def test_forms_of_discipline_that_make_the_number_disciplined() -> None:
    forms = "khiển trách 34, cảnh cáo 14, cách chức 02, khai trừ 07"
    checks = analyze_text(DISCIPLINE.format(forms=forms, rest="20")).checks
    assert ("ok", "34 + 14 + 2 + 7 = 57") in [(c.severity, c.equation) for c in checks]
    assert [c for c in checks if c.severity != "ok"] == []


def test_members_who_were_expelled_are_no_organisations() -> None:
    text = "Đảng bộ có 54 tổ chức cơ sở đảng.\n\n" + DISCIPLINE.format(
        forms="khiển trách 31, cảnh cáo 14, cách chức 02, khai trừ 07", rest="20"
    )
    sums = [(c.severity, c.equation) for c in analyze_text(text).checks if c.kind == "part_sum"]
    assert ("ok", "31 + 14 + 2 + 7 = 54") not in sums
    assert ("error", "31 + 14 + 2 + 7 = 54 ≠ 57") in sums


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        (
            "Dưới 60 tuổi có 14 đồng chí; từ 60 đến 69 tuổi có 53 đồng chí; từ 70 đến 79 tuổi có "
            "96 đồng chí; từ 80 tuổi trở lên có 115 đồng chí.",
            [("suspect", "14 + 53 + 96 + 115 = 278 ≠ 268")],
        ),
        (
            "Dưới 60 tuổi có 14 đồng chí; từ 60 đến 69 tuổi có 53 đồng chí; từ 70 đến 79 tuổi có "
            "86 đồng chí; từ 80 tuổi trở lên có 115 đồng chí.",
            [],  # it holds, and a rule that looks further afield has told so
        ),
        # Between 60 and 69 somebody may be missing, and above 79 as well.
        (
            "Dưới 60 tuổi có 14 đồng chí; từ 70 đến 79 tuổi có 129 đồng chí; từ 80 tuổi trở lên có "
            "115 đồng chí.",
            [],
        ),
        (
            "Dưới 60 tuổi có 14 đồng chí; từ 60 đến 69 tuổi có 53 đồng chí; từ 70 đến 79 tuổi có "
            "211 đồng chí.",
            [],
        ),
    ],
)
def test_ages_without_a_gap(ages: str, expected: list[tuple[str, str]]) -> None:
    assert _rows(AGES.format(ages=ages), "closed_topic") == expected


@pytest.mark.parametrize(
    ("both", "last", "expected"),
    [
        ("657", "145", [("error", "11 + 43 + 145 = 199 ≠ 189")]),
        ("hơn 600", "145", [("suspect", "11 + 43 + 145 = 199 ≠ 189")]),
        ("657", "135", []),  # both hold: `total_behind`
        ("657", "277", []),  # no digit mends it
    ],
)
def test_two_kinds_by_turns(both: str, last: str, expected: list[tuple[str, str]]) -> None:
    assert _rows(PRAISE.format(both=both, last=last), "paired_total") == expected


def test_a_list_of_which_neither_kind_adds_up_is_not_judged() -> None:
    text = PRAISE.format(both="657", last="145").replace("468", "467")
    assert _rows(text, "paired_total") == []
