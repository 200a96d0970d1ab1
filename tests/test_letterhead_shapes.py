"""Whose report it is: heads, openings, closings and signatures in the shapes that people send."""

import datetime as dt

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import DocumentInfo

BODY = "I. KẾT QUẢ\n\nChi bộ đã họp đều và thực hiện tốt nhiệm vụ."
TITLE = "BÁO CÁO\nkết quả công tác xây dựng Đảng"


def document(head: str = "", opening: str = "", foot: str = "") -> DocumentInfo:
    parts = (head, TITLE, opening, BODY, foot)
    return analyze_text("\n\n".join(filter(None, parts)) + "\n").document


# (letterhead, unit, parent)
HEADS = [
    # The superior body above, the issuing one below; the right column beside them …
    (
        "ĐẢNG BỘ XÃ AN HÒA               ĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ THÔN ĐÔNG",
        "CHI BỘ THÔN ĐÔNG",
        "ĐẢNG BỘ XÃ AN HÒA",
    ),
    # … by tabs, by the strokes of a converted table, below it.
    (
        "ĐẢNG BỘ XÃ AN HÒA\tĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ THÔN ĐÔNG\t",
        "CHI BỘ THÔN ĐÔNG",
        "ĐẢNG BỘ XÃ AN HÒA",
    ),
    (
        "| ĐẢNG BỘ XÃ AN HÒA<br>CHI BỘ THÔN ĐÔNG | ĐẢNG CỘNG SẢN VIỆT NAM |\n|---|---|\n| * | |",
        "CHI BỘ THÔN ĐÔNG",
        "ĐẢNG BỘ XÃ AN HÒA",
    ),
    (
        "**ĐẢNG BỘ TỈNH LÂM VIỆT**\n**HUYỆN ỦY TÂN KHÁNH**\n*\nSố 45-BC/HU\n\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "HUYỆN ỦY TÂN KHÁNH",
        "ĐẢNG BỘ TỈNH LÂM VIỆT",
    ),
    # Three bodies: the last two count.
    (
        "TỈNH ỦY LÂM VIỆT\nĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH\nCHI BỘ VĂN PHÒNG",
        "CHI BỘ VĂN PHÒNG",
        "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH",
    ),
    # A name over two lines.
    (
        "ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ AN HÒA                     Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN XÃ AN HÒA",
        None,
    ),
    (
        "ĐẢNG ỦY KHỐI CÁC CƠ QUAN\nVÀ DOANH NGHIỆP TỈNH\nĐẢNG ỦY SỞ NỘI VỤ",
        "ĐẢNG ỦY SỞ NỘI VỤ",
        "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH",
    ),
    # State agencies, schools, mass organisations, the army.
    ("UBND TỈNH LÂM VIỆT\nSỞ NỘI VỤ", "SỞ NỘI VỤ", "UBND TỈNH LÂM VIỆT"),
    (
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG TIỂU HỌC SỐ 2 AN HÒA",
        "TRƯỜNG TIỂU HỌC SỐ 2 AN HÒA",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    ),
    (
        "HỘI LHPN TỈNH LÂM VIỆT\nBAN CHẤP HÀNH HỘI LHPN HUYỆN TÂN KHÁNH\n***",
        "BAN CHẤP HÀNH HỘI LHPN HUYỆN TÂN KHÁNH",
        "HỘI LHPN TỈNH LÂM VIỆT",
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM VIỆT\nCÔNG ĐOÀN VIÊN CHỨC TỈNH",
        "CÔNG ĐOÀN VIÊN CHỨC TỈNH",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM VIỆT",
    ),
    (
        "TỈNH ỦY LÂM VIỆT\nĐẢNG ĐOÀN HỘI NÔNG DÂN TỈNH\nSố 3-BC/ĐĐ",
        "ĐẢNG ĐOÀN HỘI NÔNG DÂN TỈNH",
        "TỈNH ỦY LÂM VIỆT",
    ),
    ("QUÂN KHU 3\nĐẢNG ỦY BỘ CHQS TỈNH LÂM VIỆT", "ĐẢNG ỦY BỘ CHQS TỈNH LÂM VIỆT", "QUÂN KHU 3"),
    # The office of a committee is a unit below it, its standing part is itself.
    ("TỈNH ỦY LÂM VIỆT\nVĂN PHÒNG\n*", "VĂN PHÒNG TỈNH ỦY LÂM VIỆT", "TỈNH ỦY LÂM VIỆT"),
    (
        "HUYỆN ỦY TÂN KHÁNH\nỦY BAN KIỂM TRA\n*",
        "ỦY BAN KIỂM TRA HUYỆN ỦY TÂN KHÁNH",
        "HUYỆN ỦY TÂN KHÁNH",
    ),
    (
        "BAN THƯỜNG VỤ TỈNH ỦY LÂM VIỆT\nBAN DÂN VẬN\n*",
        "BAN DÂN VẬN TỈNH ỦY LÂM VIỆT",
        "BAN THƯỜNG VỤ TỈNH ỦY LÂM VIỆT",
    ),
    (
        "ĐẢNG ỦY XÃ AN HÒA\nVĂN PHÒNG ĐẢNG ỦY\n*",
        "VĂN PHÒNG ĐẢNG ỦY XÃ AN HÒA",
        "ĐẢNG ỦY XÃ AN HÒA",
    ),
    (
        "ỦY BAN MTTQ VIỆT NAM HUYỆN TÂN KHÁNH\nBAN THƯỜNG TRỰC",
        "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM HUYỆN TÂN KHÁNH",
        None,
    ),
    # Two names on one line; a committee alone below its company; a place said above only.
    ("ĐẢNG ỦY XÃ AN HÒA - CHI BỘ THÔN ĐÔNG", "CHI BỘ THÔN ĐÔNG", "ĐẢNG ỦY XÃ AN HÒA"),
    (
        "TỔNG CÔNG TY ĐIỆN MÁY\nCÔNG TY CƠ KHÍ TÂN KHÁNH\nĐẢNG ỦY",
        "ĐẢNG ỦY CÔNG TY CƠ KHÍ TÂN KHÁNH",
        "TỔNG CÔNG TY ĐIỆN MÁY",
    ),
    (
        "CÔNG AN HUYỆN TÂN KHÁNH\nĐẢNG ỦY CÔNG AN HUYỆN",
        "ĐẢNG ỦY CÔNG AN HUYỆN TÂN KHÁNH",
        "CÔNG AN HUYỆN TÂN KHÁNH",
    ),
    ("SỞ NÔNG NGHIỆP - MÔI TRƯỜNG", "SỞ NÔNG NGHIỆP - MÔI TRƯỜNG", None),
    # Written small.
    ("Đảng bộ huyện Tân Khánh\nĐảng ủy xã An Hòa", "Đảng ủy xã An Hòa", "Đảng bộ huyện Tân Khánh"),
    # Read by a scanner.
    (
        "ĐẢNG BỘ HUYỆN TÂN KHÁNH     ĐẢNG CỘNG SẢN VIÊT NAM\nĐẢNG UỶ XÃ AN HOÀ     ---------",
        "ĐẢNG UỶ XÃ AN HOÀ",
        "ĐẢNG BỘ HUYỆN TÂN KHÁNH",
    ),
]


