"""Reference pages written from the program itself: the SQL views and the checks.

python -m pipeline.documenting        # writes docs/SQL.md
"""

import sys
from pathlib import Path

from schemas.views import views

_SQL = Path(__file__).parent.parent / "docs" / "SQL.md"
_HEAD = """# The SQL views

These views are what SQL users may rely on; the tables behind them may change. One row is one fact
of one report that counts: superseded versions are left out, and a text that a unit sent twice
counts once. They are the same on SQLite and PostgreSQL. Offsets count code points of the text.

```sql
select unit, report, quote from citations where key = '05-CT/TW@2016-05-15';
```
"""


def sql_page() -> str:
    """The page about the views, as Markdown."""
    parts = [_HEAD]
    for table in views.sorted_tables:
        rows = "\n".join(f"| `{c.name}` | {c.type} | {_cell(c.comment)} |" for c in table.columns)
        head = "| column | type | meaning |\n|---|---|---|"
        parts.append(f"\n## {table.name}\n\n{table.comment}\n\n{head}\n{rows}\n")
    return "".join(parts)


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def main() -> int:
    """Writes the pages."""
    _SQL.parent.mkdir(exist_ok=True)
    _SQL.write_text(sql_page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
