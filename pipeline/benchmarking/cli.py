"""The command `python -m pipeline.benchmarking`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.benchmarking import collection, tables
from pipeline.benchmarking.floors import shortfalls
from pipeline.benchmarking.growth import REPORTS, Growth, analysis_memory, measure_growth
from pipeline.benchmarking.stages import Throughput, measure
from pipeline.benchmarking.starting import start_seconds
from pipeline.benchmarking.texts import HOSTILE, long_text, reports_in, unseen_reports

_LONG = 200_000
_PARTS = ("speed", "memory", "growth", "collection", "start")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured: rounds of the speed, sentences for ner, hostile texts by which part of
    their length, in how many doublings and seconds, and the sizes of the collections."""

    rounds: int
    named: int
    shorter: int
    steps: int
    limit: float
    sizes: tuple[int, ...]


_QUICK = Extent(5, 20, 16, 1, 5, collection.QUICK_SIZES)
_USUAL = Extent(3, 60, 8, 2, 10, collection.SIZES)
_FULL = Extent(3, 200, 1, 4, 30, collection.FULL_SIZES)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the results to FILE as well.",
)
@click.option("--quick", is_flag=True, help="Short texts: a minute.")
@click.option("--full", is_flag=True, help="Texts of full length and 10,000 reports: half an hour.")
@click.option("--check", is_flag=True, help="Exit 1 where a floor is missed.")
@click.option(
    "--only",
    type=click.Choice([*_PARTS, REPORTS, *HOSTILE]),
    multiple=True,
    help="Only this part, or only the growth on this text; may be given again.",
)
@click.option(
    "--reports",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Measure the speed on the texts (*.txt) of this folder, not on synthetic reports.",
)
def main(
    json_file: Path | None,
    quick: bool,
    full: bool,
    check: bool,
    only: tuple[str, ...],
    folder: Path | None,
) -> None:
    """Measure the analysis: throughput by stage beside underthesea, memory, growth of time with
    the length of a text; ingest and queries on collections of synthetic reports; and the start of
    the command.

    \b
    Example:
      python -m pipeline.benchmarking --quick --json bench.json
    """
    if quick and full:
        raise click.UsageError("--quick and --full exclude each other")
    extent = _QUICK if quick else _FULL if full else _USUAL
    chosen = set(only or _PARTS)
    throughputs: tuple[Throughput, ...] = ()
    memory = None
    if "speed" in chosen:
        throughputs = _speed(extent, folder)
        click.echo("\n\n".join(map(tables.speed_table, throughputs)) + "\n")
    if "memory" in chosen:
        memory = analysis_memory(_LONG)
        click.echo(tables.memory_line(memory) + "\n")
    growths = tuple(_growths(extent, chosen))
    if growths:
        click.echo(tables.growth_table(growths) + "\n")
    collections: tuple[collection.Collection, ...] = ()
    if "collection" in chosen:
        collections = tuple(_collections(extent))
        click.echo(tables.collection_table(collections) + "\n")
    start = start_seconds() if "start" in chosen else None
    if start is not None:
        click.echo(f"baocao --help {start[0]:.3f} s, python -c pass {start[1]:.3f} s\n")
    results = tables.Results(throughputs, memory, growths, collections, start)
    missed = list(shortfalls(results))
    if json_file is not None:
        content = json.dumps(tables.as_json(results, missed), indent=1)
        json_file.write_text(content + "\n", encoding="utf-8")
    click.echo("\n".join(f"MISSED {line}" for line in missed) or "All floors are reached.")
    if check and missed:
        raise click.exceptions.Exit(1)


def _speed(extent: Extent, folder: Path | None) -> tuple[Throughput, ...]:
    reports = reports_in(folder) if folder else ()
    if folder and not reports:
        raise click.UsageError(f"{folder}: no *.txt here")
    rounds = range(extent.rounds)
    return (
        measure(
            "separate reports",
            [(unseen_reports(2 * n, reports), unseen_reports(2 * n + 1, reports)) for n in rounds],
            named=extent.named,
        ),
        measure(
            "one long text",
            [
                ([long_text(_LONG, 100 + n, reports)], [long_text(_LONG, 200 + n, reports)])
                for n in rounds
            ],
        ),
    )


def _growths(extent: Extent, chosen: set[str]) -> Iterator[Growth]:
    names = [name for name in (REPORTS, *HOSTILE) if name in chosen or "growth" in chosen]
    for number, name in enumerate(names, 1):
        # Of the reports the factor is always told.
        steps = max(extent.steps, 2) if name == REPORTS else extent.steps
        yield measure_growth(name, shorter=extent.shorter, limit=extent.limit, steps=steps)
        click.echo(f"{number}/{len(names)} {name}", err=True)


def _collections(extent: Extent) -> Iterator[collection.Collection]:
    for reports in extent.sizes:
        click.echo(f"{reports:,} synthetic reports …", err=True)
        yield collection.measure_collection(reports)
