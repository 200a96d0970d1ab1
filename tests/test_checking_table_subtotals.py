"""Tables with chapters or sub-totals: each is the sum of its rows, the total the sum of them."""

import pytest

from pipeline.analysis import analyze_text

_HEAD = "Số đảng viên như sau:\n\n| TT | Đơn vị | Đảng viên | Nữ |\n|---|---|---|---|\n"


def _found(*rows: str) -> list[tuple[str, str]]:
    """The rows of the ledger on sums of the table, as (severity, equation)."""
    report = analyze_text(_HEAD + "\n".join(f"| {row} |" for row in rows) + "\n")
    return [(c.severity, c.equation) for c in report.checks if c.kind == "part_sum"]


_COMMUNES = ("1 | Xã An Hòa | 70 | 25", "2 | Xã Bình An | 80 | 35")
_OFFICES = ("1 | Văn phòng | 40 | 18", "2 | Ban Tổ chức | 50 | 22")
_CHAPTERS = ("I | Khối xã | 150 | 60", *_COMMUNES, "II | Khối cơ quan | 90 | 40", *_OFFICES)
_HELD = [
    ("ok", "70 + 80 = 150"),
    ("ok", "25 + 35 = 60"),
    ("ok", "40 + 50 = 90"),
    ("ok", "18 + 22 = 40"),
    ("ok", "150 + 90 = 240"),
    ("ok", "60 + 40 = 100"),
]


@pytest.mark.parametrize(
    "rows",
    [
        (*_CHAPTERS, " | Tổng cộng | 240 | 100"),
        (*_CHAPTERS, " | Tổng cộng (I + II) | 240 | 100"),
        (
            *_COMMUNES,
            " | Cộng khối xã | 150 | 60",
            *_OFFICES,
            " | Cộng khối cơ quan | 90 | 40",
            " | Tổng cộng | 240 | 100",
        ),
        (
            *_COMMUNES,
            " | Cộng | 150 | 60",
            *_OFFICES,
            " | Cộng | 90 | 40",
            " | Tổng cộng | 240 | 100",
        ),
    ],
    ids=["chapters", "formula", "named below", "below"],
)
def test_each_sub_total_and_the_total_over_them_hold(rows: tuple[str, ...]) -> None:
    assert sorted(_found(*rows)) == sorted(_HELD)


def test_the_total_may_stand_above_its_chapters() -> None:
    assert sorted(_found(" | Toàn huyện | 240 | 100", *_CHAPTERS)) == sorted(_HELD)


def test_chapters_may_divide_chapters() -> None:
    found = _found(
        "A | Khối Đảng | 90 | 40",
        "I | Cơ quan huyện | 60 | 25",
        "1 | Văn phòng | 40 | 18",
        "2 | Ban Dân vận | 20 | 7",
        "II | Cơ quan xã | 30 | 15",
        "B | Khối đoàn thể | 25 | 12",
        " | Tổng cộng | 115 | 52",
    )
    assert found == [
        ("ok", "60 + 30 = 90"),
        ("ok", "25 + 15 = 40"),
        ("ok", "40 + 20 = 60"),
        ("ok", "18 + 7 = 25"),
        ("ok", "90 + 25 = 115"),
        ("ok", "40 + 12 = 52"),
    ]


def _wrong(rows: tuple[str, ...], right: str, wrong: str) -> list[tuple[str, str]]:
    edited = tuple(wrong if row == right else row for row in rows)
    return [found for found in _found(*edited) if found[0] != "ok"]


@pytest.mark.parametrize(
    ("right", "wrong", "equations"),
    [
        ("2 | Ban Tổ chức | 50 | 22", "2 | Ban Tổ chức | 50 | 32", ["18 + 32 = 50 ≠ 40"]),
        (" | Tổng cộng | 240 | 100", " | Tổng cộng | 250 | 100", ["150 + 90 = 240 ≠ 250"]),
        # A wrong sub-total breaks two sums and is told once.
        (
            "II | Khối cơ quan | 90 | 40",
            "II | Khối cơ quan | 80 | 40",
            ["40 + 50 = 90 ≠ 80; 150 + 80 = 230 ≠ 240"],
        ),
    ],
)
def test_a_column_that_fails_beside_one_that_holds_is_an_error(
    right: str, wrong: str, equations: list[str]
) -> None:
    rows = (*_CHAPTERS, " | Tổng cộng | 240 | 100")
    assert _wrong(rows, right, wrong) == [("error", equation) for equation in equations]


def test_a_sub_total_of_one_column_is_suspect_where_the_others_hold() -> None:
    rows = ("I | Khối xã | 150", "1 | Xã An Hòa | 70", "2 | Xã Bình An | 80")
    more = ("II | Khối cơ quan | 90", "1 | Văn phòng | 40", "2 | Ban Tổ chức | 60")
    found = [one for one in _found(*rows, *more) if one[0] != "ok"]
    assert found == [("suspect", "40 + 60 = 100 ≠ 90")]


