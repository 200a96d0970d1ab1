"""From paths on disk to whole reports in the store.

    walk ── identify (hash) ── register files ── process what is new (pool) ── link

Running it again changes nothing: a content is known by the hash of its bytes, and analysed again
only by another version of the program or registry.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from pipeline.ingesting.identifying import printable_path
from pipeline.ingesting.processing import Analyze, Job, Outcome
from pipeline.ingesting.registering import Run, register, round_of
from pipeline.ingesting.results import IngestResult, result_of
from pipeline.ingesting.running import Progress, run_here, run_pool
from pipeline.ingesting.walking import Walk, walk
from pipeline.linking import link
from pipeline.reading import MAX_BYTES
from pipeline.storing import Store, StoreError, claims, open_store
from pipeline.storing.files import known_statuses
from pipeline.storing.judgements import rules_off
from pipeline.storing.owners import this_owner
from pipeline.units import read_roster
from schemas.registry.additions import added_files


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; beyond it the file fails and the run goes on."""

    file_bytes: int = MAX_BYTES
    seconds: float = 120.0
    memory_bytes: int = 4 * 1024**3


def ingest(
    paths: Sequence[Path | str],
    db: str | Store,
    *,
    round_name: str | None = None,
    units_csv: Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    retry_failed: bool = False,
    remove_missing: bool = False,
    limits: Limits | None = None,
    analyze: Analyze | None = None,
    without: Collection[str] = (),
) -> IngestResult:
    """Bring the files and folders into the store `db` (an open store, or the address of one).

    `round_name` is the collection of reports that they belong to, `units_csv` its roster; `jobs`
    the number of worker processes (0: work in this process, without limits of time and memory).
    Rules that are switched off, and those `without` (ids, or kinds as "conflict*"), do not run; a
    later run with them makes up for it. `remove_missing` forgets the known files that are not in
    the given folders any more.
    Raises `IngestError` (nothing to ingest), `RosterError` or `StoreError` before anything is
    written, `StoreError` later where the store fails; then what was stored is whole. Ctrl-C
    leaves whole reports only, and running again continues.
    """
    limits = limits or Limits()
    found = walk([Path(path) for path in paths])
    roster = read_roster(units_csv) if units_csv is not None else None
    name = round_of(round_name, roster)
    store = db if isinstance(db, Store) else open_store(db)
    try:
        run = register(store, found, name, roster, limits.file_bytes, analyze)
        off = _rules_off(store) | frozenset(without)
        rechecked = 0
        try:
            _process(run, jobs, progress, retry_failed, limits, analyze, off)
            if analyze is None:
                rechecked = _recheck(store, off)
        except BaseException:
            link(store)
            raise
        missing = _missing(run, found)
        linked = link(store, missing if remove_missing else ())
        result = result_of(run, found, linked, () if remove_missing else missing)
        removed = len(missing) if remove_missing else 0
        return replace(result, rechecked=rechecked, removed=removed)
    finally:
        if store is not db:
            store.close()


def _process(
    run: Run,
    workers: int,
    progress: Progress | None,
    retry_failed: bool,
    limits: Limits,
    analyze: Analyze | None,
    without: frozenset[str],
) -> None:
    """Analyse every content that has no final state for this version of the program."""
    owner = this_owner(watches_workers=workers > 0)
    final = {"done"} if retry_failed else {"done", "failed"}
    statuses = known_statuses(run.store, run.sources)
    jobs = [
        Job(
            url=run.store.url,
            path=path,
            sha256=sha256,
            fingerprint=run.fingerprint,
            owner=owner,
            lease=timedelta(seconds=limits.seconds + 60),
            max_bytes=limits.file_bytes,
            retry_failed=retry_failed,
            analyze=analyze,
            registry=added_files(),
            without=without,
        )
        for sha256, path in run.sources.items()
        if statuses[sha256][0] not in final or statuses[sha256][1] != run.fingerprint
    ]
    if not jobs:
        return
    try:
        for done, outcome in enumerate(_outcomes(run.store, jobs, workers, limits), start=1):
            run.outcomes[outcome.sha256] = outcome
            if progress is not None:
                progress(done, len(jobs), printable_path(run.sources[outcome.sha256]))
    finally:
        # Only claims of work that was broken off are left; a full disk must not hide its reason.
        with suppress(StoreError):
            claims.release(run.store, owner)


def _rules_off(store: Store) -> frozenset[str]:
    with store.read() as connection:
        return rules_off(connection)


def _recheck(store: Store, without: frozenset[str]) -> int:
    """Make up for what was corrected while a worker read, and for rules that did not run in an
    earlier run; for how many reports."""
    # Here, because it brings the whole of the analysis along.
    from pipeline.rechecking import recheck_stale

    return recheck_stale(store, without)


def _outcomes(store: Store, jobs: Sequence[Job], workers: int, limits: Limits) -> Iterator[Outcome]:
    if workers <= 0:
        return run_here(jobs)
    return run_pool(
        store,
        jobs,
        workers=min(workers, len(jobs)),
        seconds=limits.seconds,
        memory_bytes=limits.memory_bytes,
    )


def _missing(run: Run, found: Walk) -> tuple[str, ...]:
    """Known files that were in the folders and are there no more."""
    here = {file.path for file in run.files}
    roots = tuple(printable_path(root).rstrip(os.sep) + os.sep for root in found.roots)
    known = sorted(path for path in run.before if path.startswith(roots) and path not in here)
    return tuple(path for path in known if not os.path.lexists(path))
