"""Views of what was sent: reports, files, and who has reported in each round."""

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from schemas import tables as t
from schemas.columns import String, UtcDateTime
from schemas.views.definition import REPORT_COLUMNS, view

_above = t.unit.alias("above")
_main = t.file.alias("main_file")

reports = view(
    "reports",
    "One row for each submission, replaced ones included.",
    select(
        t.unit.c.name.label("unit"),
        t.report.c.unit_key,
        t.unit.c.folded.label("unit_folded"),
        t.unit.c.sort_key.label("unit_sort"),
        t.report.c.round,
        t.report.c.id.label("report_id"),
        _main.c.name.label("report"),
        t.content.c.date.label("report_date"),
        t.report.c.version,
        _main.c.path,
        _above.c.name.label("parent"),
        t.content.c.kind,
        t.content.c.title,
        t.content.c.number,
        t.report.c.period_start,
        t.report.c.period_end,
        t.content.c.in_reply_to,
        t.content.c.draft,
        t.content.c.unit_name,
        t.content.c.parent_unit,
        t.content.c.signatory_name,
        t.content.c.signatory_role,
        t.content.c.classification,
        t.content.c.place,
        t.content.c.addressees,
        t.content.c.recipients,
        t.report.c.superseded_by,
        t.report.c.doubt,
        t.report.c.received_at,
        t.report.c.late,
        t.report.c.content,
    ).select_from(
        t.report.join(t.content, t.content.c.sha256 == t.report.c.content)
        .join(_main, _main.c.path == t.report.c.file)
        .outerjoin(t.unit, t.unit.c.key == t.report.c.unit_key)
        .outerjoin(_above, _above.c.key == t.unit.c.parent)
    ),
    **{**REPORT_COLUMNS, "version": (String, "current | superseded | unsure | draft")},
    path=String,
    parent=String,
    kind=(String, "report | article | other"),
    title=(String, "the report's title"),
    number=(String, "the report's own number and symbol"),
    period_start=(Date, "first day reported on"),
    period_end=(Date, "last day reported on"),
    in_reply_to=(String, "symbol of the document that asked for it"),
    draft=(Boolean, "marked '(Dự thảo)'"),
    unit_name=(String, "the unit as the report writes it"),
    parent_unit=(String, "the unit above it as the report writes it"),
    signatory_name=(String, "who signed"),
    signatory_role=(String, "as what"),
    classification=(String, "secrecy mark"),
    place=(String, "where it was written"),
    addressees=(JSON, "bodies behind 'Kính gửi', or null"),
    recipients=(JSON, "entries under 'Nơi nhận', or null"),
    superseded_by=(String, "id of the report that replaces it"),
    doubt=(String, "for unsure: what must be decided"),
    received_at=(UtcDateTime, "when the first of its files was last changed"),
    late=(Boolean, "dated (else received) after the deadline"),
    content=String,
)

_sent = t.report.alias("sent")

files = view(
    "files",
    "Every file that ingest met, with its state and the reason where it has no facts.",
    select(
        t.file.c.path,
        t.file.c.name,
        t.unit.c.name.label("unit"),
        func.coalesce(_sent.c.round, t.file.c.round).label("round"),
        case(
            (t.file.c.state == "failed", literal("failed")),
            else_=t.content.c.status,
        ).label("state"),
        func.coalesce(t.file.c.error_kind, t.content.c.error_kind).label("error_kind"),
        func.coalesce(t.file.c.error_message, t.content.c.error_message).label("error_message"),
        t.file.c.size,
        t.content.c.encoding,
        t.file.c.received_at,
        t.report_file.c.report_id,
        t.report_file.c.role,
        _sent.c.version,
        t.content.c.fingerprint,
        t.content.c.analysed_at,
        t.file.c.sha256.label("content"),
    ).select_from(
        t.file.outerjoin(t.content, t.content.c.sha256 == t.file.c.sha256)
        .outerjoin(t.report_file, t.report_file.c.file == t.file.c.path)
        .outerjoin(_sent, _sent.c.id == t.report_file.c.report_id)
        .outerjoin(t.unit, t.unit.c.key == func.coalesce(_sent.c.unit_key, t.file.c.unit_key))
    ),
    path=String,
    name=(String, "file name"),
    unit=String,
    round=String,
    state=(String, "queued | running | done | failed"),
    error_kind=(String, "why it failed, a word of a closed list, else null"),
    error_message=(String, "why it failed and what to do, in Vietnamese"),
    size=(t.file.c.size.type, "bytes"),
    encoding=(String, "how the bytes were decoded"),
    received_at=(UtcDateTime, "when its content was last changed"),
    report_id=String,
    role=(
        String,
        "main | copy (the same text again) | variant (another text of the same document, "
        "not counted) | appendix",
    ),
    version=(String, "of its report: current | superseded | unsure | draft"),
    fingerprint=(String, "program and registry that analysed it"),
    analysed_at=(UtcDateTime, "when"),
    content=String,
)

