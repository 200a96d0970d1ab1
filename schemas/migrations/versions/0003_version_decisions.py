"""What people decided of two texts: one replaces the other, or both are reports of their own."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "version_decision",
        sa.Column("content", String, nullable=False, comment="the text that replaces"),
        sa.Column("other", String, nullable=False, comment="the text that is replaced"),
        sa.Column(
            "verdict",
            String,
            nullable=False,
            comment="replaces | apart (two reports; which is named first says nothing)",
        ),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('replaces', 'apart')", name=op.f("ck_version_decision_verdict")
        ),
        sa.PrimaryKeyConstraint("content", "other", name=op.f("pk_version_decision")),
        comment="What a person decided of two texts (baocao versions). Texts by their SHA-256.",
    )


def downgrade() -> None:
    """Back to the one before; the decisions are lost."""
    op.drop_table("version_decision")
