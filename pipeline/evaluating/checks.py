"""Scores of the checks: findings, false accusations, and how much of the ledger was looked at."""

from collections.abc import Iterator, Sequence

from pipeline.evaluating.gold import GoldCheck, GoldReport
from pipeline.evaluating.matching import match_best, overlap
from pipeline.evaluating.measured import Measured
from pipeline.evaluating.scores import Mistake, Tally
from schemas.document import Range
from schemas.facts import Check, CheckKind, Report, Severity

_AGREEMENT = 0.6
"""Least F1 of the evidence of two checks that are the same."""

# One reader's kind may be another's: a sum of percentages is a sum of parts, a ratio that is more
# than its whole is a percentage over 100, a wrong number of a document may be a wrong date.
_ALIKE: dict[CheckKind, CheckKind] = {
    "percent_sum": "part_sum",
    "ratio": "percent",
    "citation_number": "citation_date",
}
# Spelling of names, the registry and free remarks cannot be recomputed from the report alone.
_UNSCORED: frozenset[CheckKind] = frozenset(("name", "other"))
_UNSCORED_FOUND: frozenset[CheckKind] = frozenset(("name", "registry"))
_SEVERITIES: tuple[Severity, ...] = ("error", "suspect", "rounding")


def measure_findings(gold: GoldReport, report: Report) -> Measured:
    """The errors found, by root cause: findings that share a challenged figure have one cause.

    An error elsewhere is a false alarm, unless it touches the figure that an annotated finding of
    any severity challenges.
    """
    hard = [f for f in gold.findings if f.severity == "error" and f.kind not in _UNSCORED]
    errors = [check for check in report.findings if check.severity == "error"]
    return _by_cause("finding", hard, errors, gold.findings)


def measure_severities(gold: GoldReport, report: Report) -> Iterator[Measured]:
    """The findings of each severity, by root cause, as tallies of their own.

    Only an annotated finding of the same severity counts: an error that is called suspect is
    missed among the errors and a false alarm among the suspicions.
    """
    for severity in _SEVERITIES:
        annotated = [f for f in gold.findings if f.severity == severity]
        required = [f for f in annotated if f.kind not in _UNSCORED and not f.optional]
        stated = [check for check in report.findings if check.severity == severity]
        yield _by_cause(f"finding_{severity}", required, stated, annotated)


def _by_cause(
    measure: str,
    required: Sequence[GoldCheck],
    stated: Sequence[Check],
    excusing: Sequence[GoldCheck],
) -> Measured:
    """Root causes among `required` that are `stated`; what touches `excusing` is not wrong."""
    causes = _root_causes(required)
    matched = match_best(required, stated, _likeness)
    found = {causes[required.index(finding)] for finding, _ in matched.pairs}
    missed: dict[int, GoldCheck] = {}
    for finding in matched.missed:
        cause = causes[required.index(finding)]
        if cause not in found:
            missed.setdefault(cause, finding)
    challenged = [finding.spans[0] for finding in excusing]
    wrong = [
        check
        for check in matched.wrong
        if check.kind not in _UNSCORED_FOUND and not _touches(check, challenged)
    ]
    mistakes = [Mistake(measure, "missed", f.spans[0], _line(f)) for f in missed.values()]
    mistakes += [Mistake(measure, "wrong", _spans(check)[0], _line(check)) for check in wrong]
    return Measured(measure, Tally(len(found), len(missed), len(wrong)), tuple(mistakes))


def measure_accusations(gold: GoldReport, report: Report) -> tuple[int, list[Mistake]]:
    """How many relations that hold are accused of an error, and which.

    An error that is annotated accuses nobody wrongly, even where another relation that holds has
    most of its figures (the rows of a table against its wrong total, and against the text).
    """
    annotated = [finding.spans[0] for finding in gold.findings if finding.severity == "error"]
    errors = [
        check
        for check in report.findings
        if check.severity == "error" and _spans(check)[0] not in annotated
    ]
    accused = match_best(gold.checks_passed, errors, _likeness).pairs
    return len(accused), [
        Mistake("not_accused", "wrong", _spans(check)[0], f"{_line(check)} | {holds.note}")
        for holds, check in accused
    ]


def measure_coverage(
    gold: GoldReport, report: Report
) -> tuple[list[tuple[str, bool]], list[Mistake]]:
    """Which of the relations that hold the program recomputed and found to hold."""
    required = [check for check in gold.checks_passed if not check.optional]
    matched = match_best(required, report.checks_passed, _likeness)
    outcomes = [
        *((f"coverage.{check.kind}", True) for check, _ in matched.pairs),
        *((f"coverage.{check.kind}", False) for check in matched.missed),
    ]
    mistakes = [
        Mistake("check_coverage", "missed", check.spans[0], _line(check))
        for check in matched.missed
    ]
    return outcomes, mistakes


def _spans(check: Check) -> list[Range]:
    return [(span.start, span.end) for span in check.spans] or [(0, 0)]


def _likeness(annotated: GoldCheck, check: Check) -> float:
    if _ALIKE.get(annotated.kind, annotated.kind) != _ALIKE.get(check.kind, check.kind):
        return 0.0
    value = _evidence(annotated.spans, _spans(check))
    return value if value >= _AGREEMENT else 0.0


def _evidence(expected: Sequence[Range], stated: Sequence[Range]) -> float:
    """F1 of the spans of two checks."""
    if max(e for _, e in expected) <= min(s for s, _ in stated) or (
        max(e for _, e in stated) <= min(s for s, _ in expected)
    ):
        return 0.0
    recall = sum(any(_same_figure(a, b) for b in stated) for a in expected) / len(expected)
    precision = sum(any(_same_figure(a, b) for a in expected) for b in stated) / len(stated)
    both = recall + precision
    return 2 * recall * precision / both if both else 0.0


def _same_figure(left: Range, right: Range) -> bool:
    """They overlap, and neither covers much more than a figure and its noun."""
    short, long = sorted((left[1] - left[0], right[1] - right[0]))
    return overlap(left, right) > 0 and long <= 6 * short + 12


def _root_causes(findings: Sequence[GoldCheck]) -> list[int]:
    """For each finding the number of its cause."""
    causes = list(range(len(findings)))
    for i, finding in enumerate(findings):
        for j, other in enumerate(findings[:i]):
            challenged = finding.spans[0], other.spans[0]
            shared = any(overlap(challenged[0], span) for span in other.spans) or any(
                overlap(challenged[1], span) for span in finding.spans
            )
            if shared:
                causes = [causes[j] if cause == causes[i] else cause for cause in causes]
    return causes


def _touches(check: Check, challenged: Sequence[Range]) -> bool:
    return any(overlap(span, figure) > 0 for span in _spans(check) for figure in challenged)


def _line(check: GoldCheck | Check) -> str:
    said = check.note if isinstance(check, GoldCheck) else check.equation
    return f"{check.kind}: {check.stated} for {check.expected} ({said})"
