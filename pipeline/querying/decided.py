"""What people decided of findings, and what the next version of the report made of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, and_, or_, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.messages import SEVERITIES, VERDICTS
from pipeline.querying.fact_rows import fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.following import Followers, Following, Place
from pipeline.querying.rejudging import corrections_behind, note_of
from pipeline.querying.scope import Found, resolve
from pipeline.wording import equation_text
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


def decided(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    verdict: str | None = None,
    lang: str = "vi",
) -> Listing:
    """The decisions on the reports meant, also on texts that were replaced since, and what is no
    finding any more since a figure was put right."""
    within = reports_meant(connection, filters)
    names = {
        row.report_id: row.report
        for row in connection.execute(select(v.reports.c.report_id, v.reports.c.report))
    }
    columns = (
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("report", "Báo cáo"),
        Column("finding_id", "Mã"),
        Column("verdict", "Quyết định", words=VERDICTS["vi"]),
        Column("why", "Lý do", wide=True),
        Column("severity", "Mức độ", words=SEVERITIES["vi"], technical=True),
        Column("equation", "Phép tính", wide=True),
        Column("next", "Bản sau", words=OUTCOMES["vi"]),
        Column("before", "Số cũ", technical=True),
        Column("now", "Số mới"),
        Column("next_report", "Tệp bản sau", technical=True),
        Column("next_id", "Mã ở bản sau", technical=True),
        Column("quote", "Nguyên văn", wide=True, technical=True),
        Column("sentence", "Câu", wide=True, technical=True),
        Column("decided_by", "Người quyết định"),
        Column("decided_at", "Lúc"),
        Column("found", "Còn phát hiện", words={"True": "còn", "False": "không"}, technical=True),
        Column("stated", "Đã ghi", technical=True),
        Column("expected", "Tính lại", technical=True),
        Column("kind", "Loại", technical=True),
        Column("rule", "Quy tắc", technical=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("content", "Văn bản", technical=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.row.unit,
            one.row.report,
            one.row.ref,
            one.row.verdict,
            one.row.why,
            one.row.severity,
            equation_text(one.row.equation, lang),
            one.outcome if one.outcome != "none" else None,
            one.following.before if one.following.state == "changed" else None,
            one.following.now if one.following.state == "changed" else None,
            names.get(one.following.report_id or ""),
            one.again[1] if one.again else None,
            one.row.quote,
            one.row.sentence,
            one.row.decided_by,
            one.row.decided_at,
            one.found,
            one.row.stated,
            one.row.expected,
            one.row.kind,
            one.row.rule,
            one.row.start,
            one.row.end,
            one.row.content,
        )
        for one in decisions(connection)
        if (verdict is None or one.row.verdict == verdict)
        and (within is None or one.row.content in within or one.following.report_id in within)
    ]
    if verdict in (None, v.REVISED):
        rows += _settled(connection, filters, lang)
    return Listing("Đã quyết định", columns, tuple(rows), "decided")


def _settled(connection: Connection, filters: Filters, lang: str) -> Iterator[tuple[Cell, ...]]:
    """The findings that are none any more since a figure was put right, as rows of `decided`."""
    c, checks = t.content.c, v.checks.c
    corrected = select(c.sha256).where(c.revised.is_not(None))
    where = [checks.verdict == v.REVISED, checks.content.in_(corrected)]
    if connection.execute(corrected.limit(1)).first() is None:
        return
    for row in fact_rows(connection, v.checks, filters, where):
        said = corrections_behind(connection, row)
        yield (
            row.unit,
            row.report,
            row.finding_id,
            row.verdict,
            note_of(connection, row, lang),
            row.severity,
            equation_text(row.equation, lang),
            *(None,) * 5,
            row.quote,
            sentence_of(row),
            said[0].decided_by if said else None,
            said[0].decided_at if said else None,
            False,
            row.stated,
            row.expected,
            row.kind,
            row.rule,
            row.start,
            row.end,
            row.content,
        )


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


def reports_meant(connection: Connection, filters: Filters) -> frozenset[str] | None:
    """Texts and ids of the reports meant, replaced ones too; None where all are."""
    if filters == EVERYTHING:
        return None
    scope = resolve(connection, filters)
    r = v.reports.c
    ids = set(connection.scalars(select(r.report_id).where(*scope.on(v.reports))))
    held = t.report_file.c
    texts = {
        row.content
        for row in connection.execute(select(held.report_id, held.content))
        if row.report_id in ids
    }
    return frozenset(ids | texts)


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
