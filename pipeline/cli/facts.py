"""`figures`, `limitations`, `statements`, `search`: facts one by one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import (
    database_option,
    filter_options,
    ids_option,
    output_options,
    year_option,
)
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
    for line in listing.note.splitlines():
        tell(line)
    emit([listing], fmt, output, lang, text=text)


@click.command(cls=BaocaoCommand)
@click.option(
    "--type",
    "type_",
    type=click.Choice(["count", "percentage", "ratio", "amount"]),
    metavar="[count|percentage|ratio|amount]",
    help="Chỉ số lượng, tỷ lệ phần trăm, tỷ số, hoặc số tiền, diện tích, khối lượng.",
)
@click.option(
    "--indicator", metavar="CHỈ_TIÊU", help="Chỉ tiêu này, theo mã hoặc tên, ví dụ member.total."
)
@year_option
@click.option(
    "--unknown-nouns",
    is_flag=True,
    help="Liệt kê những gì được đếm mà danh mục chưa biết (chạy “baocao enrich” trước thì đủ từ).",
)
@ids_option
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
    unknown_nouns: bool,
    ids: bool,
) -> None:
    """Số liệu trong các báo cáo: số lượng, tỷ lệ phần trăm, tỷ số, số tiền và diện tích.

    \b
    Ví dụ:
      baocao figures --unit "Hải Yến"
      baocao figures --indicator member.total --year 2024
      baocao figures --type percentage -o ty-le.xlsx
      baocao figures --unknown-nouns
    """
    from pipeline.querying import facts
    from pipeline.querying.indicators import chosen_indicator
    from pipeline.querying.unknown_nouns import unknown_nouns as nouns

    if unknown_nouns:
        if type_ is not None or indicator is not None or year is not None or ids:
            raise click.UsageError(
                "--unknown-nouns không đi cùng --type, --indicator, --year, --ids."
            )
        give(ask(db, lambda connection: nouns(connection, filters)), fmt, output, lang)
        return

    def query(connection: "Connection") -> Listing:
        key = chosen_indicator(indicator) if indicator is not None else None
        return facts.figures(connection, filters, type=type_, indicator=key, year=year, ids=ids)

    give(ask(db, query), fmt, output, lang)


@click.command(cls=BaocaoCommand)
@click.option(
    "--role",
    type=click.Choice(["limitation", "cause"]),
    metavar="[limitation|cause]",
    help="Chỉ hạn chế, hoặc chỉ nguyên nhân.",
)
@ids_option
@click.option(
    "--origin",
    type=click.Choice(["subjective", "objective"]),
    metavar="[subjective|objective]",
    help="Chỉ nguyên nhân chủ quan, hoặc chỉ nguyên nhân khách quan.",
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
    ids: bool,
    origin: str | None,
) -> None:
    """Hạn chế và nguyên nhân mà các đơn vị tự nêu.

    Cột "Phạm vi" cho biết báo cáo nói về số ít, một số, nhiều, phần lớn hay tất cả; cột "Mức độ"
    cho biết lời nhận là nhẹ ("có lúc", "có mặt") hay nặng ("còn nhiều yếu kém").

    \b
    Ví dụ:
      baocao limitations
      baocao limitations --origin subjective --since 2023 -o nguyen-nhan-chu-quan.csv
    """
    if origin is not None and role == "limitation":
        raise click.UsageError("--origin là phía của nguyên nhân; không đi cùng --role limitation.")
    from pipeline.querying import facts

    query = facts.limitations
    give(
        ask(db, lambda connection: query(connection, filters, role=role, origin=origin, ids=ids)),
        fmt,
        output,
        lang,
    )


@click.command(cls=BaocaoCommand)
@click.option(
    "--role",
    type=click.Choice(["lesson", "task", "proposal", "difficulty"]),
    metavar="[lesson|task|proposal|difficulty]",
    help="Chỉ bài học, nhiệm vụ, kiến nghị, hoặc khó khăn khách quan bên ngoài.",
)
@ids_option
@filter_options
@output_options
@database_option
def statements(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    role: str | None,
    ids: bool,
) -> None:
    """Bài học, nhiệm vụ, kiến nghị, và khó khăn từ bên ngoài (thiên tai, dịch bệnh, địa bàn).

    Hạn chế và nguyên nhân: baocao limitations.

    \b
    Ví dụ:
      baocao statements --role proposal -o kien-nghi.xlsx
      baocao statements --role difficulty --unit "Hải Yến"
    """
    from pipeline.querying import facts

    query = facts.statements
    give(
        ask(db, lambda connection: query(connection, filters, role=role, ids=ids)),
        fmt,
        output,
        lang,
    )


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
