"""same_period: what was done in one period, with two values in two reports of one unit.

"Năm 2023 kết nạp 14 đảng viên" in the report on 2024, 12 in that on 2023.
"""

from collections.abc import Iterator

from pipeline.across.contrast import Contrast
from pipeline.across.opening import is_broken
from pipeline.across.quantities import Body, report_pairs

RULE = "same_period"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each two reports of a unit that state a flow of one period."""
    for (unit_key, indicator, period), counts in body.flows.items():
        for earlier, later in report_pairs(counts):
            if is_broken(body.lives[unit_key], earlier, later):
                continue
            before, here = (body.flow_of(report, indicator, period) for report in (earlier, later))
            if before is None or here is None:
                continue
            days = " - ".join(f"{day:%d/%m/%Y}" for day in period)
            yield Contrast.of_two(RULE, indicator, here, before, days)
