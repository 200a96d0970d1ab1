"""opening: what a report says of the day on which the unit's last report closed.

A unit that was formed out of others in between begins a series of its own.
"""

from collections.abc import Iterator
from datetime import timedelta

from pipeline.across.contrast import Contrast
from pipeline.across.quantities import STOCKS, Body
from pipeline.querying.stating import Life, Sent

RULE = "opening"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each stock that a report closes with and the next one begins with."""
    for later in body.reports:
        for earlier in body.of_unit(later.unit_key):
            if not follows(earlier, later) or is_broken(body.lives[later.unit_key], earlier, later):
                continue
            for indicator in STOCKS:
                closed = body.closing(earlier, indicator)
                opened = body.stock(later, indicator, earlier.end)
                if closed is None or opened is None:
                    continue
                yield Contrast.of_two(RULE, indicator, opened, closed)


def follows(earlier: Sent, later: Sent) -> bool:
    """Does the one's period begin on the day after the other's ends?"""
    if earlier.end is None or later.start is None:
        return False
    return later.start == earlier.end + timedelta(days=1)


def is_broken(life: Life, one: Sent, other: Sent) -> bool:
    """Was the unit formed, or did it end, between the beginnings of the two reports and their ends?

    A unit that was formed on a day that nobody said is broken wherever it is looked at.
    """
    stated = (one.start, one.end, one.date, other.start, other.end, other.date)
    days = [day for day in stated if day is not None]
    if not days or not all(life.holds(day) for day in days):
        return True
    return any(day is None or min(days) < day <= max(days) for day in life.formed)
