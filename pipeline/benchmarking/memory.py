"""The largest size of this process."""

import re
import resource
from pathlib import Path

_PEAK_RE = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)


def peak_memory() -> float:
    """The largest resident size of this process so far, in megabytes."""
    try:
        found = _PEAK_RE.search(Path("/proc/self/status").read_text(encoding="ascii"))
    except OSError:
        found = None
    # What getrusage tells began, on Linux, as the size of the process that started this one.
    size = int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024
