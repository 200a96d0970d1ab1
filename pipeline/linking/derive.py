"""From what is known to the derived rows: a pure function, the same rows in whatever order the
files came and however many processes read them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from pipeline.linking.belonging import gather
from pipeline.linking.identity import Identity, Unit, link_units
from pipeline.linking.lives import Predecessor, link_lives
from pipeline.linking.records import (
    ContentRecord,
    FileRecord,
    Known,
    RosterRecord,
    Submission,
    VersionState,
    report_id,
)
from pipeline.linking.rounds import Round, Rounds
from pipeline.linking.subjects import subject_of
from pipeline.linking.versions import link_versions
from pipeline.units import matches

_VIETNAM = timezone(timedelta(hours=7))
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LinkedSubmission:
    """A submission with its state among the versions, and whether it came late."""

    submission: Submission
    state: VersionState
    late: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything derived. `file_units` are the units that roster patterns give to files (by path),
    `roster_units` those of the roster's lines; `warnings` are Vietnamese lines for the user."""

    units: tuple[Unit, ...]
    rounds: tuple[Round, ...]
    submissions: tuple[LinkedSubmission, ...]
    file_units: Mapping[str, str]
    roster_units: Mapping[tuple[str, int], str]
    warnings: tuple[str, ...]
    predecessors: tuple[Predecessor, ...] = ()


def derive(known: Known) -> Linked:
    """Units, rounds, submissions and their versions."""
    identity = Identity(known)
    rounds = Rounds(known)
    by_pattern, warnings = _match_patterns(known, identity)
    submissions, doubts = gather(_submissions(known, identity, rounds, by_pattern))
    states = link_versions(submissions, known.decisions) | {
        id_: VersionState("unsure", doubt=doubt) for id_, doubt in doubts.items()
    }
    used = {one.round for one in submissions if one.round is not None}
    made_rounds = rounds.rounds(used)
    deadlines = _deadlines(known, identity, made_rounds)
    lives = link_lives(known, identity)
    return Linked(
        units=link_units(known, identity, lives),
        rounds=made_rounds,
        submissions=tuple(
            LinkedSubmission(one, states[one.id], _late(one, deadlines)) for one in submissions
        ),
        file_units=by_pattern,
        roster_units={
            (row.round, row.line): key
            for row in known.roster
            if (key := identity.resolve(row.name, row.parent_name)) is not None
        },
        warnings=warnings,
        predecessors=lives.predecessors,
    )


def _match_patterns(known: Known, identity: Identity) -> tuple[dict[str, str], tuple[str, ...]]:
    """Unit of each file that exactly one line of its round's roster matches."""
    patterns: dict[str, list[RosterRecord]] = defaultdict(list)
    for row in sorted(known.roster, key=lambda row: (row.round, row.line)):
        if row.pattern:
            patterns[row.round].append(row)
    units: dict[str, str] = {}
    warnings: list[str] = []
    for file in sorted(known.files, key=lambda file: file.path):
        rows = [
            r for r in patterns.get(file.round or "", ()) if matches(r.pattern or "", file.path)
        ]
        keys = {identity.resolve(row.name, row.parent_name) for row in rows}
        if len(keys) == 1 and (key := keys.pop()) is not None:
            units[file.path] = key
        elif len(keys) > 1:
            names = ", ".join(f"“{row.name}”" for row in rows)
            warnings.append(
                f"{file.path} khớp mẫu tệp của nhiều đơn vị ({names}); đơn vị được đọc từ báo cáo."
            )
    return units, tuple(warnings)


def _submissions(
    known: Known, identity: Identity, rounds: Rounds, by_pattern: Mapping[str, str]
) -> tuple[Submission, ...]:
    contents = {content.sha256: content for content in known.contents}
    groups: dict[tuple[str | None, str], dict[str | None, list[FileRecord]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for file in known.files:
        content = contents.get(file.sha256 or "")
        if content is None:
            continue
        unit = by_pattern.get(file.path) or identity.resolve(content.unit_name, content.parent_unit)
        groups[unit, content.sha256][rounds.of(file, content)].append(file)
    out: list[Submission] = []
    for (unit, sha256), of_round in groups.items():
        named = sorted(name for name in of_round if name is not None)
        if None in of_round and named:
            # A copy outside of any round is a copy, not another submission.
            of_round[named[0]].extend(of_round.pop(None))
        for round_name, files in of_round.items():
            out.append(_submission(unit, round_name, contents[sha256], files))
    return tuple(sorted(out, key=lambda one: one.id))


def _submission(
    unit: str | None, round_name: str | None, content: ContentRecord, files: Sequence[FileRecord]
) -> Submission:
    ordered = sorted(files, key=lambda file: (file.received_at or _EARLIEST, file.path))
    return Submission(
        id=report_id(unit, round_name, content.sha256),
        unit=unit,
        round=round_name,
        content=content,
        files=tuple(ordered),
        received_at=min((f.received_at for f in ordered if f.received_at), default=None),
        subject=subject_of(content.title),
    )


def _deadlines(
    known: Known, identity: Identity, rounds: Sequence[Round]
) -> dict[tuple[str, str | None], date]:
    """Deadline by (round, unit); unit None is the round's own."""
    out: dict[tuple[str, str | None], date] = {
        (one.name, None): one.deadline for one in rounds if one.deadline
    }
    for row in known.roster:
        key = identity.resolve(row.name, row.parent_name)
        if row.deadline and key is not None:
            out[row.round, key] = row.deadline
    return out


def _late(one: Submission, deadlines: Mapping[tuple[str, str | None], date]) -> bool:
    """Dated after the deadline; without a date, received after it. The date in the report goes
    first, because copying a file moves the time at which it seems to have been received."""
    if one.round is None:
        return False
    deadline = deadlines.get((one.round, one.unit)) or deadlines.get((one.round, None))
    day = one.content.day
    if day is None and one.received_at is not None:
        day = one.received_at.astimezone(_VIETNAM).date()
    return deadline is not None and day is not None and day > deadline
