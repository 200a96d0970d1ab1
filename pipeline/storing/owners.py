"""Names of the processes that hold claims, such that another process can tell who has ended."""

import os
import socket
from pathlib import Path

_WATCHES = "+workers"


def this_owner(*, watches_workers: bool = False) -> str:
    """A name for the running process: machine, number, start.

    A process that watches workers and counts their deaths itself says so: when it ends, by a
    kill or a full disk, that is nothing against the files that its workers held.
    """
    name = f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"
    return name + _WATCHES if watches_workers else name


def watches_workers(owner: str) -> bool:
    """Whether the owner counts the deaths of its workers itself."""
    return owner.endswith(_WATCHES)


def is_gone(owner: str) -> bool:
    """Whether the process is known to have ended; false where that cannot be known from here."""
    name, _, started = owner.removesuffix(_WATCHES).rpartition(":")
    host, _, pid = name.rpartition(":")
    if host != socket.gethostname() or not pid.isdigit() or os.name != "posix":
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return _started(int(pid)) != started


def _started(pid: int) -> str:
    """When the process started, in the kernel's ticks, so that a reused number is noticed."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return "?"
    return stat.rpartition(")")[2].split()[19]
