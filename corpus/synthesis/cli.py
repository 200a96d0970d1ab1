"""The command `python -m corpus.synthesis`."""

import sys
from pathlib import Path

import click

from corpus.synthesis.copying import generate_copying
from corpus.synthesis.generating import FAULTS, NOISE, generate
from corpus.synthesis.writing import (
    FolderError,
    open_folder,
    write_copying,
    write_reports,
    write_roster,
)

_SHARE = click.FloatRange(0, 1)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("count", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another set.")
@click.option(
    "--start",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Number of the first report; parts of one set may be generated side by side.",
)
@click.option("--noise", type=_SHARE, default=NOISE, show_default=True, help="Share with noise.")
@click.option("--clean", is_flag=True, help="No noise: plain UTF-8; the same as --noise 0.")
@click.option(
    "--faults", type=_SHARE, default=FAULTS, show_default=True, help="Share with a planted fault."
)
@click.option(
    "--copies",
    type=_SHARE,
    help="Plant copied passages, so many reports copying from another unit; without --faults.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def main(
    count: int,
    folder: Path,
    seed: int,
    start: int,
    noise: float,
    clean: bool,
    faults: float,
    copies: float | None,
    quiet: bool,
) -> None:
    """Write COUNT synthetic reports into FOLDER, with gold annotations and a roster.

    FOLDER receives NAME.txt, gold/NAME.json and units.csv. The same seed gives the same bytes; the
    k-th report does not depend on COUNT. Units, people and prose are invented. With --copies,
    copies.json says which places share a passage, and there is no gold.

    \b
    Example:
      python -m corpus.synthesis 200 build/synthetic --seed 7
      python -m pipeline.evaluating build/synthetic/gold build/synthetic
    """
    share = 0.0 if clean else noise
    try:
        if copies is not None:
            open_folder(folder, {"seed": seed, "noise": share, "copies": copies})
            made = generate_copying(count, seed, start=start, copies=copies, noise=share)
            pairs = write_copying(made, folder)
            write_roster(folder, seed, start + count)
            click.echo(f"{count} reports in {folder}, {pairs} shared passages", err=True)
            return
        open_folder(folder, {"seed": seed, "noise": share, "faults": faults})
        reports = generate(count, seed, start=start, noise=share, faults=faults)
        planted = 0
        with click.progressbar(
            write_reports(reports, folder),
            length=count,
            label="reports",
            file=sys.stderr,
            hidden=quiet,
        ) as written:
            for report in written:
                planted += report.fault is not None
        write_roster(folder, seed, start + count)
    except FolderError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{count} reports in {folder}, {planted} with a planted fault", err=True)
