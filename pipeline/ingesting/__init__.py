"""From paths on disk to whole reports in the store.

    walk ── identify (hash) ── register files ── process what is new (pool) ── link

Running it again changes nothing: a content is known by the hash of its bytes, and analysed again
only by another version of the program or registry.
"""

import os
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from pipeline.ingesting.identifying import identify, printable_path
from pipeline.ingesting.processing import Analyze, Job, Outcome, fingerprint_of
from pipeline.ingesting.running import Progress, run_here, run_pool
from pipeline.ingesting.walking import IngestError, NothingFound, PathMissing, Walk, walk
from pipeline.linking import Linked, link
from pipeline.reading import MAX_BYTES
from pipeline.storing import Store, StoreError, claims, open_store
from pipeline.storing.files import (
    FileRow,
    KnownFile,
    known_files,
    known_statuses,
    write_files,
    write_roster,
    write_round,
)
from pipeline.storing.judgements import rules_off
from pipeline.storing.owners import this_owner
from pipeline.units import RosterUnit, read_roster
from schemas.registry.additions import added_files

DEFAULT_ROUND = "đợt báo cáo"
"""Name of the round when a roster is given without one."""

LONGEST_NAME = 200
"""Letters of a round's name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; beyond it the file fails and the run goes on."""

    file_bytes: int = MAX_BYTES
    seconds: float = 120.0
    memory_bytes: int = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Failure:
    """A file without facts: `kind` of the closed list, `message` in Vietnamese."""

    path: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """How many files are new, unchanged, updated (other content, or analysed by a newer version)
    or failed, in this run or before; `skipped` were no reports, `busy` are being analysed by
    another process. `missing` are known files that are not in the given folders any more: their
    reports stay, unless they are `removed`. `unsure` reports wait for somebody to decide which of
    them counts. `rechecked` reports were read before and lacked a rule, or a correction. `warnings`
    are Vietnamese lines."""

    new: int = 0
    unchanged: int = 0
    updated: int = 0
    failed: int = 0
    skipped: int = 0
    busy: int = 0
    unsure: int = 0
    removed: int = 0
    rechecked: int = 0
    failures: tuple[Failure, ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Files that could be reports."""
        return self.new + self.unchanged + self.updated + self.failed + self.busy


@dataclass(slots=True)
class _Run:
    """What one run knows between its steps."""

    store: Store
    files: tuple[FileRow, ...]
    sources: dict[str, str]
    before: dict[str, KnownFile]
    fingerprint: str
    without: frozenset[str] = frozenset()
    outcomes: dict[str, Outcome] = field(default_factory=dict)


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
    name = _round_name(round_name, roster)
    store = db if isinstance(db, Store) else open_store(db)
    try:
        run = _register(store, found, name, roster, limits, analyze)
        run.without = _without(store, without)
        rechecked = 0
        try:
            _process(run, jobs, progress, retry_failed, limits, analyze)
            if analyze is None:
                rechecked = _recheck(store, run.without)
        except BaseException:
            link(store)
            raise
        missing = _missing(run, found)
        linked = link(store, missing if remove_missing else ())
        result = replace(_result(run, found, linked), rechecked=rechecked)
        if remove_missing:
            return replace(result, removed=len(missing))
        return replace(result, missing=missing)
    finally:
        if store is not db:
            store.close()


def _round_name(name: str | None, roster: tuple[RosterUnit, ...] | None) -> str | None:
    folded = " ".join(unicodedata.normalize("NFC", name or "").split())
    if len(folded) > LONGEST_NAME:
        raise IngestError(
            f"Tên đợt báo cáo quá dài (hơn {LONGEST_NAME} chữ); hãy đặt tên ngắn hơn."
        )
    return folded or (DEFAULT_ROUND if roster is not None else None)


def _register(
    store: Store,
    found: Walk,
    round_name: str | None,
    roster: tuple[RosterUnit, ...] | None,
    limits: Limits,
    analyze: Analyze | None,
) -> _Run:
    """Write a row for every file, and one for every content, before the risky work."""
    fingerprint = fingerprint_of(analyze)
    before = known_files(store)
    files = tuple(identify(path, limits.file_bytes) for path in found.files)
    sources: dict[str, str] = {}
    for path, file in zip(found.files, files, strict=True):
        if file.sha256 is not None:
            sources.setdefault(file.sha256, path)
    with store.write() as connection:
        if round_name is not None:
            write_round(connection, round_name)
            if roster is not None:
                write_roster(connection, round_name, roster)
        claims.queue(connection, {(f.sha256, f.size) for f in files if f.sha256 is not None})
        write_files(connection, files, round_name)
    return _Run(store, files, sources, before, fingerprint)


def _process(
    run: _Run,
    workers: int,
    progress: Progress | None,
    retry_failed: bool,
    limits: Limits,
    analyze: Analyze | None,
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
            without=run.without,
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


def _without(store: Store, without: Collection[str]) -> frozenset[str]:
    with store.read() as connection:
        return rules_off(connection) | frozenset(without)


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


def _missing(run: _Run, found: Walk) -> tuple[str, ...]:
    """Known files that were in the folders and are there no more."""
    here = {file.path for file in run.files}
    roots = tuple(printable_path(root).rstrip(os.sep) + os.sep for root in found.roots)
    known = sorted(path for path in run.before if path.startswith(roots) and path not in here)
    return tuple(path for path in known if not os.path.lexists(path))


def _result(run: _Run, found: Walk, linked: Linked) -> IngestResult:
    after = known_files(run.store)
    counts = dict.fromkeys(("new", "unchanged", "updated", "failed", "busy"), 0)
    failures = [Failure(printable_path(p), "unreadable", why) for p, why in found.problems]
    read_warnings: list[str] = []
    for file in run.files:
        now, before = after[file.path], run.before.get(file.path)
        outcome = run.outcomes.get(file.sha256 or "")
        if outcome is not None:
            read_warnings += [f"{file.path}: {warning}" for warning in outcome.warnings]
        failure = _failure(now, outcome)
        if failure is not None:
            failures.append(failure)
        elif outcome is not None and outcome.result == "busy":
            counts["busy"] += 1
        else:
            counts[_change(now, before)] += 1
    counts["failed"] = len(failures)
    return IngestResult(
        **counts,
        skipped=found.skipped,
        unsure=sum(one.state.version == "unsure" for one in linked.submissions),
        failures=tuple(failures),
        missing=(),
        warnings=(*linked.warnings, *read_warnings),
    )


def _failure(now: KnownFile, outcome: Outcome | None) -> Failure | None:
    if now.state == "failed" or now.status == "failed":
        return Failure(now.path, now.error_kind or "internal", now.error_message or "")
    if outcome is not None and outcome.result == "changed":
        message = "Tệp bị thay đổi trong khi đang đọc; hãy chạy lại lệnh."
        return Failure(now.path, "unreadable", message)
    return None


def _change(now: KnownFile, before: KnownFile | None) -> str:
    if before is None or (before.status in ("queued", "running") and not before.analysed_at):
        return "new"
    same = (
        before.sha256 == now.sha256
        and before.analysed_at == now.analysed_at
        and before.round == now.round
        and before.state == now.state
    )
    return "unchanged" if same else "updated"


__all__ = [
    "DEFAULT_ROUND",
    "Failure",
    "IngestError",
    "IngestResult",
    "Limits",
    "NothingFound",
    "PathMissing",
    "ingest",
]
