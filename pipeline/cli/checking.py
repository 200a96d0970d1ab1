"""`check`: figures that cannot be true, with the arithmetic."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import emit, tell
from pipeline.exporting import Cell, Format, Listing
from pipeline.querying.filters import Filters

_FAIL_ON = {
    "error": ("error",),
    "suspect": ("error", "suspect"),
    "rounding": ("error", "suspect", "rounding"),
}
FOUND = 4
"""Exit code where `--fail-on` met a finding."""


@click.command(cls=BaocaoCommand)
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAIL_ON)),
    metavar="[error|suspect|rounding]",
    help="Thoát với mã 4 nếu có sai lệch từ mức này trở lên.",
)
@click.option("--all", "everything", is_flag=True, help="Liệt kê cả những phép tính khớp.")
@click.option(
    "--across", "between", is_flag=True, help="Đối chiếu giữa các báo cáo, thay vì trong từng cái."
)
@filter_options
@output_options
@database_option
@click.pass_context
def check(
    ctx: click.Context,
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    fail_on: str | None,
    everything: bool,
    between: bool,
) -> None:
    """Những con số không khớp, kèm phép tính và câu gốc.

    \b
    Ví dụ:
      baocao check
      baocao check --unit "Hải Yến" --lang en
      baocao check --fail-on error -o sai-lech.xlsx
      baocao check --across
    """
    if between:
        from pipeline.cli.across import show_across

        found_across = show_across(db, filters, fmt, output, lang, held=everything)
        if fail_on is not None and found_across & set(_FAIL_ON[fail_on]):
            ctx.exit(FOUND)
        return
    from pipeline.querying import findings as query

    wanted = ("error", "suspect", "rounding", "ok") if everything else _FAIL_ON["rounding"]
    found, checked = ask(
        db,
        lambda connection: (
            query.findings(connection, filters, lang=lang, severities=wanted),
            query.checked(connection, filters),
        ),
    )
    emit(
        [found],
        fmt,
        output,
        lang,
        sheets=[checked],
        text=lambda width: render_findings(found, checked, width, lang),
    )
    tell(_summary(checked, lang))
    severities = {record["severity"] for record in found.records()}
    if fail_on is not None and severities & set(_FAIL_ON[fail_on]):
        ctx.exit(FOUND)


_LABELS = {
    "vi": ("Số liệu", "Câu", "đã tính lại {checked} phép: {passed} khớp"),
    "en": ("Figures", "Sentence", "{checked} relations recomputed: {passed} hold"),
}


def render_findings(found: Listing, checked: Listing, width: int | None, lang: str) -> str:
    """The findings for people, by report, each with its arithmetic, figures and sentence."""
    from pipeline.exporting.cells import flat
    from pipeline.messages import SEVERITIES

    figures, sentence, counted = _LABELS[lang]
    by_report: dict[Cell, list[dict[str, Cell]]] = {}
    for record in found.records():
        by_report.setdefault(record["report_id"], []).append(record)
    lines: list[str] = []
    for report in checked.records():
        records = by_report.get(report["report_id"], [])
        if not records:
            continue
        head = " · ".join(flat(str(part)) for part in (report["unit"], report["report"]) if part)
        counts = counted.format(checked=report["checked"], passed=report["passed"])
        lines += ["" if lines else None, f"{head} ({counts})"]  # type: ignore[list-item]
        for record in records:
            severity = SEVERITIES[lang][str(record["severity"])].upper()
            where = f" [{flat(str(record['section']))}]" if record["section"] else ""
            lines.append(_wrapped(f"{severity}: {flat(str(record['message']))}{where}", 2, width))
            quoted = record["figures"] if isinstance(record["figures"], tuple) else ()
            quotes = " · ".join(f"“{flat(str(quote))}”" for quote in quoted)
            if quotes:
                lines.append(_wrapped(f"{figures}: {quotes}", 6, width))
            if record["sentence"]:
                lines.append(_wrapped(f"{sentence}: {flat(str(record['sentence']))}", 6, width))
    return "".join(f"{line}\n" for line in lines if line is not None)


def _wrapped(text: str, indent: int, width: int | None) -> str:
    pad = " " * indent
    if width is None:
        return pad + text
    import textwrap

    return textwrap.fill(
        text,
        max(width, indent + 30),
        initial_indent=pad,
        subsequent_indent=pad + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _summary(checked: Listing, lang: str) -> str:
    totals = {
        key: sum(number for record in checked.records() if isinstance(number := record[key], int))
        for key in ("checked", "passed", "rounding", "suspect", "error")
    }
    if lang == "en":
        return (
            "{reports} reports, {checked} relations recomputed: {passed} hold, {error} errors, "
            "{suspect} suspect, {rounding} rounding."
        ).format(reports=len(checked.rows), **totals)
    return (
        "{reports} báo cáo, đã tính lại {checked} phép: {passed} khớp, {error} sai, "
        "{suspect} nghi ngờ, {rounding} làm tròn."
    ).format(reports=len(checked.rows), **totals)
