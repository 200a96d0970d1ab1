"""`compare figures`: units side by side by what they count, one unit over the years."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.comparing.matrices import give_matrix
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options, year_option
from pipeline.exporting import Format
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@click.option(
    "--indicator",
    "indicators",
    metavar="CHỈ_TIÊU",
    multiple=True,
    help="Chỉ tiêu này, theo mã hoặc tên (nhiều lần được): giá trị, tỷ trọng, hạng, tăng giảm.",
)
@year_option
@click.option(
    "--by",
    type=click.Choice(["unit", "year"]),
    default="unit",
    metavar="[unit|year]",
    help="Theo đơn vị, hoặc theo năm của một đơn vị (kèm --unit).",
)
@filter_options
@output_options
@database_option
def figures(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    indicators: tuple[str, ...],
    year: int | None,
    by: str,
) -> None:
    """Chỉ tiêu × đơn vị: mỗi đơn vị nêu số lượng nào.

    Ô trống: đơn vị không nêu (không phải 0). Nêu nhiều số khác nhau thì ô ghi cả, không cộng.
    Không có --year: tỷ trọng, hạng, tổng và bình quân lấy năm có nhiều số liệu nhất; đơn vị chỉ nêu
    năm khác vẫn hiện số kèm thời điểm, nhưng không tính vào. Đơn vị nằm trong một đơn vị khác đã
    tính thì không cộng hai lần: không có tỷ trọng, và xếp hạng riêng với nhau. Chỉ tiêu có nhiều
    mức (xếp loại, trình độ, độ tuổi) thì mỗi mức một cột.

    \b
    Ví dụ:
      baocao compare figures --unit "Hải Yến" --unit "Sở Xây dựng"
      baocao compare figures --indicator member.total --indicator member.female --year 2024
      baocao compare figures --indicator rank.member.assessed --indicator rank.member.levels
      baocao compare figures --by year --unit "Hải Yến" -o dien-bien.xlsx
    """
    if by == "year" and year is not None:
        raise click.UsageError("--by year xem mọi năm; bỏ --year.")
    if year is not None and not indicators:
        raise click.UsageError("--year cần --indicator.")
    if not indicators and by == "unit":
        from pipeline.comparing.figures import compare_figures as query

        give_matrix(ask(db, lambda connection: query(connection, filters)), fmt, output, lang)
        return
    from pipeline.comparing.indicators import compare_indicators
    from pipeline.comparing.trend import trend
    from pipeline.querying.indicators import chosen_indicator

    keys = ask(db, lambda _: tuple(dict.fromkeys(map(chosen_indicator, indicators))))
    if by == "year":
        give(ask(db, lambda connection: trend(connection, keys, filters)), fmt, output, lang)
        return
    listing = ask(db, lambda c: compare_indicators(c, keys, filters, year=year))
    give(listing, fmt, output, lang)
