"""Which part of its whole a count is: "nữ", "hoàn thành tốt nhiệm vụ"."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. What was stored before has none of it until it is analysed again."""
    column = sa.Column("division", String, comment="count: which part it is ('nữ'), or null")
    op.add_column("figure", column)


def downgrade() -> None:
    """Back to the one before; it is lost until the next analysis."""
    op.drop_column("figure", "division")
