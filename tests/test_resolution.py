"""Which document a mention means: (sentence, ids and keys), a comment on what each row guards."""

import datetime as dt

import pytest
from speaking import report_with

from extractors.citations import extract as citations
from pipeline.analysis import analyze_text, clean


def meant(text: str) -> list[tuple[str | None, str | None]]:
    """Each citation as (id, key)."""
    return [(c.id, c.key) for c in analyze_text(text).citations]


# (what is written, quotation, type and id of each mention)
WRITTEN = [
    # Small letters, with and without the year.
    ("chỉ thị số 05-ct/tw", [("chỉ thị số 05-ct/tw", "Chỉ thị", "05-CT/TW")]),
    ("quyết định 123/qđ-ubnd", [("quyết định 123/qđ-ubnd", "Quyết định", "123/QĐ-UBND")]),
    ("nghị định 30/2020/nđ-cp", [("nghị định 30/2020/nđ-cp", "Nghị định", "30/2020/NĐ-CP")]),
    ("luật số 72/2025/qh15", [("luật số 72/2025/qh15", "Luật", "72/2025/QH15")]),
    # A scanner's O in the year, O for Q, l for 1.
    ("Nghị định số 3O/2O2O/NĐ-CP", [("Nghị định số 3O/2O2O/NĐ-CP", "Nghị định", "30/2020/NĐ-CP")]),
    ("Quy định số 102-OĐ/TW", [("Quy định số 102-OĐ/TW", "Quy định", "102-QĐ/TW")]),
    ("Quyết định số l23/QĐ-UBND", [("Quyết định số l23/QĐ-UBND", "Quyết định", "123/QĐ-UBND")]),
    # A dash for the slash; a colon behind "số"; the type's code for its word.
    ("Nghị quyết số 21-NQ-TW", [("Nghị quyết số 21-NQ-TW", "Nghị quyết", "21-NQ/TW")]),
    ("Nghị quyết số: 21-NQ/TW", [("Nghị quyết số: 21-NQ/TW", "Nghị quyết", "21-NQ/TW")]),
    ("NQ số 21-NQ/TW", [("NQ số 21-NQ/TW", "Nghị quyết", "21-NQ/TW")]),
    # TT is a Thông tư of the state, a Thông tri of the Party; QyĐ is printed so by the state alone.
    ("TT 09/2023/TT-BNV", [("TT 09/2023/TT-BNV", "Thông tư", "09/2023/TT-BNV")]),
    ("Thông tri 06-TT/TW", [("Thông tri 06-TT/TW", "Thông tri", "06-TT/TW")]),
    ("Quy định số 3399/QyĐ-BTL", [("Quy định số 3399/QyĐ-BTL", "Quy định", "3399/QyĐ-BTL")]),
    # The National Assembly's committee with a type code that is not printed.
    (
        "Nghị quyết số 1211/2016/NQ-UBTVQH13",
        [("Nghị quyết số 1211/2016/NQ-UBTVQH13", "Nghị quyết", "1211/2016/UBTVQH13")],
    ),
    # A law's name with its year.
    (
        "Bộ luật Lao động năm 2019 số 45/2019/QH14",
        [("Bộ luật Lao động năm 2019 số 45/2019/QH14", "Bộ luật", "45/2019/QH14")],
    ),
    # A list whose members have dates of their own.
    (
        "các Chỉ thị số 13-CT/TW ngày 12/01/2017, số 28-CT/TW ngày 21/01/2019",
        [("Chỉ thị số 13-CT/TW", "Chỉ thị", "13-CT/TW"), ("28-CT/TW", "Chỉ thị", "28-CT/TW")],
    ),
    # Plenums in lists: the term that closes the list is of all.
    (
        "Nghị quyết Trung ương 4, 5, 6 khóa XII",
        [
            ("Nghị quyết Trung ương 4", "Nghị quyết", "NQTW4-XII"),
            ("5", "Nghị quyết", "NQTW5-XII"),
            ("6 khóa XII", "Nghị quyết", "NQTW6-XII"),
        ],
    ),
    (
        "Nghị quyết Trung ương 3 khóa X và Trung ương 4 khóa XI",
        [
            ("Nghị quyết Trung ương 3 khóa X", "Nghị quyết", "NQTW3-X"),
            ("Trung ương 4 khóa XI", "Nghị quyết", "NQTW4-XI"),
        ],
    ),
    # Plenums in small letters, with the term in brackets, with the Party's whole name, abbreviated.
    (
        "nghị quyết trung ương 4 khóa xii",
        [("nghị quyết trung ương 4 khóa xii", "Nghị quyết", "NQTW4-XII")],
    ),
    (
        "Nghị quyết Trung ương 4 (XII)",
        [("Nghị quyết Trung ương 4 (XII)", "Nghị quyết", "NQTW4-XII")],
    ),
    ("NQ Trung ương 4 khóa XII", [("NQ Trung ương 4 khóa XII", "Nghị quyết", "NQTW4-XII")]),
    (
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
        " (khóa XIII)",
        [
            (
                "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
                " (khóa XIII)",
                "Nghị quyết",
                "NQTW8-XIII",
            )
        ],
    ),
    # Of another body, in a year, of a class and a room.
    ("Nghị quyết Hội nghị lần thứ 10 Ban Chấp hành Đảng bộ tỉnh khóa XV", []),
    ("bài của lớp 10-CT/TH ở phòng 05-P/BTC", []),
    ("từ 03 nam/nữ và 12-kh/ngày", []),
]


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_what_is_written(written: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(f"Chi bộ đã họp và học tập {written}.")
    assert [(c.span.text, c.type, c.id) for c in report.citations] == expected


# (sentence, ids and keys)
KEYS = [
    # One number in three terms: by the subject, by the term, by the date, or left open.
    (
        "Học Hướng dẫn 12-HD/BTCTW “Về nâng cao chất lượng sinh hoạt chi bộ”.",
        [("12-HD/BTCTW", "12-HD/BTCTW@2018-07-06")],
    ),
    ("Học Hướng dẫn 12-HD/BTCTW.", [("12-HD/BTCTW", None)]),
    (
        "Học các Nghị quyết số 18-NQ/TW, 19-NQ/TW của Ban Chấp hành Trung ương khóa XII.",
        [("18-NQ/TW", "18-NQ/TW@2017-10-25"), ("19-NQ/TW", "19-NQ/TW@2017-10-25")],
    ),
    ("Học Nghị quyết số 18-NQ/TW khóa XIII.", [("18-NQ/TW", "18-NQ/TW@2022-06-16")]),
    # A term is not handed on to a document of another term's day.
    (
        "Học Nghị quyết số 19-NQ/TW ngày 25/10/2017, Nghị quyết số 20-NQ/TW ngày 28/01/2008"
        " của Ban Chấp hành Trung ương (khóa X).",
        [("19-NQ/TW", "19-NQ/TW@2017-10-25"), ("20-NQ/TW", "20-NQ/TW@2008-01-28")],
    ),
    # A term of which the registry knows no such document is still a document of its own.
    ("Học Chỉ thị số 10-CT/TW khóa XI.", [("10-CT/TW", "10-CT/TW@XI")]),
    # The subject is that of no document known.
    ("Học Chỉ thị số 18-CT/TW về phòng chống cháy rừng mùa khô.", [("18-CT/TW", None)]),
    # A named plenum resolution and its number are one document …
    (
        "Học Nghị quyết số 04-NQ/TW ngày 30/10/2016, tức Nghị quyết Trung ương 4 khóa XII.",
        [("04-NQ/TW", "04-NQ/TW@2016-10-30"), ("NQTW4-XII", "04-NQ/TW@2016-10-30")],
    ),
    # … by its subject: the same plenum passed 05 and 06 too.
    (
        "Học Nghị quyết Trung ương 4 khóa XII về tăng cường xây dựng, chỉnh đốn Đảng.",
        [("NQTW4-XII", "04-NQ/TW@2016-10-30")],
    ),
    (
        "Học Nghị quyết Trung ương 4 khóa XII về đổi mới mô hình tăng trưởng.",
        [("NQTW4-XII", "05-NQ/TW@2016-11-01")],
    ),
    (
        "Học Nghị quyết Trung ương 4 khóa XII về tiến trình hội nhập kinh tế quốc tế.",
        [("NQTW4-XII", "06-NQ/TW@2016-11-05")],
    ),
    ("Học Nghị quyết Trung ương 6 khóa XII.", [("NQTW6-XII", None)]),
    (
        "Học Nghị quyết Trung ương 6 khóa XII về công tác dân số.",
        [("NQTW6-XII", "21-NQ/TW@2017-10-25")],
    ),
    # A wrong day of its term is that document, wrongly dated; of another term it is another one.
    ("Học Chỉ thị số 05-CT/TW ngày 15/6/2016.", [("05-CT/TW", "05-CT/TW@2016-05-15")]),
    ("Học Chỉ thị số 05-CT/TW ngày 15/6/2023.", [("05-CT/TW", "05-CT/TW@2023-06-15")]),
    # An act of the state bears its year; one of a place is known only with it.
    ("Theo Thông tư số 09/2023/TT-BNV.", [("09/2023/TT-BNV", "09/2023/TT-BNV")]),
    ("Theo Nghị quyết 59/2023/NQ-HĐND.", [("59/2023/NQ-HĐND", None)]),
    # Two provinces with one number and one day are two documents.
    (
        "Theo Quy định số 17-QĐ/TU ngày 02/6/2023 của Tỉnh ủy Lâm Việt"
        " và Quy định số 17-QĐ/TU ngày 02/6/2023 của Tỉnh ủy Quảng Hà.",
        [
            ("17-QĐ/TU", "17-QĐ/TU@2023-06-02@Lâm Việt"),
            ("17-QĐ/TU", "17-QĐ/TU@2023-06-02@Quảng Hà"),
        ],
    ),
    # The place of one mention is that of the others of its document.
    (
        "Theo Quy định số 17-QĐ/TU ngày 02/6/2023 của Tỉnh ủy Lâm Việt. Quy định số 17-QĐ/TU của"
        " Ban Thường vụ Tỉnh ủy đã được học.",
        [
            ("17-QĐ/TU", "17-QĐ/TU@2023-06-02@Lâm Việt"),
            ("17-QĐ/TU", "17-QĐ/TU@2023-06-02@Lâm Việt"),
        ],
    ),
    # A mention without any help means what the others of its id mean.
    (
        "Học Nghị quyết số 33-NQ/TW khóa XI. Việc thực hiện Nghị quyết 33 có tiến bộ.",
        [("33-NQ/TW", "33-NQ/TW@2014-06-09"), ("33-NQ/TW", "33-NQ/TW@2014-06-09")],
    ),
    # Called by its bare number: the conclusion of 2021, not that of 2016.
    ("Học Kết luận 01.", [("01-KL/TW", "01-KL/TW@2021-05-18")]),
    # "này" means the one of its type in the paragraph, else nothing, and nobody knows of two.
    (
        "Học Nghị quyết số 21-NQ/TW ngày 16/6/2022. Nghị quyết này đã đi vào cuộc sống.",
        [("21-NQ/TW", "21-NQ/TW@2022-06-16"), ("21-NQ/TW", "21-NQ/TW@2022-06-16")],
    ),
    (
        "Học Nghị quyết số 57-NQ/TW và Nghị quyết số 59-NQ/TW. Nghị quyết này rất quan trọng.",
        [
            ("57-NQ/TW", "57-NQ/TW@2024-12-22"),
            ("59-NQ/TW", "59-NQ/TW@2025-01-24"),
            (None, None),
        ],
    ),
    (
        "Học Kết luận số 01-KL/TW ngày 18/5/2021. Chỉ thị này rất quan trọng.",
        [("01-KL/TW", "01-KL/TW@2021-05-18")],
    ),
    # The successor that a report names is the one that the registry knows.
    (
        "Học Hướng dẫn số 09-HD/BTCTW (nay là Hướng dẫn số 12-HD/BTCTW).",
        [("09-HD/BTCTW", "09-HD/BTCTW@2012-03-02"), ("12-HD/BTCTW", "12-HD/BTCTW@2018-07-06")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), KEYS)
def test_the_document_meant(sentence: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert meant(sentence) == expected


def test_the_place_is_read_in_the_head_of_the_report() -> None:
    head = "TỈNH ỦY LÂM VIỆT\nBAN DÂN VẬN\n*\nSố 12-BC/BDVTU\n\n"
    text = head + report_with("I- KẾT QUẢ", "Học Quy định số 17-QĐ/TU ngày 02/6/2023.")
    assert meant(text)[-1] == ("17-QĐ/TU", "17-QĐ/TU@2023-06-02@Lâm Việt")


def test_what_remains_possible_is_told() -> None:
    (citation,) = analyze_text("Học Hướng dẫn 12-HD/BTCTW.").citations
    assert (citation.key, citation.candidates) == (
        None,
        ("12-HD/BTCTW@2012-05-17", "12-HD/BTCTW@2018-07-06", "12-HD/BTCTW@2022-01-18"),
    )


def test_no_document_that_is_younger_than_the_report_is_meant() -> None:
    doc = clean("Học Hướng dẫn 12-HD/BTCTW.")
    assert [c.key for c in citations.extract(doc, dt.date(2015, 1, 1))] == [
        "12-HD/BTCTW@2012-05-17"
    ]


def test_type_and_symbol_that_disagree_are_kept_and_flagged() -> None:
    (citation,) = analyze_text("Theo Hướng dẫn số 196-QĐ/TW.").citations
    assert (citation.type, citation.id, citation.flags) == (
        "Hướng dẫn",
        "196-QĐ/TW",
        ("type_symbol",),
    )


@pytest.mark.parametrize(
    "written", ["Quy định số 17-QĐ/TU", "Quyết định số 17-QĐ/TU", "Luật số 72/2025/QH15"]
)
def test_a_code_of_two_types_is_odd_for_neither(written: str) -> None:
    assert [c.flags for c in analyze_text(f"Theo {written}.").citations] == [()]


# (sentence, relations as (subject, kind, object))
RELATIONS = [
    (
        "Hướng dẫn số 09-HD/BTCTW (nay là Hướng dẫn số 12-HD/BTCTW) đã được học.",
        [("12-HD/BTCTW", "replaces", "09-HD/BTCTW")],
    ),
    # Over a date and an issuer; a list shares the relation.
    (
        "Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị thay thế Quy định số 102-QĐ/TW"
        " và Quy định số 07-QĐi/TW.",
        [("69-QĐ/TW", "replaces", "102-QĐ/TW"), ("69-QĐ/TW", "replaces", "07-QĐi/TW")],
    ),
    (
        "Quy định số 264-QĐ/TW sửa đổi, bổ sung một số điều của Quy định số 69-QĐ/TW.",
        [("264-QĐ/TW", "amends", "69-QĐ/TW")],
    ),
    (
        "Kế hoạch số 17-KH/TU, ngày 05/12/2025 của Ban Thường vụ Tỉnh ủy về thực hiện"
        " Chỉ thị số 38-CT/TW.",
        [("17-KH/TU", "implements", "38-CT/TW")],
    ),
    (
        "Tổng kết 10 năm thực hiện Nghị quyết số 11-NQ/ĐUK, ngày 18/12/2013 của Ban Chấp hành"
        " Đảng bộ Khối và 12 năm thực hiện Nghị quyết số 01-NQ/ĐUK.",
        [],
    ),
    (
        "Học Kết luận số 01-KL/TW của Bộ Chính trị gắn với việc thực hiện Chỉ thị số 05-CT/TW.",
        [],
    ),
    # Two things done, or two sentences, relate nothing; nothing carries out what is younger.
    ("Học Nghị quyết số 18-NQ/TW gắn với thực hiện Chỉ thị số 05-CT/TW.", []),
    ("Học Nghị quyết số 18-NQ/TW. Thực hiện Chỉ thị số 05-CT/TW.", []),
    ("Kết luận số 01-KL/TW ngày 18/5/2021 về thực hiện Quy định số 144-QĐ/TW ngày 09/5/2024.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), RELATIONS)
def test_relations(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(sentence)
    found = [
        (report.citations[r.subject].id, r.kind, report.citations[r.object].id)
        for r in report.relations
    ]
    assert found == expected
    for relation in report.relations:
        span = relation.span
        assert report.text[span.start : span.end] == span.text
