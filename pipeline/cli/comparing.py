"""`compare`: units side by side."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.exporting import Format
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@click.argument(
    "subject",
    type=click.Choice(["citations", "figures", "limitations"]),
    metavar="[citations|figures|limitations]",
)
@click.option("--quotes", is_flag=True, help="Với limitations: ghi nguyên văn thay vì đếm.")
@filter_options
@output_options
@database_option
def compare(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    subject: str,
    quotes: bool,
) -> None:
    """Đặt các đơn vị cạnh nhau: viện dẫn, số liệu, hạn chế.

    \b
    Ví dụ:
      baocao compare citations
      baocao compare figures --unit "Hải Yến" --unit "Sở Xây dựng"
      baocao compare figures --since 2023 -o so-sanh.xlsx
      baocao compare limitations --quotes
    """
    from pipeline import comparing

    chosen = next(item for item in comparing.SUBJECTS if item == subject)
    query = comparing.compare
    listing = ask(db, lambda connection: query(connection, chosen, filters, quotes=quotes))

    def text(width: int | None) -> str:
        from pipeline.exporting.table import render_blocks

        heads = sum(key in comparing.HEADS for key in listing.keys)
        return render_blocks(listing, heads, width=width, lang=lang)

    give(listing, fmt, output, lang, text=text)
