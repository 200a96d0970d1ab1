"""The ledger: every relation that can be recomputed, and what came of it.

Each rule is one module of this package with a `check(evidence) -> Iterator[Check]`; a new rule is a
new module and nothing else. A relation that holds is a row as well: "nothing flagged" can then be
told from "nothing looked at".
"""

from collections.abc import Callable, Iterable, Iterator

from pipeline.checking.evidence import Evidence
from pipeline.checking.root_causes import with_root_causes
from pipeline.discovering import rule_ids_of, rules_of
from schemas.facts import Check

Rule = Callable[[Evidence], Iterator[Check]]


RULES: tuple[Rule, ...] = rules_of(__name__, __path__)

IDS = frozenset(id_ for rule in RULES for id_ in rule_ids_of(rule))
"""The ids that rows of the ledger bear."""

__all__ = ["IDS", "RULES", "Evidence", "check_all"]


def _told_once(checks: Iterable[Check]) -> list[Check]:
    """The rows without those that say of the same figures what another rule's row says.

    Rows that hold, and two values of one quantity, which the surest row tells.
    """
    out: dict[object, Check] = {}
    for number, check in enumerate(checks):
        holds = check.severity == "ok"
        places = frozenset((span.start, span.end) for span in check.spans)
        same = (check.kind, holds, places, check.stated, check.expected)
        key = same if holds or check.kind == "conflict" else number
        if key not in out or (check.severity == "error" != out[key].severity):
            out[key] = check
    return list(out.values())


def check_all(evidence: Evidence, without: frozenset[str] = frozenset()) -> tuple[Check, ...]:
    """The ledger of one report, in the order of the challenged figures.

    `without` holds ids of rules and kinds of relations ("conflict*"). A rule all of whose ids are
    there does not run.
    """
    rules = [rule for rule in RULES if not (without and without.issuperset(rule_ids_of(rule)))]
    checks = [
        check
        for rule in rules
        for check in rule(evidence)
        if without.isdisjoint((check.rule, f"{check.kind}*"))
    ]
    added = (figure for group in evidence.groups for figure in (group.whole, *group.parts))
    figures = (*added, *evidence.counts, *evidence.percentages, *evidence.ratios, *evidence.meant)
    checks = with_root_causes(_told_once(checks), figures)
    return tuple(sorted(checks, key=lambda c: (c.spans[0].start, c.rule, c.spans[0].end)))
