"""Units side by side: what they cite, what they count, what they admit.

Each comparison is a matrix with one column for a unit. A report whose unit nobody can tell has a
column of its own, headed by its file name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

from sqlalchemy import Connection

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.directives import cited_documents, group_of
from pipeline.querying.facts import STATEMENT_ROLES, fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Found
from pipeline.querying.status import reporting_units
from schemas import views as v
from schemas.folding import fold_tone
from schemas.registry import loader as registry

Subject = Literal["citations", "figures", "limitations"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

HEADS = frozenset({"document", "indicator", "counted", "role", "topic", "units"})
"""Keys of the columns that are no unit's."""

NO_TOPIC = "(chưa phân loại)"


def compare(
    connection: Connection,
    subject: Subject,
    filters: Filters = EVERYTHING,
    *,
    quotes: bool = False,
) -> Listing:
    """The matrix of the subject; `quotes` puts the words of the reports into limitations' cells."""
    if subject == "citations":
        return compare_citations(connection, filters)
    if subject == "figures":
        return compare_figures(connection, filters)
    return compare_limitations(connection, filters, quotes=quotes)


def compare_citations(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Documents by units: how often each unit mentions each document."""
    documents = cited_documents(connection)
    cells = _grouped(fact_rows(connection, v.citations, filters, texts=False), group_of)
    names = {group: documents[group].full_name for group in cells}
    order = sorted(
        cells,
        key=lambda group: (-len(cells[group]), -sum(map(len, cells[group].values())), names[group]),
    )
    return _matrix(
        "So sánh viện dẫn",
        (Column("document", "Văn bản"),),
        [((names[group],), cells[group]) for group in order],
        reporting_units(connection, filters),
        lambda rows: len(rows) or None,
    )


def compare_figures(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Counts by units, and how many they are.

    The rows are the indicators of the registry first, then whatever at least two units count in
    the same words. A unit that states several different values has all of them in its cell.
    """
    where = [v.figures.c.type == "count"]
    rows = fact_rows(connection, v.figures, filters, where, texts=False)
    cells = _grouped(rows, _quantity)
    shared = [quantity for quantity in cells if quantity[0] is not None or len(cells[quantity]) > 1]
    shared.sort(key=lambda q: (q[0] is None, -len(cells[q]), q[0] or "", q[1]))
    return _matrix(
        "So sánh số liệu",
        (Column("indicator", "Chỉ tiêu"), Column("counted", "Đối tượng")),
        [((quantity[0], _name(quantity, cells[quantity])), cells[quantity]) for quantity in shared],
        reporting_units(connection, filters),
        _values,
    )


def compare_limitations(
    connection: Connection, filters: Filters = EVERYTHING, *, quotes: bool = False
) -> Listing:
    """Shortcomings and causes by topic and unit: how many, or in which words."""
    cells: dict[tuple[str, str], dict[str, list[Found]]] = {}
    for row in fact_rows(connection, v.limitations, filters, texts=False):
        for topic in row.topics or (NO_TOPIC,):
            by_unit = cells.setdefault((row.kind, topic), {})
            by_unit.setdefault(_unit(row), []).append(row)
    order = sorted(cells, key=lambda kt: (kt[0] != "limitation", kt[1] == NO_TOPIC, kt[1]))
    return _matrix(
        "So sánh hạn chế",
        (Column("role", "Loại", words=STATEMENT_ROLES), Column("topic", "Chủ đề")),
        [(key, cells[key]) for key in order],
        reporting_units(connection, filters),
        _quoted if quotes else lambda rows: len(rows) or None,
        wide=quotes,
    )


def _matrix(
    title: str,
    heads: tuple[Column, ...],
    lines: Sequence[tuple[tuple[str | None, ...], Mapping[str, list[Found]]]],
    units: Mapping[str, str],
    cell: Callable[[list[Found]], Cell],
    *,
    wide: bool = False,
) -> Listing:
    """One row for a line, one column for a unit, and how many units have anything to say."""
    columns = (
        *heads,
        Column("units", "Số đơn vị"),
        *(Column(name, name, wide=wide) for name in _distinct(units)),
    )
    # Most cells of a large matrix are empty: only those that are not are looked at.
    places = {unit: place for place, unit in enumerate(units)}
    empty = cell([])
    rows: list[tuple[Cell, ...]] = []
    for head, by_unit in lines:
        cells = [empty] * len(places)
        for unit, found in by_unit.items():
            if unit in places:
                cells[places[unit]] = cell(found)
        rows.append((*head, len(by_unit), *cells))
    return Listing(title, columns, tuple(rows), "comparison")


def _distinct(units: Mapping[str, str]) -> list[str]:
    """The units' names; a name that stands twice, or is a column's, is numbered."""
    taken = set(HEADS)
    out: list[str] = []
    for name in units.values():
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        taken.add(candidate)
        out.append(candidate)
    return out


def _grouped(
    rows: Iterable[Found], key: Callable[[Found], Any]
) -> dict[Any, dict[str, list[Found]]]:
    found: dict[Any, dict[str, list[Found]]] = {}
    for row in rows:
        found.setdefault(key(row), {}).setdefault(_unit(row), []).append(row)
    return found


def _unit(row: Found) -> str:
    return str(row.unit_key or row.report_id)


def _quantity(row: Found) -> tuple[str | None, str]:
    """What is counted: the indicator, or the words that say it."""
    if row.indicator is not None:
        return row.indicator, ""
    return None, fold_tone(" ".join([row.counted or "", *(row.qualifiers or ())]))


@cache
def _indicator_names() -> dict[str, str]:
    return {item.key: item.names[0] for item in registry.indicators() if item.names}


def _name(quantity: tuple[str | None, str], by_unit: Mapping[str, list[Found]]) -> str:
    """The indicator's name in the registry, else how the first unit words what it counts."""
    known = _indicator_names().get(quantity[0] or "")
    if known is not None:
        return known
    first = next(iter(by_unit.values()))[0]
    return " ".join(" ".join([first.counted or "", *(first.qualifiers or ())]).split())


def _values(rows: list[Found]) -> Cell:
    """The value as a number, or all of them as written where they differ."""
    values: dict[tuple[Decimal, str | None], str] = {}
    for row in rows:
        if row.value is not None:
            text = row.numeral or str(row.value)
            values.setdefault(
                (row.value, row.as_of), f"{text} ({row.as_of})" if row.as_of else text
            )
    distinct = {value for value, _ in values}
    if len(distinct) == 1:
        return distinct.pop()
    return tuple(values.values()) or None


def _quoted(rows: list[Found]) -> Cell:
    return "\n".join(f"• {' '.join(row.quote.split())}" for row in rows) or None
