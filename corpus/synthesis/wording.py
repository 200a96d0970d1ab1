"""How one report names its unit and its period."""

from random import Random

from corpus.synthesis.world import Period, Unit


def variables(rng: Random, unit: Unit, period: Period) -> dict[str, str]:
    """The variables of the grammar."""
    year = period.end_year
    if period.kind == "half":
        during = rng.choice((f"trong 6 tháng đầu năm {year}", f"6 tháng đầu năm {year}"))
        until = rng.choice((f"tính đến ngày 15/6/{year}", f"đến tháng 6/{year}"))
    elif period.kind == "year":
        during = rng.choice((f"trong năm {year}", f"năm {year}"))
        until = rng.choice((f"tính đến ngày 31/12/{year}", f"đến cuối năm {year}"))
    else:
        first = period.start_year
        during = rng.choice((f"giai đoạn {first} - {year}", f"từ năm {first} đến năm {year}"))
        until = rng.choice((f"tính đến ngày 31/12/{year}", f"đến hết năm {year}"))
    committee = {
        "province": "Ban Thường vụ Tỉnh ủy",
        "district": "Ban Thường vụ Huyện ủy",
        "branch": "Chi ủy",
    }.get(unit.kind, "Đảng ủy")
    return {
        "unit": unit.name,
        "base": unit.base,
        "cap": committee,
        "place": unit.place,
        "parent": unit.parent,
        "trongky": during,
        "tinhden": until,
    }
