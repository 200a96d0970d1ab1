"""`correct`: a fact that was misread is put right, or marked as none."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import by_option, database_option, filter_options, output_options
from pipeline.cli.output import tell
from pipeline.exporting import Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.querying.correcting import Said
    from pipeline.querying.rejudging import Standing


@click.command(cls=BaocaoCommand)
@click.argument("fact", metavar="[MÃ]", required=False)
@click.option("--value", metavar="SỐ", help="Giá trị đúng: 410, 5-7, 81,3 hoặc 165/174.")
@click.option("--counted", metavar="ĐỐI_TƯỢNG", help="Cái được đếm, ví dụ “chi bộ”.")
@click.option("--kind", metavar="NHÓM", help="Nhóm: người, tổ chức, hoạt động, văn bản, khác.")
@click.option("--indicator", metavar="CHỈ_TIÊU", help="Chỉ tiêu, ví dụ org.total; “-” là không có.")
@click.option(
    "--as-of",
    metavar="THỜI_ĐIỂM",
    help="Thời điểm của số liệu (2024, 2024-06-30, 2021/2024); “-” là không có.",
)
@click.option("--document", metavar="VĂN_BẢN", help="Văn bản mà viện dẫn này nói đến.")
@click.option("--role", metavar="LOẠI", help="Loại của câu: hạn chế, nguyên nhân, bài học…")
@click.option("--wrong", is_flag=True, help="Đọc sai, không phải dữ liệu: bỏ ra khỏi mọi kết quả.")
@click.option("--why", metavar="LÝ_DO", help="Lý do.")
@by_option
@click.option("--undo", is_flag=True, help="Trở lại như đã đọc.")
@click.option("--list", "listed", is_flag=True, help="Liệt kê những gì đã sửa, và bản sau.")
@filter_options
@output_options
@database_option
def correct(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    fact: str | None,
    value: str | None,
    counted: str | None,
    kind: str | None,
    indicator: str | None,
    as_of: str | None,
    document: str | None,
    role: str | None,
    wrong: bool,
    why: str | None,
    by: str | None,
    undo: bool,
    listed: bool,
) -> None:
    """Sửa một số liệu, viện dẫn hay hạn chế mà chương trình đọc sai.

    MÃ lấy từ figures --ids, cites --mentions, limitations --ids. Điều đã sửa được giữ theo văn
    bản, loại, vị trí và giá trị đã đọc, còn nguyên sau mỗi lần nạp lại, và mọi lệnh đều theo;
    các phép tính của báo cáo được tính lại ngay với số liệu đúng.
    Không có MÃ: liệt kê những gì đã sửa.

    \b
    Ví dụ:
      baocao correct s3kq7mzxa --value 410 --why "nhận dạng nhầm"
      baocao correct s3kq7mzxa --indicator org.total --as-of 2024
      baocao correct v7fq2mzxa --document 05-CT/TW@2016-05-15
      baocao correct h2mzxq7fa --wrong
      baocao correct s3kq7mzxa --undo
      baocao correct --list
    """
    from pipeline.querying.correcting import Said

    said = Said(value, counted, kind, indicator, as_of, document, role, wrong)
    if fact is None or listed:
        if fact is not None or said.given or undo or why is not None:
            raise click.UsageError("hãy ghi MÃ, ví dụ: baocao correct s3kq7mzxa --value 410.")
        from pipeline.querying.corrected import corrections

        give(
            ask(db, lambda connection: corrections(connection, filters, lang=lang)),
            fmt,
            output,
            lang,
        )
        return
    if undo == bool(said.given) or (wrong and len(said.given) > 1):
        raise click.UsageError(
            "hãy ghi điều đúng (--value, --counted, --kind, --indicator, --as-of, --document, "
            "--role), hoặc chỉ --wrong, hoặc chỉ --undo."
        )
    if undo and (why is not None or by is not None):
        raise click.UsageError("--undo xóa cả điều đã sửa lẫn lý do; hãy bỏ --why, --by.")
    _correct(db, fact, said, why, by, lang)


def _correct(db: str, word: str, said: "Said", why: str | None, by: str | None, lang: str) -> None:
    from pipeline.cli.deciding import said_of
    from pipeline.querying.correcting import correction
    from pipeline.querying.references import refer, refer_said
    from pipeline.querying.rejudging import standing
    from pipeline.rechecking import recheck
    from pipeline.storing import judgements
    from pipeline.storing.store import open_store
    from schemas import tables as t

    table = t.fact_correction
    store = open_store(db, create=False)
    try:
        with store.write() as connection:
            if not said.given:
                row = refer_said(connection, word, table, "dữ liệu")
                before = standing(connection, row["content"])
                judgements.take_back(connection, table, row["content"], row["ref"])
                line = _line(row["ref"], "undone", row["quote"], lang)
            else:
                found = refer(connection, word, ("figure", "citation", "statement"))
                before = standing(connection, found.row["content"])
                known = judgements.kept(connection, table, found.row["content"], found.ref)
                row = {
                    **said_of(found),
                    **correction(connection, found, said, known),
                    "why": why,
                    "decided_by": judgements.who(by),
                }
                judgements.keep(store, connection, table, row)
                done = "wrong" if said.wrong else "corrected"
                line = _line(found.ref, done, found.row["quote"], lang)
            if row["fact"] != "statement":
                recheck(connection, row["content"], judgements.rules_off(connection))
            after = standing(connection, row["content"])
    finally:
        store.close()
    tell(line)
    _tell_changes(before, after, lang)


_DONE = {
    "vi": {"undone": "trở lại như đã đọc", "wrong": "đã bỏ", "corrected": "đã sửa"},
    "en": {"undone": "as it was read again", "wrong": "left out", "corrected": "put right"},
}
_GONE = {"vi": "không còn là sai lệch", "en": "no longer a finding"}


def _line(ref: str, done: str, quote: str, lang: str) -> str:
    return f"{ref}: {_DONE[lang][done]} (“{' '.join(quote.split())}”)"


def _tell_changes(
    before: "Mapping[str, Standing]", after: "Mapping[str, Standing]", lang: str
) -> None:
    """What the findings of the text became."""
    from pipeline.messages import SEVERITIES
    from pipeline.querying.rejudging import changes
    from pipeline.wording import equation_text

    gone, come = changes(before, after)
    for one in gone:
        tell(f"  {one.ref}: {_GONE[lang]} ({equation_text(one.equation, lang)})")
    for one in come:
        severity = SEVERITIES[lang][one.severity]
        tell(f"  {one.ref}: {severity} ({equation_text(one.equation, lang)})")
