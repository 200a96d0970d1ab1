"""`compare limitations`: units side by side, by what they admit."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.comparing.matrices import give_matrix
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.exporting import Format
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@click.option("--quotes", is_flag=True, help="Ghi nguyên văn thay vì đếm.")
@filter_options
@output_options
@database_option
def limitations(
    db: str, filters: Filters, fmt: Format | None, output: str | None, lang: str, quotes: bool
) -> None:
    """Hạn chế × đơn vị: đơn vị nào tự nêu hạn chế gì.

    \b
    Ví dụ:
      baocao compare limitations
      baocao compare limitations --quotes -o han-che.xlsx
    """
    from pipeline.comparing.limitations import compare_limitations as query

    listing = ask(db, lambda connection: query(connection, filters, quotes=quotes))
    give_matrix(listing, fmt, output, lang)
