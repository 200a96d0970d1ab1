"""`compare limitations`: units side by side, by what they admit."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.comparing.matrices import give_matrix
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.exporting import Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.comparing.admissions import Role


@click.command(cls=BaocaoCommand)
@click.option("--quotes", is_flag=True, help="Ghi nguyên văn thay vì đếm.")
@click.option("--groups", is_flag=True, help="Những hạn chế nhiều đơn vị cùng nêu, gộp theo ý.")
@click.option("--alone", is_flag=True, help="Những hạn chế chỉ một đơn vị nêu.")
@click.option(
    "--silent", is_flag=True, help="Đơn vị không nêu gì về chủ đề mà phần lớn đơn vị có nêu."
)
@click.option(
    "--over-time",
    is_flag=True,
    help="Từng đơn vị qua các năm: lặp lại nguyên văn, lặp lại về ý, mới, không còn nêu.",
)
@click.option(
    "--role",
    type=click.Choice(["limitation", "cause"]),
    default=None,
    metavar="[limitation|cause]",
    help="Hạn chế (mặc định của bốn cách xem trên) hay nguyên nhân.",
)
@click.option(
    "--most",
    type=click.FloatRange(0, 1, max_open=True),
    default=None,
    metavar="TỶ_LỆ",
    help="Với --silent: chủ đề có hơn phần này số đơn vị nêu (mặc định 0.5).",
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
    quotes: bool,
    groups: bool,
    alone: bool,
    silent: bool,
    over_time: bool,
    role: "Role | None",
    most: float | None,
) -> None:
    """Hạn chế × đơn vị: đơn vị nào tự nêu hạn chế gì, về chủ đề nào.

    Chạy “baocao enrich” trước thì --groups, --alone và --over-time trả lời nhanh hơn.

    \b
    Ví dụ:
      baocao compare limitations --quotes -o han-che.xlsx
      baocao compare limitations --groups
      baocao compare limitations --alone --unit "Hải Yến"
      baocao compare limitations --silent --most 0.6
      baocao compare limitations --over-time --unit "Hải Yến"
    """
    from pipeline.comparing.limitations import LimitationView, compare_limitations, limitation_view

    chosen: list[LimitationView] = []
    if groups:
        chosen.append("groups")
    if alone:
        chosen.append("alone")
    if silent:
        chosen.append("silent")
    if over_time:
        chosen.append("over_time")
    if len(chosen) + quotes > 1:
        raise click.UsageError(
            "chỉ chọn một trong --quotes, --groups, --alone, --silent, --over-time."
        )
    if most is not None and not silent:
        raise click.UsageError("--most chỉ đi cùng --silent.")
    if not chosen:
        query = compare_limitations
        listing = ask(db, lambda c: query(c, filters, quotes=quotes, role=role))
        give_matrix(listing, fmt, output, lang)
        return
    listing = ask(
        db, lambda c: limitation_view(c, chosen[0], filters, role=role or "limitation", most=most)
    )
    give(listing, fmt, output, lang)
