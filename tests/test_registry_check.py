"""registry: what a report says of a document against what the registry knows, and when not."""

import pytest
from speaking import judged, report_with

from pipeline.analysis import analyze_text
from pipeline.messages import message

HEAD = "ĐẢNG ỦY XÃ AN HÒA\nCHI BỘ THÔN ĐÔNG\n\nAn Hòa, ngày 12 tháng 12 năm 2024\n\n"

# (sentence, findings as (rule, severity, challenged quotation))
STATED = [
    # A confirmed day, and another of the same term.
    ("Học Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", []),
    (
        "Học Chỉ thị số 05-CT/TW ngày 15/6/2016 của Bộ Chính trị.",
        [("registry_date", "error", "Chỉ thị số 05-CT/TW")],
    ),
    # Of another term it may be another document.
    ("Học Chỉ thị số 05-CT/TW ngày 15/6/2023.", []),
    # 10-CT/TW, 179-QĐ/TW: one source or none, and so no accusation.
    ("Học Chỉ thị số 10-CT/TW ngày 31/3/2007 của Bộ Chính trị.", []),
    ("Học Quy định số 179-QĐ/TW ngày 26/02/2019 của Ban Bí thư.", []),
    # The wrong body is often named: suspect at most. "Trung ương", "Đảng" name none.
    (
        "Học Chỉ thị số 05-CT/TW ngày 15/5/2016 của Ban Bí thư.",
        [("registry_issuer", "suspect", "Chỉ thị số 05-CT/TW")],
    ),
    ("Học Chỉ thị số 05-CT/TW của Trung ương.", []),
    # Behind a list, the body may be that of the last document alone.
    (
        "Học Quy định số 37-QĐ/TW và Hướng dẫn số 01-HD/TW ngày 28/9/2021 của Ban Bí thư.",
        [],
    ),
    # Two dates in one report are a matter of citation_date alone.
    (
        "Học Quy định số 144-QĐ/TW ngày 09/5/2024. Làm theo Quy định số 144-QĐ/TW ngày 19/5/2024.",
        [("citation_date", "error", "Quy định số 144-QĐ/TW")],
    ),
    # A type word that the symbol does not allow.
    (
        "Học Hướng dẫn số 37-QĐ/TW.",
        [("registry_type", "suspect", "Hướng dẫn số 37-QĐ/TW")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), STATED)
def test_what_a_report_says(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(HEAD + report_with("I- KẾT QUẢ", sentence))
    found = [(c.rule, c.severity, c.spans[0].text) for c in report.findings]
    assert found == expected


def test_what_agrees_is_a_row_as_well() -> None:
    report = analyze_text("Học Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.")
    assert [(c.rule, c.severity) for c in judged(report, "registry")] == [
        ("registry_date", "ok"),
        ("registry_issuer", "ok"),
    ]


# (opening, suspected): 12-HD/BTCTW took the place of 09-HD/BTCTW in 2018, the report is of 2024.
BASES = [
    ("Căn cứ Hướng dẫn số 09-HD/BTCTW ngày 02/3/2012, chi bộ báo cáo.", True),
    # The report knows the successor.
    ("Căn cứ Hướng dẫn số 09-HD/BTCTW (nay là Hướng dẫn số 12-HD/BTCTW), chi bộ báo cáo.", False),
    # It looks back on ten years.
    ("Thực hiện tổng kết 10 năm thực hiện Hướng dẫn số 09-HD/BTCTW, chi bộ báo cáo.", False),
    # Of a document that nothing replaced.
    ("Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016, chi bộ báo cáo.", False),
]


@pytest.mark.parametrize(("opening", "suspected"), BASES)
def test_a_basis_that_was_replaced(opening: str, suspected: bool) -> None:
    report = analyze_text(HEAD + report_with(opening, "I- KẾT QUẢ", "Chi bộ họp đều."))
    found = [(c.rule, c.severity) for c in report.findings]
    assert found == ([("registry_replaced", "suspect")] if suspected else [])


def test_in_passing_or_in_a_report_of_before_nothing_is_said() -> None:
    cited = "Học Hướng dẫn số 09-HD/BTCTW ngày 02/3/2012."
    assert analyze_text(HEAD + report_with("I- KẾT QUẢ", cited)).findings == ()
    early = HEAD.replace("2024", "2017")
    basis = "Căn cứ Hướng dẫn số 09-HD/BTCTW ngày 02/3/2012, chi bộ báo cáo."
    assert analyze_text(early + report_with(basis, "I- KẾT QUẢ", "Tốt.")).findings == ()


def test_the_sentences_for_people() -> None:
    basis = "Căn cứ Hướng dẫn số 09-HD/BTCTW ngày 02/4/2012, chi bộ báo cáo."
    report = analyze_text(HEAD + report_with(basis, "I- KẾT QUẢ", "Chi bộ họp đều."))
    assert [message(check) for check in report.findings] == [
        "Ngày của văn bản được ghi là 02/04/2012, danh mục văn bản ghi 02/03/2012"
        " (09-HD/BTCTW: 02/04/2012 ≠ 02/03/2012).",
        "Cần xem lại: hướng dẫn 09-HD/BTCTW đã được thay bằng 12-HD/BTCTW"
        " (09-HD/BTCTW → 12-HD/BTCTW (06/07/2018)).",
    ]
