"""Views of facts: one row is one fact of one report that counts.

What people said is followed here: a corrected fact has the values that were put right, one that
was marked wrong is left out.
"""

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
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
)

from schemas import tables as t
from schemas.columns import Exact, String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view

_main = t.file.alias("main_file")
_holder = t.file.alias("holding_file")
_right = t.fact_correction.alias("correction")


def facts_of(
    table: Table,
    own: Sequence[ColumnElement[Any]],
    *where: ColumnElement[bool],
    said: FromClause | None = _right,
) -> Select[Any]:
    """The facts of `table` in every report that counts, `own` columns between report and place.

    They stand in the report's main text and in its appendices. `said` holds what people said of
    single facts.
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
    if said is not None:
        source = source.outerjoin(
            said, and_(said.c.content == table.c.content, said.c.ref == table.c.ref)
        )
    if said is _right:
        where = (*where, _right.c.wrong.is_not(True))
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


def _put_right(
    column: ColumnElement[Any], corrections: FromClause = _right, name: str | None = None
) -> ColumnElement[Any]:
    """The column of a text as a person put it right, else as read; '' stands for nothing."""
    given = corrections.c[name or column.key or ""]
    return func.nullif(func.coalesce(given, column), "").label(column.key)


_FACT_TYPES: dict[str, Any] = {
    "fact_id": (String, "what `baocao correct` calls it; the same after every new analysis"),
    "corrected": (Boolean, "whether a person put it right (the values are the right ones)"),
}


def _fact_columns(table: Table) -> list[ColumnElement[Any]]:
    return [table.c.ref.label("fact_id"), _right.c.ref.is_not(None).label("corrected")]


citations = view(
    "citations",
    "Mentions of official documents.",
    facts_of(
        t.citation,
        [literal("citation").label("kind"), _put_right(t.citation.c.type), t.citation.c.form]
        + [_put_right(t.citation.c.id), _put_right(t.citation.c.key)]
        + [t.citation.c[name] for name in ("issuer", "date", "basis")]
        + [
            case((_right.c.key.is_not(None), null()), else_=t.citation.c.candidates).label(
                "candidates"
            ),
            t.citation.c.flags,
        ]
        + _fact_columns(t.citation),
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
    **_FACT_TYPES,
    **PLACE_COLUMNS,
)

_subject = t.citation.alias("subject_citation")
_object = t.citation.alias("object_citation")


def _relations() -> Select[Any]:
    """Each relation with the documents that it relates, unless one is no mention at all."""

    def mention(name: str, what: ColumnElement[Any]) -> Select[Any]:
        table = _subject if name == "subject" else _object
        said = and_(_right.c.content == table.c.content, _right.c.ref == table.c.ref)
        return (
            select(what)
            .select_from(table.outerjoin(_right, said))
            .where(
                table.c.content == t.relation.c.content,
                table.c.ordinal == t.relation.c[name],
            )
        )

    def side(name: str, column: str) -> ColumnElement[Any]:
        table = _subject if name == "subject" else _object
        found = mention(name, _put_right(table.c[column]))
        return found.scalar_subquery().label(f"{name}_{column}")

    def is_one(name: str) -> ColumnElement[bool]:
        return ~mention(name, literal(1)).where(_right.c.wrong.is_(True)).exists()

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


def _number(name: str) -> ColumnElement[Any]:
    return type_coerce(func.coalesce(_right.c[name], t.figure.c[name]), Exact).label(name)


def _unless_revalued(name: str, other: ColumnElement[Any]) -> ColumnElement[Any]:
    """What goes with the value as read, and with another value is another one."""
    return case((_right.c.value.is_not(None), other), else_=t.figure.c[name]).label(name)


def _unless_dated(name: str, other: ColumnElement[Any]) -> ColumnElement[Any]:
    """What the text says of the time, unless a person said when it is of."""
    return case((_right.c.as_of.is_not(None), other), else_=t.figure.c[name]).label(name)


_counted = func.coalesce(
    select(t.counted_noun.c.noun)
    .where(t.counted_noun.c.words == t.figure.c.noun_words)
    .scalar_subquery(),
    t.figure.c.unit,
)


figures = view(
    "figures",
    "Counts, percentages, ratios and amounts (money, areas, weights).",
    facts_of(
        t.figure,
        [
            t.figure.c.type,
            _put_right(t.figure.c.kind, name="figure_kind"),
            _number("value"),
            _unless_revalued("value_max", _right.c.value_max),
            t.figure.c.part,
            t.figure.c.whole,
            _number("num"),
            _number("den"),
            _unless_revalued("numeral", null()),
            t.figure.c.approx,
            t.figure.c.label,
            t.figure.c.qualifiers,
            _put_right(t.figure.c.indicator),
            _put_right(t.figure.c.as_of),
            t.figure.c.body,
            _unless_dated("time", func.nullif(_right.c.as_of, "")),
            _unless_dated("time_from", literal("person")),
            _unless_dated("year", _right.c.year),
            *(t.figure.c[name] for name in ("aspect", "place", "dimension", "division")),
            _put_right(_counted, name="counted").label("counted"),
            *_fact_columns(t.figure),
        ],
    ),
    **REPORT_COLUMNS,
    type=(String, "count | percentage | ratio | amount (value in the unit as written)"),
    kind=(
        String,
        "of a count: people | organisation | event | document | other; of an amount: other",
    ),
    value=(Exact, "count or percentage as a number"),
    value_max=(Exact, "upper end of a range, '70 - 80 %'"),
    part=(Exact, "percentage: the stated number that it is of `whole`"),
    whole=(Exact, "percentage: the stated whole; count: the whole that it is a part of"),
    num=(Exact, "ratio: 165 of '165/174'"),
    den=(Exact, "ratio: 174 of '165/174'"),
    numeral=(String, "as written, '8.201'; null where the value was put right"),
    approx=(String, "exact | at_least | at_most | about"),
    label=(String, "phrase in front of a count ('Nam' of 'Nam: 48')"),
    qualifiers=(JSON, "what narrows a count, list of text"),
    indicator=(String, "key of the indicator registry, or null"),
    as_of=(String, "the time that the sentence of a count states, or a person, or null"),
    body=(String, "the body that it speaks of, as written; null: the unit itself"),
    time=(String, "the time that it is of: '2023-12-31', '2023', '2014/2023', or null"),
    time_from=(String, "where that is said: sentence | list | section | report | person"),
    year=(Integer, "the year that `time` ends in"),
    aspect=(String, "count: level | change | average | target"),
    place=(String, "count: whole | part of a group, or null"),
    dimension=(String, "count: what divides the whole ('gender'), or null"),
    division=(String, "count: which part of it ('nữ', 'hoàn thành tốt nhiệm vụ'), or null"),
    counted=(
        String,
        "what is counted, as written ('đảng viên'); `unit` in the JSON form. A noun that the "
        "registry does not know is a whole word once `baocao enrich` has run",
    ),
    **_FACT_TYPES,
    **PLACE_COLUMNS,
)


_role = func.coalesce(_right.c.role, t.statement.c.role)


def _statements(*where: ColumnElement[bool]) -> Select[Any]:
    own: list[ColumnElement[Any]] = [
        _role.label("kind"),
        *(t.statement.c[name] for name in ("in_section", "topics", "extent", "strength", "origin")),
    ]
    enriched = map(_enriched, _ENRICHED)
    return facts_of(t.statement, [*own, *enriched, *_fact_columns(t.statement)], *where)


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
    **_FACT_TYPES,
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
    **_FACT_TYPES,
    **PLACE_COLUMNS,
)
