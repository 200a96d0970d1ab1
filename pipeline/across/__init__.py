"""What several reports say of one quantity, held against each other.

Each rule is one module with a `check(body) -> Iterator[Contrast]`; a new rule is a new module and
nothing else. Reports are written apart and count apart, so that nothing here is worse than suspect;
a quantity that a report does not state, or states with two values, is missing and stays missing.
"""

from collections.abc import Callable, Iterator

from pipeline.across.contrast import Contrast
from pipeline.across.quantities import Body
from pipeline.discovering import rules_of

Rule = Callable[[Body], Iterator[Contrast]]
RULES: tuple[Rule, ...] = rules_of(__name__, __path__)

__all__ = ["RULES", "Body", "Contrast", "contrasts"]


def contrasts(body: Body) -> tuple[Contrast, ...]:
    """Every relation between reports that could be recomputed, by the challenged report."""
    found = [contrast for rule in RULES for contrast in rule(body)]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.evidence[0].report.unit_key,
                str(one.evidence[0].report.date),
                one.evidence[0].report.id,
                one.evidence[0].start,
                one.rule,
            ),
        )
    )
