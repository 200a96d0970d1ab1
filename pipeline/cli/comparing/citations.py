"""`compare citations`: units side by side, by which documents they cite."""

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
def citations(db: str, filters: Filters, fmt: Format | None, output: str | None, lang: str) -> None:
    """Văn bản × đơn vị: mỗi đơn vị viện dẫn văn bản nào mấy lần.

    \b
    Ví dụ:
      baocao compare citations
      baocao compare citations --section "căn cứ" -o vien-dan.xlsx
    """
    from pipeline.comparing.citations import compare_citations as query

    listing = ask(db, lambda connection: query(connection, filters))
    give_matrix(listing, fmt, output, lang)
