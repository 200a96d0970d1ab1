"""The command `baocao`: parse, call, print. Everything heavy is imported by the command that
needs it, so that `baocao --help` answers at once.
"""

import click

from pipeline.cli.analysing import analyze
from pipeline.cli.asking import relax_collector
from pipeline.cli.checking import check
from pipeline.cli.citing import cites
from pipeline.cli.comparing import compare
from pipeline.cli.correcting import correct
from pipeline.cli.directives import directives
from pipeline.cli.enriching import enrich
from pipeline.cli.evaluating import evaluate
from pipeline.cli.facts import figures, limitations, search, statements
from pipeline.cli.group import BaocaoGroup
from pipeline.cli.ingesting import ingest
from pipeline.cli.rules import rules
from pipeline.cli.showing import show
from pipeline.cli.status import status
from pipeline.cli.units import units
from pipeline.cli.versions import versions


@click.group(
    cls=BaocaoGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    package_name="baocao", prog_name="baocao", message="%(prog)s %(version)s", help="In phiên bản."
)
def cli() -> None:
    """Đọc báo cáo của các đơn vị: viện dẫn, số liệu, hạn chế, và những con số không khớp.

    \b
    Ví dụ:
      baocao ingest bao-cao/
      baocao cites "Chỉ thị 05"
      baocao check
    """


for _command in (
    ingest,
    enrich,
    status,
    versions,
    units,
    cites,
    directives,
    figures,
    limitations,
    statements,
    check,
    rules,
    correct,
    compare,
    search,
    show,
    analyze,
    evaluate,
):
    cli.add_command(_command)


def main() -> None:
    """Entry point of the console script."""
    relax_collector()
    cli(prog_name="baocao")


__all__ = ["cli", "main"]
