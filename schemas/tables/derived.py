"""Units and their reports, derived by `pipeline.linking` from all other tables."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table

from schemas.columns import String, UtcDateTime
from schemas.tables.base import derived, metadata, one_of

UNIT_LEVELS = "central | province | district | commune | grassroots | section | branch, or null"

unit = Table(
    "unit",
    metadata,
    Column("key", String, primary_key=True, comment="name folded for identity; see linking"),
    Column("name", String, nullable=False, comment="as the roster writes it, else as most reports"),
    Column("parent", String, derived("unit.key"), comment="key of the unit above it, or null"),
    Column("depth", Integer, nullable=False, comment="0 without a parent, else the parent's + 1"),
    Column("level", String, comment=UNIT_LEVELS),
    Column("folded", String, nullable=False, comment="name for searching: no case, no diacritics"),
    Column("sort_key", String, nullable=False, comment="orders names as Vietnamese does"),
    Column("valid_from", Date, comment="first day of its life, where somebody said it"),
    Column("valid_to", Date, comment="last day: said, or the day before its successor's first"),
    comment="A unit that reports or has units under it. Derived.",
)

unit_predecessor = Table(
    "unit_predecessor",
    metadata,
    Column("unit_key", String, derived("unit.key"), primary_key=True),
    Column(
        "predecessor",
        String,
        derived("unit.key"),
        primary_key=True,
        comment="key of a unit that went into it; its own where it was formed anew",
    ),
    Column("day", Date, comment="the day on which it did, where somebody said it"),
    comment="Which units a unit was formed out of: figures before and after are two series. "
    "Derived.",
)

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True, comment="12 hex digits of unit, round and content"),
    Column("unit_key", String, derived("unit.key"), comment="null where nobody can tell"),
    Column("round", String, derived("round.name"), comment="null where nobody can tell"),
    Column("content", String, ForeignKey("content.sha256"), nullable=False, comment="main text"),
    Column("file", String, derived("file.path"), nullable=False, comment="path of the main one"),
    Column("subject", String, nullable=False, comment="title folded, without dates and 'dự thảo'"),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("version", String, nullable=False, comment="current | superseded | unsure | draft"),
    Column("superseded_by", String, derived("report.id"), comment="the report that replaces it"),
    Column("doubt", String, comment="for unsure: what must be decided, in Vietnamese"),
    Column("received_at", UtcDateTime, comment="the earliest of its files"),
    Column("late", Boolean, nullable=False, comment="dated (else received) after the deadline"),
    one_of("version", "current", "superseded", "unsure", "draft"),
    Index(None, "content"),
    Index(None, "unit_key"),
    comment="One submission of a unit. Derived.",
)

report_file = Table(
    "report_file",
    metadata,
    Column("report_id", String, derived("report.id"), primary_key=True),
    Column("file", String, derived("file.path"), primary_key=True),
    Column(
        "role",
        String,
        nullable=False,
        comment="main | copy (of another's text) | variant (the same document) | appendix",
    ),
    Column("content", String, ForeignKey("content.sha256"), nullable=False, comment="its text"),
    one_of("role", "main", "copy", "variant", "appendix"),
    Index(None, "file"),
    comment="The files of one submission. Derived.",
)
