"""Structure: sections, lists, footnotes and paragraphs, whatever pages and line ends cut."""

import pytest
import regex
from speaking import report_with

from pipeline.analysis import clean
from schemas.document import CleanDocument

Row = tuple[str | None, int, str, int, int | None]


def headings(doc: CleanDocument) -> list[Row]:
    """(label, level, title, depth, parent) of each heading."""
    return [(h.label, h.level, h.title, h.depth, h.parent) for h in doc.headings]


def blocks(doc: CleanDocument) -> list[tuple[str, str]]:
    """(kind, text) of each block below the title."""
    return [(b.kind, doc.text[b.start : b.end]) for b in doc.blocks if b.kind != "title"]


def prose(*parts: str) -> list[str]:
    """Paragraphs and items of a report with these parts, in reading order."""
    found = blocks(clean(report_with(*parts)))
    return [text for kind, text in found if kind in ("paragraph", "item")]


# (a heading as written, label, level, title)
LABELLED = [
    ("I- TÌNH HÌNH", "I-", 1, "TÌNH HÌNH"),
    ("I. Tình hình", "I.", 1, "Tình hình"),
    ("A. ĐẶC ĐIỂM", "A.", 4, "ĐẶC ĐIỂM"),
    ("1- Ưu điểm", "1-", 2, "Ưu điểm"),
    ("1. Ưu điểm", "1.", 2, "Ưu điểm"),
    ("1/ TÌNH HÌNH CHUNG", "1/", 2, "TÌNH HÌNH CHUNG"),
    ("1.1 Công tác tổ chức", "1.1", 3, "Công tác tổ chức"),
    ("2.1- Hạn chế", "2.1-", 3, "Hạn chế"),
    ("a) Khách quan", "a)", 4, "Khách quan"),
    # A caption without a number, one with a colon.
    ("Nguyên nhân chủ quan", None, 4, "Nguyên nhân chủ quan"),
    ("Hạn chế:", None, 4, "Hạn chế"),
    ("Trọng tâm năm 2025", None, 4, "Trọng tâm năm 2025"),
    ("XÂY DỰNG ĐẢNG", None, 4, "XÂY DỰNG ĐẢNG"),
    # The title of a part stands on the next line.
    ("PHẦN THỨ NHẤT\nKẾT QUẢ NĂM 2023", "PHẦN THỨ NHẤT", 4, "KẾT QUẢ NĂM 2023"),
    # … behind a blank line, as a converter leaves it; in two lines of capitals; under "I." alone.
    ("I.\n\nTÌNH HÌNH, KẾT QUẢ", "I.", 1, "TÌNH HÌNH, KẾT QUẢ"),
    ("PHẦN THỨ NHẤT\n\nKẾT QUẢ NĂM 2023", "PHẦN THỨ NHẤT", 4, "KẾT QUẢ NĂM 2023"),
    ("Phần I\n\nKết quả năm 2023", "Phần I", 4, "Kết quả năm 2023"),
    (
        "Phần thứ nhất\nKIỂM ĐIỂM KẾT QUẢ\nNHIỆM KỲ 2020 - 2025",
        "Phần thứ nhất",
        4,
        "KIỂM ĐIỂM KẾT QUẢ NHIỆM KỲ 2020 - 2025",
    ),
    # A colon behind a name that has a number ends no title.
    ("b) Dự án 2: Chương trình 135", "b)", 4, "Dự án 2: Chương trình 135"),
    # ALL CAPS over two lines.
    (
        "I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN\nNGHỊ QUYẾT CỦA CẤP TRÊN",
        "I-",
        1,
        "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT CỦA CẤP TRÊN",
    ),
    (
        "1- CÔNG TÁC XÂY DỰNG ĐẢNG VÀ HỆ THỐNG\nCHÍNH TRỊ Ở CƠ SỞ",
        "1-",
        2,
        "CÔNG TÁC XÂY DỰNG ĐẢNG VÀ HỆ THỐNG CHÍNH TRỊ Ở CƠ SỞ",
    ),
    # Other signs behind the label, none, a blank before them; a label of two levels.
    ("I) TÌNH HÌNH", "I)", 1, "TÌNH HÌNH"),
    ("I.TÌNH HÌNH", "I.", 1, "TÌNH HÌNH"),
    ("I – TÌNH HÌNH", "I -", 1, "TÌNH HÌNH"),
    ("A/ ĐẶC ĐIỂM", "A/", 4, "ĐẶC ĐIỂM"),
    ("1) Ưu điểm", "1)", 2, "Ưu điểm"),
    ("1/- Ưu điểm", "1/-", 2, "Ưu điểm"),
    ("a/- Ưu điểm:", "a/-", 4, "Ưu điểm"),
    ("1.1.1. Tư tưởng", "1.1.1.", 3, "Tư tưởng"),
    ("II.1. Tư tưởng", "II.1.", 3, "Tư tưởng"),
    ("PHẦN THỨ HAI: KẾT QUẢ", "PHẦN THỨ HAI:", 4, "KẾT QUẢ"),
    ("CHƯƠNG I: KẾT QUẢ", "CHƯƠNG I:", 4, "KẾT QUẢ"),
    ("Mục 1. Tư tưởng", "Mục 1.", 4, "Tư tưởng"),
    # A word as the label, over a paragraph of its own.
    ("Thứ nhất, về công tác tư tưởng", "Thứ nhất", 4, "Thứ nhất, về công tác tư tưởng"),
    ("Một là, công tác tư tưởng", "Một là", 4, "Một là, công tác tư tưởng"),
    # Marks that a converter left in front of it and around it.
    ("## I. TÌNH HÌNH", "I.", 1, "TÌNH HÌNH"),
    ("### **1. Ưu điểm**", "1.", 2, "Ưu điểm"),
    ("**I. TÌNH HÌNH**", "I.", 1, "TÌNH HÌNH"),
    ("- Ưu điểm:", None, 4, "Ưu điểm"),
    # Cut by a page in front of a capital: the first half is no title.
    (
        "I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO CỦA\n\n12\n\nĐẢNG ỦY VÀ CÁC CHI BỘ",
        "I-",
        1,
        "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO CỦA ĐẢNG ỦY VÀ CÁC CHI BỘ",
    ),
    (
        "1. Công tác lãnh đạo, chỉ đạo của\fĐảng ủy và các chi bộ",
        "1.",
        2,
        "Công tác lãnh đạo, chỉ đạo của Đảng ủy và các chi bộ",
    ),
    # … in capitals that fill their line, or behind a dash.
    (
        "I- KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ\n\n12\n\nCHÍNH TRỊ NĂM 2023",
        "I-",
        1,
        "KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ CHÍNH TRỊ NĂM 2023",
    ),
    ("I- VĂN HÓA -\n\n12\n\nXÃ HỘI", "I-", 1, "VĂN HÓA - XÃ HỘI"),
    # … by a page with a footnote.
    ("1. Công tác lãnh đạo¹\n\n¹ Ở thôn.\n\nvà chỉ đạo", "1.", 2, "Công tác lãnh đạo¹ và chỉ đạo"),
    # Wrapped over lines; cut by a page with its number.
    (
        "1- Công tác giáo dục chính trị và việc\nhọc tập nghị quyết",
        "1-",
        2,
        "Công tác giáo dục chính trị và việc học tập nghị quyết",
    ),
    (
        "1- Công tác giáo dục chính trị và việc\n\n12\n\nhọc tập nghị quyết",
        "1-",
        2,
        "Công tác giáo dục chính trị và việc học tập nghị quyết",
    ),
]

