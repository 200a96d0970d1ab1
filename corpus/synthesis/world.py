"""The units that report, and on what: a hierarchy of invented names, laid out by number.

Unit 0, 1, 2 … of a seed are always the same, however many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from random import Random
from typing import Literal

UnitKind = Literal[
    "province", "district", "commune", "ward", "office", "hospital", "school", "company", "branch"
]
PeriodKind = Literal["half", "year", "review"]
REPORTS_PER_UNIT = 3


@dataclass(frozen=True, slots=True)
class Period:
    """What a report is on: six months, a year, or the years of a review."""

    kind: PeriodKind
    start_year: int
    end_year: int

    @property
    def years(self) -> float:
        """The length in years."""
        return 0.5 if self.kind == "half" else float(self.end_year - self.start_year + 1)

    @property
    def months(self) -> int:
        """The length in months, or the last twelve of a review."""
        return 6 if self.kind == "half" else 12

    @property
    def parts(self) -> int:
        """Into how many parts a year is divided where the report divides it."""
        return 1 if self.kind == "review" else 4

    def subdivisions(self) -> tuple[str, ...]:
        """The parts of the period as a report names them."""
        if self.kind == "review":
            return tuple(f"năm {year}" for year in range(self.start_year, self.end_year + 1))
        quarters = ("quý I", "quý II", "quý III", "quý IV")
        return quarters[:2] if self.kind == "half" else quarters


@dataclass(frozen=True)
class Unit:
    """A unit: `name` is the committee that reports, `base` the organisation, `parent` above it."""

    seed: int
    number: int
    kind: UnitKind
    name: str
    base: str
    place: str
    parent: str
    code: str
    parent_code: str
    parent_number: int | None

    @cached_property
    def _rng(self) -> Random:
        return Random(f"{self.seed}/unit/{self.number}")

    @cached_property
    def _size(self) -> tuple[int, int, float]:
        low, high, per = _SIZES[self.kind]
        branches = self._rng.randint(low, high)
        return branches, round(branches * self._rng.uniform(*per)), self._rng.uniform(-0.004, 0.025)

    @property
    def branches(self) -> int:
        """How many branches it has."""
        return self._size[0]

    def members(self, year: int) -> int:
        """How many members it has at the end of a year; the same in all of its reports."""
        _, members, growth = self._size
        jitter = Random(f"{self.seed}/members/{self.number}/{year}").uniform(-0.006, 0.006)
        return max(5, round(members * (1 + growth * (year - 2020) + jitter)))

    def period(self, index: int) -> Period:
        """The period of its first, second, third report."""
        year = Random(f"{self.seed}/period/{self.number}").randint(2019, 2023)
        if index == 0:
            return Period("year", year, year)
        if index == 1:
            return Period("half", year + 1, year + 1)
        return Period("review", year + 1 - (3, 5, 5, 10)[(self.number * 7 + self.seed) % 4], year)


_SIZES: dict[UnitKind, tuple[int, int, tuple[float, float]]] = {
    "province": (900, 2600, (19, 26)),
    "district": (180, 420, (18, 25)),
    "commune": (9, 24, (14, 24)),
    "ward": (12, 30, (18, 30)),
    "office": (8, 18, (9, 18)),
    "hospital": (9, 24, (10, 20)),
    "school": (8, 22, (11, 24)),
    "company": (7, 16, (9, 20)),
    "branch": (1, 1, (14, 40)),
}

# One province and what reports to it; the second column is the place above, counted backwards.
_LAYOUT: tuple[tuple[UnitKind, int], ...] = (
    ("province", 0),
    ("district", 0),
    ("commune", 1),
    ("hospital", 0),
    ("ward", 1),
    ("office", 0),
    ("branch", 2),
    ("school", 0),
    ("commune", 1),
    ("company", 0),
    ("commune", 1),
    ("district", 0),
    ("commune", 11),
    ("branch", 12),
    ("ward", 11),
    ("commune", 11),
    ("hospital", 11),
    ("school", 11),
    ("office", 0),
    ("district", 0),
    ("commune", 19),
    ("commune", 19),
    ("ward", 19),
    ("branch", 20),
    ("company", 0),
    ("commune", 19),
)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    text = files("corpus.synthesis").joinpath("names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("# "))
    return {row[0]: tuple(row[1].split(", ")) for row in rows}


def name_list(kind: str) -> tuple[str, ...]:
    """The words of one row of names.tsv."""
    return _names()[kind]


def _place(seed: int, number: int) -> str:
    first, second, third = name_list("first"), name_list("second"), name_list("third")
    step = (number * 1597 + seed * 101) % (len(first) * len(second))
    words = f"{first[step % len(first)]} {second[step // len(first)]}"
    cycle = number // (len(first) * len(second))
    return f"{third[(cycle - 1) % len(third)]} {words}" if cycle else words


def unit(seed: int, number: int) -> Unit:
    """The unit of this number."""
    province, slot = divmod(number, len(_LAYOUT))
    first = province * len(_LAYOUT)
    kind, above = _LAYOUT[slot]
    place = _place(seed, number)
    if slot == 0:
        return Unit(seed, number, kind, f"Tỉnh ủy {place}", f"Đảng bộ tỉnh {place}", place,
                    "Ban Chấp hành Trung ương", "TU", "TW", None)  # fmt: skip
    parent = unit(seed, first + above)
    name, base, code = _naming(kind, place, number)
    return Unit(seed, number, kind, name, base, place, parent.name, code, parent.code,
                parent.number)  # fmt: skip


def _naming(kind: UnitKind, place: str, number: int) -> tuple[str, str, str]:
    match kind:
        case "district":
            return f"Huyện ủy {place}", f"Đảng bộ huyện {place}", "HU"
        case "commune":
            return f"Đảng ủy xã {place}", f"Đảng bộ xã {place}", "ĐU"
        case "ward":
            return f"Đảng ủy phường {place}", f"Đảng bộ phường {place}", "ĐU"
        case "branch":
            return f"Chi bộ thôn {place}", f"Chi bộ thôn {place}", "CB"
        case _:
            options = name_list(kind)
            what = options[number % len(options)].replace("$", place)
            return f"Đảng ủy {what}", f"Đảng bộ {what}", "ĐU"


def units(seed: int, count: int) -> Iterator[Unit]:
    """The first `count` units."""
    return (unit(seed, number) for number in range(count))
