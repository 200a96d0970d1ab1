"""Views of facts: one row is one fact of one report that counts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    literal,
    select,
)

from schemas import tables as t
from schemas.columns import Exact, String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view

_main = t.file.alias("main_file")
_holder = t.file.alias("holding_file")


def _facts(
    table: Table, own: Sequence[ColumnElement[Any]], *where: ColumnElement[bool]
) -> Select[Any]:
    """The facts of `table` in every report that counts, `own` columns between report and place.

    They stand in the report's main text and in its appendices.
    """
    under = t.heading.alias("under")
    source: FromClause = (
        t.report.join(t.content, t.content.c.sha256 == t.report.c.content)
        .join(
            t.report_file,
            and_(
                t.report_file.c.report_id == t.report.c.id,
                t.report_file.c.role.in_(["main", "appendix"]),
            ),
        )
        .join(_main, _main.c.path == t.report.c.file)
        .join(_holder, _holder.c.path == t.report_file.c.file)
        .join(table, table.c.content == t.report_file.c.content)
        .outerjoin(t.unit, t.unit.c.key == t.report.c.unit_key)
        .outerjoin(
            t.passage,
            and_(
                t.passage.c.content == table.c.content,
                t.passage.c.ordinal == table.c.passage,
            ),
        )
        .outerjoin(
            under,
            and_(under.c.content == table.c.content, under.c.ordinal == table.c.section),
        )
    )
    return (
        select(
            t.unit.c.name.label("unit"),
            t.report.c.unit_key,
            t.unit.c.folded.label("unit_folded"),
            t.unit.c.sort_key.label("unit_sort"),
            t.report.c.round,
            t.report.c.id.label("report_id"),
            _main.c.name.label("report"),
            t.content.c.date.label("report_date"),
            t.report.c.version,
            *own,
            table.c.section,
            table.c.section_path,
            under.c.title.label("section_title"),
            table.c.start,
            table.c.end,
            table.c.quote,
            table.c.pieces,
            t.passage.c.text.label("context"),
            table.c.rule,
            table.c.content,
            table.c.ordinal,
            _holder.c.name.label("file"),
            t.report_file.c.role.label("file_role"),
        )
        .select_from(source)
        .where(t.report.c.version != "superseded", *where)
    )


citations = view(
    "citations",
    "Mentions of official documents.",
    _facts(
        t.citation,
        [literal("citation").label("kind")]
        + [
            t.citation.c[name]
            for name in (
                *("type", "form", "id", "key", "issuer", "date", "basis"),
                *("candidates", "flags"),
            )
        ],
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
    **PLACE_COLUMNS,
)

_subject = t.citation.alias("subject_citation")
_object = t.citation.alias("object_citation")


def _relations() -> Select[Any]:
    """Each relation with the documents that it relates."""

    def side(name: str, column: str) -> ColumnElement[Any]:
        table = _subject if name == "subject" else _object
        return (
            select(table.c[column])
            .where(
                table.c.content == t.relation.c.content,
                table.c.ordinal == t.relation.c[name],
            )
            .scalar_subquery()
            .label(f"{name}_{column}")
        )

    return _facts(
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

figures = view(
    "figures",
    "Counts, percentages and ratios.",
    _facts(
        t.figure,
        [
            t.figure.c[name]
            for name in (
                *("type", "kind", "value", "value_max", "part", "whole", "num", "den"),
                *("numeral", "approx", "label", "qualifiers", "indicator", "as_of"),
                *("body", "time", "time_from", "year", "aspect", "place", "dimension"),
            )
        ]
        + [t.figure.c.unit.label("counted")],
    ),
    **REPORT_COLUMNS,
    type=(String, "count | percentage | ratio"),
    kind=(String, "of a count: people | organisation | event | document | other"),
    value=(Exact, "count or percentage as a number"),
    value_max=(Exact, "upper end of a range, '70 - 80 %'"),
    part=(Exact, "percentage: the stated number that it is of `whole`"),
    whole=(Exact, "percentage: the stated whole; count: the whole that it is a part of"),
    num=(Exact, "ratio: 165 of '165/174'"),
    den=(Exact, "ratio: 174 of '165/174'"),
    numeral=(String, "as written, '8.201'"),
    approx=(String, "exact | at_least | at_most | about"),
    label=(String, "phrase in front of a count ('Nam' of 'Nam: 48')"),
    qualifiers=(JSON, "what narrows a count, list of text"),
    indicator=(String, "key of the indicator registry, or null"),
    as_of=(String, "the year that the sentence of a count states, or null"),
    body=(String, "the body that it speaks of, as written; null: the unit itself"),
    time=(String, "the time that it is of: '2023-12-31', '2023', '2014/2023', or null"),
    time_from=(String, "where that is said: sentence | list | section | report"),
    year=(Integer, "the year that `time` ends in"),
    aspect=(String, "count: level | change | average | target"),
    place=(String, "count: whole | part of a group, or null"),
    dimension=(String, "count: what divides the whole ('gender'), or null"),
    counted=(String, "what is counted, as written ('đảng viên'); `unit` in the JSON form"),
    **PLACE_COLUMNS,
)


def _statements(*where: ColumnElement[bool]) -> Select[Any]:
    own: list[ColumnElement[Any]] = [
        t.statement.c.role.label("kind"),
        *(t.statement.c[name] for name in ("in_section", "topics", "extent", "strength", "origin")),
    ]
    return _facts(t.statement, own, *where)


_STATEMENT_TYPES: dict[str, Any] = {
    "topics": (JSON, "list of topic keys"),
    "extent": (String, "of how many it is said: few | some | many | most | all, or null"),
    "strength": (String, "how far it goes: hedged | plain | strong, or null"),
    "origin": (String, "of a cause: subjective | objective, or null"),
}


limitations = view(
    "limitations",
    "Shortcomings that a report admits, and their causes.",
    _statements(t.statement.c.role.in_(["limitation", "cause"])),
    **REPORT_COLUMNS,
    kind=(String, "limitation | cause (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section on shortcomings or causes"),
    **_STATEMENT_TYPES,
    **PLACE_COLUMNS,
)

statements = view(
    "statements",
    "Lessons, tasks, proposals and difficulties.",
    _statements(t.statement.c.role.not_in(["limitation", "cause"])),
    **REPORT_COLUMNS,
    kind=(String, "lesson | task | proposal | difficulty (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section of its kind"),
    **_STATEMENT_TYPES,
    **PLACE_COLUMNS,
)

_LEDGER_COLUMNS = (
    *("kind", "severity", "stated", "expected", "stated_value", "expected_value"),
    *("equation", "suggestion"),
)
_LEDGER_TYPES: dict[str, Any] = {
    "kind": (String, "part_sum | percent | percent_sum | ratio | conflict | citation_date | …"),
    "severity": (String, "error | rounding | suspect; ok in the view checks"),
    "stated": (String, "what the report says"),
    "expected": (String, "what it should be"),
    "stated_value": (Exact, "`stated` where it is a number"),
    "expected_value": (Exact, "`expected` where it is a number"),
    "equation": (String, "the arithmetic, in figures"),
    "suggestion": (String, "the likeliest slip, or null"),
}

findings = view(
    "findings",
    "Relations that do not hold; the span is the challenged figure (all: table ledger_span).",
    _facts(t.ledger, [t.ledger.c[name] for name in _LEDGER_COLUMNS], t.ledger.c.severity != "ok"),
    **REPORT_COLUMNS,
    **_LEDGER_TYPES,
    **PLACE_COLUMNS,
)

checks = view(
    "checks",
    "Every relation that was recomputed, those that hold (severity ok) included.",
    _facts(t.ledger, [t.ledger.c[name] for name in _LEDGER_COLUMNS]),
    **REPORT_COLUMNS,
    **_LEDGER_TYPES,
    **PLACE_COLUMNS,
)
