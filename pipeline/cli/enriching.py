"""`enrich`: what underthesea adds to the statements and to unknown nouns."""

import click

from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option
from pipeline.cli.output import tell
from pipeline.cli.progress import shown_progress
from pipeline.cli.speaking import said


@click.command(cls=BaocaoCommand)
@database_option
def enrich(db: str) -> None:
    """Đọc kỹ từng hạn chế đã nạp: nói về việc gì, thiếu sót gì, từ khóa nào.

    Những gì được đếm mà danh mục chưa biết cũng được đọc cho đủ từ. Mỗi câu chỉ đọc một lần, dù
    bao nhiêu đơn vị viết; dừng giữa chừng thì chạy lại để làm tiếp.
    Không tải gì từ mạng.

    \b
    Ví dụ:
      baocao enrich
      baocao compare limitations --groups
      baocao figures --unknown-nouns
    """
    from pipeline.enriching.stored import enrich as run
    from pipeline.enriching.stored import unkeyed
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with shown_progress(said("Đang đọc")) as progress:
            read, kept = run(store, progress)
        with store.read() as connection:
            outdated = unkeyed(connection)
    finally:
        store.close()
    if outdated:
        tell(
            f"{outdated} câu do phiên bản cũ của baocao đọc nên chưa đọc kỹ được; "
            "hãy chạy lại “baocao ingest” trên thư mục báo cáo."
        )
    click.echo(said(f"đọc mới {read} · đã có {kept}"))