@pytest.mark.parametrize(("head", "unit", "parent"), HEADS)
def test_the_unit_of_a_letterhead(head: str, unit: str, parent: str | None) -> None:
    found = document(head)
    assert (found.unit, found.parent_unit) == (unit, parent)


# The steps of trust: (letterhead, opening, closing, signature, unit). Each step is what decides
# where those before it are missing.
HEAD = "ĐẢNG BỘ XÃ AN HÒA\nCHI BỘ THÔN ĐÔNG"
OPENING = "Thực hiện Công văn số 12-CV/ĐU, Chi bộ thôn Tây báo cáo kết quả như sau:"
CLOSING = "Trên đây là báo cáo kết quả công tác năm 2023 của Chi bộ thôn Nam."
SIGNATURE = "T/M CHI BỘ THÔN BẮC\nBÍ THƯ\n\nLý Thị Hoa"
STEPS = [
    (HEAD, OPENING, CLOSING, SIGNATURE, "CHI BỘ THÔN ĐÔNG"),
    ("", OPENING, CLOSING, SIGNATURE, "Chi bộ thôn Tây"),
    ("", "", CLOSING, SIGNATURE, "Chi bộ thôn Nam"),
    ("", "", "", SIGNATURE, "CHI BỘ THÔN BẮC"),
    ("", "", "", "", None),
]


