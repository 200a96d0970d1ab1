"""What people said: of rounds and units, of versions, of findings, facts and rules."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, Table

from schemas.columns import Exact, String, UtcDateTime
from schemas.tables.base import derived, metadata, one_of

round_ = Table(
    "round",
    metadata,
    Column("name", String, primary_key=True, comment="the name given with --round, or the symbol"),
    Column("asked", String, comment="symbol of the document that asked for the reports"),
    Column("deadline", Date, comment="the day that holds for all units, where there is one"),
    Column("declared", Boolean, nullable=False, comment="named by the user, not read in a report"),
    comment="One collection of reports (đợt báo cáo).",
)

unit_alias = Table(
    "unit_alias",
    metadata,
    Column("round", String, derived("round.name"), primary_key=True),
    Column("key", String, primary_key=True, comment="another name, folded for identity"),
    Column("name", String, nullable=False, comment="that name as written in units.csv"),
    Column("unit_key", String, nullable=False, comment="key of the unit's name that it stands for"),
    comment="Other names of a unit, from units.csv.",
)

roster = Table(
    "roster",
    metadata,
    Column("round", String, derived("round.name"), primary_key=True),
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
    one_of("verdict", "same", "apart", "formed"),
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
    one_of("verdict", "replaces", "apart"),
    comment="What a person decided of two texts (baocao versions). Texts by their SHA-256.",
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
    one_of("verdict", "accepted", "dismissed", "corrected"),
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
    one_of("fact", "figure", "citation", "statement"),
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
