"""`eval`: the analysis against gold annotations."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from pipeline.cli.group import BaocaoCommand
from pipeline.cli.output import tell, write

if TYPE_CHECKING:
    from pipeline.evaluating import Scores
    from pipeline.evaluating.running import Annotated

Least = tuple[str, float]
Form = Literal["table", "json"]


class LeastType(click.ParamType[Least]):
    """NAME=VALUE, where the value is a share from 0 to 1."""

    name = "TÊN=GIÁ_TRỊ"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Least:
        """The name and the number of "citation=0.95"."""
        measure, _, number = str(value).partition("=")
        try:
            least = float(number)
        except ValueError:
            least = -1.0
        if not measure or not 0 <= least <= 1:
            reason = f"“{value}” không có dạng TÊN=GIÁ_TRỊ với giá trị từ 0 đến 1."
            self.fail(reason, param, ctx)
        return measure, least


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
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="TỆP",
    help="Ghi vào tệp này thay vì in ra.",
)
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
    if seed is not None and seeded is None and copies is None:
        raise click.UsageError("--seed chỉ đi cùng --seeded hoặc --copies.")
    if copies is not None:
        if gold_dir or base or validate or seeded is not None:
            raise click.UsageError("--copies không đi cùng GOLD, --base, --validate, --seeded.")
        from pipeline.evaluating.copies import copies_text

        _generated(
            lambda as_json: copies_text(
                copies, 1 if seed is None else seed, as_json=as_json, errors=errors
            ),
            *(least, form, output),
        )
        return
    if planted:
        if gold_dir or base or validate or seeded is not None or enrichment:
            raise click.UsageError(
                "--planted không đi cùng GOLD, --base, --validate, --seeded, --enrichment."
            )
        from pipeline.evaluating.planted import planted_text

        _generated(
            lambda as_json: planted_text(as_json=as_json, errors=errors), *(least, form, output)
        )
        return
    if enrichment:
        if gold_dir or base or validate or seeded is not None or errors:
            raise click.UsageError(
                "--enrichment không đi cùng GOLD, --base, --validate, --seeded, --errors."
            )
        _enrichment(least, form, output)
        return
    if seeded is not None:
        if gold_dir or base or validate:
            raise click.UsageError("--seeded không đi cùng GOLD, --base, --validate.")
        from pipeline.evaluating.seeded import seeded_text

        _generated(
            lambda as_json: seeded_text(
                seeded, 1 if seed is None else seed, 4, as_json=as_json, errors=errors
            ),
            *(least, form, output),
        )
        return
    from pipeline.evaluating.running import read_annotated, sample_folders

    folders = sample_folders()
    gold = gold_dir or folders[0]
    reports = report_dir or gold_dir or folders[1]
    if not any(gold.glob("*.json")):
        raise click.ClickException(
            f"Không có chú giải gold (*.json) nào trong “{gold}”; hãy chỉ đúng thư mục."
        )
    if validate:
        if errors or base or least:
            raise click.UsageError("--validate không đi cùng --errors, --base, --min.")
        _validate(gold, reports, form, output)
        return
    chosen: Form = form or ("json" if (output or "").lower().endswith(".json") else "table")
    pooled, text = _evaluated(read_annotated(gold, reports), chosen, base, errors=errors)
    unknown = [measure for measure, _ in least if measure not in pooled.measures]
    if unknown:
        names = ", ".join(pooled.measures)
        raise click.UsageError(f"không có độ đo {', '.join(unknown)}; có: {names}.")
    write(text.encode("utf-8", "replace"), output)
    missed = shortfalls(pooled, least)
    for line in missed:
        tell(line)
    if missed:
        raise click.exceptions.Exit(1)


def _generated(
    measure: Callable[[bool], tuple[dict[str, float], str]],
    least: tuple[Least, ...],
    form: Form | None,
    output: str | None,
) -> None:
    """Write what was measured on generated reports; `measure` is told whether JSON is wanted."""
    as_json = form == "json" or (form is None and (output or "").lower().endswith(".json"))
    measures, text = measure(as_json)
    _written(measures, text, least, output)


def _enrichment(least: tuple[Least, ...], form: Form | None, output: str | None) -> None:
    import json

    from pipeline.evaluating.enrichment import enrichment_text, measure_enrichment, measures

    found = measure_enrichment()
    reached = measures(found)
    as_json = form == "json" or (form is None and (output or "").lower().endswith(".json"))
    rounded = {name: round(value, 4) for name, value in reached.items()}
    text = json.dumps(rounded, indent=1) + "\n" if as_json else enrichment_text(found)
    _written(reached, text, least, output)


def _written(
    measures: Mapping[str, float], text: str, least: tuple[Least, ...], output: str | None
) -> None:
    """Write the text; exit 1 where a measure is below what was asked."""
    unknown = [name for name, _ in least if name not in measures]
    if unknown:
        raise click.UsageError(f"không có độ đo {', '.join(unknown)}; có: {', '.join(measures)}.")
    write(text.encode("utf-8", "replace"), output)
    missed = [f"{n} is {measures[n]:.4f}, below {v:g}" for n, v in least if measures[n] < v]
    for line in missed:
        tell(line)
    if missed:
        raise click.exceptions.Exit(1)


def shortfalls(scores: "Scores", least: tuple[Least, ...]) -> list[str]:
    """The floors that are missed. Raises KeyError for a measure that does not exist."""
    return [
        f"{measure} is {scores.value(measure):.4f}, below {floor:g}"
        for measure, floor in least
        if scores.value(measure) < floor
    ]


def _validate(gold: Path, reports: Path, form: Form | None, output: str | None) -> None:
    import json

    from pipeline.evaluating import GoldError
    from pipeline.evaluating.running import read_annotated

    problems: tuple[str, ...] = ()
    try:
        tell(f"{len(read_annotated(gold, reports))} báo cáo, chú giải khớp với văn bản.")
    except GoldError as error:
        problems = error.problems
    as_json = form == "json" or (form is None and (output or "").lower().endswith(".json"))
    text = (
        json.dumps({"problems": problems}, ensure_ascii=False, indent=1) + "\n"
        if as_json
        else "".join(f"{problem}\n" for problem in problems)
    )
    write(text.encode("utf-8", "replace"), output)
    if problems:
        raise click.exceptions.Exit(1)


def _evaluated(
    annotated: "list[Annotated]", form: Form, base: str | None, *, errors: bool
) -> "tuple[Scores, str]":
    """The pooled scores, and the whole evaluation as text."""
    import json

    from pipeline.evaluating import pool, printing
    from pipeline.evaluating.changes import compare
    from pipeline.evaluating.running import evaluate_annotated, evaluate_revisions

    changes = None
    if base is None:
        runs = list(evaluate_annotated(annotated))
    else:
        before, runs = evaluate_revisions(annotated, base)
        changes = compare(base, before, runs)
    pooled = pool(f"all {len(runs)} reports", [run.scores for run in runs])
    if form == "json":
        content = printing.as_json(pooled, runs, mistakes=errors, changes=changes)
        return pooled, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    parts: list[str] = []
    for run in runs:
        # Beside another commit only what differs is of interest in the single reports.
        if changes is None:
            parts.append(printing.table(run.scores))
        if errors:
            head = [] if changes is None else [f"{run.scores.name}:"]
            parts.append("\n".join([*head, *printing.mistake_lines(run.text, run.scores.mistakes)]))
    parts.append(printing.table(pooled))
    if changes is not None:
        parts.append(printing.changes_text(changes))
    parts.append(f"These figures come from {printing.ORIGINS[runs[0].origin]}.")
    return pooled, "\n\n".join(parts) + "\n"
