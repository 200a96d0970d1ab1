"""Citations as (sentence, what is cited in it); one comment per row on what it guards."""

import datetime as dt

import pytest
from speaking import cited, dated, report_with

from extractors.citations import extract as citations
from pipeline.analysis import analyze_text, clean

# What is written, its type and its id.
FULL = [
    # Party: number, dash, type, slash, issuer; with and without "số".
    ("Chỉ thị số 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Chỉ thị 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    # A type code with a small letter, an issuer of several letters, two issuers, one with Đ.
    ("Quy định 11-QĐi/TW", "Quy định", "11-QĐi/TW"),
    ("Hướng dẫn số 12-HD/BTCTW", "Hướng dẫn", "12-HD/BTCTW"),
    ("Hướng dẫn số 06-HD/BTCTW-BTGTW", "Hướng dẫn", "06-HD/BTCTW-BTGTW"),
    ("Công văn số 421-CV/ĐUK", "Công văn", "421-CV/ĐUK"),
    # State: the year between number and type; Đ is a letter ([A-Z] cuts this to 30/2020/N).
    ("Nghị định số 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP"),
    ("Thông tư số 09/2023/TT-BNV", "Thông tư", "09/2023/TT-BNV"),
    (
        "Thông tư liên tịch số 14/2008/TTLT/BTC-BTNMT",
        "Thông tư liên tịch",
        "14/2008/TTLT/BTC-BTNMT",
    ),
    # State without a year; the Prime Minister's code keeps its small letter.
    ("Quyết định số 123/QĐ-UBND", "Quyết định", "123/QĐ-UBND"),
    ("Nghị quyết số 59/NQ-HĐND", "Nghị quyết", "59/NQ-HĐND"),
    ("Quyết định số 571/QĐ-TTg", "Quyết định", "571/QĐ-TTg"),
    # The National Assembly: an issuer with a number, no type code.
    ("Nghị quyết số 1211/2016/UBTVQH13", "Nghị quyết", "1211/2016/UBTVQH13"),
    # The name of the law between type and number; the number apart, behind the issuer.
    ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "Luật", "72/2025/QH15"),
    ("Quy định của Ban Bí thư (số 196-QĐ/TW", "Quy định", "196-QĐ/TW"),
    # Letters without a type code.
    ("Công văn số 4612/BGDĐT-GDTrH", "Công văn", "4612/BGDĐT-GDTrH"),
    ("Công văn số 421/UBND", "Công văn", "421/UBND"),
    ("Công văn 285/CCTTHC", "Công văn", "285/CCTTHC"),
    # What the document does stands between its type and its number.
    ("Báo cáo thẩm định số 18/BCTĐ-STP", "Báo cáo", "18/BCTĐ-STP"),
    ("Quyết định phê duyệt số 123/QĐ-UBND", "Quyết định", "123/QĐ-UBND"),
    # Spaces around the dash and after it; the dash left out.
    ("Quyết định số 1193 - QĐ/TU", "Quyết định", "1193-QĐ/TU"),
    ("Kế hoạch số 75/KH- UBND", "Kế hoạch", "75/KH-UBND"),
    ("Nghị quyết số 79 NQ/TW", "Nghị quyết", "79-NQ/TW"),
    ("Công văn số 858CV/ĐUK", "Công văn", "858-CV/ĐUK"),
    # A Party id typed the state way is turned round.
    ("Chỉ thị số 34/CT-TW", "Chỉ thị", "34-CT/TW"),
    ("Nghị quyết số 01/NQ-ĐUK", "Nghị quyết", "01-NQ/ĐUK"),
    # … and a state id typed the Party's way.
    ("Quyết định số 1513-QĐ/TTg", "Quyết định", "1513/QĐ-TTg"),
    ("Kế hoạch số 45-KH/UBND", "Kế hoạch", "45/KH-UBND"),
    # ALL CAPS; CTr restored from capitals, a small letter, a D without its bar, U+00D0.
    ("CHỈ THỊ SỐ 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Chương trình hành động số 06-CTR/TU", "Chương trình hành động", "06-CTr/TU"),
    ("Quyết định số 87-Qđ/ĐU", "Quyết định", "87-QĐ/ĐU"),
    ("Quyết định số 87-QD/ĐU", "Quyết định", "87-QĐ/ĐU"),
    ("Quyết định số 87-QÐ/ÐU", "Quyết định", "87-QĐ/ĐU"),
    # "Trung ương" with a dot, with Ư, in one with its body.
    ("Chỉ thị 03-CT/T.Ư", "Chỉ thị", "03-CT/TW"),
    ("Chỉ thị số 05-CT/TƯ", "Chỉ thị", "05-CT/TW"),
    ("Kết luận 01-KL/T.W", "Kết luận", "01-KL/TW"),
    ("Hướng dẫn số 12-HD/BTCTƯ", "Hướng dẫn", "12-HD/BTCTW"),
    # A number with a letter, a document of two bodies.
    ("Nghị quyết số 7b/NQ-TLĐ", "Nghị quyết", "7b/NQ-TLĐ"),
    ("Hướng dẫn liên tịch số 05/HDLT-MTTQ-ND", "Hướng dẫn liên tịch", "05/HDLT-MTTQ-ND"),
    # A scanner's l for 1 and O for 0.
    ("Kết luận số 2l-KL/TW", "Kết luận", "21-KL/TW"),
    ("Chỉ thị số O5-CT/TW", "Chỉ thị", "05-CT/TW"),
    # A Party number below ten gets its nought, a state number stays as printed.
    ("Kết luận số 1-KL/TW", "Kết luận", "01-KL/TW"),
    ("Kế hoạch số 7/KH-UBND", "Kế hoạch", "7/KH-UBND"),
    # Type and symbol that disagree are kept as written.
    ("Hướng dẫn số 196-QĐ/TW", "Hướng dẫn", "196-QĐ/TW"),
]


