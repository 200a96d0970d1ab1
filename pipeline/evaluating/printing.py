"""Scores as a table, as JSON for programs, and mistakes in their sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from tabulate import tabulate

from pipeline.analysis import clean
from pipeline.evaluating.changes import Changes
from pipeline.evaluating.gold import Origin
from pipeline.evaluating.running import Evaluated
from pipeline.evaluating.scores import Accuracy, Mistake, Scores, Tally
from schemas.document import Range

Json = dict[str, Any]
_SENTENCE = 300
_SORTS = {"missed": "MISSED", "wrong": "WRONG", "field": "FIELD"}

ORIGINS: Mapping[Origin, str] = {
    "authored": "authored reports (annotated from the text, not generated with it)",
    "synthetic": "synthetic reports (generated together with their annotations)",
}


def table(scores: Scores) -> str:
    """The scores as two tables: facts by precision and recall, fields and checks by share."""
    tallies = [
        [name, t.precision, t.recall, t.f1, t.found, t.missed, t.wrong]
        for name, t in scores.tallies.items()
    ]
    shares = [[name, a.share, a.right, a.total] for name, a in scores.accuracies.items()]
    return "\n\n".join(
        (
            tabulate(
                tallies,
                headers=[scores.name, "P", "R", "F1", "found", "missed", "wrong"],
                floatfmt=".3f",
            ),
            tabulate(shares, headers=["", "share", "right", "of"], floatfmt=".3f"),
        )
    )


def as_json(
    pooled: Scores, runs: Sequence[Evaluated], *, mistakes: bool, changes: Changes | None = None
) -> Json:
    """The whole evaluation as one JSON object; with `changes` also the other side's figures."""
    reports: list[Json] = []
    for run in runs:
        report = _scores(run.scores)
        if mistakes:
            report["mistakes"] = _mistakes(run.scores.mistakes, run.text)
        reports.append(report)
    content = {"origin": runs[0].origin, "all": _scores(pooled), "reports": reports}
    if changes is not None:
        content["base"] = {
            "name": changes.base,
            "all": _scores(changes.pooled),
            "changes": [
                {
                    "measure": change.measure,
                    "before": round(change.before, 4),
                    "now": round(change.now, 4),
                }
                for change in changes.measures
            ],
            "reports": [
                {
                    "name": report.name,
                    "new": _mistakes(report.new, report.text),
                    "gone": _mistakes(report.gone, report.text),
                }
                for report in changes.reports
            ],
        }
    return content


def _mistakes(mistakes: Sequence[Mistake], text: str) -> list[Json]:
    return [
        {
            "measure": mistake.measure,
            "sort": mistake.sort,
            "start": mistake.at[0],
            "end": mistake.at[1],
            "text": text[slice(*mistake.at)],
            "detail": mistake.detail,
        }
        for mistake in mistakes
    ]


def changes_text(changes: Changes) -> str:
    """The change of each measure, then the mistakes that are new and those that are gone."""
    if not changes.measures and not changes.reports:
        return f"Nothing changed since {changes.base}."
    rows = [
        [change.measure, change.before, change.now, change.now - change.before]
        for change in changes.measures
    ]
    parts = [
        tabulate(
            rows,
            headers=["", changes.base, "now", "change"],
            floatfmt=("", ".3f", ".3f", "+.4f"),
        )
    ]
    new = gone = 0
    for report in changes.reports:
        lines = [f"{report.name}:"]
        for head, mistakes in (("NEW ", report.new), ("GONE", report.gone)):
            lines += [f"{head} {line}" for line in mistake_lines(report.text, mistakes)]
        parts.append("\n".join(lines))
        new += len(_grouped(report.new))
        gone += len(_grouped(report.gone))
    parts.append(f"Since {changes.base}: {new} mistakes are new, {gone} are gone.")
    return "\n\n".join(parts)


def _scores(scores: Scores) -> Json:
    return {
        "name": scores.name,
        "measures": {
            **{name: _tally(tally) for name, tally in scores.tallies.items()},
            **{name: _accuracy(accuracy) for name, accuracy in scores.accuracies.items()},
        },
    }


def _tally(tally: Tally) -> Json:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "found": tally.found,
        "missed": tally.missed,
        "wrong": tally.wrong,
    }


def _accuracy(accuracy: Accuracy) -> Json:
    return {
        "share": round(accuracy.share, 4),
        "right": accuracy.right,
        "total": accuracy.total,
    }


def mistake_lines(text: str, mistakes: Sequence[Mistake]) -> list[str]:
    """Each mistake in its sentence of `text`, with the place itself between ⟦ and ⟧.

    What counts in several measures (`count`, `count_exact`, …) is one entry that names them all.
    """
    sentences = sentences_of(text) if mistakes else []
    return [
        f"{_SORTS[mistake.sort]:6} {', '.join(measures)} @{mistake.at[0]} {mistake.detail}\n"
        f"         {in_sentence(text, sentences, mistake.at)}"
        for mistake, measures in _grouped(mistakes)
    ]


def _grouped(mistakes: Sequence[Mistake]) -> list[tuple[Mistake, list[str]]]:
    """Mistakes that differ in their measure alone, with the measures of each."""
    groups: dict[tuple[str, Range, str], list[Mistake]] = {}
    for mistake in mistakes:
        groups.setdefault((mistake.sort, mistake.at, mistake.detail), []).append(mistake)
    return [
        (group[0], list(dict.fromkeys(mistake.measure for mistake in group)))
        for group in groups.values()
    ]


def sentences_of(text: str) -> list[Range]:
    """Source ranges of the sentences of prose, in reading order."""
    doc = clean(text)
    spans = [doc.span(sentence.start, sentence.end) for sentence in doc.sentences]
    return [
        (min(span.start, *(start for start, _ in span.pieces), span.end), span.end)
        if span.pieces
        else (span.start, span.end)
        for span in spans
    ]


def in_sentence(text: str, sentences: Sequence[Range], at: Range) -> str:
    """The sentence or the line that holds a place of the text, the place between ⟦ and ⟧."""
    start, end = at
    if end == 0:
        return "(letterhead)"
    holding = [(a, b) for a, b in sentences if a <= start < b]
    if holding:
        left, right = holding[0]
    else:  # a heading, a table row, the letterhead
        left = text.rfind("\n", 0, start) + 1
        right = text.find("\n", end)
    right = max(end, right if right >= 0 else len(text))
    left, right = max(left, start - _SENTENCE), min(right, end + _SENTENCE)
    return " ".join(f"{text[left:start]}⟦{text[start:end]}⟧{text[end:right]}".split())
