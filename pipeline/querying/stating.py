"""What each report states of a quantity, with all that says of when and of whom.

For what compares reports with each other: only counts that mean one indicator exactly, and only
reports that stand (neither drafts, nor what was replaced, nor what is in doubt).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from pipeline.querying.fact_rows import fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from schemas import views as v

_BEFORE = 160
_OF_TABLE = "count.table"


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that stands: whose it is and what time it is on; both days are included."""

    id: str
    name: str
    unit_key: str
    unit: str
    round: str | None
    date: dt.date | None
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Told:
    """One count in a report. `before` is its clause up to the number, on one line ("" in a table).

    `body` is None for the reporting unit itself; `time` and those behind it are as in the view
    figures (`time_from` "person" where somebody put it right), `row` are the words that head the
    row of a table.
    """

    report: Sent
    indicator: str
    value: Decimal
    year: str | None
    quote: str
    before: str
    sentence: str
    start: int
    end: int
    content: str
    body: str | None = None
    time: str | None = None
    time_from: str | None = None
    aspect: str = "level"
    place: str | None = None
    dimension: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A unit's place and days; `formed` where it was made out of other units."""

    key: str
    name: str
    parent: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    formed: tuple[dt.date | None, ...] = ()

    def holds(self, day: dt.date | None) -> bool:
        """Does the unit live on that day, for all that is known?"""
        if day is None:
            return True
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def told(
    connection: Connection, indicators: Sequence[str], filters: Filters = EVERYTHING
) -> tuple[Told, ...]:
    """The exact counts of the indicators, by unit and report in reading order."""
    r, f = v.reports.c, v.figures.c
    periods = {
        row.report_id: (row.period_start, row.period_end)
        for row in connection.execute(select(r.report_id, r.period_start, r.period_end))
    }
    where = [
        f.type == "count",
        f.indicator.in_(indicators),
        f.approx == "exact",
        f.value_max.is_(None),
        f.version == "current",
        f.unit_key.is_not(None),
    ]
    sent: dict[str, Sent] = {}
    out: list[Told] = []
    for row in fact_rows(connection, v.figures, filters, where):
        report = sent.get(row.report_id) or Sent(
            row.report_id,
            row.report,
            row.unit_key,
            row.unit,
            row.round,
            row.report_date,
            *periods[row.report_id],
        )
        sent[row.report_id] = report
        at = row.start - (row.passage_start or row.start)
        in_table = row.rule == _OF_TABLE
        before = "" if in_table else (row.context or "")[max(0, at - _BEFORE) : at]
        out.append(
            Told(
                report,
                row.indicator,
                row.value,
                row.as_of,
                row.quote,
                " ".join(before.split()),
                sentence_of(row) or row.quote,
                row.start,
                row.end,
                row.content,
                row.body,
                row.time,
                row.time_from,
                row.aspect or "level",
                row.place,
                row.dimension,
                " ".join(row.qualifiers or ()) or None if in_table else None,
            )
        )
    return tuple(out)


def lives(connection: Connection) -> dict[str, Life]:
    """Every unit by its key."""
    u, b = v.units.c, v.unit_breaks.c
    formed: dict[str, list[dt.date | None]] = {}
    for row in connection.execute(select(b.unit_key, b.day).distinct()):
        formed.setdefault(row.unit_key, []).append(row.day)
    rows = connection.execute(
        select(u.unit_key, u.unit, u.parent_key, u.valid_from, u.valid_to).order_by(
            u.unit_sort, u.unit_key
        )
    )
    return {
        row.unit_key: Life(
            row.unit_key,
            row.unit,
            row.parent_key,
            row.valid_from,
            row.valid_to,
            tuple(formed.get(row.unit_key, ())),
        )
        for row in rows
    }
