"""The command `python -m pipeline.benchmarking`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from pipeline.benchmarking.floors import shortfalls
from pipeline.benchmarking.growth import REPORTS, Growth, measure_growth
from pipeline.benchmarking.stages import Throughput, measure
from pipeline.benchmarking.starting import start_seconds
from pipeline.benchmarking.texts import HOSTILE, long_text, reports_in, unseen_reports

_LONG = 200_000
_PARTS = ("speed", "growth", "start")


def _speed_table(throughput: Throughput) -> str:
    return tabulate(
        [
            [stage, speed.kchar_per_second, throughput.ratio(stage)]
            for stage, speed in throughput.speeds.items()
        ],
        headers=[
            f"{throughput.name} ({throughput.texts} texts, {throughput.characters:,} characters)",
            "kchar/s",
            "x word_tokenize",
        ],
        floatfmt=("", ",.0f", ".2f"),
    )


def _growth_row(growth: Growth) -> list[object]:
    if not growth.runs:
        return [growth.name, None, None, None, None, growth.failure or ""]
    last = growth.runs[-1]
    return [
        growth.name,
        last.characters,
        last.seconds,
        growth.factor,
        last.peak - last.base,
        growth.failure or "",
    ]


_GROWTH_HEADERS = ["text", "characters", "seconds", "x half", "MB more", ""]


def _json(
    throughputs: Sequence[Throughput],
    growths: Sequence[Growth],
    start: tuple[float, float] | None,
    missed: Sequence[str],
) -> dict[str, Any]:
    return {
        "speed": [
            {
                "texts": throughput.name,
                "characters": throughput.characters,
                "kchar_per_second": {
                    stage: round(speed.kchar_per_second, 1)
                    for stage, speed in throughput.speeds.items()
                },
                "ratio_to_word_tokenize": {
                    stage: round(throughput.ratio(stage), 3) for stage in throughput.speeds
                },
            }
            for throughput in throughputs
        ],
        "growth": [
            {
                "text": growth.name,
                "factor": round(growth.factor, 3) if growth.factor is not None else None,
                "failure": growth.failure,
                "runs": [
                    {
                        "characters": run.characters,
                        "seconds": round(run.seconds, 4),
                        "peak_mb": round(run.peak, 1),
                        "base_mb": round(run.base, 1),
                    }
                    for run in growth.runs
                ],
            }
            for growth in growths
        ],
        "start": {"baocao_help": round(start[0], 4), "python": round(start[1], 4)}
        if start
        else None,
        "missed": list(missed),
    }


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the results to FILE as well.",
)
@click.option("--quick", is_flag=True, help="Fewer rounds and shorter texts: half a minute.")
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
    help="Measure the speed on the texts (*.txt) of this folder, not on the sample reports.",
)
def main(
    json_file: Path | None, quick: bool, check: bool, only: tuple[str, ...], folder: Path | None
) -> None:
    """Measure the analysis: throughput by stage beside underthesea.word_tokenize, growth of time
    and memory with the length of a text, and the start of the command.

    \b
    Example:
      python -m pipeline.benchmarking --quick --json bench.json
    """
    chosen = set(only or _PARTS)
    throughputs: list[Throughput] = []
    if "speed" in chosen:
        rounds = range(1 if quick else 3)
        reports = reports_in(folder) if folder else ()
        if folder and not reports:
            raise click.UsageError(f"{folder}: no *.txt here")
        throughputs = [
            measure(
                "separate reports",
                [
                    (unseen_reports(2 * n, reports), unseen_reports(2 * n + 1, reports))
                    for n in rounds
                ],
            ),
            measure(
                "one long text",
                [
                    ([long_text(_LONG, 100 + n, reports)], [long_text(_LONG, 200 + n, reports)])
                    for n in rounds
                ],
            ),
        ]
        click.echo("\n\n".join(map(_speed_table, throughputs)) + "\n")
    names = [n for n in (REPORTS, *HOSTILE) if n in chosen or "growth" in chosen]
    growths: list[Growth] = []
    for name in names:
        growths.append(
            measure_growth(name, shorter=8, limit=10, steps=3) if quick else measure_growth(name)
        )
        click.echo(f"{len(growths)}/{len(names)} {name}", err=True)
    if growths:
        rows = [_growth_row(growth) for growth in growths]
        click.echo(
            tabulate(rows, headers=_GROWTH_HEADERS, floatfmt=("", ",.0f", ".2f", ".2f", ".0f", ""))
            + "\n"
        )
    start = start_seconds() if "start" in chosen else None
    if start is not None:
        click.echo(f"baocao --help {start[0]:.3f} s, python -c pass {start[1]:.3f} s\n")
    missed = list(shortfalls(throughputs, growths, start[0] if start else None))
    if json_file is not None:
        content = _json(throughputs, growths, start, missed)
        json_file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    click.echo("\n".join(f"MISSED {line}" for line in missed) or "All floors are reached.")
    if check and missed:
        raise click.exceptions.Exit(1)
