"""What amounts are stated in, and what tells that they count something."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from schemas.registry.loader import list_of, load_table

AmountRole = Literal["counted", "property"]


@cache
def measures() -> dict[str, str]:
    """The word behind the number → what it measures: "ha" → "area"."""
    return {row["unit"]: row["measure"] for row in load_table("measures")}


@dataclass(frozen=True, slots=True)
class AmountCue:
    """Words around an amount that say what it is; no `measures`: any, an empty pattern: nothing."""

    role: AmountRole
    measures: tuple[str, ...]
    before: str
    after: str


@cache
def amount_cues() -> tuple[AmountCue, ...]:
    """The cues in the order in which they are tried."""
    return tuple(
        AmountCue(
            row["role"],  # type: ignore[arg-type]
            list_of(row["measures"]),
            row["before"],
            row["after"],
        )
        for row in load_table("amount_cues")
    )
