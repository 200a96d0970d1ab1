"""Tables as reports write them: header, rows, cells, and the words over and beside a figure."""

from collections.abc import Sequence

import pytest
from speaking import report_with

from pipeline.analysis import clean
from schemas.document import CleanDocument

_BODY = "Chi bộ đã họp đều vào ngày mùng ba hằng tháng, đảng viên dự đủ và phát biểu sôi nổi."


def document(*lines: str) -> CleanDocument:
    return clean(report_with("I- KẾT QUẢ", _BODY, "\n".join(lines), _BODY))


def figures(doc: CleanDocument) -> list[tuple[str, str, str]]:
    """(row's name, column's name, words) of each cell below the header that holds a digit."""
    return [
        (table.row_header(doc.text, cell.row), table.column_headers(doc.text)[cell.column], words)
        for table in doc.tables
        for cell in table.cells
        if cell.row >= table.header and cell.column
        if (words := doc.text[slice(*cell.at)])[-1].isdigit()
    ]


PIPES = ("| Đơn vị | Số đảng viên | Nữ |", "| Chi bộ A | 12 | 7 |", "| Chi bộ B | | 4 |")
PIPES_SAY = [
    ("Chi bộ A", "Số đảng viên", "12"),
    ("Chi bộ A", "Nữ", "7"),
    ("Chi bộ B", "Nữ", "4"),
]
DIVIDED_SAY = [
    ("Chi bộ A", "Tổng số", "12"),
    ("Chi bộ A", "Trong đó Nam", "7"),
    ("Chi bộ A", "Trong đó Nữ", "5"),
    ("Chi bộ B", "Trong đó Nam", "6"),
    ("Chi bộ B", "Trong đó Nữ", "4"),
]

# (lines of the table, rows of its header, what its figures are)
TABLES: list[tuple[Sequence[str], int, list[tuple[str, str, str]]]] = [
    (PIPES, 1, PIPES_SAY),
    # Without outer strokes; with a ruled line; with drawn strokes; in a frame.
    ([line.strip("| ") for line in PIPES[:2]], 1, PIPES_SAY[:2]),
    ([PIPES[0], "|---|:---:|--:|", *PIPES[1:]], 1, PIPES_SAY),
    ([line.replace("|", "│") for line in PIPES], 1, PIPES_SAY),
    (["+----+----+", PIPES[0], "+====+----+", *PIPES[1:], "+----+----+"], 1, PIPES_SAY),
    # Tabs; an empty cell keeps its place.
    ([line.strip("| ").replace(" | ", "\t") for line in PIPES[:2]], 1, PIPES_SAY[:2]),
    (["Đơn vị\tSố đảng viên\tNữ", "Chi bộ A\t12\t7", "Chi bộ B\t\t4"], 1, PIPES_SAY),
    # One tab in each line.
    (
        ["Năm\tĐảng viên", "2021\t12", "2022\t15"],
        1,
        [("2021", "Đảng viên", "12"), ("2022", "Đảng viên", "15")],
    ),
    # Aligned columns; a cell of the header on two lines; a figure missing.
    (
        [
            "Đơn vị          Số          Nữ",
            "             đảng viên",
            "Chi bộ A        12           7",
            "Chi bộ B                     4",
        ],
        2,
        PIPES_SAY,
    ),
    # A header divided below, in strokes and in columns, with the columns numbered.
    (
        [
            *("| TT | Đơn vị | Tổng số | Trong đó | |", "| | | | Nam | Nữ |"),
            *("| (1) | (2) | (3) | (4) | (5) |", "| 1 | Chi bộ A | 12 | 7 | 5 |"),
            "| 2 | Chi bộ B | | 6 | 4 |",
        ],
        3,
        DIVIDED_SAY,
    ),
    (
        [
            *("| TT | Đơn vị | Tổng số | Trong đó | |", "|---|---|---|---|---|"),
            "| | | | Nam | Nữ |",
            *("| 1 | Chi bộ A | 12 | 7 | 5 |", "| 2 | Chi bộ B | | 6 | 4 |"),
        ],
        2,
        DIVIDED_SAY,
    ),
    (
        [
            "Đơn vị         Tổng số         Trong đó",
            "                             Nam      Nữ",
            "Chi bộ A          12          7        5",
            "Chi bộ B                      6        4",
        ],
        2,
        DIVIDED_SAY,
    ),
    # Years over the columns are a header, not figures.
    (
        ["| Chỉ tiêu | 2021 | Năm 2022 |", "| Kết nạp | 12 | 15 |"],
        1,
        [("Kết nạp", "2021", "12"), ("Kết nạp", "Năm 2022", "15")],
    ),
    # A chapter's name under the ruled line belongs to the rows.
    (
        ["| Đơn vị | Số |", "|---|---|", "| I. Khối thôn | |", "| Thôn A | 12 |"],
        1,
        [("Thôn A", "Số", "12")],
    ),
    # No header at all.
    (["| Thôn A | 12 |", "| Thôn B | 15 |"], 0, [("Thôn A", "", "12"), ("Thôn B", "", "15")]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "header", "said"), TABLES)