_BODY = "Chi bộ đã họp đều vào ngày mùng ba hằng tháng, đảng viên dự đủ và phát biểu sôi nổi."


@pytest.mark.parametrize(("written", "label", "level", "title"), LABELLED)
def test_a_heading(written: str, label: str | None, level: int, title: str) -> None:
    doc = clean(report_with("Chi bộ báo cáo kết quả công tác như sau.", written, _BODY))
    assert headings(doc) == [(label, level, title, 1, None)]
    found = [block for block in blocks(doc)[2:] if block[0] != "footnote"]
    assert found == [("paragraph", _BODY)]


def test_the_tree_of_sections() -> None:
    doc = clean(
        report_with(
            *("A. ĐẶC ĐIỂM", "I- Tổ chức", "1- Chi bộ", _BODY, "1.1- Thôn", _BODY),
            *("2.2 Trường học", _BODY, "a) Nhân sự", _BODY, "II- Kết quả", "1- Ưu điểm", _BODY),
            *("B. KẾT LUẬN", _BODY),
        )
    )
    assert headings(doc) == [
        ("A.", 4, "ĐẶC ĐIỂM", 1, None),
        ("I-", 1, "Tổ chức", 2, 0),
        ("1-", 2, "Chi bộ", 3, 1),
        ("1.1-", 3, "Thôn", 4, 2),
        ("2.2", 3, "Trường học", 4, 2),
        ("a)", 4, "Nhân sự", 5, 4),
        ("II-", 1, "Kết quả", 2, 0),
        ("1-", 2, "Ưu điểm", 3, 6),
        ("B.", 4, "KẾT LUẬN", 1, None),
    ]


# Captions over numbered headings: (parts of the report, its tree).
OVER_NUMBERS: list[tuple[tuple[str, ...], list[Row]]] = [
    # All in capitals stand above the numbers, those with no number beneath them too.
    (
        ("KẾT QUẢ NĂM 2023", "1. Tư tưởng", _BODY, "2. Tổ chức", _BODY, "HẠN CHẾ", _BODY),
        [
            (None, 4, "KẾT QUẢ NĂM 2023", 1, None),
            ("1.", 2, "Tư tưởng", 2, 0),
            ("2.", 2, "Tổ chức", 2, 0),
            (None, 4, "HẠN CHẾ", 1, None),
        ],
    ),
    # In small letters above the first number; others stay below the last one.
    (
        ("I- KẾT QUẢ", "Về ưu điểm", "1. Tư tưởng", _BODY, "Mô hình hay", _BODY),
        [
            ("I-", 1, "KẾT QUẢ", 1, None),
            (None, 4, "Về ưu điểm", 2, 0),
            ("1.", 2, "Tư tưởng", 3, 1),
            (None, 4, "Mô hình hay", 4, 2),
        ],
    ),
    # Stars with a colon, one of them above numbers.
    (
        ("* Kết quả:", "1. Tư tưởng", _BODY, "2. Tổ chức", _BODY, "* Tồn tại:", _BODY),
        [
            (None, 4, "Kết quả", 1, None),
            ("1.", 2, "Tư tưởng", 2, 0),
            ("2.", 2, "Tổ chức", 2, 0),
            (None, 4, "Tồn tại", 1, None),
        ],
    ),
    # What frames the report ends all sections.
    (
        ("I- KẾT QUẢ", "1. Tư tưởng", _BODY, "1.1. Họp chi bộ", _BODY, "KẾT LUẬN", _BODY),
        [
            ("I-", 1, "KẾT QUẢ", 1, None),
            ("1.", 2, "Tư tưởng", 2, 0),
            ("1.1.", 3, "Họp chi bộ", 3, 1),
            (None, 4, "KẾT LUẬN", 1, None),
        ],
    ),
    # A line of figures or one that announces the numbers is no caption.
    (
        ("I- KẾT QUẢ", "Có 12 chi bộ đã họp", "1. Tư tưởng", _BODY),
        [("I-", 1, "KẾT QUẢ", 1, None), ("1.", 2, "Tư tưởng", 2, 0)],
    ),
    (
        ("I- KẾT QUẢ", "Kết quả cụ thể như sau:", "1. Tư tưởng", _BODY),
        [("I-", 1, "KẾT QUẢ", 1, None), ("1.", 2, "Tư tưởng", 2, 0)],
    ),
]


