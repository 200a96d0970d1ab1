"""Parts of a year that no year stands beside: "quý I/2024 xóa tên 01 đảng viên, quý II 02", "6
tháng đầu năm 2024 kết nạp 04 đảng viên, cả năm 09", "quý III toàn Đảng bộ kết nạp 37 đảng viên".
"""

from collections.abc import Sequence

import regex

from extractors.matching import holds_any

_QUARTERS = {"iv": 4, "iii": 3, "ii": 2, "i": 1, "4": 4, "3": 3, "2": 2, "1": 1}
_MONTHS = {"3": 3, "ba": 3, "6": 6, "sáu": 6, "9": 9, "chín": 9}
_PART_RE = regex.compile(
    r"(?<!\p{L})(?:(?P<year>cả\s+năm)(?!\s+\d|\p{L})"
    r"|quý\s+(?P<quarter>iv|i{1,3}|[1-4])(?![\p{L}\d]|\s*[/-]\s*\d|\s+năm)"
    r"|(?P<months>3|ba|6|sáu|9|chín)\s+tháng(?:\s+(?P<half>đầu|cuối)\s+năm)?(?!\s+năm|\p{L}))"
)
_TELLING = ("cả năm", "quý")  # without one of them "chín tháng" may be how long something took


def part_named(words: str, year: str, telling: Sequence[str] = _TELLING) -> str | None:
    """The last part of the year that the folded words name, as a time ("2024-04/2024-06", the year
    itself for "cả năm"); None where they hold none of the `telling` words.
    """
    if not holds_any(words, telling):
        return None
    found = None
    for part in _PART_RE.finditer(words):
        if part["year"]:
            found = year
        elif part["quarter"]:
            found = quarter(year, part["quarter"])
        else:
            found = months(year, part["months"], part["half"])
    return found


def months(year: int | str, number: str, half: str | None) -> str:
    """So many months of a year: "2024-01/2024-06" of "6" and "đầu", the last ones of "cuối"."""
    long = _MONTHS[number]
    first = 13 - long if half == "cuối" else 1
    return f"{year}-{first:02}/{year}-{first + long - 1:02}"


def quarter(year: int | str, number: str) -> str:
    """The months of a quarter: "2024-04/2024-06" of "ii"."""
    last = 3 * _QUARTERS[number]
    return f"{year}-{last - 2:02}/{year}-{last:02}"
