"""How a view is declared: once, as a table that Python can query and as the SELECT behind it."""

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Column, Date, Dialect, Integer, MetaData, Select, Table

from schemas.columns import String

views = MetaData()
"""The views as tables; never create them with `create_all`."""

DEFINITIONS: dict[str, Select[Any]] = {}
"""The SELECT behind each view, in the order in which they must be created."""

_COMMENTS = {
    "report_id": "id of the report (see the view reports)",
    "report": "file name of the report",
    "path": "absolute path of the file",
    "unit": "name of the reporting unit, or null where it cannot be known",
    "unit_key": "key of the unit (table unit)",
    "unit_folded": "the unit's name without case and diacritics, for searching",
    "unit_sort": "orders units as Vietnamese does",
    "parent": "name of the unit above it",
    "round": "the collection of reports that it belongs to, or null",
    "version": "current | unsure (may be another one's replacement) | draft",
    "report_date": "the report's own date",
    "content": "SHA-256 of the text",
    "ordinal": "place among the text's facts of this kind, in reading order",
    "file": "name of the file that says it: the report's, or its appendix's",
    "file_role": "main | appendix",
    "section": "ordinal of the heading that it stands under, or null",
    "section_path": "labels of its headings from the outermost down, 'II. > 2.1.'",
    "section_title": "title of that heading",
    "start": "first code point in content.text",
    "end": "first code point after it",
    "quote": "the words of the report, exactly as written",
    "pieces": "[[start, end], …] where foreign text interrupts it, else null",
    "context": "the paragraph that it stands in",
    "rule": "id of the rule that found it",
}


def view(
    name: str,
    comment: str,
    definition: Select[Any],
    /,
    **columns: Any,
) -> Table:
    """Register a view; `columns` gives type or (type, comment) in the order of the SELECT."""
    selected = [column.name for column in definition.selected_columns]
    if selected != list(columns):
        raise TypeError(f"view {name}: {selected} != {list(columns)}")
    DEFINITIONS[name] = definition
    made = []
    for key, value in columns.items():
        kind, text = value if isinstance(value, tuple) else (value, _COMMENTS.get(key))
        if not text:
            raise TypeError(f"view {name}: column {key} has no comment")
        made.append(Column(key, kind, comment=text))
    return Table(name, views, *made, comment=comment)


REPORT_COLUMNS: dict[str, Any] = {
    "unit": String,
    "unit_key": String,
    "unit_folded": String,
    "unit_sort": String,
    "round": String,
    "report_id": String,
    "report": String,
    "report_date": Date,
    "version": String,
}
PLACE_COLUMNS: dict[str, Any] = {
    "section": Integer,
    "section_path": String,
    "section_title": String,
    "start": Integer,
    "end": Integer,
    "quote": String,
    "pieces": JSON,
    "context": String,
    "rule": String,
    "content": String,
    "ordinal": Integer,
    "file": String,
    "file_role": String,
}


def create_statements(dialect: Dialect) -> Iterator[str]:
    """The SQL that makes the views anew, with comments where the database keeps them."""
    yield from drop_statements()
    for name, definition in DEFINITIONS.items():
        sql = definition.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        yield f"CREATE VIEW {name} AS {sql}"
        if dialect.name == "postgresql":
            table = views.tables[name]
            yield f"COMMENT ON VIEW {name} IS {_quoted(table.comment)}"
            for column in table.columns:
                yield f'COMMENT ON COLUMN {name}."{column.name}" IS {_quoted(column.comment)}'


def drop_statements() -> Iterator[str]:
    """The SQL that removes the views (they must go before a table changes)."""
    for name in reversed(DEFINITIONS):
        yield f"DROP VIEW IF EXISTS {name}"


def views_hash(dialect: Dialect) -> str:
    """What changes when a view or its comment does."""
    return hashlib.sha256("\n".join(create_statements(dialect)).encode()).hexdigest()[:16]


def _quoted(text: str | None) -> str:
    return "'" + (text or "").replace("'", "''") + "'"
