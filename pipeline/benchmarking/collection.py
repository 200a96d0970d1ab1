"""A whole collection of reports: ingest, ingest again, and the queries on the store they make.

Each collection is generated into a temporary folder, no report like another, and read in a process
of its own, so that neither a cache nor the memory of an earlier one counts.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.benchmarking.processes import in_fresh_process, peak_memory
from pipeline.benchmarking.timing import timed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pipeline.exporting import Listing
    from pipeline.ingesting import IngestResult

SIZES, QUICK_SIZES, FULL_SIZES = (100, 1000), (10, 50), (100, 1000, 10_000)
_SEED = 20_240_519
_DIRECTIVE = "Chỉ thị 05"
_SENSIBLE = 0.05
"""Seconds below which a factor says nothing."""
_TABLE = "figures as a table"
_LARGEST_TABLE = 1000
"""Reports beyond which nobody prints all figures, and few machines hold them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One query: seconds of processor time and the rows that it gave."""

    seconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Collection:
    """What became of `reports` reports. `ingest` and `again` are seconds of processor time of one
    process, `clock` the seconds that passed during the first; `peak` is in megabytes, as is
    `store`, the size of the database."""

    reports: int
    characters: int
    ingest: float
    clock: float
    again: float
    peak: float
    store: float
    answers: Mapping[str, Answer]

    @property
    def seconds(self) -> Mapping[str, float]:
        """Seconds of processor time of everything that was done."""
        queries = {name: answer.seconds for name, answer in self.answers.items()}
        return {"ingest": self.ingest, "ingest again": self.again, **queries}

    def factor(self, name: str, smaller: "Collection") -> float | None:
        """How the time of one report compares with that in a smaller collection; None where
        either was not measured, or the smaller is too short to say anything."""
        mine, other = self.seconds.get(name), smaller.seconds.get(name)
        if mine is None or other is None or other < _SENSIBLE:
            return None
        return (mine / self.reports) / (other / smaller.reports)


def measure_collection(reports: int, *, seed: int = _SEED) -> Collection:
    """Generate so many reports and measure the work on them in a fresh process."""
    with TemporaryDirectory(prefix="baocao-bench-") as name:
        folder = Path(name)
        characters = write_collection(folder / "reports", reports, seed)
        return in_fresh_process(work_on, folder, reports, characters)


def write_collection(folder: Path, reports: int, seed: int) -> int:
    """Write the files of a collection; how many characters they have together."""
    from corpus.synthesis import generate

    folder.mkdir()
    characters = 0
    # Another seed for each size: reports of the small collection are not those of the large one.
    for report in generate(reports, seed + reports):
        (folder / f"{report.name}.txt").write_bytes(report.data)
        characters += len(report.text)
    return characters


def work_on(folder: Path, reports: int, characters: int) -> Collection:
    """Ingest `folder`/reports twice and ask every question, all in this process."""
    from pipeline.analysis import analyze_text
    from pipeline.cli.asking import relax_collector
    from pipeline.ingesting import ingest
    from pipeline.storing import open_store

    # Importing and creating the store are the same for ten reports and for ten thousand.
    analyze_text("I. TÌNH HÌNH\nĐảng bộ có 59 đảng viên, trong đó nam 48, nữ 11 (18,6%).\n")
    path = folder / "store.db"
    with closing(open_store(f"sqlite:///{path}")) as store:

        def run() -> "IngestResult":
            # No workers: their processor time would be nobody's.
            return ingest([folder / "reports"], store, jobs=0)

        start = time.perf_counter()
        first, seconds = timed(run)
        clock = time.perf_counter() - start
        second, again = timed(run)
        _expect(first.new, reports, "new")
        _expect(second.unchanged, reports, "unchanged")
        peak = peak_memory()
        relax_collector()  # as the commands do
        answers: dict[str, Answer] = {}
        for question, ask in questions().items():
            if question == _TABLE and reports > _LARGEST_TABLE:
                continue
            with store.read() as connection:
                listing, spent = timed(lambda ask=ask, c=connection: ask(c))  # type: ignore[misc]
            answers[question] = Answer(spent, len(listing.rows))
            del listing
    return Collection(
        reports=reports,
        characters=characters,
        ingest=seconds,
        clock=clock,
        again=again,
        peak=peak,
        store=path.stat().st_size / 1024**2,
        answers=answers,
    )


def _expect(number: int, reports: int, what: str) -> None:
    if number != reports:
        raise RuntimeError(f"{number} of {reports} reports are {what}: nothing is measured")


Question = Callable[["Connection"], "Listing"]


def questions() -> dict[str, Question]:
    """The questions that people ask, by name; each is what the command of that name asks."""
    from pipeline import comparing
    from pipeline.exporting.table import render_table
    from pipeline.querying import citing, facts, findings, searching, status
    from pipeline.querying.directives import choose_directive

    def figures_table(connection: "Connection") -> "Listing":
        listing = facts.figures(connection)
        render_table(listing)
        return listing

    def statuses(connection: "Connection") -> "Listing":
        status.files(connection)
        return status.submissions(connection)

    def checks(connection: "Connection") -> "Listing":
        findings.checked(connection)
        return findings.findings(connection)

    return {
        "status": statuses,
        "cites": lambda c: citing.directives(c),
        "cites DIRECTIVE": lambda c: citing.citing(c, choose_directive(c, _DIRECTIVE)),
        "cites DIRECTIVE --missing": lambda c: citing.missing(c, choose_directive(c, _DIRECTIVE)),
        "figures --type ratio": lambda c: facts.figures(c, type="ratio"),
        _TABLE: figures_table,
        "limitations": lambda c: facts.limitations(c),
        "check": checks,
        "compare citations": lambda c: comparing.compare_citations(c),
        "compare figures": lambda c: comparing.compare_figures(c),
        "search WORDS": lambda c: searching.search(c, "đảng viên dự bị"),
    }
