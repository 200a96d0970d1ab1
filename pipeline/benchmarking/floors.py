"""What the measurements must reach."""

from collections.abc import Iterator, Sequence

from pipeline.benchmarking.growth import Growth
from pipeline.benchmarking.stages import ANALYSIS, RULES, Throughput

LEAST_RATIO = {RULES: 5.0, ANALYSIS: 3.0}
"""How many times as fast as word_tokenize on the same text."""
MOST_FACTOR = 2.3
"""How much longer a text of twice the length may take."""
MOST_START = 0.25
"""Seconds until `baocao --help` has answered."""


def shortfalls(
    throughputs: Sequence[Throughput], growths: Sequence[Growth], start: float | None
) -> Iterator[str]:
    """The floors that are missed, one line each."""
    for throughput in throughputs:
        for stage, least in LEAST_RATIO.items():
            ratio = throughput.ratio(stage)
            if ratio < least:
                yield f"{throughput.name}: {stage} is {ratio:.2f}x word_tokenize, not {least:g}x"
    for growth in growths:
        if growth.failure is not None:
            yield f"{growth.name}: {growth.failure}"
        elif growth.factor is not None and growth.factor > MOST_FACTOR:
            yield f"{growth.name}: twice the text takes {growth.factor:.2f}x the time"
    if start is not None and start > MOST_START:
        yield f"baocao --help takes {start:.2f} s, not {MOST_START:g} s"
