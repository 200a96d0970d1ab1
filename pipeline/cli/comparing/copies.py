"""`compare copies`: passages that two reports share."""

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import NOTHING
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import emit, tell
from pipeline.exporting import Cell, Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.comparing.copies import Copies


@click.command(cls=BaocaoCommand)
@click.option(
    "--same-unit",
    is_flag=True,
    help="Thay vào đó: đoạn mà một đơn vị lặp lại trong báo cáo khác của chính mình.",
)
@click.option(
    "--min-words",
    type=click.IntRange(min=5),
    metavar="SỐ",
    help="Đoạn phải có ít nhất chừng này từ riêng giống nhau (mặc định 20).",
)
@filter_options
@output_options
@database_option
def copies(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    same_unit: bool,
    min_words: int | None,
) -> None:
    """Đoạn văn mà báo cáo của hai đơn vị giống nhau nguyên văn hoặc gần nguyên văn.

    Câu chữ mà nhiều đơn vị cùng dùng (tên văn bản, lời mẫu) không tính là chép của nhau. Chỉ so
    bản hiện hành; --unit, --report, --section chọn một bên, bên kia là báo cáo bất kỳ.

    \b
    Ví dụ:
      baocao compare copies
      baocao compare copies --unit "Hải Yến" -o trung-nhau.xlsx
      baocao compare copies --same-unit
    """
    from pipeline.comparing.copies import compare_copies
    from pipeline.reuse import MIN_WORDS

    least = MIN_WORDS if min_words is None else min_words
    found = ask(db, lambda c: compare_copies(c, filters, same_unit=same_unit, min_words=least))
    if not found.passages.rows:
        tell(NOTHING)
    if found.passages.rows or fmt not in (None, "table") or output is not None:
        listings = [found.passages]
        emit(
            listings,
            fmt,
            output,
            lang,
            sheets=[found.shares],
            text=lambda width: render_copies(found, lang),
        )
    tell(f"Đã so {found.reports} báo cáo của {found.units} đơn vị.")


_WORDS = {
    "vi": (
        "{count} đoạn; {share}% báo cáo trước, {other}% báo cáo sau",
        "{words} từ, giống {likeness}%",
        "Phần trùng của mỗi báo cáo",
    ),
    "en": (
        "{count} passages; {share}% of the first report, {other}% of the second",
        "{words} words, {likeness}% alike",
        "Share of each report that is copied",
    ),
}


def render_copies(found: "Copies", lang: str) -> str:
    """The passages pair by pair with both quotations, then the share of each report."""
    from pipeline.exporting.cells import flat
    from pipeline.exporting.table import render_table
    from pipeline.wording import number_text

    heading, line, shares = _WORDS[lang]

    def said(record: dict[str, Cell], key: str, unknown: str = "–") -> str:
        value = record[key]
        if isinstance(value, Decimal | int):
            return number_text(value, lang)
        return flat(str(value or unknown))

    pairs: dict[tuple[Cell, Cell], list[dict[str, Cell]]] = {}
    for record in found.passages.records():
        key = record["report_id"], record["other_report_id"]
        pairs.setdefault(key, []).append(record)
    parts: list[str] = []
    for records in pairs.values():
        first = records[0]
        names = [
            f"{said(first, f'{side}unit', '(chưa rõ)')} · {said(first, f'{side}report')}"
            for side in ("", "other_")
        ]
        shared = said(first, "share"), said(first, "other_share")
        about = heading.format(count=len(records), share=shared[0], other=shared[1])
        lines = [" ↔ ".join(names), f"  ({about})"]
        for record in records:
            alike = line.format(words=said(record, "words"), likeness=said(record, "likeness"))
            lines.append(f"  {alike}")
            lines += [
                f"    [{said(record, f'{side}section')}] “{said(record, f'{side}quote')}”"
                for side in ("", "other_")
            ]
        parts.append("\n".join(lines) + "\n")
    parts.append(f"{shares}\n{render_table(found.shares, lang=lang)}")
    return "\n".join(parts)
