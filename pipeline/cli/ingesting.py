"""`ingest`: files and folders into the store."""

import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import database_option, registry_option, without_option
from pipeline.cli.output import tell
from pipeline.cli.progress import shown_progress
from pipeline.cli.speaking import said

if TYPE_CHECKING:
    from pipeline.ingesting import IngestResult
    from pipeline.querying.rules import RuleChoice

SOME_FAILED = 3
"""Exit code where some files could not be read."""

_LISTED = 20


@click.command(cls=BaocaoCommand)
@click.argument("paths", nargs=-1, required=True, metavar="ĐƯỜNG_DẪN...", type=click.Path())
@click.option("--round", "round_name", metavar="ĐỢT", help="Đợt báo cáo mà các tệp này thuộc về.")
@click.option(
    "--units",
    "units_csv",
    metavar="CSV",
    type=click.Path(),
    help="Danh sách đơn vị phải báo cáo: đơn vị, cấp trên, tệp, hạn, tên khác.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    metavar="SỐ",
    help="Số tiến trình chạy song song (mặc định: số lõi của máy).",
)
@click.option("--retry-failed", is_flag=True, help="Đọc lại cả những tệp lần trước bị lỗi.")
@click.option(
    "--remove-missing",
    is_flag=True,
    help="Bỏ khỏi cơ sở dữ liệu những tệp không còn trong các thư mục này.",
)
@without_option
@registry_option
@database_option
@click.pass_context
def ingest(
    ctx: click.Context,
    db: str,
    paths: tuple[str, ...],
    round_name: str | None,
    units_csv: str | None,
    jobs: int | None,
    retry_failed: bool,
    remove_missing: bool,
    without: "RuleChoice",
) -> None:
    """Nạp tệp và thư mục báo cáo (gồm cả thư mục con).

    Chạy lại không làm thay đổi gì nếu tệp không đổi. Thoát với mã 3 nếu có tệp không đọc được.
    Quy tắc bị bỏ (--without, hoặc baocao rules --off) không chạy; lần nạp sau không bỏ nữa thì các
    báo cáo đã nạp được kiểm tra bù.

    \b
    Ví dụ:
      baocao ingest bao-cao/
      baocao ingest bao-cao/ --without contradiction
      baocao ingest bao-cao/ --registry van-ban-cua-tinh.tsv
      baocao ingest bao-cao/ --round "Tổng kết 2021" --units don-vi.csv
    """
    from pathlib import Path

    from pipeline.ingesting import ingest as run

    with shown_progress(said("Đang đọc")) as progress:
        result = run(
            [Path(path) for path in paths],
            db,
            round_name=round_name,
            units_csv=Path(units_csv) if units_csv is not None else None,
            jobs=jobs or os.cpu_count() or 1,
            progress=progress,
            retry_failed=retry_failed,
            remove_missing=remove_missing,
            without=without.without,
        )
    _tell(result)
    counts = (
        f"mới {result.new} · không đổi {result.unchanged} · "
        f"cập nhật {result.updated} · lỗi {result.failed}"
    )
    click.echo(said(counts))
    if result.failed:
        ctx.exit(SOME_FAILED)


def _tell(result: "IngestResult") -> None:
    """What people must know beside the counts, on stderr."""
    from pipeline.exporting.cells import flat

    for warning in result.warnings[:_LISTED]:
        tell(f"Cảnh báo: {flat(warning)}")
    if len(result.warnings) > _LISTED:
        tell(f"Cảnh báo: … và {len(result.warnings) - _LISTED} cảnh báo nữa.")
    for failure in result.failures[:_LISTED]:
        tell(f"Lỗi: {flat(failure.path)}: {flat(failure.message)}")
    if len(result.failures) > _LISTED:
        tell(f"Lỗi: … và {len(result.failures) - _LISTED} tệp nữa; xem: baocao status --files")
    if result.missing:
        tell(
            f"{len(result.missing)} tệp đã nạp trước đây nay không còn trong thư mục; "
            "báo cáo của chúng vẫn được giữ (muốn bỏ, hãy thêm --remove-missing)."
        )
    if result.rechecked:
        tell(f"Đã kiểm tra bù {result.rechecked} báo cáo (quy tắc trước đó bị bỏ, số liệu đã sửa).")
    if result.removed:
        tell(f"Đã bỏ {result.removed} tệp không còn trong thư mục.")
    if result.unsure:
        tell(f"{result.unsure} báo cáo cần bạn quyết định bản nào có giá trị; xem: baocao versions")
    if result.busy:
        tell(f"{result.busy} tệp đang được một tiến trình khác đọc.")
    if result.skipped:
        tell(f"Bỏ qua {result.skipped} tệp không phải báo cáo.")
