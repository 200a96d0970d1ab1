"""The unit's name and abbreviations spelt two ways, and names that are really two."""

import pytest
from speaking import challenged, dated_report, ruled

from pipeline.analysis import analyze_text

# (paragraphs, rule, [(severity, stated, expected)])
SPELT = [
    (("Đảng ủy xã Hải Yên đã kiện toàn.",), "name", [("suspect", "Hải Yên", "HẢI YẾN")]),
    (
        ("Đảng ủy xã Hải Yến đã họp.", "Đảng ủy xã Hải Yên đã kiện toàn."),
        "name",
        [("suspect", "Hải Yên", "Hải Yến")],
    ),
    (
        ("Huyện ủy Tân An chỉ đạo.", "Huyện ủy Tấn An đã kết luận."),
        "name",
        [("suspect", "Tấn An", "Tân An")],
    ),
    # The head alone has it right.
    (("Huyện ủy Tấn An đã kết luận.",), "name", [("suspect", "Tấn An", "TÂN AN")]),
    # No head names the province: the name that is said most often.
    (
        ("Nhân dân tỉnh Lâm Việt.", "Cả tỉnh Lâm Việt đã họp.", "Các xã của tỉnh Lâm Viết."),
        "name",
        [("suspect", "Lâm Viết", "Lâm Việt")],
    ),
    (("Đảng ủy xã Hải Yến đã họp.",), "name", [("ok", "Hải Yến", "HẢI YẾN")]),
    (
        ("Các TCCSĐ đã họp, 12 TCCSĐ xuất sắc.", "Bí thư TCCSD dự họp."),
        "abbreviation",
        [("suspect", "TCCSD", "TCCSĐ")],
    ),
]


@pytest.mark.parametrize(("paragraphs", "rule", "expected"), SPELT)
def test_names_spelt_two_ways(
    paragraphs: tuple[str, ...], rule: str, expected: list[tuple[str, str, str]]
) -> None:
    assert ruled(analyze_text(dated_report(*paragraphs)), rule) == expected


TWO_NAMES = [
    # The school of tone marks, capitals.
    ("Uỷ ban nhân dân xã Hoà Bình, Ủy ban nhân dân xã Hòa Bình.",),
    # One name on two levels, sisters in a list.
    ("Xã Hòa Bình của tỉnh Hòa Bình.", "Chi bộ thôn Đông họp.", "Chi bộ thôn Đồng họp."),
    # A neighbour, a body of another district, a commune that was merged.
    ("Phía Bắc giáp Đảng ủy xã Hải Yên.",),
    ("Đảng ủy xã Hải Yên, huyện Đình Lập đã đến thăm.",),
    ("Đã sáp nhập Đảng ủy xã Hải Yên vào Đảng bộ.",),
    # One paragraph sets them side by side.
    ("Đảng ủy xã Hải Yến và Đảng ủy xã Hải Yên giao ban.", "Đảng ủy xã Hải Yên có nếp tốt."),
    # Too often for a slip.
    tuple(f"Đảng ủy xã Hải Yên đã làm tốt việc thứ {number}." for number in "abcd"),
    # A district of nearly the commune's name.
    ("Huyện ủy Hải Yên đã kết luận.",),
    # Said once each, and no head tells which is right.
    ("Thành ủy Lâm Việt chỉ đạo.", "Thành ủy Lâm Viết đã kết luận."),
    # A longer name.
    ("Đảng ủy xã Hải Yên Bình đã họp.",),
    # Abbreviations that are explained both.
    ("Cơ sở dữ liệu (CSDLQ) được làm sạch.", "Cơ sở đào luyện (CSĐLQ) mở lớp."),
]


@pytest.mark.parametrize("paragraphs", TWO_NAMES)
def test_two_names(paragraphs: tuple[str, ...]) -> None:
    assert challenged(analyze_text(dated_report(*paragraphs))) == []
