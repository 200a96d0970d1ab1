"""same_period: what was done in one period, with two values in two reports of one unit.

"Năm 2023 kết nạp 14 đảng viên" in the report on 2024, 12 in that on 2023.
"""

from collections.abc import Iterator
from itertools import combinations

from pipeline.across.contrast import Contrast
from pipeline.across.opening import is_broken
from pipeline.across.quantities import Body
from pipeline.checking.intervals import show

RULE = "same_period"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each two reports of a unit that state a flow of one period."""
    for (unit_key, indicator, period), counts in body.flows.items():
        reports = list({count.report.id: count.report for count in counts}.values())
        for earlier, later in combinations(sorted(reports, key=lambda r: (str(r.date), r.id)), 2):
            if is_broken(body.lives[unit_key], earlier, later):
                continue
            before, here = (body.flow_of(report, indicator, period) for report in (earlier, later))
            if before is None or here is None:
                continue
            holds = before.value == here.value
            days = " - ".join(f"{day:%d/%m/%Y}" for day in period)
            yield Contrast(
                RULE,
                "ok" if holds else "suspect",
                indicator,
                here.value,
                before.value,
                f"{days}: {show(here.value)} {'=' if holds else '≠'} {show(before.value)}",
                (here, before),
            )
