"""The results as tables for people and as JSON for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tabulate import tabulate

from pipeline.benchmarking.collection import Collection
from pipeline.benchmarking.growth import Growth, Run
from pipeline.benchmarking.stages import NAMES, Throughput

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured; a part that was not is empty. `start` is seconds of `baocao --help` and
    of an interpreter that does nothing."""

    throughputs: Sequence[Throughput] = ()
    memory: Run | None = None
    growths: Sequence[Growth] = ()
    collections: Sequence[Collection] = ()
    start: tuple[float, float] | None = None


def speed_table(throughput: Throughput) -> str:
    """Speeds of the stages beside underthesea's."""
    rows = [
        [stage, speed.kchar_per_second, throughput.ratio(stage), throughput.ratio(stage, NAMES)]
        for stage, speed in throughput.speeds.items()
    ]
    head = f"{throughput.name} ({throughput.texts} texts, {throughput.characters:,} characters)"
    table = tabulate(
        rows,
        headers=[head, "kchar/s", "x word_tokenize", "x ner"],
        floatfmt=("", ",.0f", ".2f", ",.1f"),
    )
    notes = [throughput.note] if throughput.note else []
    if throughput.ledger_share is not None:
        notes.append(
            f"the ledger takes {throughput.ledger_share:.2f}x the time of the extraction "
            "(median of the rounds)"
        )
    return "\n".join((table, *notes))


def memory_line(run: Run) -> str:
    """The peak of memory of one analysis."""
    return (
        f"peak memory: {run.peak:.0f} MB for the analysis of {run.characters:,} characters, "
        f"{run.base:.0f} MB of them before it"
    )


def growth_table(growths: Sequence[Growth]) -> str:
    """How the time of each text grows with its length."""
    return tabulate(
        [_growth_row(growth) for growth in growths],
        headers=["text", "characters", "seconds", "x half", "MB more", ""],
        floatfmt=("", ",.0f", ".2f", ".2f", ".0f", ""),
    )


def _growth_row(growth: Growth) -> list[object]:
    if not growth.runs:
        return [growth.name, None, None, None, None, growth.failure or ""]
    last = growth.runs[-1]
    return [
        growth.name,
        last.characters,
        last.seconds,
        growth.factor,
        last.peak - last.base,
        growth.failure or "",
    ]


def collection_table(collections: Sequence[Collection]) -> str:
    """Ingest, ingest again and queries by the number of reports: seconds, and how the time of one
    report compares with that in the smallest collection."""
    smallest = collections[0]
    names = list(dict.fromkeys(name for one in collections for name in one.seconds))
    rows: list[list[object]] = []
    for name in names:
        row: list[object] = [name]
        for one in collections:
            row.append(one.seconds.get(name))
            if one is not smallest:
                row.append(one.factor(name, smallest))
        rows.append(row)
    heads = [""]
    formats = [""]
    for one in collections:
        heads.append(f"{one.reports:,} reports: s")
        formats.append(",.3f")
        if one is not smallest:
            heads.append(f"x one of {smallest.reports}")
            formats.append(".2f")
    lines = [
        f"{one.reports:,} synthetic reports ({one.characters:,} characters): "
        f"ingest {one.ingest / one.reports * 1000:.1f} ms a report, "
        f"again {one.again / one.reports * 1000:.2f} ms, "
        f"peak memory {one.peak:.0f} MB, store {one.store:.0f} MB"
        for one in collections
    ]
    return "\n".join((*lines, "", tabulate(rows, headers=heads, floatfmt=formats)))


def as_json(results: Results, missed: Sequence[str]) -> Json:
    """Everything that was measured, and the floors that were missed."""
    start = results.start
    return {
        "speed": [_throughput(one) for one in results.throughputs],
        "memory": _run(results.memory) if results.memory else None,
        "growth": [
            {
                "text": growth.name,
                "factor": _rounded(growth.factor),
                "failure": growth.failure,
                "runs": [_run(run) for run in growth.runs],
            }
            for growth in results.growths
        ],
        "collections": [_collection(one, results.collections[0]) for one in results.collections],
        "start": {"baocao_help": round(start[0], 4), "python": round(start[1], 4)}
        if start
        else None,
        "missed": list(missed),
    }


def _throughput(one: Throughput) -> Json:
    return {
        "texts": one.name,
        "characters": one.characters,
        "kchar_per_second": {
            stage: round(speed.kchar_per_second, 1) for stage, speed in one.speeds.items()
        },
        "ledger_to_extraction": _rounded(one.ledger_share),
        "ratio_to_word_tokenize": {stage: _rounded(one.ratio(stage)) for stage in one.speeds},
        "ratio_to_ner": {stage: _rounded(one.ratio(stage, NAMES)) for stage in one.speeds},
        "note": one.note,
    }


def _run(run: Run) -> Json:
    return {
        "characters": run.characters,
        "seconds": round(run.seconds, 4),
        "peak_mb": round(run.peak, 1),
        "base_mb": round(run.base, 1),
    }


def _collection(one: Collection, smallest: Collection) -> Json:
    return {
        "reports": one.reports,
        "characters": one.characters,
        "seconds": {name: round(seconds, 4) for name, seconds in one.seconds.items()},
        "rows": {name: answer.rows for name, answer in one.answers.items()},
        "factor_per_report": {name: _rounded(one.factor(name, smallest)) for name in one.seconds},
        "ingest_clock_seconds": round(one.clock, 2),
        "peak_mb": round(one.peak, 1),
        "store_mb": round(one.store, 1),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
