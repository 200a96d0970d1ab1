"""same_day: one unit, one quantity and one day, with two values in two reports.

Where the one report begins when the other has ended, `opening` tells it.
"""

from collections.abc import Iterator

from pipeline.across.contrast import Contrast
from pipeline.across.opening import follows, is_broken
from pipeline.across.quantities import Body, report_pairs

RULE = "same_day"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each two reports of a unit that state a stock of one day."""
    for (unit_key, indicator, day), counts in body.stocks.items():
        for earlier, later in report_pairs(counts):
            if follows(earlier, later) or follows(later, earlier):
                continue
            if is_broken(body.lives[unit_key], earlier, later):
                continue
            before, here = (body.stock(report, indicator, day) for report in (earlier, later))
            if before is None or here is None:
                continue
            yield Contrast.of_two(RULE, indicator, here, before, f"{day:%d/%m/%Y}")
