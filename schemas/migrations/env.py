"""Alembic's entry point: runs on the connection that the program hands over.

Developers make a new revision with `alembic -c schemas/migrations/alembic.ini revision` against
the database in BAOCAO_DB; views are made anew after every upgrade and are no part of a revision.
"""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from schemas.tables import metadata


def run(connection: Connection) -> None:
    """Run the revisions inside the transaction of the connection."""
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    engine = create_engine(os.environ.get("BAOCAO_DB", "sqlite:///baocao.db"))
    with engine.begin() as own:
        run(own)
