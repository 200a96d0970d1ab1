"""A submission has variants and appendices: each of its files says which text it holds."""

import sqlalchemy as sa
from alembic import op

from schemas.columns import String

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    connection = op.get_bind()
    # The table is made anew: SQLite cannot change a constraint.
    rows = connection.execute(
        sa.text(
            "SELECT report_file.report_id, report_file.file, report_file.role, report.content"
            " FROM report_file JOIN report ON report.id = report_file.report_id"
        )
    ).all()
    op.drop_table("report_file")
    table = op.create_table(
        "report_file",
        sa.Column("report_id", String, nullable=False),
        sa.Column("file", String, nullable=False),
        sa.Column(
            "role",
            String,
            nullable=False,
            comment="main | copy (of another's text) | variant (the same document) | appendix",
        ),
        sa.Column("content", String, nullable=False, comment="its text"),
        sa.CheckConstraint(
            "role IN ('main', 'copy', 'variant', 'appendix')", name=op.f("ck_report_file_role")
        ),
        sa.ForeignKeyConstraint(
            ["content"], ["content.sha256"], name=op.f("fk_report_file_content")
        ),
        *_references(),
        sa.PrimaryKeyConstraint("report_id", "file", name=op.f("pk_report_file")),
        comment="The files of one submission. Derived.",
    )
    op.create_index(op.f("ix_report_file_file"), "report_file", ["file"], unique=False)
    if rows:
        op.bulk_insert(table, [dict(row._mapping) for row in rows])


def downgrade() -> None:
    """Back to the one before; variants and appendices are found again by the next ingest."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT report_id, file, role FROM report_file WHERE role IN ('main', 'copy')")
    ).all()
    op.drop_index(op.f("ix_report_file_file"), table_name="report_file")
    op.drop_table("report_file")
    table = op.create_table(
        "report_file",
        sa.Column("report_id", String, nullable=False),
        sa.Column("file", String, nullable=False),
        sa.Column("role", String, nullable=False, comment="main | copy"),
        sa.CheckConstraint("role IN ('main', 'copy')", name=op.f("ck_report_file_role")),
        *_references(),
        sa.PrimaryKeyConstraint("report_id", "file", name=op.f("pk_report_file")),
        comment="The files of one submission. Derived.",
    )
    if rows:
        op.bulk_insert(table, [dict(row._mapping) for row in rows])


def _references() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column],
            [target],
            name=op.f(f"fk_report_file_{column}"),
            initially="DEFERRED",
            deferrable=True,
        )
        for column, target in (("file", "file.path"), ("report_id", "report.id"))
    ]
