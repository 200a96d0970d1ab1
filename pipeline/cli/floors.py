"""`--min NAME=VALUE`: measures that must not be lower, and what is written with them."""

from collections.abc import Mapping, Sequence

import click

from pipeline.cli.output import tell, write

Least = tuple[str, float]
"""The name of a measure, and the value that it must reach."""


class LeastType(click.ParamType[Least]):
    """NAME=VALUE, where the value is a share from 0 to 1."""

    name = "TÊN=GIÁ_TRỊ"

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
            reason = f"“{value}” không có dạng TÊN=GIÁ_TRỊ với giá trị từ 0 đến 1."
            self.fail(reason, param, ctx)
        return measure, least


def shortfalls(measures: Mapping[str, float], least: Sequence[Least]) -> list[str]:
    """A line for each floor that is missed. Raises `KeyError` for a measure that does not exist."""
    return [
        f"{name} is {measures[name]:.4f}, below {floor:g}"
        for name, floor in least
        if measures[name] < floor
    ]


def write_measured(
    measures: Mapping[str, float], text: str, least: Sequence[Least], output: str | None
) -> None:
    """Write the text; exit 1 where a measure is below what was asked."""
    unknown = [name for name, _ in least if name not in measures]
    if unknown:
        raise click.UsageError(f"không có độ đo {', '.join(unknown)}; có: {', '.join(measures)}.")
    write(text.encode("utf-8", "replace"), output)
    missed = shortfalls(measures, least)
    for line in missed:
        tell(line)
    if missed:
        raise click.exceptions.Exit(1)
