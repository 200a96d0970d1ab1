"""Units have a life, a person may say which names are one unit, a report has addressees."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ROSTER = (
    ("valid_from", sa.Date(), "first day of the unit's life"),
    ("valid_to", sa.Date(), "last day of the unit's life"),
    ("predecessors", String, "names of the units that went into it, parted by '|'"),
)
_UNIT = (
    ("valid_from", sa.Date(), "first day of its life, where somebody said it"),
    ("valid_to", sa.Date(), "last day: said, or the day before its successor's first"),
)
_CONTENT = (
    ("place", String, "where it was written, as the letterhead says"),
    ("addressees", sa.JSON(none_as_null=True), "behind 'Kính gửi', list of text"),
    ("recipients", sa.JSON(none_as_null=True), "under 'Nơi nhận', list of text"),
)


def upgrade() -> None:
    """To this revision. What was stored before has no addressees until it is analysed again."""
    for table, columns in (("content", _CONTENT), ("roster", _ROSTER), ("unit", _UNIT)):
        for name, kind, comment in columns:
            op.add_column(table, sa.Column(name, kind, comment=comment))
    op.create_table(
        "unit_predecessor",
        sa.Column("unit_key", String, nullable=False),
        sa.Column(
            "predecessor",
            String,
            nullable=False,
            comment="key of a unit that went into it; its own where it was formed anew",
        ),
        sa.Column("day", sa.Date(), comment="the day on which it did, where somebody said it"),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["unit.key"],
                name=op.f(f"fk_unit_predecessor_{column}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column in ("unit_key", "predecessor")
        ),
        sa.PrimaryKeyConstraint("unit_key", "predecessor", name=op.f("pk_unit_predecessor")),
        comment="Which units a unit was formed out of: figures before and after are two series. "
        "Derived.",
    )
    op.create_table(
        "unit_decision",
        sa.Column("key", String, nullable=False, comment="the first name folded for identity"),
        sa.Column("other", String, nullable=False, comment="the second name folded for identity"),
        sa.Column("name", String, nullable=False, comment="the first name as written"),
        sa.Column("other_name", String, nullable=False, comment="the second name as written"),
        sa.Column(
            "verdict",
            String,
            nullable=False,
            comment="same (the first is another name of the second) | apart (two units) | "
            "formed (the first was formed out of the second)",
        ),
        sa.Column("day", sa.Date(), comment="for formed: the first day of the new unit"),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('same', 'apart', 'formed')", name=op.f("ck_unit_decision_verdict")
        ),
        sa.PrimaryKeyConstraint("key", "other", name=op.f("pk_unit_decision")),
        comment="What a person said of two names of units (baocao units).",
    )


def downgrade() -> None:
    """Back to the one before; decisions on units and their lives are lost."""
    op.drop_table("unit_decision")
    op.drop_table("unit_predecessor")
    for table, columns in (("unit", _UNIT), ("roster", _ROSTER), ("content", _CONTENT)):
        for name, _, _ in columns:
            op.drop_column(table, name)
