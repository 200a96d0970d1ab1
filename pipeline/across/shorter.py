"""shorter: what was done in six months against what was done in the year.

Two periods of one unit that begin on one day: the longer one holds the shorter one whole.
"""

from collections.abc import Iterator

from pipeline.across.contrast import Contrast
from pipeline.across.opening import is_broken
from pipeline.across.quantities import FLOWS, Body
from pipeline.checking.intervals import show
from pipeline.querying.stating import Sent

RULE = "shorter"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each quantity that was done in a period and in a longer one."""
    for longer in body.reports:
        for report in body.of_unit(longer.unit_key):
            if not _is_within(report, longer) or is_broken(
                body.lives[longer.unit_key], report, longer
            ):
                continue
            for indicator in FLOWS:
                part, whole = body.flow(report, indicator), body.flow(longer, indicator)
                if part is None or whole is None:
                    continue
                holds = part.value <= whole.value
                yield Contrast(
                    RULE,
                    "ok" if holds else "suspect",
                    indicator,
                    whole.value,
                    part.value,
                    f"{show(part.value)} {'≤' if holds else '>'} {show(whole.value)}",
                    (whole, part),
                )


def _is_within(report: Sent, longer: Sent) -> bool:
    if None in (report.start, report.end, longer.start, longer.end):
        return False
    return report.start == longer.start and report.end < longer.end  # type: ignore[operator]
