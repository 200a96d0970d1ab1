"""`cites`: which units cite which document."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import tell
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command(cls=BaocaoCommand)
@click.argument("directive", required=False, metavar="[VĂN_BẢN]")
@click.option(
    "--missing",
    is_flag=True,
    help="Đơn vị đã báo cáo mà không nhắc đến, tách riêng đơn vị chưa báo cáo.",
)
@filter_options
@output_options
@database_option
def cites(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    directive: str | None,
    missing: bool,
) -> None:
    """Đơn vị nào viện dẫn văn bản nào.

    Không có VĂN_BẢN thì liệt kê mọi văn bản theo số đơn vị và số lần nhắc đến.

    \b
    Ví dụ:
      baocao cites
      baocao cites 05-CT/TW
      baocao cites "chi thi 05" --missing
      baocao cites --unit "Sở Xây dựng"
    """
    if directive is None:
        if missing:
            raise click.UsageError(
                "--missing cần một văn bản, ví dụ: baocao cites 05-CT/TW --missing."
            )
        from pipeline.querying.citing import directives

        give(ask(db, lambda connection: directives(connection, filters)), fmt, output, lang)
        return
    words = directive
    give(
        ask(db, lambda connection: _answer(connection, words, missing, filters)), fmt, output, lang
    )


def _answer(connection: "Connection", words: str, missing: bool, filters: Filters) -> Listing:
    from pipeline.querying import citing
    from pipeline.querying.directives import choose_directive
    from pipeline.querying.matching import listed

    choice = choose_directive(connection, words)
    listing = (citing.missing if missing else citing.citing)(connection, choice, filters)
    tell(f"Văn bản: {choice.name}")
    keys = sorted({document.key for document in choice.documents if document.key is not None})
    if len(keys) > 1:
        tell(f"Ký hiệu này thuộc nhiều văn bản: {', '.join(keys)}.")
    if choice.others:
        tell(f"Không tính: {listed([document.full_name for document in choice.others])}.")
    return listing
