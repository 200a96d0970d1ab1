"""What is written before the risky work: the round, a row for every file and every content."""

import unicodedata
from dataclasses import dataclass, field

from pipeline.ingesting.identifying import identify
from pipeline.ingesting.processing import Analyze, Outcome, fingerprint_of
from pipeline.ingesting.walking import IngestError, Walk
from pipeline.storing import Store, claims
from pipeline.storing.files import (
    FileRow,
    KnownFile,
    known_files,
    write_files,
    write_roster,
    write_round,
)
from pipeline.units import RosterUnit

DEFAULT_ROUND = "đợt báo cáo"
"""Name of the round when a roster is given without one."""

LONGEST_NAME = 200
"""Letters of a round's name."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run knows between its steps."""

    store: Store
    files: tuple[FileRow, ...]
    sources: dict[str, str]
    before: dict[str, KnownFile]
    fingerprint: str
    outcomes: dict[str, Outcome] = field(default_factory=dict)


def round_of(name: str | None, roster: tuple[RosterUnit, ...] | None) -> str | None:
    """The name of the round in one form of its letters, where there is one or a roster needs one.

    Raises `IngestError` where it is too long.
    """
    folded = " ".join(unicodedata.normalize("NFC", name or "").split())
    if len(folded) > LONGEST_NAME:
        raise IngestError(
            f"Tên đợt báo cáo quá dài (hơn {LONGEST_NAME} chữ); hãy đặt tên ngắn hơn."
        )
    return folded or (DEFAULT_ROUND if roster is not None else None)


def register(
    store: Store,
    found: Walk,
    round_name: str | None,
    roster: tuple[RosterUnit, ...] | None,
    max_bytes: int,
    analyze: Analyze | None,
) -> Run:
    """Write a row for every file, and one for every content, before the risky work."""
    fingerprint = fingerprint_of(analyze)
    before = known_files(store)
    files = tuple(identify(path, max_bytes) for path in found.files)
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
    return Run(store, files, sources, before, fingerprint)
