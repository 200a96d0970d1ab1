"""A bar on stderr where people watch it, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

Step = Callable[..., None]
"""Called with (done, total) and what is of no use here, the name of what was done."""


@contextmanager
def shown_progress(label: str) -> Iterator[Step | None]:
    """What to call after each step; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []

    def step(done: int, total: int, *_: object) -> None:
        if not bars:
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
            bars.append(bar)
            bar.__enter__()
        bars[0].update(done - bars[0].pos)

    try:
        yield step
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