@pytest.mark.parametrize(("parts", "tree"), OVER_NUMBERS)
def test_a_caption_over_numbered_headings(parts: tuple[str, ...], tree: list[Row]) -> None:
    assert headings(clean(report_with("Chi bộ báo cáo như sau.", *parts))) == tree


def test_a_part_over_its_title_is_one_heading_of_two_words() -> None:
    doc = clean(report_with("PHẦN THỨ NHẤT\nKẾT QUẢ NĂM 2023", "Chi bộ đã họp."))
    (heading,) = doc.headings
    assert (heading.label, heading.title) == ("PHẦN THỨ NHẤT", "KẾT QUẢ NĂM 2023")
    assert doc.text[slice(*heading.at)] == "PHẦN THỨ NHẤT KẾT QUẢ NĂM 2023"
    assert doc.source[heading.span.start : heading.span.end] == heading.span.text


def test_a_run_in_heading_ends_at_its_colon() -> None:
    doc = clean(report_with("1. Kết quả", _BODY, "2. Đề xuất, kiến nghị: Không."))
    assert headings(doc)[1] == ("2.", 2, "Đề xuất, kiến nghị", 1, None)
    assert doc.headings[1].span.text == "2. Đề xuất, kiến nghị"
    assert blocks(doc)[-1] == ("paragraph", "Không.")


# Labelled lines that are a list, not headings.
LISTS = [
    # Full sentences.
    (
        "1. Đề nghị Huyện ủy quan tâm hỗ trợ kinh phí cho các chi bộ vùng cao.",
        "2. Đề nghị Ban Tổ chức mở lớp bồi dưỡng cho cấp ủy viên mới.",
        "3. Đề nghị xem xét biên chế của trạm y tế.",
    ),
    # Long lines that forgot their stops, with nothing beneath any of them.
    (
        "1. Đề nghị Huyện ủy quan tâm hỗ trợ kinh phí cho các chi bộ vùng cao",
        "2. Đề nghị Ban Tổ chức mở lớp bồi dưỡng cho cấp ủy viên mới",
        "3. Đề nghị xem xét biên chế của trạm y tế xã",
    ),
    # Items with a semicolon.
    ("a) Họp chi bộ đều hằng tháng;", "b) Đóng đảng phí đúng hạn;", "c) Nêu gương tốt."),
    ("(1) Họp chi bộ đều hằng tháng.", "(2) Đóng đảng phí đúng hạn.", "(3) Nêu gương tốt."),
    # Words as labels.
    ("Một là, giữ vững đoàn kết.", "Hai là, nêu gương người đứng đầu."),
    ("Thứ nhất, giữ vững đoàn kết.", "Thứ hai, nêu gương người đứng đầu."),
    # Bullets of several kinds.
    ("- Họp chi bộ đều.", "+ Đóng đảng phí đủ.", "- + Nêu gương."),
]


@pytest.mark.parametrize("items", LISTS)
def test_a_list_has_no_headings(items: tuple[str, ...]) -> None:
    doc = clean(report_with("I- ĐỀ XUẤT, KIẾN NGHỊ", *items, "II- KẾT LUẬN", _BODY))
    assert [h.label for h in doc.headings] == ["I-", "II-"]
    assert [text for kind, text in blocks(doc) if kind == "item"] == list(items)


# One paragraph however it was cut: (parts of the source, the paragraphs).
PARAGRAPHS = [
    # By a page with its number, and by one with a running head's dashes.
    (
        ("Chi bộ đã họp và\n\n12\n\nkiểm điểm nghiêm túc.",),
        ["Chi bộ đã họp và kiểm điểm nghiêm túc."],
    ),
    (("Chi bộ đã họp và\n- 12 -\nkiểm điểm.",), ["Chi bộ đã họp và kiểm điểm."]),
    (("Chi bộ đã họp và\n\nTrang 3/12\n\nkiểm điểm.",), ["Chi bộ đã họp và kiểm điểm."]),
    # By a form feed.
    (("Chi bộ đã họp và\fkiểm điểm.",), ["Chi bộ đã họp và kiểm điểm."]),
    # A finished sentence ends its paragraph, on the next page as well.
    (("Chi bộ đã họp.\n\n12\n\nĐảng viên dự đủ.",), ["Chi bộ đã họp.", "Đảng viên dự đủ."]),
    # An item goes on over a page.
    (("- Chi bộ đã họp và\n\n12\n\nkiểm điểm.",), ["- Chi bộ đã họp và kiểm điểm."]),
    # A name goes on behind a word that wants one.
    (("Chi bộ đã họp với các\n\nChi bộ bạn.",), ["Chi bộ đã họp với các Chi bộ bạn."]),
    # A syllable parted by a hyphen at the end of a line; the hyphen of a compound stays.
    (("Về sinh ho-\nạt chi bộ đều.",), ["Về sinh hoạt chi bộ đều."]),
    (("Về sinh ho-\n\n12\n\nạt chi bộ đều.",), ["Về sinh hoạt chi bộ đều."]),
    (("Về kinh tế-\nxã hội đều khá.",), ["Về kinh tế- xã hội đều khá."]),
    # A date cut after "ngày", a symbol cut after its dash.
    (("Họp vào ngày\n\n12\n\n15/5/2016 tại thôn.",), ["Họp vào ngày 15/5/2016 tại thôn."]),
    (("Theo Chỉ thị 05-\n\n12\n\nCT/TW đã nêu.",), ["Theo Chỉ thị 05-CT/TW đã nêu."]),
    # A line that ends behind a dash, or a long one behind a comma.
    (
        ("Theo Công văn của Sở Lao động -\nThương binh và Xã hội.",),
        ["Theo Công văn của Sở Lao động - Thương binh và Xã hội."],
    ),
    (
        (
            "Thực hiện Công văn số 1120-CV/HU ngày 02/11/2023 của Huyện ủy,\n"
            "Đảng ủy xã báo cáo như sau.",
        ),
        [
            "Thực hiện Công văn số 1120-CV/HU ngày 02/11/2023 của Huyện ủy, "
            "Đảng ủy xã báo cáo như sau."
        ],
    ),
    # … or in front of a number.
    (
        (
            "Duy trì nghiêm chế độ trực sẵn sàng chiến đấu; huấn luyện dân quân cho\n"
            "62 đồng chí, quân số đạt 98,4%.",
        ),
        [
            "Duy trì nghiêm chế độ trực sẵn sàng chiến đấu; huấn luyện dân quân cho "
            "62 đồng chí, quân số đạt 98,4%."
        ],
    ),
    # … or of a percentage in brackets.
    (("Có 02 đồng chí giỏi, tỷ lệ\n(6%); 31 khá.",), ["Có 02 đồng chí giỏi, tỷ lệ (6%); 31 khá."]),
    (("Có 02 nội dung đạt khá\n(6) học tập.",), ["Có 02 nội dung đạt khá", "(6) học tập."]),
    # A list inside of a sentence, whose lines begin with its numbers.
    (
        ("Làm tốt: (1) học tập;\n(2) làm theo;\n(3) nêu gương.",),
        ["Làm tốt: (1) học tập; (2) làm theo; (3) nêu gương."],
    ),
    # A number behind a verb that wants one, over a page only.
    (("Đảng bộ có\n\n- 3 -\n\n12 chi bộ.",), ["Đảng bộ có 12 chi bộ."]),
    (("Thành phần dự gồm\n\n12 chi bộ.",), ["Thành phần dự gồm", "12 chi bộ."]),
    # A number of its own line in the middle of a list is a page number, a year in it is not.
    (("Chi bộ họp trong năm\n2016 tại thôn.",), ["Chi bộ họp trong năm 2016 tại thôn."]),
]


