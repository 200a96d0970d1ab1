"""The ledger: every relation that can be recomputed, and what came of it.

Each rule is one module of this package with a `check(evidence) -> Iterator[Check]`; a new rule is a
new module and nothing else. A relation that holds is a row as well: "nothing flagged" can then be
told from "nothing looked at".
"""

from collections.abc import Callable, Iterator

from pipeline.checking.evidence import Evidence
from pipeline.discovering import rules_of
from schemas.facts import Check

Rule = Callable[[Evidence], Iterator[Check]]


RULES: tuple[Rule, ...] = rules_of(__name__, __path__)

__all__ = ["RULES", "Evidence", "check_all"]


def check_all(evidence: Evidence) -> tuple[Check, ...]:
    """The ledger of one report, in the order of the challenged figures."""
    checks = [check for rule in RULES for check in rule(evidence)]
    return tuple(sorted(checks, key=lambda c: (c.spans[0].start, c.rule, c.spans[0].end)))