@pytest.mark.parametrize(("head", "opening", "closing", "signature", "unit"), STEPS)
def test_the_order_of_trust(
    head: str, opening: str, closing: str, signature: str, unit: str | None
) -> None:
    foot = "\n\n".join(filter(None, (closing, signature)))
    assert document(head, opening, foot).unit == unit


# (opening sentence, unit): reports without a letterhead.
OPENINGS = [
    (
        "Thực hiện Kế hoạch số 3-KH/HU, Đảng ủy xã An Hòa báo cáo cụ thể như sau:",
        "Đảng ủy xã An Hòa",
    ),
    (
        "Căn cứ Kế hoạch số 12-KH/HU của Huyện ủy Tân Khánh, Chi bộ Trường THCS An Hòa xin "
        "báo cáo:",
        "Chi bộ Trường THCS An Hòa",
    ),
    # Written small, with a name of its own; branches in general are no unit.
    (
        "Thực hiện sự chỉ đạo của Đảng ủy khối, chi bộ Chi cục Thuế Tân Khánh xin báo cáo như sau:",
        "Chi bộ Chi cục Thuế Tân Khánh",
    ),
    ("Thực hiện chế độ báo cáo, các chi bộ báo cáo như sau:", None),
    ("Chi bộ trực thuộc Đảng ủy cơ sở cũng nghiêm túc kiểm điểm, đánh giá.", None),
    ("Theo kế hoạch, Đảng ủy cơ sở báo cáo cấp trên.", None),
    # The committee is named short here and in full elsewhere.
    (
        "Ban Thường vụ Đảng ủy Khối báo cáo như sau. Đảng bộ Khối các cơ quan tỉnh có ba chi bộ; "
        "Đảng ủy Khối các cơ quan tỉnh đã họp.",
        "Đảng ủy Khối các cơ quan tỉnh",
    ),
]


@pytest.mark.parametrize(("opening", "unit"), OPENINGS)
def test_the_unit_of_an_opening_sentence(opening: str, unit: str | None) -> None:
    assert document(opening=opening).unit == unit


# (letterhead, who reports in the opening sentence, unit): the fuller name of the same body.
FULLER = [
    # A place behind the name, a company's legal form, another committee of the same body.
    ("ĐẢNG ỦY SỞ Y TẾ", "Đảng ủy Sở Y tế tỉnh Lâm Việt", "Đảng ủy Sở Y tế tỉnh Lâm Việt"),
    ("ĐẢNG BỘ SỞ Y TẾ", "Đảng ủy Sở Y tế tỉnh Lâm Việt", "Đảng ủy Sở Y tế tỉnh Lâm Việt"),
    ("CHI BỘ TRƯỜNG THCS", "Chi bộ Trường THCS An Hòa", "Chi bộ Trường THCS An Hòa"),
    (
        "ĐẢNG ỦY CÔNG TY CƠ KHÍ TÂN KHÁNH",
        "Đảng ủy Công ty Cổ phần Cơ khí Tân Khánh",
        "Đảng ủy Công ty Cổ phần Cơ khí Tân Khánh",
    ),
    (
        "BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ AN HÒA",
        "Ban Thường vụ Hội Nông dân xã An Hòa",
        "Ban Thường vụ Hội Nông dân xã An Hòa",
    ),
    # The same name, a shorter one, and what may be another body.
    ("ĐẢNG ỦY XÃ AN HÒA", "Đảng ủy xã An Hòa", "Đảng ủy xã An Hòa"),
    ("ĐẢNG ỦY XÃ AN HÒA", "Ban Thường vụ Đảng ủy xã", "ĐẢNG ỦY XÃ AN HÒA"),
    ("ĐẢNG ỦY SỞ Y TẾ", "Chi bộ Sở Y tế tỉnh Lâm Việt", "Đảng ủy Sở Y tế"),
    ("ĐẢNG ỦY XÃ AN HÒA", "Đảng ủy Trường Tiểu học xã An Hòa", "ĐẢNG ỦY XÃ AN HÒA"),
    ("ĐẢNG BỘ XÃ AN HÒA", "Chi bộ thôn Đông", "ĐẢNG BỘ XÃ AN HÒA"),
]


