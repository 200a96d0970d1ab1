"""What a unit admits year after year: repeated, new, gone."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy import Connection

from pipeline.comparing.admissions import Admission, Role, admissions, compared
from pipeline.comparing.likeness import neighbours
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import EVERYTHING, Filters
from schemas.registry.statements import topic_names

STATES = {
    "repeated": "lặp lại nguyên văn",
    "restated": "lặp lại về ý",
    "new": "mới",
    "gone": "không còn nêu",
}


def limitations_over_time(
    connection: Connection, filters: Filters = EVERYTHING, role: Role = "limitation"
) -> Listing:
    """What each unit admits in a year beside the last year before in which it reported.

    The year of a report is that of the last day it reports on, else of its date; drafts and
    reports without either are left out. `since` is the first year of an unbroken row of years in
    which the unit says the same.
    """
    found = [
        one
        for one in admissions(connection, filters, role)
        if one.day is not None and one.version != "draft"
    ]
    texts = compared(connection, found, by_clause=False)
    alike = [{other for other, _ in near} for near in neighbours(len(texts.saying), texts.pairs)]
    units: dict[str, dict[int, dict[int, Admission]]] = {}
    for place, parts in enumerate(texts.saying):
        for one in (part.of for part in parts):
            assert one.day is not None
            units.setdefault(one.unit, {}).setdefault(one.day.year, {}).setdefault(place, one)
    order = dict.fromkeys(one.unit for one in found)
    rows = [row for unit in order for row in _of_unit(units[unit], alike)]
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("year", "Năm"),
        Column("compared_with", "So với năm"),
        Column("state", "Tình trạng", words=STATES),
        Column("since", "Từ năm"),
        Column("topics", "Chủ đề", words=topic_names()),
        Column("quote", "Nguyên văn", wide=True),
        Column("earlier", "Năm trước viết", wide=True),
        Column("report", "Báo cáo"),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    return Listing("Hạn chế qua các năm", columns, tuple(rows), "over_time")


def _of_unit(
    years: Mapping[int, Mapping[int, Admission]], alike: Sequence[set[int]]
) -> list[tuple[Cell, ...]]:
    """The rows of one unit, whose statements are given by year and text."""
    rows: list[tuple[Cell, ...]] = []
    since = {place: min(years) for place in years[min(years)]}
    for before, year in pairwise(sorted(years)):
        earlier, now = years[before], years[year]
        begun: dict[int, int] = {}
        taken_up: set[int] = set()
        for place, one in now.items():
            same = [place] if place in earlier else sorted(alike[place] & earlier.keys())
            taken_up.update(same)
            begun[place] = min((since[other] for other in same), default=year)
            state = "repeated" if place in earlier else "restated" if same else "new"
            said = tuple(earlier[other].quote for other in same)
            rows.append(_row(one, year, before, state, begun[place], said))
        rows += [
            _row(one, year, before, "gone", since[place], (one.quote,))
            for place, one in earlier.items()
            if place not in taken_up
        ]
        since = begun
    return rows


def _row(
    one: Admission, year: int, before: int, state: str, since: int, earlier: tuple[str, ...]
) -> tuple[Cell, ...]:
    quote = None if state == "gone" else one.quote
    return (
        *(one.name, year, before, state, since),
        *(one.topics, quote, earlier, one.report, one.report_id),
    )
