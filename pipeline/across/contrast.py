"""One relation between reports that was recomputed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

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