@pytest.mark.parametrize(("head", "opened", "unit"), FULLER)
def test_the_fuller_name_of_a_letterhead(head: str, opened: str, unit: str) -> None:
    opening = f"Thực hiện Kế hoạch số 3-KH/HU của Đảng ủy Sở Y tế, {opened} báo cáo như sau:"
    assert document(head, opening).unit == unit


# (the end of the report, unit)
ENDS = [
    ("Trên đây là báo cáo công tác năm 2023 của Chi bộ thôn Nam.", "Chi bộ thôn Nam"),
    (
        "Trên đây là kết quả công tác năm 2023, Đảng ủy xã An Hòa kính báo cáo Huyện ủy.",
        "Đảng ủy xã An Hòa",
    ),
    ("TM. BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN HÒA\nBÍ THƯ\n(đã ký)\nLý Thị Hoa", "ĐẢNG BỘ XÃ AN HÒA"),
    # A mandate without a name of its own.
    ("T/M ĐẢNG ỦY\nBÍ THƯ\n\nLý Thị Hoa", None),
]


@pytest.mark.parametrize(("foot", "unit"), ENDS)
def test_the_unit_of_the_end(foot: str, unit: str | None) -> None:
    assert document(foot=foot).unit == unit


def test_a_title_is_without_the_mark_of_its_note() -> None:
    text = "BÁO CÁO\nKẾT QUẢ CÔNG TÁC(*)\n\n" + BODY + "\n\n(*) Số liệu đến 30/11.\n"
    report = analyze_text(text)
    assert report.document.title == "BÁO CÁO KẾT QUẢ CÔNG TÁC"
    assert [note.marker for note in report.footnotes] == ["(*)"]


# (title, unit): reports without a letterhead that name their unit in the title.
TITLES = [
    (
        "BÁO CÁO CHÍNH TRỊ\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN HÒA KHÓA XX TRÌNH ĐẠI HỘI",
        "ĐẢNG BỘ XÃ AN HÒA",
    ),
    ("BÁO CÁO\nkết quả công tác năm 2023 của Đảng ủy xã An Hòa", "Đảng ủy xã An Hòa"),
    (
        "Báo cáo kiểm điểm của Ban Chấp hành lâm thời Đảng bộ Quận 9 (Từ 1/4/1997 đến 12/1997)",
        "Ban Chấp hành lâm thời Đảng bộ Quận 9",
    ),
    ("BÁO CÁO\nkết quả công tác của Đảng ủy xã An Hòa năm 2023", "Đảng ủy xã An Hòa"),
    (
        "BÁO CÁO\nkết quả công tác của Đảng ủy xã An Hòa, phương hướng năm 2024",
        "Đảng ủy xã An Hòa",
    ),
    ("BÁO CÁO KẾT QUẢ CÔNG TÁC CỦA ĐẢNG BỘ XÃ AN HÒA 6 THÁNG ĐẦU NĂM 2023", "ĐẢNG BỘ XÃ AN HÒA"),
    # Who issued what is carried out does not report.
    ("BÁO CÁO\nthực hiện Kế hoạch của Huyện ủy Tân Khánh năm 2023", None),
    ("BÁO CÁO\nthực hiện Kế hoạch số 3-KH/HU của Huyện ủy Tân Khánh", None),
]


