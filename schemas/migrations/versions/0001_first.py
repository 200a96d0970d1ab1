"""The first tables."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import Exact, String, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "content",
        sa.Column("sha256", String, nullable=False, comment="SHA-256 of the file's bytes, hex"),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="bytes"),
        sa.Column(
            "encoding", String, nullable=True, comment="how the bytes were decoded; null until read"
        ),
        sa.Column(
            "text",
            String,
            nullable=True,
            comment="source text that all offsets count in; null until read",
        ),
        sa.Column("status", String, nullable=False, comment="queued | running | done | failed"),
        sa.Column(
            "error_kind", String, nullable=True, comment="one of ERROR_KINDS when failed, else null"
        ),
        sa.Column(
            "error_message",
            String,
            nullable=True,
            comment="why it failed and what to do, in Vietnamese",
        ),
        sa.Column(
            "fingerprint",
            String,
            nullable=True,
            comment="program version and registry hash of the last analysis",
        ),
        sa.Column(
            "attempts", sa.Integer(), nullable=False, comment="how often a worker died over it"
        ),
        sa.Column(
            "owner", String, nullable=True, comment="who analyses it now; null unless running"
        ),
        sa.Column(
            "lease_until",
            UtcDateTime(),
            nullable=True,
            comment="until when the owner's claim holds",
        ),
        sa.Column(
            "analysed_at", UtcDateTime(), nullable=True, comment="when it became done or failed"
        ),
        sa.Column(
            "kind", String, nullable=True, comment="report | article | other; null until done"
        ),
        sa.Column("title", String, nullable=True, comment="the report's title, white space folded"),
        sa.Column(
            "unit_name",
            String,
            nullable=True,
            comment="name of the reporting unit as the report writes it",
        ),
        sa.Column(
            "parent_unit",
            String,
            nullable=True,
            comment="name of the unit above it as the report writes it",
        ),
        sa.Column("number", String, nullable=True, comment="the report's own number and symbol"),
        sa.Column("date", sa.Date(), nullable=True, comment="the report's own date"),
        sa.Column("draft", sa.Boolean(), nullable=False, comment="marked '(Dự thảo)'"),
        sa.Column("period_start", sa.Date(), nullable=True, comment="first day reported on"),
        sa.Column("period_end", sa.Date(), nullable=True, comment="last day reported on"),
        sa.Column(
            "in_reply_to",
            String,
            nullable=True,
            comment="symbol of the document that asked, '421-CV/ĐUK'",
        ),
        sa.Column("signatory_name", String, nullable=True),
        sa.Column("signatory_role", String, nullable=True, comment="as signed, 'BÍ THƯ'"),
        sa.Column("classification", String, nullable=True, comment="secrecy mark, or null"),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'done', 'failed')", name=op.f("ck_content_status")
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
        comment="One text, whoever sent it and however often.",
    )
    op.create_table(
        "round",
        sa.Column(
            "name", String, nullable=False, comment="the name given with --round, or the symbol"
        ),
        sa.Column(
            "asked",
            String,
            nullable=True,
            comment="symbol of the document that asked for the reports",
        ),
        sa.Column(
            "deadline",
            sa.Date(),
            nullable=True,
            comment="the day that holds for all units, where there is one",
        ),
        sa.Column(
            "declared",
            sa.Boolean(),
            nullable=False,
            comment="named by the user, not read in a report",
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_round")),
        comment="One collection of reports (đợt báo cáo).",
    )
    op.create_table(
        "store_info",
        sa.Column("key", String, nullable=False, comment="format | views"),
        sa.Column(
            "value", String, nullable=False, comment="'baocao'; the hash of the views' definition"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_store_info")),
        comment="What marks the database as ours.",
    )
    op.create_table(
        "unit",
        sa.Column("key", String, nullable=False, comment="name folded for identity; see linking"),
        sa.Column(
            "name", String, nullable=False, comment="as the roster writes it, else as most reports"
        ),
        sa.Column("parent", String, nullable=True, comment="key of the unit above it, or null"),
        sa.Column(
            "level",
            sa.Integer(),
            nullable=False,
            comment="0 without a parent, else the parent's + 1",
        ),
        sa.Column(
            "folded", String, nullable=False, comment="name for searching: no case, no diacritics"
        ),
        sa.Column("sort_key", String, nullable=False, comment="orders names as Vietnamese does"),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["unit.key"],
            name=op.f("fk_unit_parent"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_unit")),
        comment="A unit that reports or has units under it. Derived.",
    )
    op.create_table(
        "citation",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column("type", String, nullable=False, comment="type word of the document, 'CT'"),
        sa.Column("form", String, nullable=False, comment="full | short | named | congress"),
        sa.Column(
            "id",
            String,
            nullable=True,
            comment="canonical symbol, '05-CT/TW'; null when it cannot be known",
        ),
        sa.Column(
            "key",
            String,
            nullable=True,
            comment="the document itself, '05-CT/TW@2016-05-15', or null",
        ),
        sa.Column("issuer", String, nullable=True),
        sa.Column("date", sa.Date(), nullable=True, comment="the date written beside the mention"),
        sa.Column(
            "basis", sa.Boolean(), nullable=False, comment="named as what the report carries out"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_citation_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_citation")),
        comment="Mentions of official documents.",
    )
    op.create_index(op.f("ix_citation_id"), "citation", ["id"], unique=False)
    op.create_index(op.f("ix_citation_key"), "citation", ["key"], unique=False)
    op.create_table(
        "figure",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column("type", String, nullable=False, comment="count | percentage | ratio"),
        sa.Column(
            "kind",
            String,
            nullable=True,
            comment="count: people | organisation | event | document | other",
        ),
        sa.Column(
            "value",
            Exact(),
            nullable=True,
            comment="count or percentage as a number (81.3 for '81,3%')",
        ),
        sa.Column("value_max", Exact(), nullable=True, comment="count: the upper end of a range"),
        sa.Column(
            "part", Exact(), nullable=True, comment="percentage: the stated number it is of `whole`"
        ),
        sa.Column("whole", Exact(), nullable=True, comment="percentage: the stated whole"),
        sa.Column("num", Exact(), nullable=True, comment="ratio: 165 of '165/174'"),
        sa.Column("den", Exact(), nullable=True, comment="ratio: 174 of '165/174'"),
        sa.Column(
            "numeral", String, nullable=True, comment="count or percentage: as written, '8.201'"
        ),
        sa.Column(
            "unit",
            String,
            nullable=True,
            comment="count or ratio: what is counted, as written ('đảng viên')",
        ),
        sa.Column(
            "qualifiers",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="count: what narrows it, list of text",
        ),
        sa.Column(
            "indicator",
            String,
            nullable=True,
            comment="count: key of the indicator registry, or null",
        ),
        sa.Column(
            "as_of", String, nullable=True, comment="count: the time that it holds for, or null"
        ),
        sa.Column("approx", String, nullable=False, comment="exact | at_least | at_most | about"),
        sa.Column(
            "label",
            String,
            nullable=True,
            comment="count: the phrase in front ('Nam' of 'Nam: 48'), or null",
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_figure_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_figure")),
        comment="Counts, percentages and ratios: `type` tells which, and which columns are filled.",
    )
    op.create_index(op.f("ix_figure_indicator"), "figure", ["indicator"], unique=False)
    op.create_table(
        "file",
        sa.Column("path", String, nullable=False, comment="absolute path, as the system writes it"),
        sa.Column("name", String, nullable=False, comment="last part of the path, in NFC"),
        sa.Column(
            "size", sa.BigInteger(), nullable=False, comment="bytes; 0 when it could not be seen"
        ),
        sa.Column(
            "mtime", UtcDateTime(), nullable=True, comment="time of last change when last ingested"
        ),
        sa.Column("sha256", String, nullable=True, comment="null while unreadable"),
        sa.Column("round", String, nullable=True, comment="given with --round, else null"),
        sa.Column(
            "unit_key",
            String,
            nullable=True,
            comment="unit whose roster pattern it matches; set by linking",
        ),
        sa.Column(
            "received_at",
            UtcDateTime(),
            nullable=True,
            comment="time of last change of the content it has now",
        ),
        sa.Column(
            "state", String, nullable=False, comment="hashed | failed; failed: no content known"
        ),
        sa.Column(
            "error_kind", String, nullable=True, comment="one of ERROR_KINDS when failed, else null"
        ),
        sa.Column(
            "error_message",
            String,
            nullable=True,
            comment="why it failed and what to do, in Vietnamese",
        ),
        sa.CheckConstraint("state IN ('hashed', 'failed')", name=op.f("ck_file_state")),
        sa.ForeignKeyConstraint(
            ["round"],
            ["round.name"],
            name=op.f("fk_file_round"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["sha256"], ["content.sha256"], name=op.f("fk_file_sha256")),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_file")),
        comment="Every file that ingest met and that could be a report.",
    )
    op.create_table(
        "footnote",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column("marker", String, nullable=False),
        sa.Column(
            "ref_at", sa.Integer(), nullable=True, comment="offset of its mark in the body, or null"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_footnote_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_footnote")),
        comment="Footnotes; the span is the longest piece.",
    )
    op.create_table(
        "heading",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column(
            "label",
            String,
            nullable=True,
            comment="as written, 'I-'; null for an unnumbered caption",
        ),
        sa.Column(
            "level",
            sa.Integer(),
            nullable=False,
            comment="1 Roman, 2 arabic, 3 n.m, 4 anything else",
        ),
        sa.Column("title", String, nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column(
            "role", String, nullable=True, comment="situation | leadership | results | …, or null"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_heading_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_heading")),
        comment="Headings; `section` is the heading's parent, `section_path` ends in its own.",
    )
    op.create_table(
        "ledger",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column(
            "kind", String, nullable=False, comment="part_sum | percent | ratio | conflict | …"
        ),
        sa.Column("severity", String, nullable=False, comment="ok | rounding | suspect | error"),
        sa.Column("stated", String, nullable=False, comment="what the report says, number or text"),
        sa.Column("expected", String, nullable=False, comment="what it should be, number or text"),
        sa.Column("stated_value", Exact(), nullable=True, comment="`stated` where it is a number"),
        sa.Column(
            "expected_value", Exact(), nullable=True, comment="`expected` where it is a number"
        ),
        sa.Column("equation", String, nullable=False, comment="the arithmetic, in figures"),
        sa.Column("suggestion", String, nullable=True, comment="the likeliest slip, or null"),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_ledger_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_ledger")),
        comment="Every relation that was recomputed; the span is the challenged figure's.",
    )
    op.create_index(op.f("ix_ledger_severity"), "ledger", ["severity"], unique=False)
    op.create_table(
        "passage",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column("section_path", String, nullable=True, comment="labels from the outermost down"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "folded", String, nullable=False, comment="no case, no diacritics, đ as d, one space"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_passage_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_passage")),
        comment="Paragraphs, for full-text search (LIKE on `folded`) and as the context of a fact.",
    )
    op.create_table(
        "roster",
        sa.Column("round", String, nullable=False),
        sa.Column(
            "line", sa.Integer(), nullable=False, comment="place in units.csv; the user's own order"
        ),
        sa.Column(
            "unit_key",
            String,
            nullable=True,
            comment="key of the unit that must report; set by linking",
        ),
        sa.Column(
            "name", String, nullable=False, comment="the unit's name as written in units.csv"
        ),
        sa.Column(
            "parent_name",
            String,
            nullable=True,
            comment="the unit above it as written in units.csv",
        ),
        sa.Column(
            "pattern", String, nullable=True, comment="glob that its files' names or paths match"
        ),
        sa.Column("deadline", sa.Date(), nullable=True, comment="last day to report"),
        sa.ForeignKeyConstraint(
            ["round"],
            ["round.name"],
            name=op.f("fk_roster_round"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("round", "line", name=op.f("pk_roster")),
        comment="Who must report in a round, from units.csv.",
    )
    op.create_table(
        "statement",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the heading that it stands under, or null",
        ),
        sa.Column(
            "section_path",
            String,
            nullable=True,
            comment="labels from the outermost down, 'II. > 2.1.'",
        ),
        sa.Column(
            "passage",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the passage that holds its start",
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column(
            "pieces", sa.JSON(none_as_null=True), nullable=True, comment="[[start, end], …] or null"
        ),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column("role", String, nullable=False),
        sa.Column(
            "in_section", sa.Boolean(), nullable=False, comment="stands in a section of its role"
        ),
        sa.Column(
            "topics", sa.JSON(none_as_null=True), nullable=False, comment="list of topic keys"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_statement_content")),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_statement")),
        comment="Shortcomings, their causes, lessons, tasks, proposals, difficulties.",
    )
    op.create_table(
        "unit_alias",
        sa.Column("round", String, nullable=False),
        sa.Column("key", String, nullable=False, comment="another name, folded for identity"),
        sa.Column("name", String, nullable=False, comment="that name as written in units.csv"),
        sa.Column(
            "unit_key", String, nullable=False, comment="key of the unit's name that it stands for"
        ),
        sa.ForeignKeyConstraint(
            ["round"],
            ["round.name"],
            name=op.f("fk_unit_alias_round"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("round", "key", name=op.f("pk_unit_alias")),
        comment="Other names of a unit, from units.csv.",
    )
    op.create_table(
        "ledger_span",
        sa.Column("content", String, nullable=False),
        sa.Column("ledger", sa.Integer(), nullable=False, comment="ordinal of the ledger row"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="0 is the challenged figure"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", String, nullable=False),
        sa.ForeignKeyConstraint(
            ["content", "ledger"],
            ["ledger.content", "ledger.ordinal"],
            name=op.f("fk_ledger_span_content_ledger"),
        ),
        sa.PrimaryKeyConstraint("content", "ledger", "ordinal", name=op.f("pk_ledger_span")),
        comment="The figures that a relation is about, in its order.",
    )
    op.create_table(
        "report",
        sa.Column("id", String, nullable=False, comment="12 hex digits of unit, round and content"),
        sa.Column("unit_key", String, nullable=True, comment="null where nobody can tell"),
        sa.Column("round", String, nullable=True, comment="null where nobody can tell"),
        sa.Column("content", String, nullable=False, comment="main text"),
        sa.Column("file", String, nullable=False, comment="path of the main one"),
        sa.Column(
            "subject", String, nullable=False, comment="title folded, without dates and 'dự thảo'"
        ),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column(
            "version", String, nullable=False, comment="current | superseded | unsure | draft"
        ),
        sa.Column("superseded_by", String, nullable=True, comment="the report that replaces it"),
        sa.Column(
            "doubt",
            String,
            nullable=True,
            comment="for unsure: what must be decided, in Vietnamese",
        ),
        sa.Column("received_at", UtcDateTime(), nullable=True, comment="the earliest of its files"),
        sa.Column(
            "late", sa.Boolean(), nullable=False, comment="dated (else received) after the deadline"
        ),
        sa.CheckConstraint(
            "version IN ('current', 'superseded', 'unsure', 'draft')",
            name=op.f("ck_report_version"),
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_report_content")),
        sa.ForeignKeyConstraint(
            ["file"],
            ["file.path"],
            name=op.f("fk_report_file"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round"],
            ["round.name"],
            name=op.f("fk_report_round"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"],
            ["report.id"],
            name=op.f("fk_report_superseded_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_key"],
            ["unit.key"],
            name=op.f("fk_report_unit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        comment="One submission of a unit. Derived.",
    )
    op.create_index(op.f("ix_report_content"), "report", ["content"], unique=False)
    op.create_index(op.f("ix_report_unit_key"), "report", ["unit_key"], unique=False)
    op.create_table(
        "report_file",
        sa.Column("report_id", String, nullable=False),
        sa.Column("file", String, nullable=False),
        sa.Column("role", String, nullable=False, comment="main | copy"),
        sa.CheckConstraint("role IN ('main', 'copy')", name=op.f("ck_report_file_role")),
        sa.ForeignKeyConstraint(
            ["file"],
            ["file.path"],
            name=op.f("fk_report_file_file"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_report_file_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("report_id", "file", name=op.f("pk_report_file")),
        comment="The files of one submission. Derived.",
    )


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("report_file")
    op.drop_index(op.f("ix_report_unit_key"), table_name="report")
    op.drop_index(op.f("ix_report_content"), table_name="report")
    op.drop_table("report")
    op.drop_table("ledger_span")
    op.drop_table("unit_alias")
    op.drop_table("statement")
    op.drop_table("roster")
    op.drop_table("passage")
    op.drop_index(op.f("ix_ledger_severity"), table_name="ledger")
    op.drop_table("ledger")
    op.drop_table("heading")
    op.drop_table("footnote")
    op.drop_table("file")
    op.drop_index(op.f("ix_figure_indicator"), table_name="figure")
    op.drop_table("figure")
    op.drop_index(op.f("ix_citation_key"), table_name="citation")
    op.drop_index(op.f("ix_citation_id"), table_name="citation")
    op.drop_table("citation")
    op.drop_table("unit")
    op.drop_table("store_info")
    op.drop_table("round")
    op.drop_table("content")
