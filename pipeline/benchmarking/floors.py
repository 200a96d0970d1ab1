"""What the measurements must reach."""

from collections.abc import Iterator

from pipeline.benchmarking.stages import ANALYSIS, RULES
from pipeline.benchmarking.tables import Results

LEAST_RATIO = {RULES: 5.0, ANALYSIS: 3.0, "citations": 28.0}
"""How many times as fast as word_tokenize on the same text. Machines differ, their ratio
less: where the tokenizer reads 0.13 million characters a second, 28 times is 3.6 million."""
MOST_FACTOR = 2.3
"""How much longer a text of twice the length may take."""
MOST_PER_REPORT = 1.3
"""How much longer one report may take in a collection ten or a hundred times as large."""
MOST_START = 0.25
"""Seconds until `baocao --help` has answered."""
_REPRESENTATIVE = 100
"""Reports below which a collection is too small to be compared with."""


def shortfalls(results: Results) -> Iterator[str]:
    """The floors that are missed, one line each."""
    for throughput in results.throughputs:
        for stage, least in LEAST_RATIO.items():
            ratio = throughput.ratio(stage)
            if ratio is not None and ratio < least:
                yield f"{throughput.name}: {stage} is {ratio:.2f}x word_tokenize, not {least:g}x"
        share = throughput.ledger_share
        if share is not None and share > 1:
            yield f"{throughput.name}: the ledger takes {share:.2f}x the time of the extraction"
    for growth in results.growths:
        if growth.failure is not None:
            yield f"{growth.name}: {growth.failure}"
        elif growth.factor is not None and growth.factor > MOST_FACTOR:
            yield f"{growth.name}: twice the text takes {growth.factor:.2f}x the time"
    compared = [one for one in results.collections if one.reports >= _REPRESENTATIVE]
    for larger in compared[1:]:
        for name in larger.seconds:
            factor = larger.factor(name, compared[0])
            # A matrix has a row for each thing and a column for each unit: it grows with both.
            if factor is not None and factor > MOST_PER_REPORT and not name.startswith("compare"):
                yield (
                    f"{name}: one report of {larger.reports:,} takes {factor:.2f}x the time of "
                    f"one of {compared[0].reports:,}"
                )
    if results.start is not None and results.start[0] > MOST_START:
        yield f"baocao --help takes {results.start[0]:.2f} s, not {MOST_START:g} s"
