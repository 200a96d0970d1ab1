"""The command `python -m pipeline.evaluating`."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Literal

import click

from pipeline.evaluating.gold import GoldError
from pipeline.evaluating.printing import ORIGINS, as_json, mistake_lines, table
from pipeline.evaluating.running import evaluate_folder
from pipeline.evaluating.scores import Scores, pool

Least = tuple[str, float]


class LeastType(click.ParamType[Least]):
    """NAME=VALUE, where the value is a share from 0 to 1."""

    name = "NAME=VALUE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Least:
        """The name and the number of "citation=0.95"."""
        measure, _, number = str(value).partition("=")
        try:
            least = float(number)
        except ValueError:
            least = -1.0
        if not measure or not 0 <= least <= 1:
            self.fail(f"{value!r} is not NAME=VALUE with a value from 0 to 1", param, ctx)
        return measure, least


def shortfalls(scores: Scores, least: tuple[Least, ...]) -> list[str]:
    """The floors that are missed. Raises KeyError for a measure that does not exist."""
    return [
        f"{measure} is {scores.value(measure):.4f}, below {floor:g}"
        for measure, floor in least
        if scores.value(measure) < floor
    ]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold_dir", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.argument("report_dir", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--errors", is_flag=True, help="Show every mistake in its sentence.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.option(
    "--min",
    "least",
    type=LeastType(),
    multiple=True,
    help="Exit 1 where the pooled F1 or share NAME is below VALUE; may be given again.",
)
def main(
    gold_dir: Path | None,
    report_dir: Path | None,
    errors: bool,
    form: Literal["table", "json"],
    least: tuple[Least, ...],
) -> None:
    """Compare the analysis of reports with their gold annotations.

    Without directories: the sample reports of this project. With GOLD_DIR alone the reports are
    looked for beside the annotations.

    \b
    Example:
      python -m pipeline.evaluating corpus/gold corpus/reports --errors --min citation=0.95
    """
    corpus = Path(str(files("corpus")))
    reports = report_dir or gold_dir or corpus / "reports"
    gold = gold_dir or corpus / "gold"
    try:
        runs = list(evaluate_folder(gold, reports))
    except GoldError as error:
        raise click.ClickException(str(error)) from None
    pooled = pool(f"all {len(runs)} reports", [run.scores for run in runs])
    unknown = [measure for measure, _ in least if measure not in pooled.measures]
    if unknown:
        raise click.UsageError(
            f"no measure {', '.join(unknown)}; there are {', '.join(pooled.measures)}"
        )
    if form == "json":
        click.echo(json.dumps(as_json(pooled, runs, mistakes=errors), ensure_ascii=False, indent=1))
    else:
        for run in runs:
            click.echo(f"{table(run.scores)}\n")
            if errors:
                click.echo("\n".join(mistake_lines(run)) + "\n")
        click.echo(table(pooled))
        click.echo(f"\nThese figures come from {ORIGINS[runs[0].origin]}.")
    missed = shortfalls(pooled, least)
    if missed:
        click.echo("\n".join(missed), err=True)
        raise click.exceptions.Exit(1)
