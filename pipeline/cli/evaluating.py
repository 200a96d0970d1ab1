"""`eval`: the analysis against gold annotations."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

import click

from pipeline.cli.floors import Least, LeastType, write_measured
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import output_option
from pipeline.cli.output import tell, write

Form = Literal["table", "json"]


@click.command("eval", cls=BaocaoCommand)
@click.argument("gold_dir", metavar="[GOLD]", required=False, type=click.Path(path_type=Path))
@click.argument("report_dir", metavar="[BÁO_CÁO]", required=False, type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="In từng chỗ sót, chỗ sai trong câu của nó.")
@click.option(
    "--base",
    metavar="COMMIT",
    help="So với một commit khác của chương trình: lỗi nào mới có, lỗi nào đã hết.",
)
@click.option(
    "--validate", is_flag=True, help="Chỉ đối chiếu gold với văn bản; thoát với mã 1 nếu có lỗi."
)
@click.option(
    "--min",
    "least",
    type=LeastType(),
    metavar="TÊN=GIÁ_TRỊ",
    multiple=True,
    help="Thoát với mã 1 nếu độ đo TÊN dưới GIÁ_TRỊ; dùng được nhiều lần.",
)
@click.option(
    "--seeded",
    type=click.IntRange(min=1),
    metavar="SỐ",
    help="Thay vào đó: sửa một chữ số trong SỐ báo cáo tổng hợp không có lỗi, đếm lỗi tìm được.",
)
@click.option(
    "--seed",
    type=int,
    default=None,
    metavar="SỐ",
    help="Hạt giống của báo cáo tổng hợp, cùng --seeded hoặc --copies (mặc định 1).",
)
@click.option(
    "--copies",
    type=click.IntRange(min=10),
    metavar="SỐ",
    help="Thay vào đó: tìm đoạn chép đã gài trong SỐ báo cáo tổng hợp, đếm đoạn tìm được.",
)
@click.option(
    "--planted",
    is_flag=True,
    help="Thay vào đó: tìm lỗi mà người viết đã gài trong các báo cáo tự đặt, đếm lỗi tìm được.",
)
@click.option(
    "--enrichment",
    is_flag=True,
    help="Thay vào đó: đo chủ đề, nội dung hạn chế và cách gộp nhóm, từng bước của underthesea.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    metavar="[table|json]",
    help="Dạng kết quả (mặc định theo đuôi tệp của -o, nếu không thì là bảng).",
)
@output_option
def evaluate(
    gold_dir: Path | None,
    report_dir: Path | None,
    errors: bool,
    base: str | None,
    validate: bool,
    least: tuple[Least, ...],
    seeded: int | None,
    seed: int | None,
    copies: int | None,
    planted: bool,
    enrichment: bool,
    form: Form | None,
    output: str | None,
) -> None:
    """Đo chất lượng phân tích so với chú giải gold (tệp .json) của các báo cáo.

    Không ghi thư mục nào thì dùng báo cáo mẫu của dự án; chỉ ghi GOLD thì tìm báo cáo
    ngay trong thư mục đó.

    \b
    Ví dụ:
      baocao eval
      baocao eval --validate gold/ bao-cao/
      baocao eval gold/ bao-cao/ --errors --min citation=0.95
      baocao eval --base main -o so-sanh.json
      baocao eval --seeded 100 --seed 7
      baocao eval --copies 1000
      baocao eval --planted --errors
      baocao eval --enrichment
    """
    given = {
        "GOLD": gold_dir is not None,
        "--base": bool(base),
        "--validate": validate,
        "--seeded": seeded is not None,
        "--enrichment": enrichment,
        "--errors": errors,
        "--min": bool(least),
    }

    def goes_without(option: str, *others: str) -> None:
        if any(given[other] for other in others):
            raise click.UsageError(f"{option} không đi cùng {', '.join(others)}.")

    if seed is not None and seeded is None and copies is None:
        raise click.UsageError("--seed chỉ đi cùng --seeded hoặc --copies.")
    as_json = form == "json" or (form is None and (output or "").lower().endswith(".json"))
    measure: Callable[..., tuple[Mapping[str, float], str]]
    if copies is not None:
        goes_without("--copies", "GOLD", "--base", "--validate", "--seeded")
        from pipeline.evaluating.copies import copies_text

        measure = partial(copies_text, copies, 1 if seed is None else seed, errors=errors)
    elif planted:
        goes_without("--planted", "GOLD", "--base", "--validate", "--seeded", "--enrichment")
        from pipeline.evaluating.planted import planted_text

        measure = partial(planted_text, errors=errors)
    elif enrichment:
        goes_without("--enrichment", "GOLD", "--base", "--validate", "--seeded", "--errors")
        from pipeline.evaluating.enrichment import enrichment_text

        measure = enrichment_text
    elif seeded is not None:
        goes_without("--seeded", "GOLD", "--base", "--validate")
        from pipeline.evaluating.seeded import seeded_text

        measure = partial(seeded_text, seeded, 1 if seed is None else seed, 4, errors=errors)
    else:
        gold, reports = _folders(gold_dir, report_dir)
        if validate:
            goes_without("--validate", "--errors", "--base", "--min")
            _validate(gold, reports, output, as_json=as_json)
            return
        from pipeline.evaluating.gold_text import gold_text
        from pipeline.evaluating.running import read_annotated

        measure = partial(gold_text, read_annotated(gold, reports), base, errors=errors)
    write_measured(*measure(as_json=as_json), least, output)


def _folders(gold_dir: Path | None, report_dir: Path | None) -> tuple[Path, Path]:
    """Where the annotations and their reports are; without a folder those of the project."""
    from pipeline.evaluating.running import sample_folders

    folders = sample_folders()
    gold = gold_dir or folders[0]
    if not any(gold.glob("*.json")):
        raise click.ClickException(
            f"Không có chú giải gold (*.json) nào trong “{gold}”; hãy chỉ đúng thư mục."
        )
    return gold, report_dir or gold_dir or folders[1]


def _validate(gold: Path, reports: Path, output: str | None, *, as_json: bool) -> None:
    from pipeline.evaluating import GoldError
    from pipeline.evaluating.running import read_annotated

    problems: tuple[str, ...] = ()
    try:
        tell(f"{len(read_annotated(gold, reports))} báo cáo, chú giải khớp với văn bản.")
    except GoldError as error:
        problems = error.problems
    text = (
        json.dumps({"problems": problems}, ensure_ascii=False, indent=1) + "\n"
        if as_json
        else "".join(f"{problem}\n" for problem in problems)
    )
    write(text.encode("utf-8", "replace"), output)
    if problems:
        raise click.exceptions.Exit(1)
