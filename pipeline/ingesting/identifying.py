"""A file as a row: its size, its time and the hash of its bytes, or why it has none."""

import hashlib
import os
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from pipeline.reading import ReadError, read_source
from pipeline.storing.files import FileRow

_BLOCK = 1024 * 1024


def identify(path: str, max_bytes: int) -> FileRow:
    """The file's row. A file larger than `max_bytes` is judged by its size and never read."""
    shown = printable_path(path)
    name = unicodedata.normalize("NFC", shown.rpartition(os.sep)[2])
    size, mtime = 0, None
    try:
        status = os.stat(path)
        size = status.st_size
        mtime = _moment(status.st_mtime_ns)
        sha256 = _hash(path, max_bytes) if size <= max_bytes else None
    except (OSError, ValueError):
        sha256 = None
    if sha256 is not None:
        return FileRow(shown, name, size, mtime, sha256)
    kind, message = _reason(path, max_bytes)
    return FileRow(shown, name, size, mtime, None, kind, message)


def printable_path(path: str) -> str:
    """The path as text that a database takes; bytes that are no UTF-8 are written "\\xe1"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _hash(path: str, max_bytes: int) -> str | None:
    """SHA-256 of the bytes, or None where it is no regular file or has grown too large."""
    digest = hashlib.sha256()
    # Without O_NONBLOCK the opening of a FIFO waits for a writer that may never come.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not os.path.isfile(path):
        return None
    with os.fdopen(os.open(path, flags), "rb") as file:
        left = max_bytes
        while block := file.read(_BLOCK):
            left -= len(block)
            if left < 0:
                return None
            digest.update(block)
    return digest.hexdigest()


def _reason(path: str, max_bytes: int) -> tuple[str, str]:
    """Why the reader would not take the file either, in its words."""
    try:
        read_source(Path(path), max_bytes)
    except ReadError as error:
        return error.kind, error.message
    return "unreadable", "Tệp bị thay đổi trong khi đang đọc; hãy chạy lại lệnh."


def _moment(nanoseconds: int) -> datetime | None:
    """The time to the microsecond, which both databases keep; None for times that are absurd."""
    try:
        return datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC).replace(
            microsecond=nanoseconds // 1000 % 1_000_000
        )
    except (OverflowError, OSError, ValueError):
        return None
