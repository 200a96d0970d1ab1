"""Synthetic reports, one after the other: the k-th depends on the seed and on k alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from corpus.synthesis.changes import Fault
from corpus.synthesis.composing import compose
from corpus.synthesis.draft import Annotated
from corpus.synthesis.faults import plant
from corpus.synthesis.golden import gold_of
from corpus.synthesis.noise import add_noise
from corpus.synthesis.world import REPORTS_PER_UNIT, Unit, unit

NOISE, FAULTS = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class SyntheticReport:
    """A generated report: the bytes of its file, their text, and its gold annotations.

    `annotated` is the same as `gold` with its relations; `fault` is what was planted, or None.
    """

    name: str
    data: bytes
    text: str
    gold: dict[str, Any]
    unit: Unit
    fault: Fault | None
    noise: tuple[str, ...]
    annotated: Annotated


def generate(
    count: int, seed: int, *, start: int = 0, noise: float = NOISE, faults: float = FAULTS
) -> Iterator[SyntheticReport]:
    """`count` reports from the `start`-th on.

    `noise` and `faults` are the shares of reports with noise and with a planted fault.
    """
    return (
        generate_one(index, seed, noise=noise, faults=faults)
        for index in range(start, start + count)
    )


def generate_one(
    index: int, seed: int, *, noise: float = NOISE, faults: float = FAULTS
) -> SyntheticReport:
    """The report of this number."""
    number, turn = divmod(index, REPORTS_PER_UNIT)
    reporting = unit(seed, number)
    period = reporting.period(turn)
    report = compose(Random(f"{seed}/report/{index}"), reporting, period)
    # Faults and noise have generators of their own: switching one off changes nothing else.
    chance = Random(f"{seed}/fault/{index}")
    faulty = plant(chance, report) if chance.random() < faults else None
    if faulty is not None:
        report = faulty.report
    name = f"{index:07}-u{number:06}-{period.kind}-{period.end_year}"
    chance = Random(f"{seed}/noise/{index}")
    kinds: tuple[str, ...] = ()
    if chance.random() < noise:
        noisy = add_noise(chance, report)
        report, data, kinds = noisy.report, noisy.data, noisy.kinds
    else:
        data = report.text.encode("utf-8")
    challenged = (faulty.challenged,) if faulty is not None else ()
    gold = gold_of(report, f"{name}.txt", challenged)
    return SyntheticReport(
        name=name,
        data=data,
        text=report.text,
        gold=gold,
        unit=reporting,
        fault=faulty.fault if faulty is not None else None,
        noise=kinds,
        annotated=report,
    )
