"""The ledger: every relation that can be recomputed, and what came of it.

Each rule is one module with a `check(evidence) -> Iterator[Check]`; `RULES` lists them. A relation
that holds is a row as well: "nothing flagged" can then be told from "nothing looked at".
"""

from collections.abc import Callable, Iterator

from pipeline.checking import (
    admissions,
    balance,
    body_size,
    change,
    citation_date,
    contradiction,
    numbering,
    part_sum,
    percent,
    percent_sum,
    ratio,
    registry,
    remainder,
    restated,
    table_sum,
)
from pipeline.checking.evidence import Evidence
from schemas.facts import Check

Rule = Callable[[Evidence], Iterator[Check]]
RULES: tuple[Rule, ...] = (
    part_sum.check,
    percent.check,
    percent_sum.check,
    ratio.check,
    remainder.check,
    change.check,
    balance.check,
    restated.check,
    contradiction.check,
    body_size.check,
    admissions.check,
    table_sum.check,
    citation_date.check,
    registry.check,
    numbering.check,
)

__all__ = ["RULES", "Evidence", "check_all"]


def check_all(evidence: Evidence) -> tuple[Check, ...]:
    """The ledger of one report, in the order of the challenged figures."""
    checks = [check for rule in RULES for check in rule(evidence)]
    return tuple(sorted(checks, key=lambda c: (c.spans[0].start, c.rule, c.spans[0].end)))
