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
