"""What reports say of one quantity, as a listing: the arithmetic, and each report's sentence."""

from sqlalchemy import Connection, select

from pipeline.across import Contrast, contrasts
from pipeline.across.quantities import FLOWS, STOCKS, body_of
from pipeline.english import english
from pipeline.exporting import Cell, Column, Listing
from pipeline.messages import SEVERITIES, VERDICTS
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.indicators import indicator_name
from pipeline.querying.rules import ALL_RULES, RuleChoice
from pipeline.querying.scope import Scope, resolve
from pipeline.querying.stating import Sent, lives, told
from pipeline.wording import equation_text, number_text, report_time
from schemas import tables as t
from schemas.references import contrast_reference
from schemas.views import SETTLED

_SENTENCES = {
    "vi": {
        "children": "cộng các đơn vị trực thuộc được {expected} nhưng cấp trên ghi {stated}",
        "opening": "đầu kỳ ghi {stated} nhưng báo cáo trước chốt cuối kỳ là {expected}",
        "same_day": "cùng một ngày mà báo cáo này ghi {stated}, báo cáo kia ghi {expected}",
        "same_period": "cùng một kỳ mà báo cáo này ghi {stated}, báo cáo kia ghi {expected}",
        "named_child": "cấp trên ghi {stated} nhưng chính đơn vị báo cáo {expected}",
        "shorter": "cả kỳ ghi {stated} nhưng riêng kỳ ngắn hơn đã ghi {expected}",
    },
    "en": {
        "children": "the units below add up to {expected} but the unit above says {stated}",
        "opening": "it begins with {stated} but the report before ended with {expected}",
        "same_day": "of one day this report says {stated} and the other {expected}",
        "same_period": "of one period this report says {stated} and the other {expected}",
        "named_child": "the unit above says {stated} of it but its own report {expected}",
        "shorter": "the whole period has {stated} but a shorter one already {expected}",
    },
}
_OTHER = {
    "vi": "báo cáo này ghi {stated}, báo cáo kia {expected}",
    "en": "this report says {stated}, the other {expected}",
}
_HOLDS = {"vi": "khớp", "en": "holds"}
_COLUMNS = (
    Column("unit", "Đơn vị"),
    Column("report", "Báo cáo"),
    Column("finding_id", "Mã"),
    Column("severity", "Mức độ", words=SEVERITIES["vi"]),
    Column("message", "Nhận xét", wide=True),
    Column("equation", "Phép tính", wide=True),
    Column("stated", "Đã ghi"),
    Column("expected", "Đối chiếu"),
    Column("sources", "Đơn vị và báo cáo", wide=True),
    Column("sentences", "Câu", wide=True),
    Column("verdict", "Quyết định", words=VERDICTS["vi"]),
    Column("why", "Lý do", wide=True),
    Column("note", "Ghi chú", wide=True),
    Column("figures", "Số liệu", technical=True),
    Column("indicator", "Chỉ tiêu", technical=True),
    Column("rule", "Quy tắc", technical=True),
    Column("report_ids", "Mã báo cáo", technical=True),
)


def across(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    lang: str = "vi",
    held: bool = False,
    rules: RuleChoice = ALL_RULES,
) -> tuple[Listing, int]:
    """The relations between reports that do not hold and that nobody settled (with `held` all), and
    how many were recomputed.

    Filters by round and day choose the reports that are compared; a unit or a report chooses the
    relations in which it has a part.
    """
    found = [
        contrast
        for contrast in found_across(connection, filters)
        if rules.takes(contrast.rule, contrast.rule)
    ]
    # Here, because it looks the relations between reports up as well.
    from pipeline.querying.outcomes import earlier, note_on

    d = t.finding_decision.c
    said = {
        row.ref: (row.verdict, row.why)
        for row in connection.execute(select(d.ref, d.verdict, d.why))
    }
    before = earlier(connection) if said else {}
    rows: list[tuple[Cell, ...]] = []
    for contrast in found:
        reference = reference_of(contrast)
        verdict, why = said.get(reference, (None, None))
        if held or (contrast.severity != "ok" and verdict not in SETTLED):
            noted = before.get((contrast.evidence[0].content, reference))
            note = note_on(noted, lang) if noted is not None else None
            rows.append(_row(contrast, lang, verdict, why, note))
    return Listing("Giữa các báo cáo", _COLUMNS, tuple(rows), "across"), len(found)


def found_across(connection: Connection, filters: Filters = EVERYTHING) -> list[Contrast]:
    """Every relation between reports that was recomputed, by rules that are on; see `across`."""
    scope = resolve(connection, filters)
    compared = Filters(round=filters.round, since=filters.since, until=filters.until)
    body = body_of(told(connection, (*STOCKS, *FLOWS), compared), lives(connection))
    off = set(connection.scalars(select(t.rule_off.c.rule)))
    return [
        contrast
        for contrast in contrasts(body)
        if contrast.rule not in off and _concerns(scope, contrast)
    ]


def reference_of(contrast: Contrast) -> str:
    """What people call the relation: the same as long as the text and the values are."""
    told = contrast.evidence[0]
    return contrast_reference(
        told.content, contrast.rule, told.start, told.end, contrast.stated, contrast.expected
    )


def _concerns(scope: Scope, contrast: Contrast) -> bool:
    reports = [count.report for count in contrast.evidence]
    if scope.report_id is not None and scope.report_id not in {report.id for report in reports}:
        return False
    keys = scope.unit_keys
    return keys is None or any(report.unit_key in keys for report in reports)


def _row(
    contrast: Contrast, lang: str, verdict: str | None, why: str | None, note: str | None
) -> tuple[Cell, ...]:
    first, counts = contrast.evidence[0].report, contrast.evidence
    return (
        first.unit,
        first.name,
        reference_of(contrast),
        contrast.severity,
        _message(contrast, lang),
        equation_text(contrast.equation, lang),
        contrast.stated,
        contrast.expected,
        tuple(_source(count.report, lang) for count in counts),
        tuple(count.sentence for count in counts),
        verdict,
        why,
        note,
        tuple(count.quote for count in counts),
        contrast.indicator,
        contrast.rule,
        tuple(count.report.id for count in counts),
    )


def _source(report: Sent, lang: str) -> str:
    """ "Đảng ủy xã Hải Yến · bc.txt (năm 2024)": a file of every year may have one name."""
    time = report_time(report.start, report.end, report.date, lang)
    return f"{report.unit} · {report.name}" + (f" ({time})" if time else "")


def _message(contrast: Contrast, lang: str) -> str:
    """ "tổng số đảng viên: cộng các đơn vị trực thuộc được 395 nhưng cấp trên ghi 412"."""
    name = indicator_name(contrast.indicator)
    head = name if lang == "vi" else english(name)
    if contrast.severity == "ok":
        return f"{head}: {_HOLDS[lang]}"
    sentence = _SENTENCES[lang].get(contrast.rule, _OTHER[lang])
    stated, expected = (number_text(n, lang) for n in (contrast.stated, contrast.expected))
    return f"{head}: {sentence.format(stated=stated, expected=expected)}"
