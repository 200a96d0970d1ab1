"""Reads the registry's tables once and names their state; modules beside it give the values."""

import csv
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from pathlib import Path

from schemas.registry.additions import added_files, read_bytes

_FOLDER = files("schemas.registry")


def load_table(name: str) -> list[dict[str, str]]:
    """The rows of `name`.tsv as dictionaries by column; comment lines and blank lines left out."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def list_of(cell: str) -> tuple[str, ...]:
    """The parts of a cell that ";" separates."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def registry_hash() -> str:
    """Twelve hexadecimal digits that name the state of all registry files, the added ones too."""
    return _hash(added_files())


@lru_cache(maxsize=8)
def _hash(added: tuple[Path, ...]) -> str:
    digest = sha256()
    for entry in sorted(_FOLDER.iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".tsv", ".toml")):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())
    for path in added:
        digest.update(read_bytes(path))
    return digest.hexdigest()[:12]