# An article about a unit is not what it had to send.
_r = (
    select(t.report)
    .join(t.content, t.content.c.sha256 == t.report.c.content)
    .where(t.content.c.kind != "article")
    .subquery("r")
)
_f = t.file.alias("f")
_failed_content = t.content.alias("failed_content")
_expected = union(
    select(t.roster.c.round, t.roster.c.unit_key),
    select(_r.c.round, _r.c.unit_key).where(_r.c.round.is_not(None), _r.c.unit_key.is_not(None)),
).subquery("expected")


def _some_report(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(literal(1)).where(
            _r.c.round == _expected.c.round, _r.c.unit_key == _expected.c.unit_key, *where
        )
    )


_unreadable = exists(
    select(literal(1))
    .select_from(_f.outerjoin(_failed_content, _failed_content.c.sha256 == _f.c.sha256))
    .where(
        _f.c.round == _expected.c.round,
        _f.c.unit_key == _expected.c.unit_key,
        or_(_f.c.state == "failed", _failed_content.c.status == "failed"),
    )
)
_FINAL = _r.c.version.in_(["current", "superseded", "unsure"])

submissions = view(
    "submissions",
    "Who has reported in each round: its roster, and units that reported without being in it. "
    "An article does not count as a report.",
    select(
        _expected.c.round,
        t.unit.c.name.label("unit"),
        _expected.c.unit_key,
        t.unit.c.sort_key.label("unit_sort"),
        _above.c.name.label("parent"),
        t.roster.c.line.label("roster_line"),
        func.coalesce(t.roster.c.deadline, t.round_.c.deadline).label("deadline"),
        case(
            (_some_report(_FINAL, _r.c.late.is_(False)), literal("reported")),
            (_some_report(_FINAL), literal("late")),
            (_some_report(), literal("draft")),
            (_unreadable, literal("unreadable")),
            else_=literal("not_yet"),
        ).label("state"),
        select(func.count())
        .select_from(_r)
        .where(
            _r.c.round == _expected.c.round,
            _r.c.unit_key == _expected.c.unit_key,
            _r.c.version != "superseded",
        )
        .scalar_subquery()
        .label("reports"),
    ).select_from(
        _expected.join(t.round_, t.round_.c.name == _expected.c.round)
        .outerjoin(
            t.roster,
            and_(
                t.roster.c.round == _expected.c.round,
                t.roster.c.unit_key == _expected.c.unit_key,
            ),
        )
        .outerjoin(t.unit, t.unit.c.key == _expected.c.unit_key)
        .outerjoin(_above, _above.c.key == t.unit.c.parent)
    ),
    round=(String, "the round"),
    unit=String,
    unit_key=String,
    unit_sort=String,
    parent=String,
    roster_line=(Integer, "place in units.csv; null for a unit that is not in the roster"),
    deadline=(Date, "last day to report, or null"),
    state=(String, "reported | late | draft (only a draft came) | unreadable | not_yet"),
    reports=(Integer, "number of reports that count"),
)
