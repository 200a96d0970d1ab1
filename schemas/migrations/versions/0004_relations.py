"""What documents do to each other, and what is open or odd about a citation."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. What was stored before has no relations until it is analysed again."""
    json = sa.JSON(none_as_null=True)
    op.add_column(
        "citation",
        sa.Column("candidates", json, comment="keys that are possible, or null"),
    )
    op.add_column(
        "citation",
        sa.Column("flags", json, comment="what is odd ('type_symbol'), or null"),
    )
    op.create_table(
        "relation",
        sa.Column("content", String, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section", sa.Integer(), comment="ordinal of the heading that it stands under, or null"
        ),
        sa.Column("section_path", String, comment="labels from the outermost down, 'II. > 2.1.'"),
        sa.Column("passage", sa.Integer(), comment="ordinal of the passage that holds its start"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", String, nullable=False, comment="content.text[start:end]"),
        sa.Column("pieces", json, comment="[[start, end], …] or null"),
        sa.Column("rule", String, nullable=False, comment="id of the rule that made it"),
        sa.Column(
            "kind", String, nullable=False, comment="replaces | amends | repeals | implements"
        ),
        sa.Column(
            "subject", sa.Integer(), nullable=False, comment="ordinal of the citation that does it"
        ),
        sa.Column(
            "object", sa.Integer(), nullable=False, comment="ordinal of the citation it is done to"
        ),
        sa.ForeignKeyConstraint(["content"], ["content.sha256"], name=op.f("fk_relation_content")),
        sa.ForeignKeyConstraint(
            ["content", "subject"],
            ["citation.content", "citation.ordinal"],
            name=op.f("fk_relation_content_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["content", "object"],
            ["citation.content", "citation.ordinal"],
            name=op.f("fk_relation_content_object"),
        ),
        sa.PrimaryKeyConstraint("content", "ordinal", name=op.f("pk_relation")),
        comment="What one document does to another, as the text states it.",
    )


def downgrade() -> None:
    """Back to the one before; the relations are lost until the next analysis."""
    op.drop_table("relation")
    op.drop_column("citation", "flags")
    op.drop_column("citation", "candidates")
