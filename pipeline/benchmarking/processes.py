"""Processes of their own for measuring, and the largest size of one."""

import multiprocessing
import re
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pebble import concurrent

T = TypeVar("T")

_PEAK_RE = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)


def in_fresh_process(function: Callable[..., T], *args: object, limit: float | None = None) -> T:
    """What the function returns in a process that shares no memory with this one.

    Raises `concurrent.futures.TimeoutError` after `limit` seconds, else what the function raises.
    """
    # pebble reads `context`, which its annotations call `mp_context`; under that name it forks.
    options: dict[str, Any] = {
        "context": multiprocessing.get_context("spawn"),
        "timeout": limit,
    }
    process: Any = concurrent.process
    result: T = process(**options)(function)(*args).result()
    return result


def peak_memory() -> float:
    """The largest resident size of this process so far, in megabytes."""
    try:
        found = _PEAK_RE.search(Path("/proc/self/status").read_text(encoding="utf-8"))
    except OSError:
        found = None
    # What getrusage tells begins, on Linux, at the size of the process that started this one.
    size = int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024
