"""Scores as a table, as JSON for programs, and mistakes in their sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from tabulate import tabulate

from pipeline.analysis import clean
from pipeline.evaluating.gold import Origin
from pipeline.evaluating.running import Evaluated
from pipeline.evaluating.scores import Accuracy, Scores, Tally
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


def as_json(pooled: Scores, runs: Sequence[Evaluated], *, mistakes: bool) -> Json:
    """The whole evaluation as one JSON object."""
    reports: list[Json] = []
    for run in runs:
        report = _scores(run.scores)
        if mistakes:
            report["mistakes"] = [
                {
                    "measure": mistake.measure,
                    "sort": mistake.sort,
                    "start": mistake.at[0],
                    "end": mistake.at[1],
                    "text": run.text[slice(*mistake.at)],
                    "detail": mistake.detail,
                }
                for mistake in run.scores.mistakes
            ]
        reports.append(report)
    return {"origin": runs[0].origin, "all": _scores(pooled), "reports": reports}


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


def mistake_lines(run: Evaluated) -> list[str]:
    """Every mistake of a report in its sentence, with the place itself between ⟦ and ⟧."""
    sentences = sentences_of(run.text)
    return [
        f"{_SORTS[mistake.sort]:6} {mistake.measure} @{mistake.at[0]} {mistake.detail}\n"
        f"         {in_sentence(run.text, sentences, mistake.at)}"
        for mistake in run.scores.mistakes
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
