"""The group `compare`: a subject is a command; two words that are none are two units."""

import click

from pipeline.cli.comparing.pair import pair
from pipeline.cli.group import BaocaoGroup


class CompareGroup(BaocaoGroup):
    """A group in which `compare UNIT UNIT` asks for the summary of two units.

    A word that looks like a subject is a slip of the pen and no unit, so that the hint ("có phải
    figures?") stays.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a subject, or that of two units with both names as its arguments."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            if error.possibilities:
                raise
            if len(args) < 2 or args[1].startswith("-"):
                raise click.UsageError(
                    f"“{args[0]}” không phải là nội dung so sánh ({', '.join(self.commands)}); "
                    "để so hai đơn vị, hãy ghi cả hai tên.",
                    ctx,
                ) from None
            return pair.name, pair, args
