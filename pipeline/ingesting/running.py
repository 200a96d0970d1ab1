"""Run jobs: in a pool of processes, or in this one.

The pool is used for one worker too. Only a process of its own can be stopped when a file holds it
for ever (an alarm signal waits until C code comes back), can be given a limit of memory, and can
crash without taking the run along.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as JobTimeout
from typing import TYPE_CHECKING, Any

from pipeline.ingesting.processing import Job, Outcome, process_file
from pipeline.storing import Store, claims

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_TASKS_PER_WORKER = 500
"""A worker is replaced after so many files, so that nothing that leaks grows for ever."""


def run_here(jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Outcomes of the jobs run one after another in this process, without limits."""
    for job in jobs:
        yield process_file(job)


def run_pool(
    store: Store, jobs: Sequence[Job], *, workers: int, seconds: float, memory_bytes: int
) -> Iterator[Outcome]:
    """Outcomes of the jobs as they end. A job that takes longer than `seconds` fails as timeout;
    one whose worker dies is tried again until its attempts are used up."""
    from pebble import ProcessPool

    waiting = list(reversed(jobs))
    running: dict[Future[Outcome], Job] = {}
    pool: Any = ProcessPool(
        max_workers=workers,
        max_tasks=_TASKS_PER_WORKER,
        initializer=start_worker,
        initargs=[memory_bytes],
        context=_context(),
    )
    try:
        while waiting or running:
            while waiting and len(running) < 2 * workers:
                job = waiting.pop()
                running[_schedule(pool, job, seconds)] = job
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                job = running.pop(future)
                outcome = _outcome(store, job, future, seconds)
                if outcome is None:
                    waiting.append(job)
                else:
                    yield outcome
        pool.close()
        pool.join()
    finally:
        # After a full run there is nothing left to stop; after an exception or Ctrl-C the workers
        # are ended, and a transaction that one of them had open is undone by the database.
        pool.stop()
        pool.join()


def start_worker(memory_bytes: int) -> None:
    """Limit what a worker may take, where the system has such a limit."""
    if sys.platform == "win32" or memory_bytes <= 0:
        return
    import resource

    try:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        if most == resource.RLIM_INFINITY or memory_bytes < most:
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def _schedule(pool: Any, job: Job, seconds: float) -> "Future[Outcome]":
    future: Future[Outcome] = pool.schedule(process_file, args=[job], timeout=seconds)
    return future


def _outcome(store: Store, job: Job, future: "Future[Outcome]", seconds: float) -> Outcome | None:
    """The outcome of an ended job, or None where it must be run again."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except JobTimeout:
        message = (
            f"Đọc tệp này quá {seconds:g} giây nên đã dừng; "
            "hãy kiểm tra nội dung tệp, hoặc lưu lại thành văn bản thuần rồi nạp lại."
        )
        failed = claims.fail(
            store,
            job.sha256,
            kind="timeout",
            message=message,
            fingerprint=job.fingerprint,
            owner=job.owner,
        )
        return Outcome(job.sha256, "failed" if failed else "already")
    except ProcessExpired:
        again = claims.worker_died(store, job.sha256, fingerprint=job.fingerprint, owner=job.owner)
        return None if again else Outcome(job.sha256, "already")


def _context() -> "BaseContext":
    """A way to start workers that copies neither our threads nor our connections into them."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Loaded once by the server, not again by every worker.
    context.set_forkserver_preload(["pipeline.ingesting.processing", "pipeline.analysis"])
    return context


Progress = Callable[[int, int, str], None]
"""Called with (done, total, path) after each file."""