@pytest.mark.parametrize(("written", "type_", "id_"), FULL)
def test_a_full_citation(written: str, type_: str, id_: str) -> None:
    report = analyze_text(f"Cấp ủy làm theo {written}, chi bộ họp đều.")
    found = [(c.span.text, c.type, c.form, c.id) for c in report.citations]
    assert found == [(written, type_, "full", id_)]


@pytest.mark.parametrize("dash", ["-", "‐", "‑", "–", "—", "−", " - ", " – ", "\u00ad-"])
def test_a_dash_of_every_kind(dash: str) -> None:
    assert dated(analyze_text(f"Học tập Chỉ thị số 05{dash}CT/TW.")) == [("05-CT/TW", None)]


# Broken by a line, a page, a page number, a running head between two pages.
BREAKS = ["05-\nCT/TW", "05-CT/\nTW", "\n05-CT/TW", "05-\fCT/TW", "\n\n12\n\n05-CT/TW"]


@pytest.mark.parametrize("symbol", BREAKS)
def test_a_symbol_broken_by_a_line_or_a_page(symbol: str) -> None:
    text = report_with("I- KẾT QUẢ", f"Cấp ủy đã học tập Chỉ thị số {symbol} ngày 15/5/2016.")
    report = analyze_text(text)
    assert dated(report) == [("05-CT/TW", "2016-05-15")]


