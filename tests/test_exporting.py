"""Listings as tables, JSON, CSV and Excel; nothing in a cell may act."""

import csv
import io
import json
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporting import YES_NO, Cell, Column, Format, Listing, format_of, render
from pipeline.exporting.cells import clean, flat
from pipeline.exporting.table import render_blocks, render_table

LISTING = Listing(
    "Số liệu: thử [1]",
    (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("value", "Giá trị"),
        Column("state", "Tình trạng", words={"late": "muộn"}),
        Column("draft", "Dự thảo", words=YES_NO),
        Column("day", "Ngày"),
        Column("topics", "Chủ đề"),
        Column("quote", "Nguyên văn", wide=True),
        Column("start", "Từ", technical=True),
    ),
    (
        (
            "Đảng ủy xã A",
            Decimal("1105"),
            "late",
            True,
            date(2021, 10, 5),
            ("a", "b"),
            "một\nhai",
            7,
        ),
        (None, Decimal("81.3"), "x", False, None, (), "=1+1", 12345),
    ),
)


UNEVEN = [
    "a  b",
    " a",
    "a ",
    "a\tb",
    "a\u3000b",
    "a\xa0b",
    "a\x0bb",
    "\u202ea",
    "a\udc80",
    "e\u0302",
    "",
]


def test_a_matrix_that_is_too_wide_becomes_several_tables() -> None:
    names = tuple(f"Đơn vị {number}" for number in range(1, 6))
    matrix = Listing(
        "So sánh",
        (Column("topic", "Chủ đề"), *(Column(name, name) for name in names)),
        (("a", 1, 2, 3, 4, 5), ("b", None, None, None, 6, None)),
    )
    assert render_blocks(matrix, 1, width=48) == (
        "[1–3/5]\n"
        "Chủ đề      Đơn vị 1    Đơn vị 2    Đơn vị 3\n"
        "--------  ----------  ----------  ----------\n"
        "a                  1           2           3\n"
        "\n"
        "[4–5/5]\n"
        "Chủ đề      Đơn vị 4    Đơn vị 5\n"
        "--------  ----------  ----------\n"
        "a                  4           5\n"
        "b                  6\n"
    )
    assert render_blocks(matrix, 1) == render_table(matrix)
    assert render_blocks(matrix, 1, width=200) == render_table(matrix, width=200)


def test_table_for_people() -> None:
    assert render_table(LISTING) == (
        "Đơn vị          Giá trị  Tình trạng    Dự thảo    Ngày        Chủ đề    Nguyên văn\n"
        "------------  ---------  ------------  ---------  ----------  --------  ------------\n"
        "Đảng ủy xã A      1.105  muộn          có         05/10/2021  a; b      một hai\n"
        "(chưa rõ)          81,3  x             không                            =1+1\n"
    )


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.dates(),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.lists(st.sampled_from(["chi bộ", "đảng viên"]), max_size=3).map(tuple),
)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), max_size=5)))
def test_the_table_is_that_of_tabulate(rows: list[tuple[Cell, ...]]) -> None:
    width = len(rows[0]) if rows else 2
    columns = tuple(Column(str(i), f"Cột {i}", unknown="?" * (i % 2)) for i in range(width))
    listing = Listing("Thử", columns, tuple(rows))
    # A table that nothing needs to be wrapped for is laid out by tabulate itself.
    assert render_table(listing) == render_table(listing, width=100_000)


@given(st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(UNEVEN))
def test_even_texts_stay_as_they_are(text: str) -> None:
    # What is done letter by letter where a text is not even.
    def inert_letters(line: str) -> str:
        line = line.encode("utf-8", "replace").decode("utf-8")
        return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", line)

    shown = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    assert clean(text) == inert_letters(text)
    assert flat(text) == unicodedata.normalize("NFC", " ".join(inert_letters(shown).split()))


def test_table_in_english() -> None:
    assert render_table(LISTING, lang="en").splitlines()[2:] == [
        "Đảng ủy xã A    1,105  late     true     2021-10-05  a; b      một hai",
        "                 81.3  x        false                          =1+1",
    ]


