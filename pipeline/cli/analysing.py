"""`analyze`: one file, no database."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import language_option, registry_option, rule_options
from pipeline.cli.output import tell, write

if TYPE_CHECKING:
    from pipeline.querying.rules import RuleChoice
    from schemas.facts import Report, StatementRole


@click.command(cls=BaocaoCommand)
@click.argument("file", metavar="TỆP", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="In toàn bộ kết quả dạng JSON.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), metavar="TỆP", help="Ghi vào tệp này."
)
@rule_options
@registry_option
@language_option
def analyze(file: str, as_json: bool, output: str | None, lang: str, rules: "RuleChoice") -> None:
    """Phân tích một tệp, không cần cơ sở dữ liệu.

    \b
    Ví dụ:
      baocao analyze bao-cao.txt
      baocao analyze bao-cao.txt --json > bao-cao.json
      baocao analyze bao-cao.txt --without contradiction
    """
    import json
    from dataclasses import replace
    from pathlib import Path

    from pipeline.face import analyze_file
    from pipeline.messages import message
    from schemas.contract import report_to_json

    report, warnings = analyze_file(Path(file), rules.without)
    for warning in warnings:
        tell(f"Cảnh báo: {warning}")
    kept = (check for check in report.checks if rules.takes(check.rule, check.kind))
    report = replace(report, checks=tuple(kept))
    if as_json or (output or "").lower().endswith(".json"):
        data = report_to_json(report, lambda check: message(check, lang))
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        text = summarise(report, lang)
    write(text.encode("utf-8", "replace"), output)


def summarise(report: "Report", lang: str) -> str:
    """What the report says, for people."""
    from pipeline.exporting.cells import flat
    from pipeline.messages import SEVERITIES, message
    from pipeline.wording import date_text

    info = report.document
    day = date_text(info.date, lang) if info.date else None
    names = _NAMES[lang]
    heads = (info.title, info.unit, info.number, day)
    lines = [f"{name}: {flat(value)}" for name, value in zip(names, heads, strict=False) if value]
    cited: dict[str, int] = {}
    for citation in report.citations:
        name = citation.id or flat(citation.span.text)
        cited[name] = cited.get(name, 0) + 1
    mentions = ", ".join(f"{name} ({count})" for name, count in sorted(cited.items(), key=_most))
    figures = (
        len(report.counts) + len(report.percentages) + len(report.ratios) + len(report.amounts)
    )
    lines += [
        f"{names[4]}: {len(report.citations)}" + (f" · {mentions}" if mentions else ""),
        f"{names[5]}: {figures}",
        f"{names[6]}: {len(report.limitations)}",
    ]
    lines += [f"  - {flat(limitation.span.text)}" for limitation in report.limitations]
    roles = Counter(statement.role for statement in report.statements)
    if others := [f"{name}: {roles[role]}" for role, name in _KIN[lang].items() if roles[role]]:
        lines.append(" · ".join(others))
    lines.append(f"{names[7]}: {len(report.checks)} · {names[8]}: {len(report.findings)}")
    lines += [
        f"  {SEVERITIES[lang][check.severity].upper()}: {flat(message(check, lang))}"
        for check in report.findings
    ]
    return "".join(f"{line}\n" for line in lines)


_KIN: Mapping[str, "Mapping[StatementRole, str]"] = {
    "vi": {
        "difficulty": "Khó khăn",
        "lesson": "Bài học",
        "task": "Nhiệm vụ",
        "proposal": "Kiến nghị",
    },
    "en": {
        "difficulty": "Difficulties",
        "lesson": "Lessons",
        "task": "Tasks",
        "proposal": "Proposals",
    },
}
_NAMES = {
    "vi": (
        "Trích yếu",
        "Đơn vị",
        "Số",
        "Ngày",
        "Viện dẫn",
        "Số liệu",
        "Hạn chế và nguyên nhân",
        "Phép tính đã kiểm tra",
        "Sai lệch",
    ),
    "en": (
        "Title",
        "Unit",
        "Number",
        "Date",
        "Citations",
        "Figures",
        "Limitations and causes",
        "Relations recomputed",
        "Findings",
    ),
}


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
