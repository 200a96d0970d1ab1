"""What numbers count where the registry does not know the noun."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. What was stored before has no words until it is analysed again."""
    op.add_column(
        "figure",
        sa.Column(
            "noun_words", String, comment="count of an unknown noun: its words; see counted_noun"
        ),
    )
    op.create_index(op.f("ix_figure_noun_words"), "figure", ["noun_words"])
    op.create_table(
        "counted_noun",
        sa.Column("words", String, nullable=False, comment="what stands behind the number"),
        sa.Column("reader", String, nullable=False, comment="program and registry that read it"),
        sa.Column("noun", String, nullable=False, comment="the noun that begins the words"),
        sa.PrimaryKeyConstraint("words", name=op.f("pk_counted_noun")),
        comment="What numbers count whose noun the registry does not know, in underthesea's words.",
    )


def downgrade() -> None:
    """Back to the one before; `baocao enrich` makes it again."""
    op.drop_table("counted_noun")
    op.drop_index(op.f("ix_figure_noun_words"), "figure")
    op.drop_column("figure", "noun_words")
