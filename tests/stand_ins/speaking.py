"""Sentences and short reports in, the facts that a test speaks about out, as plain tuples."""

from pipeline.analysis import analyze_text
from schemas.facts import Check, Count, Report


def report_with(*sections: str) -> str:
    """A report with a title and the sections, one blank line between them."""
    return "\n\n".join(("BÁO CÁO\nkết quả công tác của Chi bộ thôn Đông", *sections)) + "\n"


def dated_report(*paragraphs: str) -> str:
    """A report of the commune Hải Yến, in the district Tân An, of 10/12/2024."""
    head = (
        "ĐẢNG BỘ HUYỆN TÂN AN\nĐẢNG ỦY XÃ HẢI YẾN\nSố 12-BC/ĐU\nHải Yến, ngày 10 tháng 12 năm 2024",
        "BÁO CÁO\nkết quả công tác năm 2024",
    )
    return "\n\n".join((*head, *paragraphs)) + "\n"


def counts_of_year(sentence: str) -> tuple[Count, ...]:
    """The counts of a sentence in `report_of_year`."""
    return report_of_year(sentence).counts


def report_of_year(sentence: str) -> Report:
    """The commune An Hòa's report of 10/12/2023 on that year, which says the sentence."""
    head = (
        "ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ AN HÒA\n"
        "An Hòa, ngày 10 tháng 12 năm 2023",
        "BÁO CÁO\nkết quả công tác năm 2023\n-----",
        f"I. KẾT QUẢ\n{sentence}\n",
    )
    return analyze_text("\n\n".join(head))


def ruled(report: Report, rule: str) -> list[tuple[str, str, str]]:
    """The rows of the ledger that one rule made, as (severity, stated, expected)."""
    return [(c.severity, str(c.stated), str(c.expected)) for c in report.checks if c.rule == rule]


def cited(report: Report) -> list[tuple[str, str | None]]:
    """Each citation as (quotation with white space folded, id)."""
    return [(" ".join(c.span.text.split()), c.id) for c in report.citations]


def dated(report: Report) -> list[tuple[str | None, str | None]]:
    """Each citation as (id, date written beside it)."""
    return [(c.id, c.date.isoformat() if c.date else None) for c in report.citations]


def counted(report: Report) -> list[tuple[str, int, str]]:
    """Each count as (quotation, value, kind)."""
    return [(c.span.text, int(c.value), c.kind) for c in report.counts]


def challenged(report: Report) -> list[tuple[str, str, str]]:
    """Each finding as (kind, severity, the challenged quotation)."""
    return [(c.kind, c.severity, c.spans[0].text) for c in report.findings]


def judged(report: Report, kind: str) -> list[Check]:
    """The rows of the ledger of one kind, those that hold as well."""
    return [check for check in report.checks if check.kind == kind]
