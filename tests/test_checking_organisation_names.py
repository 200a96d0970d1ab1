"""Names with apostrophes, and organisations that are spelt two ways."""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

HEAD = (
    "ĐẢNG BỘ HUYỆN ĐẠ HUOAI\nĐẢNG ỦY XÃ ĐẠ M'RI\nĐạ M'ri, ngày 10 tháng 12 năm 2024\n\n"
    "BÁO CÁO\nkết quả công tác năm 2024\n\n"
)
# (paragraphs, [(severity, stated, expected)])
UNITS = [
    ("Đảng ủy xã Đạ M’ri đã họp.", [("ok", "Đạ M’ri", "ĐẠ M'RI")]),
    (
        "Đảng ủy xã Đạ M'ri đã họp.\n\nĐảng bộ xã Đạ M'rí có 198 đảng viên.",
        [("suspect", "Đạ M'rí", "Đạ M'ri")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_a_name_goes_on_behind_an_apostrophe(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert ruled(analyze_text(HEAD + text), "name") == expected


TWICE = "Công ty TNHH Minh Phát ủng hộ quỹ.\n\nCông ty TNHH Minh Phát trao 10 suất quà.\n\n"
SCHOOL = (
    "Trường Tiểu học Nguyễn Bá Ngọc đạt chuẩn.\n\nTrường Tiểu học Nguyễn Bá Ngọc có 12 lớp.\n\n"
)
ORGANISATIONS = [
    (f"{TWICE}Công ty TNHH Minh Phác tặng xe lăn.", [("suspect", "Minh Phác", "Minh Phát")]),
    (
        f"{SCHOOL}Trường Tiểu học Nguyễn Bá Ngoc được khen.",
        [("suspect", "Nguyễn Bá Ngoc", "Nguyễn Bá Ngọc")],
    ),
    # Two schools; one of another kind; side by side; said as often; two words differ.
    ("Trường THCS Lê Lợi họp.\n\nTrường THCS Lê Lợi dạy.\n\nTrường THCS Lê Lai khai giảng.", []),
    (f"{TWICE}Công ty Cổ phần Minh Phác tặng xe lăn.", []),
    ("Công ty TNHH Minh Phát và Công ty TNHH Minh Phác.\n\nCông ty TNHH Minh Phát đóng góp.", []),
    ("Công ty TNHH Minh Phát đóng góp.\n\nCông ty TNHH Minh Phác đóng góp.", []),
    (f"{SCHOOL}Trường Tiểu học Nguyễn Văn Ngoc được khen.", []),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations_spelt_two_ways(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "organisation_name") == expected
