"""`compare figures`: units side by side, by what they count."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.comparing.matrices import give_matrix
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.exporting import Format
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@filter_options
@output_options
@database_option
def figures(db: str, filters: Filters, fmt: Format | None, output: str | None, lang: str) -> None:
    """Chỉ tiêu × đơn vị: mỗi đơn vị nêu số lượng nào.

    \b
    Ví dụ:
      baocao compare figures --unit "Hải Yến" --unit "Sở Xây dựng"
      baocao compare figures --since 2023 -o so-sanh.xlsx
    """
    from pipeline.comparing.figures import compare_figures as query

    listing = ask(db, lambda connection: query(connection, filters))
    give_matrix(listing, fmt, output, lang)
