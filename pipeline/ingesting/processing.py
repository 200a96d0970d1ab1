"""One function processes one report: claim, read, analyse without a connection, write.

`process_file` is what every way of running calls: the process itself, the local pool, and
workers on other machines. It takes and returns small values that can be sent anywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.storing import Store, StoreError, claims, connect_store
from pipeline.storing.ledgers import Judged, corrections_of
from schemas.facts import Report
from schemas.registry.additions import use_files

Analyze = Callable[..., Report]
Result = Literal["done", "failed", "busy", "changed", "already"]


@dataclass(frozen=True, slots=True)
class Job:
    """A content to analyse and a file that holds it. `analyze` is `analyze_text`, unless a caller
    has its own; `registry` are the added registry files of the process that asked; the rules
    `without` do not run."""

    url: str
    path: str
    sha256: str
    fingerprint: str
    owner: str
    lease: timedelta
    max_bytes: int
    retry_failed: bool = False
    analyze: Analyze | None = None
    registry: tuple[Path, ...] = ()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a content: `already` was final before, `busy` belongs to another process,
    `changed` has other bytes now. `warnings` are the reader's, in Vietnamese."""

    sha256: str
    result: Result
    warnings: tuple[str, ...] = ()


def process_file(job: Job) -> Outcome:
    """Analyse one content and store the whole of what it says, or why it says nothing.

    Whatever the file does to the reader or the analysis becomes its own row; only a store that
    cannot be used raises (`StoreError`).
    """
    store = _store(job.url)
    use_files(job.registry)
    state = claims.claim(
        store,
        job.sha256,
        fingerprint=job.fingerprint,
        owner=job.owner,
        lease=job.lease,
        retry_failed=job.retry_failed,
    )
    if state != "claimed":
        return Outcome(job.sha256, "busy" if state == "busy" else "already")
    try:
        return _analyse(job, store)
    except StoreError:
        raise
    except MemoryError:
        return _fail(
            job,
            store,
            "crashed",
            "Phân tích tệp này cần quá nhiều bộ nhớ; hãy chia nhỏ tệp rồi nạp lại.",
        )
    except TimeoutError:
        return _fail(
            job,
            store,
            "timeout",
            "Đọc tệp này quá lâu nên đã dừng; hãy kiểm tra nội dung, hoặc chia nhỏ rồi nạp lại.",
        )
    except Exception as error:
        # The batch goes on: a fault of ours costs this file only, and its row says so.
        return _fail(
            job,
            store,
            "internal",
            f"Lỗi bên trong chương trình ({_brief(error)}); xin gửi tệp cho người phát triển.",
        )


def fingerprint_of(analyze: Analyze | None = None) -> str:
    """Program version and registry hash: what a stored analysis depends on besides the text."""
    if analyze is None:
        from pipeline.analysis import PROGRAM
        from schemas.registry.loader import registry_hash

        return f"{PROGRAM} registry {registry_hash()}"
    report = analyze("")
    return f"{report.program} registry {report.registry}"


def _analyse(job: Job, store: Store) -> Outcome:
    from pipeline.reading import ReadError, read_source

    path = Path(job.path)
    try:
        source = read_source(path, job.max_bytes)
    except ReadError as error:
        if error.kind in ("unreadable", "too_large"):
            return _changed(job, store)
        return _fail(job, store, error.kind, error.message)
    if source.sha256 != job.sha256:
        return _changed(job, store)
    claims.finish(
        store,
        job.sha256,
        _judged(job, store, source.text, path.name),
        encoding=source.encoding,
        fingerprint=job.fingerprint,
        owner=job.owner,
    )
    return Outcome(job.sha256, "done", source.warnings)


def _changed(job: Job, store: Store) -> Outcome:
    """The file no longer holds the content: that is nothing against the content."""
    claims.put_back(store, job.sha256, owner=job.owner)
    return Outcome(job.sha256, "changed")


def _fail(job: Job, store: Store, kind: str, message: str) -> Outcome:
    claims.fail(
        store,
        job.sha256,
        kind=kind,
        message=message,
        fingerprint=job.fingerprint,
        owner=job.owner,
    )
    return Outcome(job.sha256, "failed")


def _judged(job: Job, store: Store, text: str, name: str) -> Judged:
    """What the text says, with what people said of it before."""
    if job.analyze is not None:
        report = job.analyze(text, source=name, sha256=job.sha256)
        return Judged(report, report)
    from pipeline.rechecking import judge

    with store.read() as connection:
        corrections = corrections_of(connection, job.sha256)
    return judge(text, corrections, sha256=job.sha256, source=name, without=job.without)


@lru_cache(maxsize=2)
def _store(url: str) -> Store:
    return connect_store(url)


def _brief(error: Exception) -> str:
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= 200 else text[:199] + "…"
