"""Open one regular file safely, and hand its content to the decoder."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.content import refuse_other_formats
from pipeline.reading.encodings import decode
from pipeline.reading.errors import ReadError

MAX_BYTES = 20 * 1024 * 1024
"""A report of 60 pages is about 150 kB of text: twenty megabytes are no report."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as text. `sha256` and `size` are those of its bytes.

    `encoding` names the encoding that the bytes turned out to be in ("utf-8", "utf-8-sig",
    "utf-16-le", "utf-16-be", "cp1258"); `warnings` are Vietnamese sentences for the reader.
    """

    text: str
    encoding: str
    sha256: str
    size: int
    warnings: tuple[str, ...] = ()


def read_source(path: Path, max_bytes: int = MAX_BYTES) -> SourceText:
    """The text of a plain text file.

    Raises `ReadError` where the file cannot be opened, is no regular file, is larger than
    `max_bytes`, holds another format or no text, or is written in an encoding or with a font
    whose letters are not certain. No other exception leaves this function.
    """
    content = _read_bytes(path, max_bytes)
    refuse_other_formats(content)
    decoded = decode(content)
    if not decoded.text.strip("\ufeff\u200b\u00ad \t\r\n\f\v\xa0\u3000"):
        raise ReadError("empty", "Tệp không có chữ nào; hãy kiểm tra lại tệp gốc.")
    return SourceText(
        text=decoded.text,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        warnings=decoded.warnings,
    )


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        # Without O_NONBLOCK the opening of a FIFO waits for a writer that may never come.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _cannot_open(error) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise ReadError("unsupported", _not_regular(status.st_mode))
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > max_bytes:
            raise _too_large(status.st_size, max_bytes)
        try:
            content = file.read(max_bytes + 1)
        except OSError as error:
            raise _cannot_open(error) from None
    if len(content) > max_bytes:
        raise _too_large(len(content), max_bytes)
    if not content:
        raise ReadError("empty", "Tệp rỗng (0 byte); hãy đề nghị đơn vị gửi lại.")
    return content


def _not_regular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "Đây là thư mục, không phải tệp báo cáo."
    return "Không phải tệp thông thường (thiết bị hoặc ống dẫn); không đọc."


def _too_large(size: int, limit: int) -> ReadError:
    return ReadError(
        "too_large",
        f"Tệp quá lớn ({_megabytes(size)}, giới hạn {_megabytes(limit)}); "
        "hãy kiểm tra lại, một báo cáo không thể dài như vậy.",
    )


def _megabytes(size: int) -> str:
    if size < 1024 * 1024:
        return f"{size} byte"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def _cannot_open(error: OSError | ValueError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("unreadable", "Không tìm thấy tệp; hãy kiểm tra lại đường dẫn.")
    if isinstance(error, PermissionError):
        return ReadError("unreadable", "Không có quyền đọc tệp; hãy cấp quyền đọc rồi chạy lại.")
    if isinstance(error, IsADirectoryError):
        return ReadError("unsupported", "Đây là thư mục, không phải tệp báo cáo.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadError("unreadable", f"Không mở được tệp ({reason}); hãy kiểm tra lại tệp.")
