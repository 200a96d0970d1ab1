"""The views: the store's contract for people who write SQL.

    SELECT unit, report, quote FROM citations WHERE id = '05-CT/TW';

Each view is here as a `Table` of `views` (columns typed and commented, so that Python can query
it like a table) and as the SELECT that defines it (`DEFINITIONS`). One row of `citations`,
`figures`, `limitations`, `statements` or `findings` is one fact of one report; a report that
another one replaced is left out, a text that a unit sent twice in one round counts once. Names
are those of the JSON form; `"end"` needs its quotes in PostgreSQL.
"""

from schemas.views.citations import citations, relations
from schemas.views.definition import (
    DEFINITIONS,
    create_statements,
    drop_statements,
    views,
    views_hash,
)
from schemas.views.figures import figures
from schemas.views.ledger import REVISED, RULE_IS_ON, SETTLED, STANDS, checks, findings
from schemas.views.statements import limitations, statements
from schemas.views.submissions import files, reports, submissions
from schemas.views.units import unit_breaks, units

__all__ = [
    "DEFINITIONS",
    "REVISED",
    "RULE_IS_ON",
    "SETTLED",
    "STANDS",
    "checks",
    "citations",
    "create_statements",
    "drop_statements",
    "figures",
    "files",
    "findings",
    "limitations",
    "relations",
    "reports",
    "statements",
    "submissions",
    "unit_breaks",
    "units",
    "views",
    "views_hash",
]
