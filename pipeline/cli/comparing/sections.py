"""`compare sections`: what the units wrote, compiled by an outline."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.asking import ask
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, language_option, output_option
from pipeline.cli.output import emit, tell, write
from pipeline.exporting import FORMATS, Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.comparing.sections import Compilation
    from pipeline.exporting.document import Chapter

_DOCUMENTS = ("md", "html")
_SUFFIXES = {".md": "md", ".html": "html", ".htm": "html"}


@click.command(cls=BaocaoCommand)
@click.option(
    "--outline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Đề cương (YAML): các mục với tên và từ khóa.",
)
@click.option(
    "--draft",
    "drafted",
    is_flag=True,
    help="Viết bản nháp đề cương từ những đề mục mà đa số báo cáo cùng có.",
)
@filter_options
@language_option
@click.option(
    "--format",
    "fmt",
    type=click.Choice([*FORMATS, *_DOCUMENTS]),
    metavar="[" + "|".join((*FORMATS, *_DOCUMENTS)) + "]",
    help="Dạng kết quả (mặc định theo đuôi tệp của -o, nếu không thì là văn bản để đọc).",
)
@output_option
@database_option
def sections(
    db: str,
    filters: Filters,
    fmt: str | None,
    output: str | None,
    lang: str,
    outline: Path | None,
    drafted: bool,
) -> None:
    """Tổng hợp theo đề cương: các đơn vị viết gì dưới mỗi mục, đơn vị nào để trống.

    Một mục của báo cáo thuộc về mục đề cương có tên hoặc từ khóa nằm trong đề mục của nó.

    \b
    Ví dụ:
      baocao compare sections --draft -o de-cuong.yaml
      baocao compare sections --outline de-cuong.yaml -o tong-hop.html
      baocao compare sections --outline de-cuong.yaml --unit "Hải Yến"
    """
    if drafted == (outline is not None):
        raise click.UsageError("hãy dùng --outline TỆP, hoặc --draft để có bản nháp đề cương.")
    if outline is None:
        if fmt is not None:
            raise click.UsageError("--draft viết YAML, không đi cùng --format.")
        _draft(db, filters, output)
        return
    from pipeline.comparing.sections import compare_sections
    from pipeline.outlining import parse_outline

    chosen = parse_outline(outline.read_bytes(), outline.name)
    found = ask(db, lambda connection: compare_sections(connection, chosen, filters))
    _give(found, fmt, output, lang)
    tell(_summary(found))


def _draft(db: str, filters: Filters, output: str | None) -> None:
    from pipeline.comparing.sections import draft_outline
    from pipeline.outlining import to_yaml

    made = ask(db, lambda connection: draft_outline(connection, filters))
    if not made.items:
        raise click.ClickException(
            "Không có đề mục nào mà đa số báo cáo cùng có; hãy tự viết đề cương."
        )
    write(to_yaml(made).encode(), output)
    tell(f"Bản nháp có {len(made.items)} mục; hãy xem lại trước khi dùng với --outline.")


def _give(found: "Compilation", fmt: str | None, output: str | None, lang: str) -> None:
    from pipeline.exporting.document import DOCUMENTS, as_plain

    words = _WORDS[lang]
    title, chapters = found.outline.title, chapters_of(found, lang)
    document = fmt or (_SUFFIXES.get(Path(output).suffix.lower()) if output else None)
    if document in DOCUMENTS:
        write(DOCUMENTS[document](title, chapters, words).encode(), output)
        return
    chosen: Any = fmt
    emit(
        [found.sections, found.missing] if _is_structured(chosen, output) else [found.sections],
        chosen,
        output,
        lang,
        sheets=[found.missing, found.beside],
        text=lambda width: as_plain(title, chapters, words),
    )


def _is_structured(fmt: Format | None, output: str | None) -> bool:
    """JSON holds what was left empty too; a workbook has sheets for it."""
    from pipeline.cli.output import choose_format

    return choose_format(fmt, output) in ("json", "jsonl")


_WORDS = {
    "vi": {"missing": "Để trống", "unknown": "(chưa rõ đơn vị)"},
    "en": {"missing": "Left empty", "unknown": "(unit unknown)"},
}


def chapters_of(found: "Compilation", lang: str) -> "list[Chapter]":
    """The compilation as the chapters of a document."""
    from pipeline.exporting.document import Chapter, Entry
    from pipeline.wording import date_text

    written: dict[str, list[Entry]] = {}
    for row in found.sections.records():
        dated: Any = row["date"]
        source = [row["report"], row["section"], date_text(dated, lang) if dated else None]
        entry = Entry(
            str(row["unit"] or _WORDS[lang]["unknown"]),
            ", ".join(str(part) for part in source if part),
            tuple(str(row["text"]).split("\n")),
        )
        written.setdefault(str(row["number"]), []).append(entry)
    missing: dict[str, list[str]] = {}
    for row in found.missing.records():
        missing.setdefault(str(row["number"]), []).append(str(row["unit"]))
    return [
        Chapter(
            item.number,
            item.title,
            item.depth,
            tuple(written.get(item.number, ())),
            tuple(missing.get(item.number, ())),
        )
        for item in found.outline.items
    ]


def _summary(found: "Compilation") -> str:
    line = (
        f"{len(found.outline.items)} mục đề cương: {len(found.sections.rows)} phần của báo cáo, "
        f"{len(found.missing.rows)} chỗ để trống"
    )
    if found.unplaced:
        line += f"; {found.unplaced} đề mục lớn của báo cáo không thuộc mục nào của đề cương"
    return f"{line}."
