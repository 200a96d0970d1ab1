"""What became of findings that people decided on: how each stands in the next version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, and_, or_, select

from pipeline.messages import VERDICTS
from pipeline.querying.following import Followers, Following, Place
from pipeline.querying.scope import Found
from schemas import tables as t
from schemas import views as v
from schemas.references import LETTERS

Outcome = Literal["none", "lost", "same", "changed", "fixed", "dropped", "agrees", "differs"]
OUTCOMES: dict[str, dict[str, str]] = {
    "vi": {
        "none": "",
        "lost": "văn bản không còn trong thư mục",
        "same": "bản sau vẫn vậy",
        "changed": "bản sau đã đổi số, vẫn không khớp",
        "fixed": "đã sửa ở bản sau",
        "dropped": "bản sau không còn câu này",
        "agrees": "nay không còn lệch: báo cáo kia đã đổi",
        "differs": "báo cáo kia đã đổi số, vẫn không khớp",
    },
    "en": {
        "none": "",
        "lost": "the text is no longer in the folder",
        "same": "the next version still says so",
        "changed": "changed in the next version, still not true",
        "fixed": "corrected in the next version",
        "dropped": "the next version has no such sentence",
        "agrees": "no longer differs: the other report has changed",
        "differs": "the other report has changed, still not true",
    },
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision (a row of `finding_decision`), whether the finding is still found in its text, and
    how it stands in the next version; `again` is the finding there, (content, reference)."""

    row: Found
    found: bool
    outcome: Outcome
    following: Following
    again: tuple[str, str] | None = None


def decisions(connection: Connection) -> list[Decided]:
    """All decisions in the order in which they were made."""
    d = t.finding_decision
    rows = connection.execute(
        select(d, t.ledger.c.ordinal.is_not(None).label("found"))
        .distinct()
        .select_from(
            d.outerjoin(
                t.ledger,
                and_(t.ledger.c.content == d.c.content, t.ledger.c.ref == d.c.ref, v.STANDS),
            )
        )
        .order_by(d.c.decided_at, d.c.content, d.c.start, d.c.ref)
    ).all()
    if not rows:
        return []
    followers = Followers(connection)
    between = _between(connection) if any(map(_is_between, rows)) else []
    off = frozenset(connection.scalars(select(t.rule_off.c.rule)))
    return [_decided(connection, row, followers, between, off) for row in rows]


def earlier(connection: Connection) -> Mapping[tuple[str, str], Decided]:
    """The findings (content, reference) of which an earlier version was decided on."""
    return {one.again: one for one in decisions(connection) if one.again is not None}


_BEFORE = {
    "vi": "bản trước đã quyết định “{verdict}”{why}: {outcome}",
    "en": "the earlier version was marked “{verdict}”{why}: {outcome}",
}


def note_on(said: Decided, lang: str) -> str:
    """What was decided of the earlier finding, and what became of it, in one line."""
    why = f" ({said.row.why})" if said.row.why else ""
    return _BEFORE[lang].format(
        verdict=VERDICTS[lang][said.row.verdict], why=why, outcome=OUTCOMES[lang][said.outcome]
    )


@dataclass(frozen=True, slots=True)
class _There:
    """A finding as the next version may have it."""

    report_id: str | None
    content: str
    finding_id: str
    kind: str
    start: int
    stated: str
    expected: str
    quote: str


def _is_between(row: Found) -> bool:
    return str(row.ref).startswith(LETTERS["contrast"])


def _between(connection: Connection) -> list[_There]:
    """The relations between reports that do not hold."""
    from pipeline.querying.across import found_across, reference_of

    return [
        _There(
            one.evidence[0].report.id,
            one.evidence[0].content,
            reference_of(one),
            one.rule,
            one.evidence[0].start,
            format(one.stated, "f"),
            format(one.expected, "f"),
            one.evidence[0].quote,
        )
        for one in found_across(connection)
        if one.severity != "ok"
    ]


def _within(connection: Connection, following: Following, kind: str) -> list[_There]:
    """The findings of that kind in the texts of the next version as read, also of rules that are
    off."""
    c = t.ledger.c
    rows = connection.execute(
        select(c.content, c.ref, c.kind, c.start, c.stated, c.expected, c.quote)
        .where(c.content.in_(following.contents), c.kind == kind, c.severity != "ok")
        .where(or_(c.revised.is_(None), c.revised != "new"))
        .order_by(c.content, c.start, c.ref)
    )
    return [_There(following.report_id, *row) for row in rows]


def _beside_another(row: Any, following: Following, between: Sequence[_There]) -> Decided:
    """A relation between reports that stands no longer as it was decided, though the text that it
    challenges is the same."""
    place = (row.content, row.start, row.kind)
    now = [one for one in between if (one.content, one.start, one.kind) == place]
    if not now:
        return Decided(row, False, "agrees", following)
    return Decided(row, False, "differs", following, (now[0].content, now[0].finding_id))


def _decided(
    connection: Connection,
    row: Any,
    followers: Followers,
    between: Sequence[_There],
    off: frozenset[str],
) -> Decided:
    following = followers.follow(Place(row.content, row.path, row.sentence, row.nth))
    is_found = row.found or any(one.finding_id == row.ref for one in between)
    if following.report_id is None:
        outcome: Outcome = "lost" if following.state == "lost" else "none"
        if outcome == "none" and _is_between(row) and not is_found and row.rule not in off:
            return _beside_another(row, following, between)
        return Decided(row, is_found, outcome, following)
    if _is_between(row):
        there = [o for o in between if (o.report_id, o.kind) == (following.report_id, row.kind)]
    else:
        there = _within(connection, following, row.kind)
    here = [
        one
        for one in there
        if one.content == following.content and following.start <= one.start < following.end
    ]
    value = (row.stated, row.expected)
    same = [one for one in (*here, *there) if (one.stated, one.expected) == value]
    # What it says elsewhere may be another matter, unless it says it of the same words.
    same = [one for one in same if one in here or one.quote == row.quote]
    if same:
        return Decided(row, is_found, "same", following, (same[0].content, same[0].finding_id))
    if here:
        return Decided(row, is_found, "changed", following, (here[0].content, here[0].finding_id))
    outcome = "dropped" if following.state == "dropped" else "fixed"
    return Decided(row, is_found, outcome, following)
