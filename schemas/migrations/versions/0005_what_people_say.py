"""Decisions on findings, corrections of facts, rules switched off, and what facts are called."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from schemas.columns import Exact, String, UtcDateTime
from schemas.references import fact_reference, finding_reference

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_READ: dict[str, tuple[str, ...]] = {
    "figure": ("type", "value", "value_max", "num", "den"),
    "citation": ("id",),
    "statement": ("role",),
    "ledger": ("kind", "stated", "expected"),
}
_NUMBERS = ("value", "value_max", "num", "den")


def upgrade() -> None:
    """To this revision. What was stored before gets its references here."""
    for table in _READ:
        op.add_column(
            table, sa.Column("ref", String, comment="what people call it; see schemas.references")
        )
        _fill(table)
    op.create_table(
        "finding_decision",
        *_about(),
        sa.Column("kind", String, nullable=False),
        sa.Column("stated", String, nullable=False),
        sa.Column("expected", String, nullable=False),
        sa.Column(
            "rule", String, nullable=False, comment="rule, severity, equation: as of that time"
        ),
        sa.Column("severity", String, nullable=False),
        sa.Column("equation", String, nullable=False),
        sa.Column("verdict", String, nullable=False, comment="accepted | dismissed | corrected"),
        *_by("finding_decision"),
        sa.CheckConstraint(
            "verdict IN ('accepted', 'dismissed', 'corrected')",
            name=op.f("ck_finding_decision_verdict"),
        ),
        comment="What a person decided of a finding (baocao check --accept, --dismiss, "
        "--corrected).",
    )
    op.create_table(
        "fact_correction",
        *_about(),
        sa.Column("fact", String, nullable=False, comment="figure | citation | statement"),
        sa.Column(
            "kind", String, nullable=False, comment="count | percentage | ratio | citation | …"
        ),
        sa.Column("read", String, nullable=False, comment="the value as read"),
        sa.Column("wrong", sa.Boolean(), nullable=False, comment="not a fact: left out everywhere"),
        sa.Column("value", Exact(), comment="figure"),
        sa.Column("value_max", Exact(), comment="figure; goes with `value`"),
        sa.Column("num", Exact(), comment="ratio"),
        sa.Column("den", Exact(), comment="ratio"),
        sa.Column("counted", String, comment="figure: what is counted"),
        sa.Column("figure_kind", String, comment="figure: people | organisation | …"),
        sa.Column("indicator", String, comment="figure: key of the indicator registry"),
        sa.Column("as_of", String, comment="figure: the time that it holds for"),
        sa.Column("type", String, comment="citation: type of the document"),
        sa.Column("id", String, comment="citation: symbol"),
        sa.Column("key", String, comment="citation: the document itself"),
        sa.Column("role", String, comment="statement: limitation | cause | …"),
        *_by("fact_correction"),
        sa.CheckConstraint(
            "fact IN ('figure', 'citation', 'statement')", name=op.f("ck_fact_correction_fact")
        ),
        comment="What a person put right or marked wrong (baocao correct). Null: as read; '': "
        "nothing.",
    )
    op.create_table(
        "rule_off",
        sa.Column("rule", String, nullable=False, comment="id of the rule, as in the ledger"),
        sa.Column("why", String, comment="the reason in the person's words"),
        sa.Column("decided_by", String, comment="who"),
        sa.Column("decided_at", UtcDateTime(), nullable=False, comment="when"),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_rule_off")),
        comment="Rules that a person switched off (baocao rules --off).",
    )


def _about() -> Iterable[sa.Column[Any]]:
    """What was said of, and the words around it."""
    return (
        sa.Column("content", String, nullable=False, comment="SHA-256 of the text"),
        sa.Column("ref", String, nullable=False, comment="see schemas.references"),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="place as the fact's or the finding's"
        ),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="the words of the report"),
        sa.Column("sentence", String, comment="the sentence that they stand in, on one line"),
        sa.Column("nth", sa.Integer(), nullable=False, comment="numbers before it in the sentence"),
        sa.Column("unit", String, comment="name of the reporting unit at that time"),
        sa.Column("report", String, nullable=False, comment="name of the report's file"),
        sa.Column("path", String, nullable=False, comment="path of the file that says it"),
    )


def _by(table: str) -> Iterable[Any]:
    """Who said it, when and why."""
    return (
        sa.Column("why", String, comment="the reason in the person's words"),
        sa.Column("decided_by", String, comment="who"),
        sa.Column("decided_at", UtcDateTime(), nullable=False, comment="when"),
        sa.PrimaryKeyConstraint("content", "ref", name=op.f(f"pk_{table}")),
    )


def _fill(name: str) -> None:
    """Give the rows of the table their references, text by text."""
    keys = ("content", "ordinal", "start", "end", *_READ[name])
    columns: list[sa.ColumnClause[Any]] = [
        sa.column(key, Exact()) if key in _NUMBERS else sa.column(key) for key in (*keys, "ref")
    ]
    table = sa.table(name, *columns)
    here = table.c.content == sa.bindparam("_content")
    update = table.update().where(here, table.c.ordinal == sa.bindparam("_ordinal"))
    update = update.values(ref=sa.bindparam("_ref"))
    connection = op.get_bind()
    for content in connection.scalars(sa.text("SELECT sha256 FROM content")).all():
        rows = connection.execute(
            sa.select(*(table.c[key] for key in keys)).where(here), {"_content": content}
        ).mappings()
        values = [
            {"_content": content, "_ordinal": row["ordinal"], "_ref": _reference(name, row)}
            for row in rows
        ]
        if values:
            connection.execute(update, values)


def _reference(name: str, row: Any) -> str:
    if name == "ledger":
        values = (row[key] for key in ("kind", "start", "end", "stated", "expected"))
        return finding_reference(row["content"], *values)
    return fact_reference(name, row["content"], row)  # type: ignore[arg-type]


def downgrade() -> None:
    """Back to the one before; what people said of findings and facts is lost."""
    for table in ("rule_off", "fact_correction", "finding_decision"):
        op.drop_table(table)
    for table in _READ:
        op.drop_column(table, "ref")
