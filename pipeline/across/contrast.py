"""One relation between reports that was recomputed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Self

from pipeline.checking.intervals import show
from pipeline.querying.stating import Told


@dataclass(frozen=True, slots=True)
class Contrast:
    """`evidence` are the counts, each in its report, the challenged one first.

    `equation` is the arithmetic in figures; `expected` what the others say the first should be.
    """

    rule: str
    severity: Literal["ok", "suspect"]
    indicator: str
    stated: Decimal
    expected: Decimal
    equation: str
    evidence: tuple[Told, ...]

    @classmethod
    def of_two(
        cls, rule: str, indicator: str, here: Told, before: Told, when: str | None = None
    ) -> Self:
        """Do two counts that should be one value agree? `when` says of what time in words."""
        holds = here.value == before.value
        equation = f"{show(here.value)} {'=' if holds else '≠'} {show(before.value)}"
        return cls(
            rule,
            "ok" if holds else "suspect",
            indicator,
            here.value,
            before.value,
            equation if when is None else f"{when}: {equation}",
            (here, before),
        )
