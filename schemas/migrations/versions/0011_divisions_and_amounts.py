"""Which part of its whole a count is ("nữ"); amounts beside counts, percentages and ratios."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# Comment before and from now on.
_OF_TABLE = (
    "Counts, percentages and ratios: `type` tells which, and which columns are filled.",
    "Counts, percentages, ratios and amounts: `type` tells which, and which columns are filled.",
)
_OF_TYPE = ("count | percentage | ratio", "count | percentage | ratio | amount")


def upgrade() -> None:
    """To this revision. What was stored before has none of it until it is analysed again."""
    column = sa.Column("division", String, comment="count: which part it is ('nữ'), or null")
    op.add_column("figure", column)
    _comment(newer=True)


def downgrade() -> None:
    """Back to the one before; it is lost until the next analysis."""
    _comment(newer=False)
    op.drop_column("figure", "division")


def _comment(*, newer: bool) -> None:
    if op.get_bind().dialect.supports_comments:
        op.create_table_comment("figure", _OF_TABLE[newer], existing_comment=_OF_TABLE[not newer])
        op.alter_column("figure", "type", comment=_OF_TYPE[newer])
