"""`directives`: the documents that the registry knows."""

import click

from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import output_options, registry_option
from pipeline.cli.output import write
from pipeline.cli.speaking import said
from pipeline.exporting import Format


@click.command(cls=BaocaoCommand)
@click.argument("words", required=False, metavar="[VĂN_BẢN]")
@registry_option
@output_options
def directives(words: str | None, fmt: Format | None, output: str | None, lang: str) -> None:
    """Danh mục văn bản mà chương trình biết: ngày, trích yếu, văn bản thay thế.

    Có VĂN_BẢN thì tìm theo số, tên gọi hoặc vài chữ trong trích yếu; khớp đúng một văn bản thì in
    đầy đủ văn bản đó. Văn bản của tỉnh, của ngành: ghi vào tệp riêng và thêm bằng --registry.

    \b
    Ví dụ:
      baocao directives
      baocao directives "Chỉ thị 05"
      baocao directives "sinh hoạt chi bộ"
      baocao directives 17-QĐ/TU --registry tinh-lang-son.tsv
    """
    from pipeline.querying.registered import find, known_directives, shown

    if words is not None and fmt is None and output is None:
        found = find(words)
        if len(found) == 1:
            lines = map(said, shown(found[0]).splitlines(keepends=True))
            write("".join(lines).encode("utf-8", "replace"), None)
            return
    give(known_directives(words), fmt, output, lang)
