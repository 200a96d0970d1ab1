"""`show`: one report with its facts marked."""

import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option
from pipeline.cli.output import tell
from pipeline.cli.speaking import said, spoken

if TYPE_CHECKING:
    from pipeline.querying.reporting import Mark

# Label without colour, ANSI codes: bold, underline, and five colours that stay apart.
LOOKS: dict[str, tuple[str, tuple[int, ...]]] = {
    "finding": ("SAI", (4, 31)),
    "citation": ("VĂN BẢN", (36,)),
    "figure": ("SỐ", (32,)),
    "limitation": ("HẠN CHẾ", (33,)),
    "heading": ("MỤC", (1,)),
}
_SEVERE = {"error": "SAI", "suspect": "NGHI NGỜ", "rounding": "LÀM TRÒN"}


@click.command(cls=BaocaoCommand)
@click.argument("report", metavar="BÁO_CÁO")
@click.option(
    "--mark",
    "kinds",
    type=click.Choice(list(LOOKS)),
    metavar=f"[{'|'.join(LOOKS)}]",
    multiple=True,
    help="Chỉ đánh dấu loại này (dùng được nhiều lần).",
)
@click.option(
    "--color/--no-color",
    "colour",
    default=None,
    help="Dùng màu hay dùng ngoặc [[…]] (mặc định: màu khi in ra màn hình).",
)
@database_option
def show(db: str, report: str, kinds: tuple[str, ...], colour: bool | None) -> None:
    """Toàn văn một báo cáo, các điểm trích được đánh dấu.

    Đánh dấu văn bản viện dẫn, số liệu, hạn chế và chỗ sai: bằng màu trên màn hình, bằng [[ngoặc]]
    khi không có màu.

    BÁO_CÁO là tên tệp, số, trích yếu, đơn vị hoặc mã báo cáo, chỉ cần một phần.

    \b
    Ví dụ:
      baocao show 152-BC/ĐU
      baocao show hai-yen.txt --mark finding --no-color
    """
    import os

    from pipeline.exporting.cells import flat
    from pipeline.highlighting import in_brackets, in_colour
    from pipeline.querying.reporting import marked_report

    found = ask(db, lambda connection: marked_report(connection, report))
    if colour is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    chosen = [_highlight(mark) for mark in found.marks if not kinds or mark.kind in kinds]
    tell(" · ".join(flat(str(part)) for part in (found.unit, found.report, found.title) if part))
    if colour:
        legend = (
            f"\x1b[{';'.join(map(str, codes))}m{said(label)}\x1b[0m"
            for label, codes in LOOKS.values()
        )
        click.echo(" ".join(legend), err=True, color=True)
    text = (in_colour if colour else in_brackets)(found.text, chosen)
    click.echo(text, color=colour, nl=not text.endswith("\n"))


def _highlight(mark: "Mark") -> "Highlight":
    from pipeline.highlighting import Highlight, visible
    from pipeline.wording import equation_text

    label, codes = LOOKS[mark.kind]
    if mark.kind == "finding":
        severity, _, equation = mark.note.partition(": ")
        arithmetic = equation_text(visible(equation), spoken())
        label = f"{said(_SEVERE.get(severity, label))} {arithmetic}".strip()
    else:
        label = said(label)
    return Highlight(mark.start, mark.end, label, codes)


if TYPE_CHECKING:
    from pipeline.highlighting import Highlight
