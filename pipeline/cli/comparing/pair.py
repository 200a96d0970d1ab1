"""`compare UNIT UNIT`: one summary of two units."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import choose_format, emit, tell
from pipeline.exporting import Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.comparing.pair import UnitPair


@click.command("ĐƠN_VỊ ĐƠN_VỊ", cls=BaocaoCommand)
@click.argument("first", metavar="ĐƠN_VỊ")
@click.argument("second", metavar="ĐƠN_VỊ")
@filter_options
@output_options
@database_option
def pair(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    first: str,
    second: str,
) -> None:
    """Hai đơn vị cạnh nhau: báo cáo, viện dẫn, số liệu, hạn chế, sai lệch, đoạn trùng nhau.

    \b
    Ví dụ:
      baocao compare "Hải Yến" "Sở Xây dựng"
      baocao compare "Hải Yến" "Sở Xây dựng" --since 2023 -o hai-don-vi.xlsx
    """
    if filters.units:
        raise click.UsageError("hai đơn vị đã được nêu tên; không dùng thêm --unit.")
    from pipeline.comparing.pair import compare_units

    found = ask(db, lambda connection: compare_units(connection, first, second, filters, lang=lang))
    listings = [found.summary]
    if choose_format(fmt, output) in ("json", "jsonl"):
        listings.append(found.copies.passages)
    emit(
        listings,
        fmt,
        output,
        lang,
        sheets=[found.copies.passages],
        text=lambda width: render_pair(found, width, lang),
    )
    for name, column in ((found.first, "second"), (found.second, "first")):
        if all(row["who"] == column for row in found.summary.records()):
            tell(f"{name} chưa có báo cáo nào khớp điều kiện.")


def render_pair(found: "UnitPair", width: int | None, lang: str) -> str:
    """A table for each part of the summary, under the names of the units."""
    from dataclasses import replace

    from pipeline.comparing.pair import PARTS
    from pipeline.exporting.cells import flat
    from pipeline.exporting.table import render_table

    summary = found.summary
    columns = summary.columns[1:]
    parts = [f"{flat(found.first)} ↔ {flat(found.second)}\n"]
    for part, name in PARTS.items():
        rows = tuple(row[1:] for row in summary.rows if row[0] == part)
        if rows:
            table = render_table(
                replace(summary, columns=columns, rows=rows), width=width, lang=lang
            )
            parts.append(f"{name if lang == 'vi' else part}\n{table}")
    return "\n".join(parts)
