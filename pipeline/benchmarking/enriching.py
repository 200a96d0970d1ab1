"""How fast `baocao enrich` reads: underthesea's words for each statement and each unknown noun."""

import gc
from collections.abc import Iterator, Sequence

from pipeline.analysis import analyze_text
from pipeline.benchmarking.timing import Speed, timed
from pipeline.enriching.counted_nouns import counted_noun, noun_words
from pipeline.enriching.reading import read


def enrichment_speed(texts: Sequence[str]) -> Speed:
    """The speed beside the length of the texts, whose statements and nouns alone are read."""
    reports = list(map(analyze_text, texts))
    statements = [statement.span.text for report in reports for statement in report.statements]
    nouns = [
        (words, count.unit)
        for report in reports
        for count in report.counts
        if (words := noun_words(count, report.text)) is not None
    ]
    read("Chi bộ chưa họp đều.")  # the first call loads the model
    gc.collect()

    def enrich() -> Iterator[object]:
        yield from (read(statement) for statement in dict.fromkeys(statements))
        yield from (counted_noun(words, unit) for words, unit in dict.fromkeys(nouns))

    _, seconds = timed(lambda: list(enrich()))
    return Speed(sum(map(len, texts)), seconds)
