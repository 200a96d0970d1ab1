"""How time and memory grow with the length of a text, on reports and on hostile texts.

Each measurement runs in a process of its own, so that one that does not end can be ended and the
peak of memory is that text's alone.
"""

import gc
from concurrent.futures import TimeoutError
from dataclasses import dataclass
from functools import partial

from pipeline.benchmarking.processes import in_fresh_process, peak_memory
from pipeline.benchmarking.texts import HOSTILE, long_text
from pipeline.benchmarking.timing import timed

REPORTS = "reports"
_REPORTS_LENGTH = 400_000
_START = 10.0
"""Seconds for a process to start and import; they are not part of the measurement."""
_SHORT = 0.5
"""Seconds below which a measurement is repeated."""
_SENSIBLE = 0.02
"""Seconds below which a factor says nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One analysis: seconds of processor time and megabytes at the peak, of which `base` before."""

    characters: int
    seconds: float
    peak: float
    base: float


@dataclass(frozen=True, slots=True)
class Growth:
    """Runs at doubled lengths; where one did not end in time, `failure` says so."""

    name: str
    runs: tuple[Run, ...]
    failure: str | None

    @property
    def factor(self) -> float | None:
        """How the time of the longest text compares with half of it; None where it is too short."""
        if len(self.runs) < 2 or self.runs[-2].seconds < _SENSIBLE:
            return None
        return self.runs[-1].seconds / self.runs[-2].seconds


def measure_growth(name: str, *, shorter: int = 1, limit: float = 30.0, steps: int = 4) -> Growth:
    """Growth over `steps` lengths, each double the last, up to the full length over `shorter`."""
    full = (_REPORTS_LENGTH if name == REPORTS else HOSTILE[name][1]) // shorter
    runs: list[Run] = []
    failure: str | None = None
    for step in reversed(range(steps)):
        length = full >> step
        try:
            runs.append(in_fresh_process(analysis_run, name, length, limit=limit + _START))
        except TimeoutError:
            failure = f"{length} characters take more than {limit:g} s"
            break
        except Exception as error:  # a crash is a result here, whatever it is
            failure = f"{length} characters: {type(error).__name__}: {error}"
            break
    return Growth(name, tuple(runs), failure)


def analysis_memory(length: int) -> Run:
    """The peak of memory of one analysis of a report of that length, in a process of its own."""
    return in_fresh_process(analysis_run, REPORTS, length)


def analysis_run(name: str, length: int) -> Run:
    """One analysis in this process of a text of that name and length."""
    from pipeline.analysis import analyze_text

    analyze_text("I. TÌNH HÌNH\nĐảng bộ có 59 đảng viên, trong đó nam 48, nữ 11 (18,6%).\n")
    base = peak_memory()
    gc.freeze()
    seconds: list[float] = []
    while not seconds or (len(seconds) < 3 and sum(seconds) < _SHORT):
        text = _text(name, length + len(seconds), seed=length + len(seconds))
        report, spent = timed(partial(analyze_text, text))
        seconds.append(spent)
        del report
    return Run(length, min(seconds), peak_memory(), base)


def _text(name: str, length: int, seed: int) -> str:
    if name == REPORTS:
        return long_text(length, seed)
    make, _ = HOSTILE[name]
    return make(length)
