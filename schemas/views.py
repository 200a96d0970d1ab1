"""The views: the store's contract for people who write SQL.

    SELECT unit, report, quote FROM citations WHERE id = '05-CT/TW';

Each view is here as a `Table` of `views` (columns typed and commented, so that Python can query
it like a table) and as the SELECT that defines it (`DEFINITIONS`). One row of `citations`,
`figures`, `limitations`, `statements` or `findings` is one fact of one report; a report that
another one replaced is left out, a text that a unit sent twice in one round counts once. Names
are those of the JSON form; `"end"` needs its quotes in PostgreSQL.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Dialect,
    FromClause,
    Integer,
    MetaData,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from schemas import tables as t
from schemas.columns import Exact, String, UtcDateTime

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


def _view(
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


_above = t.unit.alias("above")
_main = t.file.alias("main_file")

_REPORT_TYPES: dict[str, Any] = {
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
_PLACE_TYPES: dict[str, Any] = {
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
}


def _facts(
    table: Table, own: Sequence[ColumnElement[Any]], *where: ColumnElement[bool]
) -> Select[Any]:
    """The facts of `table` in every report that counts, `own` columns between report and place."""
    under = t.heading.alias("under")
    source: FromClause = (
        t.report.join(t.content, t.content.c.sha256 == t.report.c.content)
        .join(_main, _main.c.path == t.report.c.file)
        .join(table, table.c.content == t.report.c.content)
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
        )
        .select_from(source)
        .where(t.report.c.version != "superseded", *where)
    )


citations = _view(
    "citations",
    "Mentions of official documents.",
    _facts(
        t.citation,
        [literal("citation").label("kind")]
        + [t.citation.c[name] for name in ("type", "form", "id", "key", "issuer", "date", "basis")],
    ),
    **_REPORT_TYPES,
    kind=(String, "always 'citation'"),
    type=(String, "type of the document"),
    form=(String, "full | short | named | congress"),
    id=(String, "canonical symbol, '05-CT/TW'; null where it cannot be known"),
    key=(String, "the document itself, '05-CT/TW@2016-05-15', or null"),
    issuer=(String, "who issued it"),
    date=(Date, "the date written beside the mention"),
    basis=(Boolean, "named as what the report carries out"),
    **_PLACE_TYPES,
)

figures = _view(
    "figures",
    "Counts, percentages and ratios.",
    _facts(
        t.figure,
        [
            t.figure.c[name]
            for name in (
                *("type", "kind", "value", "value_max", "part", "whole", "num", "den"),
                *("numeral", "approx", "label", "qualifiers", "indicator", "as_of"),
            )
        ]
        + [t.figure.c.unit.label("counted")],
    ),
    **_REPORT_TYPES,
    type=(String, "count | percentage | ratio"),
    kind=(String, "of a count: people | organisation | event | document | other"),
    value=(Exact, "count or percentage as a number"),
    value_max=(Exact, "upper end of a counted range"),
    part=(Exact, "percentage: the stated number that it is of `whole`"),
    whole=(Exact, "percentage: the stated whole"),
    num=(Exact, "ratio: 165 of '165/174'"),
    den=(Exact, "ratio: 174 of '165/174'"),
    numeral=(String, "as written, '8.201'"),
    approx=(String, "exact | at_least | at_most | about"),
    label=(String, "phrase in front of a count ('Nam' of 'Nam: 48')"),
    qualifiers=(JSON, "what narrows a count, list of text"),
    indicator=(String, "key of the indicator registry, or null"),
    as_of=(String, "the time that a count holds for, or null"),
    counted=(String, "what is counted, as written ('đảng viên'); `unit` in the JSON form"),
    **_PLACE_TYPES,
)


def _statements(*where: ColumnElement[bool]) -> Select[Any]:
    own = [t.statement.c.role.label("kind"), t.statement.c.in_section, t.statement.c.topics]
    return _facts(t.statement, own, *where)


limitations = _view(
    "limitations",
    "Shortcomings that a report admits, and their causes.",
    _statements(t.statement.c.role.in_(["limitation", "cause"])),
    **_REPORT_TYPES,
    kind=(String, "limitation | cause (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section on shortcomings or causes"),
    topics=(JSON, "list of topic keys"),
    **_PLACE_TYPES,
)

statements = _view(
    "statements",
    "Lessons, tasks, proposals and difficulties.",
    _statements(t.statement.c.role.not_in(["limitation", "cause"])),
    **_REPORT_TYPES,
    kind=(String, "lesson | task | proposal | difficulty (`role` in the JSON form)"),
    in_section=(Boolean, "stands in a section of its kind"),
    topics=(JSON, "list of topic keys"),
    **_PLACE_TYPES,
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

findings = _view(
    "findings",
    "Relations that do not hold; the span is the challenged figure (all: table ledger_span).",
    _facts(t.ledger, [t.ledger.c[name] for name in _LEDGER_COLUMNS], t.ledger.c.severity != "ok"),
    **_REPORT_TYPES,
    **_LEDGER_TYPES,
    **_PLACE_TYPES,
)

checks = _view(
    "checks",
    "Every relation that was recomputed, those that hold (severity ok) included.",
    _facts(t.ledger, [t.ledger.c[name] for name in _LEDGER_COLUMNS]),
    **_REPORT_TYPES,
    **_LEDGER_TYPES,
    **_PLACE_TYPES,
)

reports = _view(
    "reports",
    "One row for each submission, replaced ones included.",
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
        _main.c.path,
        _above.c.name.label("parent"),
        t.content.c.kind,
        t.content.c.title,
        t.content.c.number,
        t.report.c.period_start,
        t.report.c.period_end,
        t.content.c.in_reply_to,
        t.content.c.draft,
        t.content.c.unit_name,
        t.content.c.parent_unit,
        t.content.c.signatory_name,
        t.content.c.signatory_role,
        t.content.c.classification,
        t.report.c.superseded_by,
        t.report.c.doubt,
        t.report.c.received_at,
        t.report.c.late,
        t.report.c.content,
    ).select_from(
        t.report.join(t.content, t.content.c.sha256 == t.report.c.content)
        .join(_main, _main.c.path == t.report.c.file)
        .outerjoin(t.unit, t.unit.c.key == t.report.c.unit_key)
        .outerjoin(_above, _above.c.key == t.unit.c.parent)
    ),
    **{**_REPORT_TYPES, "version": (String, "current | superseded | unsure | draft")},
    path=String,
    parent=String,
    kind=(String, "report | article | other"),
    title=(String, "the report's title"),
    number=(String, "the report's own number and symbol"),
    period_start=(Date, "first day reported on"),
    period_end=(Date, "last day reported on"),
    in_reply_to=(String, "symbol of the document that asked for it"),
    draft=(Boolean, "marked '(Dự thảo)'"),
    unit_name=(String, "the unit as the report writes it"),
    parent_unit=(String, "the unit above it as the report writes it"),
    signatory_name=(String, "who signed"),
    signatory_role=(String, "as what"),
    classification=(String, "secrecy mark"),
    superseded_by=(String, "id of the report that replaces it"),
    doubt=(String, "for unsure: what must be decided"),
    received_at=(UtcDateTime, "when the first of its files was last changed"),
    late=(Boolean, "dated (else received) after the deadline"),
    content=String,
)

_sent = t.report.alias("sent")

files = _view(
    "files",
    "Every file that ingest met, with its state and the reason where it has no facts.",
    select(
        t.file.c.path,
        t.file.c.name,
        t.unit.c.name.label("unit"),
        func.coalesce(_sent.c.round, t.file.c.round).label("round"),
        case(
            (t.file.c.state == "failed", literal("failed")),
            else_=t.content.c.status,
        ).label("state"),
        func.coalesce(t.file.c.error_kind, t.content.c.error_kind).label("error_kind"),
        func.coalesce(t.file.c.error_message, t.content.c.error_message).label("error_message"),
        t.file.c.size,
        t.content.c.encoding,
        t.file.c.received_at,
        t.report_file.c.report_id,
        t.report_file.c.role,
        _sent.c.version,
        t.content.c.fingerprint,
        t.content.c.analysed_at,
        t.file.c.sha256.label("content"),
    ).select_from(
        t.file.outerjoin(t.content, t.content.c.sha256 == t.file.c.sha256)
        .outerjoin(t.report_file, t.report_file.c.file == t.file.c.path)
        .outerjoin(_sent, _sent.c.id == t.report_file.c.report_id)
        .outerjoin(t.unit, t.unit.c.key == func.coalesce(_sent.c.unit_key, t.file.c.unit_key))
    ),
    path=String,
    name=(String, "file name"),
    unit=String,
    round=String,
    state=(String, "queued | running | done | failed"),
    error_kind=(String, "why it failed, a word of a closed list, else null"),
    error_message=(String, "why it failed and what to do, in Vietnamese"),
    size=(t.file.c.size.type, "bytes"),
    encoding=(String, "how the bytes were decoded"),
    received_at=(UtcDateTime, "when its content was last changed"),
    report_id=String,
    role=(String, "main | copy (another file with the same text in this report)"),
    version=(String, "of its report: current | superseded | unsure | draft"),
    fingerprint=(String, "program and registry that analysed it"),
    analysed_at=(UtcDateTime, "when"),
    content=String,
)

# An article about a unit is not what it had to send.
_r = (
    select(t.report)
    .join(t.content, t.content.c.sha256 == t.report.c.content)
    .where(t.content.c.kind != "article")
    .subquery("r")
)
_f = t.file.alias("f")
_failed_content = t.content.alias("failed_content")
_expected = union(
    select(t.roster.c.round, t.roster.c.unit_key),
    select(_r.c.round, _r.c.unit_key).where(_r.c.round.is_not(None), _r.c.unit_key.is_not(None)),
).subquery("expected")


def _some_report(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(literal(1)).where(
            _r.c.round == _expected.c.round, _r.c.unit_key == _expected.c.unit_key, *where
        )
    )


_unreadable = exists(
    select(literal(1))
    .select_from(_f.outerjoin(_failed_content, _failed_content.c.sha256 == _f.c.sha256))
    .where(
        _f.c.round == _expected.c.round,
        _f.c.unit_key == _expected.c.unit_key,
        or_(_f.c.state == "failed", _failed_content.c.status == "failed"),
    )
)
_FINAL = _r.c.version.in_(["current", "superseded", "unsure"])

submissions = _view(
    "submissions",
    "Who has reported in each round: its roster, and units that reported without being in it. "
    "An article does not count as a report.",
    select(
        _expected.c.round,
        t.unit.c.name.label("unit"),
        _expected.c.unit_key,
        t.unit.c.sort_key.label("unit_sort"),
        _above.c.name.label("parent"),
        t.roster.c.line.label("roster_line"),
        func.coalesce(t.roster.c.deadline, t.round_.c.deadline).label("deadline"),
        case(
            (_some_report(_FINAL, _r.c.late.is_(False)), literal("reported")),
            (_some_report(_FINAL), literal("late")),
            (_some_report(), literal("draft")),
            (_unreadable, literal("unreadable")),
            else_=literal("not_yet"),
        ).label("state"),
        select(func.count())
        .select_from(_r)
        .where(
            _r.c.round == _expected.c.round,
            _r.c.unit_key == _expected.c.unit_key,
            _r.c.version != "superseded",
        )
        .scalar_subquery()
        .label("reports"),
    ).select_from(
        _expected.join(t.round_, t.round_.c.name == _expected.c.round)
        .outerjoin(
            t.roster,
            and_(
                t.roster.c.round == _expected.c.round,
                t.roster.c.unit_key == _expected.c.unit_key,
            ),
        )
        .outerjoin(t.unit, t.unit.c.key == _expected.c.unit_key)
        .outerjoin(_above, _above.c.key == t.unit.c.parent)
    ),
    round=(String, "the round"),
    unit=String,
    unit_key=String,
    unit_sort=String,
    parent=String,
    roster_line=(Integer, "place in units.csv; null for a unit that is not in the roster"),
    deadline=(Date, "last day to report, or null"),
    state=(String, "reported | late | draft (only a draft came) | unreadable | not_yet"),
    reports=(Integer, "number of reports that count"),
)


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


__all__ = [
    "DEFINITIONS",
    "checks",
    "citations",
    "create_statements",
    "drop_statements",
    "figures",
    "files",
    "findings",
    "limitations",
    "reports",
    "statements",
    "submissions",
    "views",
    "views_hash",
]
