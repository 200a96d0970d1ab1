"""What a figure means: the body it speaks of, its time, its aspect, its place in a group."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("body", String, "the body it speaks of, as written; null: the unit itself"),
    ("time", String, "what it is of: '2023-12-31', '2023', '2014/2023', or null"),
    ("time_from", String, "where that is said: sentence | list | section | report"),
    ("year", sa.Integer(), "the year that `time` ends in"),
    ("aspect", String, "count: level | change | average | target"),
    ("place", String, "count: whole | part of a group, or null"),
    ("dimension", String, "count: what divides the whole ('gender'), or null"),
)
# Column: its comment before and from now on.
_COMMENTS = {
    "value_max": (
        "count: the upper end of a range",
        "count or percentage: the upper end of a range",
    ),
    "whole": (
        "percentage: the stated whole",
        "percentage: the stated whole; count: the whole it is a part of",
    ),
}


def upgrade() -> None:
    """To this revision. What was stored before has none of it until it is analysed again."""
    for name, kind, comment in _COLUMNS:
        op.add_column("figure", sa.Column(name, kind, comment=comment))
    _comment(newer=True)


def downgrade() -> None:
    """Back to the one before; the meaning is lost until the next analysis."""
    _comment(newer=False)
    for name, _, _ in reversed(_COLUMNS):
        op.drop_column("figure", name)


def _comment(*, newer: bool) -> None:
    if op.get_bind().dialect.supports_comments:
        for name, comments in _COMMENTS.items():
            op.alter_column("figure", name, comment=comments[newer])
