"""`cites`: which units cite which document."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import (
    database_option,
    filter_options,
    output_options,
    registry_option,
)
from pipeline.cli.output import tell
from pipeline.exporting import Format, Listing
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pipeline.querying.selecting import Selection


@click.command(cls=BaocaoCommand)
@click.argument("directive", required=False, metavar="[VĂN_BẢN]")
@click.option(
    "--missing",
    is_flag=True,
    help="Đơn vị đã báo cáo mà không nhắc đến, tách riêng đơn vị chưa báo cáo.",
)
@click.option("--family", is_flag=True, help="Tính cả các văn bản thực hiện VĂN_BẢN.")
@click.option("--matrix", is_flag=True, help="Bảng đơn vị × văn bản, mỗi ô là số lần nhắc đến.")
@click.option("--mentions", is_flag=True, help="Từng chỗ nhắc đến, kèm mã và câu.")
@click.option("--unresolved", is_flag=True, help="Những chỗ chưa rõ là văn bản nào, và vì sao.")
@click.option("--relations", is_flag=True, help="Văn bản nào thay, sửa, thực hiện văn bản nào.")
@click.option("--type", "type_", metavar="LOẠI", help="Chỉ loại văn bản này: Chỉ thị, NQ…")
@click.option("--issuer", metavar="CƠ_QUAN", help="Chỉ văn bản của cơ quan này: Ban Bí thư, BTCTW…")
@click.option(
    "--role", metavar="LOẠI_MỤC", help="Chỉ trong mục loại này: kết quả, hạn chế, nhiệm vụ…"
)
@click.option(
    "--basis/--passing",
    default=None,
    help="Chỉ văn bản mà báo cáo lấy làm căn cứ; hoặc chỉ chỗ nhắc qua.",
)
@registry_option
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
    family: bool,
    matrix: bool,
    mentions: bool,
    unresolved: bool,
    relations: bool,
    type_: str | None,
    issuer: str | None,
    role: str | None,
    basis: bool | None,
) -> None:
    """Đơn vị nào viện dẫn văn bản nào.

    Không có VĂN_BẢN thì liệt kê mọi văn bản theo số đơn vị và số lần nhắc đến.

    \b
    Ví dụ:
      baocao cites
      baocao cites 05-CT/TW
      baocao cites "chi thi 05" --missing
      baocao cites 05-CT/TW --family
      baocao cites --issuer "Ban Bí thư" --role "nhiệm vụ"
      baocao cites --basis --since 2024
      baocao cites --matrix --type "Chỉ thị" -o ma-tran.xlsx
      baocao cites 05-CT/TW --mentions
      baocao cites --unresolved
    """
    kinds = {
        "--missing": missing,
        "--matrix": matrix,
        "--mentions": mentions,
        "--unresolved": unresolved,
        "--relations": relations,
    }
    asked = [name for name, given in kinds.items() if given]
    if len(asked) > 1:
        raise click.UsageError(f"Không dùng {asked[0]} cùng với {asked[1]}.")
    if directive is None and (missing or family):
        name = "--missing" if missing else "--family"
        raise click.UsageError(f"{name} cần một văn bản, ví dụ: baocao cites 05-CT/TW {name}.")
    from pipeline.querying.selecting import Selection

    use = None if basis is None else "basis" if basis else "passing"
    selection = Selection(type_, issuer, role, use)  # type: ignore[arg-type]
    kind = asked[0] if asked else ""
    listing = ask(
        db, lambda connection: _answer(connection, directive, kind, family, filters, selection)
    )
    give(listing, fmt, output, lang, text=_blocks(listing, lang) if matrix else None)


def _answer(
    connection: "Connection",
    words: str | None,
    kind: str,
    family: bool,
    filters: Filters,
    selection: "Selection",
) -> Listing:
    from dataclasses import replace

    from pipeline.querying import citing, facts
    from pipeline.querying.families import relations, with_family
    from pipeline.querying.selecting import selected
    from pipeline.querying.unresolved import unresolved

    if kind == "--relations":
        return relations(connection, filters)
    choice = None
    if words is not None:
        from pipeline.querying.directives import choose_directive
        from pipeline.querying.matching import listed

        choice = choose_directive(connection, words)
        tell(f"Văn bản: {choice.name}")
        keys = sorted({document.key for document in choice.documents if document.key is not None})
        if len(keys) > 1:
            tell(f"Ký hiệu này thuộc nhiều văn bản: {', '.join(keys)}.")
        if choice.others:
            tell(f"Không tính: {listed([document.full_name for document in choice.others])}.")
        if family:
            choice = with_family(connection, choice)
            tell(f"Cùng họ: {listed([document.full_name for document in choice.documents[1:]])}.")
        selection = replace(selection, groups=choice.groups)
    if kind == "--unresolved":
        return unresolved(connection, filters, selection)
    if kind == "--mentions":
        return facts.citations(connection, rows=selected(connection, filters, selection))
    if kind == "--matrix":
        return citing.matrix(connection, filters, selection)
    if choice is None:
        return citing.directives(connection, filters, selection)
    answer = citing.missing if kind == "--missing" else citing.citing
    return answer(connection, choice, filters, selection)


def _blocks(listing: Listing, lang: str) -> Callable[[int | None], str]:
    """A wide matrix as text: in blocks that fit, each with the units in front."""

    def text(width: int | None) -> str:
        from pipeline.exporting.table import render_blocks

        return render_blocks(listing, 2, width=width, lang=lang)

    return text
