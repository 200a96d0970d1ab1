"""The level of a unit is that of the state or of the Party; how deep it stands is its depth."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. The levels are there from the next linking on (ingest, `baocao units`)."""
    op.execute("ALTER TABLE unit RENAME COLUMN level TO depth")
    op.add_column(
        "unit",
        sa.Column(
            "level",
            String,
            comment="central | province | district | commune | grassroots | section | branch, "
            "or null",
        ),
    )


def downgrade() -> None:
    """Back to the one before; the levels can be told from the names again."""
    op.drop_column("unit", "level")
    op.execute("ALTER TABLE unit RENAME COLUMN depth TO level")
