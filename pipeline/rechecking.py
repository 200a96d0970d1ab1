"""Ledgers made anew from stored texts: after a correction, or when a rule is switched on again.

Nothing is read again and no fact changes: a text is analysed as read and with what people put
right, and the difference is written (`pipeline.storing.ledgers`).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import chain

import regex
from sqlalchemy import Connection

from pipeline.analysis import analyze_text
from pipeline.checking import IDS
from pipeline.revising import Corrections, Revision
from pipeline.storing import Store, ledgers
from pipeline.storing.ledgers import Judged
from schemas.document import Span
from schemas.facts import Check, Count, Percentage, Ratio, Report

Step = Callable[[int, int], None]
_SENTENCE_END_RE = regex.compile(r"[.!?]\s+\p{Lu}|\n\s*\n")


def judge(
    text: str,
    corrections: Corrections,
    *,
    sha256: str,
    source: str = "",
    without: frozenset[str] = frozenset(),
) -> Judged:
    """The text as read, and as it is right with the corrections; rules `without` do not run."""
    read = analyze_text(text, source=source, sha256=sha256, without=without)
    right = read
    if corrections:
        right = analyze_text(
            text, source=source, sha256=sha256, without=without, corrections=corrections
        )
        gaps = _marked_wrong(read, Revision(sha256, corrections))
        right = replace(right, checks=_kept(right.checks, read.checks, gaps, text))
    unchecked = (name for name in without if name in IDS or name.endswith("*"))
    return Judged(read, right, ledgers.corrections_hash(corrections), tuple(sorted(unchecked)))


def _marked_wrong(read: Report, revision: Revision) -> list[Span]:
    """Where the figures stand of which a person said that they are none."""
    kinds: tuple[tuple[Count | Percentage | Ratio, ...], ...] = (
        *(read.counts, read.percentages),
        *(read.ratios, read.amounts),
    )
    return [one.span for one in chain(*kinds) if revision.right(one) is None]


def _kept(
    right: Iterable[Check], read: Iterable[Check], gaps: Collection[Span], text: str
) -> tuple[Check, ...]:
    """The rows as they are right, but for accusations that were not read and are over a gap."""
    known = {_relation(check) for check in read}
    return tuple(
        check
        for check in right
        if check.severity == "ok"
        or _relation(check) in known
        or not any(_is_over(gap, check, text) for gap in gaps)
    )


def _relation(check: Check) -> tuple[object, ...]:
    return check.rule, check.stated, check.expected, check.spans


def _is_over(gap: Span, check: Check, text: str) -> bool:
    """Does the relation reach from before a figure that is none to behind it, in its sentence?

    "Đầu năm có 190 đảng viên. Đến nay có 198 đảng viên (nam 120, nữ 78)" without the 198 would be
    an accusation of the 190, of which the list says nothing.
    """
    before = any(span.end <= gap.start for span in check.spans)
    behind = [span.start for span in check.spans if span.start >= gap.end]
    return before and bool(behind) and not _SENTENCE_END_RE.search(text, gap.end, min(behind))


def recheck(connection: Connection, sha256: str, off: Collection[str]) -> None:
    """Make the ledger of one text anew with its corrections of now and all rules but those `off`
    that never ran for it."""
    kept = ledgers.kept(connection, sha256)
    if kept is None:
        return
    text, unchecked = kept
    without = unchecked & frozenset(off)
    corrections = ledgers.corrections_of(connection, sha256)
    judged = judge(text, corrections, sha256=sha256, without=without)
    ledgers.write_judged(connection, sha256, judged, unchecked - without)


def recheck_stale(store: Store, off: Collection[str], progress: Step | None = None) -> int:
    """Make every ledger anew that does not follow the corrections of now, or lacks a rule that is
    not `off`; how many there were. Each is a transaction: a run that was broken off goes on."""
    with store.read() as connection:
        stale = ledgers.stale(connection, off)
    for done, sha256 in enumerate(stale, start=1):
        with store.write() as connection:
            recheck(connection, sha256, off)
        if progress is not None:
            progress(done, len(stale))
    return len(stale)
