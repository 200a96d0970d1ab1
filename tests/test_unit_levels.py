"""The level of a unit: every cue proves itself, and parents decide where names do not."""

import pytest

from pipeline.linking.levels import level_of, levels_of
from pipeline.unit_names import unit_key
from schemas.registry.loader import load_table
from schemas.registry.units import LEVELS, UnitLevel

ROWS = load_table("unit_levels")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["cue"])
def test_a_cue_proves_itself(row: dict[str, str]) -> None:
    above: UnitLevel | None = "commune" if row["level"] == "parent" else None
    level = above or row["level"]
    assert level in LEVELS
    assert level_of(unit_key(row["example"]), above) == level
    assert level_of(unit_key(row["counter_example"]), above) != level


def test_no_cue_stands_twice() -> None:
    assert len({row["cue"] for row in ROWS}) == len(ROWS)


# (name, level of the unit above, level)
UNITS: list[tuple[str, UnitLevel | None, UnitLevel | None]] = [
    # A branch is of the grassroots where nothing of the grassroots stands above it.
    ("Chi bộ thôn Đông", "commune", "branch"),
    ("Chi bộ thôn Đông", None, "branch"),
    ("Chi bộ Văn phòng", "district", "grassroots"),
    ("Chi bộ Sở Nội vụ", "province", "grassroots"),
    ("Chi bộ Khoa Dược", "grassroots", "branch"),
    # The smallest place is named first.
    ("Đảng ủy xã An Hòa, huyện Tân Khánh, tỉnh Lâm Việt", None, "commune"),
    ("Ban Chấp hành Đảng bộ huyện Tân Khánh", None, "district"),
    ("Ủy ban Kiểm tra Huyện ủy Tân Khánh", "district", "district"),
    ("BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH HUYỆN TÂN KHÁNH", None, "district"),
    # An office has the level of its committee.
    ("Văn phòng", "province", "province"),
    ("Văn phòng", None, None),
    ("Đảng ủy Quân khu 3", None, "province"),
    ("ĐẢNG ỦY SỞ VĂN HÓA VÀ THỂ THAO TỈNH LÂM VIỆT", "district", "grassroots"),
    ("Đảng bộ Quận 9", None, "district"),
    ("TP. Tân Khánh", None, "district"),
    ("Thành ủy TP.HCM", None, "province"),
    ("Huyện đoàn Tân Khánh", None, "district"),
    ("Đảng ủy Bộ CHQS tỉnh Lâm Việt", None, "district"),
    # Words inside of other words, and names that say nothing.
    ("Hội Luật gia", None, None),
    ("Câu lạc bộ Hưu trí", None, None),
]


@pytest.mark.parametrize(("name", "above", "level"), UNITS)
def test_the_level_of_a_unit(name: str, above: UnitLevel | None, level: UnitLevel | None) -> None:
    assert level_of(unit_key(name), above) == level


def test_levels_come_down_from_above() -> None:
    parents = {
        "chi bộ văn phòng": "đảng bộ khối các cơ quan tỉnh",
        "đảng bộ khối các cơ quan tỉnh": "đảng bộ tỉnh lâm việt",
        "đảng bộ tỉnh lâm việt": None,
        "chi bộ 1 < chi bộ văn phòng": "chi bộ văn phòng",
    }
    assert levels_of(parents) == {
        "đảng bộ tỉnh lâm việt": "province",
        "đảng bộ khối các cơ quan tỉnh": "district",
        "chi bộ văn phòng": "grassroots",
        "chi bộ 1 < chi bộ văn phòng": "branch",
    }
