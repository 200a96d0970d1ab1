"""`enrich`: what underthesea adds to the statements."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option


@click.command(cls=BaocaoCommand)
@database_option
def enrich(db: str) -> None:
    """Đọc kỹ từng hạn chế đã nạp: nói về việc gì, thiếu sót gì, từ khóa nào.

    Mỗi câu chỉ đọc một lần, dù bao nhiêu đơn vị viết; dừng giữa chừng thì chạy lại để làm tiếp.
    Không tải gì từ mạng.

    \b
    Ví dụ:
      baocao enrich
      baocao compare limitations --groups
    """
    from pipeline.enriching.stored import enrich as run
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with _progress() as progress:
            read, kept = run(store, progress)
    finally:
        store.close()
    click.echo(f"đọc mới {read} · đã có {kept}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr where people watch it, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []

    def step(done: int, total: int) -> None:
        if not bars:
            bars.append(click.progressbar(length=total, label="Đang đọc", file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)

    try:
        yield step
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
