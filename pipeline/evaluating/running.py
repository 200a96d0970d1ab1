"""Reports analysed in this process and scored against their gold."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.analysis import analyze_text
from pipeline.evaluating.checks import measure_accusations, measure_coverage, measure_findings
from pipeline.evaluating.facts import measure_facts
from pipeline.evaluating.gold import GoldError, GoldReport, Origin
from pipeline.evaluating.gold_files import read_gold
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
    findings = measure_findings(gold, report)
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
        tallies={item.measure: item.tally for item in [*measured, findings]},
        accuracies={
            **accuracy_by((case.measure, case.right) for case in cases),
            "not_accused": Accuracy(holding - accused, holding),
            "check_coverage": Accuracy(sum(seen for _, seen in coverage), len(coverage)),
            **dict(sorted(accuracy_by(coverage).items())),
        },
        mistakes=(
            *(mistake for item in measured for mistake in item.mistakes),
            *findings.mistakes,
            *fields,
            *accusations,
            *unseen,
        ),
    )


def evaluate_folder(gold_folder: Path, report_folder: Path) -> Iterator[Evaluated]:
    """Each annotated report of a folder, in the order of names.

    Raises `GoldError` for a folder without gold, for gold or reports that cannot be read, for
    annotations that do not fit their text, and for gold of both origins: authored and
    generated reports are never pooled. All gold is read before any report is analysed.
    """
    paths = sorted(gold_folder.glob("*.json"))
    if not paths:
        raise GoldError([f"{gold_folder}: no gold annotations (*.json) here"])
    problems: list[str] = []
    loaded: list[tuple[GoldReport, str]] = []
    for path in paths:
        try:
            gold = read_gold(path)
            text = _text(gold, path, report_folder)
        except GoldError as error:
            problems += error.problems
            continue
        problems += [f"{path}: {problem}" for problem in problems_of(gold, text)]
        loaded.append((gold, text))
    if len({gold.origin for gold, _ in loaded}) > 1:
        problems.append(f"{gold_folder}: authored and synthetic gold must not be mixed")
    if problems:
        raise GoldError(problems)
    return (
        Evaluated(evaluate(gold, analyze_text(text, source=gold.source)), gold.origin, text)
        for gold, text in loaded
    )


def _text(gold: GoldReport, path: Path, report_folder: Path) -> str:
    try:
        return read_source(report_folder / gold.source).text
    except ReadError as error:
        raise GoldError([f"{path}: {report_folder / gold.source}: {error}"]) from None
