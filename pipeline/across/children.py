"""children: a superior body's total against the bodies below it.

The reports of one period, or of one collection and time. All units that live below it must have
reported and stated the quantity; where some have not, or the roster cannot be all, the others may
still not be more than the whole.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from pipeline.across.contrast import Contrast
from pipeline.across.moments import closing_day
from pipeline.across.named_child import said_of
from pipeline.across.quantities import SUMMED, Body
from pipeline.checking.intervals import show
from pipeline.querying.stating import Life, Sent, Told

RULE = "children"
_LEAST = 2
_WITH_MEMBERS = ("đảng bộ", "chi bộ")
"""Organs ("Ban Tổ chức Huyện ủy") report the members of the body that they serve."""
_NEARLY = 10
"""Where more than a tenth is missing, the roster does not list all the bodies below."""
_AT_ONE_TIME = timedelta(days=60)


def check(body: Body) -> Iterator[Contrast]:
    """One row for each total of a body whose subordinate bodies can be added up."""
    below: dict[str, list[Life]] = {}
    for life in body.lives.values():
        if life.parent is not None and life.key.startswith(_WITH_MEMBERS):
            below.setdefault(life.parent, []).append(life)
    for report in body.reports:
        children = [
            life for life in below.get(report.unit_key, ()) if life.holds(closing_day(report))
        ]
        for indicator in sorted(SUMMED) if len(children) >= _LEAST else ():
            whole = _stated(body, report, indicator)
            if whole is None:
                continue
            parts = [_of_child(body, report, child, indicator) for child in children]
            stated = [part for part in parts if part is not None]
            total = sum((part.value for part in stated), Decimal(0))
            complete = len(stated) == len(children)
            short = whole.value - total
            if not stated or (short > 0 and (not complete or short > whole.value / _NEARLY)):
                continue
            if short == 0 and not complete:
                continue
            holds = total == whole.value
            if not holds and _is_of_one(body, report, indicator, whole, stated):
                continue
            terms = " + ".join(show(part.value) for part in stated)
            yield Contrast(
                RULE,
                "ok" if holds else "suspect",
                indicator,
                whole.value,
                total,
                f"{terms} = {show(total)}" + ("" if holds else f" ≠ {show(whole.value)}"),
                (whole, *stated),
            )


def _is_of_one(
    body: Body, report: Sent, indicator: str, whole: Told, parts: Sequence[Told]
) -> bool:
    """Do the superior's own numbers of all units below add up, so that `named_child` tells which
    of them differs?"""
    said = [said_of(body, report, part.report, indicator) for part in parts]
    return all(said) and sum((one.value for one in said if one), Decimal(0)) == whole.value


def _stated(body: Body, report: Sent, indicator: str) -> Told | None:
    return body.closing(report, indicator) or body.flow(report, indicator)


def _of_child(body: Body, report: Sent, child: Life, indicator: str) -> Told | None:
    """What the child's report of the same collection states, where there is one such report."""
    found = [other for other in body.of_unit(child.key) if _is_beside(report, other)]
    return _stated(body, found[0], indicator) if len(found) == 1 else None


def _is_beside(one: Sent, other: Sent) -> bool:
    """Were the two asked for together, or are they of one period?"""
    if (one.start, one.end) != (other.start, other.end):
        return False
    if one.end is not None:
        return True
    if one.round is None or one.round != other.round or one.date is None or other.date is None:
        return False
    return abs(one.date - other.date) <= _AT_ONE_TIME