def test_a_table(lines: Sequence[str], header: int, said: list[tuple[str, str, str]]) -> None:
    doc = document(*lines)
    assert [table.header for table in doc.tables] == [header]
    assert figures(doc) == said


def test_a_table_of_words_has_a_header() -> None:
    doc = document("| Họ tên | Chức vụ |", "| Lò Văn A | Bí thư |", "| Lò Văn B | Chi ủy viên |")
    (table,) = doc.tables
    assert (table.header, table.width, len(table.blocks)) == (1, 2, 3)
    assert table.column_headers(doc.text)[1] == "Chức vụ"
    assert table.row_header(doc.text, 2) == "Lò Văn B"


def test_a_table_cut_by_a_page_is_one_table() -> None:
    doc = document("| Đơn vị | Số |", "| Thôn A | 12 |", "", "7", "", "| Thôn B | 15 |")
    assert [len(table.blocks) for table in doc.tables] == [3]
    assert figures(doc)[-1] == ("Thôn B", "Số", "15")


def test_the_cell_at_an_offset() -> None:
    doc = document(*PIPES)
    (table,) = doc.tables
    at = doc.text.index("12 |")
    cell = table.cell_at(at)
    assert cell is not None
    assert (cell.row, cell.column, doc.text[slice(*cell.at)]) == (1, 1, "12")
    assert doc.span(*cell.at).text == "12"
    assert table.cell_at(at + 2) is None
    assert table.cell_at(0) is None
    assert doc.blocks[table.blocks[1]].table == 0


# Lines with wide gaps or tabs that are no rows of a table.
PROSE = [
    # Justified by a converter.
    "Đảng bộ có bốn chi bộ thôn và hai chi bộ    trường học, trong đó có một chi bộ quân sự.",
    "Đảng bộ có bốn chi bộ thôn và hai chi bộ\ttrường học, trong đó có một chi bộ quân sự.",
    # A tab behind a bullet or a label.
    "-\tChi bộ đã họp đều vào ngày mùng ba.",
    "a)\tChi bộ đã họp đều vào ngày mùng ba.",
]


@pytest.mark.parametrize("line", PROSE)
def test_no_table(line: str) -> None:
    doc = document(line)
    assert doc.tables == ()
    assert " ".join(line.split()) in [doc.text[b.start : b.end] for b in doc.blocks]


def test_the_head_of_a_table_said_again_on_the_next_page_is_no_row() -> None:
    page = "TT | Đơn vị | Số đảng viên\n{0} | Chi bộ {0} | 2{0}\n\f"
    (table,) = clean("".join(map(page.format, (1, 2, 3)))).tables
    assert (table.header, len(table.blocks)) == (1, 4)


@pytest.mark.parametrize(
    "head",
    [
        "ĐẢNG ỦY XÃ AN HÒA                    Báo cáo quý III năm 2022",
        "ĐẢNG ỦY XÃ AN HÒA                    Trang {}",
        "{} | Báo cáo quý III năm 2022",
        "ĐẢNG ỦY XÃ AN HÒA\tQuý III\t{}",
    ],
)
def test_a_running_head_in_columns_is_no_table(head: str) -> None:
    pages = [f"{head.format(n)}\nĐảng bộ mở {n} lớp với rất nhiều học viên và nhận" for n in (1, 2)]
    source = "\n\f".join([*pages, f"{head.format(3)}\nthức rõ hơn."])
    doc = clean(source)
    assert doc.tables == ()
    assert doc.text.endswith("học viên và nhận thức rõ hơn.\n")
