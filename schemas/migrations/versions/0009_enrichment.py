"""What underthesea adds to each distinct text of a statement."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. What was stored before has no key until it is analysed again."""
    op.add_column(
        "statement", sa.Column("text_key", String, comment="names its words; see enrichment")
    )
    op.create_index(op.f("ix_statement_text_key"), "statement", ["text_key"])
    op.create_table(
        "enrichment",
        sa.Column("text_key", String, nullable=False, comment="names the words of the statement"),
        sa.Column("reader", String, nullable=False, comment="program and registry that read it"),
        sa.Column("subject", String, comment="of what something is lacking, or null"),
        sa.Column("deficiency", String, comment="what is lacking, or null"),
        sa.Column("keywords", sa.JSON(none_as_null=True), nullable=False, comment="list of words"),
        sa.Column("words", String, nullable=False, comment="all its words, syllables joined by _"),
        sa.PrimaryKeyConstraint("text_key", name=op.f("pk_enrichment")),
        comment="What each distinct statement says, read by underthesea and spaCy patterns.",
    )


def downgrade() -> None:
    """Back to the one before; `baocao enrich` makes it again."""
    op.drop_table("enrichment")
    op.drop_index(op.f("ix_statement_text_key"), "statement")
    op.drop_column("statement", "text_key")
