"""The command group: help in the language of the run, each failure one line with an exit code."""

import os
import sys
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Any, NoReturn

import click

from pipeline.cli.failures import PROGRAMMING_ERROR, explain
from pipeline.cli.speaking import LANGUAGES, said, said_placeholders, speaking, spoken

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Positional arguments": "Tham số"}
_OPTIONS, _SUBCOMMAND = "[TÙY CHỌN]", "LỆNH [THAM SỐ]..."
_HELP = "Xem hướng dẫn này rồi thoát."


class SpokenFormatter(click.HelpFormatter):
    """Help pages in the language of the run."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        for words in (_OPTIONS, _SUBCOMMAND):
            args = args.replace(words, said(words))
        prefix = f"{said('Cách dùng:')} " if prefix is None else prefix
        super().write_usage(prog, said_placeholders(args), prefix)

    def write_heading(self, heading: str) -> None:
        """A heading; click's own are English."""
        super().write_heading(said(_HEADINGS.get(heading, heading)))

    def write_text(self, text: str) -> None:
        """The text of a page, paragraph by paragraph."""
        super().write_text("\n\n".join(map(_said_paragraph, text.split("\n\n"))))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options and commands; "  [x>=1]" behind an explanation is click's."""
        told = [(said_placeholders(term), _said_explanation(words)) for term, words in rows]
        super().write_dl(told, col_max, col_spacing)


def _said_paragraph(paragraph: str) -> str:
    if paragraph.startswith("\b"):
        return "\n".join(map(said, paragraph.split("\n")))
    return said(" ".join(paragraph.split()))


def _said_explanation(words: str) -> str:
    explanation, gap, extra = words.partition("  [")
    return f"{said(explanation)}{gap}{extra}"


class BaocaoContext(click.Context):
    """A context whose help is in the language of the run."""

    formatter_class = SpokenFormatter


def _with_language(params: list[click.Parameter]) -> list[click.Parameter]:
    """The parameters, with `--lang` where it is none of them: every command speaks both."""
    known = any(param.name == "lang" for param in params)
    return params if known else [*params, click.Option(["--lang"], expose_value=False, **LANGUAGE)]


LANGUAGE: dict[str, Any] = {
    "type": click.Choice(LANGUAGES),
    "default": spoken,
    "metavar": f"[{'|'.join(LANGUAGES)}]",
    "help": "Ngôn ngữ của tiêu đề, câu giải thích và thông báo "
    "(mặc định vi, hoặc biến BAOCAO_LANG).",
}
"""What the option `--lang` is, wherever it stands."""


class _Helpful(click.Command):
    """A command or group whose help is in words of ours."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The -h/--help option with words of ours."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, said before it is cut to the limit."""
        paragraph = (self.help or "").split("\n\n")[0]
        return shorten(said(" ".join(paragraph.split())).rstrip("."), limit, placeholder="...")


class BaocaoCommand(_Helpful):
    """A command that speaks the language of the run."""

    context_class = BaocaoContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["params"] = _with_language(settings.get("params") or [])
        super().__init__(*args, **{"options_metavar": _OPTIONS, **settings})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; an error names this command, which click forgets for an option without value."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class BaocaoGroup(_Helpful, click.Group):
    """The group that `main` runs. It lists the commands in the order in which they were added."""

    context_class = BaocaoContext
    command_class = BaocaoCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["params"] = _with_language(settings.get("params") or [])
        words = {"options_metavar": _OPTIONS, "subcommand_metavar": _SUBCOMMAND}
        super().__init__(*args, **{**words, **settings})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the journey, not of the alphabet."""
        return list(self.commands)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run, then exit with 0, or with the code of a failure that is told in one line."""
        extra.pop("standalone_mode", None)
        _prepare_streams()
        with speaking(sys.argv[1:] if args is None else args):
            self._run(args, prog_name, **extra)

    def _run(self, args: Sequence[str] | None, prog_name: str | None, **extra: Any) -> NoReturn:
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
                click.echo(said(f"Lỗi: {line}"), err=True)
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
