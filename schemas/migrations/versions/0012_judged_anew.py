"""Ledgers that follow what people put right, and which rules did not run."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. Texts with corrections are judged anew at the next ingest."""
    op.add_column(
        "content",
        sa.Column(
            "revised", String, comment="hash of the corrections that the ledger follows, or null"
        ),
    )
    op.add_column(
        "content",
        sa.Column(
            "unchecked",
            sa.JSON(none_as_null=True),
            comment="ids of rules that did not run, or null",
        ),
    )
    op.add_column(
        "ledger",
        sa.Column(
            "revised",
            String,
            comment="null: as read, and it stands; new: made of what people put right; settled, "
            "gone: as read, and what they put right says otherwise (settled: a finding that is "
            "none)",
        ),
    )
    op.add_column(
        "fact_correction",
        sa.Column("year", sa.Integer(), comment="the year that `as_of` ends in"),
    )
    _fill_years()


def _fill_years() -> None:
    table = sa.table("fact_correction", *map(sa.column, ("as_of", "year")))
    said = op.get_bind().scalars(sa.select(table.c.as_of).where(table.c.as_of != "").distinct())
    for time in said.all():
        year = time.rpartition("/")[2][:4]
        if year.isdigit():
            update = table.update().where(table.c.as_of == time)
            op.get_bind().execute(update.values(year=int(year)))


def downgrade() -> None:
    """Back to the one before: the ledger as it was read."""
    ledger = sa.table("ledger", *map(sa.column, ("content", "ordinal", "revised")))
    spans = sa.table("ledger_span", *map(sa.column, ("content", "ledger")))
    made = (
        sa.exists()
        .where(ledger.c.content == spans.c.content, ledger.c.ordinal == spans.c.ledger)
        .where(ledger.c.revised == "new")
    )
    op.execute(spans.delete().where(made))
    op.execute(ledger.delete().where(ledger.c.revised == "new"))
    op.drop_column("fact_correction", "year")
    op.drop_column("ledger", "revised")
    for name in ("unchecked", "revised"):
        op.drop_column("content", name)
