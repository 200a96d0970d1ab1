"""A person's own registry files: the documents of a province, a ministry, a school; indicators
(see `indicator_additions`).

A file of documents is tab-separated with a header line. Columns: `id`, `type`, `issuer`, `date`
(2023-06-02 or 02/06/2023) must be there; `place`, `title`, `aliases`, `replaces`, `replaced_by`,
`implements`, `congress_term` and `confirmed` may be. Lists are separated by ";". A line that
starts with "#" is a comment.

Which files count is said by the environment variable `BAOCAO_REGISTRY` (paths joined by the
system's path separator): worker processes inherit it, and `--registry` sets it. Their content is
part of `loader.registry_hash`.
"""

import csv
import datetime as dt
import os
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

VARIABLE = "BAOCAO_REGISTRY"
REQUIRED = ("id", "type", "issuer", "date")
OPTIONAL = (
    *("place", "title", "aliases", "replaces", "replaced_by", "implements"),
    *("congress_term", "confirmed"),
)
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CONFIRMABLE = {"date", "issuer", "replaced_by"}


class RegistryError(ValueError):
    """A registry file that cannot be used: one sentence in Vietnamese, with the way out."""


def added_files() -> tuple[Path, ...]:
    """The files that count besides our own, in the order given."""
    written = os.environ.get(VARIABLE, "")
    return tuple(Path(part) for part in written.split(os.pathsep) if part)


def use_files(paths: Iterable[Path]) -> None:
    """Let these files count in this process and in those it starts; raises `RegistryError`."""
    resolved = [path.resolve() for path in paths]
    for path in resolved:
        if os.pathsep in str(path):
            raise RegistryError(f"Đường dẫn không được có dấu “{os.pathsep}”: {path}")
        read_bytes(path)
    os.environ[VARIABLE] = os.pathsep.join(map(str, resolved))


def read_bytes(path: Path) -> bytes:
    """What the file holds; raises `RegistryError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RegistryError(f"Không có tệp danh mục {path}; hãy kiểm tra đường dẫn.") from error
    except OSError as error:
        raise RegistryError(
            f"Không đọc được danh mục {path}: {error.strerror or error}; hãy kiểm tra đường dẫn."
        ) from error


def read_added(path: Path, types: set[str]) -> list[dict[str, str]]:
    """The documents of the file with all columns of the registry; raises `RegistryError`."""
    columns, rows = read_table(path)
    absent = [column for column in REQUIRED if column not in columns]
    if absent:
        raise RegistryError(
            f"Danh mục {path} thiếu cột {', '.join(absent)} (các cột cách nhau bằng tab)."
        )
    return [_checked(row, types, f"{path}, dòng {number}") for number, row in rows]


def read_table(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The columns of the file and its rows, each with its line number; raises `RegistryError`."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegistryError(
            f"Danh mục {path} không phải UTF-8; hãy lưu lại dạng văn bản UTF-8, cột cách bằng tab."
        ) from error
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise RegistryError(f"Danh mục {path} không có dòng nào.")
    columns = [column.strip() for column in lines[0][1].split("\t")]
    reader = csv.DictReader(
        StringIO("\n".join(line for _, line in lines)), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    rows = [
        (
            number,
            {
                key.strip(): (value or "").strip()
                for key, value in row.items()
                if isinstance(key, str)
            },
        )
        for (number, _), row in zip(lines[1:], reader, strict=True)
    ]
    return columns, rows


def _checked(row: dict[str, str], types: set[str], where: str) -> dict[str, str]:
    for column in REQUIRED:
        if not row.get(column):
            raise RegistryError(f"{where}: cột “{column}” để trống.")
    if row["type"] not in types:
        raise RegistryError(
            f"{where}: không biết loại văn bản “{row['type']}”; ví dụ đúng: Chỉ thị, Quy định."
        )
    if match := _DAY_FIRST.fullmatch(row["date"]):
        row["date"] = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    try:
        dt.date.fromisoformat(row["date"])
    except ValueError as error:
        raise RegistryError(
            f"{where}: “{row['date']}” không phải ngày (ví dụ 02/06/2023 hoặc 2023-06-02)."
        ) from error
    fields = {part.strip() for part in row.get("confirmed", "").split(";") if part.strip()}
    if not fields <= _CONFIRMABLE:
        raise RegistryError(
            f"{where}: cột “confirmed” chỉ nhận date, issuer, replaced_by (cách nhau bằng “;”)."
        )
    return {column: row.get(column, "") for column in (*REQUIRED, *OPTIONAL)}