@pytest.mark.parametrize(
    "rows",
    [
        # The rows are some of their chapter, of each of its columns.
        (
            "I | Khối xã | 150 | 60",
            "1 | Xã An Hòa | 70 | 25",
            "2 | Xã Bình An | 60 | 30",
            "II | Khối cơ quan | 90 | 40",
            "1 | Văn phòng | 40 | 18",
            "2 | Ban Tổ chức | 30 | 12",
        ),
        # Indicators that do not divide what stands over them.
        (
            "1 | Tổng số đảng viên | 300 | 120",
            "1.1 | Đảng viên trẻ | 80 | 30",
            "1.2 | Đảng viên dân tộc thiểu số | 45 | 20",
            "2 | Đảng viên mới | 12 | 5",
        ),
        # A company, not a sum.
        (
            "1 | Công ty Minh Phát | 70 | 25",
            "2 | Tổng công ty Bình An | 80 | 35",
            "3 | Công ty Hải Yến | 40 | 18",
            "4 | Công ty Sao Mai | 12 | 3",
        ),
    ],
)
def test_rows_that_need_not_add_up_are_not_judged(rows: tuple[str, ...]) -> None:
    assert _found(*rows) == []


_LOOSE_HEAD = (
    "Kết quả như sau:\n\n| Nguồn vốn | Dự án | Kế hoạch | Giải ngân |\n|---|---|---|---|\n"
)


def _of_table(head: str, *rows: str) -> list[tuple[str, str]]:
    report = analyze_text(head + "\n".join(f"| {row} |" for row in rows) + "\n")
    return [(c.severity, c.equation) for c in report.checks if c.rule.startswith("table_")]


_SOURCES = (
    "Ngân sách tỉnh | 12 | 40.600 | 21.412",
    "Ngân sách huyện | 34 | 71.150 | 39.208",
    "Trong đó: thu tiền sử dụng đất | 26 | 52.000 | 24.860",
    "Nguồn vốn khác | 4 | 6.970 | 3.115",
)


def test_a_row_that_is_some_of_the_one_above_it_is_no_part_of_the_total() -> None:
    found = _of_table(_LOOSE_HEAD, *_SOURCES, "Tổng cộng | 50 | 118.720 | 63.735")
    assert found == [
        ("ok", "12 + 34 + 4 = 50"),
        ("ok", "40.600 + 71.150 + 6.970 = 118.720"),
        ("ok", "21.412 + 39.208 + 3.115 = 63.735"),
    ]


def test_a_total_over_such_rows_that_is_a_digit_off_is_an_error() -> None:
    found = _of_table(_LOOSE_HEAD, *_SOURCES, "Tổng cộng | 50 | 118.270 | 63.735")
    assert [one for one in found if one[0] != "ok"] == [
        ("error", "40.600 + 71.150 + 6.970 = 118.720 ≠ 118.270")
    ]


def test_dashes_under_names_are_sub_rows_and_chapters_have_their_label_before_the_name() -> None:
    dashes = ("Mầm non | 26 | 683 | 329", "- Nhà trẻ | 7 | 128 | 61", "- Mẫu giáo | 19 | 555 | 268")
    found = _of_table(_LOOSE_HEAD, *dashes, "Tiểu học | 45 | 912 | 440", "Cộng | 71 | 1.595 | 769")
    assert {"7 + 19 = 26", "26 + 45 = 71"} <= {equation for _, equation in found}
    assert {severity for severity, _ in found} == {"ok"}
    chapters = (
        "TỔNG SỐ | 24 | 153 | 97",
        "1. Khối xã | 13 | 100 | 70",
        "- Thôn | 9 | 60 | 50",
        "- Cơ quan | 4 | 40 | 20",
        "2. Doanh nghiệp | 11 | 53 | 27",
        "Trong đó: ngoài nhà nước | 5 | 13 | 9",
    )
    assert _of_table(_LOOSE_HEAD, *chapters) == [
        ("ok", "13 + 11 = 24"),
        ("ok", "100 + 53 = 153"),
        ("ok", "70 + 27 = 97"),
        ("ok", "9 + 4 = 13"),
        ("ok", "60 + 40 = 100"),
        ("ok", "50 + 20 = 70"),
    ]


def test_what_is_told_of_which_need_not_be_all() -> None:
    rows = (
        "Số hộ | 410 | 400 | 390",
        "Trong đó: hộ nghèo | 210 | 201 | 190",
        "- hộ cận nghèo | 200 | 190 | 181",
        "Số tổ | 30 | 31 | 32",
    )
    assert _of_table(_LOOSE_HEAD, *rows) == []


def test_sub_totals_in_any_words_are_not_added_up_again() -> None:
    rows = (
        "Lớp nhận thức | 1 | 56 | 20",
        "Lớp cấp ủy | 2 | 57 | 31",
        "Cộng lớp dài ngày | 3 | 113 | 51",
        "Thời sự | 4 | 820 | 300",
        "Tập huấn | 2 | 47 | 22",
        "Cộng lớp ngắn ngày | 6 | 867 | 322",
        "Tổng cộng | 9 | 980 | 373",
    )
    assert {severity for severity, _ in _of_table(_LOOSE_HEAD, *rows)} == {"ok"}


def test_rows_that_begin_like_a_sum_by_their_letters_alone_are_none() -> None:
    rows = ("Công an | 10 | 56 | 20", "Công thương | 20 | 57 | 31", "Cộng đồng | 30 | 60 | 40")
    found = _of_table(_LOOSE_HEAD, *rows, "Tổng số | 60 | 173 | 91")
    assert [equation for _, equation in found] == [
        "10 + 20 + 30 = 60",
        "56 + 57 + 60 = 173",
        "20 + 31 + 40 = 91",
    ]
