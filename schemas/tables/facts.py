"""What one text says: facts, the ledger of its figures, and its passages.

Every row of a fact has: `content`, `ordinal` (place among its kind in reading order), `section`
(ordinal of the heading that it stands under, or null), `section_path` (its labels from the
outermost down, "II. > 2.1."), `passage` (ordinal of the passage that holds its start), `start`
and `end` (code points into `content.text`, end exclusive), `quote` (`text[start:end]`), `pieces`
(all ranges where the fact is interrupted by foreign text, else null) and `rule`.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
)

from schemas.columns import Exact, String
from schemas.tables.base import metadata


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
    Column("noun_words", String, comment="count of an unknown noun: its words; see counted_noun"),
    Index(None, "indicator"),
    Index(None, "noun_words"),
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

counted_noun = Table(
    "counted_noun",
    metadata,
    Column("words", String, primary_key=True, comment="what stands behind the number"),
    Column("reader", String, nullable=False, comment="program and registry that read it"),
    Column("noun", String, nullable=False, comment="the noun that begins the words"),
    comment="What numbers count whose noun the registry does not know, in underthesea's words.",
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
