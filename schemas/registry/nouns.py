"""What numbers count, and the ways in which a whole is divided."""

from dataclasses import dataclass
from functools import cache

from schemas.facts import FigureKind
from schemas.registry.loader import load_table


@dataclass(frozen=True, slots=True)
class UnitNoun:
    """A noun that numbers count ("đảng viên"), in lower case with modern tone marks."""

    phrase: str
    kind: FigureKind


@dataclass(frozen=True, slots=True)
class DimensionValue:
    """One value of a way to divide a whole: "nữ" of "gender"; `closed` where the values are all."""

    dimension: str
    closed: bool
    value: str


@cache
def unit_nouns() -> tuple[UnitNoun, ...]:
    """All unit nouns, the longest first."""
    rows = load_table("unit_nouns")
    nouns = [UnitNoun(row["noun"], row["kind"]) for row in rows]  # type: ignore[arg-type]
    return tuple(sorted(nouns, key=lambda noun: (-len(noun.phrase), noun.phrase)))


@cache
def dimension_values() -> tuple[DimensionValue, ...]:
    """All values of all dimensions, in the order of the table."""
    return tuple(
        DimensionValue(row["dimension"], row["class"] == "closed", row["value"])
        for row in load_table("dimensions")
    )
