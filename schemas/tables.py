"""The store as SQL tables: what is kept of files, of the texts in them, and of what they say.

Three groups, written at different moments:

- `file`, `content` and the tables of facts are written while ingesting. Facts belong to a
  *content* (a text, known by the SHA-256 of its bytes), never to a file: two units that send one
  text are two files with one content. A fact's identity is (content, ordinal), so that analysing
  the same content again gives the same rows.
- `round`, `roster`, `unit_alias`, `unit_decision`, `version_decision`, `finding_decision`,
  `fact_correction` and `rule_off` hold what the user said (`--round`, `units.csv`, `baocao units`,
  `baocao versions`, `check --dismiss`, `correct`, `rules`). The last three are followed by the
  views; the facts stay as they were read. The ledger of a text with corrections holds its rows as
  read and those that the corrected figures make (`ledger.revised`).
- `unit`, `unit_predecessor`, `report` and `report_file` are derived from the other two groups by
  `pipeline.linking` and may be thrown away at any time.

Every row of a fact has: `content`, `ordinal` (place among its kind in reading order), `section`
(ordinal of the heading that it stands under, or null), `section_path` (its labels from the
outermost down, "II. > 2.1."), `passage` (ordinal of the passage that holds its start), `start`
and `end` (code points into `content.text`, end exclusive), `quote` (`text[start:end]`), `pieces`
(all ranges where the fact is interrupted by foreign text, else null) and `rule`.

Text sorts by code point on both databases. Change a table only together with a new revision in
`schemas/migrations`, and set `REVISION` to it.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
)

from schemas.columns import Exact, String, UtcDateTime

REVISION = "0012"
"""The newest revision in `schemas/migrations/versions`."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _derived(target: str) -> ForeignKey:
    """A reference that is checked at the end of the transaction, so that linking may write derived
    rows in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def _one_of(name: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=name)


store_info = Table(
    "store_info",
    metadata,
    Column("key", String, primary_key=True, comment="format | views"),
    Column("value", String, nullable=False, comment="'baocao'; the hash of the views' definition"),
    comment="What marks the database as ours.",
)

content = Table(
    "content",
    metadata,
    Column("sha256", String, primary_key=True, comment="SHA-256 of the file's bytes, hex"),
    Column("size", BigInteger, nullable=False, comment="bytes"),
    Column("encoding", String, comment="how the bytes were decoded; null until read"),
    Column("text", String, comment="source text that all offsets count in; null until read"),
    Column("status", String, nullable=False, comment="queued | running | done | failed"),
    Column("error_kind", String, comment="one of ERROR_KINDS when failed, else null"),
    Column("error_message", String, comment="why it failed and what to do, in Vietnamese"),
    Column("fingerprint", String, comment="program version and registry hash of the last analysis"),
    Column("attempts", Integer, nullable=False, comment="how often a worker died over it"),
    Column("owner", String, comment="who analyses it now; null unless running"),
    Column("lease_until", UtcDateTime, comment="until when the owner's claim holds"),
    Column("analysed_at", UtcDateTime, comment="when it became done or failed"),
    Column("revised", String, comment="hash of the corrections that the ledger follows, or null"),
    Column("unchecked", JSON(none_as_null=True), comment="ids of rules that did not run, or null"),
    Column("kind", String, comment="report | article | other; null until done"),
    Column("title", String, comment="the report's title, white space folded"),
    Column("unit_name", String, comment="name of the reporting unit as the report writes it"),
    Column("parent_unit", String, comment="name of the unit above it as the report writes it"),
    Column("number", String, comment="the report's own number and symbol"),
    Column("date", Date, comment="the report's own date"),
    Column("draft", Boolean, nullable=False, comment="marked '(Dự thảo)'"),
    Column("period_start", Date, comment="first day reported on"),
    Column("period_end", Date, comment="last day reported on"),
    Column("in_reply_to", String, comment="symbol of the document that asked, '421-CV/ĐUK'"),
    Column("signatory_name", String),
    Column("signatory_role", String, comment="as signed, 'BÍ THƯ'"),
    Column("classification", String, comment="secrecy mark, or null"),
    Column("place", String, comment="where it was written, as the letterhead says"),
    Column("addressees", JSON(none_as_null=True), comment="behind 'Kính gửi', list of text"),
    Column("recipients", JSON(none_as_null=True), comment="under 'Nơi nhận', list of text"),
    _one_of("status", "queued", "running", "done", "failed"),
    comment="One text, whoever sent it and however often.",
)

round_ = Table(
    "round",
    metadata,
    Column("name", String, primary_key=True, comment="the name given with --round, or the symbol"),
    Column("asked", String, comment="symbol of the document that asked for the reports"),
    Column("deadline", Date, comment="the day that holds for all units, where there is one"),
    Column("declared", Boolean, nullable=False, comment="named by the user, not read in a report"),
    comment="One collection of reports (đợt báo cáo).",
)

UNIT_LEVELS = "central | province | district | commune | grassroots | section | branch, or null"

unit = Table(
    "unit",
    metadata,
    Column("key", String, primary_key=True, comment="name folded for identity; see linking"),
    Column("name", String, nullable=False, comment="as the roster writes it, else as most reports"),
    Column("parent", String, _derived("unit.key"), comment="key of the unit above it, or null"),
    Column("depth", Integer, nullable=False, comment="0 without a parent, else the parent's + 1"),
    Column("level", String, comment=UNIT_LEVELS),
    Column("folded", String, nullable=False, comment="name for searching: no case, no diacritics"),
    Column("sort_key", String, nullable=False, comment="orders names as Vietnamese does"),
    Column("valid_from", Date, comment="first day of its life, where somebody said it"),
    Column("valid_to", Date, comment="last day: said, or the day before its successor's first"),
    comment="A unit that reports or has units under it. Derived.",
)

unit_alias = Table(
    "unit_alias",
    metadata,
    Column("round", String, _derived("round.name"), primary_key=True),
    Column("key", String, primary_key=True, comment="another name, folded for identity"),
    Column("name", String, nullable=False, comment="that name as written in units.csv"),
    Column("unit_key", String, nullable=False, comment="key of the unit's name that it stands for"),
    comment="Other names of a unit, from units.csv.",
)

unit_predecessor = Table(
    "unit_predecessor",
    metadata,
    Column("unit_key", String, _derived("unit.key"), primary_key=True),
    Column(
        "predecessor",
        String,
        _derived("unit.key"),
        primary_key=True,
        comment="key of a unit that went into it; its own where it was formed anew",
    ),
    Column("day", Date, comment="the day on which it did, where somebody said it"),
    comment="Which units a unit was formed out of: figures before and after are two series. "
    "Derived.",
)

unit_decision = Table(
    "unit_decision",
    metadata,
    Column("key", String, primary_key=True, comment="the first name folded for identity"),
    Column("other", String, primary_key=True, comment="the second name folded for identity"),
    Column("name", String, nullable=False, comment="the first name as written"),
    Column("other_name", String, nullable=False, comment="the second name as written"),
    Column(
        "verdict",
        String,
        nullable=False,
        comment="same (the first is another name of the second) | apart (two units) | "
        "formed (the first was formed out of the second)",
    ),
    Column("day", Date, comment="for formed: the first day of the new unit"),
    Column("decided_at", UtcDateTime, nullable=False),
    _one_of("verdict", "same", "apart", "formed"),
    comment="What a person said of two names of units (baocao units).",
)

version_decision = Table(
    "version_decision",
    metadata,
    Column("content", String, primary_key=True, comment="the text that replaces"),
    Column("other", String, primary_key=True, comment="the text that is replaced"),
    Column(
        "verdict",
        String,
        nullable=False,
        comment="replaces | apart (two reports; which is named first says nothing)",
    ),
    Column("decided_at", UtcDateTime, nullable=False),
    _one_of("verdict", "replaces", "apart"),
    comment="What a person decided of two texts (baocao versions). Texts by their SHA-256.",
)

roster = Table(
    "roster",
    metadata,
    Column("round", String, _derived("round.name"), primary_key=True),
    Column("line", Integer, primary_key=True, comment="place in units.csv; the user's own order"),
    Column("unit_key", String, comment="key of the unit that must report; set by linking"),
    Column("name", String, nullable=False, comment="the unit's name as written in units.csv"),
    Column("parent_name", String, comment="the unit above it as written in units.csv"),
    Column("pattern", String, comment="glob that its files' names or paths match"),
    Column("deadline", Date, comment="last day to report"),
    Column("valid_from", Date, comment="first day of the unit's life"),
    Column("valid_to", Date, comment="last day of the unit's life"),
    Column("predecessors", String, comment="names of the units that went into it, parted by '|'"),
    comment="Who must report in a round, from units.csv.",
)

file = Table(
    "file",
    metadata,
    Column("path", String, primary_key=True, comment="absolute path, as the system writes it"),
    Column("name", String, nullable=False, comment="last part of the path, in NFC"),
    Column("size", BigInteger, nullable=False, comment="bytes; 0 when it could not be seen"),
    Column("mtime", UtcDateTime, comment="time of last change when last ingested"),
    Column("sha256", String, ForeignKey("content.sha256"), comment="null while unreadable"),
    Column("round", String, _derived("round.name"), comment="given with --round, else null"),
    Column("unit_key", String, comment="unit whose roster pattern it matches; set by linking"),
    Column("received_at", UtcDateTime, comment="time of last change of the content it has now"),
    Column("state", String, nullable=False, comment="hashed | failed; failed: no content known"),
    Column("error_kind", String, comment="one of ERROR_KINDS when failed, else null"),
    Column("error_message", String, comment="why it failed and what to do, in Vietnamese"),
    _one_of("state", "hashed", "failed"),
    comment="Every file that ingest met and that could be a report.",
)

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True, comment="12 hex digits of unit, round and content"),
    Column("unit_key", String, _derived("unit.key"), comment="null where nobody can tell"),
    Column("round", String, _derived("round.name"), comment="null where nobody can tell"),
    Column("content", String, ForeignKey("content.sha256"), nullable=False, comment="main text"),
    Column("file", String, _derived("file.path"), nullable=False, comment="path of the main one"),
    Column("subject", String, nullable=False, comment="title folded, without dates and 'dự thảo'"),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("version", String, nullable=False, comment="current | superseded | unsure | draft"),
    Column("superseded_by", String, _derived("report.id"), comment="the report that replaces it"),
    Column("doubt", String, comment="for unsure: what must be decided, in Vietnamese"),
    Column("received_at", UtcDateTime, comment="the earliest of its files"),
    Column("late", Boolean, nullable=False, comment="dated (else received) after the deadline"),
    _one_of("version", "current", "superseded", "unsure", "draft"),
    Index(None, "content"),
    Index(None, "unit_key"),
    comment="One submission of a unit. Derived.",
)

report_file = Table(
    "report_file",
    metadata,
    Column("report_id", String, _derived("report.id"), primary_key=True),
    Column("file", String, _derived("file.path"), primary_key=True),
    Column(
        "role",
        String,
        nullable=False,
        comment="main | copy (of another's text) | variant (the same document) | appendix",
    ),
    Column("content", String, ForeignKey("content.sha256"), nullable=False, comment="its text"),
    _one_of("role", "main", "copy", "variant", "appendix"),
    Index(None, "file"),
    comment="The files of one submission. Derived.",
)


def _fact_table(
    name: str, comment: str, *columns: Column[object] | Index | ForeignKeyConstraint
) -> Table:
    """A table of facts with the columns that every fact has (see the module's docstring)."""
    return Table(
        name,
        metadata,
        Column("content", String, ForeignKey("content.sha256"), primary_key=True),
        Column("ordinal", Integer, primary_key=True, autoincrement=False),
        Column("section", Integer, comment="ordinal of the heading that it stands under, or null"),
        Column("section_path", String, comment="labels from the outermost down, 'II. > 2.1.'"),
        Column("passage", Integer, comment="ordinal of the passage that holds its start"),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", String, nullable=False, comment="content.text[start:end]"),
        Column("pieces", JSON(none_as_null=True), comment="[[start, end], …] or null"),
        Column("rule", String, nullable=False, comment="id of the rule that made it"),
        *columns,
        comment=comment,
    )


heading = _fact_table(
    "heading",
    "Headings; `section` is the heading's parent, `section_path` ends in its own.",
    Column("label", String, comment="as written, 'I-'; null for an unnumbered caption"),
    Column("level", Integer, nullable=False, comment="1 Roman, 2 arabic, 3 n.m, 4 anything else"),
    Column("title", String, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("role", String, comment="situation | leadership | results | …, or null"),
)

footnote = _fact_table(
    "footnote",
    "Footnotes; the span is the longest piece.",
    Column("marker", String, nullable=False),
    Column("ref_at", Integer, comment="offset of its mark in the body, or null"),
)

citation = _fact_table(
    "citation",
    "Mentions of official documents.",
    Column("type", String, nullable=False, comment="type word of the document, 'CT'"),
    Column("form", String, nullable=False, comment="full | short | named | congress"),
    Column("id", String, comment="canonical symbol, '05-CT/TW'; null when it cannot be known"),
    Column("key", String, comment="the document itself, '05-CT/TW@2016-05-15', or null"),
    Column("issuer", String),
    Column("date", Date, comment="the date written beside the mention"),
    Column("basis", Boolean, nullable=False, comment="named as what the report carries out"),
    Column("candidates", JSON(none_as_null=True), comment="keys that are possible, or null"),
    Column("flags", JSON(none_as_null=True), comment="what is odd ('type_symbol'), or null"),
    Column("ref", String, comment="what people call it; see schemas.references"),
    Index(None, "id"),
    Index(None, "key"),
)

relation = _fact_table(
    "relation",
    "What one document does to another, as the text states it.",
    Column("kind", String, nullable=False, comment="replaces | amends | repeals | implements"),
    Column("subject", Integer, nullable=False, comment="ordinal of the citation that does it"),
    Column("object", Integer, nullable=False, comment="ordinal of the citation it is done to"),
    ForeignKeyConstraint(
        ["content", "subject"],
        ["citation.content", "citation.ordinal"],
        name="fk_relation_content_subject",
    ),
    ForeignKeyConstraint(
        ["content", "object"],
        ["citation.content", "citation.ordinal"],
        name="fk_relation_content_object",
    ),
)

figure = _fact_table(
    "figure",
    "Counts, percentages, ratios and amounts: `type` tells which, and which columns are filled.",
    Column("type", String, nullable=False, comment="count | percentage | ratio | amount"),
    Column("kind", String, comment="count: people | organisation | event | document | other"),
    Column("value", Exact, comment="count or percentage as a number (81.3 for '81,3%')"),
    Column("value_max", Exact, comment="count or percentage: the upper end of a range"),
    Column("part", Exact, comment="percentage: the stated number it is of `whole`"),
    Column(
        "whole", Exact, comment="percentage: the stated whole; count: the whole it is a part of"
    ),
    Column("num", Exact, comment="ratio: 165 of '165/174'"),
    Column("den", Exact, comment="ratio: 174 of '165/174'"),
    Column("numeral", String, comment="count or percentage: as written, '8.201'"),
    Column("unit", String, comment="count or ratio: what is counted, as written ('đảng viên')"),
    Column("qualifiers", JSON(none_as_null=True), comment="count: what narrows it, list of text"),
    Column("indicator", String, comment="count: key of the indicator registry, or null"),
    Column("as_of", String, comment="count: the time that it holds for, or null"),
    Column("approx", String, nullable=False, comment="exact | at_least | at_most | about"),
    Column("label", String, comment="count: the phrase in front ('Nam' of 'Nam: 48'), or null"),
    Column("body", String, comment="the body it speaks of, as written; null: the unit itself"),
    Column("time", String, comment="what it is of: '2023-12-31', '2023', '2014/2023', or null"),
    Column("time_from", String, comment="where that is said: sentence | list | section | report"),
    Column("year", Integer, comment="the year that `time` ends in"),
    Column("aspect", String, comment="count: level | change | average | target"),
    Column("place", String, comment="count: whole | part of a group, or null"),
    Column("dimension", String, comment="count: what divides the whole ('gender'), or null"),
    Column("division", String, comment="count: which part it is ('nữ'), or null"),
    Column("ref", String, comment="what people call it; see schemas.references"),
    Index(None, "indicator"),
)

statement = _fact_table(
    "statement",
    "Shortcomings, their causes, lessons, tasks, proposals, difficulties.",
    Column("role", String, nullable=False),
    Column("in_section", Boolean, nullable=False, comment="stands in a section of its role"),
    Column("topics", JSON(none_as_null=True), nullable=False, comment="list of topic keys"),
    Column("extent", String, comment="few | some | many | most | all, or null"),
    Column("strength", String, comment="hedged | plain | strong, or null"),
    Column("origin", String, comment="of a cause: subjective | objective, or null"),
    Column("ref", String, comment="what people call it; see schemas.references"),
    Column("text_key", String, comment="names its words; see enrichment"),
    Index(None, "text_key"),
)

enrichment = Table(
    "enrichment",
    metadata,
    Column("text_key", String, primary_key=True, comment="names the words of the statement"),
    Column("reader", String, nullable=False, comment="program and registry that read it"),
    Column("subject", String, comment="of what something is lacking, or null"),
    Column("deficiency", String, comment="what is lacking, or null"),
    Column("keywords", JSON(none_as_null=True), nullable=False, comment="list of words"),
    Column("words", String, nullable=False, comment="all its words, syllables joined by _"),
    comment="What each distinct statement says, read by underthesea and spaCy patterns.",
)

ledger = _fact_table(
    "ledger",
    "Every relation that was recomputed; the span is the challenged figure's.",
    Column("kind", String, nullable=False, comment="part_sum | percent | ratio | conflict | …"),
    Column("severity", String, nullable=False, comment="ok | rounding | suspect | error"),
    Column("stated", String, nullable=False, comment="what the report says, number or text"),
    Column("expected", String, nullable=False, comment="what it should be, number or text"),
    Column("stated_value", Exact, comment="`stated` where it is a number"),
    Column("expected_value", Exact, comment="`expected` where it is a number"),
    Column("equation", String, nullable=False, comment="the arithmetic, in figures"),
    Column("suggestion", String, comment="the likeliest slip, or null"),
    Column("ref", String, comment="what people call it; see schemas.references"),
    Column(
        "revised",
        String,
        comment="null: as read, and it stands; new: made of what people put right; settled, gone: "
        "as read, and what they put right says otherwise (settled: a finding that is none)",
    ),
    Index(None, "severity"),
)

ledger_span = Table(
    "ledger_span",
    metadata,
    Column("content", String, primary_key=True),
    Column("ledger", Integer, primary_key=True, comment="ordinal of the ledger row"),
    Column("ordinal", Integer, primary_key=True, comment="0 is the challenged figure"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False),
    ForeignKeyConstraint(["content", "ledger"], ["ledger.content", "ledger.ordinal"]),
    comment="The figures that a relation is about, in its order.",
)


def _said(name: str, comment: str, *columns: Column[object] | CheckConstraint) -> Table:
    """What a person said of a fact or a finding: by the text and what was read in it, so that it
    outlives a new analysis, with the words around it, so that it can be told in the next version.
    """
    return Table(
        name,
        metadata,
        Column("content", String, primary_key=True, comment="SHA-256 of the text"),
        Column("ref", String, primary_key=True, comment="see schemas.references"),
        Column("start", Integer, nullable=False, comment="place as the fact's or the finding's"),
        Column("end", Integer, nullable=False),
        Column("quote", String, nullable=False, comment="the words of the report"),
        Column("sentence", String, comment="the sentence that they stand in, on one line"),
        Column("nth", Integer, nullable=False, comment="numbers before it in the sentence"),
        Column("unit", String, comment="name of the reporting unit at that time"),
        Column("report", String, nullable=False, comment="name of the report's file"),
        Column("path", String, nullable=False, comment="path of the file that says it"),
        *columns,
        Column("why", String, comment="the reason in the person's words"),
        Column("decided_by", String, comment="who"),
        Column("decided_at", UtcDateTime, nullable=False, comment="when"),
        comment=comment,
    )


finding_decision = _said(
    "finding_decision",
    "What a person decided of a finding (baocao check --accept, --dismiss, --corrected).",
    Column("kind", String, nullable=False),
    Column("stated", String, nullable=False),
    Column("expected", String, nullable=False),
    Column("rule", String, nullable=False, comment="rule, severity, equation: as of that time"),
    Column("severity", String, nullable=False),
    Column("equation", String, nullable=False),
    Column("verdict", String, nullable=False, comment="accepted | dismissed | corrected"),
    _one_of("verdict", "accepted", "dismissed", "corrected"),
)

fact_correction = _said(
    "fact_correction",
    "What a person put right or marked wrong (baocao correct). Null: as read; '': nothing.",
    Column("fact", String, nullable=False, comment="figure | citation | statement"),
    Column("kind", String, nullable=False, comment="count | percentage | ratio | citation | …"),
    Column("read", String, nullable=False, comment="the value as read"),
    Column("wrong", Boolean, nullable=False, comment="not a fact: left out everywhere"),
    Column("value", Exact, comment="figure"),
    Column("value_max", Exact, comment="figure; goes with `value`"),
    Column("num", Exact, comment="ratio"),
    Column("den", Exact, comment="ratio"),
    Column("counted", String, comment="figure: what is counted"),
    Column("figure_kind", String, comment="figure: people | organisation | …"),
    Column("indicator", String, comment="figure: key of the indicator registry"),
    Column("as_of", String, comment="figure: the time that it holds for"),
    Column("year", Integer, comment="the year that `as_of` ends in"),
    Column("type", String, comment="citation: type of the document"),
    Column("id", String, comment="citation: symbol"),
    Column("key", String, comment="citation: the document itself"),
    Column("role", String, comment="statement: limitation | cause | …"),
    _one_of("fact", "figure", "citation", "statement"),
)

rule_off = Table(
    "rule_off",
    metadata,
    Column("rule", String, primary_key=True, comment="id of the rule, as in the ledger"),
    Column("why", String, comment="the reason in the person's words"),
    Column("decided_by", String, comment="who"),
    Column("decided_at", UtcDateTime, nullable=False, comment="when"),
    comment="Rules that a person switched off (baocao rules --off).",
)

passage = Table(
    "passage",
    metadata,
    Column("content", String, ForeignKey("content.sha256"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("section", Integer, comment="ordinal of the heading that it stands under, or null"),
    Column("section_path", String, comment="labels from the outermost down"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False, comment="content.text[start:end]"),
    Column("folded", String, nullable=False, comment="no case, no diacritics, đ as d, one space"),
    comment="Paragraphs, for full-text search (LIKE on `folded`) and as the context of a fact.",
)

FACT_TABLES = (
    ledger_span,
    ledger,
    statement,
    figure,
    relation,
    citation,
    footnote,
    heading,
    passage,
)
"""Everything that one content says; deleting in this order keeps foreign keys whole."""
