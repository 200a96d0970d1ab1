"""The views of shortcomings and their causes, and of the other statements."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Select,
    func,
    select,
)

from schemas import tables as t
from schemas.columns import String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view
from schemas.views.facts import FACT_TYPES, fact_columns, facts_of, right

_role = func.coalesce(right.c.role, t.statement.c.role)


def _statements(*where: ColumnElement[bool]) -> Select[Any]:
    own: list[ColumnElement[Any]] = [
        _role.label("kind"),
        *(t.statement.c[name] for name in ("in_section", "topics", "extent", "strength", "origin")),
    ]
    enriched = map(_enriched, _ENRICHED)
    return facts_of(t.statement, [*own, *enriched, *fact_columns(t.statement)], *where)


_ENRICHED = ("subject", "deficiency", "keywords")


def _enriched(name: str) -> ColumnElement[Any]:
    return (
        select(t.enrichment.c[name])
        .where(t.enrichment.c.text_key == t.statement.c.text_key)
        .scalar_subquery()
        .label(name)
    )


_STATEMENT_TYPES: dict[str, Any] = {
    "topics": (JSON, "list of topic keys"),
    "extent": (String, "of how many it is said: few | some | many | most | all, or null"),
    "strength": (String, "how far it goes: hedged | plain | strong, or null"),
    "origin": (String, "of a cause: subjective | objective, or null"),
    "subject": (String, "of what something is lacking; null until `baocao enrich` has run"),
    "deficiency": (String, "what is lacking, likewise"),
    "keywords": (JSON, "list of telling words, likewise"),
}


limitations = view(
    "limitations",
    "Shortcomings that a report admits, and their causes.",
    _statements(_role.in_(["limitation", "cause"])),
    **REPORT_COLUMNS,
    kind=(String, "limitation | cause (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section on shortcomings or causes"),
    **_STATEMENT_TYPES,
    **FACT_TYPES,
    **PLACE_COLUMNS,
)

statements = view(
    "statements",
    "Lessons, tasks, proposals and difficulties.",
    _statements(_role.not_in(["limitation", "cause"])),
    **REPORT_COLUMNS,
    kind=(String, "lesson | task | proposal | difficulty (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section of its kind"),
    **_STATEMENT_TYPES,
    **FACT_TYPES,
    **PLACE_COLUMNS,
)
