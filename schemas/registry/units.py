"""Words in names of units: what tells a level, what short forms stand for."""

from functools import lru_cache
from typing import Literal, cast, get_args

from schemas.registry.loader import load_table

UnitLevel = Literal["central", "province", "district", "commune", "grassroots", "section", "branch"]
LEVELS: tuple[UnitLevel, ...] = get_args(UnitLevel)
"""From the highest down."""


@lru_cache(maxsize=1)
def unit_level_cues() -> dict[str, UnitLevel | Literal["parent"]]:
    """Cue (words of a name folded for identity; "^" = only at its beginning) → its level, or
    "parent" where the unit has that of the one above it."""
    rows = load_table("unit_levels")
    return {row["cue"]: cast(UnitLevel | Literal["parent"], row["level"]) for row in rows}


@lru_cache(maxsize=1)
def unit_abbreviations() -> dict[str, str]:
    """Short form in a folded name → the words that it stands for."""
    return {row["short"]: row["full"] for row in load_table("unit_abbreviations")}
