"""The roster: what people save from Excel, and clear words where it cannot be used."""

from datetime import date
from pathlib import Path

import pytest
import regex

from pipeline.units import RosterError, RosterUnit, matches, read_roster, unit_key
from schemas.folding import fold_tone
from schemas.registry.loader import load_table

VIETNAMESE = """Đơn vị;Cấp trên;Tệp;Hạn;Tên khác;Ghi chú
Đảng ủy Sở Xây dựng;Đảng ủy Khối;*xay_dung*;15/10/2021;Đảng bộ Sở XD|ĐU SXD;a

Chi bộ 1;Đảng ủy Sở Xây dựng;;;;
"""
EXPECTED = (
    RosterUnit(
        "Đảng ủy Sở Xây dựng",
        2,
        "Đảng ủy Khối",
        "*xay_dung*",
        date(2021, 10, 15),
        ("Đảng bộ Sở XD", "ĐU SXD"),
    ),
    RosterUnit("Chi bộ 1", 4, "Đảng ủy Sở Xây dựng"),
)
ENGLISH = VIETNAMESE.replace(";", ",").replace(
    "Đơn vị,Cấp trên,Tệp,Hạn,Tên khác,Ghi chú", "name,parent,pattern,deadline,alias,note"
)


@pytest.mark.parametrize(
    "content",
    [
        VIETNAMESE.encode(),
        VIETNAMESE.encode("utf-8-sig"),
        VIETNAMESE.encode("utf-16"),
        VIETNAMESE.replace("\n", "\r\n").encode(),
        VIETNAMESE.replace(";", "\t").encode(),
        ENGLISH.encode(),
        ENGLISH.replace("15/10/2021", "2021-10-15").encode(),
        ENGLISH.replace("15/10/2021", "15.10.2021").encode(),
        ENGLISH.replace("15/10/2021", "2021-10-15 00:00:00").encode(),
        ENGLISH.replace("Chi bộ 1", '"Chi bộ 1"').encode(),
    ],
)
def test_all_usual_forms(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(content)
    assert read_roster(path) == EXPECTED


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "không có đơn vị nào"),
        ("đơn vị\n", "không có đơn vị nào"),
        ("tên gì đó;hạn\nX;1/1/2021", "dòng tiêu đề: thiếu cột “đơn vị”"),
        ("đơn vị;name\nX;Y", "dòng tiêu đề: cột “name” bị lặp"),
        ("đơn vị;hạn\nX;31/2/2021", "dòng 2: hạn “31/2/2021” không phải một ngày"),
        ("đơn vị;hạn\nX;\nY;cuối tháng", "dòng 3: hạn “cuối tháng”"),
        ("đơn vị;hạn\n;1/1/2021", "dòng 2: thiếu tên đơn vị"),
        ("đơn vị;từ ngày\nX;2021", "dòng 2: từ ngày “2021” không phải một ngày"),
        ("đơn vị;từ ngày;đến ngày\nX;2/1/2021;1/1/2021", "dòng 2: “X” có đến ngày trước từ ngày"),
        ("đơn vị;cấp trên\nX;x", "dòng 2: “X” là cấp trên của chính nó"),
        ("đơn vị;cấp trên\nX;Y\nY;Z\nZ;X", "đi thành vòng"),
        ("đơn vị\nĐảng ủy X\nY\nĐẢNG BỘ X", "dòng 4: “ĐẢNG BỘ X” đã có ở dòng 2"),
        ("đơn vị;tên khác\nX;A\nY;a", "dòng 3: tên khác “a” cũng là tên của “X” (dòng 2)"),
        ("đơn vị;tên khác\nX;Y\nY;", "dòng 2: tên khác “Y” cũng là tên của “Y” (dòng 3)"),
        ("đơn vị,hạn\nSở A, B,1/1/2021", "dòng 2: có nhiều ô hơn dòng tiêu đề"),
        ('đơn vị;hạn\n"X;1/1/2021\n', "không đọc được"),
        ("đơn vị\nĐảng ủy X".encode("cp1258", "replace"), "không phải mã UTF-8"),
        (b"\x00\x01\x02", "không phải tệp văn bản"),
        (b"PK\x03\x04" + bytes(range(256)), "UTF-8"),
        ("đơn vị\n" + "x" * 200_000, "không đọc được"),
    ],
)
def test_errors_name_the_line_and_the_way_out(
    tmp_path: Path, content: bytes | str, message: str
) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RosterError) as caught:
        read_roster(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith("units.csv")
    assert "\n" not in str(caught.value)


def test_a_roster_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.csv", tmp_path):
        with pytest.raises(RosterError, match="--units"):
            read_roster(path)


def test_a_unit_has_a_life(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(
        "Đơn vị;Từ ngày;Đến ngày;Tiền thân\nXã A;01/7/2025;;Xã A|Xã B\nXã B;;30/6/2025;\n", "utf-8"
    )
    assert read_roster(path) == (
        RosterUnit("Xã A", 2, valid_from=date(2025, 7, 1), predecessors=("Xã A", "Xã B")),
        RosterUnit("Xã B", 3, valid_to=date(2025, 6, 30)),
    )


def test_one_name_under_two_parents_is_two_units(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("đơn vị;cấp trên\nChi bộ 1;Đảng ủy A\nChi bộ 1;Đảng ủy B", encoding="utf-8")
    assert [unit.parent for unit in read_roster(path)] == ["Đảng ủy A", "Đảng ủy B"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Đảng ủy Sở Xây dựng", "ĐẢNG UỶ SỞ XÂY DỰNG"),
        ("Đảng ủy Sở Xây dựng", "Đảng bộ Sở Xây dựng"),
        ("Đảng ủy Sở Xây dựng", "Ban Chấp hành Đảng bộ Sở Xây dựng"),
        ("Đảng ủy Sở Xây dựng", "BCH Đảng bộ  Sở Xây dựng."),
        ("Đảng ủy Sở Xây dựng", "Ban Thường vụ Đảng ủy Sở Xây dựng"),
        ("Chi ủy Trường Hoá", "Chi bộ trường Hóa"),
        ("\u00d0ẢNG ỦY XÃ A", "Đảng ủy xã A"),
        ("Hội Nông dân xã Vân Phong", "BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ VÂN PHONG"),
        ("Đoàn TNCS Hồ Chí Minh huyện A", "BCH Đoàn TNCS Hồ Chí Minh huyện A"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã A", "Uỷ ban MTTQ Việt Nam xã A"),
        ("Tỉnh ủy Quảng Bình", "Đảng bộ tỉnh Quảng Bình"),
        ("Ban Thường vụ Tỉnh uỷ Quảng Bình", "Đảng bộ tỉnh Quảng Bình"),
        ("Thành ủy Đồng Hới", "Đảng bộ TP. Đồng Hới"),
        ("UBND xã A", "Ủy ban nhân dân xã A"),
        ("Thành ủy TP. Hồ Chí Minh", "Đảng bộ TP.HCM"),
        ("Thường trực Huyện ủy A", "Đảng bộ huyện A"),
        ("Hội LHPN xã A", "Hội Liên hiệp Phụ nữ xã A"),
        ("Đoàn TNCS Hồ Chí Minh xã A", "Đoàn Thanh niên xã A"),
        ("Huyện đoàn A", "BCH Đoàn TNCS HCM huyện A"),
        ("UBMTTQ xã A", "Ủy ban Mặt trận Tổ quốc xã A"),
        ("Chi bộ Trường THCS A", "Chi bộ Trường Trung học cơ sở A"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Đảng ủy Khối các cơ quan & doanh nghiệp A", "Đảng bộ Khối các cơ quan và doanh nghiệp A"),
        ("Sở Nông nghiệp – Môi trường", "Sở Nông nghiệp-Môi trường"),
    ],
)
def test_one_unit(left: str, right: str) -> None:
    assert unit_key(left) == unit_key(right)
    assert unit_key(unit_key(left)) == unit_key(left)


@pytest.mark.parametrize("row", load_table("unit_abbreviations"), ids=lambda row: row["short"])
def test_a_short_form_is_its_words(row: dict[str, str]) -> None:
    key = unit_key(row["example"])
    assert unit_key(fold_tone(row["example"]).replace(row["short"], row["full"])) == key
    assert not regex.search(rf"(?<![\w&]){row['short']}(?![\w&])", key)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Đảng ủy xã Hòa Bình", "Đảng ủy xã Hóa Bình"),
        ("Đảng ủy xã Hoà", "Đảng ủy xã Hoa"),
        ("Chi bộ 1", "Chi bộ 11"),
        ("Sở Xây dựng", "Đảng ủy Sở Xây dựng"),
        ("Huyện ủy A", "Đảng ủy xã A"),
        ("Chi bộ A", "Đảng bộ A"),
        ("Hội Nông dân xã A", "Đoàn xã A"),
        ("Ủy ban Kiểm tra Huyện ủy A", "Huyện ủy A"),
    ],
)
def test_two_units(left: str, right: str) -> None:
    assert unit_key(left) != unit_key(right)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*xay_dung*", "/nộp/BC_Xay_Dung.txt", True),
        ("*xây dựng*", "/nộp/BC Xây du\u031b\u0323ng.txt", True),
        ("*khoá*", "/nộp/Khóa.txt", True),
        ("*xay_dung*", "/xay_dung/bc.txt", False),
        ("xay_dung/*", "/nộp/xay_dung/bc.txt", True),
        ("xay_dung\\*.txt", "/nộp/xay_dung/bc.txt", True),
        ("dung/*", "/nộp/xay_dung/bc.txt", False),
        ("/nộp/*", "/nộp/a/b.txt", True),
        ("bc[12].txt", "/nộp/bc2.txt", True),
        ("[", "/nộp/bc2.txt", False),
    ],
)
def test_file_patterns(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected
