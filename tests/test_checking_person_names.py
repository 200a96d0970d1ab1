"""Names of people by their office, and of places by the table that lists them."""

import pytest
from speaking import dated_report, ruled

from pipeline.analysis import analyze_text

SIGNED = ("T/M ĐẢNG ỦY\nBÍ THƯ\n(đã ký)\n\nNguyễn Văn Tuấn",)

# (paragraphs, (stated, expected) of the suspicions)
SPELT = [
    # The signature has it right.
    (("Đồng chí Nguyễn Văn Tuân, Bí thư Đảng ủy xã chủ trì.", *SIGNED),
     [("Nguyễn Văn Tuân", "Nguyễn Văn Tuấn")]),
    (("Bí thư Đảng ủy xã Hải Yến Nguyễn Văn Tuân đã dự.", *SIGNED),
     [("Nguyễn Văn Tuân", "Nguyễn Văn Tuấn")]),
    (("Hiệu trưởng: Lê Văn Hùng.", "Đồng chí Lê Văn Hưng, Hiệu trưởng, báo cáo."),
     [("Lê Văn Hưng", "Lê Văn Hùng")]),
    (("Giám đốc Công ty Đỗ Minh Khánh chỉ đạo.", "Đồng chí Đỗ Minh Khanh, Giám đốc Công ty."),
     [("Đỗ Minh Khanh", "Đỗ Minh Khánh")]),
    (("Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Hà Thị Nga.",
      "Đồng chí Hà Thị Ngà, Chủ nhiệm Ủy ban Kiểm tra Huyện ủy."),
     [("Hà Thị Ngà", "Hà Thị Nga")]),
    # Said more often is right.
    (("Hiệu trưởng Lê Văn Hùng.", "Hiệu trưởng Lê Văn Hưng.", "Hiệu trưởng Lê Văn Hưng dự."),
     [("Lê Văn Hùng", "Lê Văn Hưng")]),
    # One name, by both schools of tone marks.
    (("Đồng chí Trần Thị Hoà, Chủ tịch UBND xã.", "Chủ tịch UBND xã Trần Thị Hòa kết luận."), []),
    (("Đồng chí Nguyễn Văn Tuấn, Bí thư Đảng ủy xã chủ trì.", *SIGNED), []),
    # Another office, another body, several of one office, who held it before.
    (("Đồng chí Nguyễn Văn Tuân, Phó Bí thư Đảng ủy chủ trì.", *SIGNED), []),
    (("Bí thư chi bộ thôn Đông Nguyễn Văn Tuân báo cáo.", *SIGNED), []),
    (("Bí thư chi bộ thôn Đông Lê Văn Hùng.", "Bí thư chi bộ thôn Tây Lê Văn Hưng."), []),
    (("Đồng chí Lê Văn Hùng, Bí thư Chi bộ thôn 1.",
      "Đồng chí Lê Văn Hưng, Bí thư Chi bộ thôn 2."), []),
    (("Bí thư Chi bộ thôn 1: Lê Văn Hùng.", "Bí thư Chi bộ thôn 1: Lê Văn Hưng."),
     [("Lê Văn Hưng", "Lê Văn Hùng")]),
    (("Phó Bí thư Lê Văn Hùng.", "Phó Bí thư Lê Văn Hưng."), []),
    (("Ủy viên Trần Thị Hoa.", "Ủy viên Trần Thị Hòa."), []),
    (("Đồng chí Nguyễn Văn Tuân, nguyên Bí thư Đảng ủy xã dự.", *SIGNED), []),
    (("Đồng chí Lê Văn Hùng thôi giữ chức Hiệu trưởng.", "Hiệu trưởng Lê Văn Hưng."), []),
    # Two in one breath are two.
    (("Trưởng thôn Lò Văn Pánh và trưởng thôn Lò Văn Panh cùng dự.",), []),
    # Two syllables differ.
    (("Hiệu trưởng Lê Văn Hùng.", "Hiệu trưởng Lê Vân Hưng."), []),
    (("Chủ tịch Hồ Chí Minh dạy.", "Học tập Chủ tịch Hồ Chí Minh."), []),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), SPELT, ids=lambda value: str(value)[:40])
def test_the_holder_of_an_office(
    paragraphs: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    found = ruled(analyze_text(dated_report(*paragraphs)), "person_name")
    assert [(said, right) for severity, said, right in found if severity != "ok"] == expected
    assert {severity for severity, _, _ in found} <= {"ok", "suspect"}


ROWS = """| TT | Chi bộ | Đảng viên |
|---|---|---|
| 1 | Chi bộ thôn Vĩnh Khê | 34 |
| 2 | Chi bộ thôn Nà Lốc | 29 |
| 3 | Chi bộ thôn Đông | 31 |
| 4 | Chi bộ thôn Đồng | 12 |"""

PLACES = [
    ("Chi bộ thôn Vĩnh Khế đã họp.", [("Vĩnh Khế", "Vĩnh Khê")]),
    ("Thôn Nà Lộc làm tốt, thôn Nà Lộc được khen.", [("Nà Lộc", "Nà Lốc")]),
    ("Chi bộ thôn Vĩnh Khê đã họp.", []),
    # Both are rows; no row is alone near it; a neighbour; another kind of place; another name.
    ("Thôn Đồng và thôn Đông đã họp.", []),
    ("Thôn Dông đã họp.", []),
    ("Xã giáp thôn Vĩnh Khế của huyện bạn.", []),
    ("Đoàn đến thăm xã Vĩnh Khế.", []),
    ("Thôn Đá Mài đã họp.", []),
]


@pytest.mark.parametrize(("said", "expected"), PLACES)
def test_a_place_against_the_rows_of_a_table(said: str, expected: list[tuple[str, str]]) -> None:
    found = ruled(analyze_text(dated_report(said, ROWS)), "listed_name")
    assert found == [("suspect", *names) for names in expected]
