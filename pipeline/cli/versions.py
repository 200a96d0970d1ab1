"""`versions`: which text of a report counts, and what a person decides where that is unsure."""

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, filter_options, output_options
from pipeline.cli.output import tell
from pipeline.exporting import Format
from pipeline.querying.filters import Filters


@click.command(cls=BaocaoCommand)
@click.argument("chosen", metavar="[BÁO_CÁO]", required=False)
@click.option("--replaces", metavar="BÁO_CÁO", help="BÁO_CÁO đầu thay báo cáo này.")
@click.option("--replaced-by", metavar="BÁO_CÁO", help="Báo cáo này thay BÁO_CÁO đầu.")
@click.option("--apart-from", metavar="BÁO_CÁO", help="Hai báo cáo khác nhau: giữ cả hai.")
@click.option("--undo", metavar="BÁO_CÁO", help="Bỏ quyết định về hai báo cáo này.")
@filter_options
@output_options
@database_option
def versions(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    chosen: str | None,
    replaces: str | None,
    replaced_by: str | None,
    apart_from: str | None,
    undo: str | None,
) -> None:
    """Bản nào của báo cáo có giá trị; ghi quyết định khi chương trình không chắc.

    Không có BÁO_CÁO: liệt kê các bản đã bị thay, đã có quyết định, hoặc cần quyết định. Quyết định
    được giữ theo văn bản, còn nguyên sau mỗi lần nạp lại.

    BÁO_CÁO là mã, tên tệp, số hoặc trích yếu.

    \b
    Ví dụ:
      baocao versions
      baocao versions bc-moi.txt --replaces bc-cu.txt
      baocao versions bc-quy-1.txt --apart-from bc-quy-2.txt
      baocao versions bc-moi.txt --undo bc-cu.txt
    """
    from pipeline.querying import versions as query

    asked = [(replaces, "replaces"), (replaced_by, "replaced_by"), (apart_from, "apart")]
    said = [(other, verdict) for other, verdict in (*asked, (undo, "open")) if other is not None]
    if chosen is None and not said:
        give(ask(db, lambda connection: query.versions(connection, filters)), fmt, output, lang)
        return
    if chosen is None or len(said) != 1:
        raise click.UsageError(
            "Để quyết định, hãy ghi một BÁO_CÁO và một trong --replaces, --replaced-by, "
            "--apart-from, --undo; ví dụ: baocao versions bc-moi.txt --replaces bc-cu.txt"
        )
    _decide(db, chosen, *said[0])


def _decide(db: str, report: str, other: str, verdict: str) -> None:
    from pipeline.linking import DecisionError, decide
    from pipeline.querying.fact_words import VERSIONS
    from pipeline.querying.scope import find_report
    from pipeline.querying.versions import report_names
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        with store.read() as connection:
            left, right = find_report(connection, report), find_report(connection, other)
            names = report_names(connection)
        if left == right:
            raise click.UsageError(f"“{report}” và “{other}” là cùng một báo cáo.")
        if verdict == "replaced_by":
            left, right, verdict = right, left, "replaces"
        try:
            done = decide(store, left, right, verdict)  # type: ignore[arg-type]
        except DecisionError as error:
            raise click.ClickException(str(error)) from None
    finally:
        store.close()
    for id_, version in ((left, done.version), (right, done.other_version)):
        tell(f"{names[id_]}: {VERSIONS[version]}")
