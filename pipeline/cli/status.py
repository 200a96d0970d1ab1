"""`status`: who has reported, and what became of every file."""

from collections import Counter

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import NOTHING, give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import choose_format, emit, tell
from pipeline.cli.speaking import said
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@click.option("--files", "only_files", is_flag=True, help="Chỉ liệt kê các tệp.")
@filter_options
@output_options
@database_option
def status(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    only_files: bool,
) -> None:
    """Ai đã báo cáo, muộn, chưa báo cáo; tệp nào lỗi vì sao.

    \b
    Ví dụ:
      baocao status
      baocao status --round "Tổng kết 2021"
      baocao status --files -o tep.xlsx
    """
    from pipeline.querying import status as query

    units, files = ask(
        db,
        lambda connection: (
            query.submissions(connection, filters),
            query.files(connection, filters),
        ),
    )
    if only_files:
        give(files, fmt, output, lang)
        return
    if not units.rows and not files.rows:
        tell(NOTHING)

    def text(width: int | None) -> str:
        return _text(units, files, width, lang)

    emit([units, files], fmt, output, lang, text=text)
    if choose_format(fmt, output) == "csv":
        tell("CSV chỉ chứa một bảng: các đơn vị. Bảng các tệp: baocao status --files")


def _text(units: Listing, files: Listing, width: int | None, lang: str) -> str:
    from pipeline.exporting.table import render_table

    parts: list[str] = []
    for listing, noun in ((units, "đơn vị"), (files, "tệp")):
        if not listing.rows:
            continue
        column = next(i for i, c in enumerate(listing.columns) if c.key == "state")
        words = listing.columns[column].words
        counts = Counter(str(row[column]) for row in listing.rows)
        known = [state for state in words if counts[state]]
        told = [f"{counts[state]} {words[state] if lang == 'vi' else state}" for state in known]
        head = said(f"{listing.title}: {len(listing.rows)} {noun} ({', '.join(told)})")
        parts.append(f"{head}\n\n{render_table(listing, width=width, lang=lang)}")
    return "\n".join(parts)