@pytest.mark.parametrize(("parts", "paragraphs"), PARAGRAPHS)
def test_a_paragraph_is_whole_again(parts: tuple[str, ...], paragraphs: list[str]) -> None:
    assert prose("I- KẾT QUẢ", *parts) == paragraphs


def test_a_syllable_parted_by_a_hyphen_is_quoted_whole() -> None:
    source = report_with("I- KẾT QUẢ", "Về sinh ho-\nạt chi bộ đều.")
    doc = clean(source)
    at = doc.text.index("sinh hoạt")
    span = doc.span(at, at + len("sinh hoạt"))
    assert (span.text, span.pieces) == ("sinh ho-\nạt", ())
    assert source[span.start : span.end] == span.text


def test_the_second_line_of_a_by_line_is_no_heading() -> None:
    parts = ("Nguyễn Kim Sơn, Ủy viên Ban Thường vụ,", "Trưởng ban Tổ chức Huyện ủy Tân Khánh")
    doc = clean(report_with("I- KẾT QUẢ", _BODY, *parts, _BODY))
    assert [h.label for h in doc.headings] == ["I-"]


def test_a_number_repeated_or_skipped_is_kept_as_written() -> None:
    doc = clean(report_with("1. Tư tưởng", _BODY, "1. Tổ chức", _BODY, "3. Dân vận", _BODY))
    assert [h.label for h in doc.headings] == ["1.", "1.", "3."]


def test_running_heads_are_no_text() -> None:
    wholes = [f"Chi bộ thôn {name} đã họp và kết nạp {name} viên." for name in "ABCD"]
    halves = [whole.split(" và ") for whole in wholes]
    pages = [f"{a} và\n\nBáo cáo năm 2023\n\n{n}\f{b}\n\n" for n, (a, b) in enumerate(halves, 2)]
    assert prose("I- KẾT QUẢ", "".join(pages)) == wholes


def test_hard_wrapped_text() -> None:
    lines = [
        "Trong năm qua, cấp ủy và các chi bộ trực thuộc đã thực hiện nghiêm",
        "túc quy chế làm việc, duy trì nền nếp sinh hoạt, giữ vững nguyên",
        "tắc tập trung dân chủ và đề cao trách nhiệm nêu gương của cán bộ,",
        "Đảng viên, nhất là người đứng đầu ở từng cơ quan, đơn vị.",
    ]
    whole = " ".join(lines)
    assert prose("I- KẾT QUẢ", *["\n".join(lines)] * 5) == [whole] * 5


