"""How long a call takes: processor time, so that other programs on the machine matter little."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Speed:
    """Characters read in some seconds of processor time."""

    characters: int
    seconds: float

    @property
    def kchar_per_second(self) -> float:
        """Thousands of characters a second."""
        return self.characters / max(self.seconds, 1e-9) / 1000


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """What the call returns, and its seconds of processor time."""
    start = time.process_time()
    result = call()
    return result, time.process_time() - start


def fastest(speeds: list[Speed]) -> Speed:
    """The best of several rounds: what disturbs a round only ever makes it slower."""
    return max(speeds, key=lambda speed: speed.kchar_per_second)
