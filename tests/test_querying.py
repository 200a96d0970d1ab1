"""Questions to a store of four made-up reports, on SQLite and on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
import spoken_analysis
from sqlalchemy import Connection, make_url

from pipeline.comparing import compare
from pipeline.exporting import Listing
from pipeline.ingesting import ingest
from pipeline.querying import citing, facts, findings, searching, status
from pipeline.querying.directives import choose_directive
from pipeline.querying.filters import Filters, QueryError
from pipeline.querying.reporting import Mark, marked_report
from pipeline.storing.store import open_store

REPORTS = {
    "an hoà.txt": """Đơn vị: Đảng ủy xã An Hoà
Cấp trên: Đảng bộ huyện Ví Dụ
Tên: kết quả thực hiện Chỉ thị
Số: 12-BC/ĐU
Ngày: 2023-05-30
Thực hiện: 21-CV/HU

I. TÌNH HÌNH
Đã học tập Chỉ thị số 05-CT/TW của Bộ Chính trị. Có 198 đảng viên (138 + 39 + 5 + 15).

II. KẾT QUẢ
1. Học tập
- Tiếp tục thực hiện Chỉ thị 05-CT/TW; Hướng dẫn số 01-HD/HU, ngày 2023-01-02 và Chỉ thị 05.
2. Hạn chế
- chưa duy trì nền nếp sinh hoạt ở một số nơi.
- do cấp uỷ thiếu kiểm tra.
""",
    "binh-minh.txt": """Đơn vị: Đảng ủy xã Bình Minh
Cấp trên: Đảng bộ huyện Ví Dụ
Tên: kết quả thực hiện Chỉ thị
Ngày: 2023-06-20
Thực hiện: 21-CV/HU

I. TÌNH HÌNH
Quán triệt Nghị quyết Trung ương 4 khóa XII và Hướng dẫn số 01-HD/HU, ngày 2023-01-02.
Có 60 đảng viên chính thức, 11 đảng viên (5 + 6), 12 đảng viên (5 + 6).
""",
    "cao-phong.txt": """Đơn vị: Chi bộ thôn Cao Phong
Tên: sơ kết
Ngày: 2024-01-15