FOOTNOTES = [
    # At the foot of the page, in the middle of a paragraph.
    (
        "Có 12 chi bộ¹ và luôn được sự quan\n\n¹ Gồm 10 chi bộ thôn.\n\ntâm của cấp trên.",
        [("¹", "Gồm 10 chi bộ thôn.", True)],
        ["Có 12 chi bộ¹ và luôn được sự quan tâm của cấp trên."],
    ),
    # Cut in two by the page; the rest stands before the rest of the paragraph.
    (
        "Có 12 chi bộ¹ và luôn được sự quan\n\n¹ Gồm 10 chi bộ thôn và\n\n2\n\n"
        "02 chi bộ trường học.\n\ntâm của cấp trên.",
        [("¹", "Gồm 10 chi bộ thôn và 02 chi bộ trường học.", True)],
        ["Có 12 chi bộ¹ và luôn được sự quan tâm của cấp trên."],
    ),
    (
        "Có 12 chi bộ¹ và luôn được sự quan\n\n¹ Gồm 10 chi bộ thôn và chi bộ\n\n2\n\n"
        "trường học liên xã.\n\ntâm của cấp trên.",
        [("¹", "Gồm 10 chi bộ thôn và chi bộ trường học liên xã.", True)],
        ["Có 12 chi bộ¹ và luôn được sự quan tâm của cấp trên."],
    ),
    # … in front of a name, between the halves of the paragraph.
    (
        "Có 12 chi bộ¹ và luôn được sự quan\n\n¹ Gồm 10 chi bộ thôn và Chi bộ\n\n2\n\n"
        "Trường Tiểu học Đông.\n\ntâm của cấp trên.",
        [("¹", "Gồm 10 chi bộ thôn và Chi bộ Trường Tiểu học Đông.", True)],
        ["Có 12 chi bộ¹ và luôn được sự quan tâm của cấp trên."],
    ),
    # … in the middle of a list of documents; the rest stands further down the next page.
    (
        "Đã ban hành 04 văn bản¹ và luôn được sự quan\n\n¹ Tiêu biểu: Kế hoạch số 39-KH/HU, ngày "
        "20/7/2016 về nêu gương; Chương trình số 17-CTr/HU, ngày 09/01/2017;\n\ntâm của cấp "
        "trên.\n\nQuyết định số 24-QĐ/HU, ngày 12/3/2019; Kế hoạch số 88-KH/HU về nếp sống.\n\n"
        "Kế hoạch số 88-KH/HU được chi bộ thực hiện tốt.",
        [
            (
                "¹",
                "Tiêu biểu: Kế hoạch số 39-KH/HU, ngày 20/7/2016 về nêu gương; Chương trình số "
                "17-CTr/HU, ngày 09/01/2017; Quyết định số 24-QĐ/HU, ngày 12/3/2019; Kế hoạch số "
                "88-KH/HU về nếp sống.",
                True,
            )
        ],
        [
            "Đã ban hành 04 văn bản¹ và luôn được sự quan tâm của cấp trên.",
            "Kế hoạch số 88-KH/HU được chi bộ thực hiện tốt.",
        ],
    ),
    # … in the middle of a list of branches.
    (
        "Có 12 chi bộ¹ hoạt động đều.\n\n¹ Chi bộ Đông; Chi bộ Tây;\n\n2\n\nChi bộ Nam; Chi bộ "
        "Bắc.\n\nĐảng viên dự đủ.",
        [("¹", "Chi bộ Đông; Chi bộ Tây; Chi bộ Nam; Chi bộ Bắc.", True)],
        ["Có 12 chi bộ¹ hoạt động đều.", "Đảng viên dự đủ."],
    ),
    # A paragraph of its own behind a note that forgot its stop.
    (
        "Có 12 chi bộ¹ hoạt động đều.\n\n¹ Chi bộ Đông; Chi bộ Tây;\n\n2\n\nĐảng viên dự đủ.",
        [("¹", "Chi bộ Đông; Chi bộ Tây;", True)],
        ["Có 12 chi bộ¹ hoạt động đều.", "Đảng viên dự đủ."],
    ),
    # Two notes of one page, one mark of two digits.
    (
        "Có 12 chi bộ⁹ và 30 tổ đảng¹⁰ hoạt động đều.\n\n⁹ Ở thôn.\n\n¹⁰ Ở trường.",
        [("⁹", "Ở thôn.", True), ("¹⁰", "Ở trường.", True)],
        ["Có 12 chi bộ⁹ và 30 tổ đảng¹⁰ hoạt động đều."],
    ),
    # Marks in brackets, as web pages and Markdown have them.
    (
        "Có 12 chi bộ[1] và 30 tổ đảng[^2] hoạt động đều.\n\n[1] Ở thôn.\n\n[^2]: Ở trường.",
        [("[1]", "Ở thôn.", True), ("[^2]", "Ở trường.", True)],
        ["Có 12 chi bộ[1] và 30 tổ đảng[^2] hoạt động đều."],
    ),
    # A note whose mark was lost.
    (
        "Có 12 chi bộ hoạt động đều.\n\n¹ Ở thôn.",
        [("¹", "Ở thôn.", False)],
        ["Có 12 chi bộ hoạt động đều."],
    ),
]


# A mark written in plain signs, and what stands in front of its note, where a page ends below it.
PLAIN_MARKS = [
    ("(1)", "(1) "),
    ("(1)", "(1). "),
    ("(1)", "(1): "),
    ("(1)", "1. "),
    ("(1)", "1 "),
    (" (1)", "(1) "),
    ("1", "1 "),
    ("1", "1"),
    ("1", "1. "),
    ("1", "(1) "),
    ("1", "¹ "),
    ("(1)", "¹ "),
    ("¹", "(1) "),
    ("¹", "1 "),
    ("[1]", "[1] "),
    ("[1]", "1. "),
    ("(*)", "(*) "),
    ("(*)", "* "),
    ("*", "* "),
    ("*", "(*) "),
    ("(¹)", "(¹) "),
    (" (¹)", "(¹) "),
    ("(¹)", "¹ "),
    ("(1)", "1) "),
    ("1", "1) "),
]
PLAIN_PLACES = [
    # The foot of a page: in the middle of a paragraph, or behind one that is whole.
    (
        "Có 12 chi bộ{mark} và luôn được sự quan\n\n{note}Gồm 10 chi bộ thôn.\n\n2\n\n"
        "tâm của cấp trên."
    ),
    ("Có 12 chi bộ{mark} và luôn được sự quan\n\n{note}Gồm 10 chi bộ thôn.\n\ntâm của cấp trên."),
    ("Có 12 chi bộ{mark} và luôn được sự quan tâm của cấp trên.\n\n{note}Gồm 10 chi bộ thôn.\n\f"),
    # A ruled line.
    (
        "Có 12 chi bộ{mark} và luôn được sự quan tâm của cấp trên.\n\n_____\n"
        "{note}Gồm 10 chi bộ thôn.\n\n"
    ),
    # Cut in two.
    (
        "Có 12 chi bộ{mark} và luôn được sự quan\n\n{note}Gồm 10 chi bộ\n\n3\n\nthôn.\n\n"
        "tâm của cấp trên."
    ),
    # The end of the report.
    ("Có 12 chi bộ{mark} và luôn được sự quan tâm của cấp trên.\n\n{note}Gồm 10 chi bộ thôn."),
]


