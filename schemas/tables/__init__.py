"""The store as SQL tables: what is kept of files, of the texts in them, and of what they say.

Three groups, written at different moments:

- `file`, `content` and the tables of facts are written while ingesting. Facts belong to a
  *content* (a text, known by the SHA-256 of its bytes), never to a file: two units that send one
  text are two files with one content. A fact's identity is (content, ordinal), so that analysing
  the same content again gives the same rows.
- `round`, `roster`, `unit_alias`, `unit_decision`, `version_decision`, `finding_decision`,
  `fact_correction` and `rule_off` hold what the user said (`--round`, `units.csv`, `baocao units`,
  `baocao versions`, `check --dismiss`, `correct`, `rules`). The last three are followed by the
  views; the facts stay as they were read. The ledger of a text with corrections holds its rows as
  read and those that the corrected figures make (`ledger.revised`).
- `unit`, `unit_predecessor`, `report` and `report_file` are derived from the other two groups by
  `pipeline.linking` and may be thrown away at any time.

Text sorts by code point on both databases. Change a table only together with a new revision in
`schemas/migrations`, and set `REVISION` to it.
"""

from schemas.tables.base import metadata
from schemas.tables.collected import content, file, store_info
from schemas.tables.derived import UNIT_LEVELS, report, report_file, unit, unit_predecessor
from schemas.tables.facts import (
    FACT_TABLES,
    citation,
    counted_noun,
    enrichment,
    figure,
    footnote,
    heading,
    ledger,
    ledger_span,
    passage,
    relation,
    statement,
)
from schemas.tables.said import (
    fact_correction,
    finding_decision,
    roster,
    round_,
    rule_off,
    unit_alias,
    unit_decision,
    version_decision,
)

REVISION = "0013"
"""The newest revision in `schemas/migrations/versions`."""

__all__ = [
    "FACT_TABLES",
    "REVISION",
    "UNIT_LEVELS",
    "citation",
    "content",
    "counted_noun",
    "enrichment",
    "fact_correction",
    "figure",
    "file",
    "finding_decision",
    "footnote",
    "heading",
    "ledger",
    "ledger_span",
    "metadata",
    "passage",
    "relation",
    "report",
    "report_file",
    "roster",
    "round_",
    "rule_off",
    "statement",
    "store_info",
    "unit",
    "unit_alias",
    "unit_decision",
    "unit_predecessor",
    "version_decision",
]
