"""Where a listing goes: the terminal, a pipe or a file, in the format asked for."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.speaking import said, spoken
from pipeline.exporting import Format, Listing, format_of, render


def emit(
    listings: Sequence[Listing],
    fmt: Format | None,
    output: str | None,
    lang: str,
    *,
    sheets: Sequence[Listing] = (),
    text: Callable[[int | None], str] | None = None,
) -> None:
    """Write the listings, in a workbook with further `sheets`.

    `text` gives another layout than a table for people, for a width or for no limit (None).
    """
    chosen = choose_format(fmt, output)
    listings = [_told(listing) for listing in listings]
    if chosen == "xlsx":
        listings = [*listings, *map(_told, sheets)]
    if chosen == "table":
        width = shutil.get_terminal_size().columns if output is None and is_terminal() else None
        if text is None:
            from pipeline.exporting.table import render_table

            content = render_table(listings[0], width=width, lang=lang).encode()
        else:
            content = text(width).encode()
    else:
        try:
            content = render(listings, chosen, lang=lang)
        except ValueError as error:
            raise click.ClickException(
                f"Excel không chứa hết kết quả ({error}); hãy lọc bớt hoặc dùng --format csv."
            ) from None
    write(content, output, binary=chosen == "xlsx")


_REASONS = ("error_message", "doubt")
"""Columns in which the store keeps a sentence for people."""


def _told(listing: Listing) -> Listing:
    """The listing with its sentences in the language of this run."""
    columns = {i for i, key in enumerate(listing.keys) if key in _REASONS}
    if not columns or spoken() == "vi":
        return listing
    rows = (
        tuple(said(str(cell)) if i in columns and cell else cell for i, cell in enumerate(row))
        for row in listing.rows
    )
    return replace(listing, rows=tuple(rows))


def choose_format(fmt: Format | None, output: str | None) -> Format:
    """The format asked for, else that of the file's suffix, else a table."""
    if fmt is not None:
        return fmt
    if output is None:
        return "table"
    suffix = Path(output).suffix
    chosen = format_of(suffix)
    if chosen is None:
        raise click.UsageError(
            f"không biết dạng của tệp “{output}”; hãy thêm --format, hoặc dùng đuôi "
            ".txt, .json, .jsonl, .csv, .xlsx."
        )
    return chosen


def write(content: bytes, output: str | None, *, binary: bool = False) -> None:
    """Write to the file, whole or not at all, or to stdout."""
    if output is not None:
        write_file(Path(output), content)
        tell(f"Đã ghi {output}")
        return
    if binary and is_terminal():
        raise click.UsageError("tệp Excel không in ra màn hình được; hãy dùng -o TÊN.xlsx.")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_file(path: Path, content: bytes) -> None:
    """Replace the file in one step: a full disk must not cost the file that was there."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    try:
        _replace(target, content)
    except OSError as error:
        # The name of the temporary file says nothing to people.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(target: Path, content: bytes) -> None:
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".baocao-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        _keep_mode(name, target)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _keep_mode(name: str, target: Path) -> None:
    """mkstemp makes files that only their owner can read."""
    if target.exists():
        shutil.copymode(target, name)
    else:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)


def is_terminal() -> bool:
    """Whether people read stdout directly."""
    return sys.stdout.isatty()


def tell(message: str) -> None:
    """A message about the result, beside the data, in the language of this run."""
    click.echo(said(message), err=True)
