"""named_child: what a superior body's report says of one body below it, against that body's own.

A row of the superior's table, or "Đảng bộ xã Hải Yến có 151 đảng viên", of the day on which the
report of the lower body closes; both must state one value.
"""

from collections.abc import Iterator, Mapping

from pipeline.across.contrast import Contrast
from pipeline.across.moments import closing_day, day_of
from pipeline.across.quantities import STOCKS, Body
from pipeline.querying.stating import Life, Sent, Told
from pipeline.unit_names import unit_key

RULE = "named_child"


def check(body: Body) -> Iterator[Contrast]:
    """One row for each stock of a body below that both reports state."""
    for report in body.reports:
        for key, indicator in sorted(said_below(body, report)):
            for other in body.of_unit(key):
                own = body.closing(other, indicator)
                said = said_of(body, report, other, indicator)
                if own is None or said is None:
                    continue
                yield Contrast.of_two(RULE, indicator, said, own)


def said_of(body: Body, report: Sent, child: Sent, indicator: str) -> Told | None:
    """What the report says of the lower unit on the day that the latter's own report closes."""
    day = closing_day(child)
    counts = [
        count
        for count in said_below(body, report).get((child.unit_key, indicator), ())
        if day_of(count) == day
    ]
    return counts[0] if len({count.value for count in counts}) == 1 else None


def said_below(body: Body, report: Sent) -> Mapping[tuple[str, str], tuple[Told, ...]]:
    """The stocks that the report states of units below, by unit and indicator."""
    said: dict[tuple[str, str], tuple[Told, ...]] = {}
    for count in body.named.get(report.id, ()):
        child = _child(body, report, count)
        if child is not None and count.indicator in STOCKS:
            key = child.key, count.indicator
            said[key] = (*said.get(key, ()), count)
    return said


def _child(body: Body, report: Sent, count: Told) -> Life | None:
    """The one unit below that the count names."""
    named = unit_key(count.body or "")
    found = [
        life
        for life in body.lives.values()
        if life.parent == report.unit_key
        and life.key.partition(" < ")[0] in (named, f"đảng bộ {named}")
    ]
    return found[0] if len(found) == 1 else None
