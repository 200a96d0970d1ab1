"""How long the command takes to answer at all, beside an interpreter that does nothing."""

import subprocess
import sys
import time
from pathlib import Path


def start_seconds(rounds: int = 5) -> tuple[float, float]:
    """Seconds on the clock of `baocao --help` and of `python -c pass`, each the best of several."""
    script = Path(sys.executable).with_name("baocao")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "pipeline.cli"]
    return (
        min(_seconds([*command, "--help"]) for _ in range(rounds)),
        min(_seconds([sys.executable, "-c", "pass"]) for _ in range(rounds)),
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
