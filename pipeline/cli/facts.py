"""`figures`, `limitations`, `search`: facts one by one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import emit, tell
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from sqlalchemy import Connection

NOTHING = "Không có kết quả nào khớp điều kiện."


def give(
    listing: Listing,
    fmt: Format | None,
    output: str | None,
    lang: str,
    *,
    text: Callable[[int | None], str] | None = None,
) -> None:
    """Write a listing, and say on stderr when it is empty; `text` as in `emit`."""
    if not listing.rows:
        tell(NOTHING)
        if fmt in (None, "table") and output is None:
            return
    emit([listing], fmt, output, lang, text=text)


@click.command(cls=BaocaoCommand)
@click.option(
    "--type",
    "type_",
    type=click.Choice(["count", "percentage", "ratio"]),
    metavar="[count|percentage|ratio]",
    help="Chỉ số lượng, tỷ lệ phần trăm, hoặc tỷ số.",
)
@click.option(
    "--indicator", metavar="CHỈ_TIÊU", help="Chỉ tiêu này, theo mã hoặc tên, ví dụ member.total."
)
@click.option("--year", type=click.IntRange(1930, 2100), metavar="NĂM", help="Số liệu của năm này.")
@filter_options
@output_options
@database_option
def figures(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    type_: str | None,
    indicator: str | None,
    year: int | None,
) -> None:
    """Số liệu trong các báo cáo: số lượng, tỷ lệ phần trăm, tỷ số.

    \b
    Ví dụ:
      baocao figures --unit "Hải Yến"
      baocao figures --indicator member.total --year 2024
      baocao figures --type percentage -o ty-le.xlsx
    """
    from pipeline.querying import facts
    from pipeline.querying.indicators import chosen_indicator

    def query(connection: "Connection") -> Listing:
        key = chosen_indicator(indicator) if indicator is not None else None
        return facts.figures(connection, filters, type=type_, indicator=key, year=year)

    give(ask(db, query), fmt, output, lang)


@click.command(cls=BaocaoCommand)
@click.option(
    "--role",
    type=click.Choice(["limitation", "cause"]),
    metavar="[limitation|cause]",
    help="Chỉ hạn chế, hoặc chỉ nguyên nhân.",
)
@filter_options
@output_options
@database_option
def limitations(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    role: str | None,
) -> None:
    """Hạn chế và nguyên nhân mà các đơn vị tự nêu.

    \b
    Ví dụ:
      baocao limitations
      baocao limitations --role cause --since 2023 -o nguyen-nhan.csv
    """
    from pipeline.querying import facts

    query = facts.limitations
    give(ask(db, lambda connection: query(connection, filters, role=role)), fmt, output, lang)


@click.command(cls=BaocaoCommand)
@click.argument("words", nargs=-1, required=True, metavar="TỪ...")
@filter_options
@output_options
@database_option
def search(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    words: tuple[str, ...],
) -> None:
    """Tìm trong toàn văn các báo cáo, gõ có dấu hoặc không dấu.

    Gõ không dấu thì tìm mọi dấu ("dang vien" tìm thấy "đảng viên"); gõ có dấu thì phải đúng dấu.
    Cụm từ đặt trong dấu nháy kép.

    \b
    Ví dụ:
      baocao search dang vien
      baocao search '"sinh hoạt chi bộ"' --unit "Hải Yến"
    """
    from pipeline.querying.searching import search as query

    give(ask(db, lambda connection: query(connection, " ".join(words), filters)), fmt, output, lang)
