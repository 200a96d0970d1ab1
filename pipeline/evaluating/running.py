"""Reports analysed in this process and scored against their gold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pipeline.analysis import analyze_text
from pipeline.evaluating.checks import (
    measure_accusations,
    measure_coverage,
    measure_findings,
    measure_severities,
)
from pipeline.evaluating.contract_files import report_from_json
from pipeline.evaluating.facts import measure_facts
from pipeline.evaluating.gold import GoldError, GoldReport, Origin
from pipeline.evaluating.gold_files import read_gold
from pipeline.evaluating.revisions import (
    RevisionError,
    analyses_at,
    analyses_in,
    program_folder,
)
from pipeline.evaluating.scores import Accuracy, Mistake, Scores, accuracy_by
from pipeline.evaluating.validating import problems_of
from pipeline.reading import ReadError, read_source
from schemas.facts import Report


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One report with its scores; `text` is what the offsets of the mistakes count in."""

    scores: Scores
    origin: Origin
    text: str


def evaluate(gold: GoldReport, report: Report) -> Scores:
    """The scores of one analysed report against its annotations."""
    measured, cases = measure_facts(gold, report)
    findings = [measure_findings(gold, report), *measure_severities(gold, report)]
    accused, accusations = measure_accusations(gold, report)
    coverage, unseen = measure_coverage(gold, report)
    fields = [
        Mistake(case.measure, "field", case.at, f"{case.stated!r} for {case.expected!r}")
        for case in cases
        if not case.right
    ]
    holding = len(gold.checks_passed)
    return Scores(
        name=gold.name,
        tallies={item.measure: item.tally for item in [*measured, *findings]},
        accuracies={
            **accuracy_by((case.measure, case.right) for case in cases),
            "not_accused": Accuracy(holding - accused, holding),
            "check_coverage": Accuracy(sum(seen for _, seen in coverage), len(coverage)),
            **dict(sorted(accuracy_by(coverage).items())),
        },
        mistakes=(
            *(mistake for item in measured for mistake in item.mistakes),
            *(mistake for item in findings for mistake in item.mistakes),
            *fields,
            *accusations,
            *unseen,
        ),
    )


def sample_folders() -> tuple[Path, Path]:
    """Where the gold and the sample reports of this project are."""
    corpus = Path(str(files("corpus")))
    return corpus / "gold", corpus / "reports"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated report: its gold and its text."""

    gold: GoldReport
    text: str


def read_annotated(gold_folder: Path, report_folder: Path) -> list[Annotated]:
    """Each annotated report of a folder, in the order of names, its gold held against its text.

    Raises `GoldError` with every problem: for a folder without gold, for gold or reports that
    cannot be read, for annotations that do not fit their text, and for gold of both origins:
    authored and generated reports are never pooled.
    """
    paths = sorted(gold_folder.glob("*.json"))
    if not paths:
        raise GoldError([f"{gold_folder}: no gold annotations (*.json) here"])
    problems: list[str] = []
    read: list[Annotated] = []
    for path in paths:
        try:
            gold = read_gold(path)
            text = _text(gold, path, report_folder)
        except GoldError as error:
            problems += error.problems
            continue
        problems += [f"{path}: {problem}" for problem in problems_of(gold, text)]
        read.append(Annotated(gold, text))
    if len({report.gold.origin for report in read}) > 1:
        problems.append(f"{gold_folder}: authored and synthetic gold must not be mixed")
    if problems:
        raise GoldError(problems)
    return read


def evaluate_folder(gold_folder: Path, report_folder: Path) -> Iterator[Evaluated]:
    """Each annotated report of a folder analysed in this process, in the order of names.

    Raises `GoldError` as `read_annotated` does, before any report is analysed.
    """
    return evaluate_annotated(read_annotated(gold_folder, report_folder))


def evaluate_annotated(annotated: Iterable[Annotated]) -> Iterator[Evaluated]:
    """Each report analysed in this process and scored."""
    return (scored(one, analyze_text(one.text, source=one.gold.source)) for one in annotated)


def scored(annotated: Annotated, report: Report) -> Evaluated:
    """The analysis of an annotated report with its scores."""
    return Evaluated(evaluate(annotated.gold, report), annotated.gold.origin, annotated.text)


def evaluate_revisions(
    annotated: Sequence[Annotated], base: str
) -> tuple[list[Evaluated], list[Evaluated]]:
    """The reports scored as the commit `base` reads them, and as the program reads them now.

    Both analysers run in a process of their own and both contracts are scored here, so that only
    the analysers differ. Raises `RevisionError` where the commit cannot be had or run.
    """
    here = program_folder()
    texts = [(one.gold.source, one.text) for one in annotated]
    before = analyses_at(here, base, texts)
    now = analyses_in(here, "bản hiện tại", texts)
    return _read_back(annotated, before, base), _read_back(annotated, now, "bản hiện tại")


def _read_back(
    annotated: Sequence[Annotated], analyses: Sequence[object], name: str
) -> list[Evaluated]:
    try:
        return [
            scored(one, report_from_json(analysis, one.text))
            for one, analysis in zip(annotated, analyses, strict=True)
        ]
    except ValueError as error:
        raise RevisionError(f"không đọc được kết quả phân tích của {name}: {error}") from None


def _text(gold: GoldReport, path: Path, report_folder: Path) -> str:
    try:
        return read_source(report_folder / gold.source).text
    except ReadError as error:
        raise GoldError([f"{path}: {report_folder / gold.source}: {error}"]) from None
