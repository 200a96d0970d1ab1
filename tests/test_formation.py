"""What a report says of the merger that its unit came out of."""

import pytest

from extractors.letterhead.formation import formation_of

UNIT = "Đảng ủy xã Đông Quang"
# (sentence, the places, the day).
TOLD = [
    (
        "Xã Đông Quang được thành lập trên cơ sở hợp nhất 03 xã: Đông Quang, Đông Xuân và Nam Hải, "
        "chính thức hoạt động từ ngày 01/7/2025.",
        ["xã Đông Quang", "xã Đông Xuân", "xã Nam Hải"],
        "2025-07-01",
    ),
    (
        "Từ ngày 01/7/2025, xã Đông Quang được thành lập trên cơ sở nhập toàn bộ diện tích tự "
        "nhiên, quy mô dân số của các xã Đông Quang, Hòa An và thị trấn Sông Vân.",
        ["xã Đông Quang", "xã Hòa An", "thị trấn Sông Vân"],
        "2025-07-01",
    ),
    # The day of a resolution is not the unit's; words in capitals, the old school of tone marks.
    (
        "Đảng bộ xã ĐÔNG QUANG thành lập theo Nghị quyết số 1660/NQ-UBTVQH15 ngày 16/6/2025, trên "
        "cơ sở sáp nhập xã Đông Quang (cũ), xã Hoà An.",
        ["xã Đông Quang", "xã Hoà An"],
        None,
    ),
    ("Xã Đông Quang được sáp nhập từ xã A và phường B cũ.", ["xã A", "phường B"], None),
    (
        "Xã Đông Quang được hình thành từ việc sáp nhập 02 đơn vị hành chính cấp xã gồm xã Nam Hải "
        "và xã Cao Hà.",
        ["xã Nam Hải", "xã Cao Hà"],
        None,
    ),
]


@pytest.mark.parametrize(("sentence", "places", "day"), TOLD)
def test_a_formation(sentence: str, places: list[str], day: str | None) -> None:
    found = formation_of(f"I. TÌNH HÌNH\n{sentence}\nChi bộ họp đều.", UNIT)
    assert found is not None
    assert list(found.predecessors) == [f"Đảng ủy {place}" for place in places]
    assert (found.day and found.day.isoformat()) == day


# Mergers of others, of parts, of what is no place, and names that only one stands behind.
OTHERS = [
    "Trường Tiểu học được thành lập trên cơ sở sáp nhập xã An Hòa và xã Bình Minh.",
    "Chi bộ thôn Đông được thành lập trên cơ sở hợp nhất Chi bộ thôn 1 và Chi bộ thôn 2.",
    "Xã Đông Quang đã thành lập 05 chi bộ trên cơ sở sáp nhập các chi bộ thôn.",
    "Xã Đông Quang được thành lập trên cơ sở sáp nhập xã Đông Xuân.",
    "Xã Đông Quang lãnh đạo tốt việc sáp nhập xã Đông Xuân và xã Nam Hải.",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_no_formation(sentence: str) -> None:
    assert formation_of(sentence, UNIT) is None


@pytest.mark.parametrize("unit", ["Đảng ủy Sở Xây dựng", "Chi bộ 1", ""])
def test_a_unit_of_no_place(unit: str) -> None:
    assert formation_of(TOLD[0][0], unit) is None