I. TÌNH HÌNH
Có 72 đảng viên chính thức. Thực hiện Hướng dẫn số 01-HD/HU, ngày 2024-01-02. Đang vận động.
- chưa làm tốt.
""",
    "khong-ten.txt": "Một bài viết nhắc Chỉ thị 05-CT/TU, có ký hiệu 100% và a_b.\n",
}
ROSTER = """đơn vị;cấp trên;tệp;hạn
Đảng ủy xã An Hòa;Đảng bộ huyện Ví Dụ;;15/06/2023
Đảng ủy xã Bình Minh;Đảng bộ huyện Ví Dụ;;15/06/2023
Đảng ủy xã Dân Chủ;Đảng bộ huyện Ví Dụ;;15/06/2023
Đảng ủy xã Hồng Thái;Đảng bộ huyện Ví Dụ;hong-thai*;15/06/2023
"""
AN_HOA, BINH_MINH, CAO_PHONG = "Đảng ủy xã An Hòa", "Đảng ủy xã Bình Minh", "Chi bộ thôn Cao Phong"

Ask = Callable[..., Any]
ON_SQLITE = pytest.mark.parametrize("ask", ["sqlite"], indirect=True)
"""For what does not depend on the database."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports, one of them unreadable."""
    folder = tmp_path_factory.mktemp("báo cáo")
    round_ = folder / "đợt 1"
    round_.mkdir()
    for name, text in REPORTS.items():
        target = (round_ if "21-CV/HU" in text else folder) / name
        target.write_text(text, encoding="utf-8")
        os.utime(target, (1_700_000_000, 1_700_000_000))
    (round_ / "hong-thai.txt").write_bytes(b"%PDF-1.7")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ask(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    """`ask(query, *arguments)` on the store that holds the reports."""
    url = f"sqlite:///{tmp_path_factory.mktemp('kho') / 'baocao.db'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE baocao_questions TEMPLATE template1")
        url = make_url(server).set(database="baocao_questions").render_as_string(False)
    analyze = spoken_analysis.analyze
    ingest(
        [folder / "đợt 1"],
        url,
        round_name="21-CV/HU",
        units_csv=folder / "roster.csv",
        jobs=0,
        analyze=analyze,
    )
    ingest([folder / "cao-phong.txt", folder / "khong-ten.txt"], url, jobs=0, analyze=analyze)
    store = open_store(url, create=False)

    def answer(query: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        with store.read() as connection:
            return query(connection, *arguments, **options)

    yield answer
    store.close()


def rows(listing: Listing, *keys: str) -> list[tuple[Any, ...]]:
    """Some columns of a listing."""
    return [tuple(record[key] for key in keys) for record in listing.records()]


def cites(connection: Connection, words: str, **filters: Any) -> Listing:
    return citing.citing(connection, choose_directive(connection, words), Filters(**filters))


def missing(connection: Connection, words: str, **filters: Any) -> Listing:
    return citing.missing(connection, choose_directive(connection, words), Filters(**filters))


def test_citations(ask: Ask) -> None:
    assert rows(ask(cites, "05-CT/TW"), "unit", "mentions", "section", "sentence", "document") == [
        (
            AN_HOA,
            2,
            "I. TÌNH HÌNH",
            "Đã học tập Chỉ thị số 05-CT/TW của Bộ Chính trị.",
            "05-CT/TW@2016-05-15",
        )
    ]
    # Two documents of one symbol stay two.
    assert rows(ask(cites, "Hướng dẫn 01-HD/HU"), "unit", "mentions", "document") == [
        (CAO_PHONG, 1, "01-HD/HU@2024-01-02"),
        (AN_HOA, 1, "01-HD/HU@2023-01-02"),
        (BINH_MINH, 1, "01-HD/HU@2023-01-02"),
    ]
    assert rows(ask(citing.directives), "document", "units", "reports", "mentions") == [
        ("Hướng dẫn 01-HD/HU", 2, 2, 2),
        ("Chỉ thị 05-CT/TW", 1, 1, 2),
        ("Chỉ thị 05", 1, 1, 1),
        ("Chỉ thị 05-CT/TU", 1, 1, 1),
        ("Hướng dẫn 01-HD/HU", 1, 1, 1),
        ("Nghị quyết Trung ương 4 khóa XII", 1, 1, 1),
    ]
    own = ask(citing.directives, Filters(unit="binh minh"))
    assert rows(own, "id", "key") == [
        ("01-HD/HU", "01-HD/HU@2023-01-02"),
        ("NQTW4-XII", "04-NQ/TW@2016-10-30"),
    ]


MEANT = [
    # (what people type, symbol that is meant)
    ("05-CT/TW", "05-CT/TW"),
    ("5-ct/tw", "05-CT/TW"),
    ("05 ct tw", "05-CT/TW"),
    ("05–CT⁄TW", "05-CT/TW"),
    ("chi thi so 05-CT/TW", "05-CT/TW"),
    ("CHỈ THỊ SỐ 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị", "05-CT/TW"),
    ("Chỉ thị 05", "05-CT/TW"),
    ("chi thi 05", "05-CT/TW"),
    ("05-CT/TƯ", "05-CT/TW"),
    ("05-CT/TU", "05-CT/TU"),
    ("05-CT/TW@2016-05-15", "05-CT/TW"),
    ("Nghị quyết Trung ương 4 khoá XII", "04-NQ/TW"),
    ("nqtw4-xii", "04-NQ/TW"),
    ("04-NQ/TW", "04-NQ/TW"),
]


@ON_SQLITE
def test_a_directive_is_found_by_any_of_its_names(ask: Ask) -> None:
    assert [
        (words, ask(choose_directive, words).documents[0].symbol) for words, _ in MEANT
    ] == MEANT


@ON_SQLITE
@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("06-CT/TU", "Không biết văn bản “06-CT/TU”. Gần giống: "),
        ("Hướng dẫn 05-CT/TW", "Không biết văn bản “Hướng dẫn 05-CT/TW”. Gần giống: "),
        ("%", "Không biết văn bản “%”."),
        ("", "Không biết văn bản “”."),
    ],
)
def test_an_unknown_directive_names_its_neighbours(ask: Ask, words: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(choose_directive, words)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_tells_silent_units_from_absent_ones(ask: Ask) -> None:
    assert rows(ask(missing, "05-CT/TW"), "unit", "state", "reports", "round") == [
        (CAO_PHONG, "not_mentioned", ("cao-phong.txt",), None),
        (BINH_MINH, "not_mentioned", ("binh-minh.txt",), "21-CV/HU"),
        (None, "not_mentioned", ("khong-ten.txt",), None),
        ("Đảng ủy xã Dân Chủ", "not_yet", (), "21-CV/HU"),
        ("Đảng ủy xã Hồng Thái", "unreadable", (), "21-CV/HU"),
    ]
    assert rows(ask(missing, "05-CT/TW", round="21-CV"), "unit") == [
        (BINH_MINH,),
        ("Đảng ủy xã Dân Chủ",),
        ("Đảng ủy xã Hồng Thái",),
    ]


FILTERED = [
    (Filters(), [CAO_PHONG, AN_HOA, BINH_MINH]),
    (Filters(unit="an hoa"), [AN_HOA]),
    (Filters(unit="Đảng ủy xã An Hoà"), [AN_HOA]),
    (Filters(unit="huyện Ví Dụ"), [AN_HOA, BINH_MINH]),
    (Filters(report="12-BC/ĐU"), [AN_HOA]),
    (Filters(report="BINH-MINH"), [BINH_MINH]),
    (Filters(round="21-cv/hu"), [AN_HOA, BINH_MINH]),
    (Filters(since=date(2023, 6, 20)), [CAO_PHONG, BINH_MINH]),
    (Filters(until=date(2023, 6, 20)), [AN_HOA, BINH_MINH]),
    (Filters(since=date(2023, 6, 1), until=date(2023, 6, 30)), [BINH_MINH]),
    (Filters(section="II"), []),
    (Filters(section="I"), [CAO_PHONG, AN_HOA, BINH_MINH]),
    (Filters(section="tinh hinh", unit="An Hòa"), [AN_HOA]),
]


@pytest.mark.parametrize(("filters", "units"), FILTERED)
def test_filters(ask: Ask, filters: Filters, units: list[str]) -> None:
    found = dict.fromkeys(row[0] for row in rows(ask(facts.figures, filters), "unit"))
    assert list(found) == units


@ON_SQLITE
def test_sections_by_label_path_and_title(ask: Ask) -> None:
    def found(section: str) -> list[str]:
        return [row[0] for row in rows(ask(facts.citations, Filters(section=section)), "quote")]

    inner = ["Chỉ thị 05-CT/TW", "Hướng dẫn số 01-HD/HU", "Chỉ thị 05"]
    for section in ("II", "II.", "ii", "II.1", "II > 1", "1", "học tập", "HOC TAP"):
        assert found(section) == inner, section
    assert found("II.2") == []
    with pytest.raises(QueryError, match="Không có mục nào khớp “XX”"):
        found("XX")


@ON_SQLITE
@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(unit="xã"), f"nhiều đơn vị: {AN_HOA}; {BINH_MINH}; "),
        (Filters(unit="An Hòe"), f"Không có đơn vị nào khớp “An Hòe”. Gần giống: {AN_HOA}"),
        (Filters(unit=""), "Không có đơn vị nào khớp “”."),
        (Filters(report=".txt"), "nhiều báo cáo: "),
        (Filters(round="đợt 9"), "Không có đợt báo cáo nào khớp “đợt 9”."),
    ],
)
def test_a_name_that_fits_several_or_none_is_refused(
    ask: Ask, filters: Filters, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(facts.figures, filters)
    assert message in str(caught.value)


def test_findings_and_how_much_was_checked(ask: Ask) -> None:
    found = ask(findings.findings)
    assert rows(found, "unit", "severity", "message", "figures", "stated", "expected") == [
        (
            AN_HOA,
            "error",
            "Cộng các phần được 197 nhưng báo cáo ghi 198 (138 + 39 + 5 + 15 = 197 ≠ 198).",
            ("198", "138 + 39 + 5 + 15"),
            198,
            197,
        ),
        (
            BINH_MINH,
            "rounding",
            "Chỉ lệch do làm tròn: cộng các phần được 11 nhưng báo cáo ghi 12 (5 + 6 = 11 ≠ 12).",
            ("12", "5 + 6"),
            12,
            11,
        ),
    ]
    assert rows(ask(findings.checked), "unit", "checked", "passed", "error") == [
        (CAO_PHONG, 0, 0, 0),
        (AN_HOA, 1, 0, 1),
        (BINH_MINH, 2, 1, 0),
        (None, 0, 0, 0),
    ]
    every = ask(findings.findings, severities=findings.WORST_FIRST)
    assert [row[0] for row in rows(every, "severity")] == ["error", "rounding", "ok"]


def test_status_and_units(ask: Ask) -> None:
    assert rows(ask(status.submissions), "round", "unit", "state", "reports") == [
        ("21-CV/HU", AN_HOA, "reported", 1),
        ("21-CV/HU", BINH_MINH, "late", 1),
        ("21-CV/HU", "Đảng ủy xã Dân Chủ", "not_yet", 0),
        ("21-CV/HU", "Đảng ủy xã Hồng Thái", "unreadable", 0),
        (None, CAO_PHONG, "reported", 1),
        (None, None, "reported", 1),
    ]
    assert sorted(rows(ask(status.files), "name", "state", "error_kind")) == [
        ("an hoà.txt", "done", None),
        ("binh-minh.txt", "done", None),
        ("cao-phong.txt", "done", None),
        ("hong-thai.txt", "failed", "unsupported"),
        ("khong-ten.txt", "done", None),
    ]
    assert rows(ask(status.units), "unit", "parent", "reports", "latest") == [
        (CAO_PHONG, None, 1, date(2024, 1, 15)),
        ("Đảng bộ huyện Ví Dụ", None, 0, None),
        (AN_HOA, "Đảng bộ huyện Ví Dụ", 1, date(2023, 5, 30)),
        (BINH_MINH, "Đảng bộ huyện Ví Dụ", 1, date(2023, 6, 20)),
        ("Đảng ủy xã Dân Chủ", "Đảng bộ huyện Ví Dụ", 0, None),
        ("Đảng ủy xã Hồng Thái", "Đảng bộ huyện Ví Dụ", 0, None),
    ]


def test_comparisons(ask: Ask) -> None:
    figures = ask(compare, "figures")
    assert rows(figures, "indicator", "counted", "units", CAO_PHONG, AN_HOA, BINH_MINH) == [
        ("dang_vien.total", "dang_vien.total", 2, 72, None, 60),
        (None, "đảng viên", 2, None, 198, ("11", "12")),
    ]
    limits = ask(compare, "limitations")
    assert rows(limits, "role", "topic", CAO_PHONG, AN_HOA, BINH_MINH) == [
        ("limitation", "sinh_hoat", None, 1, None),
        ("limitation", "(chưa phân loại)", 1, None, None),
        ("cause", "(chưa phân loại)", None, 1, None),
    ]
    quoted = ask(compare, "limitations", quotes=True)
    assert quoted.records()[1][CAO_PHONG] == "• chưa làm tốt."
    assert rows(ask(compare, "citations", Filters(unit="an hoa")), "document", AN_HOA) == [
        ("Chỉ thị 05-CT/TW (15/05/2016)", 2),
        ("Chỉ thị 05", 1),
        ("Hướng dẫn 01-HD/HU (02/01/2023)", 1),
    ]


def test_units_side_by_side(ask: Ask) -> None:
    several = Filters(unit=("binh minh", "an hoa", "Dân Chủ"))
    figures = ask(compare, "figures", several)
    # One that has not reported keeps its column.
    assert figures.keys == (
        *("indicator", "counted", "units"),
        *(AN_HOA, BINH_MINH, "Đảng ủy xã Dân Chủ"),
    )
    assert rows(ask(facts.citations, several), "unit")[0] == (AN_HOA,)
    with pytest.raises(QueryError, match="Không có đơn vị nào khớp “xyz”"):
        ask(compare, "figures", Filters(unit=("an hoa", "xyz")))


@ON_SQLITE
def test_a_type_of_documents_is_no_document(ask: Ask) -> None:
    for words in ("Nghị quyết", "chi thi", "NQ"):
        with pytest.raises(QueryError, match="chỉ là loại văn bản"):
            ask(choose_directive, words)


@ON_SQLITE
def test_a_search_that_is_too_long_is_refused(ask: Ask) -> None:
    for words in ("a" * 5000, "a b c d e f " * 3 + " ".join(map(str, range(60)))):
        with pytest.raises(QueryError, match="hãy rút ngắn"):
            ask(searching.search, words)


SEARCHES = [
    # (words, the words that are found)
    ("dang vien", ["đảng viên", "đảng viên", "đảng viên"]),
    ("đảng viên", ["đảng viên", "đảng viên", "đảng viên"]),
    ("đang", ["Đang"]),
    ("cấp ủy", ["cấp uỷ", "Cấp", "Cấp"]),
    ('"cap uy"', ["cấp uỷ"]),
    ('"tình hình"', ["TÌNH HÌNH", "TÌNH HÌNH", "TÌNH HÌNH"]),
    ('"hình tình"', []),
    ("viên đảng", ["viên", "viên", "viên"]),
    ("05-ct/tu", ["05-CT/TU"]),
    ("100%", ["100"]),
    ("a_b", ["a_b"]),
    ("vie", []),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_search(ask: Ask, words: str, found: list[str]) -> None:
    snippets = [row[0] for row in rows(ask(searching.search, words), "snippet")]
    assert [text.partition("[[")[2].partition("]]")[0] for text in snippets] == found


@ON_SQLITE
def test_search_for_nothing_is_refused(ask: Ask) -> None:
    for words in ("", "  ", '""', "?!"):
        with pytest.raises(QueryError, match="Chưa có từ nào để tìm"):
            ask(searching.search, words)


def test_a_report_with_its_marks(ask: Ask) -> None:
    report = ask(marked_report, "cao-phong")
    text = REPORTS["cao-phong.txt"]
    assert (report.unit, report.text, report.date) == (CAO_PHONG, text, date(2024, 1, 15))
    assert [(mark.kind, text[mark.start : mark.end]) for mark in report.marks] == [
        ("heading", "I. TÌNH HÌNH"),
        ("figure", "72 đảng viên chính thức"),
        ("citation", "Hướng dẫn số 01-HD/HU"),
        ("limitation", "chưa làm tốt."),
    ]
    marks = ask(marked_report, "an hoà").marks
    wrong = REPORTS["an hoà.txt"].index("198")
    finding = Mark(wrong, wrong + 3, "finding", "error: 138 + 39 + 5 + 15 = 197 ≠ 198")
    assert finding in marks
