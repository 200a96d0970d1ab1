"""Numbers that take the noun of their list, as (sentence, [(quotation, value, unit, time)])."""

import pytest

from pipeline.analysis import analyze_text

ROWS = [
    # The noun stands behind the last number, or before the first.
    (
        "Kiểm tra lần lượt 11, 31 và 06 tổ chức đảng tại ba cụm.",
        [
            ("11", 11, "tổ chức đảng", None),
            ("31", 31, "tổ chức đảng", None),
            ("06 tổ chức đảng", 6, "tổ chức đảng", None),
        ],
    ),
    (
        "Tổng số hội viên của các chi hội lần lượt là 45, 52, 61.",
        [
            ("45", 45, "hội viên", None),
            ("52", 52, "hội viên", None),
            ("61", 61, "hội viên", None),
        ],
    ),
    # As many years as numbers: each is of its own.
    (
        "Các năm 2021, 2022 và 2023 lần lượt kết nạp 45, 52 và 61 đảng viên.",
        [
            ("45", 45, "đảng viên", "2021"),
            ("52", 52, "đảng viên", "2022"),
            ("61", 61, "đảng viên", "2023"),
        ],
    ),
    (
        "Số đoàn viên mới: năm 2018: 85; năm 2019: 98; năm 2020: 102.",
        [
            ("85", 85, "đoàn viên", "2018"),
            ("98", 98, "đoàn viên", "2019"),
            ("102", 102, "đoàn viên", "2020"),
        ],
    ),
    (
        "Năm 2018 là 85, năm 2019 là 98, năm 2020 là 102 đoàn viên.",
        [
            ("85", 85, "đoàn viên", "2018"),
            ("98", 98, "đoàn viên", "2019"),
            ("102 đoàn viên", 102, "đoàn viên", "2020"),
        ],
    ),
    # A change that does not repeat what is counted.
    (
        "Huyện có 269 đảng bộ cơ sở (tăng 08), 518 chi bộ cơ sở, giảm 3 so với đầu kỳ.",
        [
            ("269 đảng bộ cơ sở", 269, "đảng bộ", None),
            ("08", 8, "đảng bộ", None),
            ("518 chi bộ cơ sở", 518, "chi bộ", None),
            ("3", 3, "chi bộ", None),
        ],
    ),
    # Abbreviations side by side.
    (
        "Trình độ: ĐH: 9; CĐ: 14; TC: 3.",
        [("ĐH: 9", 9, "ĐH", None), ("CĐ: 14", 14, "CĐ", None), ("TC: 3", 3, "TC", None)],
    ),
    # What became of some of them.
    (
        "Có 11 nữ tham gia ứng cử khóa mới, trong đó có 07 trúng cử.",
        [("11 nữ", 11, "nữ", None), ("07", 7, "nữ", None)],
    ),
    (
        "Kết nạp 12 đoàn viên, trong đó 15 được tặng quà.",
        [("12 đoàn viên", 12, "đoàn viên", None)],
    ),
    # In the bracket behind a count: its plan, and what became of its parts.
    (
        "Kết nạp 48 đảng viên mới (chỉ tiêu đề ra 45), 12 đoàn viên (kế hoạch năm 2024).",
        [
            ("48 đảng viên mới", 48, "đảng viên", None),
            ("45", 45, "đảng viên", None),
            ("12 đoàn viên", 12, "đoàn viên", None),
        ],
    ),
    (
        "Đảng viên chuyển đi: 12 (07 nghỉ hưu, 04 chuyển công tác và 01 bị kỷ luật).",
        [
            ("Đảng viên chuyển đi: 12", 12, "Đảng viên", None),
            ("07", 7, "Đảng viên", None),
            ("04", 4, "Đảng viên", None),
            ("01", 1, "Đảng viên", None),
        ],
    ),
    ("Có 3 chi hội (12 được khen).", [("3 chi hội", 3, "chi hội", None)]),
    # Labels that add up to the number before them.
    (
        "Tổng số học sinh: 532, trong đó khối 10: 227, khối 11: 175, khối 12: 130.",
        [
            ("Tổng số học sinh: 532", 532, "học sinh", None),
            ("khối 10: 227", 227, "học sinh", None),
            ("khối 11: 175", 175, "học sinh", None),
            ("khối 12: 130", 130, "học sinh", None),
        ],
    ),
    (
        "Có 24 giáo viên (hợp đồng cũ: 14, hợp đồng mới: 10).",
        [
            ("24 giáo viên", 24, "giáo viên", None),
            ("hợp đồng cũ: 14", 14, "giáo viên", None),
            ("hợp đồng mới: 10", 10, "giáo viên", None),
        ],
    ),
    (
        "Có 24 giáo viên (mã vùng: 14, ca trực: 12).",
        [("24 giáo viên", 24, "giáo viên", None)],
    ),
    # Money, percentages, areas and single abbreviations count nothing.
    ("Thu nhập: năm 2018: 25; năm 2019: 30 triệu đồng.", []),
    ("Tỷ lệ lần lượt là 13,4%, 12,1% và 53,0%.", []),
    ("Diện tích lần lượt là 12, 15 và 20 ha.", []),
    ("ĐT: 123; FAX: 456.", []),
    ("Quỹ là 286.813.000 đ. Quỹ chi hội là 44,962.000 đ.", []),
    ("Có 12 đ/c dự.", [("12 đ/c", 12, "đ/c", None)]),
    ("Hộ nghèo còn 26 hộ dân, tăng 4,4 lần.", [("26 hộ dân", 26, "hộ dân", None)]),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_numbers_of_lists(sentence: str, expected: list[tuple[str, int, str, str | None]]) -> None:
    counts = analyze_text(sentence).counts
    found = [(c.span.text, int(c.value), c.unit, c.time) for c in counts]
    assert found == expected


def test_a_change_without_a_noun_is_one() -> None:
    _, change = analyze_text("Đảng bộ có 120 đảng viên, tăng 08 so với năm 2022.").counts
    assert (change.aspect, change.kind) == ("change", "people")


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Nợ đọng: BHXH: 01; BHYT: 02.", ["other", "other"]),
        ("Trình độ: ĐH: 9; CĐ: 14.", ["people", "people"]),
        # What is divided by sex right behind is people, whatever the label says.
        ("Trên chuẩn: 18, nữ 10.", ["people", "people"]),
        ("Hợp đồng: 2; Nữ: 2.", ["people", "people"]),
        ("Mã vùng: 12, nữ 30 đồng chí.", ["people"]),
    ],
)
def test_what_abbreviations_count(sentence: str, kinds: list[str]) -> None:
    assert [count.kind for count in analyze_text(sentence).counts] == kinds


def test_some_of_a_whole_are_no_total() -> None:
    sentence = "Tỉnh có 52 tổ chức cơ sở đảng trong tổng số 60 tổ chức cơ sở đảng."
    assert [c.indicator for c in analyze_text(sentence).counts] == [None, "org.tccsd.total"]
    members, _ = analyze_text("Chi bộ có 24 đảng viên trên tổng số 31 cán bộ.").counts
    assert members.indicator == "member.total"


def test_abbreviated_elders_and_veterans_are_people() -> None:
    counts = analyze_text("Có 1.520 NCT và 84 CCB.").counts
    assert [(count.span.text, count.kind) for count in counts] == [
        ("1.520 NCT", "people"),
        ("84 CCB", "people"),
    ]