@pytest.mark.parametrize("place", PLAIN_PLACES)
@pytest.mark.parametrize(("mark", "label"), PLAIN_MARKS)
def test_a_footnote_with_a_plain_mark(mark: str, label: str, place: str) -> None:
    text = report_with("I- TÌNH HÌNH", place.format(mark=mark, note=label))
    doc = clean(text)
    (note,) = doc.footnotes
    assert note.ref_at is not None
    assert (note.marker, doc.text[note.at[0] : note.at[1]]) == (mark.strip(), "Gồm 10 chi bộ thôn.")
    assert text.startswith(mark.strip(), note.ref_at)
    quoted = " ".join(text[start:end] for start, end in note.pieces)
    assert " ".join(quoted.split()) == "Gồm 10 chi bộ thôn."
    (paragraph,) = (t for kind, t in blocks(doc) if kind == "paragraph")
    assert regex.sub(r" ?[¹⁰]|\[1\]", "", paragraph) == (
        "Có 12 chi bộ và luôn được sự quan tâm của cấp trên."
    )


# Several notes: (text, [(mark, note, the words in front of the mark)], paragraphs).
NOTES_TOGETHER = [
    # Between two paragraphs, as a page leaves them whose number the converter dropped.
    (
        "Có 12 chi bộ(1) và 30 tổ đảng(2).\n\n(1) Ở thôn.\n\n(2) Ở trường.\n\nĐảng viên dự đủ.",
        [("(1)", "Ở thôn.", "bộ"), ("(2)", "Ở trường.", "đảng")],
        ["Có 12 chi bộ¹ và 30 tổ đảng².", "Đảng viên dự đủ."],
    ),
    # Numbers that begin anew on each page.
    (
        "Có 12 chi bộ(1).\n\n(1) Ở thôn.\n\n2\n\nCó 30 tổ đảng(1).\n\n(1) Ở trường.\n\n3",
        [("(1)", "Ở thôn.", "bộ"), ("(1)", "Ở trường.", "đảng")],
        ["Có 12 chi bộ¹.", "Có 30 tổ đảng¹."],
    ),
    # All at the end, behind the last paragraph; marks behind a symbol, a bracket, a full stop.
    (
        "Theo Chỉ thị số 05-CT/TW1, có 12 chi bộ (tăng 2)2.\n\nĐảng viên dự đủ.3\n\n"
        "1 Ngày 15/5/2016.\n2 Ở thôn.\n3 Trên 95%.",
        [
            ("1", "Ngày 15/5/2016.", "TW"),
            ("2", "Ở thôn.", ")"),
            ("3", "Trên 95%.", "."),
        ],
        ["Theo Chỉ thị số 05-CT/TW¹, có 12 chi bộ (tăng 2)².", "Đảng viên dự đủ.³"],
    ),
    # A mark that was lost, where the others are beyond doubt.
    (
        "Có 12 chi bộ(1) và 30 tổ đảng.\n\n(1) Ở thôn.\n\n(2) Ở trường.\n\n3",
        [("(1)", "Ở thôn.", "bộ"), ("(2)", "Ở trường.", "")],
        ["Có 12 chi bộ¹ và 30 tổ đảng."],
    ),
    # Behind a word that elsewhere counts something off; a note that begins with a figure.
    (
        "Có 12 văn bản1 và 02 mô hình2.\n\n1 04 kế hoạch, 08 công văn.\n2 Ở thôn.",
        [("1", "04 kế hoạch, 08 công văn.", "bản"), ("2", "Ở thôn.", "hình")],
        ["Có 12 văn bản¹ và 02 mô hình²."],
    ),
    # Behind a percentage.
    (
        "Có 12 chi bộ, đạt 52,9%*.\n\n-----\n* Ở thôn.",
        [("*", "Ở thôn.", "%")],
        ["Có 12 chi bộ, đạt 52,9%⁰."],
    ),
    # Notes in small letters, the first without a stop.
    (
        "Có 12 chi bộ(1) và 30 tổ đảng(2).\n\n(1) ở thôn\n(2) ở trường.\n\n3",
        [("(1)", "ở thôn", "bộ"), ("(2)", "ở trường.", "đảng")],
        ["Có 12 chi bộ¹ và 30 tổ đảng²."],
    ),
    # Marks behind a space, one of which begins a line; a note that a page cut behind a comma, and
    # the last one below its rest.
    (
        "Có 12 văn bản (1), họp 04 cuộc\n(2) với các chi bộ (3) trong\n_____\n(1) Ở thôn.\n"
        "(2) Ở An Biên,\n2\n\fPhước Tây.\n(3) Ở trường.\nđịa bàn xã.",
        [
            ("(1)", "Ở thôn.", "bản"),
            ("(2)", "Ở An Biên, Phước Tây.", "cuộc"),
            ("(3)", "Ở trường.", "bộ"),
        ],
        ["Có 12 văn bản ¹, họp 04 cuộc² với các chi bộ ³ trong địa bàn xã."],
    ),
    # An area is no mark.
    (
        "Có 12 chi bộ¹ và 30 tổ đảng², nhà rộng 90 m².\n\n¹ Ở thôn.\n\n² Ở trường.",
        [("¹", "Ở thôn.", "bộ"), ("²", "Ở trường.", "đảng")],
        ["Có 12 chi bộ¹ và 30 tổ đảng², nhà rộng 90 m²."],
    ),
]


