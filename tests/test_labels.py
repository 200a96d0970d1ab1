"""Labels in front of headings and list items."""

import pytest

from pipeline.segmenting.labels import read_label

# (line, label as written, style, numbers, what stands behind it)
LABELS = [
    ("I- TÌNH HÌNH", "I-", "roman", (1,), "TÌNH HÌNH"),
    ("IV. KẾT QUẢ", "IV.", "roman", (4,), "KẾT QUẢ"),
    ("XII) Khác", "XII)", "roman", (12,), "Khác"),
    ("II/ KẾT QUẢ", "II/", "roman", (2,), "KẾT QUẢ"),
    ("PHẦN THỨ NHẤT", "PHẦN THỨ NHẤT", "part", (), ""),
    ("Phần thứ hai: Phương hướng", "Phần thứ hai:", "part", (), "Phương hướng"),
    ("PHẦN II. KẾT QUẢ", "PHẦN II.", "part", (), "KẾT QUẢ"),
    ("A. ĐẶC ĐIỂM", "A.", "letter", (1,), "ĐẶC ĐIỂM"),
    ("B- KẾT QUẢ", "B-", "letter", (2,), "KẾT QUẢ"),
    ("1- Ưu điểm", "1-", "arabic", (1,), "Ưu điểm"),
    ("1. Ưu điểm", "1.", "arabic", (1,), "Ưu điểm"),
    ("1.Ưu điểm", "1.", "arabic", (1,), "Ưu điểm"),
    ("1) Ưu điểm", "1)", "arabic", (1,), "Ưu điểm"),
    ("3/ TỒN TẠI", "3/", "arabic", (3,), "TỒN TẠI"),
    ("1.1 Công tác tổ chức", "1.1", "decimal", (1, 1), "Công tác tổ chức"),
    ("2.1- Hạn chế", "2.1-", "decimal", (2, 1), "Hạn chế"),
    ("2.2. Nguyên nhân", "2.2.", "decimal", (2, 2), "Nguyên nhân"),
    ("1.2.3. Việc học", "1.2.3.", "decimal", (1, 2, 3), "Việc học"),
    ("a) Khách quan", "a)", "minor", (1,), "Khách quan"),
    ("đ) Khác", "đ)", "minor", (5,), "Khác"),
    ("b- Chủ quan", "b-", "minor", (2,), "Chủ quan"),
    ("a/ Khách quan", "a/", "minor", (1,), "Khách quan"),
    ("b/Chủ quan", "b/", "minor", (2,), "Chủ quan"),
    ("(1) Họp đều", "(1)", "bracket", (1,), "Họp đều"),
    ("(a) Họp đều", "(a)", "bracket", (), "Họp đều"),
    ("- Họp đều", "-", "bullet", (), "Họp đều"),
    ("+ Họp đều", "+", "bullet", (), "Họp đều"),
    ("* Họp đều", "*", "bullet", (), "Họp đều"),
    ("- + Họp đều", "- +", "bullet", (), "Họp đều"),
    ("• Họp đều", "•", "bullet", (), "Họp đều"),
    # The words stay in the text of the item.
    ("Một là, nêu gương", "Một là", "word", (), "Một là, nêu gương"),
    ("Thứ hai, nêu gương", "Thứ hai", "word", (), "Thứ hai, nêu gương"),
]


@pytest.mark.parametrize(("line", "text", "style", "numbers", "body"), LABELS)
def test_a_label(line: str, text: str, style: str, numbers: tuple[int, ...], body: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.text, label.style, label.numbers, line[label.body :]) == (
        text,
        style,
        numbers,
        body,
    )


NO_LABEL = [
    "",
    "V/v ban hành quy chế",  # "về việc", not chapter five
    "59 đảng viên đã dự học",  # a count
    "1.105 đảng viên",  # thousands, not section 1.105
    "2.5 ha lúa",  # a decimal, not section 2.5
    "05-CT/TW ngày 15/5/2016",  # a symbol that a line break left in front
    "421-CV/ĐUK của Đảng ủy Khối",
    "15/5/2016 là ngày ban hành",  # a date
    "đ/c Nguyễn Văn Minh dự họp",  # a comrade, not item đ
    "b/c Huyện ủy",  # a report
    "(05 đồng chí) dự học",
    "(1)",
    "165/174 đồng chí",  # a ratio
    "12,5% số chi bộ",
    "I think so",  # no separator behind the letter
    "Chi bộ họp đều",
    "Phần lớn đảng viên dự học",  # "Phần" without a number
    "Mục tiêu chung",
    "Một số chi bộ",
    "-",
]


@pytest.mark.parametrize("line", NO_LABEL)
def test_no_label(line: str) -> None:
    assert read_label(line) is None