@pytest.mark.parametrize("width", [200, 100, 80, 60])
def test_table_keeps_to_the_width(width: int) -> None:
    columns = (Column("n", "Số"), Column("unit", "Đơn vị"), Column("q", "Câu", wide=True))
    row = (Decimal(12), "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "rất dài " * 40)
    table = render_table(Listing("", columns, (row,)), width=width)
    assert max(map(len, table.splitlines())) <= width
    assert " ".join(table.split()).count("dài") == 40


@pytest.mark.parametrize("when", ["2026-04-24", "2024-01/2024-06", "24/4/2026"])
def test_a_narrow_table_cuts_no_date(when: str) -> None:
    titles = ("Đơn vị", "Báo cáo", "Mục", "Loại", "Nguyên văn", "Lúc", "Câu")
    columns = tuple(Column(f"column{n}", title) for n, title in enumerate(titles))
    said = "Đảng bộ có 59 đảng viên. " * 5
    listing = Listing("", columns, ((said, said, said, said, said, when, said),) * 2)
    assert render_table(listing, width=60).count(when) == 2


def test_table_without_rows() -> None:
    assert render_table(Listing("", (Column("a", "Cột"),), ())) == "Cột\n-----\n"


def test_tables_never_reach_the_terminal() -> None:
    hostile = "a\x1b[31mb\x07\x9b2Jc\u202ed\re\x00\udce9"
    table = render_table(Listing("", (Column("a", "A"),), ((hostile,),)))
    assert table.splitlines()[2] == "a[31mb2Jcd e?"


def test_json() -> None:
    records = json.loads(render([LISTING], "json"))
    assert records[0] == {
        "unit": "Đảng ủy xã A",
        "value": 1105,
        "state": "late",
        "draft": True,
        "day": "2021-10-05",
        "topics": ["a", "b"],
        "quote": "một\nhai",
        "start": 7,
    }
    assert (records[1]["unit"], records[1]["value"], records[1]["topics"]) == (None, 81.3, [])
    assert "Đảng ủy xã A".encode() in render([LISTING], "json")
    lines = render([LISTING], "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == records


def test_json_of_several_listings_names_them() -> None:
    one = Listing("", (Column("a", "A"),), ((1,),), "ones")
    two = Listing("", (Column("b", "B"),), ((2,), (3,)), "twos")
    assert json.loads(render([one, two], "json")) == {
        "ones": [{"a": 1}],
        "twos": [{"b": 2}, {"b": 3}],
    }
    assert render([one, two], "jsonl").decode() == (
        '{"list": "ones", "a": 1}\n{"list": "twos", "b": 2}\n{"list": "twos", "b": 3}\n'
    )


def test_csv() -> None:
    content = render([LISTING], "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["Đơn vị", "Giá trị", "Tình trạng", "Dự thảo", "Ngày", "Chủ đề", "Nguyên văn", "Từ"],
        ["Đảng ủy xã A", "1105", "muộn", "có", "2021-10-05", "a; b", "một\nhai", "7"],
        ["", "81.3", "x", "không", "", "", "'=1+1", "12345"],
    ]
    assert b"unit,value,state" in render([LISTING], "csv", lang="en")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\x00=1", "＝1+1", "\u200b=1"],
)
def test_no_text_is_a_formula_in_csv(text: str) -> None:
    listing = Listing("", (Column("a", "A"),), ((text,),))
    content = render([listing], "csv").decode("utf-8-sig")
    cell = next(iter(list(csv.reader(io.StringIO(content, newline="")))[1:]))[0]
    assert cell.startswith("'")


def test_numbers_stay_numbers_in_csv() -> None:
    listing = Listing("", (Column("a", "A"),), ((Decimal("-3.5"),), (-2,)))
    assert render([listing], "csv").decode("utf-8-sig").split() == ["A", "-3.5", "-2"]


def test_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render([LISTING, LISTING], "xlsx")))
    assert book.sheetnames == ["Số liệu  thử  1", "Số liệu  thử  1 (2)"]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][0] == "Đơn vị"
    assert values[1] == [
        "Đảng ủy xã A",
        1105,
        "muộn",
        "có",
        datetime(2021, 10, 5),
        "a; b",
        "một\nhai",
        7,
    ]
    formula = sheet["G3"]
    assert (formula.value, formula.data_type) == ("=1+1", "s")
    assert (sheet["B3"].value, sheet["B3"].data_type) == (81.3, "n")
    assert sheet["G2"].alignment.wrap_text
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert max(widths) <= 81


def test_workbook_with_cells_that_no_sheet_can_hold() -> None:
    rows = (
        ("x" * 40_000, Decimal("12345678901234567890"), datetime(2021, 1, 2, 3, 4, tzinfo=UTC)),
        ("http://example.org", Decimal("0.1"), datetime(2021, 1, 2, tzinfo=UTC)),
        ("a\x00\x0b\udce9b", Decimal("1E+30"), None),
    )
    columns = tuple(Column(key, key) for key in "abc")
    sheet = openpyxl.load_workbook(
        io.BytesIO(render([Listing("'", columns, rows)], "xlsx"))
    ).worksheets[0]
    first, second, third = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=2))
    assert (len(first[0]), first[0][-1]) == (32_767, "…")
    assert first[1:] == ["12345678901234567890", datetime(2021, 1, 2, 3, 4)]
    assert second == ["http://example.org", 0.1, datetime(2021, 1, 2)]
    assert third == ["a?b", "1" + "0" * 30, None]
    assert sheet["A3"].hyperlink is None


def test_empty_listings() -> None:
    empty = Listing("Trống", (Column("a", "Cột"),), ())
    formats: list[tuple[Format, bytes]] = [
        ("json", b"[]\n"),
        ("jsonl", b""),
        ("csv", "\ufeffCột\r\n".encode()),
    ]
    for fmt, content in formats:
        assert render([empty], fmt) == content
    assert openpyxl.load_workbook(io.BytesIO(render([empty], "xlsx"))).sheetnames == ["Trống"]


@pytest.mark.parametrize(
    ("suffix", "fmt"),
    [(".XLSX", "xlsx"), (".jsonl", "jsonl"), (".txt", "table"), (".doc", None), ("", None)],
)
def test_format_by_suffix(suffix: str, fmt: str | None) -> None:
    assert format_of(suffix) == fmt