# (sentence, quotations and ids in reading order)
LISTS = [
    # Each with its symbol, the type word once.
    (
        "Học tập các Nghị quyết số 18-NQ/TW, 19-NQ/TW.",
        [("Nghị quyết số 18-NQ/TW", "18-NQ/TW"), ("19-NQ/TW", "19-NQ/TW")],
    ),
    (
        "Học tập Nghị quyết số 11-NQ/ĐUK và số 01-NQ/ĐUK.",
        [("Nghị quyết số 11-NQ/ĐUK", "11-NQ/ĐUK"), ("01-NQ/ĐUK", "01-NQ/ĐUK")],
    ),
    # One code for all numbers.
    (
        "Học tập các Nghị quyết số 18, 19-NQ/TW.",
        [("Nghị quyết số 18", "18-NQ/TW"), ("19-NQ/TW", "19-NQ/TW")],
    ),
    # Bare numbers: each is a mention of its own.
    (
        "Học tập Nghị quyết 57, 59, 66, 68 của Bộ Chính trị.",
        [
            ("Nghị quyết 57", "57-NQ/TW"),
            ("59", "59-NQ/TW"),
            ("66", "66-NQ/TW"),
            ("68", "68-NQ/TW"),
        ],
    ),
    # The second document stands in the title of the first.
    (
        "Theo Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW.",
        [("Kết luận số 01-KL/TW", "01-KL/TW"), ("Chỉ thị số 05-CT/TW", "05-CT/TW")],
    ),
    # A replaced document and its successor.
    (
        "Theo Hướng dẫn số 09-HD/BTCTW (nay là Hướng dẫn số 12-HD/BTCTW).",
        [("Hướng dẫn số 09-HD/BTCTW", "09-HD/BTCTW"), ("Hướng dẫn số 12-HD/BTCTW", "12-HD/BTCTW")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), LISTS)
def test_lists(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert cited(analyze_text(sentence)) == expected


# (what is written, ids): all ids of one mention share its span.
PLENUMS = [
    ("Nghị quyết Trung ương 4 khóa XII", ["NQTW4-XII"]),
    ("Nghị quyết Trung ương 4 (khoá XII)", ["NQTW4-XII"]),
    ("Nghị quyết Trung ương bốn khóa XI", ["NQTW4-XI"]),
    ("Nghị quyết TW 4 (khóa XII)", ["NQTW4-XII"]),
    ("Nghị quyết BCH Trung ương lần thứ 4 khóa XII", ["NQTW4-XII"]),
    ("Nghị quyết Hội nghị Trung ương 8 (khóa XIII)", ["NQTW8-XIII"]),
    ("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII", ["NQTW4-XII"]),
    ("NQTW4 khóa XII", ["NQTW4-XII"]),
    ("NQTW4 (khóa XII)", ["NQTW4-XII"]),
    # An Arabic term, and the l of a scanner.
    ("Nghị quyết Trung ương 4 khóa 13", ["NQTW4-XIII"]),
    ("Nghị quyết Trung ương 4 khóa Xll", ["NQTW4-XII"]),
    # Several ids on one span: a table keyed by span alone would lose one.
    ("Nghị quyết Trung ương 4 khóa XI, XII", ["NQTW4-XI", "NQTW4-XII"]),
    ("Nghị quyết Trung ương 4 (khóa XI, XII)", ["NQTW4-XI", "NQTW4-XII"]),
    (
        "Kết luận Trung ương 4 các khóa XI, XII, XIII",
        ["KLTW4-XI", "KLTW4-XII", "KLTW4-XIII"],
    ),
]


@pytest.mark.parametrize(("written", "ids"), PLENUMS)
def test_plenums(written: str, ids: list[str]) -> None:
    report = analyze_text(f"Cấp ủy đã học tập {written}.")
    assert [(c.span.text, c.form, c.id) for c in report.citations] == [
        (written, "named", id_) for id_ in ids
    ]


# (sentence, (quotation, id) of the last mention)
SHORT = [
    # The term before the body, and the body in letters.
    (
        "Căn cứ Nghị quyết số 29, khóa XI của BCH TW Đảng về giáo dục.",
        ("Nghị quyết số 29", "29-NQ/TW"),
    ),
    # The one document of that type and number in this report.
    ("Học tập Chỉ thị số 03-CT/HU. Theo Chỉ thị 03 đã nêu.", ("Chỉ thị 03", "03-CT/HU")),
    ("Học tập Kế hoạch số 13-KH/ĐU. Theo Kế hoạch 13 đã nêu.", ("Kế hoạch 13", "13-KH/ĐU")),
    ("Học tập Nghị quyết số 21-NQ/TW. Theo NQ 21 đã nêu.", ("NQ 21", "21-NQ/TW")),
    # Known to everybody by its bare number.
    ("Đẩy mạnh học tập theo Chỉ thị 05 của Bộ Chính trị.", ("Chỉ thị 05", "05-CT/TW")),
    (
        "Công tác văn thư theo Nghị định 30/2020 đã có nền nếp.",
        ("Nghị định 30/2020", "30/2020/NĐ-CP"),
    ),
    # A date after the number, not days.
    ("Thực hiện Chỉ thị 05 ngày 15/5/2016 của Bộ Chính trị.", ("Chỉ thị 05", "05-CT/TW")),
    # Two documents of that number in this report: left open.
    (
        "Học tập Chỉ thị số 03-CT/HU và Chỉ thị số 03-CT/TU. Theo Chỉ thị 03 đã nêu.",
        ("Chỉ thị 03", None),
    ),
    # … unless the issuer says which.
    (
        "Theo Chỉ thị số 05-CT/HU và Chỉ thị số 05-CT/TW. Theo Chỉ thị 05 của Bộ Chính trị đã nêu.",
        ("Chỉ thị 05", "05-CT/TW"),
    ),
    # Never across types: "Hướng dẫn 05" is not 05-CT/TW.
    ("Học tập Chỉ thị số 05-CT/TW. Theo Hướng dẫn 05 của Huyện ủy.", ("Hướng dẫn 05", None)),
    ("Học tập Nghị quyết số 35-NQ/TW. Theo Chỉ thị 35 đã nêu.", ("Chỉ thị 35", None)),
    # Never against the issuer: 05-HD/VPTW is not of the organisation board.
    ("Làm theo Hướng dẫn 05 của Ban Tổ chức Trung ương.", ("Hướng dẫn 05", None)),
    # A plenum named once with its term; its term alone is missing later.
    ("Học tập NQTW4 khóa XII. Tiếp tục thực hiện NQTW4 đã nêu.", ("NQTW4", "NQTW4-XII")),
    ("Tiếp tục thực hiện Nghị quyết Trung ương 4.", ("Nghị quyết Trung ương 4", None)),
]


@pytest.mark.parametrize(("sentence", "last"), SHORT)
def test_short_forms_are_linked_or_left_open(sentence: str, last: tuple[str, str | None]) -> None:
    assert cited(analyze_text(sentence))[-1] == last


def test_a_short_form_means_nothing_that_was_issued_after_the_report() -> None:
    doc = clean("Học tập Nghị quyết 57 của Bộ Chính trị.")
    assert [c.id for c in citations.extract(doc, dt.date(2023, 6, 1))] == [None]
    assert [c.id for c in citations.extract(doc, dt.date(2025, 6, 1))] == ["57-NQ/TW"]


# How a date may stand beside the number: (written, day).
DATES = [
    ("ngày 15/5/2016", "2016-05-15"),
    ("ngày 15/05/2016", "2016-05-15"),
    (", ngày 15-5-2016", "2016-05-15"),
    (", ngày 15.5.2016", "2016-05-15"),
    ("ngày 15 tháng 5 năm 2016", "2016-05-15"),
    ("ngày 06 tháng 7 năm 2018 của Ban Bí thư", "2018-07-06"),
    ("(ngày 15/5/2016)", "2016-05-15"),
    (", 15/5/2016", "2016-05-15"),
    ("của Bộ Chính trị, ngày 15/5/2016", "2016-05-15"),
    ("ngày 15/\n5/2016", "2016-05-15"),
    # Day first always; a day that cannot be is no date.
    ("ngày 04/03/2016", "2016-03-04"),
    ("ngày 31/02/2016", None),
    # A scanner's l and O.
    ("ngày l5/O5/2016", "2016-05-15"),
    # Not a date of the document.
    ("trong năm 2016", None),
    ("đạt 15/5 tiêu chí", None),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_dates(written: str, day: str | None) -> None:
    joint = "" if written.startswith(",") else " "
    report = analyze_text(f"Học tập Chỉ thị số 05-CT/TW{joint}{written}.")
    assert dated(report) == [("05-CT/TW", day)]


# (what follows the symbol, issuer as written)
ISSUERS = [
    (" ngày 15/5/2016 của Bộ Chính trị về học tập", "Bộ Chính trị"),
    (" của Bộ Chính trị, ngày 15/5/2016", "Bộ Chính trị"),
    (", ngày 15/5/2016, của Ban Bí thư khóa X về học tập", "Ban Bí thư khóa X"),
    (" của Ban Chấp hành Trung ương Đảng (khóa XII)", "Ban Chấp hành Trung ương Đảng (khóa XII)"),
    (" của Huyện ủy Tân Khánh", "Huyện ủy Tân Khánh"),
    # The name goes over "và" where it is one body's.
    (" của Bộ Giáo dục và Đào tạo về thi", "Bộ Giáo dục và Đào tạo"),
    # Nobody is named.
    (" ngày 15/5/2016 đã được học tập", None),
    (" của năm 2016", None),
]


@pytest.mark.parametrize(("tail", "issuer"), ISSUERS)
def test_issuers(tail: str, issuer: str | None) -> None:
    (citation,) = analyze_text(f"Theo Chỉ thị số 05-CT/TW{tail}.").citations
    assert citation.issuer == issuer


def test_date_and_issuer_after_a_list_are_of_all_its_members() -> None:
    report = analyze_text("Các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 của Trung ương.")
    assert [(c.id, str(c.date), c.issuer) for c in report.citations] == [
        ("18-NQ/TW", "2017-10-25", "Trung ương"),
        ("19-NQ/TW", "2017-10-25", "Trung ương"),
    ]


def test_an_issuer_is_not_passed_on_to_another_body() -> None:
    report = analyze_text("Học Hướng dẫn số 16-HD/BTCTW và Kết luận số 21-KL/TW của Bộ Chính trị.")
    assert [c.issuer for c in report.citations] == [None, "Bộ Chính trị"]


def test_the_near_date_belongs_to_the_near_number() -> None:
    sentence = (
        "Kế hoạch số 17-KH/TU, ngày 05/12/2025 thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024."
    )
    assert dated(analyze_text(sentence)) == [("17-KH/TU", "2025-12-05"), ("38-CT/TW", "2024-07-30")]


def test_what_the_report_carries_out_is_its_basis() -> None:
    opening = "Thực hiện Công văn số 37-CV/ĐU của Đảng ủy, chi bộ báo cáo như sau:"
    report = analyze_text(report_with(opening, "I- KẾT QUẢ", "Thực hiện tốt Chỉ thị 05-CT/TW."))
    assert [(c.id, c.basis) for c in report.citations] == [
        ("37-CV/ĐU", True),
        ("05-CT/TW", False),
    ]


# Sentences that cite nothing.
NOTHING = [
    # The document's own number, where no letterhead stands around it.
    "Liên đội trường\nSố: 01-CT/HĐĐ\nKết quả công tác Đội.",
    "hồ sơ số 45/HS, mẫu số 02/HSĐV, nhà số 12/ABC, lớp 10/A và kế hoạch tổng thể số 05.",
    "Đã kết luận 141 đảng viên có khuyết điểm.",
    "Kết luận 141 đảng viên vi phạm.",
    "Các hộ hưởng lợi từ Chương trình 135 của Chính phủ.",
    "Có 165/174 đồng chí dự học, đạt 94,8%.",
    "Theo Quy định số …-QĐ/TW của Bộ Chính trị.",
    "Theo Quy định số ...-QĐ/TW của Bộ Chính trị.",
    "Kê khai theo Mẫu 3-KNĐ, 12A-KNĐ; Điều 30 Điều lệ Đảng.",
    "1- Về tư tưởng chính trị, đảng viên yên tâm công tác.",
    "Thực hiện các nghị quyết của Đảng và Nghị quyết này.",
    "Đã ban hành 12 nghị quyết, 03 chỉ thị, 05 quyết định.",
    "Liên hệ 0912.345.678, số nhà 12/8, lớp 12A1, ngày 19/5.",
    # A weak type with a bare number names no document that anybody knows.
    "Theo Kế hoạch 13 của Đảng ủy và Quyết định 45 của huyện.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_citation(sentence: str) -> None:
    assert cited(analyze_text(sentence)) == []


def test_the_number_of_the_report_is_no_citation() -> None:
    text = "ĐẢNG ỦY XÃ THANH LÂM\n*\nSố 45-BC/ĐU\n\n" + report_with("I- KẾT QUẢ", "Tốt.")
    report = analyze_text(text)
    assert (report.document.number, cited(report)) == ("45-BC/ĐU", [])


# A congress's resolution has no number: it is noted and never identified.
@pytest.mark.parametrize(
    "written",
    [
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII",
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XXIV, nhiệm kỳ 2020-2025",
        "Nghị quyết đại hội đảng các cấp",
    ],
)
def test_congress_resolutions(written: str) -> None:
    report = analyze_text(f"Tiếp tục đưa {written} vào cuộc sống.")
    assert [(c.span.text, c.form, c.id) for c in report.citations] == [(written, "congress", None)]
