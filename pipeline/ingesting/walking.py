"""Which files are meant: folders walked in a fixed order, each file once, nothing followed out."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXT_SUFFIXES = frozenset({".txt", ".md", ".text"})
"""Formats that are read now."""

OTHER_REPORT_SUFFIXES = frozenset(
    {".doc", ".docx", ".docm", ".rtf", ".odt", ".pdf", ".html", ".htm"}
)
"""Formats in which reports come; each gets a row, and a reason where it cannot be read yet."""

LONGEST_PATH = 2000
"""Bytes of a path that every database can use as a key."""


class IngestError(Exception):
    """Nothing can be ingested; `str()` is one Vietnamese line with the way out."""


class PathMissing(IngestError):
    """A path that the user gave is not there."""


class NothingFound(IngestError):
    """The paths hold no file that could be a report."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found: files in order; folders that could not be listed, and files that cannot be
    known by their paths, with the reason; the real paths of the folders that were given; and how
    many files were no reports."""

    files: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    roots: tuple[str, ...]
    skipped: int


def walk(paths: Sequence[Path]) -> Walk:
    """The files that `paths` mean: a file is taken whatever its name, a folder is searched for
    reports. Hidden files and Office lock files are passed over. Symbolic links inside of folders
    are not followed: what they point to lies inside and is found itself, or lies outside and is
    none of ours; one of the latter that is called like a report is a problem, and so are broken
    links and pipes. Raises `PathMissing` or `NothingFound`.
    """
    files: set[str] = set()
    roots: list[str] = []
    problems: list[tuple[str, str]] = []
    seen: set[tuple[int, int]] = set()
    skipped = 0
    for given in paths:
        real = os.path.realpath(given)
        try:
            mode = os.stat(real).st_mode
        except (OSError, ValueError) as error:
            raise PathMissing(f"Không tìm thấy “{given}”; hãy kiểm tra lại đường dẫn.") from error
        if not stat.S_ISDIR(mode):
            files.add(real)
            continue
        roots.append(real)
        for entry, reason in _entries(real, seen):
            if reason is not None:
                problems.append((entry, reason))
            elif _is_report_name(entry):
                files.add(entry)
            else:
                skipped += 1
    for path in [path for path in files if len(os.fsencode(path)) > LONGEST_PATH]:
        files.remove(path)
        problems.append((path, "Đường dẫn quá dài; hãy chuyển tệp ra thư mục gần hơn."))
    if not files and not problems:
        named = ", ".join(f"“{path}”" for path in paths)
        others = f" ({skipped} tệp loại khác)" if skipped else ""
        raise NothingFound(
            f"Không có tệp báo cáo nào trong {named}{others}; "
            "hãy chỉ thư mục có tệp .txt, .md hoặc .text."
        )
    return Walk(tuple(sorted(files, key=_order)), tuple(sorted(problems)), tuple(roots), skipped)


_LINK = "Liên kết đến tệp ngoài thư mục này không được đọc; hãy nạp thẳng tệp gốc."


def _entries(root: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, str | None]]:
    """(path, None) of each regular file, (path, reason) of each folder that cannot be listed, and
    of what is called like a report but is no file of this folder."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder, follow_symlinks=False)
            # A folder that is mounted twice, or inside of itself, is one folder.
            if (status.st_dev, status.st_ino) in seen and status.st_ino:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: _order(entry.name))
        except OSError as error:
            yield folder, f"Không mở được thư mục ({error.strerror}); hãy cấp quyền đọc."
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            try:
                if entry.is_symlink():
                    if not _is_report_name(entry.name) or entry.is_dir():
                        continue
                    if not os.path.exists(entry.path):
                        yield entry.path, "Liên kết hỏng: tệp gốc không còn; hãy xóa liên kết này."
                    elif not os.path.realpath(entry.path).startswith(root + os.sep):
                        yield entry.path, _LINK
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    yield entry.path, None
                elif _is_report_name(entry.name):
                    yield entry.path, "Không phải tệp thông thường (thiết bị hoặc ống dẫn)."
            except OSError:
                yield entry.path, None


def _is_report_name(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in TEXT_SUFFIXES | OTHER_REPORT_SUFFIXES


def _order(path: str) -> tuple[tuple[str, ...], str]:
    return tuple(unicodedata.normalize("NFC", path).split(os.sep)), path
