"""How far a statement goes, of how many it is said, and where a cause lies."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = {
    "extent": "few | some | many | most | all, or null",
    "strength": "hedged | plain | strong, or null",
    "origin": "of a cause: subjective | objective, or null",
}


def upgrade() -> None:
    """To this revision. What was stored before has none of the three until analysed again."""
    for name, comment in _COLUMNS.items():
        op.add_column("statement", sa.Column(name, String, comment=comment))


def downgrade() -> None:
    """Back to the one before; the three are lost until the next analysis."""
    for name in _COLUMNS:
        op.drop_column("statement", name)
