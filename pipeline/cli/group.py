"""The command group: help in Vietnamese, and every failure as one line with an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from pipeline.cli.failures import PROGRAMMING_ERROR, explain

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Positional arguments": "Tham số"}


class VietnameseFormatter(click.HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, prefix if prefix is not None else "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """A heading, in Vietnamese where it is one of click's own."""
        super().write_heading(_HEADINGS.get(heading, heading))


_METAVAR = "[TÙY CHỌN]"


class BaocaoContext(click.Context):
    """A context whose help is Vietnamese."""

    formatter_class = VietnameseFormatter


class BaocaoCommand(click.Command):
    """A command with Vietnamese help."""

    context_class = BaocaoContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": _METAVAR, **settings})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; an error names this command, which click forgets for an option without value."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The -h/--help option, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này rồi thoát."
        return option


class BaocaoGroup(click.Group):
    """The group that `main` runs. It lists the commands in the order in which they were added."""

    context_class = BaocaoContext
    command_class = BaocaoCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        words = {"options_metavar": _METAVAR, "subcommand_metavar": "LỆNH [THAM SỐ]..."}
        super().__init__(*args, **{**words, **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The -h/--help option, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này rồi thoát."
        return option

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the journey, not of the alphabet."""
        return list(self.commands)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run, then exit with 0, or with the code of a failure that is told in one line."""
        extra.pop("standalone_mode", None)
        _prepare_streams()
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader (`| head`) has what it wanted.
            _silence_stdout()
            sys.exit(0)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(2)
        except Exception as error:
            # A program that fails for a reason nobody foresaw may be asked for its traceback.
            if os.environ.get("BAOCAO_DEBUG"):
                raise
            line, code = explain(error)
            try:
                click.echo(f"Lỗi: {line}", err=True)
                if code == PROGRAMMING_ERROR:
                    code = 1
                sys.stdout.flush()
            except OSError:
                _silence_stdout()
        sys.exit(code if isinstance(code, int) else 0)


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale says: Vietnamese has no place in ASCII or Latin-1."""
    for name in ("stdout", "stderr"):
        # A stream that the caller closed (`>&-`) is None, and nobody wants what is written to it.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8")
        if reconfigure is not None:
            reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Point stdout at nothing: the interpreter flushes it once more when it ends."""
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, sys.stdout.fileno())
    except (OSError, ValueError):
        return
