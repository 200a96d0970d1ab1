"""What linking reads from the store and what it makes, as values."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pipeline.linking.attachments import Attachment

Role = Literal["copy", "variant", "appendix"]
Version = Literal["current", "superseded", "unsure", "draft"]
Verdict = Literal["replaces", "apart"]
UnitVerdict = Literal["same", "apart", "formed"]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file whose content is known or not; `round` is the one that the user gave."""

    path: str
    sha256: str | None
    round: str | None
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class ContentRecord:
    """What an analysed text says of itself, and how many citations and figures it gives."""

    sha256: str
    kind: str
    title: str | None
    unit_name: str | None
    parent_unit: str | None
    day: date | None
    draft: bool
    period: tuple[date, date] | None
    in_reply_to: str | None
    number: str | None = None
    facts: int = 0
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class RosterRecord:
    """One line of a round's roster."""

    round: str
    name: str
    parent_name: str | None
    pattern: str | None
    deadline: date | None
    line: int
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """Another name (`key`) of the unit whose folded name is `unit_key`."""

    key: str
    unit_key: str


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round that the user named."""

    name: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two texts (SHA-256): `content` replaces `other`, or they are apart."""

    content: str
    other: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """What a person said of two names of units; see the table `unit_decision`."""

    key: str
    other: str
    name: str
    other_name: str
    verdict: UnitVerdict
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that linking depends on."""

    files: tuple[FileRecord, ...]
    contents: tuple[ContentRecord, ...]
    roster: tuple[RosterRecord, ...]
    aliases: tuple[AliasRecord, ...]
    rounds: tuple[RoundRecord, ...]
    decisions: tuple[Decision, ...] = ()
    unit_decisions: tuple[UnitDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a submission with another text than the main one (see the table
    `report_file`); `content` is the hash of that text."""

    file: FileRecord
    content: str
    role: Role


@dataclass(frozen=True, slots=True)
class Submission:
    """One text that one unit sent in one round, with all files that hold it, and the other texts
    that came with it."""

    id: str
    unit: str | None
    round: str | None
    content: ContentRecord
    files: tuple[FileRecord, ...]
    received_at: datetime | None
    subject: str
    parts: tuple[Part, ...] = ()

    @property
    def main(self) -> FileRecord:
        """The file that came first."""
        return self.files[0]

    @property
    def texts(self) -> frozenset[str]:
        """The SHA-256 of every text that is this document: its own and its variants'."""
        variants = (part.content for part in self.parts if part.role == "variant")
        return frozenset((self.content.sha256, *variants))


def report_id(unit: str | None, round_name: str | None, sha256: str) -> str:
    """The identity of a submission, from its own data only."""
    parts = "\n".join((unit or "", round_name or "", sha256))
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class VersionState:
    """How a submission stands to the others of its unit."""

    version: Version
    superseded_by: str | None = None
    doubt: str | None = None