@pytest.mark.parametrize(("source", "notes", "paragraphs"), NOTES_TOGETHER)
def test_several_footnotes(
    source: str, notes: list[tuple[str, str, str]], paragraphs: list[str]
) -> None:
    text = report_with("I- TÌNH HÌNH", source)
    doc = clean(text)
    assert [
        (
            note.marker,
            doc.text[note.at[0] : note.at[1]],
            "" if note.ref_at is None else text[: note.ref_at].split()[-1][-len(word) :],
        )
        for note, (_, _, word) in zip(doc.footnotes, notes, strict=True)
    ] == notes
    assert [t for kind, t in blocks(doc) if kind == "paragraph"] == paragraphs


def test_notes_behind_the_signature_leave_the_foot_where_it_is() -> None:
    doc = clean(
        report_with(
            "I- TÌNH HÌNH",
            "Có 12 chi bộ(1), 30 tổ đảng(2).",
            "Nơi nhận:\n- Huyện ủy.",
            "T/M ĐẢNG ỦY\nBÍ THƯ",
            "Lý Thị Hoa",
            "-----\n(1) Ở thôn.\n(2) Ở trường.",
        )
    )
    assert blocks(doc)[-6:] == [
        ("recipients", "- Huyện ủy."),
        ("signature", "T/M ĐẢNG ỦY"),
        ("signature", "BÍ THƯ"),
        ("recipients", "Lý Thị Hoa"),
        ("footnote", "¹ Ở thôn."),
        ("footnote", "² Ở trường."),
    ]


NO_NOTES = [
    # Items of a list inside a sentence, also where a line begins with one.
    "Chi bộ làm tốt: (1) học tập; (2) làm theo; (3) nêu gương.",
    "Có hai khâu, gồm (1) học tập, (2) làm theo.",
    "Chi bộ làm tốt hai việc: (1) học tập;\n(2) làm theo.",
    # Paragraphs with numbers, also at the end of the report, on two pages, and spoken of later.
    "Các khâu sau:\n\n(1) Nâng cao chất lượng.\n\n(2) Phát triển đảng viên.",
    "Các khâu sau:\n\n(1) Nâng cao chất lượng.\n\n2\n\n(2) Phát triển đảng viên.\n\n3",
    "(1) Nâng cao chất lượng.\n\n(2) Phát triển đảng viên.\n\nTheo nội dung (1) và (2) đã họp.\n\n"
    "(3) Kiểm tra.",
    # Counts in brackets over such paragraphs.
    "Xếp loại xuất sắc (1), tốt (2).\n\n(1) Nâng cao chất lượng.\n\n(2) Phát triển đảng viên.\n\n"
    "Chi bộ họp đều.",
    # Equations and the numbers of columns.
    "Tính theo công thức (1), với (1) = (2) + (3).\n\n(1) Tổng số chi bộ.\n\n(2) Số chi bộ thôn.",
    "| Chi bộ | Số (1) |\n|---|---|\n| (1) | (2) |\n| Đông | 12 |",
    # A page that begins with a number of the sentence before, an area, a place, a code.
    "Đảng bộ hiện có\n\n2\n\n12 chi bộ trường học.",
    "Nhà rộng 90 m2 và 3 km2.\n\n2 chi bộ có nhà riêng.",
    "Họp đợt1 ở bản2.\n\n1. Đã học.\n2. Đã làm.",
    "Họp đợt1 và quý2.\n\n1. Công tác tư tưởng\n\f\nĐã học.\n\n2. Công tác tổ chức\n\f\nĐã làm.",
    "Dự án A1 và A2 đã xong.\n\n1. Dự án A1.\n\n2. Dự án A2.",
    "Kết quả như sau:\n\n1. Về tư tưởng\n\nĐã học.\n\n2. Về tổ chức\n\nĐã kiện toàn.",
    "* Ưu điểm\n\nChi bộ họp đều.\n\n* Hạn chế\n\nCòn chậm.",
    "Chi bộ* làm tốt.\n\n* Học tập.\n\n* Làm theo.",
]


@pytest.mark.parametrize("source", NO_NOTES)
def test_what_is_no_footnote(source: str) -> None:
    doc = clean(report_with("I- TÌNH HÌNH", source))
    assert doc.footnotes == ()
    assert not regex.search("[⁰¹²³⁴⁵⁶⁷⁸⁹]", doc.text)


@pytest.mark.parametrize(("source", "notes", "paragraphs"), FOOTNOTES)
def test_footnotes(source: str, notes: list[tuple[str, str, bool]], paragraphs: list[str]) -> None:
    text = report_with("I- TÌNH HÌNH", source)
    doc = clean(text)
    found = [(n.marker, doc.text[n.at[0] : n.at[1]], n.ref_at is not None) for n in doc.footnotes]
    assert found == notes
    assert [t for kind, t in blocks(doc) if kind == "paragraph"] == paragraphs
    for note in doc.footnotes:
        quoted = " ".join(text[start:end] for start, end in note.pieces).split()
        assert quoted == doc.text[note.at[0] : note.at[1]].split()
        assert note.ref_at is None or text[note.ref_at] == note.marker[0]


def test_a_letterhead_in_two_columns() -> None:
    head = (
        "ĐẢNG BỘ HUYỆN ĐÔNG GIANG          ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ĐẢNG ỦY XÃ THANH LÂM\n"
        "*                                 Thanh Lâm, ngày 05 tháng 10 năm 2021\n"
        "Số 45-BC/ĐU\n\n"
    )
    doc = clean(head + report_with("I- KẾT QUẢ", _BODY))
    cells = [doc.text[a:b] for block in doc.blocks for a, b in block.cells]
    assert cells == [
        "ĐẢNG BỘ HUYỆN ĐÔNG GIANG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY XÃ THANH LÂM",
        "*",
        "Thanh Lâm, ngày 05 tháng 10 năm 2021",
        "Số 45-BC/ĐU",
    ]
    assert [h.label for h in doc.headings] == ["I-"]


