"""What came of a run: how many files are new, unchanged, updated or failed, and why."""

from dataclasses import dataclass

from pipeline.ingesting.identifying import printable_path
from pipeline.ingesting.processing import Outcome
from pipeline.ingesting.registering import Run
from pipeline.ingesting.walking import Walk
from pipeline.linking import Linked
from pipeline.storing.files import KnownFile, known_files


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


def result_of(run: Run, found: Walk, linked: Linked, missing: tuple[str, ...]) -> IngestResult:
    """What became of the files of the run, held against what was known of them before."""
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
        missing=missing,
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
