"""A person's own indicators: what they compare units by, and the words that state it.

A file is tab-separated with a header line that has the column `indicator` (the key, "ocop.total").
`name`, `unit`, `kind` and `type` ("stock", "flow") say what it is; a key that the registry knows
needs none of them. `units`, `own`, `before`, `after`, `context` and `not` are cues as in
`indicator_cues.tsv`: regular expressions over lower-case text; plain words are the simplest.
`example` is a sentence in which a count states it. Added cues are tried before our own.
"""

import re
from pathlib import Path

import regex

from schemas.registry.additions import RegistryError, read_table

PATTERNS = ("units", "own", "before", "after", "context", "not")
OPTIONAL = ("name", "unit", "kind", "type", *PATTERNS, "example", "counter_example")
KINDS = ("people", "organisation", "event", "document", "other")
_KEY_RE = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")


def is_indicator_file(path: Path) -> bool:
    """Does the header of the file name the column `indicator`? May raise `RegistryError`."""
    return "indicator" in read_table(path)[0]


def read_indicators(path: Path) -> list[dict[str, str]]:
    """The rows of the file with all columns; raises `RegistryError` where one cannot be used."""
    _, rows = read_table(path)
    return [_checked(row, f"{path}, dòng {number}") for number, row in rows]


def _checked(row: dict[str, str], where: str) -> dict[str, str]:
    key = row.get("indicator", "")
    if not _KEY_RE.fullmatch(key):
        raise RegistryError(
            f"{where}: mã chỉ tiêu “{key}” không dùng được; ví dụ đúng: ocop.total."
        )
    out = {column: row.get(column, "") for column in ("indicator", *OPTIONAL)}
    if out["kind"] and out["kind"] not in KINDS:
        raise RegistryError(f"{where}: cột “kind” chỉ nhận {', '.join(KINDS)}.")
    if not any(out[column] for column in ("units", "own", "before", "after", "context")):
        raise RegistryError(
            f"{where}: chưa có từ nhận biết; hãy điền units, own, before, after hoặc context."
        )
    for column in PATTERNS:
        try:
            regex.compile(out[column])
        except regex.error as error:
            raise RegistryError(f"{where}: cột “{column}” viết sai mẫu ({error}).") from error
    return out