def test_a_table_row_has_cells() -> None:
    doc = clean(report_with("I- KẾT QUẢ", "| Năm | Số |\n| 2021 | 12 |\n| 2022 | 15 |", _BODY))
    rows = [[doc.text[a:b] for a, b in b.cells] for b in doc.blocks if b.kind == "table"]
    assert rows == [["Năm", "Số"], ["2021", "12"], ["2022", "15"]]


def test_a_caption_over_a_table() -> None:
    doc = clean(report_with("I- KẾT QUẢ", _BODY, "Số liệu tổng hợp", "| Năm | Số |\n| 2021 | 12 |"))
    assert [h.title for h in doc.headings] == ["KẾT QUẢ", "Số liệu tổng hợp"]


# One title and more for each role, in the words of different reports.
ROLES = [
    ("I. ĐẶC ĐIỂM TÌNH HÌNH", "situation"),
    ("2. Thuận lợi, khó khăn", "situation"),
    ("II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "leadership"),
    ("1. Công tác quán triệt, triển khai", "leadership"),
    ("II- KẾT QUẢ THỰC HIỆN", "results"),
    ("2. Kết quả thực hiện nhiệm vụ chính trị", "results"),
    ("I/ TÌNH HÌNH ĐỘI NGŨ", "situation"),
    ("I. Tình hình, kết quả thực hiện", "results"),
    ("III. ĐÁNH GIÁ CHUNG", "assessment"),
    ("III/ ĐÁNH GIÁ", "assessment"),
    ("3. Đánh giá, xếp loại đảng viên", None),
    ("Nhận xét chung", "assessment"),
    ("1- Ưu điểm", "strengths"),
    ("Những mặt đã làm được", "strengths"),
    ("Nguyên nhân đạt được kết quả", "strengths"),
    ("2- Hạn chế, khuyết điểm và nguyên nhân", "limitations"),
    ("3/ TỒN TẠI, YẾU KÉM", "limitations"),
    # The mark of a footnote ends a word.
    ("2- Hạn chế¹", "limitations"),
    ("Những việc chưa làm được", "limitations"),
    ("III. MẶT YẾU VÀ NGUYÊN NHÂN", "limitations"),
    ("2.2. Nguyên nhân của hạn chế", "causes"),
    ("a) Nguyên nhân chủ quan", "causes"),
    ("3. Bài học kinh nghiệm", "lessons"),
    ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", "tasks"),
    ("Hướng khắc phục hạn chế", "tasks"),
    ("KẾ HOẠCH NĂM 2025", "tasks"),
    ("V. ĐỀ XUẤT, KIẾN NGHỊ", "proposals"),
    ("3. Những đề nghị", "proposals"),
    # Look-alikes, and titles that say nothing of a role.
    ("2.4. Giải quyết phản ánh, kiến nghị", None),
    ("1. Nhiệm vụ chính trị", None),
    ("Kết quả khắc phục hạn chế", "results"),
    ("2. Công tác dân vận", None),
]


@pytest.mark.parametrize(("title", "role"), ROLES)
def test_the_role_of_a_section(title: str, role: str | None) -> None:
    doc = clean(report_with("Chi bộ báo cáo kết quả công tác như sau.", title, _BODY))
    assert [h.role for h in doc.headings] == [role]


def test_roles_are_read_from_titles_and_inherited() -> None:
    doc = clean(
        report_with(
            *("I- KẾT QUẢ THỰC HIỆN", "1- Ưu điểm", _BODY, "2- Nguyên nhân", _BODY),
            *("II- HẠN CHẾ VÀ NGUYÊN NHÂN", "1- Hạn chế", "a) Về tổ chức", _BODY),
            *("2- Nguyên nhân", _BODY, "III- PHƯƠNG HƯỚNG", _BODY, "IV- KIẾN NGHỊ", _BODY),
        )
    )
    assert [(h.title, h.role) for h in doc.headings] == [
        ("KẾT QUẢ THỰC HIỆN", "results"),
        ("Ưu điểm", "strengths"),
        ("Nguyên nhân", "causes"),
        ("HẠN CHẾ VÀ NGUYÊN NHÂN", "limitations"),
        ("Hạn chế", "limitations"),
        ("Về tổ chức", None),
        ("Nguyên nhân", "causes"),
        ("PHƯƠNG HƯỚNG", "tasks"),
        ("KIẾN NGHỊ", "proposals"),
    ]
    assert list(doc.section_roles(5)) == ["limitations", "limitations"]


# (paragraph, its sentences): a full stop that ends none.
SENTENCES = [
    ("Họp đều. Dự đủ.", ["Họp đều.", "Dự đủ."]),
    ("Tại TP. Vinh có đ/c. Ông đã già.", ["Tại TP. Vinh có đ/c. Ông đã già."]),
    ("Có 1.105 đảng viên; đạt 81.3%. Tốt.", ["Có 1.105 đảng viên; đạt 81.3%.", "Tốt."]),
    ("Đồng chí Nguyễn V. An dự họp. Xong!", ["Đồng chí Nguyễn V. An dự họp.", "Xong!"]),
    ("Họp ngày 15.5.2016 tại thôn.", ["Họp ngày 15.5.2016 tại thôn."]),
]


@pytest.mark.parametrize(("paragraph", "sentences"), SENTENCES)
def test_sentences(paragraph: str, sentences: list[str]) -> None:
    doc = clean(report_with("I- KẾT QUẢ", paragraph))
    assert [doc.text[s.start : s.end] for s in doc.sentences] == sentences


@pytest.mark.parametrize("words", [1, 10])
def test_no_headline_stands_behind_a_paragraph(words: int) -> None:
    praise = "phong trào giữ vững, " * words
    opening = f"Hội Nông dân xã đánh giá: {praise}thu đạt 63% dự toán, 20 chi hội vững mạnh."
    doc = clean(
        f"{opening}\n\nTuy nhiên, việc thu quỹ ở một số chi hội còn chậm so với năm trước\n"
    )
    assert [block.kind for block in doc.blocks] == ["paragraph", "paragraph"]
