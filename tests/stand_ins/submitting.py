"""Reports that were handed in: a store made of texts by the real command."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import cli


def ingested(folder: Path, reports: Mapping[str, str]) -> str:
    """The address of a store that holds the reports, written to the folder as name.txt."""
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    url = f"sqlite:///{folder}/b.db"
    result = CliRunner().invoke(cli, ["ingest", str(folder), "--jobs", "1", "--db", url])
    assert result.exit_code == 0, result.output
    return url
