"""The views of citations and of what one cited document does to another."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    literal,
    null,
    select,
)

from schemas import tables as t
from schemas.columns import String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view
from schemas.views.facts import FACT_TYPES, fact_columns, facts_of, put_right, right

citations = view(
    "citations",
    "Mentions of official documents.",
    facts_of(
        t.citation,
        [literal("citation").label("kind"), put_right(t.citation.c.type), t.citation.c.form]
        + [put_right(t.citation.c.id), put_right(t.citation.c.key)]
        + [t.citation.c[name] for name in ("issuer", "date", "basis")]
        + [
            case((right.c.key.is_not(None), null()), else_=t.citation.c.candidates).label(
                "candidates"
            ),
            t.citation.c.flags,
        ]
        + fact_columns(t.citation),
    ),
    **REPORT_COLUMNS,
    kind=(String, "always 'citation'"),
    type=(String, "type of the document"),
    form=(String, "full | short | named | congress"),
    id=(String, "canonical symbol, '05-CT/TW'; null where it cannot be known"),
    key=(String, "the document itself, '05-CT/TW@2016-05-15', or null"),
    issuer=(String, "who issued it"),
    date=(Date, "the date written beside the mention"),
    basis=(Boolean, "named as what the report carries out"),
    candidates=(JSON, "keys of the documents that are possible where `key` is null, or null"),
    flags=(JSON, "what is odd: 'type_symbol' where type and symbol disagree, or null"),
    **FACT_TYPES,
    **PLACE_COLUMNS,
)

_subject = t.citation.alias("subject_citation")
_object = t.citation.alias("object_citation")


def _relations() -> Select[Any]:
    """Each relation with the documents that it relates, unless one is no mention at all."""

    def mention(name: str, what: ColumnElement[Any]) -> Select[Any]:
        table = _subject if name == "subject" else _object
        said = and_(right.c.content == table.c.content, right.c.ref == table.c.ref)
        return (
            select(what)
            .select_from(table.outerjoin(right, said))
            .where(
                table.c.content == t.relation.c.content,
                table.c.ordinal == t.relation.c[name],
            )
        )

    def side(name: str, column: str) -> ColumnElement[Any]:
        table = _subject if name == "subject" else _object
        found = mention(name, put_right(table.c[column]))
        return found.scalar_subquery().label(f"{name}_{column}")

    def is_one(name: str) -> ColumnElement[bool]:
        return ~mention(name, literal(1)).where(right.c.wrong.is_(True)).exists()

    return facts_of(
        t.relation,
        [
            t.relation.c.kind,
            side("subject", "type"),
            side("subject", "id"),
            side("subject", "key"),
            side("object", "type"),
            side("object", "id"),
            side("object", "key"),
        ],
        is_one("subject"),
        is_one("object"),
        said=None,
    )


relations = view(
    "relations",
    "What one document does to another, as a report states it.",
    _relations(),
    **REPORT_COLUMNS,
    kind=(String, "replaces | amends | repeals | implements"),
    subject_type=(String, "type of the document that does it"),
    subject_id=(String, "its symbol"),
    subject_key=(String, "the document itself, or null"),
    object_type=(String, "type of the document that it is done to"),
    object_id=(String, "its symbol"),
    object_key=(String, "the document itself, or null"),
    **PLACE_COLUMNS,
)
