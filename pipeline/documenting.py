"""Documentation written by the program itself: the page on the SQL views, the tours of the READMEs.

python -m pipeline.documenting        # writes docs/SQL.md, README.md and README.vi.md
"""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import regex

from schemas.views import views

ROOT = Path(__file__).parent.parent
TOURS = ("README.md", "README.vi.md")
_CONSOLE_RE = regex.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", regex.DOTALL)
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


def filled(markdown: str, run: Callable[[str], str]) -> str:
    """The text with the output of each console block's command, as `run` gives it."""

    def block(match: "regex.Match[str]") -> str:
        return f"```console\n$ {match['command']}\n{run(match['command'])}```"

    return _CONSOLE_RE.sub(block, markdown)


def sample_runner(database: Path) -> Callable[[str], str]:
    """Ingests the sample reports into `database`; gives a function that runs `baocao …` on them."""
    environment = {**os.environ, "BAOCAO_DB": f"sqlite:///{database}", "COLUMNS": "100"}

    def run(command: str) -> str:
        words = shlex.split(command)
        call = [sys.executable, "-m", "pipeline.cli", *words[1:]]
        done = subprocess.run(
            call, capture_output=True, text=True, check=True, env=environment, cwd=ROOT
        )
        return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())

    run("baocao ingest corpus/reports")
    return run


def main() -> int:
    """Writes the pages."""
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "SQL.md").write_text(sql_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        run = sample_runner(Path(folder) / "sample.db")
        for name in TOURS:
            page = ROOT / name
            page.write_text(filled(page.read_text(encoding="utf-8"), run), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