@pytest.mark.parametrize(("title", "unit"), TITLES)
def test_the_unit_of_a_title(title: str, unit: str | None) -> None:
    assert analyze_text(f"{title}\n\n{BODY}\n").document.unit == unit


# (opening, entry under "Nơi nhận", parent): without a letterhead the body that asked for the
# report and is the first to receive it stands above.
ASKED = "Thực hiện Công văn số 421-CV/ĐUK ngày 27/9/2021 của Đảng ủy Khối các cơ quan tỉnh, "
SUPERIORS = [
    ("- BTV Đảng ủy Khối (b/c),", "Đảng ủy Khối các cơ quan tỉnh"),
    ("- Ban Thường vụ Đảng ủy Khối (để báo cáo),", "Đảng ủy Khối các cơ quan tỉnh"),
    # Another body receives it, or nobody tells for what.
    ("- Thường trực Huyện ủy (b/c),", None),
    ("- Đảng ủy Khối,", None),
]


@pytest.mark.parametrize(("entry", "parent"), SUPERIORS)
def test_the_superior_body_without_a_letterhead(entry: str, parent: str | None) -> None:
    opening = f"{ASKED}Đảng ủy Sở Nội vụ báo cáo như sau:"
    found = document(
        opening=opening, foot=f"Nơi nhận:\n\n{entry}\n- Lưu VP.\n\nT/M ĐẢNG ỦY\nBÍ THƯ"
    )
    assert (found.unit, found.parent_unit) == ("Đảng ủy Sở Nội vụ", parent)


# (line of the place and the date, place, date)
PLACES = [
    ("An Hòa, ngày 05 tháng 10 năm 2021", "An Hòa", dt.date(2021, 10, 5)),
    ("*An Hòa, ngày 5/10/2021*", "An Hòa", dt.date(2021, 10, 5)),
    ("TP. Tân Khánh, Ngày 5 tháng 10 năm 2021", "TP. Tân Khánh", dt.date(2021, 10, 5)),
    ("An Hòa, ngày   tháng 10 năm 2021", "An Hòa", None),
    # Letters that a scanner takes for digits.
    ("An Hòa, ngày l5 tháng 1O năm 2O21", "An Hòa", dt.date(2021, 10, 15)),
]


@pytest.mark.parametrize(("line", "place", "date"), PLACES)
def test_place_and_date(line: str, place: str, date: dt.date | None) -> None:
    found = document(f"ĐẢNG ỦY XÃ AN HÒA\n{line}")
    assert (found.place, found.date, found.unit) == (place, date, "ĐẢNG ỦY XÃ AN HÒA")


ADDRESSED = [
    ("Kính gửi: Ban Thường vụ Đảng ủy xã An Hòa.", ("Ban Thường vụ Đảng ủy xã An Hòa",)),
    (
        "Kính gửi:\n- Ban Thường vụ Đảng ủy xã An Hòa;\n- Ủy ban Kiểm tra Đảng ủy xã.",
        ("Ban Thường vụ Đảng ủy xã An Hòa", "Ủy ban Kiểm tra Đảng ủy xã"),
    ),
    (
        "Kính gửi: - Thường trực Đảng ủy;\n                - Ủy ban nhân dân xã.",
        ("Thường trực Đảng ủy", "Ủy ban nhân dân xã"),
    ),
    # Below the line under the title.
    ("-----\n\nKính gửi: Thường trực Đảng ủy.", ("Thường trực Đảng ủy",)),
    ("", ()),
]


@pytest.mark.parametrize(("lines", "addressees"), ADDRESSED)
def test_addressees(lines: str, addressees: tuple[str, ...]) -> None:
    found = document(opening=f"{lines}\n\nChi bộ thôn Tây báo cáo như sau:")
    assert (found.addressees, found.unit) == (addressees, "Chi bộ thôn Tây")


def test_recipients_beside_the_signing_block() -> None:
    foot = (
        "Nơi nhận:                         T/M CHI BỘ\n"
        "- Đảng ủy xã (b/c),                 BÍ THƯ\n"
        "- Các tổ đảng;\n"
        "- Lưu Chi bộ.                      Lý Thị Hoa"
    )
    found = document(foot=foot)
    assert found.recipients == ("Đảng ủy xã (b/c)", "Các tổ đảng", "Lưu Chi bộ")
    assert found.signatory is not None
    assert (found.signatory.name, found.signatory.role) == ("Lý Thị Hoa", "BÍ THƯ")


# (signing block, role)
ROLES = [
    ("T/M ĐẢNG ỦY\nBÍ THƯ", "BÍ THƯ"),
    ("TM. ĐẢNG ỦY\nBÍ THƯ\nTRƯỞNG PHÒNG", "BÍ THƯ"),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nCHỦ TỊCH UBND XÃ", "PHÓ BÍ THƯ"),
    ("KT. BÍ THƯ\nPHÓ BÍ THƯ", "PHÓ BÍ THƯ"),
    ("T/L BÍ THƯ\nCHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
]


@pytest.mark.parametrize(("block", "role"), ROLES)
def test_the_role_of_who_signed(block: str, role: str) -> None:
    found = document(foot=f"{block}\n\nThượng tá Lý Thị Hoa")
    assert found.signatory is not None
    assert (found.signatory.name, found.signatory.role) == ("Lý Thị Hoa", role)


def test_a_recipient_over_two_lines() -> None:
    foot = (
        "Nơi nhận:                         T/M CHI BỘ\n"
        "- Các ban xây dựng Đảng và          BÍ THƯ\n"
        "Văn phòng Huyện ủy,\n"
        "- Lưu Chi bộ.                      Lý Thị Hoa"
    )
    assert document(foot=foot).recipients == (
        "Các ban xây dựng Đảng và Văn phòng Huyện ủy",
        "Lưu Chi bộ",
    )


def test_recipients_of_those_who_write_where_it_is_sent() -> None:
    found = document(foot="Nơi gửi:\n- Đảng ủy xã;\n- Lưu.\n\nT/M CHI BỘ\nBÍ THƯ\n\nLý Thị Hoa")
    assert found.recipients == ("Đảng ủy xã", "Lưu")


@pytest.mark.parametrize("caption", ["MỞ ĐẦU", "ĐẶT VẤN ĐỀ", "KẾT QUẢ LÃNH ĐẠO"])
def test_a_caption_below_the_title_is_none_of_it(caption: str) -> None:
    text = f"BÁO CÁO\nkết quả công tác năm 2023\n\n{caption}\n\n{BODY}\n"
    report = analyze_text(text)
    assert report.document.title == "BÁO CÁO kết quả công tác năm 2023"
    assert caption in [heading.title for heading in report.headings]


def test_an_appendix_behind_the_signature_is_text_again() -> None:
    foot = (
        "Nơi nhận:\n- Đảng ủy xã;\n- Lưu.\n\nT/M CHI BỘ\nBÍ THƯ\n\nLý Thị Hoa\n\n"
        "PHỤ LỤC SỐ 1\n\nChi bộ có 59 đảng viên.\n\n| Năm | Số |\n| 2023 | 12 |"
    )
    report = analyze_text(f"{TITLE}\n\n{BODY}\n\n{foot}\n")
    assert report.document.signatory is not None
    assert report.document.recipients == ("Đảng ủy xã", "Lưu")
    assert "59 đảng viên" in [count.span.text for count in report.counts]


# A rank or a degree in front of the name is not the name.
@pytest.mark.parametrize("written", ["Đại tá Lê Văn Tám", "ThS. Lê Văn Tám", "BS CKI. Lê Văn Tám"])
def test_the_name_of_who_signed(written: str) -> None:
    signatory = document(foot=f"T/M ĐẢNG ỦY\nPHÓ BÍ THƯ\n\n{written}").signatory
    assert signatory is not None
    assert (signatory.name, signatory.role) == ("Lê Văn Tám", "PHÓ BÍ THƯ")
